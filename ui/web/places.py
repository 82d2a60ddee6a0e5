"""Addresses of documents and their pages, as the page's links write them (relative, so that they hold behind any proxy)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from ui.web.source import SourceView

KEEPER_PATH: Final = "/quan-tri"
LOGIN_PATH: Final = "/dang-nhap"
READER_PATH: Final = "/van-ban"
PRINT_PATH: Final = "/ban-in"
LETTER_PATH: Final = "/cau-tra-loi.docx"
WRITING_PATH: Final = "/viet-gon"
SHEET_PATH: Final = "/phieu-viec.docx"
COMPARISON_PATH: Final = "/so-sanh"
"""Followed by the suffix of the file that is wanted."""
COSTLY: Final = (
    READER_PATH,
    PRINT_PATH,
    LETTER_PATH,
    WRITING_PATH,
    SHEET_PATH,
    f"{COMPARISON_PATH}.xlsx",
    f"{COMPARISON_PATH}.docx",
)
"""What takes as much to make as an answer of the API does."""


def reader_address(plan: str, file: str, *, spot: str = "", words: Iterable[str] = (), part: int = 0) -> str:
    """Return the address of a document's page for reading, at the place ``spot`` if one is given."""
    given = {"ke_hoach": plan, "tep": file, "doan": spot, "tu": ";".join(words), "phan": str(part) if part else ""}
    anchor = "#doan" if spot else ""
    return f".{READER_PATH}?{urlencode({name: value for name, value in given.items() if value})}{anchor}"


def page_address(plan: str, file: str, page: int, spot: str = "") -> str:
    """Return the address of a page's picture, with ``spot`` marked."""
    query = urlencode({name: value for name, value in {"document": file, "spot": spot}.items() if value})
    return f"./api/v1/plans/{quote(plan, safe='')}/pages/{page}?{query}"


def file_address(plan: str, file: str) -> str:
    """Return the address that gives out the original file."""
    return f"./api/v1/plans/{quote(plan, safe='')}/file?{urlencode({'document': file})}"


def reader_of_source(view: SourceView) -> str:
    """Return where the whole document of a source view is read."""
    return reader_address(view.plan.id, view.document.file, spot=view.spot, words=view.words)


def page_of_source(view: SourceView, page: int) -> str:
    """Return the picture of a page of a source view, its quote marked."""
    return page_address(view.plan.id, view.document.file, page, view.spot)
