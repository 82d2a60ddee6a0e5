"""Places in a document as addresses write them: "10301-10398,10412-10460"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.records import Range
from corpus.records.errors import InvalidRequestError

SPOT: Final = r"[0-9]{1,10}-[0-9]{1,10}(?:,[0-9]{1,10}-[0-9]{1,10}){0,63}"
_SPOT: Final = re.compile(SPOT)


def written_spot(ranges: Sequence[Range]) -> str:
    """Return ranges as an address carries them."""
    return ",".join(f"{each.start}-{each.end}" for each in ranges)


def read_spot(spot: str) -> tuple[Range, ...]:
    """Return the ranges of :func:`written_spot`; raise InvalidRequestError for anything else."""
    if not _SPOT.fullmatch(spot):
        raise InvalidRequestError("Liên kết đến đoạn trích không đúng.")
    pairs = [tuple(map(int, part.split("-"))) for part in spot.split(",")]
    if any(start >= end for start, end in pairs):
        raise InvalidRequestError("Liên kết đến đoạn trích không đúng.")
    return tuple(sorted(Range(start, end) for start, end in pairs))


def marks_of(spot: str) -> tuple[Range, ...]:
    """Return those ranges of ``spot``, which has the form of :data:`SPOT`, that hold anything, in order."""
    pairs = [tuple(map(int, part.split("-"))) for part in spot.split(",")]
    return tuple(sorted(Range(start, end) for start, end in pairs if start < end))
