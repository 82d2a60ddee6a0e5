"""Readers. In: one file, its name and bytes. Out: one :class:`corpus.records.Document`.

A reader is a module with a function ``read`` (see :class:`corpus.readers.base.Reader`). To add one, name it in
:data:`READERS` under its suffixes and, where its files can be told by their content, in ``sniff``. Modules are imported when
their first file comes. Text is read in this process, everything else in a child process (``sandbox``).
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Final, cast

from corpus.readers.base import MAX_FILE_BYTES, Reader
from corpus.readers.isolation.sandbox import read_in_child
from corpus.readers.sniff import NAMES, kind_of
from corpus.records import Document, ReadWarning
from corpus.records.errors import UnreadableFileError, UnsupportedFormatError

READERS: Final[dict[str, str]] = {
    ".txt": "corpus.readers.plain.plain",
    ".text": "corpus.readers.plain.plain",
    ".md": "corpus.readers.plain.markdown",
    ".markdown": "corpus.readers.plain.markdown",
    ".docx": "corpus.readers.word.docx",
    ".docm": "corpus.readers.word.docx",
    ".dotx": "corpus.readers.word.docx",
    ".doc": "corpus.readers.word.office",
    ".odt": "corpus.readers.word.office",
    ".rtf": "corpus.readers.word.office",
    ".html": "corpus.readers.web.html",
    ".htm": "corpus.readers.web.html",
    ".xhtml": "corpus.readers.web.html",
    ".mht": "corpus.readers.web.html",
    ".mhtml": "corpus.readers.web.html",
    ".pdf": "corpus.readers.pdf.pdf",
    ".png": "corpus.readers.scan.image",
    ".jpg": "corpus.readers.scan.image",
    ".jpeg": "corpus.readers.scan.image",
    ".tif": "corpus.readers.scan.image",
    ".tiff": "corpus.readers.scan.image",
}
"""Suffix (lower case) to the module that reads it."""

_IN_PROCESS: Final = frozenset(("corpus.readers.plain.plain", "corpus.readers.plain.markdown"))


def read(path: Path, root: Path) -> Document:
    """Return the document in ``path``, a file below the corpus folder ``root``.

    The reader is chosen by the file's content, then by its suffix. Raises :class:`UnreadableFileError` or one of its
    family (format unknown, extra missing, broken, empty, too large), with a message in Vietnamese.
    """
    data = _bytes_of(path, root)
    kind = _known(kind_of(data, path.suffix.lower()))
    if READERS[kind] in _IN_PROCESS:
        return _read(data, kind, path, root)
    return read_in_child(path, root)


def read_here(path: Path, root: Path) -> Document:
    """Read like :func:`read`, but in this process whatever the format."""
    data = _bytes_of(path, root)
    return _read(data, _known(kind_of(data, path.suffix.lower())), path, root)


def is_readable(path: Path) -> bool:
    """Tell whether a reader takes files of this name."""
    return path.suffix.lower() in READERS


def _bytes_of(path: Path, root: Path) -> bytes:
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise UnreadableFileError("Tệp là liên kết ra ngoài thư mục kế hoạch nên không đọc; hãy chép tệp thật vào thư mục.")
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // 1024**2
            raise UnreadableFileError(f"Tệp quá lớn ({size // 1024**2} MiB, tối đa {limit} MiB); hãy tách thành nhiều tệp.")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"Không mở được tệp: {error.strerror}; hãy kiểm tra quyền đọc và đường dẫn.") from error
    if not data.strip():
        raise UnreadableFileError("Tệp trống; hãy kiểm tra lại tệp.")
    return data


def _known(kind: str) -> str:
    if kind not in READERS:
        known = ", ".join(sorted(READERS))
        raise UnsupportedFormatError(f"Chưa có bộ đọc cho định dạng “{kind or 'không có đuôi'}”; các đuôi đọc được: {known}.")
    return kind


def _read(data: bytes, kind: str, path: Path, root: Path) -> Document:
    reader = cast(Reader, import_module(READERS[kind]).read)
    document = reader(data, path.relative_to(root).as_posix())
    suffix = path.suffix.lower()
    if READERS[kind] == READERS.get(suffix):
        return document
    message = f"Tên tệp có đuôi “{suffix}” nhưng nội dung là {NAMES.get(kind, kind)}; đã đọc theo nội dung."
    return replace(document, warnings=(*document.warnings, ReadWarning("wrong_suffix", message)))
