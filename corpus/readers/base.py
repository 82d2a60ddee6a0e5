"""What every reader shares: its interface, its limits, and how bytes become a stored text."""

from __future__ import annotations

import codecs
import hashlib
import unicodedata
from typing import Final, Protocol

from corpus.records import Document, Grid, Page, Range, ReadWarning
from corpus.records.errors import UnreadableFileError
from corpus.text.folding import normalize

MAX_FILE_BYTES: Final = 200 * 1024 * 1024
"""Larger files are refused before they are read (a scanned plan of a hundred pages is some 50 MiB)."""

MAX_CHARACTERS: Final = 5_000_000
"""Longer texts are refused: about 2,000 printed pages, far beyond any plan."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_CONTROLS: Final = frozenset("\t\n\r\f\v\x85")


class Reader(Protocol):
    """A reader module's ``read``: the bytes of one file and its path below the corpus folder in, one document out.

    Raises :class:`UnreadableFileError` (or a class of its family) with a message in Vietnamese, nothing else.
    """

    def __call__(self, data: bytes, file: str) -> Document:
        """Read one file."""


def decode(data: bytes) -> str:
    """Return the text of ``data``: UTF-8, or UTF-16 and UTF-32 with a byte order mark.

    Raises :class:`UnreadableFileError` for anything else and for text that is full of control characters.
    """
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            "Tệp không phải văn bản Unicode (UTF-8 hoặc UTF-16) hoặc là tệp nhị phân; hãy lưu lại dưới dạng UTF-8."
        ) from error
    controls = sum(1 for letter in text[:20_000] if letter < " " and letter not in _TEXT_CONTROLS)
    if "\0" in text or controls * 100 > min(len(text), 20_000):
        raise UnreadableFileError("Tệp chứa dữ liệu nhị phân, không phải văn bản; hãy kiểm tra lại tệp.")
    return text


def make_document(
    data: bytes,
    file: str,
    format_name: str,
    text: str,
    *,
    pages: tuple[Page, ...] = (),
    grids: tuple[Grid, ...] = (),
    ocr: tuple[Range, ...] = (),
    warnings: tuple[ReadWarning, ...] = (),
    notes: tuple[Range, ...] = (),
) -> Document:
    """Return the document of ``text``, which must be normalized already; ``data`` gives its id.

    Raises :class:`UnreadableFileError` where there is no text, or far too much.
    """
    check_text(text)
    digest = hashlib.sha256(data).hexdigest()
    return Document(digest, file, format_name, text, pages, grids, ocr, warnings, notes)


def check_text(text: str) -> None:
    """Raise :class:`UnreadableFileError` where ``text`` holds no letters or digits, or is longer than any plan."""
    if len(text) > MAX_CHARACTERS:
        raise UnreadableFileError(
            f"Văn bản quá dài ({len(text):,} ký tự, tối đa {MAX_CHARACTERS:,}); hãy tách thành nhiều tệp.".replace(",", ".")
        )
    if not any(letter.isalnum() for letter in text):
        raise UnreadableFileError("Tệp trống hoặc không có chữ nào; hãy kiểm tra lại tệp.")


def stored_text(raw: str) -> tuple[str, tuple[ReadWarning, ...]]:
    """Return the normalized text of ``raw`` and a warning where its accents were decomposed (NFD) and had to be joined."""
    if len(raw) > 2 * MAX_CHARACTERS:
        check_text(raw)
    text = normalize(raw)
    if unicodedata.is_normalized("NFC", raw):
        return text, ()
    message = "Văn bản dùng dấu tổ hợp (Unicode NFD); đã chuyển sang dựng sẵn (NFC) khi đọc."
    return text, (ReadWarning("decomposed_unicode", message),)
