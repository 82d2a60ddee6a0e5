"""What a question leaves out because it was said before: a conversation's next query, completed from the one before it.

In: the new query as it stands by itself, with what the learned reader makes of the question, and the turn before it. Out: the
query that is meant, with ``carried`` naming what was taken over. A question that asks nothing of its own ("còn Trà Vinh?")
asks the same of something else; one that only changes the role, the time or the form of a set of tasks ("thế phối hợp mấy
việc?", "kể tên ra") means that set; one without a topic of its own means what was spoken of; a new topic starts anew. Words
that point back ("việc đó", "họ", "trong số đó") are read by :mod:`qa.understanding.pointing`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.names.agencies import find_agencies
from qa.contracts.answer import Answer, Item
from qa.contracts.cues import CueGroup
from qa.contracts.learned_reading import LearnedReading
from qa.contracts.query import RANKS, REGISTER_FIELDS, AgencyCondition, Counted, Expects, Field, Form, Query, Role
from qa.contracts.words import QueryWords
from qa.understanding import pointing
from qa.understanding.agency_conditions import role_in
from qa.understanding.pointing import Opening
from qa.understanding.repeating import OF_SETS, Again, is_set, repeated
from qa.understanding.reports_followed import of_the_report
from qa.understanding.signer_followed import of_the_signer
from qa.understanding.telling import asks_what
from qa.understanding.together import together
from qa.understanding.turns import SELF_CONTAINED, Said, Turn, said_by

_NAMES_IT: Final = frozenset({Field.NONE, Field.CONTENT, Field.GROUP, Field.OUTLINE})
"""What "nhóm thứ hai gồm gì", "tên gì" is read as."""
_COLUMNS: Final = {
    "sản phẩm": Field.PRODUCT,
    "kết quả": Field.PRODUCT,
    "kinh phí": Field.FUNDING,
    "tiền": Field.FUNDING,
    "phối hợp": Field.COORDINATE,
    "chủ trì": Field.LEAD,
    "hạn": Field.PERIOD,
    "thời gian": Field.PERIOD,
}
"""What a follow-up asks that only names a column: "còn sản phẩm?"."""
Paid = Callable[[Sequence[str], bool], bool]


@dataclass(frozen=True, slots=True)
class Followed:
    """A completed query; ``focus`` are the passages that it points back to, ``besides`` those that it leaves behind.

    ``pointed`` are those of the focus that the question's own words point at ("việc đó"), of a task each.
    ``near`` are the passages of the last answer, more likely than others to be meant; ``subject`` as in :class:`Turn`.
    ``base`` is the set of tasks that was narrowed, ``row`` the questions that were put together.
    """

    query: Query
    focus: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    base: Query | None = None
    row: tuple[Query, ...] = ()
    pointed: tuple[str, ...] = ()


def follow(
    query: Query,
    before: Turn | None,
    reading: LearnedReading | None = None,
    opening: Opening = Opening.NONE,
    paid: Paid = lambda *_: True,
) -> Followed:
    """Return the query that is meant by a question (read alone as ``query`` and ``reading``) after the turn ``before``.

    ``paid`` tells whether passages say what pays for a task (or whence, where True): where none does, "tiền ở đâu ra" means
    the plan's money.
    """
    if before is None or not before.query.words.text or before.query.asks(Field.NONE, Field.HELP):
        return Followed(query, subject=query.topic)
    words = query.words
    said = said_by(query, reading, opening)
    query, said = _as_tied(query, said, before)
    carried: list[str] = []
    if not said.names_plan and (not pointing.asks_all_plans(said.text) or pointing.at_other_plans(said.text)):
        query = _with_plans(query, before, said.text, carried)
    elif not said.goes_on and said.own and (said.names_plan or len(said.own) >= SELF_CONTAINED):
        return Followed(query, subject=query.topic)
    query = _with_group(said, query, before, carried)
    if query.where.group and "group" in carried:
        return _followed(query, before, carried, near=True)
    report = of_the_report(said, query, before)
    if report is not None:
        return _followed(report, before, (*carried, "topic", "ask"), near=not said.names_plan)
    whole = together(said, query, before)
    if whole is not None:
        return replace(_followed(whole, before, (*carried, "plans", "topic", "ask")), row=before.held.row)
    again = repeated(words, said, query, before)
    if again is not None:
        return _asked_again(again, said, before, [*carried, "topic", "ask"])
    if said.own and _claims_a_part(said, query, before):
        query, said = replace(query, claim=" ".join(said.own)), replace(said, own=())
    if said.unheard and query.ask == (Field.FUNDING,) and not said.points:
        told = paid(_cited(before.answer.items[:1], before.answer), CueGroup.WHENCE in words.asking.cues)
        said = said if told else replace(said, own=said.unheard)
    return _completed(words, said, query, before, carried)


def _as_tied(query: Query, said: Said, before: Turn) -> tuple[Query, Said]:
    """Return both as words that only make sense after the turn before mean them: places, columns, years, who signed."""
    if pointing.at_other_plans(said.text):
        idle = pointing.words_pointing(said.text)
        query = replace(query, topic=tuple(word for word in query.topic if word.lower() not in idle))
    query, said = _of_a_column(_of_a_place(query, said, before), said)
    return of_the_signer(said, _at_the_same_times(query, said, before), before), said


def _of_a_place(query: Query, said: Said, before: Turn) -> Query:
    """Return the query of a task told that is called by its place: "ai phối hợp việc đầu tiên" asks for no first in time.

    Nor does "việc đầu tiên hạn bao giờ"; "việc đầu tiên phải xong là việc gì" does.
    """
    told = before.held.listed or before.answer
    timed = query.asks(Field.DEADLINE) and (asks_what(said.text) or query.expects is not Expects.DATE)
    column = set(query.ask) <= REGISTER_FIELDS - {Field.TASK} and not timed
    if query.form not in RANKS or not column or len(told.items) < 2 or not pointing.at_place(said.text):
        return query
    return replace(query, form=Form.VALUE, of=None)


def _at_the_same_times(query: Query, said: Said, before: Turn) -> Query:
    """Return the query of the years asked about before, where the question only points at them: "hai mốc đó", "năm ấy"."""
    times = before.query.where.times
    if query.where.times or not times or not pointing.at_times(said.text):
        return query
    each = query.form is Form.VALUE and before.query.form is Form.TIMELINE
    return replace(query, form=Form.TIMELINE if each else query.form, where=replace(query.where, times=times))


def _of_a_column(query: Query, said: Said) -> tuple[Query, Said]:
    """Return both for the column that is all that the question names ("còn sản phẩm?"); as they are where it says more."""
    named = pointing.column_alone(said.text)
    column = next((field for name, field in _COLUMNS.items() if name in named), None)
    if column is None:
        return query, said
    return replace(query, ask=(column,), form=Form.VALUE, topic=()), replace(said, asks=True, alike=False)


def _asked_again(again: Again, said: Said, before: Turn, carried: Sequence[str]) -> Followed:
    """Return the question before asked ``again``: of the same thing, or of another one that leaves the one told behind."""
    besides = bool(said.own) and not said.corrects
    same = not (said.own or said.names_plan or again.query.form in OF_SETS)
    focus = _cited(before.answer.items[:1], before.answer) if same else ()
    return replace(_followed(again.query, before, carried, focus, besides=besides, near=same), base=again.base)


def _completed(words: QueryWords, said: Said, query: Query, before: Turn, carried: list[str]) -> Followed:
    """Return the query with the agencies and the topic that it leaves out, and the passages that it points to."""
    told = (before.held.listed if pointing.at_place(said.text) else None) or before.answer
    focus = _cited(pointing.items_pointed_at(said.text, told.items), told)
    of_tasks = before.query.of in (None, Counted.TASKS) and before.query.per is None
    pointed = focus if of_tasks else ()
    if said.they and not query.where.agencies:
        query = _with_agencies(words, query, before, carried)
    anew = (
        said.opening is Opening.CHANGES
        or pointing.at_whole(said.text)
        or (query.asks(Field.GROUP) and query.form in OF_SETS and not said.points)
        or (is_set(query) and (query.form is not Form.YES_NO or _asks_for_any(said, query)) and not said.goes_on)
    )
    unsaid = (not said.own or said.points) and not anew
    if unsaid and (said.points or not (query.where.agencies and before.query.where.agencies)):
        query = _with_topic(query, before, carried)
        if not focus and not said.names_plan and not query.where.agencies:
            focus = _cited(before.answer.items[:1], before.answer)
            pointed = focus if of_tasks and len(before.answer.items) == 1 else ()
    return replace(_followed(query, before, carried, focus, near=not said.names_plan), pointed=pointed)


def _asks_for_any(said: Said, query: Query) -> bool:
    """Tell whether it is asked whether somebody has any task at all: "Sở Y tế còn chủ trì việc nào nữa không"."""
    return query.asks(Field.TASK) and bool(query.where.agencies) and pointing.has_question_word(said.text)


def _claims_a_part(said: Said, query: Query, before: Turn) -> bool:
    """Tell whether somebody who is no agency is asserted to have a part in the task told: "doanh nghiệp có phối hợp không?"."""
    of_a_task = before.query.form is Form.VALUE and bool(before.answer.items) and len(said.own) < SELF_CONTAINED
    parts = query.form is Form.YES_NO and set(query.ask) <= {Field.LEAD, Field.COORDINATE}
    return parts and of_a_task and not (query.where.agencies or said.names_plan or said.points)


def _followed(
    query: Query,
    before: Turn,
    carried: Sequence[str],
    focus: tuple[str, ...] = (),
    *,
    besides: bool = False,
    near: bool = False,
) -> Followed:
    items = before.answer.items
    return Followed(
        replace(query, carried=tuple(dict.fromkeys(carried))),
        focus,
        _cited(items, before.answer) if besides else (),
        _cited(items[:1], before.answer) if near else (),
        tuple(dict.fromkeys((*query.topic, *before.subject))),
    )


def _with_group(said: Said, query: Query, before: Turn, carried: list[str]) -> Query:
    """Return the query about the group of tasks that "nhóm thứ hai" points to among those told before."""
    group = pointing.group_pointed_at(said.text, before.held.groups)
    listed = group == before.query.where.group and pointing.at_one_of(said.text)  # "việc thứ hai trong nhóm đó"
    if not group or query.where.group or listed:
        return query
    carried.append("group")
    where = replace(query.where, group=group)
    if query.ask[0] in _NAMES_IT or query.asks(Field.TASK):
        form = query.form if query.form in OF_SETS else Form.LIST
        query = replace(query, ask=(Field.TASK,), form=form, of=Counted.TASKS)
    return replace(query, topic=said.own, where=where)


def _with_plans(query: Query, before: Turn, text: str, carried: list[str]) -> Query:
    named = before.query.where.plans
    answered = tuple(dict.fromkeys(item.plan for item in before.answer.items if item.plan))
    if len(answered) > 1 and (_ranks_the_told(query, before, text) or _asks_of_the_told(query, before, text, answered)):
        carried.append("plans")
        agencies = query.where.agencies or before.query.where.agencies
        return replace(query, where=replace(query.where, plans=answered, agencies=agencies))
    if pointing.at_other_plans(text) and answered:
        others = tuple(plan for plan in named if plan not in answered)
        carried.append("plans")
        left = replace(query.where, plans=others, without_plans=() if others else answered)
        return replace(query, where=replace(left, provinces=()))
    plans = answered if len(answered) == 1 and (not named or pointing.at_plan(text)) else named
    if not plans:
        return query
    carried.append("plans")
    return replace(query, where=replace(query.where, plans=plans, provinces=before.query.where.provinces))


def _ranks_the_told(query: Query, before: Turn, text: str) -> bool:
    """Tell whether plans are ranked after some were told: "văn bản nào sớm nhất?" after "những văn bản nào ký năm 2024?"."""
    told = before.query.asks(Field.PLANS) and before.query.form in (Form.LIST, Form.COUNT) and before.query.per is None
    ranks = query.form in (Form.MOST, Form.LEAST, Form.TIMELINE) and query.of is Counted.PLANS
    return told and ranks and not pointing.asks_all_plans(text)


def _asks_of_the_told(query: Query, before: Turn, text: str, answered: Sequence[str]) -> bool:
    """Tell whether those of several plans that had an answer are ranked or compared: "tỉnh nào nhiều nhất?"."""
    some = len(answered) < len(before.query.where.plans) and before.query.of in (None, Counted.TASKS)
    return some and query.form in (Form.MOST, Form.LEAST, Form.COMPARE) and not pointing.asks_all_plans(text)


def _with_topic(query: Query, before: Turn, carried: list[str]) -> Query:
    carried.append("topic")
    where = query.where
    if not where.times and before.query.where.times:
        where = replace(where, times=before.query.where.times)
    if not where.numbers:
        where = replace(where, numbers=before.query.where.numbers)
    where = replace(where, fields=where.fields or before.query.where.fields, group=where.group or before.query.where.group)
    return replace(query, topic=before.subject, where=where)


def _with_agencies(words: QueryWords, query: Query, before: Turn, carried: list[str]) -> Query:
    """Return the query about the agencies that "họ" or "sở này" means: those asked about before, else those of the answer."""
    agencies = before.held.agencies
    if not agencies:
        said = "; ".join(text for item in before.answer.items[:1] for text in item.values)
        agencies = tuple(AgencyCondition(a.ids, a.text, Role.EITHER) for a in find_agencies(said)[:1])
    if not agencies:
        return query
    carried.append("agencies")
    role = (
        role_in(words) if query.asks(Field.TASK) or query.of is Counted.TASKS else Role.EITHER
    )  # "họ phối hợp với ai" asks whom, not in what
    role = next((condition.role for condition in query.where.agencies), agencies[0].role) if role is Role.EITHER else role
    return replace(query, where=replace(query.where, agencies=tuple(replace(a, role=role) for a in agencies)))


def _cited(items: Sequence[Item], answer: Answer) -> tuple[str, ...]:
    by_number = {citation.n: citation.passage for citation in answer.citations}
    return tuple(dict.fromkeys(by_number[n] for item in items for n in item.citations if n in by_number))
