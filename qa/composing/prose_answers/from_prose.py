"""What prose says: the sentence that answers, its figure first; a list whole; nothing where nothing is near enough."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.text import fold_accents
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.prose import cite_passage, label_of
from qa.composing.prose_answers.best_statements import find_statements, quoting_line, ranker_of, with_items
from qa.composing.worded_kinds import worded_kind
from qa.contracts.answer import Status
from qa.contracts.query import Expects, Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.ranking.statement_ranking import Found, StatementRanker
from qa.reading.asked_counts import counted_value, counts_asked
from qa.reading.asked_measures import asks_no_amount
from qa.reading.asked_spans import lacks_span
from qa.reading.asked_units import in_asked_unit, tells_asked_unit
from qa.reading.demands import lacking
from qa.reading.figures import kind_asked
from qa.reading.items import without_sign
from qa.reading.likeness import told_once
from qa.reading.reasons import gives_reason, points_back, statement_before, states_cause, to_end_of_sentence
from qa.reading.sentence_values import unsaid, values
from qa.reading.statements import Statement
from qa.retrieval.knowledge import Knowledge

TOLD: Final = frozenset(
    {Field.FIGURE, Field.DEFINITION, Field.REASON, Field.CONTENT, Field.REPORT, Field.FUNDING, Field.BASIS, Field.IMPLEMENTS}
)
"""What prose tells; of funding and bases what no row or opening says."""

_FORMS: Final = frozenset({Form.VALUE, Form.LIST, Form.COUNT, Form.MOST, Form.LEAST})
_SECOND: Final = 1.2
"""A further statement is told where its score is within this of the best: about a third as likely."""
_NAMED: Final = 0.8
"""A term is spoken of where so much of it stands in the statement as it is asked for."""
_DEMANDED: Final = 8
"""Among how many of the best what is demanded is looked for."""
_MOST: Final = 3
_CITED: Final = 8
_ITEMS: Final = 30
_CLAUSE: Final = re.compile(r"(?<=[;,:])\s+")


def asks_prose(query: Query) -> bool:
    """Tell whether any of what is asked is told by prose."""
    return query.asks(*TOLD)


@worded_kind("prose")
def answer_from_prose(query: Query, looked: LookedUp) -> Draft | None:
    """Return what the best statements say; NOT_FOUND where they cannot, None where no prose is asked."""
    if query.form not in _FORMS or not asks_prose(query):
        return None
    found = _demanded(
        _causing(_defining(find_statements(query, looked), query), query),
        query,
    )
    if not found or not fits(found[0], query):
        return Draft((), Status.NOT_FOUND)
    ranker = ranker_of(query, looked)
    listed = _listed(found[0], query, looked.knowledge)
    if listed is not None:
        return listed
    near = [each for each in found[:_CITED] if found[0].score - each.score <= _SECOND]
    chosen = told_once(_one_a_passage(near), lambda each: each.statement.text)[:_MOST]
    room = max(140, (SHORT - 130 * len(chosen)) // len(chosen))
    lines = tuple(
        quoting_line(
            each.statement,
            values_of(each.statement, query, ranker) if at == 0 else (),
            looked.knowledge,
            room,
            each.score,
            query.words.text,
        )
        for at, each in enumerate(chosen)
    )
    if set(query.ask) == {Field.REASON}:
        lines = (_with_reason(lines[0], chosen[0].statement, looked.knowledge, room, query.words.text), *lines[1:])
    further = tuple(cite_passage(each.statement.passage, each.score, looked.knowledge) for each in found[:_CITED])
    return Draft(lines, limit=SHORT, sure=True, further=further)


def _defining(found: Sequence[Found], query: Query) -> list[Found]:
    """Return the statements; where a definition is asked only those that begin with the term and say what it is, if any do.

    What says that it "là" something stands alone before what only tells its parts.
    """
    if set(query.ask) != {Field.DEFINITION}:
        return list(found)
    term = re.escape(fold_accents(" ".join(query.topic)))
    means = re.compile(rf"{term}\s*(?:\([^)]*\)\s*)?(?:la|duoc hieu|nghia la)\b")
    defining = [each for each in found if each.features.defines >= 1]
    return [each for each in defining if means.search(each.statement.folded)][:1] or defining or list(found)


def _causing(found: Sequence[Found], query: Query) -> list[Found]:
    """Return the statements; where only a reason is asked one that states a cause first, if the best gives no reason."""
    if set(query.ask) != {Field.REASON} or not found or gives_reason(found[0].statement):
        return list(found)
    stated = [each for each in found[:_DEMANDED] if states_cause(each.statement)][:1]
    alone = found[0].score + 2 * _SECOND  # nothing else is near it
    whole = [replace(each, statement=to_end_of_sentence(each.statement), score=alone) for each in stated]
    return [*whole, *(each for each in found if each not in stated)]


def _with_reason(line: Line, statement: Statement, knowledge: Knowledge, room: int, asked: str) -> Line:
    """Return the line on a statement that points back to its reason ("Điều này dẫn đến …") with what says it before it."""
    before = statement_before(statement, knowledge.statements(statement.passage.plan)) if points_back(statement) else None
    if before is None:
        return line
    said = quoting_line(before, (), knowledge, max(room - len(line.detail), 140), asked=asked)
    return replace(line, detail=f"{said.detail} {line.detail}", proofs=(*line.proofs, *said.proofs))


def _demanded(found: Sequence[Found], query: Query) -> list[Found]:
    """Return the statements; those first that hold what is demanded where the very best does not, if any do.

    What holds nothing of it answers nothing: of the best those stand for it that are about as good, else any.
    """
    text = query.words.text
    counts = [] if query.form is not Form.VALUE or not query.asks(Field.FIGURE) else list(counts_asked(text))

    def holds(each: Found) -> bool:
        """Tell whether a statement holds all that is demanded."""
        said = f"{each.statement.lead} {each.statement.text}"
        return lacking(text, said) is None and not lacks_span(text, said) and all(count.told_in(said) for count in counts)

    best = found[:_DEMANDED]
    holding = [each for each in best if holds(each)]
    if not holding or holding[0] is found[0]:
        return list(found)
    near = [each for each in holding if found[0].score - each.score <= _SECOND]
    return [*(near or holding), *found[_DEMANDED:]]


def fits(found: Found, query: Query) -> bool:
    """Tell whether nothing speaks outright against the statement: years that clash, no value of the asked kind."""
    features = found.features
    if features.clash and query.asks(Field.FIGURE):
        return False
    if set(query.ask) == {Field.DEFINITION} and not features.defines and features.pairs < _NAMED:
        return False
    amount = query.expects in (Expects.PERCENT, Expects.MONEY) and not asks_no_amount(query.words.text)
    return not (features.valueless and amount)


def _one_a_passage(found: Sequence[Found]) -> list[Found]:
    seen: dict[str, Found] = {}
    for each in found:
        seen.setdefault(each.statement.passage.id, each)
    return list(seen.values())


def values_of(statement: Statement, query: Query, ranker: StatementRanker) -> tuple[str, ...]:
    """Return the asked value: of the expected kind, from the part of the sentence that the question says most of."""
    asked, kind = query.words.text, kind_asked(query)
    counted = counted_value(asked, statement.text) if query.asks(Field.FIGURE) else ""
    if counted:
        return (counted,)
    if kind is None:
        return ()
    holding = [(part, found) for part in _CLAUSE.split(statement.text) if (found := unsaid(values(part, kind), asked))]
    holding = [(part, found) for part, found in holding if tells_asked_unit(found, asked)] or holding
    if not holding:
        return tuple(dict.fromkeys(unsaid(values(statement.text, kind), asked)))[:1]
    _, best = max(holding, key=lambda each: ranker.topic.in_text(each[0]) + 0.5 * ranker.rest.in_text(each[0]))
    # A list of days is one value, over its commas: "trước ngày 25/3, 25/6 và 25/9".
    whole, told = values(statement.text, kind), in_asked_unit(best, asked)
    said = (next((longer for longer in whole if longer.startswith(value)), value) for value in told)
    return tuple(dict.fromkeys(said))[:2]


def _listed(best: Found, query: Query, knowledge: Knowledge) -> Draft | None:
    """Return the whole list where the best statement begins one, or is one of several that the question asks for."""
    statement = best.statement
    opens = statement.text.rstrip().endswith(":")
    if not opens and not (query.form is Form.LIST and best.features.above_pairs > best.features.pairs):
        return None
    items = list(itertools.islice(with_items(statement, knowledge), _ITEMS))
    if len(items) < 2:
        return None
    lines = [
        Line(s.passage.plan, "", (without_sign(s.text).rstrip(" ;."),), "", (cite_passage(s.passage, best.score, knowledge),))
        for s in items
    ]
    length = sum(len(line.values[0]) + 4 for line in lines)
    heading = statement.text if opens else statement.lead or label_of(statement.passage, knowledge)
    limit = SHORT if query.form is not Form.LIST and length < SHORT else LONG
    first = (cite_passage(statement.passage, best.score, knowledge),)
    return Draft(tuple(lines), heading=heading, limit=limit, sure=True, first=first)
