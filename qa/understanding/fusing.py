"""The query of the rules and the reading of the learned reader made one query.

What is closed stays with the rules: agencies, places, numbers, times and how they are linked to what the index holds. What is
open is the reader's: which fields, which form, which words are topic, what is negated, what is claimed. Cues that the rules
found are among the reader's features, so that its word is theirs and its own together. In: both. Out: the query, with the
reader's confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from corpus.text import fold_accents, tokens
from qa.contracts.cues import CueGroup
from qa.contracts.learned_reading import LearnedReading, ReadSpan, SpanKind
from qa.contracts.query import RANKS, REGISTER_FIELDS, Counted, Expects, Field, Form, Query, When, Where
from qa.contracts.words import Intent, QueryWords
from qa.understanding.amount_conditions import chosen_by_cost
from qa.understanding.asking_words import with_asking_words
from qa.understanding.clauses import with_fields_of
from qa.understanding.columns_named import with_columns_named
from qa.understanding.documents_asked import asks_of_documents, asks_which_came_first, asks_which_was_issued_first
from qa.understanding.documents_listed import asks_which_say_not, with_documents_listed
from qa.understanding.forms import asks_for_any, asks_which, doubts_beside, items_asked
from qa.understanding.fused_conditions import SAYS, Known, fused_where
from qa.understanding.left_out import without_left_out
from qa.understanding.money_asked import with_money, with_whence
from qa.understanding.not_own import facts_meant
from qa.understanding.querying import FIELDS, claim_of
from qa.understanding.ranked_by import ranked_fields

_T = TypeVar("_T")
_SURE_OF_FIELD: Final = 0.6
_SURE_OF_FORM: Final = 0.6
"""Below these probabilities the rules' word is as good (measured on other plans: flat from 0.5 to 0.7)."""
_MOST_OF_IT: Final = 0.6
"""The reader's topic is taken alone where it leaves so much of the rules': else it may have missed words that tell."""
_CLOSED: Final = ((Field.HELP,), (Field.ISSUED_ON,), (Field.RECIPIENTS,))
"""What only a closed set of words asks for ("kế hoạch nào mới nhất", "hỏi được những gì"): the rules' word holds."""
_WITH_SUMMARY: Final = frozenset({Field.TASK, Field.FIGURE, Field.FUNDING, Field.REPORT})
_CUED: Final = frozenset({Intent.FUNDING, Intent.BUDGET, Intent.TARGET})
"""What a word in such a question says is asked for; a report is often only what the summary is for."""
_SUMMED: Final = _WITH_SUMMARY | {Field.SUMMARY, Field.CONTENT, Field.OUTLINE, Field.GROUP}
"""Fields that a question asks in short where words of summing up stand in it: "tóm lại phải làm những gì"."""
_NOT_OF_PLANS: Final = 0.7
"""From this probability on a question is held not to be about plans at all; the reader has seen few such."""
_WITHOUT_TOPIC: Final = frozenset({Form.COUNT, Form.LIST, Form.MOST, Form.LEAST, Form.TIMELINE})
"""Forms of many things, which need no topic: what the reader leaves unmarked there is no more than the way of asking."""
_PARTS: Final = frozenset({Field.LEAD, Field.COORDINATE})
_ORDERED: Final = frozenset({Form.MOST, Form.LEAST, Form.TIMELINE})
_OF_TIME: Final = frozenset({Field.PERIOD, Field.DEADLINE})
_NOTHING: Final = Known()
_WHAT: Final = re.compile(r"\b(?:những|các)\s+(?:\w+\s+)?gì\b|\bviệc gì\b|\bcái gì\b", re.IGNORECASE)
_CELLS: Final = REGISTER_FIELDS - {Field.GROUP}
_OF_ISSUE: Final = frozenset({Field.ISSUED_ON, Field.BASIS, Field.IMPLEMENTS, Field.CONTENT, Field.PLANS, *_OF_TIME})
_SIDE_BY_SIDE: Final = frozenset({Form.VALUE, Form.COMPARE})


def fused(
    own: Query,
    reading: LearnedReading | None,
    known: Known = _NOTHING,
    clauses: Iterable[LearnedReading] = (),
) -> Query:
    """Return what a question means by the rules' ``own`` query and the learned ``reading`` (None: the rules alone).

    Names of agencies that the reader marks, or that stand in the question, are agencies where the register knows them.
    ``clauses`` are the readings of the question's asking clauses, where it has several (:mod:`qa.understanding.clauses`).
    """
    if reading is None or not reading.best:
        return own
    form, ask = _form_and_fields(own, words := own.words, reading)
    ask = with_fields_of(ask, clauses) if form is Form.VALUE or (form, ask) == (Form.LIST, (Field.TASK,)) else ask
    ask = with_columns_named(ask, words.text) if form in (Form.VALUE, Form.LIST) else ask
    ask = facts_meant(ask, own)
    where = fused_where(own, form, words, reading, known)
    ask = (Field.NONE,) if reading.none >= _NOT_OF_PLANS and own.ask not in _CLOSED else ask
    form, ask = _of_those_left(form, ask, own, where, words)
    topic = _topic(replace(own, where=where), words, reading, form) if Field.SUMMARY not in ask else _part(reading, words)
    where, topic = without_left_out(form, ask, where, topic, words.text)
    ask, of = ranked_fields(form, ask, _counted(form, ask, own, where, reading, topic), words.text)
    form, ask, money = with_money(form, ask, where, words.text)
    if own.form is Form.COUNT and own.of is None and items_asked(words.text):  # words of a part, and what is counted in it
        form, ask, of, topic = own.form, (Field.CONTENT,), None, own.topic
    form, ask, of = _of_shelf(form, ask, of, where, words)
    ranks_plans = form in RANKS and own.of is Counted.PLANS and ask == (Field.PLANS,)  # "tỉnh nào có nhiều nhiệm vụ nhất"
    return replace(
        own,
        ask=(Field.TASK,) if ranks_plans else ask,
        form=form,
        where=where,
        of=of,
        expects=with_whence(Expects.MONEY if money else _likeliest(reading.expects) or own.expects, ask, words.text),
        topic=topic,
        claim=(_claim(reading) or claim_of(words)) if form is Form.YES_NO and not chosen_by_cost(where) else "",
        source="learned",
        confidence=round(reading.best[0].probability, 3),
    )


def _of_shelf(
    form: Form, ask: tuple[Field, ...], of: Counted | None, where: Where, words: QueryWords
) -> tuple[Form, tuple[Field, ...], Counted | None]:
    """Return the form, the fields and what is counted: documents as such, or the plans that do not say a thing, where asked."""
    form, ask, of = with_documents_listed(form, ask, of, words.spelled.typed)
    conditions = where.fields or where.agencies or where.times or where.group
    in_one = bool(where.provinces) and len(where.plans) == 1
    if ask != (Field.NONE,) and not conditions and not in_one and asks_which_say_not(words.text):
        return Form.LIST, (Field.PLANS,), Counted.PLANS
    return form, ask, of


def _of_those_left(
    form: Form, ask: tuple[Field, ...], own: Query, where: Where, words: QueryWords
) -> tuple[Form, tuple[Field, ...]]:
    """Return the form and the fields: who, or which tasks, are left where the question leaves some out or asks for several."""
    if chosen_by_cost(where):
        return own.form, own.ask
    negates = any(agency.negated for agency in where.agencies)
    if form in (Form.VALUE, Form.LIST) and set(ask) <= _CELLS and _is_of_empty_cells(where, ask):
        return Form.LIST, (Field.TASK,)  # "dòng nào để trống thời hạn"
    if form in (Form.VALUE, Form.LIST) and set(ask) <= _OF_TIME and where.times and _WHAT.search(words.text):
        return Form.LIST, (Field.TASK,)  # "năm 2027 phải xong những gì"
    chosen = (where.agencies and (where.times or where.fields)) or (where.times and len(where.plans) == 1)
    if form is Form.VALUE and (negates or (ask == (Field.TASK,) and chosen)):
        form = Form.LIST  # "trừ Sở Y tế thì ai …": who is left
    if form in (Form.VALUE, Form.LIST) and _asks_of_its_part(ask, where, own):
        return Form.LIST, (Field.TASK,)  # "vai phối hợp của Sở Y tế"
    if form is Form.VALUE and any(agency.ids == ("*",) and agency.alone is False for agency in where.agencies):
        return Form.LIST, (Field.TASK,)  # "việc nào do hai sở trở lên cùng chủ trì"
    if (
        negates
        and form is Form.LIST
        and own.of is not Counted.TASKS
        and CueGroup.WHO in words.asking.cues
        and not words.asking.rows
    ):
        ask = tuple(field for field in ask if field in _PARTS) or (Field.LEAD,)
    return form, ask


def _asks_of_its_part(ask: tuple[Field, ...], where: Where, own: Query) -> bool:
    """Tell whether all that is asked for is the part that the one agency named has itself: what it does in it is meant."""
    parts = [agency.role.value for agency in where.agencies if not agency.negated]
    names = {token.text.lower() for agency in where.agencies for token in tokens(agency.name)}
    others = [word for word in own.topic if word.lower() not in names]
    asked = [field.value for field in ask]
    return len(ask) == 1 and asked == parts and len(others) <= 1 and CueGroup.WHO not in own.words.asking.cues


def _is_of_empty_cells(where: Where, ask: Sequence[Field]) -> bool:
    """Tell whether a cell of the fields that are asked for must be empty, or any where it is tasks that are asked for."""
    empty = {condition.field for condition in where.fields if condition.negated and not condition.text}
    empty |= _OF_TIME if any(time.when is When.NONE for time in where.times) else set()
    return bool(empty and (Field.TASK in ask or empty & set(ask)))


def _counted(
    form: Form, ask: Sequence[Field], own: Query, where: Where, reading: LearnedReading, topic: Sequence[str]
) -> Counted | None:
    """Return what is counted, ranked or listed: the rules' word where it is of this form, else the reader's."""
    if chosen_by_cost(where):
        return own.of
    negates = any(agency.negated for agency in where.agencies)
    if form is Form.LIST and set(ask) <= _PARTS:
        left = negates and own.of is not Counted.TASKS
        if left or (own.of is Counted.AGENCIES and not topic):  # "những sở nào chủ trì"
            return Counted.AGENCIES
    return own.of if own.of and form is own.form and (form is not Form.LIST or negates) else _likeliest(reading.of)


def _form_and_fields(own: Query, words: QueryWords, reading: LearnedReading) -> tuple[Form, tuple[Field, ...]]:
    """Return the form and the fields wanted; what the question's plans and closed words settle goes before both readings."""
    form, ask = _form(own, reading), _ask(own, reading)
    plans = len(own.where.plans)
    if own.form in _ORDERED and plans == 1 and asks_of_documents(words.text):
        return own.form, (Field.BASIS,)
    issued = set(ask) <= _OF_ISSUE and asks_which_was_issued_first(words.text)
    if form in _SIDE_BY_SIDE and plans > 1 and (issued or asks_which_came_first(words.text)):
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
        cued = [FIELDS[intent] for intent in own.words.asking.intents if intent in _CUED]
        said = (*reading.best[0].ask, *cued)
        return tuple(dict.fromkeys((Field.SUMMARY, *(field for field in said if field in _WITH_SUMMARY))))
    likeliest, probability = reading.ask[0]
    same = next((field for field in own.ask if _asking_alike(field) is _asking_alike(likeliest)), None)
    if same and len(own.ask) > 1:
        return (likeliest, *(field for field in own.ask if field is not same))
    if probability < _SURE_OF_FIELD and own.ask != (Field.CONTENT,):
        return own.ask
    return reading.best[0].ask or own.ask


def _asking_alike(field: Field) -> Field:
    """Return the field that asks for the same of a task: an end is asked for as a time."""
    return Field.PERIOD if field is Field.DEADLINE else field


def _form(own: Query, reading: LearnedReading) -> Form:
    form, probability = reading.form[0]
    if own.form is Form.COUNT and own.of and form in (Form.VALUE, Form.LIST):
        return Form.COUNT  # "mấy nhiệm vụ" is closed
    if own.form is Form.TIMELINE and form in (Form.VALUE, Form.LIST, Form.COUNT):
        return Form.TIMELINE  # and so is "theo thứ tự thời gian"
    if own.form in RANKS and (form in RANKS or (own.of and form in (Form.VALUE, Form.LIST))):
        return own.form  # and "việc nào … nhiều nhất", "rẻ nhất"
    several = len(own.where.plans) > 1 or len(own.where.agencies) > 1
    if own.form is Form.COMPARE and several and form in (Form.VALUE, Form.LIST):
        return Form.COMPARE  # and "đối chiếu … của hai tỉnh"
    if own.form is Form.YES_NO and form is Form.VALUE:
        return Form.YES_NO  # and "… phải không", "… à"
    if (
        own.form is Form.YES_NO
        and form is Form.LIST
        and (asks_for_any(own.words.text) or (own.where.agencies and not own.topic) or doubts_beside(own.words.text))
    ):
        return Form.YES_NO  # and "Sở Y tế có chủ trì việc nào không", "có phải Sở Y tế chủ trì việc gom rác"
    return form if probability >= _SURE_OF_FORM and not (form is Form.YES_NO and asks_which(own.words.text)) else own.form


def plan_words(reading: LearnedReading | None) -> tuple[str, ...]:
    """Return the words by which the question names the plan that it means, as far as they are words of a title."""
    if reading is None:
        return ()
    return tuple(span.text for span in reading.of_kind(SpanKind.PLAN) if span.probability >= SAYS)


def _likeliest(pairs: Sequence[tuple[_T | None, float]]) -> _T | None:
    return pairs[0][0] if pairs else None


def _topic(own: Query, words: QueryWords, reading: LearnedReading, form: Form) -> tuple[str, ...]:
    """Return the words of the reader's topic without names that are conditions; the rules' topic where it marks none."""
    named = [fold_accents(condition.name) for condition in own.where.agencies]
    named += [fold_accents(place.name) for place in words.named.places]
    sure = [span for span in reading.of_kind(SpanKind.TOPIC) if span.probability >= SAYS]
    spans = [_without(span.text, named) for span in sure]
    if not spans and (form in _WITHOUT_TOPIC or own.where.fields):
        return ()
    marked = {token.text.lower() for span in spans for token in tokens(span)}
    names = {token.text.lower() for condition in own.where.agencies for token in tokens(condition.name)}
    if form is Form.YES_NO and own.where.agencies:  # what is asserted of an agency tells which task is meant
        asserted = {token.text.lower() for span in reading.of_kind(SpanKind.CLAIM) for token in tokens(span.text)}
        marked = (marked | asserted) - names
    topic = tuple(word for word in own.topic if word.lower() in marked or word.lower() not in names)
    own = replace(own, topic=with_asking_words(topic, words, sure))
    said = [word for word in own.topic if word.lower() in marked]
    if marked and len(said) >= _MOST_OF_IT * len(own.topic):
        return tuple(said) or own.topic
    return tuple(word for word in own.topic if word.lower() in marked or not _within(word, reading)) if marked else own.topic


def _part(reading: LearnedReading, words: QueryWords) -> tuple[str, ...]:
    """Return the words of what is to be summed up beside the plan's name: a word of one syllable alone says none."""
    names = [(place.start, place.end) for place in words.named.places]
    spans = [_outside(span, names, words.text) for span in reading.of_kind(SpanKind.TOPIC) if span.probability >= SAYS]
    return tuple(word for said in spans if len(said) > 1 for word in said)


def _outside(span: ReadSpan, names: Sequence[tuple[int, int]], text: str) -> list[str]:
    """Return the words of a span that stand in none of the ``names`` of places: one may end within "Kon Tum"."""
    found = [(span.start + token.start, token) for token in tokens(text[span.start : span.end])]
    left = [token for at, token in found if not any(start <= at < end for start, end in names)]
    return [text[span.start + token.start : span.start + token.end] for token in left]


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
    return "; ".join(span.text for span in spans if span.probability >= SAYS)
