"""Documents that a plan names anywhere in its text, with their days: what it rests on, carries out, goes on with.

In: a plan's facts on what it rests on, and its passages. Out: :class:`qa.reading.plan_facts.PlanFact` records, once each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.names.agencies import find_agencies
from corpus.records import BlockKind
from corpus.text import find_document_numbers
from corpus.text.dates import find_dates
from indexer.segments.stored import Passage, StoredDocument, StoredPlan
from qa.contracts.query import Field
from qa.reading.plan_facts import PassagesOf, PlanFact, facts_of

_KIND: Final = re.compile(
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Kết luận|Chương trình(?: hành động)?|Thông tư|Thông báo"
    r"|Tờ trình|Công văn|Hướng dẫn|Quy định|Kế hoạch|Đề án|Công điện)(?:\s+(?:liên tịch|số))*\s*$",
    re.IGNORECASE,
)
_BEFORE: Final = 40
_TO_DAY: Final = 24
"""Characters that may stand between a number and its day."""
_END: Final = re.compile(r"[;]|(?<![A-Z])\.\s|,\s+(?=Nghị|Quyết|Chương|Kế|Chỉ|Kết)|\s+và\s+(?=Nghị|Quyết|Chương|Kế|Chỉ|Kết)")
_LONGEST: Final = 200


def named_documents(plan: StoredPlan, passages_of: PassagesOf) -> tuple[PlanFact, ...]:
    """Return the documents with a day that ``plan`` names: those that it rests on first, then others of its text, in order."""
    found: dict[str, PlanFact] = {}
    own = {n.key for n in find_document_numbers(plan.metadata.number or "")}
    for fact in facts_of(plan, Field.BASIS, passages_of):
        key = next((n.key for n in find_document_numbers(fact.number)), fact.text)
        if fact.day is not None:
            found.setdefault(key, fact)
    for document in plan.documents:
        for passage in passages_of(document.id):
            if passage.kind is not BlockKind.CLOSING:
                for key, fact in _in_passage(document, passage):
                    if key not in own:
                        found.setdefault(key, fact)
    return tuple(found.values())


def _in_passage(document: StoredDocument, passage: Passage) -> Iterator[tuple[str, PlanFact]]:
    """Yield the documents that a passage names with kind, number and day, by their numbers."""
    text = passage.clean
    days = find_dates(text)
    for number in find_document_numbers(text):
        kind = _KIND.search(text[max(0, number.start - _BEFORE) : number.start])
        day = next((found for found in days if 0 <= found.start - number.end <= _TO_DAY), None)
        if kind is None or day is None:
            continue
        start = number.start - len(kind.group())
        end = _END.search(text, day.end)
        said = text[start : min(end.start() if end else len(text), start + _LONGEST)].rstrip(" ,;:")
        agencies = tuple(agency for mention in find_agencies(text[day.end : day.end + _BEFORE]) for agency in mention.ids)
        yield number.key, PlanFact(Field.BASIS, said, document, passage.ranges, day.value, number.printed, agencies)
