"""Documents that a plan's text speaks of anywhere, each with the passage that does: what it replaces, amends, refers to.

In: a plan and its passages. Out: :class:`Mention` records in the order of the text. What a document has to do with the plan
its passage says; nothing here reads it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from corpus.names.agencies import find_agencies
from corpus.records import BlockKind
from corpus.text import find_document_numbers
from corpus.text.dates import find_dates
from indexer.segments.stored import Passage, StoredPlan
from qa.contracts.query import Field
from qa.reading.kinds_said import CITED_NAMES
from qa.reading.plan_facts import PassagesOf, PlanFact

_NAMES: Final = "|".join(CITED_NAMES)
_KIND: Final = re.compile(rf"(?<!\w)(?P<kind>{_NAMES})(?:\s+(?:liên tịch|số|số:))*\s*$", re.IGNORECASE)
_BEFORE: Final = 40
_TO_DAY: Final = 24
"""Characters that may stand between a number and its day."""
_ISSUER: Final = 60
_NEXT: Final = rf"(?=(?:{_NAMES})\s+(?:số\s+)?\d)"
_END: Final = re.compile(rf"[;)]|(?<![A-Z])\.(?:\s|/|$)|(?:,|\s+và|\s+tại)\s+{_NEXT}|\s+{_NEXT}", re.IGNORECASE)
_LONGEST: Final = 260


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document that a text names: its ``kind`` in lower case, its number in one spelling and as ``printed``, what is said."""

    kind: str
    key: str
    printed: str
    said: str
    day: date | None
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A document that a passage names, by ``kind`` and ``key``, as a fact, and the passage."""

    kind: str
    key: str
    fact: PlanFact
    passage: Passage


def mentions_in(plan: StoredPlan, passages_of: PassagesOf, kinds: Collection[str] = ()) -> Iterator[Mention]:
    """Yield the documents of ``kinds`` (of any by default) that ``plan`` names by number in its passages, but for itself."""
    own = {number.key for number in find_document_numbers(plan.metadata.number or "")}
    for document in plan.documents:
        for passage in passages_of(document.id):
            if passage.kind is BlockKind.CLOSING:
                continue
            for named in named_in(passage.clean, kinds):
                if named.key not in own:
                    fact = PlanFact(Field.BASIS, named.said, document, passage.ranges, named.day, named.printed, named.agencies)
                    yield Mention(named.kind, named.key, fact, passage)


def named_in(text: str, kinds: Collection[str] = ()) -> Iterator[NamedDocument]:
    """Yield the documents of ``kinds`` (of any by default) that ``text`` names by kind and number, in its order."""
    for number in find_document_numbers(text):
        kind = _KIND.search(text[max(0, number.start - _BEFORE) : number.start])
        if kind is None or (kinds and kind["kind"].lower() not in kinds):
            continue
        start = number.start - len(kind.group())
        end = _END.search(text, number.end)
        said = _whole(text[start : min(end.start() if end else len(text), start + _LONGEST)], text[start:])
        day = next((day.value for day in find_dates(text[number.end : number.end + 2 * _TO_DAY]) if day.start <= _TO_DAY), None)
        by = find_agencies(text[number.end : number.end + _TO_DAY + _ISSUER])
        agencies = tuple(agency for mention in by for agency in mention.ids)
        yield NamedDocument(kind["kind"].lower(), number.key, number.printed, said, day, agencies)


def _whole(said: str, text: str) -> str:
    """Return ``said`` without the marks that end it; ``text``, which begins with it, goes on with a bracket that it opens."""
    if said.count("(") > said.count(")") and text[len(said) : len(said) + 1] == ")":
        said = f"{said})"
    return said.rstrip(" ,;:*_./")
