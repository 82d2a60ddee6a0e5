"""Readers: one file in, one :class:`corpus.records.Document` out.

A reader is a module with a function ``read`` (see :class:`corpus.readers.base.Reader`). To add one, name it in
:data:`READERS` under its suffixes and, where its files can be told by their first bytes, in :data:`MAGIC`. Modules are
imported when their first file comes.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Final, cast

from corpus.errors import UnreadableFileError, UnsupportedFormatError
from corpus.readers.base import MAX_FILE_BYTES, Reader
from corpus.records import Document

READERS: Final[dict[str, str]] = {
    ".txt": "corpus.readers.plain",
    ".text": "corpus.readers.plain",
    ".md": "corpus.readers.markdown",
    ".markdown": "corpus.readers.markdown",
}
"""Suffix (lower case) to the module that reads it."""

MAGIC: Final[list[tuple[bytes, str]]] = []
"""First bytes to the suffix whose reader takes the file, whatever its name says."""


def read(path: Path, root: Path) -> Document:
    """Return the document in ``path``, a file below the corpus folder ``root``.

    The reader is chosen by the file's first bytes, then by its suffix. Raises :class:`UnreadableFileError` or one of its
    family (format unknown, extra missing, broken, empty, too large), with a message in Vietnamese.
    """
    data = _bytes_of(path)
    return _reader(data, path.suffix.lower())(data, path.relative_to(root).as_posix())


def is_readable(path: Path) -> bool:
    """Tell whether a reader takes files of this name."""
    return path.suffix.lower() in READERS


def _bytes_of(path: Path) -> bytes:
    try:
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


def _reader(data: bytes, suffix: str) -> Reader:
    by_content = next((kind for magic, kind in MAGIC if data.startswith(magic)), suffix)
    module = READERS.get(by_content) or READERS.get(suffix)
    if module is None:
        known = ", ".join(sorted(READERS))
        raise UnsupportedFormatError(f"Chưa có bộ đọc cho định dạng “{suffix or 'không có đuôi'}”; các đuôi đọc được: {known}.")
    return cast(Reader, import_module(module).read)
