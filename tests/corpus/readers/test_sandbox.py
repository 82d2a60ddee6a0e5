import os
import signal

import pytest

from corpus.readers import read_here
from corpus.readers.isolation import sandbox, wire
from corpus.readers.isolation.sandbox import read_in_child
from corpus.records.errors import MissingExtraError, UnreadableFileError

PAGE = "<html><table border=1><tr><th>TT<th>Việc<tr><td>1<td>Rà soát</table><p>“Kế hoạch”\u2028hết"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "trang.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def child_pid() -> int:
    return sandbox._KEEPER._child._process.pid


def test_the_child_reads_what_this_process_would_read(page):
    assert read_in_child(page, page.parent) == read_here(page, page.parent)


def test_one_child_serves_many_files_and_refusals_are_kept_whole(page, tmp_path):
    read_in_child(page, page.parent)
    first = child_pid()
    empty = tmp_path / "hong.docx"
    empty.write_bytes(b"PK\x03\x04")
    with pytest.raises(UnreadableFileError, match="Tệp Word bị hỏng"):
        read_in_child(empty, tmp_path)
    read_in_child(page, page.parent)
    assert child_pid() == first


def test_a_child_that_was_killed_is_replaced(page):
    read_in_child(page, page.parent)
    first = child_pid()
    os.kill(first, signal.SIGKILL)
    sandbox._KEEPER._child._process.wait(60)
    assert read_in_child(page, page.parent).text
    assert child_pid() != first


def test_a_reader_that_hangs_dies_or_eats_memory_takes_one_file_with_it(tmp_path, page, monkeypatch):
    # A child with its own readers: each file's text tells what its reading does.
    monkeypatch.setattr(
        sandbox,
        "_SERVE",
        "import os, time, corpus.readers.child as child\n"
        "def act(path, root):\n"
        "    match path.stem:\n"
        "        case 'treo': time.sleep(60)\n"
        "        case 'chet': os._exit(3)\n"
        "        case 'phinh': x = bytearray(10**10)\n"
        "        case 'loi': raise RuntimeError('x')\n"
        "        case 'noi': os.write(1, b'noise of a library'); print('more noise')\n"
        "    return read(path, root)\n"
        "read, child.read_here = child.read_here, act\n"
        "child.serve()\n",
    )
    sandbox._KEEPER.close()
    for name, words, seconds in (
        ("treo", "quá 1 giây", 1.0),
        ("chet", "dừng đột ngột", 30.0),
        ("phinh", "bộ nhớ", 30.0),
        ("loi", "hỏng hoặc lạ", 30.0),
    ):
        path = tmp_path / f"{name}.html"
        path.write_text(PAGE, encoding="utf-8")
        with pytest.raises(UnreadableFileError, match=words):
            read_in_child(path, tmp_path, seconds=seconds)
        assert read_in_child(page, page.parent).text
    noisy = tmp_path / "noi.html"
    noisy.write_text(PAGE, encoding="utf-8")
    assert read_in_child(noisy, tmp_path).text
    sandbox._KEEPER.close()


def test_a_fork_does_not_share_the_child(page):
    read_in_child(page, page.parent)
    pid = os.fork()
    if not pid:
        try:
            ours = child_pid()
            os._exit(0 if read_in_child(page, page.parent).text and child_pid() != ours else 1)
        finally:
            os._exit(2)
    assert os.waitpid(pid, 0)[1] == 0
    assert read_in_child(page, page.parent).text


def test_refusals_keep_their_class_over_the_wire():
    with pytest.raises(MissingExtraError, match=r"tracuu\[ocr\]"):
        wire.decode(wire.encode(MissingExtraError("cần tracuu[ocr]")))
