"""Two things that one plan speaks of in prose, side by side: which is sooner, shorter, more; or what each is.

In: a question that names two sides ("thủ tục cấp mới và thủ tục gia hạn, thủ tục nào ngắn hơn") about plans without a register
of such things. Out: a draft with a line for each side, the one that is asked for first. Each side is looked up as if it were
asked of alone; of the statements found for the one and for the other that pair is taken which fits best together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.records import AssignmentKind
from qa.composing.draft import SHORT, Draft
from qa.composing.facts.choosing import plans_of
from qa.composing.prose_answers.asked_of_two import AskedOfTwo, Side, asked_of_two, asks_values, wanted
from qa.composing.prose_answers.best_statements import find_statements, quoting_line
from qa.composing.prose_answers.paired import apart, paired
from qa.composing.prose_answers.pairs import best_pair
from qa.contracts.candidates import Candidates
from qa.contracts.query import Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.ranking.statement_ranking import Found, StatementRanker
from qa.reading.measures import Measured
from qa.retrieval.knowledge import Knowledge
from qa.understanding.sides import Sides, find_sides

_DIFFERENT: Final = re.compile(r"\b(?:khác|hơn kém|hơn|kém|chênh|cách nhau|so sánh|đối chiếu|so với|gấp)\b", re.IGNORECASE)
_OF_TASKS: Final = (Field.LEAD, Field.COORDINATE, Field.TASK, Field.PLANS, Field.SUMMARY, Field.OUTLINE)
_READ: Final = 14
_A_REGISTER: Final = 3
_WHOLE: Final = 520
_ROOM: Final = 220
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Told:
    """Which side is more: the heading that says so, its index, and the value of each; no values where none are told."""

    heading: str = ""
    first: int = 0
    values: tuple[tuple[str, ...], ...] = ((), ())


def answer_side_by_side(query: Query, looked: LookedUp) -> Draft | None:
    """Return what prose says of the two sides; None where no two are named, or a register holds what is compared.

    When to report stands in prose, whatever the register holds.
    """
    return None if query.asks(*_OF_TASKS) else side_by_side(query, looked, registered=query.ask == (Field.REPORT,))


def side_by_side(query: Query, looked: LookedUp, *, registered: bool = True) -> Draft | None:
    """Return what a plan says of the two sides, the one that is asked for first; None where the question names no two.

    Without ``registered`` also where the plan has a register, of which times and sums are computed.
    """
    named = find_sides(looked.meant.own.words.text)
    several = len(query.where.plans) > 1 and len(query.where.provinces) != 1  # the plans are the sides
    compares = _compares(query.words.text, query)
    if named is None or several or not (compares or (named.alike and asks_values(query))):
        return None
    plan = _plan_of(query, looked)
    if plan is None or not (registered or not _in_register(plan, looked.knowledge)):
        return None
    asked = asked_of_two(named, plan, query, looked.knowledge)
    pair = best_pair(_found_alone(named, query, plan, looked.candidates, looked.knowledge), asked) if asked else None
    if asked is None or pair is None:
        return None
    told = _measured(asked, pair, compares=compares)
    if not compares and not any(told.values):
        return None
    passages = {each.statement.passage.id: len(each.statement.passage.clean) for each in pair}
    if len(passages) == 1 and (pair[0].statement.text == pair[1].statement.text or max(passages.values()) <= _WHOLE):
        values = tuple(
            f"{side.called}: {value}" for side, of_side in zip(asked.sides, told.values, strict=True) for value in of_side
        )
        line = quoting_line(pair[0].statement, values, looked.knowledge, _WHOLE, pair[0].score)
        return Draft((line,), heading=told.heading, limit=SHORT, sure=True)
    return _draft(asked.sides, pair, told, looked.knowledge)


def _plan_of(query: Query, looked: LookedUp) -> str | None:
    """Return the plan that is meant, or of several the one that says most of what is asked."""
    plans = plans_of(query, looked)
    if len(plans) == 1:
        return plans[0].id
    found = find_statements(query, looked)
    return found[0].statement.passage.plan if found else None


def _found_alone(
    named: Sides, query: Query, plan: str, candidates: Candidates, knowledge: Knowledge
) -> tuple[list[Found], ...]:
    """Return what the plan says of each side, best first: ranked as for a question about that side alone."""
    statements = list({each.text: each for each in reversed(knowledge.statements(plan))}.values())
    alone = []
    for name, question in zip(named.names, named.questions, strict=True):
        one = replace(query, topic=(name,), form=Form.VALUE)
        ranker = StatementRanker(one, question, (), candidates, knowledge)
        alone.append(ranker.rank(statements)[:_READ])
    return tuple(alone)


def _draft(sides: Sequence[Side], pair: Sequence[Found], told: _Told, knowledge: Knowledge) -> Draft:
    lines = [
        replace(quoting_line(each.statement, value, knowledge, _ROOM, each.score), label=side.called)
        for side, each, value in zip(sides, pair, told.values, strict=True)
    ]
    ordered = lines[::-1] if told.first else lines
    return Draft(tuple(ordered), heading=told.heading, limit=SHORT, sure=True, labelled=True)


def _compares(text: str, query: Query) -> bool:
    return bool(wanted(text)[0]) or (query.form is Form.COMPARE and _DIFFERENT.search(text) is not None)


def _in_register(plan: str, knowledge: Knowledge) -> bool:
    """Tell whether the plan has a register of tasks with their times or sums, of which these are computed."""
    rows = [row for row in knowledge.register.rows([plan]) if row.kind is AssignmentKind.TASK]
    return sum(row.timing.said or row.stored.assignment.funding is not None for row in rows) >= _A_REGISTER


def _measured(asked: AskedOfTwo, pair: Sequence[Found], *, compares: bool) -> _Told:
    """Return which side is more (or less, as asked), with the value of each; nothing where it is not told of which it is."""
    one, other = (asked.told_in(side, each) for side, each in enumerate(pair))
    found = paired(one, other, same=pair[0].statement.text == pair[1].statement.text, liked=asked.liked)
    if found is None:
        return _Told()
    own = all(value.own >= _HALF or not side.own for side, value in zip(asked.sides, found, strict=True))
    near = own or all(side.fit(each.statement) > 0 for side, each in zip(asked.sides, pair, strict=True))
    if not (near and asked.liked(found[0].value.kind)) and not wanted(asked.text)[0]:
        return _Told()
    if not compares and (not own or found[0].value.value == found[1].value.value):
        return _Told()  # what may be one value of both is told as that of one thing
    return _told(asked, [each.value for each in found], compares=compares)


def _told(asked: AskedOfTwo, kept: Sequence[Measured], *, compares: bool) -> _Told:
    word, great = wanted(asked.text)
    one, other = kept
    values = ((one.text,), (other.text,))
    if not compares:
        return _Told(values=values)
    if one.value == other.value:
        return _Told(f"Như nhau: {one.text}.", 0, values)
    if not word:
        by = apart(one, other)
        return _Told(f"Chênh nhau {by}: {one.text} và {other.text}." if by else "", 0, values)
    chosen = (max if great else min)(range(len(kept)), key=lambda at: kept[at].value)
    said = word if word in ("trước", "sau") else f"{word} hơn"
    more = f"{asked.sides[chosen].called} {said}: {kept[chosen].text} so với {kept[1 - chosen].text}."
    return _Told(more, chosen, values)
