"""Pages of a long list: which one an address names, and what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def page_of(text: str) -> int:
    """Return the page, from 0, of an address that counts them from 1; the first where it names none."""
    return max(0, int(text) - 1) if text.isdecimal() and len(text) < 7 else 0


def paged(every: Sequence[T], page: int, size: int) -> tuple[Sequence[T], int, int]:
    """Return what stands on a ``page`` (from 0) of ``size`` each, or on the last; its number, and how many there are."""
    pages = max(1, -(-len(every) // size))
    page = min(page, pages - 1)
    return every[page * size : (page + 1) * size], page, pages
