"""Choosing the reader by content, and what is refused before any reader sees it."""

import io
import zipfile

import docx
import pytest

from corpus.readers import READERS, is_readable, read, read_here
from corpus.readers.sniff import kind_of
from corpus.records.errors import UnreadableFileError, UnsupportedFormatError

PAGE = b"<!DOCTYPE html><html><body><p>K\xe1\xba\xbf ho\xe1\xba\xa1ch</p></body></html>"


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("Kế hoạch")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def zip_of(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix", "kind"),
    [
        (word_file(), ".doc", ".docx"),
        (PAGE, ".doc", ".html"),
        (b"<table><tr><td>x", ".doc", ".html"),
        (b"\xff\xfe" + "<html><p>x".encode("utf-16-le"), ".doc", ".html"),
        (b"<!-- saved --> <HTML>", ".txt", ".html"),
        (b"# Ti\xc3\xaau \xc4\x91\xe1\xbb\x81 <html>", ".md", ".md"),
        (b"junk %PDF-1.7", ".docx", ".pdf"),
        (b"\xff\xd8\xff\xe0", ".pdf", ".jpg"),
        (b"{\\rtf1", ".doc", ".rtf"),
        ("Kế hoạch".encode(), ".docx", ".txt"),
        (b"\x00\x01\x02", ".docx", ".docx"),
        (b"From: x\nMIME-Version: 1.0\n", ".mht", ".mht"),
        (b"PK\x03\x04 cut short", ".docx", ".docx"),
        (zip_of("content.xml", "mimetype"), ".docx", ".odt"),
    ],
)
def test_content_decides(data, suffix, kind):
    assert kind_of(data, suffix) == kind


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (zip_of("xl/workbook.xml", "[Content_Types].xml"), UnsupportedFormatError, "Bảng tính"),
        (zip_of("a.txt"), UnsupportedFormatError, "giải nén"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), UnreadableFileError, "mật khẩu"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), UnsupportedFormatError, "Bảng tính"),
    ],
)
def test_what_no_reader_takes_is_refused_with_a_reason(data, error, words):
    with pytest.raises(error, match=words):
        kind_of(data, ".docx")


@pytest.mark.parametrize("reading", [read, read_here])
def test_a_wrong_name_is_read_by_content_with_a_warning(tmp_path, reading):
    path = tmp_path / "ke-hoach.doc"
    path.write_bytes(word_file())
    document = reading(path, tmp_path)
    assert (document.text, document.format, document.file) == ("Kế hoạch", "docx", "ke-hoach.doc")
    assert [warning.code for warning in document.warnings] == ["wrong_suffix"]


def test_a_right_name_has_no_warning(tmp_path):
    for name, data in (("a.docx", word_file()), ("b.htm", PAGE)):
        (tmp_path / name).write_bytes(data)
        assert read_here(tmp_path / name, tmp_path).warnings == ()


def test_links_out_of_the_corpus_are_refused(tmp_path):
    corpus, outside = tmp_path / "plans", tmp_path / "bi-mat.txt"
    corpus.mkdir()
    outside.write_text("mật")
    (corpus / "a.txt").symlink_to(outside)
    with pytest.raises(UnreadableFileError, match="liên kết"):
        read(corpus / "a.txt", corpus)
    (corpus / "that.txt").write_text("kế hoạch")
    (corpus / "b.txt").symlink_to(corpus / "that.txt")
    assert read(corpus / "b.txt", corpus).text == "kế hoạch"


def test_every_suffix_has_a_module_and_is_readable(tmp_path):
    for suffix in READERS:
        assert is_readable(tmp_path / f"a{suffix.upper()}")
