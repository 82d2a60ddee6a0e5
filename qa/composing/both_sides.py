"""Things that a question speaks of beside each other, or lists, of which an answer tells only some: each is then asked alone.

In: the draft of the answer, the two sides or the things listed. Out: whether it leaves one of them out; of the answers to each
alone one draft, a line for each under its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence, Set
from dataclasses import replace
from typing import Final

from corpus.text import folded_syllables
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.several import AnsweredPart
from qa.contracts.answer import Status
from qa.contracts.query import Form
from qa.ranking.looked_up import LookedUp
from qa.reading.sentence_values import best_excerpt
from qa.reading.wording import SAYS_NOTHING, Wording
from qa.understanding.sides import Sides, find_sides
from qa.understanding.things_listed import ThingsListed, find_listed

_SPOKEN_OF: Final = 0.5
"""A side is spoken of where a line holds so much of the words that only this side has."""
_ROOM: Final = 230
_MORE_ROOM: Final = 600
"""What is quoted of a side: in an answer on one plan, and on two."""
_TWO: Final = 2
_FORMS: Final = (Form.VALUE, Form.LIST, Form.COMPARE, Form.TIMELINE)
_EACH: Final = re.compile(
    r"(?:,?\s*(?:mỗi|từng|riêng)\s+(?:loại|bên|cái|việc|nơi|thứ|đơn vị|đằng))|\blần lượt\s+"
    r"|\b(?:nhiều|cao|lớn|ít|thấp|sớm|muộn|dài|ngắn)(?:\s+\w+){0,2}?\s+hơn\b(?=\W*$)"
    r"|\b(?:khác|hơn kém) (?:nhau\s+)?(?=thế nào|ra sao|sao)",
    re.IGNORECASE,
)
"""What says that both are asked for, and nothing of what is asked of one alone."""


def asked_alone(things: Sides | ThingsListed) -> tuple[str, ...]:
    """Return the question as it is asked of each of the ``things`` alone."""
    bare = (" ".join(_EACH.sub(" ", question).split()) for question in things.questions)
    return tuple(re.sub(r"\s+([,?:;.])", r"\1", question) for question in bare)


def things_left_out(looked: LookedUp, draft: Draft) -> ThingsListed | Sides | None:
    """Return the things that the question lists, or two that are built alike, of which ``draft`` tells only some.

    None where it names none, or the draft has a line for each.
    """
    query, knowledge = looked.query, looked.knowledge
    compares = query.form is Form.COMPARE
    if query.form not in _FORMS or query.carried or (compares and draft.room == "computed" and len(draft.lines) > 1):
        return None
    text = looked.meant.own.words.text
    things = (None if compares else find_listed(text)) or find_sides(text)
    in_order = query.form is Form.TIMELINE and isinstance(things, ThingsListed) and len(draft.lines) >= len(things.names)
    if things is None or in_order or (isinstance(things, Sides) and not things.alike):
        return None
    places = [place.name for place in looked.words.named.places]
    if tells_each_place(places, [knowledge.plan(line.plan).province for line in draft.lines]):
        return None
    plans = query.where.plans
    known = frozenset(folded_syllables(knowledge.plan_name(plans[0]))) if len(plans) == 1 else frozenset()
    return things if leaves_one_out(draft, things.names, knowledge.weight, known) else None


def leaves_one_out(draft: Draft, names: Sequence[str], weight: Callable[[str], float], known: Set[str] = frozenset()) -> bool:
    """Tell whether ``draft`` says nothing of one of the things by ``names``: no line has the words that only that one has.

    ``known`` are folded syllables by which every line is called: the name of the one plan that is meant.
    """
    if draft.status is not Status.ANSWERED:
        return True
    words = [frozenset(folded_syllables(name)) - SAYS_NOTHING - known for name in names]
    own = [Wording([" ".join(one.difference(*words[:at], *words[at + 1 :]))], weight) for at, one in enumerate(words)]
    lines = [" ".join((draft.heading, line.label, *line.values, line.detail)) for line in draft.lines]
    told = [frozenset(folded_syllables(line)) for line in lines]
    return all(own) and any(max((each.cover(line) for line in told), default=0.0) < _SPOKEN_OF for each in own)


def tells_each_place(named: Collection[str], provinces: Collection[str | None]) -> bool:
    """Tell whether a question names several places and an answer has a line on each, by the ``provinces`` of its lines."""
    return len(set(named)) > 1 and set(named) <= set(provinces)


def told_of_both(parts: Sequence[AnsweredPart], names: Sequence[str]) -> Draft | None:
    """Return what is said of each side, its name before it; None where one of them is told nothing, or both the same."""
    if not all(part.answered for part in parts):
        return None
    first = [part.draft.lines[0] for part in parts]
    if first[0].values == first[1].values and first[0].detail == first[1].detail:
        return None
    return _told(parts, names)


def told_of_listed(parts: Sequence[AnsweredPart], names: Sequence[str]) -> Draft | None:
    """Return what is said of each thing listed, its name before it, and of which nothing is; None where not two are told."""
    told = [(part, name) for part, name in zip(parts, names, strict=True) if part.answered]
    if len(told) < _TWO:
        return None
    silent = [name for part, name in zip(parts, names, strict=True) if not part.answered]
    draft = _told([part for part, _ in told], [name for _, name in told])
    return replace(draft, notes=(f"Không thấy nêu về: {'; '.join(silent)}.",)) if silent else draft


def _told(parts: Sequence[AnsweredPart], names: Sequence[str]) -> Draft:
    several = len({part.draft.lines[0].plan for part in parts}) > 1
    room = _MORE_ROOM if several else _ROOM
    lines = tuple(_line(part, name, room, named=several or len(parts) == _TWO) for part, name in zip(parts, names, strict=True))
    further = tuple(proof for part in parts for proof in part.draft.proofs)
    return Draft(lines, limit=LONG if several else SHORT, sure=True, labelled=True, further=further)


def _line(part: AnsweredPart, name: str, room: int, *, named: bool) -> Line:
    draft, line, knowledge = part.draft, part.draft.lines[0], part.looked.knowledge
    label = f"{name[:1].upper()}{name[1:]}{f' – {knowledge.plan_name(line.plan)}' if named else ''}"
    if len(draft.lines) > 1 and draft.heading:  # a list under what begins it
        said = "; ".join(filter(None, (value for each in draft.lines for value in (*each.values, each.detail))))
        proofs = tuple(proof for each in draft.lines for proof in each.proofs)
        return Line(line.plan, label, (), f"{draft.heading} {said}", proofs)
    detail = line.detail.strip("“”")
    excerpt = best_excerpt(detail, part.looked.query.topic, knowledge.weight, room)
    return replace(line, label=label, detail=f"“{excerpt}”" if detail != line.detail else excerpt, beside=())
