"""The question before asked again with a change: of another plan or agency, in another role or form, of what was found.

In: what a question says by itself, its query, the turn before. Out: the query before with the change, None where the question
is no such thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qa.contracts.query import REGISTER_FIELDS, AgencyCondition, Counted, Field, FieldCondition, Form, Query, Role, Where
from qa.contracts.question import Question
from qa.understanding import pointing
from qa.understanding.agency_conditions import role_in
from qa.understanding.agency_parts import names_nobody
from qa.understanding.turns import Said, Turn

_SEVERAL: Final = 2
_SHORT: Final = 3
"""Words of a question that can only go on with the one before: "mấy việc?"."""
_OF_A_COUNT: Final = frozenset({"count", "lead", "coordinate", "compare", "duty"})
"""Cues beside which "bao nhiêu" can only count tasks."""
OF_SETS: Final = frozenset({Form.COUNT, Form.LIST, Form.YES_NO, Form.MOST, Form.LEAST})
_NAMES_NOTHING: Final = frozenset({Field.NONE, Field.HELP, Field.CONTENT, Field.TASK, Field.PLANS})
"""What "kể tên ra", "là những việc gì" is read as where it only asks to tell the things one by one."""


def repeated(question: Question, said: Said, query: Query, before: Turn) -> Query | None:
    """Return what is meant by ``question`` where it asks the one before again with a change, None where it does not."""
    for meant in (_the_same_told, _among_found, _the_same_of_another, _the_same_set, _of_the_set):
        whole = meant(question, said, query, before)
        if whole is not None:
            return whole
    return None


def _the_same_told(question: Question, said: Said, query: Query, before: Turn) -> Query | None:
    """Return the set of tasks asked about before, to be told one by one: "kể tên ra giúp tôi", "là những việc gì"."""
    where = query.where
    names = where.agencies or where.times or where.numbers or where.fields or said.names_plan
    lists = query.form is Form.LIST or (query.asks(Field.NONE) and not said.asks) or pointing.asks_to_tell(said.text)
    counted = query.form is Form.COUNT and pointing.at_task(said.text)
    lists = lists or ((counted or before.query.of is Counted.AGENCIES) and pointing.asks_what(said.text))
    if (
        said.own
        or names
        or not lists
        or pointing.at_whole(said.text)
        or before.query.form not in (Form.COUNT, Form.LIST, Form.YES_NO)
    ):
        return None
    if not _NAMES_NOTHING.union({Field.LEAD}).issuperset(query.ask) or role_in(question) is not Role.EITHER:
        return None
    told = before.query.of is Counted.AGENCIES and pointing.asks_what(said.text)  # "đó là những sở nào?"
    if (question.cues & {"who", "lead"} and not told) or not (before.query.of or before.query.asks(Field.TASK)):
        return None
    of = Counted.TASKS if query.of is Counted.TASKS else before.query.of or Counted.TASKS
    ask = (Field.TASK,) if of is Counted.TASKS else before.query.ask
    return replace(before.query, form=Form.LIST, ask=ask, of=of, expects=query.expects)


def _among_found(_question: Question, said: Said, query: Query, before: Turn) -> Query | None:
    """Return what is asked of the tasks found before: "trong số đó việc nào làm hằng năm"."""
    found = before.query if is_set(before.query) else before.found
    if found is None:
        return None
    old, new = found.where, query.where
    narrows = not said.own and not said.names_plan and (new.times or new.fields) and pointing.asks_which(said.text)
    if not (pointing.within(said.text) or (narrows and old.agencies and not new.agencies)):
        return None
    where = replace(
        _overlaid(old, new),
        agencies=(*old.agencies, *new.agencies),
        times=(*old.times, *new.times),
        fields=(*old.fields, *new.fields),
        topic=(*old.topic, *found.topic),
    )
    form = Form.LIST if query.form is Form.VALUE and query.asks(Field.TASK) else query.form
    return replace(query, form=form, of=query.of or found.of, where=where, topic=said.own)


def _the_same_of_another(question: Question, said: Said, query: Query, before: Turn) -> Query | None:
    """Return the question before, asked of what this one names: "còn Trà Vinh?", "Sở Y tế thì sao?", "ý tôi là năm 2030"."""
    if said.asks or said.points:
        return None
    where = query.where
    if said.own and not (said.goes_on or pointing.asks_alike(said.text)):
        return None
    if not (said.own or said.names_plan or where.agencies or where.times or where.numbers or said.goes_on):
        return None
    topic = query.topic if said.own else before.subject
    if len(said.own) == 1 and not said.corrects:
        topic = (*topic, *(word for word in before.subject if word not in topic))
    overlaid = _overlaid(before.query.where, where)
    agencies = _in_their_role(where.agencies, before.query.where.agencies, role_in(question)) or before.query.where.agencies
    form = before.query.form
    if form is Form.YES_NO and said.own and not (agencies or before.query.claim):
        form = Form.VALUE  # "có ai phối hợp không?", "còn việc X?": who does
    return replace(before.query, form=form, where=replace(overlaid, agencies=agencies), topic=topic)


def _the_same_set(question: Question, said: Said, query: Query, before: Turn) -> Query | None:
    """Return the set before with another agency, role or time: "thế phối hợp mấy việc", "còn Sở Y tế chủ trì bao nhiêu"."""
    role = role_in(question)
    counts = query.form is Form.COUNT or ("count" in question.cues and question.cues <= _OF_A_COUNT)
    if said.own or said.points or said.they or not is_set(before.query) or not (counts or query.asks(Field.TASK)):
        return None
    short = len(said.text.split()) <= _SHORT
    goes_on = said.opens or role is not Role.EITHER or short or bool(query.where.agencies)
    if not goes_on or question.cues & {"who"} or query.of not in (None, Counted.TASKS):
        return None
    old = before.query.where
    agencies = query.where.agencies or tuple(
        replace(a, role=a.role if role is Role.EITHER else role) for a in old.agencies if not a.negated
    )
    if not (agencies or old.times or old.fields or old.group):
        return None
    roles = {condition.role.value for condition in agencies}
    fields = tuple(condition for condition in query.where.fields if condition.field.value not in roles)
    where = replace(_overlaid(old, replace(query.where, fields=fields)), agencies=agencies)
    form = Form.COUNT if counts else Form.LIST
    return replace(before.query, ask=(Field.TASK,), form=form, of=Counted.TASKS, where=where, expects=query.expects)


def _of_the_set(_question: Question, said: Said, query: Query, before: Turn) -> Query | None:
    """Return what columns say of the set asked about before: "sở nào chủ trì?" after "những việc nào làm hằng năm?"."""
    where, old = query.where, before.query.where
    columns = tuple(field for field in query.ask if field in REGISTER_FIELDS and field is not Field.TASK)
    names = where.agencies or where.times or where.numbers or where.fields or where.group or said.names_plan
    told = old.agencies or old.times or old.fields or old.group
    if said.own or names or not columns or not told or not is_set(before.query) or pointing.at_whole(said.text):
        return None
    if before.query.form not in (Form.COUNT, Form.LIST) or len(columns) < len(query.ask) or pointing.at_one(said.text):
        return None
    if query.form is Form.YES_NO:
        if not names_nobody(query.claim):
            return None
        filled = tuple(FieldCondition(field) for field in columns)
        return replace(before.query, ask=columns, form=Form.YES_NO, claim="", where=replace(old, fields=(*old.fields, *filled)))
    if query.form not in (Form.VALUE, Form.LIST) or len(before.answer.items) < _SEVERAL:
        return None  # of the one task told, its own passage says it
    return replace(before.query, ask=(Field.TASK, *columns), form=Form.LIST, of=Counted.TASKS, expects=query.expects)


def found_after(query: Query, before: Turn | None) -> Query | None:
    """Return the query whose tasks can still be meant after ``query``: it, or the one before it of the same plans."""
    if is_set(query):
        return query
    last = before.found if before and query.carried else None
    return last if last is not None and last.where.plans == query.where.plans else None


def is_set(query: Query) -> bool:
    """Tell whether a query is about a set of tasks."""
    return query.form in OF_SETS and query.of in (None, Counted.TASKS) and (query.of is not None or query.asks(Field.TASK))


def _overlaid(old: Where, new: Where) -> Where:
    """Return the conditions ``old`` with what ``new`` names in their place; a group's name stays with its plan."""
    moved = bool(new.plans or new.outside) and new.plans != old.plans
    where = replace(old, plans=new.plans, provinces=new.provinces, outside=new.outside) if moved else old
    return replace(
        where,
        agencies=new.agencies or old.agencies,
        times=new.times or old.times,
        fields=new.fields or old.fields,
        numbers=new.numbers or (() if moved else old.numbers),
        group=new.group or ("" if moved else old.group),
    )


def _in_their_role(
    agencies: Sequence[AgencyCondition], old: Sequence[AgencyCondition], role: Role
) -> tuple[AgencyCondition, ...]:
    """Return ``agencies`` in the role of the ones asked about before, where no word tells their own."""
    if not old:
        return tuple(agencies)
    first = old[0]
    return tuple(
        replace(a, role=first.role if role is Role.EITHER else role, negated=a.negated or first.negated) for a in agencies
    )
