"""Is it so of each of several plans, or more so of one than of another: what each of them says, and what follows from it.

In: the parts of such a question, each looked up and answered for one plan. Out: one draft that begins with "Có" or "Không".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from qa.composing.draft import LONG, Draft, Line
from qa.composing.facts.claimed_facts import NO, YES
from qa.composing.several import AnsweredPart
from qa.contracts.answer import Status
from qa.reading.measures import Measured, amount_of, day_of, span_of

_SAYS: Final = re.compile(rf"(?P<said>{YES}|{NO})(?!\w)")
_TIMES: Final = "khi nào"
_LONG_TIMES: Final = "bao lâu"
_PROVED: Final = 2
_TWO: Final = 2


def told_of_each(parts: Sequence[AnsweredPart]) -> Draft:
    """Return whether it is so of all ``parts``: "Không" where one denies it or says nothing.

    NOT_FOUND where none says a thing.
    """
    told = [(part, said) for part in parts if part.answered and (said := _verdict(part.draft))]
    if not told:
        return Draft((), Status.NOT_FOUND)
    silent = [_name(part) for part in parts if part not in [each for each, _ in told]]
    right = not silent and all(said == YES for _, said in told)
    ordered = sorted(told, key=lambda each: not right and each[1] == YES)
    notes = (f"Không thấy nêu ở: {'; '.join(silent)}.",) if silent else ()
    lines = tuple(_line(part, said) for part, said in ordered)
    return Draft(lines, heading=f"{YES if right else NO}:", notes=notes, limit=LONG, sure=True, labelled=True)


def told_of_two(parts: Sequence[AnsweredPart], *, great: bool, how: str) -> Draft | None:
    """Return whether the first of two parts says more than the other (less where not ``great``), and what each says.

    None where they tell nothing that can be held against each other; ``how`` are the words that both were asked with.
    """
    measured = [_measured(part, how) for part in parts]
    if len(parts) != _TWO or any(each is None for each in measured):
        return None
    one, other = (each for each in measured if each is not None)
    if one[0].kind != other[0].kind:
        return None
    right = one[0].value > other[0].value if great else one[0].value < other[0].value
    lines = tuple(
        Line(_plan(part), _name(part), (told,), part.draft.lines[0].detail, part.draft.lines[0].proofs)
        for part, (_, told) in zip(parts, (one, other), strict=True)
    )
    return Draft(lines, heading=f"{YES if right else NO}:", limit=LONG, sure=True, labelled=True)


def _verdict(draft: Draft) -> str:
    """Return what the draft begins with, "Có" or "Không"; "" where it says neither."""
    begins = draft.heading or next((value for line in draft.lines[:1] for value in line.values), "")
    said = _SAYS.match(begins)
    return said["said"] if said else ""


def _line(part: AnsweredPart, said: str) -> Line:
    draft, first = part.draft, part.draft.lines[0]
    told = draft.heading.rstrip(":. ") if draft.heading else "; ".join(first.values)
    return Line(_plan(part), _name(part), (told or said,), first.detail, first.proofs or tuple(draft.proofs)[:_PROVED])


def _measured(part: AnsweredPart, how: str) -> tuple[Measured, str] | None:
    """Return what the part's first line measures and as it is told there, None where it is not answered or holds no value."""
    if not part.answered:
        return None
    line = part.draft.lines[0]
    measure = {_TIMES: day_of, _LONG_TIMES: span_of}.get(how, amount_of)
    for text in ("; ".join(line.values), line.detail):
        found = measure(text)
        if found is not None:
            return found, "; ".join(line.values) or found.text
    return None


def _plan(part: AnsweredPart) -> str:
    return part.draft.lines[0].plan if part.draft.lines else part.plan or part.looked.scope.plans[0]


def _name(part: AnsweredPart) -> str:
    return part.looked.knowledge.plan_name(_plan(part))
