"""Plans that a question names by a number, their own or that of a paper that they rest on, or by who signed them.

In: a query, the plans that it may mean and those of each place that it names. Out: ids of plans, in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from corpus.text import find_document_numbers, fold_accents
from indexer.segments.stored import StoredPlan
from qa.contracts.query import Query
from qa.understanding.document_numbers import is_of_other_kind
from qa.understanding.naming import numbers_of

_REMEMBERED: Final = 20_000


def numbered_plans(query: Query, plans: Sequence[StoredPlan], mentions: Sequence[Sequence[str]]) -> list[str]:
    """Return the plans that the question names by number; of several with one number, those of a place that it names.

    Where a plan of a place is named by number, what it cites by another number is no plan of another place: "từ Nghị quyết 36
    tới kế hoạch 105 của Trà Vinh".
    """
    named = query.words.named
    placed = {plan for mention in mentions for plan in mention}
    whole, bare = _having(query, named.numbers, plans, placed), _having(query, named.bare_numbers, plans, placed)
    here = [plan for plan in plans if plan.id in placed and plan.id in (*whole, *bare)]
    cited = frozenset(key for plan in here for key in _cited(plan))
    others = frozenset(plan.id for plan in plans if plan.id not in placed and _is_only_cited(plan, cited))
    return list(dict.fromkeys((*whole, *(plan for plan in bare if plan not in others))))


def _is_only_cited(plan: StoredPlan, cited: AbstractSet[str]) -> bool:
    """Tell whether ``cited`` documents have the first digits of the plan's number, and it is none of them."""
    own = _keys(plan.metadata.number or "")
    return _bare(plan.metadata.number) in {_bare(key) for key in cited} and cited.isdisjoint(own)


def _cited(plan: StoredPlan) -> tuple[str, ...]:
    """Return the keys of the documents that a plan's title and its legal bases name."""
    bases = (f"{basis.number} {basis.subject or ''}" for basis in plan.metadata.legal_bases)
    return _keys(" ; ".join((plan.metadata.title or "", *bases)))


def _having(query: Query, numbers: Sequence[str], plans: Sequence[StoredPlan], placed: AbstractSet[str]) -> list[str]:
    """Return the plans that have one of ``numbers``, of several with one number those that are ``placed``."""
    found: list[str] = []
    for number in numbers:
        having = [
            p.id
            for p in plans
            if number in numbers_of(p) and not is_of_other_kind(number, query.words.text, p.metadata.number or "")
        ]
        found += [plan for plan in having if plan in placed] or having
    return found


def _bare(number: str | None) -> str:
    return re.split(r"[/-]", number or "", maxsplit=1)[0].lstrip("0")


def plans_by_signer_or_basis(query: Query, plans: tuple[StoredPlan, ...]) -> list[str]:
    """Return the plans whose signer or whose legal bases the question names, the most telling first."""
    folded = fold_accents(query.words.text)
    signed = [p.id for p in plans if p.metadata.signer and fold_accents(p.metadata.signer) in folded]
    if signed:
        return signed
    return [
        p.id
        for p in plans
        if any(
            _bare(basis.number) in query.words.named.bare_numbers
            or "/".join(basis.number.split("/")[:2]) in query.words.named.bare_numbers
            or set(_keys(f"{basis.number} {basis.subject or ''}")) & set(query.words.named.numbers)
            for basis in p.metadata.legal_bases
        )
        or set(_keys(p.metadata.title or "")) & set(query.words.named.numbers)
    ]


def names_number(query: Query, plan: StoredPlan) -> bool:
    """Tell whether the question names the plan by number, whole ("457/KH-UBND") or without its sign ("kế hoạch số 457")."""
    return bool(numbers_of(plan) & {*query.words.named.numbers, *query.words.named.bare_numbers})


def number_key(plan: StoredPlan) -> str | None:
    """Return the key of the plan's own number; None where it has none."""
    return next(iter(_keys(plan.metadata.number or "")), None)


@lru_cache(maxsize=_REMEMBERED)
def _keys(number: str) -> tuple[str, ...]:
    return tuple(found.key for found in find_document_numbers(number))
