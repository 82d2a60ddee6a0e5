"""What a file is, by its content: names lie (a page saved as .doc, a PDF renamed .docx), first bytes seldom do."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from typing import Final

from corpus.records.errors import UnreadableFileError, UnsupportedFormatError

NAMES: Final = {
    ".txt": "văn bản thuần",
    ".docx": "văn bản Word",
    ".doc": "văn bản Word kiểu cũ",
    ".odt": "văn bản OpenDocument",
    ".rtf": "văn bản RTF",
    ".html": "trang web",
    ".mht": "trang web lưu thành một tệp",
    ".pdf": "PDF",
    ".png": "ảnh PNG",
    ".jpg": "ảnh JPEG",
    ".tif": "ảnh TIFF",
}
"""The kinds that content shows, as people call them."""

_DOCUMENTS: Final = frozenset((".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".pdf"))
_WEB: Final = frozenset((".html", ".htm", ".xhtml", ".mht", ".mhtml", ".doc"))
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: Final = (
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
)
_SPREADSHEET: Final = "Bảng tính và bản trình chiếu chưa đọc được; hãy lưu nội dung thành văn bản Word hoặc PDF rồi thử lại."
_PAGE: Final = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,9}<(?:!doctype html|html)[\s>]", re.IGNORECASE | re.DOTALL
)
_FRAGMENT: Final = re.compile(rb"\s*<(?:head|meta|body|div|table|p|h\d)[\s>]", re.IGNORECASE)
_ARCHIVE: Final = re.compile(rb"\s*(?:From:[^\n]{0,200}\n)?(?:[-\w]+:[^\n]{0,500}\n)*?MIME-Version:", re.IGNORECASE)
_PDF_WITHIN: Final = 1024  # ISO 32000 readers look for the header this far in


def kind_of(data: bytes, suffix: str) -> str:
    """Return the suffix (lower case, such as ".docx") that the content deserves; ``suffix`` where the content does not tell.

    Raises UnreadableFileError for encrypted Word files and UnsupportedFormatError for office files that are no text.
    """
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data, suffix)
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    return _kind_of_text(data, suffix)


def _kind_of_text(data: bytes, suffix: str) -> str:
    head = _without_mark(data[:4096])
    if _PAGE.match(head):
        return ".html"
    if suffix in _WEB and _ARCHIVE.match(head):
        return ".mht"
    if suffix == ".doc" and _FRAGMENT.match(head):
        return ".html"
    if suffix in _DOCUMENTS and _is_text(data):
        return ".txt"
    return suffix


def _is_text(data: bytes) -> bool:
    """Tell whether the bytes are UTF-8 without control characters; a letter cut at the end of the sample does not count."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(data[:65_536])
    except UnicodeDecodeError:
        return False
    return all(letter >= " " or letter in "\t\n\r\f\v" for letter in text)


def _without_mark(head: bytes) -> bytes:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _kind_of_zip(data: bytes, suffix: str) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return suffix if suffix in (".docx", ".docm", ".dotx", ".odt") else ".docx"
    if any(name.startswith("word/") for name in names):
        return ".docx"
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise UnsupportedFormatError(_SPREADSHEET)
    if "content.xml" in names and "mimetype" in names:
        return ".odt"
    if "[Content_Types].xml" in names:
        return ".docx"
    raise UnsupportedFormatError("Tệp nén (.zip) chưa đọc được; hãy giải nén rồi thêm từng tệp văn bản.")


def _kind_of_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFileError("Tệp Word được đặt mật khẩu; hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi thử lại.")
    if "WordDocument".encode("utf-16-le") in data:
        return ".doc"
    raise UnsupportedFormatError(_SPREADSHEET)
