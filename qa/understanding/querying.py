"""From the words of a question to a :class:`Query`: fields, form, conditions and claim.

In: what the rules read in the question (cues, names, topic). Out: :class:`Query`, source "rules", over all plans.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.text import find_document_numbers
from qa.contracts.query import (
    RANKS,
    Counted,
    Expects,
    Field,
    FieldCondition,
    Form,
    Query,
    Where,
)
from qa.contracts.words import Expected, Intent, QueryWords
from qa.understanding.agency_conditions import agency_conditions
from qa.understanding.amount_conditions import amount_condition, amount_words
from qa.understanding.asked_times import asked_times
from qa.understanding.documents_listed import with_documents_listed
from qa.understanding.empty_cells import empty_columns, filled_columns
from qa.understanding.forms import form_of, items_asked

FIELDS: Final = {
    Intent.LEAD: Field.LEAD,
    Intent.COORDINATE: Field.COORDINATE,
    Intent.PERIOD: Field.PERIOD,
    Intent.PRODUCT: Field.PRODUCT,
    Intent.FUNDING: Field.FUNDING,
    Intent.BUDGET: Field.FUNDING,
    Intent.ROSTER: Field.TASK,
    Intent.TASKS: Field.TASK,
    Intent.DUTY: Field.TASK,
    Intent.REPORT: Field.REPORT,
    Intent.TARGET: Field.FIGURE,
    Intent.LEGAL: Field.BASIS,
    Intent.DEFINITION: Field.DEFINITION,
    Intent.SIGNER: Field.SIGNER,
    Intent.NUMBER: Field.NUMBER,
    Intent.ISSUE_DATE: Field.ISSUED_ON,
    Intent.ISSUER: Field.ISSUER,
    Intent.RECIPIENTS: Field.RECIPIENTS,
    Intent.STANDING: Field.STANDING,
    Intent.FACT: Field.CONTENT,
}
_EXPECTS: Final = {
    Expected.PERCENT: Expects.PERCENT,
    Expected.MONEY: Expects.MONEY,
    Expected.COUNT: Expects.QUANTITY,
    Expected.QUANTITY: Expects.QUANTITY,
    Expected.DATE: Expects.DATE,
    Expected.SPAN: Expects.DATE,
}
_OF_FIELD: Final = {
    Field.LEAD: Expects.AGENCY,
    Field.COORDINATE: Expects.AGENCY,
    Field.ISSUER: Expects.AGENCY,
    Field.PERIOD: Expects.DATE,
    Field.DEADLINE: Expects.DATE,
    Field.ISSUED_ON: Expects.DATE,
    Field.NUMBER: Expects.NUMBER,
}
# Fields of prose and of wholes that a closed set of words asks for.
_ASKED_PLAINLY: Final = (
    (
        Field.HELP,
        r"\b(?:làm|giúp|trả lời|tra cứu|hỏi) được (?:những |các )?(?:gì|việc gì|câu gì)\W*$"
        r"|\bhướng dẫn (?:sử dụng|tra cứu|cách hỏi)\b",
    ),
    (
        Field.SUMMARY,
        r"\b(?:tóm (?:tắt|lược|gọn|lại)|khái quát|tổng quan|nội dung (?:chính|chủ yếu|cốt lõi)|(?:điểm|ý|nét) (?:chính|lớn)"
        r"|sơ lược|vắn tắt|ngắn gọn|đại ý|(?:nói|nêu|viết|kể|trình bày|rút) gọn|gọn lại)\b",
    ),
    (Field.OUTLINE, r"\b(?:bố cục|mục lục|(?:mấy|bao nhiêu|những) (?:phần|mục|mảng|chương|nhóm)(?: \w+)?)\b"),
    (Field.REASON, r"\b(?:vì sao|tại sao|lý do|để làm gì|nhằm làm gì|nhằm mục đích gì|mục đích gì|để được gì)\b"),
)
_BY_AGE: Final = re.compile(
    r"\b(?:mới|cũ|gần đây)\b(?:\s+\w+){0,3}?\s+(?:nhất|hơn)\b"
    r"|\b(?:ban hành|ký|ra đời|ra)\s+(?:\w+\s+){0,2}?(?:sớm|muộn|trước|sau|đầu tiên)"
    r"(?:\s+(?:nhất|tiên|hơn))?\b",
    re.IGNORECASE,
)
_CLAIMED: Final = re.compile(
    r"\d+(?:[.,/]\d+)*(?:\s*(?:%|phần trăm|tỷ đồng|tỉ đồng|triệu đồng|triệu|tỷ|nghìn))?", re.IGNORECASE
)

_NOT_IN_IT: Final = r"(?:\s+(?:không|chưa|chẳng)\s+(?:hề\s+)?(?:có tên|có mặt|đứng tên|góp mặt|được giao|tham gia)\b)?"
"""What denies an agency's own part right behind its name, and empties no column."""


def query_of(words: QueryWords, topic: tuple[str, ...]) -> Query:
    """Return what a question in these ``words``, about this ``topic``, means over all plans."""
    form, of = form_of(words.text)
    form, ask, of = with_documents_listed(form, _ask(words, form), of, words.spelled.typed)
    times = tuple(found.condition for found in asked_times(words.text))
    fields = empty_columns(_without_names(words))
    if form is not Form.YES_NO:
        fields += tuple(told for told in filled_columns(words.text) if told.field not in {empty.field for empty in fields})
    bound = amount_condition(words.text)
    if bound is not None:
        form, ask, of = _of_tasks(form, ask, of)
        fields = (*(told for told in fields if told.field is not Field.FUNDING), bound)
        taken = amount_words(words.text)
        topic = tuple(word for word in topic if word.lower() not in taken)
    agencies = agency_conditions(words, form, of)
    if of in (Counted.PLANS, Counted.PROVINCES):
        numbers = (words.text[n.start : n.end] for n in find_document_numbers(words.text))
        fields += tuple(FieldCondition(Field.IMPLEMENTS, number) for number in numbers)
    where = Where(
        provinces=tuple(dict.fromkeys(place.name for place in words.named.places)),
        agencies=agencies,
        times=times,
        fields=fields,
        numbers=words.asking.rows.numbers if words.asking.rows else (),
    )
    return Query(
        ask=ask,
        form=_settled(form, ask, words),
        where=where,
        of=of or (Counted.TASKS if Field.TASK in ask and form is not Form.VALUE else None),
        expects=_expects(words, ask, form),
        topic=topic,
        claim=claim_of(words) if form is Form.YES_NO and bound is None else "",
        words=words,
    )


def _without_names(words: QueryWords) -> str:
    """Return the text with a break for each agency that it names: who is missing in a column leaves it not empty."""
    text = words.text
    for agency in words.named.agencies:
        text = re.sub(rf"{re.escape(agency.name)}{_NOT_IN_IT}", ";", text, flags=re.IGNORECASE)
    return text


def _of_tasks(form: Form, ask: tuple[Field, ...], of: Counted | None) -> tuple[Form, tuple[Field, ...], Counted | None]:
    """Return what is asked where tasks are chosen by what they cost: how many, whether any, which, or a field of them."""
    form = Form.LIST if form is Form.VALUE else form
    who = tuple(field for field in ask if field in (Field.LEAD, Field.COORDINATE))
    if who and Field.TASK not in ask and form is not Form.YES_NO:
        return form, who[:1], of if of is not Counted.TASKS and of else Counted.AGENCIES
    return form, (Field.TASK, Field.FUNDING), of or Counted.TASKS


def _ask(words: QueryWords, form: Form) -> tuple[Field, ...]:
    plain = tuple(field for field, pattern in _ASKED_PLAINLY if re.search(pattern, words.text, re.IGNORECASE))
    if plain:
        return plain[:1]
    fields = tuple(dict.fromkeys(FIELDS[intent] for intent in words.asking.intents))
    if form in RANKS and _BY_AGE.search(words.text):
        return (Field.ISSUED_ON,)
    if form is Form.COUNT and items_asked(words.text):
        return (Field.CONTENT,)
    if form in (Form.COUNT, Form.MOST, Form.LEAST) and fields == (Field.CONTENT,):
        return (Field.TASK,)
    return fields


def _settled(form: Form, ask: Sequence[Field], words: QueryWords) -> Form:
    """Return the form, a list where tasks are asked for one by one though no word of listing stands in the question."""
    if form is Form.VALUE and (Field.TASK in ask or words.asking.rows is not None):
        return Form.LIST
    return form


def _expects(words: QueryWords, ask: Sequence[Field], form: Form) -> Expects | None:
    if form is Form.YES_NO:
        return Expects.BOOL
    if words.asking.expected is not None and words.asking.expected in _EXPECTS:
        return _EXPECTS[words.asking.expected]
    return next((_OF_FIELD[field] for field in ask if field in _OF_FIELD), None)


def claim_of(words: QueryWords) -> str:
    """Return the value that a question for yes or no asserts: an agency, else a figure, else a time; "" where none."""
    times = tuple(found.condition for found in asked_times(words.text))
    if words.named.agencies:
        return words.named.agencies[-1].name
    figures = [match.group().strip() for match in _CLAIMED.finditer(words.text)]
    said = {time.text for time in times}
    claimed = [figure for figure in figures if figure not in said and not any(figure in text for text in said)]
    if claimed:
        return claimed[-1]
    asks_when = bool(set(words.asking.intents) & {Intent.PERIOD, Intent.ISSUE_DATE, Intent.REPORT})
    return times[-1].text if times and asks_when else ""
