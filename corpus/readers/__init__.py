"""Readers: one file in, one :class:`corpus.records.Document` out.

A reader is a module with a function ``read`` (see :class:`corpus.readers.base.Reader`). To add one, name it in
:data:`READERS` under its suffixes and, where its files can be told by their content, in ``sniff``. Modules are imported when
their first file comes. Text is read in this process, everything else in a child process (``sandbox``).
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Final, cast

from corpus.errors import UnreadableFileError, UnsupportedFormatError
from corpus.readers.base import MAX_FILE_BYTES, Reader
from corpus.readers.sandbox import read_in_child
from corpus.readers.sniff import NAMES, kind_of
from corpus.records import Document, ReadWarning

READERS: Final[dict[str, str]] = {
    ".txt": "corpus.readers.plain",
    ".text": "corpus.readers.plain",
    ".md": "corpus.readers.markdown",
    ".markdown": "corpus.readers.markdown",
    ".docx": "corpus.readers.docx",
    ".docm": "corpus.readers.docx",
    ".dotx": "corpus.readers.docx",
    ".doc": "corpus.readers.office",
    ".odt": "corpus.readers.office",
    ".rtf": "corpus.readers.office",
    ".html": "corpus.readers.html",
    ".htm": "corpus.readers.html",
    ".xhtml": "corpus.readers.html",
    ".mht": "corpus.readers.html",
    ".mhtml": "corpus.readers.html",
    ".pdf": "corpus.readers.pdf",
    ".png": "corpus.readers.image",
    ".jpg": "corpus.readers.image",
    ".jpeg": "corpus.readers.image",
    ".tif": "corpus.readers.image",
    ".tiff": "corpus.readers.image",
}
"""Suffix (lower case) to the module that reads it."""

_IN_PROCESS: Final = frozenset(("corpus.readers.plain", "corpus.readers.markdown"))


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
