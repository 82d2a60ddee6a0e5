"""The two values that two things have in what is said of them: of one kind, each in the clause that says most of its words.

In: for each thing its own words and the text, the words of both, the figures that the question names itself ("10 km").
Out: a pair of :class:`Measured` values of one kind, None where the texts hold none; and how far apart they are.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from corpus.text import fold_i_y
from corpus.text.wordlist import compounds
from qa.reading.figures import Figure, figures_in
from qa.reading.measures import DAY, DAY_OF_MONTH, DAY_OF_YEAR, DAYS, Measured, day_of
from qa.reading.sentence_parts import Clause, clauses_of
from qa.reading.spans_of_time import as_days
from qa.reading.wording import Wording

_LIKED: Final = 0.5
"""Of the share of a thing's own words: what a value of the kind that is asked for counts."""
_SHARED: Final = 0.4
"""Of the share of a thing's own words: how much of the words of both stands beside a value."""
_APART: Final = 0.2
_LEFT: Final = 0.5
_FIRST: Final = 0.01
_AFTER: Final = re.compile(r"(%|\b(?:đồng|giờ|ngày|tuần|tháng|năm))\s.*$", re.IGNORECASE)
"""What stands after the unit of money, of shares or of time belongs to the next words."""


@dataclass(frozen=True, slots=True)
class Told:
    """A value where it stands: in which clause of the text, after how many others, beside how many of the words."""

    value: Measured
    clause: int
    at: int
    own: float
    shared: float

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the text."""
        return self.clause, self.at


def told_in(own: Wording, text: str, shared: Wording, named: Collection[tuple[float, str]]) -> list[Told]:
    """Return the values of ``text``: the day of each clause, its spans of time, its amounts.

    ``own`` are the words of one thing, ``shared`` those of both; ``named`` the figures of the question, which are no values.
    """
    found: list[Told] = []
    for number, clause in enumerate(clauses_of(text)):
        beside = (_near(own, clause), _near(shared, clause))
        if (day := day_of(clause.text)) is not None:
            found.append(Told(day, number, -1, *beside))
        for at, figure in enumerate(figures_in(clause.text)):
            if (figure.value, figure.unit) not in named:
                found.append(Told(_measured(figure), number, at, *beside))
    return found


def paired(one: Sequence[Told], other: Sequence[Told], *, same: bool, liked: Callable[[str], bool]) -> tuple[Told, Told] | None:
    """Return the two values of one kind that stand nearest to the words of the two things; None where there are none.

    Where both stand in the ``same`` text they stand at two places of it. Kinds that are ``liked`` go before others.
    """

    def worth(pair: tuple[Told, Told]) -> float:
        """Return how surely the pair is what is asked of the two."""
        first, second = pair
        near = sum(each.own + _SHARED * each.shared - _FIRST * each.at for each in pair)
        return _LIKED * liked(first.value.kind) + near + _APART * (first.value.value != second.value.value)

    pairs = [
        (first, second)
        for first, second in itertools.product(one, other)
        if first.value.kind == second.value.kind and not (same and first.place == second.place)
    ]
    return max(pairs, key=worth, default=None)


def _near(words: Wording, clause: Clause) -> float:
    """Return how much of ``words`` a clause says: what it leaves to the clauses before it counts half."""
    if not words:
        return 0.0
    said = words.cover(clause.said)
    with_left = clause.said | {syllable for syllable, share in clause.left.items() if share >= _LEFT}
    return said + _LEFT * (words.cover(with_left) - said)


def _measured(figure: Figure) -> Measured:
    days, text = as_days(figure), _as_unit(figure)
    return Measured(days, text, DAYS) if days else Measured(figure.value, text, figure.kind or figure.unit)


def _as_unit(figure: Figure) -> str:
    """Return the figure as printed with its unit, and of the word after the unit only the second half of a compound."""
    words = _AFTER.sub(r"\1", figure.text).rsplit(" ", 2)
    if len(words) < 3 or figure.kind or (fold_i_y(words[1].lower()), fold_i_y(words[2].lower())) in compounds():
        return " ".join(words)
    return " ".join(words[:2])


def apart(one: Measured, other: Measured) -> str:
    """Return how far apart two values of one kind are, as it is written; "" where that cannot be said exactly."""
    if one.kind == DAY:
        days = abs(date.fromordinal(int(one.value)) - date.fromordinal(int(other.value))).days
        return f"{days} ngày"
    if one.kind in (DAY_OF_YEAR, DAY_OF_MONTH):
        return ""
    figures = [figures_in(each.text) for each in (one, other)]
    units = {each[0].text[_digits(each[0].text) :].strip().lower() for each in figures if each}
    if not all(figures) or len(units) != 1 or one.kind == "money":
        return ""
    unit = units.pop()
    return f"{_written(abs(figures[0][0].value - figures[1][0].value))}{'' if unit == '%' else ' '}{unit}".strip()


def _digits(text: str) -> int:
    """Return where the number at the beginning of ``text`` ends."""
    return next((at for at, sign in enumerate(text) if not (sign.isdigit() or sign in ".,")), len(text))


def _written(value: float) -> str:
    """Return a number as it is written in Vietnamese: 4500.5 as "4.500,5"."""
    whole, _, part = f"{round(value, 4):,.4f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")
