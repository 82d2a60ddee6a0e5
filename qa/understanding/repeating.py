"""The question before asked again with a change: of another plan or agency, in another role or form, of what was found.

In: what a question says by itself, its query, the turn before. Out: the query before with the change, None where the question
is no such thing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from qa.contracts.cues import CueGroup
from qa.contracts.query import (
    RANKS,
    REGISTER_FIELDS,
    Counted,
    Field,
    FieldCondition,
    Form,
    Query,
    Role,
)
from qa.contracts.words import QueryWords
from qa.reading.register.conditions import is_named
from qa.understanding import pointing
from qa.understanding.agency_conditions import role_in
from qa.understanding.agency_parts import names_nobody
from qa.understanding.forms import form_of
from qa.understanding.overlaying import in_their_role, overlaid, slots
from qa.understanding.ranking_again import from_the_other_end, in_another_place, of_the_parts
from qa.understanding.telling import asks_to_tell, asks_what, asks_which, only_asks_to_tell
from qa.understanding.turns import SELF_CONTAINED, Said, Turn

_SEVERAL: Final = 2
_SHORT: Final = 3
"""Words of a question that can only go on with the one before: "mấy việc?"."""
_OF_A_COUNT: Final = frozenset({CueGroup.COUNT, CueGroup.LEAD, CueGroup.COORDINATE, CueGroup.COMPARE, CueGroup.DUTY})
"""Cues beside which "bao nhiêu" can only count tasks."""
OF_SETS: Final = frozenset({Form.COUNT, Form.LIST, Form.YES_NO, Form.MOST, Form.LEAST})
_NAMES_NOTHING: Final = frozenset({Field.NONE, Field.HELP, Field.CONTENT, Field.TASK, Field.PLANS})
"""What "kể tên ra", "là những việc gì" is read as where it only asks to tell the things one by one."""


@dataclass(frozen=True, slots=True)
class Again:
    """What is meant by a question that asks the one before again; ``base`` is the set of tasks that it narrows, if it does."""

    query: Query
    base: Query | None = None


def repeated(words: QueryWords, said: Said, query: Query, before: Turn) -> Again | None:
    """Return what is meant by the question where it asks the one before again with a change, None where it does not."""
    if query.per is not None or query.many is not None:
        return None  # what counts each by itself says all that it asks
    narrowed = _among_found(words, said, query, before)
    for meant in (_the_same_told, _the_list_counted, _in_another_role, from_the_other_end, in_another_place, of_the_parts):
        whole = meant(words, said, query, before)
        if whole is not None:
            return Again(whole, before.held.base)
    if narrowed is not None:
        return narrowed
    for meant in (_the_same_of_another, _the_same_set, _of_the_set):
        whole = meant(words, said, query, before)
        if whole is not None:
            return Again(whole, before.held.base if meant is _of_the_set else None)
    return None


def _the_same_told(words: QueryWords, said: Said, query: Query, before: Turn) -> Query | None:
    """Return the set of tasks asked about before, to be told one by one: "kể tên ra giúp tôi", "là những việc gì"."""
    where = query.where
    only = only_asks_to_tell(said.text)
    own = bool(said.own) and not only
    names = where.agencies or where.times or where.numbers or where.fields or said.names_plan
    if before.query.form in RANKS and not (own or names):
        told = asks_to_tell(said.text) or asks_what(said.text)
        told = told and set(query.ask) <= _NAMES_NOTHING | {Field.LEAD}
        return before.query if told or only else None  # its answer tells the tasks one by one
    of_plans = before.query.of is Counted.PLANS and (query.of is Counted.PLANS or query.asks(Field.PLANS))
    if of_plans and not (own or names) and asks_what(said.text):
        return replace(before.query, form=Form.LIST, expects=query.expects)  # "là những kế hoạch nào?"
    lists = query.form is Form.LIST or (query.asks(Field.NONE) and not said.asks) or asks_to_tell(said.text)
    counted = query.form is Form.COUNT and pointing.at_task(said.text)
    lists = lists or ((counted or before.query.of is Counted.AGENCIES) and asks_what(said.text))
    if (
        own
        or names
        or not lists
        or pointing.at_whole(said.text)
        or before.query.form not in (Form.COUNT, Form.LIST, Form.YES_NO)
    ):
        return None
    nameless = _NAMES_NOTHING | {Field.LEAD} | ({Field.DEFINITION, Field.OUTLINE} if asks_what(said.text) else set())
    named = not nameless.issuperset(query.ask) and not only
    if named or role_in(words) is not Role.EITHER:
        return None
    told = before.query.of is Counted.AGENCIES and asks_what(said.text)  # "đó là những sở nào?"
    if (words.asking.cues & {CueGroup.WHO, CueGroup.LEAD} and not told) or not (
        before.query.of or before.query.asks(Field.TASK)
    ):
        return None
    of = Counted.TASKS if query.of is Counted.TASKS else before.query.of or Counted.TASKS
    ask = (Field.TASK,) if of is Counted.TASKS else before.query.ask
    return replace(before.query, form=Form.LIST, ask=ask, of=of, expects=query.expects)


def _the_list_counted(_words: QueryWords, said: Said, query: Query, before: Turn) -> Query | None:
    """Return how many were told one by one before: "đếm giúp mấy việc", "tổng cộng mấy sở"."""
    where, last = query.where, before.query
    names = any(is_named(a.ids) for a in where.agencies) or where.times or where.numbers or where.fields or where.group
    counts = query.form is Form.COUNT or _words.asking.cues == {CueGroup.COUNT}
    if last.form is not Form.LIST or not counts or said.own or names or said.names_plan:
        return None
    if pointing.at_body(said.text) or pointing.at_one(said.text) or role_in(_words) is not Role.EITHER:
        return None
    of = last.of or Counted.TASKS
    if (
        query.of not in (None, of)
        or not (last.of or last.asks(Field.TASK))
        or (of is not Counted.PLANS and query.form is not Form.COUNT)
    ):
        return None
    return replace(last, form=Form.COUNT, of=of, expects=query.expects)


def _in_another_role(words: QueryWords, said: Said, query: Query, before: Turn) -> Query | None:
    """Return the question before about the same agencies in the other role: "còn phối hợp?", "ý tôi là chủ trì"."""
    role, last = role_in(words), before.query
    where = query.where
    if role is Role.EITHER or said.own or said.names_plan or where.agencies or where.times or where.numbers or said.points:
        return None
    if pointing.has_question_word(said.text) or CueGroup.WHO in words.asking.cues or form_of(said.text)[0] is not Form.VALUE:
        return None
    if not last.where.agencies or not is_set(last):
        return None
    agencies = tuple(agency if agency.negated else replace(agency, role=role) for agency in last.where.agencies)
    ask = tuple(field for field in last.ask if field not in (Field.LEAD, Field.COORDINATE)) or (Field.TASK,)
    return replace(last, ask=ask, where=replace(last.where, agencies=agencies))


def _ranks_found(said: Said, query: Query, before: Turn) -> bool:
    """Tell whether the tasks just told are ranked: "cái nào lâu nhất?" after "những việc nào Sở Y tế chủ trì?"."""
    new, found = query.where, before.held.found
    last = found if found is not None and found.where == before.query.where else before.query  # after "hết bao nhiêu tiền"
    ranks = query.form in RANKS and query.of in (None, Counted.TASKS) and not query.asks(Field.PLANS)
    told = is_set(last) and last.form in (Form.LIST, Form.COUNT) and slots(last.where)
    names = new.agencies or new.times or new.fields or new.group or said.names_plan or said.own
    return bool(ranks and told) and not names and not pointing.at_whole(said.text)


def _counts(words: QueryWords, query: Query) -> bool:
    """Tell whether how many tasks there are is asked: "mấy việc", "bao nhiêu do Sở Y tế chủ trì"."""
    return query.form is Form.COUNT or (CueGroup.COUNT in words.asking.cues and words.asking.cues <= _OF_A_COUNT)


def _among_found(words: QueryWords, said: Said, query: Query, before: Turn) -> Again | None:
    """Return what is asked of the tasks found before: "trong số đó việc nào làm hằng năm"; of those that are left of them."""
    found, base = before.query if is_set(before.query) else before.held.found, before.held.base
    if found is None:
        return None
    if pointing.at_rest(said.text) and base is not None and not said.own:
        left = replace(base.where, excluding=(*base.where.excluding, found.where))
        ask = query.ask if query.asks(Field.TASK) else (Field.TASK, *(f for f in query.ask if f in REGISTER_FIELDS))
        form = Form.COUNT if query.form is Form.COUNT else Form.LIST
        return Again(replace(base, ask=ask, form=form, of=Counted.TASKS, where=left, expects=query.expects))
    new = query.where
    within = pointing.within(said.text)
    narrows = not said.own and not said.names_plan and (new.times or new.fields or new.agencies) and asks_which(said.text)
    if _ranks_found(said, query, before):
        of_set = replace(found.where, topic=(*found.where.topic, *found.topic))
        return Again(replace(query, of=Counted.TASKS, where=of_set, topic=()), found)
    if (not within and not narrows) or pointing.at_place(said.text):
        return None  # "việc thứ hai trong số đó" is one of them
    if base is not None and slots(new) & (slots(found.where) - slots(base.where)):
        found = base  # beside the condition before it, not under it
    old = found.where
    if not within and (slots(new) & slots(old) or not (old.agencies or old.times or old.fields or old.group)):
        return None
    where = replace(
        overlaid(old, new),
        agencies=(*old.agencies, *new.agencies),
        times=(*old.times, *new.times),
        fields=(*old.fields, *new.fields),
        topic=(*old.topic, *found.topic),
    )
    form, ask = query.form, tuple(field for field in query.ask if field in REGISTER_FIELDS)
    if form is Form.VALUE and ask:
        form, query = Form.LIST, replace(query, ask=tuple(dict.fromkeys((Field.TASK, *ask))))
    if narrows and new.agencies and query.form in (Form.VALUE, Form.LIST):
        form, query = Form.LIST, replace(query, ask=(Field.TASK,))  # "cái nào do Sở Y tế chủ trì" asks for tasks
    if form in (Form.LIST, Form.VALUE) and query.of in (None, Counted.TASKS) and _counts(words, query):
        form, query = Form.COUNT, replace(query, ask=(Field.TASK,))
    return Again(replace(query, form=form, of=query.of or found.of or Counted.TASKS, where=where, topic=said.own), found)


def _the_same_of_another(words: QueryWords, said: Said, query: Query, before: Turn) -> Query | None:
    """Return the question before, asked of what this one names: "còn Trà Vinh?", "Sở Y tế thì sao?", "ý tôi là năm 2030"."""
    if said.asks or said.points:
        return None
    where = query.where
    whether = form_of(said.text)[0] is Form.YES_NO
    if whether and not is_set(before.query) and before.held.found is not None:
        before = replace(before, query=before.held.found)  # "Trà Vinh có không?": any such task
    bare = _only_names(said, query, before)
    if said.own and not (said.goes_on or said.alike or bare):
        return None
    if not (said.own or said.names_plan or where.agencies or where.times or where.numbers or said.goes_on):
        return None
    if said.own and before.query.where.group:
        before = replace(before, query=replace(before.query, where=replace(before.query.where, group="")))
    topic = query.topic if said.own else before.subject
    if len(said.own) == 1 and not said.corrects:
        topic = (*topic, *(word for word in before.subject if word not in topic))
    whole = overlaid(before.query.where, where)
    agencies = in_their_role(where.agencies, before.query.where.agencies, role_in(words)) or before.query.where.agencies
    form = before.query.form
    if form is Form.YES_NO and said.own and not (agencies or before.query.claim):
        form = Form.VALUE  # "có ai phối hợp không?", "còn việc X?": who does
    if form in (Form.LIST, Form.COUNT) and is_set(before.query):
        form = Form.COUNT if pointing.asks_how_many_alike(said.text) else form
        form = Form.YES_NO if whether else form
    return replace(before.query, form=form, where=replace(whole, agencies=agencies), topic=topic)


def _only_names(said: Said, query: Query, before: Turn) -> bool:
    """Tell whether the question is no more than a thing's name after a question of the register: "mảng y tế?"."""
    few = len(said.own) < SELF_CONTAINED and len(said.text.split()) <= SELF_CONTAINED
    hears_nothing = set(query.ask) <= {Field.CONTENT, Field.NONE}
    return few and hears_nothing and set(before.query.ask) <= REGISTER_FIELDS and before.query.form is Form.VALUE


def _the_same_set(words: QueryWords, said: Said, query: Query, before: Turn) -> Query | None:
    """Return the set before with another agency, role or time: "thế phối hợp mấy việc", "còn Sở Y tế chủ trì bao nhiêu"."""
    role = role_in(words)
    counts = _counts(words, query)
    if said.own or said.points or said.they or not is_set(before.query) or not (counts or query.asks(Field.TASK)):
        return None
    short = len(said.text.split()) <= _SHORT
    goes_on = said.opens or role is not Role.EITHER or short or bool(query.where.agencies)
    if not goes_on or words.asking.cues & {CueGroup.WHO} or query.of not in (None, Counted.TASKS):
        return None
    old = before.query.where
    agencies = query.where.agencies or tuple(
        replace(a, role=a.role if role is Role.EITHER else role) for a in old.agencies if not a.negated
    )
    if not (agencies or old.times or old.fields or old.group):
        return None
    roles = {condition.role.value for condition in agencies}
    fields = tuple(condition for condition in query.where.fields if condition.field.value not in roles)
    where = replace(overlaid(old, replace(query.where, fields=fields)), agencies=agencies)
    form = Form.COUNT if counts else query.form if query.form is Form.YES_NO else Form.LIST
    said_so = replace(before.query, ask=(Field.TASK,), form=form, of=Counted.TASKS, per=None, where=where)
    return replace(said_so, expects=query.expects)


def _of_the_set(_words: QueryWords, said: Said, query: Query, before: Turn) -> Query | None:
    """Return what columns say of the set asked about before: "sở nào chủ trì?" after "những việc nào làm hằng năm?"."""
    where, old = query.where, before.query.where
    columns = tuple(field for field in query.ask if field in REGISTER_FIELDS and field is not Field.TASK)
    if not columns and pointing.sums_up(said.text) and before.query.asks(Field.FUNDING) and query.form is not Form.COUNT:
        query, columns = replace(query, ask=(Field.FUNDING,)), (Field.FUNDING,)  # "tổng cộng là bao nhiêu?" of amounts
    names = where.agencies or where.times or where.numbers or where.fields or where.group or said.names_plan
    told = old.agencies or old.times or old.fields or old.group
    whole = pointing.at_body(said.text) if columns == (Field.FUNDING,) else pointing.at_whole(said.text)  # "tổng cộng": of them
    if said.own or names or not columns or not told or not is_set(before.query) or whole:
        return None
    if before.query.form not in (Form.COUNT, Form.LIST) or len(columns) < len(query.ask) or pointing.at_one(said.text):
        return None
    if query.form is Form.YES_NO:
        if not names_nobody(query.claim):
            return None
        filled = tuple(FieldCondition(field) for field in columns)
        return replace(before.query, ask=columns, form=Form.YES_NO, claim="", where=replace(old, fields=(*old.fields, *filled)))
    if columns == (Field.GROUP,):
        return replace(before.query, ask=columns, form=Form.LIST, of=Counted.GROUPS, expects=query.expects)
    if columns == (Field.FUNDING,) and query.form in (Form.VALUE, Form.COUNT) and len(before.answer.items) >= _SEVERAL:
        return replace(before.query, ask=columns, form=Form.VALUE, of=Counted.TASKS, expects=query.expects)  # what they cost
    if query.form not in (Form.VALUE, Form.LIST) or (len(before.answer.items) < _SEVERAL and before.subject):
        return None  # of the one task told about what was spoken of, its own passage says it
    return replace(before.query, ask=(Field.TASK, *columns), form=Form.LIST, of=Counted.TASKS, expects=query.expects)


def is_set(query: Query) -> bool:
    """Tell whether a query is about a set of tasks."""
    return query.form in OF_SETS and query.of in (None, Counted.TASKS) and (query.of is not None or query.asks(Field.TASK))
