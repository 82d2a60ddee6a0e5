"""What a summary must cover: a plan's own sentences on its goals, money and reporting, and the best few of any part.

In: statements. Out: the chosen ones, in the order in which they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from corpus.layout.item_marks import mark_end
from corpus.names.agencies import find_agencies
from corpus.text import fold_accents
from qa.reading.due import due_in
from qa.reading.figures import figures_in
from qa.reading.statements import Statement
from qa.reading.wording import Weight

_GOALS: Final = re.compile(r"\b(?:muc tieu|chi tieu)\b|^\W*\d*\W*(?:den|tam nhin|dinh huong den)\s+(?:het\s+)?nam\b")
_PURPOSE: Final = re.compile(r"^\W*(?:\w{1,5}[.)]\s*)*muc dich\b")
_MONEY: Final = re.compile(r"\b(?:kinh phi|nguon luc|nguon von|tai chinh|du toan)\b")
_SOURCES: Final = re.compile(
    r"\b(?:ngan sach (?:nha nuoc|trung uong|dia phuong|tinh)|nguon von|tai tro|xa hoi hoa|hop phap khac|long ghep)\b"
)
_TOTAL: Final = re.compile(r"\b(?:tong|toan bo)\b")
_REPORTS: Final = re.compile(r"\bbao cao\b")
_DATED: Final = re.compile(r"\btruoc\b|\bngay\b|\b(?:hang|hang) (?:nam|quy|thang|tuan)\b")
_LONGEST: Final = 22
"""Words of a heading that is on goals at most."""
_REMEMBERED: Final = 20_000
_REPEATED: Final = 0.6
"""A sentence that shares this much of its weight with one that is chosen already says nothing new."""


def goals_of(statements: Sequence[Statement]) -> list[Statement]:
    """Return the goals: statements with figures under headings on goals, else those without figures there.

    Of a plan that sets none it is what the plan is for ("MỤC ĐÍCH").
    """
    under = [s for s in statements if any(_is_on_goals(heading) for heading in s.headings)]
    under = under or [s for s in statements if any(_PURPOSE.search(fold_accents(heading)) for heading in s.headings)]
    return [s for s in under if figures_in(s.text[mark_end(s.text) :])] or under


@lru_cache(maxsize=_REMEMBERED)
def _is_on_goals(heading: str) -> bool:
    """Tell whether a heading is on goals: a sentence that speaks of goals among much else is not."""
    return len(heading.split()) <= _LONGEST and _GOALS.search(fold_accents(heading)) is not None


def purpose_of(statements: Sequence[Statement]) -> list[Statement]:
    """Return what the plan is for: the statements right under the innermost heading that says so, else any below one."""
    under = [s for s in statements if s.headings and _PURPOSE.search(fold_accents(s.headings[-1]))]
    return under or [s for s in statements if any(_PURPOSE.search(fold_accents(heading)) for heading in s.headings)]


def money_of(statements: Sequence[Statement]) -> list[Statement]:
    """Return what is said of money under headings on it, totals first, then what tells where it comes from."""
    under = [s for s in statements if any(_is_on_money(heading) for heading in s.headings)]
    sums = [s for s in under if any(figure.kind == "money" for figure in figures_in(s.text))]
    if sums:
        return sorted(sums, key=lambda s: not _TOTAL.search(fold_accents(f"{s.text} {' '.join(s.headings[-1:])}")))
    return sorted(under, key=lambda s: -len(set(_SOURCES.findall(fold_accents(s.text)))))


@lru_cache(maxsize=_REMEMBERED)
def _is_on_money(heading: str) -> bool:
    """Tell whether a heading is on money: not that of an agency ("3. Sở Tài chính")."""
    return _MONEY.search(fold_accents(heading)) is not None and not find_agencies(heading)


def reports_of(statements: Sequence[Statement]) -> list[Statement]:
    """Return who reports when: statements on reports with their time."""
    said = [s for s in statements if _REPORTS.search(fold_accents(s.text))]
    dated = [s for s in said if _DATED.search(fold_accents(s.text))] or said
    return sorted(dated, key=lambda s: not due_in(s.text))


def leading(statements: Sequence[Statement], count: int, weight: Weight) -> list[Statement]:
    """Return up to ``count`` statements: the first under each year or heading, which plans put first, then the telling."""
    firsts: dict[object, Statement] = {}
    for statement in statements:
        firsts.setdefault((statement.headings, statement.under), statement)
    chosen = list(firsts.values())[:count]
    more = [s for s in telling(statements, count + len(chosen), weight) if not any(s is c for c in chosen)]
    chosen += more[: count - len(chosen)]
    return [s for s in statements if any(s is c for c in chosen)]


def telling(statements: Sequence[Statement], count: int, weight: Weight) -> list[Statement]:
    """Return the ``count`` statements that say most and different things, in their order: figures count, repeats do not."""
    left = [s for s in statements if len(s.syllables) > 3]
    worth = {id(s): sum(map(weight, s.syllables)) / (20 + len(s.syllables)) + len(figures_in(s.text)) * 0.5 for s in left}
    chosen: list[Statement] = []
    for statement in sorted(left, key=lambda s: -worth[id(s)]):
        if len(chosen) == count:
            break
        if all(_shared(statement, other, weight) < _REPEATED for other in chosen):
            chosen.append(statement)
    return [s for s in statements if any(s is other for other in chosen)]


def _shared(one: Statement, other: Statement, weight: Weight) -> float:
    total = sum(map(weight, one.syllables))
    return sum(map(weight, one.syllables & other.syllables)) / total if total else 1.0
