"""Documents that a plan ends or takes the place of: in which words it says so, and which documents it names.

In: a plan's passages. Out: the numbers that stand behind such words anywhere (stored with what is understood of a document, to
be found by number), and what its clause on its own force ends, in a sentence or in a list, with the words that tell what. What
is listed under "Các Quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực" is ended as what a sentence says is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from corpus.genres.table import title_names
from corpus.records import BlockKind
from corpus.text import find_document_numbers
from indexer.segments.stored import Passage

_KINDS: Final = "|".join((*title_names(), "văn bản"))
_THIS: Final = re.compile(rf"\b(?:{_KINDS}|quy định)\s+này\b", re.IGNORECASE)
_ENDS: Final = re.compile(r"\b(?:thay thế|thay cho|bãi bỏ|h[ủu]ỷ? bỏ|hủy bỏ)\b", re.IGNORECASE)
_ENDED: Final = re.compile(r"\b(?:hết|chấm dứt) hiệu lực\b|\bbị (?:bãi bỏ|thay thế|hủy bỏ)\b", re.IGNORECASE)
_TOLD: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_MARK: Final = re.compile(r"^[\W_]*(?:\w{1,3}[.)]\s+)?")
_BEFORE: Final = re.compile(rf"(?:{_KINDS})(?:\s+số)?\s*$", re.IGNORECASE)
_LISTED: Final = re.compile(rf"(?:(?:{_KINDS})(?:\s+số)?|\bsố)\s*$", re.IGNORECASE)
"""What stands before a number; in a list what begins it may say the kind once for all."""


@dataclass(frozen=True, slots=True)
class EndedDocument:
    """A document that is ended: its ``number``, what the plan says of it, and the passage that says so."""

    number: str
    text: str
    passage: Passage


def numbers_ended(passage: Passage) -> Iterator[str]:
    """Yield the numbers, as they are printed, of the documents that a passage says are replaced or done away with."""
    ends = _ENDS.search(passage.clean)
    if ends is not None:
        yield from (number.printed for number in find_document_numbers(passage.clean[ends.end() :]))


def speaks_of_end(text: str) -> bool:
    """Tell whether ``text`` says that a document is ended or gives place to another."""
    return _ENDS.search(text) is not None or _ENDED.search(text) is not None


def ended_documents(passages: Iterable[Passage], own: str = "") -> Iterator[EndedDocument]:
    """Yield what the passages of a plan, whose number is ``own``, say that it ends."""
    mine = {number.key for number in find_document_numbers(own)}
    for passage in passages:
        text = passage.clean
        if passage.kind not in _TOLD:
            continue
        above = " ".join((*passage.section_path[-1:], passage.context))
        listed = _THIS.search(above) is not None and (_ENDS.search(above) or _ENDED.search(above))
        ends, ended = _ENDS.search(text), _ENDED.search(text)
        says = _THIS.search(text) is not None and (ends or ended)
        if not listed and not says:
            continue
        span = (0, len(text)) if not says else (ends.end(), len(text)) if ends else (0, ended.start() if ended else len(text))
        yield from _named(passage, *span, mine, _LISTED if listed else _BEFORE)


def _named(passage: Passage, start: int, end: int, mine: set[str], before: re.Pattern[str]) -> Iterator[EndedDocument]:
    text = passage.clean
    numbers = [n for n in find_document_numbers(text[start:end]) if n.key not in mine]
    kinds = [before.search(text[: start + number.start]) for number in numbers]
    named = [(number, kind.start()) for number, kind in zip(numbers, kinds, strict=True) if kind]
    for at, (number, begins) in enumerate(named):
        until = named[at + 1][1] if at + 1 < len(named) else end
        said = _MARK.sub("", text[begins:until]).strip(" ;,.:").removesuffix(" và").rstrip(" ,;")
        yield EndedDocument(number.printed, said, passage)
