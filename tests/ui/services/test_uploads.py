import io

import pytest

from corpus.records.errors import UnreadableFileError
from ui.problems.errors import TooLargeError, UploadRefusedError
from ui.services import uploads


@pytest.mark.parametrize("name", ["Kế hoạch 457.txt", "a.PDF", "kh-2024.docx", "việc (1).md"])
def test_plain_names_are_kept(name):
    assert uploads.safe_name(name) == name


UNSAFE = ["", " ", "a.txt ", "../a.txt", "..\\a.txt", "/etc/passwd.txt", "a/b.txt", "C:a.txt", ".an.txt", ".txt", "a\n.txt"]
UNREADABLE = ["a\x00.txt", "a\u202etxt.md", "con.txt", "COM1.md", "x" * 300 + ".txt", "a.exe", "catalog.toml", "a", "a?.md"]


@pytest.mark.parametrize("name", [*UNSAFE, *UNREADABLE])
def test_names_that_could_do_harm_are_refused(name):
    with pytest.raises(UploadRefusedError):
        uploads.safe_name(name)


def test_a_decomposed_name_becomes_nfc():
    assert uploads.safe_name("Kế hoạch.txt") == "Kế hoạch.txt"


def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path):
    (tmp_path / "a.txt").write_text("cũ", "utf-8")
    with pytest.raises(UploadRefusedError, match="thay tệp cũ"):
        uploads.target_in(tmp_path, "a.txt", replace=False)
    assert uploads.target_in(tmp_path, "a.txt", replace=True) == tmp_path / "a.txt"


def test_no_link_is_written_through(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("giữ nguyên", "utf-8")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").symlink_to(outside)
    with pytest.raises(UploadRefusedError, match="liên kết"):
        uploads.target_in(corpus, "a.txt", replace=True)


def test_a_file_over_the_limit_leaves_nothing_behind(settings):
    small = settings.model_copy(update={"max_upload_mb": 1})
    with pytest.raises(TooLargeError):
        uploads.spool(io.BytesIO(b"x" * (1024 * 1024 + 1)), "a.txt", small)
    with pytest.raises(UploadRefusedError):
        uploads.spool(io.BytesIO(b""), "a.txt", small)
    assert list((settings.data / "uploads").iterdir()) == []


def test_content_is_read_in_a_process_of_its_own(settings):
    path = uploads.spool(io.BytesIO("KẾ HOẠCH\nI. MỤC TIÊU\n".encode()), "a.txt", settings)
    assert uploads.check_content(path, settings).text.startswith("KẾ HOẠCH")
    broken = uploads.spool(io.BytesIO(b"PK\x03\x04 not a document"), "a.docx", settings)
    with pytest.raises(UnreadableFileError):
        uploads.check_content(broken, settings)
    blank = uploads.spool(io.BytesIO(b"   \n"), "b.txt", settings)
    with pytest.raises(UnreadableFileError):
        uploads.check_content(blank, settings)


def test_too_many_pages_are_refused(settings):
    pages = "\f".join(f"Trang {n}" for n in range(1, 6))
    path = uploads.spool(io.BytesIO(pages.encode()), "a.txt", settings)
    assert len(uploads.check_content(path, settings).pages) == 5
    with pytest.raises(UploadRefusedError, match="nhiều nhất 4 trang"):
        uploads.check_content(path, settings.model_copy(update={"max_upload_pages": 4}))


def test_a_plan_is_placed_whole_as_a_plain_file(tmp_path):
    source, target = tmp_path / "s.txt", tmp_path / "corpus" / "t.txt"
    target.parent.mkdir()
    source.write_text("mới", "utf-8")
    target.write_text("cũ", "utf-8")
    uploads.place(source, target)
    assert target.read_text("utf-8") == "mới"
    assert [path.name for path in target.parent.iterdir()] == ["t.txt"]
