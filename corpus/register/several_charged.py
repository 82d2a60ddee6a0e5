"""Paragraphs that charge one agency after the other: "Sở Y tế chủ trì …, xong trước 30/6. Công an tỉnh lập danh sách …"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpus.records import Block
from corpus.register.charges import Charge
from corpus.text.cleaning import Clean
from corpus.text.folding import CAPITALS

STOP: Final = re.compile(rf"[.;]\s+(?=[{CAPITALS}])")
"""Where one sentence of a paragraph ends and another begins: only there may another agency be charged."""
_FEWEST_WORDS: Final = 7


def parts_of(block: Block, cleaned: Clean, start: int, charged_at: Callable[[int], Charge | None]) -> Iterator[Block]:
    """Yield ``block`` cut before each sentence that charges another agency than the one before; mostly it is one part.

    ``cleaned`` is its clean text, ``start`` where that begins after its mark; ``charged_at`` tells whom a sentence that begins
    at a place charges. What names a task before the first agency ("Dạy nghề. Trường Cao đẳng chủ trì …") stays with it.
    """
    cuts = [0]
    held = charged_at(start)
    for stop in STOP.finditer(cleaned.text, start):
        said = cleaned.text[max(cuts[-1], start) : stop.start()]
        if len(said.split()) < _FEWEST_WORDS or (held is not None and stop.start() < held.begins):
            continue
        charged = charged_at(stop.end())
        # What a list of agencies has between semicolons ends no sentence: "phối hợp với các sở; UBND các xã; …".
        if charged is None or ";" in cleaned.text[stop.end() : charged.begins]:
            continue
        if held is not None and _names(held) != _names(charged):
            cuts.append(stop.end())
        held = charged
    for first, last in pairwise([*cuts, len(cleaned.text)]):
        whole = first == 0 and last == len(cleaned.text)
        said = cleaned.text[first:last].rstrip()
        yield block if whole else replace(block, ranges=cleaned.sources(first, first + len(said)), clean=said)


def _names(charge: Charge) -> tuple[str, ...]:
    return tuple(value.text for value in charge.lead)
