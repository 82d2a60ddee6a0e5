"""Documents that a question names by their whole number and that this index neither holds nor speaks of.

What another plan says is no answer to "theo Kế hoạch số 999/KH-UBND"; nor, of one that is only spoken of, to who signed it.
In: a query and what is known of the index. Out: the numbers as they are printed; none where any of those named is known here,
by its first digits at least.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.text import find_document_numbers
from indexer.segments.stored import StoredPlan
from qa.contracts.query import Query
from qa.contracts.words import Intent
from qa.retrieval.knowledge import Knowledge
from qa.understanding.naming import numbers_of

_OF_ITSELF: Final = frozenset({Intent.SIGNER, Intent.RECIPIENTS})
"""What only a document itself tells."""
_BESIDE: Final = re.compile(
    r"\b(?:thay(?: thế| cho)?|thực hiện|triển khai|cụ thể hóa|sửa đổi|bổ sung|dẫn|nhắc|căn cứ)\b", re.IGNORECASE
)
"""Words by which another document is named by that one: "kế hoạch thay thế Kế hoạch 12/KH-UBND"."""
_FOUND: Final = 5
"""Passages that are looked at for a number: one that stands in any is found first."""


def unknown_numbers(query: Query, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the numbers that ``query`` names where the index knows none of them."""
    numbers = query.words.named.numbers
    of_itself = _OF_ITSELF.issuperset(query.words.asking.intents) and not _BESIDE.search(query.words.text)
    if not numbers or any(_is_of_a_plan(number, knowledge) for number in numbers):
        return ()
    if not (of_itself and query.words.asking.intents) and any(_is_spoken_of(number, knowledge) for number in numbers):
        return ()
    return tuple(number.upper() for number in numbers)


def _is_of_a_plan(number: str, knowledge: Knowledge) -> bool:
    first = _digits(number)
    return any(first in map(_digits, _numbers_of(plan)) for plan in knowledge.plans)


def _is_spoken_of(number: str, knowledge: Knowledge) -> bool:
    hits = knowledge.engine.lexical(knowledge.analyzer.terms(number), k=_FOUND)
    passages = knowledge.engine.passages([hit.passage for hit in hits])
    return any(number == found.key for passage in passages for found in find_document_numbers(passage.clean))


def _numbers_of(plan: StoredPlan) -> Sequence[str]:
    return (*numbers_of(plan), plan.metadata.number or "")


def _digits(number: str) -> str:
    """Return the digits that a number begins with: one plan is "205/KH-UBND" or "205/2025/QĐ-UBND" as people remember it."""
    return re.split(r"[/-]", number, maxsplit=1)[0].lstrip("0")
