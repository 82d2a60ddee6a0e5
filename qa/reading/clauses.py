"""Clauses and points of articles, as a question names them ("điểm b khoản 2 Điều 8") and as a document numbers them.

In: the words of a question; a document's outline and passages. Out: :class:`ClauseFound` records. A clause may be a heading
with parts of its own, or an item of a list ("2. …") with the items below it; so may a point ("b) …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.records import BlockKind
from corpus.text import fold_accents
from indexer.segments.stored import Passage, StoredDocument

_ARTICLE: Final = re.compile(r"(?<!\w)điều\s+(?:số\s+)?0?(?P<number>\d{1,3}[a-zđ]?)(?!\w)", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"(?<!\w)khoản\s+(?:số\s+)?0?(?P<number>\d{1,2})(?!\w)", re.IGNORECASE)
_POINT: Final = re.compile(r"(?<!\w)(?:điểm|tiết)\s+(?P<number>[a-zđ])(?!\w)", re.IGNORECASE)
_MARK: Final = re.compile(r"[\W_]*(?P<number>\d{1,2}|[a-zđ])[.)](?!\d)")
_PROSE: Final = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
_OF_ATTACHED: Final = re.compile(r"\b(?:quy che|quy trinh|dieu le|noi quy|(?:ban|cua) quy dinh)\b")


@dataclass(frozen=True, slots=True)
class ClauseAsked:
    """What a question names: the numbers of an article, of a clause and of a point in it ("" for none)."""

    article: str
    clause: str
    point: str
    attached: bool

    @property
    def name(self) -> str:
        """How it is called: "Điều 8, khoản 2, điểm b"."""
        parts = (("Điều", self.article), ("khoản", self.clause), ("điểm", self.point))
        return ", ".join(f"{kind} {number}" for kind, number in parts if number)


@dataclass(frozen=True, slots=True)
class ClauseFound:
    """A clause or a point found: what its heading says ("" for an item), and its passages in order."""

    heading: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """Something that bears a number: where it starts and ends, the number, and its heading ("" for an item)."""

    start: int
    end: int
    number: str
    heading: str = ""


def clause_asked(text: str) -> ClauseAsked | None:
    """Return the one clause or point that ``text`` names by its numbers; None where it names none, or several."""
    articles, clauses, points = (tuple(kind.finditer(text)) for kind in (_ARTICLE, _CLAUSE, _POINT))
    if len(articles) != 1 or not (clauses or points) or max(len(clauses), len(points)) > 1:
        return None
    article, clause, point = ("".join(found["number"].lower() for found in kind) for kind in (articles, clauses, points))
    return ClauseAsked(article, clause, point, _OF_ATTACHED.search(fold_accents(text).lower()) is not None)


def without_clause(text: str) -> str:
    """Return ``text`` without the words that name a clause by its numbers."""
    return _ARTICLE.sub(" ", _CLAUSE.sub(" ", _POINT.sub(" ", text)))


def clause_in(document: StoredDocument, passages: Sequence[Passage], asked: ClauseAsked) -> ClauseFound | None:
    """Return the clause of ``document`` that is asked for; None where no article has it.

    Of a decision's own article and one of what it puts in force the latter is meant where the question names that.
    """
    articles = [each for each in document.sections if _number_of(each.number) == f"dieu {asked.article}"]
    own = [p for p in passages if p.document == document.id and p.kind in _PROSE]
    for section in sorted(articles, key=lambda each: each.level, reverse=asked.attached):
        found = _Mark(section.range.start, section.range.end, section.number)
        for number in filter(None, (asked.clause, asked.point)):
            inner = next((mark for mark in _marks_in(document, own, found) if mark.number == number), None)
            if inner is None:
                break
            found = inner
        else:
            return ClauseFound(found.heading, tuple(p for p in own if found.start <= p.ranges[0].start < found.end))
    return None


def _number_of(number: str) -> str:
    return re.sub(r"\b0(?=\d)", "", fold_accents(number).lower()).strip(" .:)")


def _marks_in(document: StoredDocument, passages: Sequence[Passage], outer: _Mark) -> list[_Mark]:
    """Return what is numbered inside ``outer``, each to where the next of its kind (a number, a letter) or above begins."""
    starts: dict[int, tuple[str, str]] = {}
    for passage in passages:
        mark = _MARK.match(passage.clean)
        if mark is not None and outer.start < passage.ranges[0].start < outer.end:
            starts[passage.ranges[0].start] = (mark["number"].lower(), "")
    ends: dict[int, int] = {}
    for section in document.sections:
        at = section.range.start
        if outer.start < at < outer.end:
            starts[at] = (_number_of(section.number), section.heading)
            ends[at] = section.range.end
    numbered = sorted((at, number, heading) for at, (number, heading) in starts.items() if number)
    marks = []
    for place, (at, number, heading) in enumerate(numbered):
        following = (later for later, other, _ in numbered[place + 1 :] if other.isdigit() >= number.isdigit())
        marks.append(_Mark(at, ends.get(at, next(following, outer.end)), number, heading))
    return marks
