"""How a question names one of several plans without its number: by the commune or district of its issuer, or by its subject."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import Final

from corpus.text import find_document_numbers, fold_accents, folded_syllables, tokens
from indexer.segments.called import local_name, short_name
from indexer.segments.stored import StoredPlan

_REMEMBERED: Final = 20_000
_OF_TWO: Final = ("thi", "dac")
"""What units of two syllables begin with: "thị trấn", "đặc khu"."""
_ANY_TITLE: Final = (
    *("kế hoạch số này năm", "kế hoạch này", "quyết định này", "quyết định số", "ban hành kế hoạch", "kế hoạch triển khai"),
    *("triển khai thực hiện", "tổ chức thực hiện", "thực hiện kế hoạch", "về việc ban hành", "trên địa bàn tỉnh", "giai đoạn"),
)
"""Words that titles of whatever subject begin and end with."""
_NAMES_IT: Final = 0.5
_SUBJECT: Final = 0.3
"""Share of the asked pairs that a title must hold to tell which plan is meant: "chính sách" alone tells none."""
_NEAR: Final = 0.75
"""A plan whose subject the question says this much of, beside the plan that it says most of, may be meant as well."""


def place_of(plan: StoredPlan) -> str:
    """Return how to call the place that a plan is of: its commune or district, else its province; "" where it says none."""
    return " ".join(local_name(plan.metadata.issuer)).strip() or plan.province or ""


def called(plan: StoredPlan) -> str:
    """Return how to call a plan in short: by its place, else its issuer, its title or its id."""
    return short_name(plan.id, plan.metadata, plan.province)


def numbers_of(plan: StoredPlan) -> frozenset[str]:
    """Return what a plan is called by its number: its whole key, and without its sign "81" and "81/2025"; none without one."""
    issued = plan.metadata.issued_on
    return _called_by_number(plan.metadata.number or "", issued.year if issued else None)


@lru_cache(maxsize=_REMEMBERED)
def _called_by_number(number: str, year: int | None) -> frozenset[str]:
    bare = re.split(r"[/-]", number, maxsplit=1)[0].lstrip("0")
    short = [bare, *([f"{bare}/{year}"] if year else [])] if bare else []
    return frozenset([*(found.key for found in find_document_numbers(number)[:1]), *short])


def named_locally(text: str, plans: Sequence[StoredPlan]) -> list[str]:
    """Return the plans whose commune or district ``text`` names; a name of one syllable only with its unit before it."""
    folded = f" {' '.join(folded_syllables(text))} "
    found: list[str] = []
    for plan in plans:
        unit, name = local_name(plan.metadata.issuer)
        said = fold_accents(name if " " in name else f"{unit} {name}")
        if name and f" {said} " in folded:
            found.append(plan.id)
    return found


def spans_of(text: str, names: Collection[str]) -> list[tuple[int, int]]:
    """Return where ``text`` names one of the communes or districts ``names`` ("huyện Mường La"), its unit counted or not."""
    found = list(tokens(text))
    folded = [fold_accents(token.text) for token in found]
    spans: list[tuple[int, int]] = []
    for name in names:
        words = folded_syllables(name)
        bare = [words[size:] for size in (0, 1, 2) if len(words) - size > 1 and not (size == 2 and words[0] not in _OF_TWO)]
        for wanted in bare:
            at = (i for i in range(len(folded)) if folded[i : i + len(wanted)] == wanted)
            spans += [(found[i].start, found[i + len(wanted) - 1].end) for i in at]
    return spans


def named_by_subject(topic: Sequence[str], plans: Sequence[StoredPlan]) -> list[str]:
    """Return the plans whose titles the words of ``topic`` say most of, by pairs of syllables that not all titles have.

    All of ``plans`` where their titles do not tell them apart.
    """
    titles = {plan.id: _pairs(plan.metadata.title or "") - _of_any_title() for plan in plans}
    having = Counter(pair for pairs in titles.values() for pair in pairs)
    asked = _pairs(" ".join(topic))
    scores = {plan: sum(math.log(len(plans) / having[pair]) for pair in pairs & asked) for plan, pairs in titles.items()}
    best = max(scores.values(), default=0.0)
    told = max((len(pairs & asked) for pairs in titles.values()), default=0)
    if told < _SUBJECT * len(asked):
        return [plan.id for plan in plans]
    return [plan for plan, score in scores.items() if score >= _NEAR * best]


def is_about(plan: StoredPlan, topic: Sequence[str]) -> bool:
    """Tell whether the plan's title says anything that ``topic`` does, beyond what any title says; of no topic any plan is."""
    return not topic or bool((_pairs(plan.metadata.title or "") - _of_any_title()) & _pairs(" ".join(topic)))


def named_by_title(words: str, plans: Sequence[StoredPlan]) -> list[str]:
    """Return the plans whose titles hold at least half of the pairs of neighbouring syllables in ``words``, and most."""
    for number in reversed(find_document_numbers(words)):  # which names a plan by itself, or none
        words = f"{words[: number.start]} . {words[number.end :]}"
    asked = frozenset(pair for pair in _pairs(words) - _of_any_title() if pair[0] != "hoach")  # a title may call it else
    if not asked:
        return []
    shares = {plan.id: len(asked & _pairs(plan.metadata.title or "")) / len(asked) for plan in plans}
    best = max(shares.values(), default=0.0)
    return [plan for plan, share in shares.items() if share == best] if best >= _NAMES_IT else []


@cache
def _of_any_title() -> frozenset[tuple[str, str]]:
    return frozenset(pair for words in _ANY_TITLE for pair in _pairs(words))


@lru_cache(maxsize=_REMEMBERED)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(itertools.pairwise(folded_syllables(text)))
