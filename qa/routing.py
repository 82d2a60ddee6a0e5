"""Which way a query goes to its answer: computed over the register, from plans' own facts, from prose, or by evidence.

In: :class:`LookedUp`. Out: a draft. The ways are tried in an order that the query's form and fields
decide; the first that finds an answer gives it, and where none does the first that looked and found nothing says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from qa.composing.budgets import answer_from_nearest
from qa.composing.computed import Material, answer_query, takes
from qa.composing.computed.pointed import answer_pointed
from qa.composing.draft import Draft
from qa.composing.instead import replaced_by_body
from qa.composing.prose_answers.from_prose import answer_from_prose
from qa.composing.prose_answers.grounds import answer_from_grounds
from qa.composing.prose_answers.side_by_side import answer_side_by_side
from qa.composing.prose_answers.whether import told_whether
from qa.composing.reports import answer_about_reports, answer_to_whom
from qa.composing.silence import untold
from qa.composing.surer import in_its_place
from qa.composing.worded import answer_in_words
from qa.composing.worded_kinds import AHEAD_KINDS
from qa.contracts.answer import Status
from qa.contracts.query import COMPUTED_FORMS, PLAN_FIELDS, REGISTER_FIELDS, WHOLE_FIELDS, Counted, Field, Form, Query, Role
from qa.contracts.trace import Trace
from qa.deciding.decide import Judge, Ruling, decide
from qa.deciding.demanded import lacks
from qa.ranking.features import Topic
from qa.ranking.looked_up import LookedUp
from qa.reading.register.conditions import is_named
from qa.retrieval.knowledge import Knowledge
from qa.tracing import trace_decided, trace_drafted
from qa.understanding.agency_conditions import role_in
from qa.understanding.documents_listed import asks_which_say_not
from qa.understanding.money_asked import asks_of_parts
from qa.understanding.shelf_asked import gives_work

_KNOWN: Final = 0.5
_SURELY: Final = 0.75  # how likely a second answer must be right after the first was refused
_LIKELY: Final = 0.5
"""And of what a plan says of its own money or reports, where that is what is asked of."""
Way = Callable[[], Draft | None]

_OF_PROSE: Final = frozenset({Form.YES_NO, Form.COMPARE, Form.TIMELINE})
"""Forms that prose answers first where nothing of the register is asked."""
_BY_DAYS: Final = {Form.TIMELINE: (Field.REPORT, Field.FIGURE), Form.COMPARE: (Field.REPORT,)}
"""Fields that are put in the order of their days, or side by side, before prose is looked at."""
_RULES_ALONE: Final = "rules"  # without the learned reader: its single values and lists go the way made for the rules
_OF_ROWS: Final = frozenset({"computed", "tasks"})  # the ways to an answer that take rows by their agencies
_TIMED: Final = frozenset({Field.PERIOD, Field.DEADLINE, Field.REPORT, Field.FUNDING, Field.ISSUED_ON, Field.RECIPIENTS})
"""Fields that prose may tell where no row or fact does: what their questions demand shows whether it does."""


def draft_of(
    looked: LookedUp, material: Material, by_evidence: Way, judge: Judge = decide, trace: Trace | None = None
) -> Draft:
    """Return the draft for the query that was looked up; ``by_evidence`` is the way of the best row or passage.

    An answer without what the question demands ("ngày nào": a day) is passed over. The first other that a way finds stands or
    falls by the one decision of the ``judge``: what that refuses is silence. Drafts, and what is decided of them, are added to
    ``trace``.
    """
    silent: Draft | None = None
    for way in _ways(looked, material, by_evidence):
        draft = way()
        if draft is None:
            continue
        draft = replaced_by_body(draft, looked)
        if trace is not None:
            trace_drafted(trace, draft)
        if draft.status is Status.ANSWERED:
            lacked = lacks(looked, draft) if draft.lines else None
            surer = in_its_place(draft, looked) if lacked is not None else None
            if surer is not None and lacks(looked, surer) is None:
                draft, lacked = surer, None
            if lacked is not None:
                silent = silent or Draft((), Status.NOT_FOUND, source=draft.source, notes=untold(lacked))
                continue
            ruling = judge(looked, draft) if draft.lines and not _is_exact(looked.query, draft) else Ruling(given=True)
            if trace is not None:
                trace_decided(trace, draft, ruling)
            if ruling.given:
                return replace(draft, confidence=ruling.probability)
            if draft.gives_way:
                continue
            otherwise = _otherwise(looked, judge, trace)
            return otherwise or Draft((), _silence(looked.topic, looked.knowledge), source=draft.source)
        if draft.exact:
            return draft  # of the one thing that is pointed at nothing is said
        silent = silent or draft
    in_prose = _in_prose(looked, judge, trace) if looked.query.ask[0] in _TIMED else None
    return in_prose or _in_grounds(looked, judge, trace) or silent or Draft((), Status.NOT_FOUND)


def _otherwise(looked: LookedUp, judge: Judge, trace: Trace | None) -> Draft | None:
    """Return what is told where the draft of a way was refused, None where there is silence."""
    return _in_prose(looked, judge, trace) or _of_the_plan(looked, judge, trace) or _in_grounds(looked, judge, trace)


def _is_exact(query: Query, draft: Draft) -> bool:
    """Tell whether the answer follows from what the index holds, with nothing open in the question: there is nothing to weigh.

    It is a plan, or a part of one, that is summed up as a whole, or the rows of an agency that is named or of a plan under a
    condition, about no topic; or a draft that says so.
    """
    if draft.exact:
        return True
    if query.topic:
        return False
    if query.asks(Field.SUMMARY, Field.OUTLINE):
        return bool(query.where.plans)
    where = query.where
    named = [agency for agency in where.agencies if is_named(agency.ids)]
    if draft.room == "computed" and where.plans and (where.times or where.fields or where.group):
        return query.asks(*REGISTER_FIELDS)
    return draft.room in _OF_ROWS and query.asks(Field.TASK) and bool(named)


def _silence(topic: Topic, knowledge: Knowledge) -> Status:
    """Return what silence is told as: off the plans' topics where most of what is asked of stands in no passage at all."""
    known = sum(knowledge.weight(syllable) for syllable in topic.syllables if knowledge.known(syllable))
    return Status.OFF_TOPIC if topic.syllables and known < _KNOWN * topic.total else Status.NOT_FOUND


def _ways(looked: LookedUp, material: Material, by_evidence: Way) -> Iterator[Way]:
    query = looked.query

    in_words = partial(answer_in_words, query, looked)
    computed = partial(_computed, material)
    side_by_side = partial(_made, answer_side_by_side, looked)
    otherwise = by_evidence if query.form is not Form.YES_NO else lambda: told_whether(query, looked).made_by(told_whether)

    yield from _ahead(looked, material)
    if query.source == _RULES_ALONE and (query.form is Form.VALUE or (query.form is Form.LIST and not _filters(query))):
        yield by_evidence
    elif query.asks(Field.NONE):
        yield lambda: Draft((), Status.OFF_TOPIC)
    elif query.asks(*WHOLE_FIELDS) or (query.asks(*PLAN_FIELDS) and not query.asks(*REGISTER_FIELDS)):
        yield from _of_wholes(query, in_words, computed, otherwise)
    elif _in_role(query) and (query.carried or role_in(looked.words) is not Role.EITHER):
        yield lambda: answer_query(material) if material.selection.rows else None  # its duties in prose, where it has no task
        yield by_evidence
        if "ask" in query.carried:
            yield computed  # what was asked of another before: that this one has none
    elif query.form in COMPUTED_FORMS or (
        query.form is Form.LIST
        and _of_register(query)
        and (_filters(query) or _of_the_set(query) or _of_agencies(query) or _charged(query))
    ):
        yield side_by_side
        tells_first = query.form in _OF_PROSE and not query.asks(*REGISTER_FIELDS, *_BY_DAYS.get(query.form, ()))
        yield from (in_words, computed) if tells_first else (computed, in_words)
        yield otherwise
    elif not query.asks(*REGISTER_FIELDS):
        yield side_by_side
        yield partial(_told, answer_to_whom, looked)
        yield by_evidence if looked.wide else in_words
    else:
        if query.form is Form.VALUE or asks_of_parts(query) or query.ask == (Field.FUNDING,):
            yield side_by_side
            yield computed
        yield by_evidence


def _of_wholes(query: Query, in_words: Way, computed: Way, otherwise: Way) -> Iterator[Way]:
    """Yield the ways to what is told of plans as wholes.

    Which of them say a thing is told by those that do: what is only near to it names none.
    """
    given = query.of is Counted.PLANS and bool(query.where.agencies or query.where.excluding) and gives_work(query.words.text)
    yield from (computed, in_words) if given else (in_words,)
    if query.form in COMPUTED_FORMS and not given:
        yield computed
    said_by_some = query.ask == (Field.PLANS,) and query.form in (Form.VALUE, Form.LIST)
    if not said_by_some or asks_which_say_not(query.words.text):
        yield otherwise


def _ahead(looked: LookedUp, material: Material) -> Iterator[Way]:
    """Yield the ways before all others: what is counted by itself or pointed at, and the kinds that say they are such."""
    query = looked.query
    if query.per is not None or query.many is not None:
        yield partial(_computed, material)
    if material.pointed or query.where.numbers:
        yield partial(_pointed, material)
    if looked.query.asks(Field.NONE):
        return
    for kind in AHEAD_KINDS:
        yield partial(_made, kind, looked)


def _computed(material: Material) -> Draft | None:
    """Return what is computed over the register, None where the query asks nothing of it."""
    return answer_query(material) if takes(material.query) else None


def _pointed(material: Material) -> Draft | None:
    draft = answer_pointed(material)
    return None if draft is None else draft.made_by(answer_pointed)


def _made(kind: Callable[[Query, LookedUp], Draft | None], looked: LookedUp) -> Draft | None:
    """Return what a ``kind`` of answers makes of what was looked up."""
    draft = kind(looked.query, looked)
    return None if draft is None else draft.made_by(kind)


def _told(rule: Callable[[LookedUp], Draft | None], looked: LookedUp) -> Draft | None:
    """Return what a ``rule`` of what was looked up alone tells."""
    draft = rule(looked)
    return None if draft is None else draft.made_by(rule)


def _in_prose(looked: LookedUp, judge: Judge, trace: Trace | None) -> Draft | None:
    """Return what a passage tells where an answer of another kind was refused and this one is surely right.

    "Nơi gửi sách khi sửa kho" asks for none of the plan's recipients, "ai giữ chìa khóa" for no lead of a task.
    """
    query = looked.query
    if (
        query.form is not Form.VALUE
        or not query.topic
        or query.asks(*WHOLE_FIELDS, Field.STANDING, Field.CONTENT, Field.FIGURE)
    ):
        return None
    draft = answer_from_prose(replace(query, ask=(Field.CONTENT,)), looked)
    return None if draft is None else _surely(draft.made_by(answer_from_prose), looked, judge, trace)


def _in_grounds(looked: LookedUp, judge: Judge, trace: Trace | None) -> Draft | None:
    """Return what a ground tells where nothing else does and this is surely right."""
    query = looked.query
    if query.asks(*WHOLE_FIELDS, Field.STANDING, Field.PRODUCT, Field.LEAD, Field.COORDINATE, Field.TASK):
        return None
    draft = answer_from_grounds(query, looked)
    return None if draft is None else _surely(draft.made_by(answer_from_grounds), looked, judge, trace)


def _of_the_plan(looked: LookedUp, judge: Judge, trace: Trace | None) -> Draft | None:
    """Return what the plan says of its money where that is nearest to what is asked, or of the reports that it wants.

    "Lo cầu đường trông vào nguồn nào" asks for the one, "báo cáo nộp cho ai" for the other.
    """
    draft = _told(answer_about_reports if looked.query.ask == (Field.REPORT,) else answer_from_nearest, looked)
    return None if draft is None else _surely(draft, looked, judge, trace, _LIKELY)


def _surely(draft: Draft, looked: LookedUp, judge: Judge, trace: Trace | None, least: float = _SURELY) -> Draft | None:
    """Return the draft where it holds what is demanded and is right with the probability ``least``."""
    if not draft.lines or lacks(looked, draft):
        return None
    if draft.exact:
        return draft
    ruling = judge(looked, draft)
    if trace is not None:
        trace_drafted(trace, draft)
        trace_decided(trace, draft, ruling)
    return draft if ruling.given and ruling.probability >= least else None


def _filters(query: Query) -> bool:
    """Tell whether a list is of rows under conditions that only computing can meet."""
    where = query.where
    negated = any(agency.negated for agency in where.agencies)
    parts = {agency.role for agency in where.agencies} - {Role.EITHER}
    return negated or len(parts) > 1 or bool(where.times or where.fields or where.group or where.also or where.excluding)


def _of_the_set(query: Query) -> bool:
    """Tell whether a follow-up asks for the tasks found before, or for columns of them."""
    told = "ask" in query.carried and query.ask[0] is Field.TASK
    return told and (len(query.ask) > 1 or (query.of is Counted.TASKS and not query.topic))


def _charged(query: Query) -> bool:
    """Tell whether columns of the tasks that agencies have a part in are listed, about no topic: "việc nào giao xã, ai lo"."""
    return query.asks(Field.TASK) and len(query.ask) > 1 and bool(query.where.agencies) and not query.topic


def _of_agencies(query: Query) -> bool:
    """Tell whether agencies or groups of tasks themselves are listed."""
    return query.of in (Counted.AGENCIES, Counted.GROUPS) and not query.topic and query.source != _RULES_ALONE


def _of_register(query: Query) -> bool:
    """Tell whether tasks are listed, or the agencies that have a part in them or in those of a group."""
    of_group = bool(query.where.group) and query.asks(Field.LEAD, Field.COORDINATE)
    return query.asks(Field.TASK) or of_group or query.of in (Counted.AGENCIES, Counted.GROUPS)


def _in_role(query: Query) -> bool:
    """Tell whether it is all the tasks that one agency leads, or helps with, that are asked for, and nothing else."""
    roles = {agency.role for agency in query.where.agencies} & {Role.LEAD, Role.COORDINATE}
    plain = bool(roles) and not query.topic and not _filters(query) and len(query.where.plans) == 1
    return plain and query.form is Form.LIST and query.asks(Field.TASK)
