"""The query of the rules and the reading of the learned reader made one query.

What is closed stays with the rules: agencies, places, numbers, times and how they are linked to what the index holds. What is
open is the reader's: which fields, which form, which words are topic, what is negated, what is claimed. Cues that the rules
found are among the reader's features, so that its word is theirs and its own together. In: both. Out: the query, with the
reader's confidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from corpus.names.agencies import name_of
from corpus.text import fold_accents, tokens
from qa.contracts.query import AgencyCondition, Counted, Field, FieldCondition, Form, Query, Role, TimeCondition, When, Where
from qa.contracts.question import Question
from qa.contracts.reading import LearnedReading, Negated, ReadSpan, SpanKind
from qa.understanding.clauses import with_fields_of
from qa.understanding.documents_asked import asks_of_documents, asks_which_was_issued_first
from qa.understanding.forms import items_asked
from qa.understanding.own_facts import calls_statute, with_own_facts
from qa.understanding.querying import claim_of

_T = TypeVar("_T")
_SAYS: Final = 0.5
"""What the reader holds more likely than not counts as said."""
_SURE_OF_FIELD: Final = 0.6
_SURE_OF_FORM: Final = 0.6
"""Below these probabilities the rules' word is as good (measured on other plans: flat from 0.5 to 0.7)."""
_MOST_OF_IT: Final = 0.6
"""The reader's topic is taken alone where it leaves so much of the rules': else it may have missed words that tell."""
_CLOSED: Final = ((Field.HELP,), (Field.ISSUED_ON,), (Field.RECIPIENTS,))
"""What only a closed set of words asks for ("kế hoạch nào mới nhất", "hỏi được những gì"): the rules' word holds."""
_WITH_SUMMARY: Final = frozenset({Field.TASK, Field.FIGURE, Field.FUNDING, Field.REPORT})
_SUMMED: Final = _WITH_SUMMARY | {Field.SUMMARY, Field.CONTENT, Field.OUTLINE, Field.GROUP}
"""Fields that a question asks in short where words of summing up stand in it: "tóm lại phải làm những gì"."""
_NOT_OF_PLANS: Final = 0.7
"""From this probability on a question is held not to be about plans at all; the reader has seen few such."""
_WITHOUT_TOPIC: Final = frozenset({Form.COUNT, Form.LIST, Form.MOST, Form.LEAST, Form.TIMELINE})
"""Forms of many things, which need no topic: what the reader leaves unmarked there is no more than the way of asking."""
_PARTS: Final = frozenset({Field.LEAD, Field.COORDINATE})
_RANKS: Final = frozenset({Form.MOST, Form.LEAST})
_ORDERED: Final = frozenset({Form.MOST, Form.LEAST, Form.TIMELINE})
_OF_ISSUE: Final = frozenset({Field.ISSUED_ON, Field.BASIS, Field.IMPLEMENTS, Field.CONTENT, Field.PERIOD, Field.PLANS})
_SIDE_BY_SIDE: Final = frozenset({Form.VALUE, Form.COMPARE})
_EMPTIES: Final = {
    Negated.COORDINATE: Field.COORDINATE,
    Negated.LEAD: Field.LEAD,
    Negated.PRODUCT: Field.PRODUCT,
    Negated.FUNDING: Field.FUNDING,
}


Registered = Callable[[str], tuple[str, ...]]
"""Returns the ids by which the register knows a name; none where nobody of that name has a task."""
Spotted = Callable[[str], Mapping[str, tuple[str, ...]]]
"""Returns the names of the register's agencies that stand in a text, with their ids."""


def fused(
    own: Query,
    question: Question,
    reading: LearnedReading | None,
    registered: Registered = lambda _: (),
    clauses: Iterable[LearnedReading] = (),
    spotted: Spotted = lambda _: {},
) -> Query:
    """Return what ``question`` means by the rules' ``own`` query and the learned ``reading`` (None: the rules alone).

    Names of agencies that the reader marks, or that stand in the question, are agencies where the register knows them.
    ``clauses`` are the readings of the question's asking clauses , where it has several (:mod:`qa.understanding.clauses`).
    """
    if reading is None or not reading.best:
        return own
    form, ask = _form_and_fields(own, question, reading)
    if form is Form.VALUE:
        ask = with_fields_of(ask, clauses)
    of_statute = bool(own.where.plans) and not question.numbers and calls_statute(question.spelled.typed)
    ask = with_own_facts(ask, question.text, statute=of_statute)
    if form is not Form.VALUE:
        own = _with_whole_names(own, spotted(question.text))
    more = _registered_agencies(own, reading, registered)
    if form is not Form.VALUE and own.where.plans:
        more = tuple(agency for agency in more if _is_whole(agency) or spotted(agency.name))
    where = replace(
        own.where,
        agencies=_agencies((*own.where.agencies, *more), question, reading),
        times=tuple(_time(condition, reading) for condition in own.where.times),
        fields=_fields(own, reading) if form not in _RANKS else own.where.fields,  # of what is ranked none is empty
    )
    if reading.none >= _NOT_OF_PLANS and own.ask not in _CLOSED:
        ask = (Field.NONE,)
    form, ask = _of_those_left(form, ask, own, where, question)
    topic = _topic(replace(own, where=where), question, reading, form) if Field.SUMMARY not in ask else _part(reading)
    of = _counted(form, ask, own, where, reading, topic)
    if own.form is Form.COUNT and own.of is None and items_asked(question.text):
        form, ask, of, topic = own.form, (Field.CONTENT,), None, own.topic  # words of a part, and what is counted in it
    if form in _RANKS and own.of is Counted.PLANS and ask == (Field.PLANS,):
        ask = (Field.TASK,)  # "tỉnh nào có nhiều nhiệm vụ nhất"
    return replace(
        own,
        ask=ask,
        form=form,
        where=where,
        of=of,
        expects=_likeliest(reading.expects) or own.expects,
        topic=topic,
        claim=(_claim(reading) or claim_of(question)) if form is Form.YES_NO else "",
        source="learned",
        confidence=round(reading.best[0].probability, 3),
    )


def _of_those_left(
    form: Form, ask: tuple[Field, ...], own: Query, where: Where, question: Question
) -> tuple[Form, tuple[Field, ...]]:
    """Return the form and the fields: who, or which tasks, are left where the question leaves some out or asks for several."""
    negates = any(agency.negated for agency in where.agencies)
    if form is Form.VALUE and negates:
        form = Form.LIST  # "trừ Sở Y tế thì ai …": who is left
    if form is Form.VALUE and any(agency.ids == ("*",) and agency.alone is False for agency in where.agencies):
        return Form.LIST, (Field.TASK,)  # "việc nào do hai sở trở lên cùng chủ trì"
    if negates and form is Form.LIST and own.of is not Counted.TASKS and "who" in question.cues and not question.rows:
        ask = tuple(field for field in ask if field in _PARTS) or (Field.LEAD,)
    return form, ask


def _counted(
    form: Form, ask: Sequence[Field], own: Query, where: Where, reading: LearnedReading, topic: Sequence[str]
) -> Counted | None:
    """Return what is counted, ranked or listed: the rules' word where it is of this form, else the reader's."""
    negates = any(agency.negated for agency in where.agencies)
    if form is Form.LIST and set(ask) <= _PARTS:
        left = negates and own.of is not Counted.TASKS
        if left or (own.of is Counted.AGENCIES and not topic):  # "những sở nào chủ trì"
            return Counted.AGENCIES
    return own.of if own.of and form is own.form and (form is not Form.LIST or negates) else _likeliest(reading.of)


def _form_and_fields(own: Query, question: Question, reading: LearnedReading) -> tuple[Form, tuple[Field, ...]]:
    """Return the form and the fields wanted; what the question's plans and closed words settle goes before both readings."""
    form, ask = _form(own, reading), _ask(own, reading)
    plans = len(own.where.plans)
    if own.form in _ORDERED and plans == 1 and asks_of_documents(question.text):
        return own.form, (Field.BASIS,)
    if form in _SIDE_BY_SIDE and plans > 1 and set(ask) <= _OF_ISSUE and asks_which_was_issued_first(question.text):
        return Form.COMPARE, (Field.ISSUED_ON,)
    if ask == (Field.PLANS,) and form is Form.YES_NO and plans == 1 and len(own.topic) > 1:
        return form, (Field.CONTENT,)  # "Trà Vinh có kế hoạch mở lớp không" asks what its plan says
    return form, ask


def _ask(own: Query, reading: LearnedReading) -> tuple[Field, ...]:
    """Return the fields wanted: the reader's where it is sure, the rules' where not; all of the rules' where both agree on one.

    One of the two is right on 0.86 of questions about other plans, the reader on 0.75, the rules on 0.67, this on 0.75.
    """
    if own.ask in _CLOSED:
        return own.ask
    if own.form is Form.COUNT and own.of is Counted.PLANS:
        return (Field.PLANS,)
    if own.ask == (Field.SUMMARY,) and set(reading.best[0].ask) <= _SUMMED:
        return tuple(dict.fromkeys((Field.SUMMARY, *(field for field in reading.best[0].ask if field in _WITH_SUMMARY))))
    likeliest, probability = reading.ask[0]
    if likeliest in own.ask and len(own.ask) > 1:
        return (likeliest, *(field for field in own.ask if field is not likeliest))
    if probability < _SURE_OF_FIELD and own.ask != (Field.CONTENT,):
        return own.ask
    return reading.best[0].ask or own.ask


def _form(own: Query, reading: LearnedReading) -> Form:
    form, probability = reading.form[0]
    if own.form is Form.COUNT and own.of and form in (Form.VALUE, Form.LIST):
        return Form.COUNT  # "mấy nhiệm vụ" is closed
    if own.form is Form.TIMELINE and form in (Form.VALUE, Form.LIST, Form.COUNT):
        return Form.TIMELINE  # and so is "theo thứ tự thời gian"
    if own.form in (Form.MOST, Form.LEAST) and own.of and form in (Form.VALUE, Form.LIST):
        return own.form  # and "việc nào … nhiều nhất"
    several = len(own.where.plans) > 1 or len(own.where.agencies) > 1
    if own.form is Form.COMPARE and several and form in (Form.VALUE, Form.LIST):
        return Form.COMPARE  # and "đối chiếu … của hai tỉnh"
    if own.form is Form.YES_NO and form is Form.VALUE:
        return Form.YES_NO  # and "… phải không", "… à"
    if own.form is Form.YES_NO and form is Form.LIST and own.where.agencies and not own.topic:
        return Form.YES_NO  # and "Sở Y tế có chủ trì việc nào không"
    return form if probability >= _SURE_OF_FORM else own.form


def plan_words(reading: LearnedReading | None) -> tuple[str, ...]:
    """Return the words by which the question names the plan that it means, as far as they are words of a title."""
    if reading is None:
        return ()
    return tuple(span.text for span in reading.of_kind(SpanKind.PLAN) if span.probability >= _SAYS)


def _likeliest(pairs: Sequence[tuple[_T | None, float]]) -> _T | None:
    return pairs[0][0] if pairs else None


def _agencies(
    conditions: Sequence[AgencyCondition], question: Question, reading: LearnedReading
) -> tuple[AgencyCondition, ...]:
    """Return the conditions in the reader's role where no word beside an agency tells its role.

    What the reader says is left out is any of them where the text does not show which.
    """
    shown = any(condition.negated for condition in conditions)
    names = [condition.name for condition in conditions]
    made = []
    for condition in conditions:
        said = next((asked.role for asked in question.agencies if asked.name == condition.name), "")
        said = said or (condition.role.value if names.count(condition.name) > 1 else "")
        role = condition.role if said else (_likeliest(reading.role) or condition.role)
        denied = _probability(reading, Negated.AGENCY) >= _SAYS or _is_left_out(role, reading)
        negated = condition.negated or (denied and not shown)
        made.append(replace(condition, role=Role.EITHER if role is Role.OTHER else role, negated=negated))
    return tuple(made)


def _is_left_out(role: Role, reading: LearnedReading) -> bool:
    """Tell whether it is an agency's own part that is denied: "mà Sở Tài chính không phối hợp" wants no empty column."""
    denied = {Role.COORDINATE: Negated.COORDINATE, Role.LEAD: Negated.LEAD}.get(role)
    return denied is not None and _probability(reading, denied) >= _SAYS


def _registered_agencies(own: Query, reading: LearnedReading, registered: Registered) -> tuple[AgencyCondition, ...]:
    """Return the agencies that only the register knows ("hạt kiểm lâm", "ban quản lý rừng"), as the reader marks them."""
    known = " ".join(fold_accents(condition.name).lower() for condition in own.where.agencies)
    spans = [span for span in reading.of_kind(SpanKind.AGENCY) if span.probability >= _SAYS]
    names = [fold_accents(condition.name).lower() for condition in own.where.agencies]
    said = [(span.text, fold_accents(span.text).lower()) for span in spans]
    new = [text for text, folded in said if folded not in known and not any(name in folded for name in names)]
    return tuple(AgencyCondition(ids, name) for name in new if (ids := registered(name)))


def _is_whole(agency: AgencyCondition) -> bool:
    """Tell whether the name is all of an agency's, and not short for one that a plan may not know ("trường đại học")."""
    return any(fold_accents(name_of(own) or "") == fold_accents(agency.name) for own in agency.ids)


def _with_whole_names(own: Query, names: Mapping[str, tuple[str, ...]]) -> Query:
    """Return the query with the register's own agencies among its conditions; a longer name takes a shorter one's place."""
    agencies = list(own.where.agencies)
    for name, ids in names.items():
        folded = fold_accents(name)
        inside = [at for at, known in enumerate(agencies) if fold_accents(known.name) in folded]
        if inside:
            known = agencies[inside[0]]
            agencies[inside[0]] = replace(known, ids=tuple(dict.fromkeys((*known.ids, *ids))), name=name)
        elif not any(folded in fold_accents(known.name) for known in agencies):
            agencies.append(AgencyCondition(ids, name))
    return replace(own, where=replace(own.where, agencies=tuple(agencies)))


def _time(condition: TimeCondition, reading: LearnedReading) -> TimeCondition:
    denied = condition.when is not When.NONE and _probability(reading, Negated.TIME) >= _SAYS
    return replace(condition, negated=condition.negated or denied)


def _fields(own: Query, reading: LearnedReading) -> tuple[FieldCondition, ...]:
    found = {condition.field: condition for condition in own.where.fields}
    roles = {condition.role.value for condition in own.where.agencies}
    for negated, field in _EMPTIES.items():
        if _probability(reading, negated) >= _SAYS and negated.value not in roles:
            found.setdefault(field, FieldCondition(field, negated=True))
    return tuple(found.values())


def _probability(reading: LearnedReading, negated: Negated) -> float:
    return next((probability for name, probability in reading.negated if name is negated), 0.0)


def _topic(own: Query, question: Question, reading: LearnedReading, form: Form) -> tuple[str, ...]:
    """Return the words of the reader's topic without names that are conditions; the rules' topic where it marks none."""
    named = [fold_accents(condition.name) for condition in own.where.agencies]
    named += [fold_accents(place.name) for place in question.places]
    spans = [_without(span.text, named) for span in reading.of_kind(SpanKind.TOPIC) if span.probability >= _SAYS]
    if not spans and (form in _WITHOUT_TOPIC or own.where.fields):
        return ()
    marked = {token.text.lower() for span in spans for token in tokens(span)}
    names = {token.text.lower() for condition in own.where.agencies for token in tokens(condition.name)}
    own = replace(own, topic=tuple(word for word in own.topic if word.lower() in marked or word.lower() not in names))
    said = [word for word in own.topic if word.lower() in marked]
    if marked and len(said) >= _MOST_OF_IT * len(own.topic):
        return tuple(said) or own.topic
    return tuple(word for word in own.topic if word.lower() in marked or not _within(word, reading)) if marked else own.topic


def _part(reading: LearnedReading) -> tuple[str, ...]:
    """Return the words of what is to be summed up beside the plan's name: a word of one syllable alone says none."""
    spans = [span.text.split() for span in reading.of_kind(SpanKind.TOPIC) if span.probability >= _SAYS]
    return tuple(word for words in spans if len(words) > 1 for word in words)


def _without(text: str, names: Iterable[str]) -> str:
    """Return ``text`` without the agencies and places that are conditions of their own."""
    for name in names:
        at = fold_accents(text).find(name)
        if at >= 0:
            text = f"{text[:at]} {text[at + len(name) :]}"
    return text


def _within(word: str, reading: LearnedReading) -> bool:
    """Tell whether a word stands in a span that names a plan."""
    return any(word.lower() in span.text.lower().split() for span in reading.of_kind(SpanKind.PLAN))


def _claim(reading: LearnedReading) -> str:
    spans: tuple[ReadSpan, ...] = reading.of_kind(SpanKind.CLAIM)
    return "; ".join(span.text for span in spans if span.probability >= _SAYS)
