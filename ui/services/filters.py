"""How long a filter may be (a plan, a province, an agency, words) on every face: matching costs time by its length."""

from __future__ import annotations

from typing import Final

from corpus.records.errors import InvalidRequestError

LONGEST_NAME: Final = 300
"""In characters; no name is that long."""


def fitting(text: str | None) -> str | None:
    """Return a filter as it was typed; raise InvalidRequestError where it is over :data:`LONGEST_NAME` characters."""
    if text is not None and len(text) > LONGEST_NAME:
        raise InvalidRequestError(f"Bộ lọc dài {len(text)} ký tự; xin rút xuống nhiều nhất {LONGEST_NAME} ký tự.")
    return text
