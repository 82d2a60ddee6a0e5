"""Two things that a question speaks of beside each other, of which an answer tells only one: each is then asked for alone.

In: the draft of the answer, the two sides. Out: whether it leaves one of them out; of the answers to each alone one draft, a
line for each side under its name.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Sequence, Set
from dataclasses import replace
from typing import Final

from corpus.text import folded_syllables
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.several import AnsweredPart
from qa.contracts.answer import Status
from qa.reading.sentence_values import best_excerpt
from qa.reading.wording import SAYS_NOTHING, Wording
from qa.understanding.sides import Sides

_SPOKEN_OF: Final = 0.5
"""A side is spoken of where a line holds so much of the words that only this side has."""
_ROOM: Final = 230
_MORE_ROOM: Final = 600
"""What is quoted of a side: in an answer on one plan, and on two."""
_EACH: Final = re.compile(
    r"(?:,?\s*(?:mỗi|từng|riêng)\s+(?:loại|bên|cái|việc|nơi|thứ|đơn vị|đằng))|\blần lượt\s+"
    r"|\b(?:nhiều|cao|lớn|ít|thấp|sớm|muộn|dài|ngắn)(?:\s+\w+){0,2}?\s+hơn\b(?=\W*$)"
    r"|\b(?:khác|hơn kém) (?:nhau\s+)?(?=thế nào|ra sao|sao)",
    re.IGNORECASE,
)
"""What says that both are asked for, and nothing of what is asked of one alone."""


def asked_alone(sides: Sides) -> tuple[str, ...]:
    """Return the question as it is asked of each side alone."""
    bare = (" ".join(_EACH.sub(" ", question).split()) for question in sides.questions)
    return tuple(re.sub(r"\s+([,?:;.])", r"\1", question) for question in bare)


def leaves_one_out(draft: Draft, sides: Sides, weight: Callable[[str], float], named: Set[str] = frozenset()) -> bool:
    """Tell whether ``draft`` says nothing of one of the two sides: no line of it holds the words that only that side has.

    ``named`` are folded syllables by which every line is called: the name of the one plan that is meant.
    """
    if draft.status is not Status.ANSWERED:
        return True
    words = [frozenset(folded_syllables(name)) - SAYS_NOTHING - named for name in sides.names]
    own = [Wording([" ".join(one - other)], weight) for one, other in itertools.permutations(words)]
    lines = [" ".join((draft.heading, line.label, *line.values, line.detail)) for line in draft.lines]
    told = [frozenset(folded_syllables(line)) for line in lines]
    return all(own) and any(max((side.cover(line) for line in told), default=0.0) < _SPOKEN_OF for side in own)


def tells_each_place(named: Collection[str], provinces: Collection[str | None]) -> bool:
    """Tell whether a question names several places and an answer has a line on each, by the ``provinces`` of its lines."""
    return len(set(named)) > 1 and set(named) <= set(provinces)


def told_of_both(parts: Sequence[AnsweredPart], sides: Sides) -> Draft | None:
    """Return what is said of each side, its name before it; None where one of them is told nothing, or both the same."""
    if not all(part.answered for part in parts):
        return None
    first = [part.draft.lines[0] for part in parts]
    if first[0].values == first[1].values and first[0].detail == first[1].detail:
        return None
    several = len({line.plan for line in first}) > 1
    room = _MORE_ROOM if several else _ROOM
    lines = tuple(_line(part, name, room) for part, name in zip(parts, sides.names, strict=True))
    further = tuple(proof for part in parts for proof in part.draft.proofs)
    return Draft(lines, limit=LONG if several else SHORT, sure=True, labelled=True, further=further)


def _line(part: AnsweredPart, name: str, room: int) -> Line:
    draft, line, knowledge = part.draft, part.draft.lines[0], part.looked.knowledge
    label = f"{name[:1].upper()}{name[1:]} – {knowledge.plan_name(line.plan)}"
    if len(draft.lines) > 1 and draft.heading:  # a list under what begins it
        said = "; ".join(filter(None, (value for each in draft.lines for value in (*each.values, each.detail))))
        proofs = tuple(proof for each in draft.lines for proof in each.proofs)
        return Line(line.plan, label, (), f"{draft.heading} {said}", proofs)
    detail = line.detail.strip("“”")
    excerpt = best_excerpt(detail, part.looked.query.topic, knowledge.weight, room)
    return replace(line, label=label, detail=f"“{excerpt}”" if detail != line.detail else excerpt, beside=())
