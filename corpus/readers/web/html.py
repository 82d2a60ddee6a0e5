"""Reader of web pages (.html, .htm), Word's among them, and of pages saved as one file (.mht, .mhtml)."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from typing import TYPE_CHECKING

from corpus.readers.base import decode, make_document
from corpus.readers.flow import FlowTable, Paragraph, lay_out
from corpus.readers.legacy import encoding_of, repair_flow
from corpus.readers.web.html_body import HtmlBody
from corpus.readers.web.html_style import style_of
from corpus.records import Document
from corpus.records.errors import UnreadableFileError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([-\w:]{2,30})", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,2000}>")
_LATIN = {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252"}
_ARCHIVE = re.compile(rb"\s*(?:From|MIME-Version|Content-Type|Subject|Date|X-[-\w]+|Snapshot-[-\w]+)\s*:", re.IGNORECASE)


def read(data: bytes, file: str) -> Document:
    """Read the bytes of a page; raises UnreadableFileError where there is none in them."""
    flow = flow_of(data)
    warnings = repair_flow(flow)
    laid_out = lay_out(flow)
    return make_document(data, file, "html", laid_out.text, grids=laid_out.grids, warnings=warnings, notes=laid_out.notes)


def flow_of(data: bytes) -> list[Paragraph | FlowTable]:
    """Return the paragraphs and tables of a page, or of one saved as an archive; raises UnreadableFileError."""
    page = _page_of_archive(data) if _ARCHIVE.match(data) else data
    root = _parse(decode_page(page))
    return HtmlBody(_detached_notes(root)).read(root)


def decode_page(data: bytes) -> str:
    """Return a page's text: by its byte order mark, as UTF-8 where the bytes are, else by what it declares.

    Bytes beyond ASCII that are valid UTF-8 by chance are so rare that they count for more than the declaration, which programs
    often leave as it was. A declared Latin-1 is Windows-1252, as in every browser.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8)) or b"\0" in data[:200]:
        return decode(data)
    declared = _DECLARED.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else _undeclared(data)
    for encoding in ("utf-8", "cp1252" if name in _LATIN else name):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def _undeclared(data: bytes) -> str:
    """Return the encoding of bytes that are not UTF-8 and declare none: Vietnamese Windows, or letters of an old font."""
    text = _TAG.sub(" ", data.decode("latin-1"))
    return "cp1258" if encoding_of(text) is None else "cp1252"


def _parse(text: str) -> HtmlElement:
    from lxml import etree, html

    try:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableFileError("Trang web không có nội dung; hãy mở tệp bằng trình duyệt rồi lưu lại.") from error


def _detached_notes(root: HtmlElement) -> dict[str, HtmlElement]:
    """Take the footnotes and endnotes that Word saves at the end of a page out of ``root``, and return them by id."""
    found = [element for element in root.iter("div") if style_of(element).get("mso-element") in ("footnote", "endnote")]
    notes = {element.get("id", ""): element for element in found if element.get("id")}
    for element in notes.values():
        element.drop_tree()
    return notes


def _page_of_archive(data: bytes) -> bytes:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            charset = part.get_content_charset()
            if isinstance(payload, bytes):
                return _as_utf8(payload, charset) if charset else payload
    raise UnreadableFileError("Tệp lưu trang web (.mht) không có trang nào; hãy mở tệp bằng trình duyệt rồi lưu lại.")


def _as_utf8(payload: bytes, charset: str) -> bytes:
    try:
        return codecs.BOM_UTF8 + payload.decode(charset).encode("utf-8")
    except (UnicodeDecodeError, LookupError):
        return payload
