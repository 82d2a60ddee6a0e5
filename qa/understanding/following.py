"""What a question leaves out because it was said before: a conversation's next query, completed from the one before it.

In: the new query as it stands by itself, the turn before it. Out: the query that is meant, with ``carried`` naming what was
taken over. A follow-up takes plan, task, agency, field and form; a correction replaces what it names; a new topic starts
anew. Words that point back ("việc đó", "họ", "việc thứ hai") mean items of the last answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.names.agencies import find_agencies
from qa.contracts.answer import Answer, Item
from qa.contracts.query import AgencyCondition, Field, Form, Query, Role
from qa.contracts.question import Question

_OPENS: Final = re.compile(
    r"^\W*(?:(?:dạ|à|ủa|ok|vâng|ừ)\W+)?(?:còn|thế|vậy|thế còn|vậy còn|rồi|thì|mà|nhưng|với lại)\b", re.IGNORECASE
)
_AND_SO: Final = re.compile(r"\b(?:thì|là) (?:sao|thế nào|răng)\b|\bthì\W*$", re.IGNORECASE)
_CORRECTS: Final = re.compile(
    r"^\W*(?:không|nhầm|ý (?:tôi|mình|em|anh|tui|là)|sửa lại|à không|tôi (?:hỏi|muốn hỏi))\b", re.IGNORECASE
)
_THING: Final = (
    r"(?:việc|nhiệm vụ|vụ|cái|mảng|phần|nội dung|chuyện|mục|đề án|dự án|mục tiêu|chỉ tiêu|danh sách|khoản|kế hoạch|chương trình"
    r"|nghề|lĩnh vực|hoạt động)"
)
_POINTS: Final = re.compile(
    rf"\b{_THING}\s+(?:đó|này|ấy|nớ|kia|đấy|trên|nói trên|vừa rồi|vừa nêu)\b|\b(?:nó|chúng)\b", re.IGNORECASE
)
_THEY: Final = re.compile(
    r"\bhọ\b|\b(?:sở|cơ quan|đơn vị|ngành|bên|ban|bộ|phòng|ông|huyện|tổ chức)\s+(?:đó|này|ấy|nớ|kia|đấy)\b", re.IGNORECASE
)
_ORDINALS: Final = {"nhất": 0, "một": 0, "đầu": 0, "đầu tiên": 0, "hai": 1, "nhì": 1, "ba": 2, "tư": 3, "bốn": 3, "năm": 4}
_ORDINAL: Final = re.compile(
    r"\b(?:việc|cái|nhiệm vụ|mục|ý|dòng|đề án|khoản)\s+(?:thứ\s+)?"
    r"(?P<which>đầu tiên|đầu|nhất|hai|nhì|ba|tư|bốn|năm|cuối cùng|cuối|chót|\d)\b",
    re.IGNORECASE,
)
_THE_REST: Final = re.compile(r"\b(?:còn lại|những (?:việc|cái) khác|mấy (?:việc|cái) kia)\b", re.IGNORECASE)
_THANKS: Final = re.compile(
    r"^\W*(?:(?:ok|dạ|vâng|rồi|thôi|à)\W+)*(?:xin )?(?:cảm ơn|cám ơn|thanks?|thank you|tks)\b", re.IGNORECASE
)
_SELF_CONTAINED: Final = 4
"""A question about so many words of its own, which neither opens like a follow-up nor points back, starts anew."""
_WEAK: Final = frozenset(
    re.findall(
        r"\w+",
        "còn thế vậy thì sao nào đó này ấy việc nhiệm vụ vụ cái mảng phần chuyện nó họ bên lại nữa khác cơ ạ nhỉ hả em anh chị "
        "tôi "
        "đơn vị cơ quan chủ trì phối hợp sản phẩm kinh phí thời hạn hạn "
        "mình hỏi ý là không rồi với mà và của ở về cho xong ra sau trước được có phải làm",
    )
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation: the question as read (None: it was none), the query meant, and the answer given.

    ``subject`` are the words of all that was asked since the conversation last turned to something else.
    """

    question: Question | None
    query: Query
    answer: Answer
    subject: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Followed:
    """A completed query; ``focus`` are the passages that it points back to, ``besides`` those that it leaves behind.

    ``near`` are the passages of the last answer, more likely than others to be meant; ``subject`` as in :class:`Turn`.
    """

    query: Query
    focus: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()


def is_thanks(text: str) -> bool:
    """Tell whether ``text`` only says thank you."""
    return _THANKS.match(text) is not None and "?" not in text


def follow(question: Question, query: Query, before: Turn | None) -> Followed:
    """Return the query that is meant by ``question`` (read alone as ``query``) after the turn ``before``."""
    if before is None or before.question is None or before.query.asks(Field.NONE, Field.HELP):
        return Followed(query, subject=query.topic)
    own = _own_words(query.topic)
    text = question.text
    opens = _OPENS.match(text) is not None
    corrects = _CORRECTS.match(text) is not None
    points = _POINTS.search(text) is not None or _ORDINAL.search(text) is not None or _THE_REST.search(text) is not None
    they = _THEY.search(text) is not None
    names_plan = bool(query.where.plans or query.where.outside)
    alone = len(own) >= _SELF_CONTAINED and not (opens or corrects or points or they)
    carried: list[str] = []
    if not names_plan and not _asks_all(text):
        query = _with_plans(query, before, carried)
    elif alone or (names_plan and own and not (opens or corrects or points or they)):
        return Followed(query, subject=query.topic)
    focus, besides = _pointed_at(text, before), _cited((), before.answer)
    if they and not query.where.agencies:
        query = _with_agencies(query, before, carried)
    unsaid = not own or points
    if unsaid and not (query.where.agencies and not points and before.query.where.agencies):
        query = _with_topic(query, before, carried)
        if not focus and not names_plan and not query.where.agencies:
            focus = _cited(before.answer.items[:1], before.answer)
    elif (opens or corrects) and _says_no_more(question, query):
        query = _with_topic(query, before, carried, own=query.topic)
        besides = _cited(before.answer.items, before.answer) if not corrects else ()
    if _says_no_more(question, query) or (corrects and query.ask == (Field.CONTENT,)):
        query = _with_asking(query, before, carried)
    if unsaid and not query.where.times and not query.where.agencies and "ask" in carried:
        query = replace(query, where=replace(query.where, agencies=_kept(before.query.where.agencies)))
    near = () if besides or names_plan else _cited(before.answer.items[:1], before.answer)
    subject = tuple(dict.fromkeys((*query.topic, *before.subject)))
    return Followed(replace(query, carried=tuple(dict.fromkeys(carried))), focus, besides, near, subject)


def _own_words(topic: Sequence[str]) -> list[str]:
    return [word for word in topic if word.lower() not in _WEAK]


def _asks_all(text: str) -> bool:
    return (
        re.search(r"\b(?:các|những|mọi|tất cả|cả|từng) (?:\w+ )?(?:tỉnh|kế hoạch|địa phương)\b", text, re.IGNORECASE)
        is not None
    )


def _says_no_more(question: Question, query: Query) -> bool:
    """Tell whether the question asks for nothing of its own: no field but "how about it" ("còn Trà Vinh thì sao?")."""
    if _AND_SO.search(question.text) is not None:
        return True
    asks_nothing = query.ask == (Field.CONTENT,) and query.form in (Form.VALUE, Form.LIST)
    return asks_nothing and (_OPENS.match(question.text) is not None or not query.topic)


def _with_plans(query: Query, before: Turn, carried: list[str]) -> Query:
    named = before.query.where.plans
    answered = tuple(dict.fromkeys(item.plan for item in before.answer.items if item.plan))
    plans = named or (answered if len(answered) == 1 else ())
    if not plans:
        return query
    carried.append("plans")
    return replace(query, where=replace(query.where, plans=plans, provinces=before.query.where.provinces))


def _with_topic(query: Query, before: Turn, carried: list[str], own: Sequence[str] = ()) -> Query:
    carried.append("topic")
    where = query.where
    if not where.times and before.query.where.times and not own:
        where = replace(where, times=before.query.where.times)
    if not where.numbers:
        where = replace(where, numbers=before.query.where.numbers)
    return replace(query, topic=(*own, *(word for word in before.subject if word not in own)), where=where)


def _with_asking(query: Query, before: Turn, carried: list[str]) -> Query:
    carried.append("ask")
    form = before.query.form if query.form is Form.VALUE else query.form
    return replace(query, ask=before.query.ask, form=form, of=query.of or before.query.of, expects=before.query.expects)


def _with_agencies(query: Query, before: Turn, carried: list[str]) -> Query:
    """Return the query about the agencies that "họ" or "sở này" means: those asked about before, else those of the answer."""
    agencies = _kept(before.query.where.agencies)
    if not agencies:
        said = "; ".join(value for item in before.answer.items[:1] for value in item.values)
        agencies = tuple(AgencyCondition(a.ids, a.text, Role.EITHER) for a in find_agencies(said)[:1])
    if not agencies:
        return query
    carried.append("agencies")
    role = next((condition.role for condition in query.where.agencies), agencies[0].role)
    return replace(query, where=replace(query.where, agencies=tuple(replace(a, role=role) for a in agencies)))


def _kept(agencies: Sequence[AgencyCondition]) -> tuple[AgencyCondition, ...]:
    return tuple(agency for agency in agencies if not agency.negated)


def _pointed_at(text: str, before: Turn) -> tuple[str, ...]:
    """Return the passages of the items of the last answer that words like "việc thứ hai" point to."""
    items = before.answer.items
    found = _ORDINAL.search(text)
    if found is not None:
        which = found["which"].lower()
        at = (
            len(items) - 1
            if which in ("cuối", "cuối cùng", "chót")
            else int(which) - 1
            if which.isdigit()
            else _ORDINALS[which]
        )
        return _cited(items[at : at + 1], before.answer) if 0 <= at < len(items) else ()
    if _THE_REST.search(text):
        return _cited(items[1:], before.answer)
    return _cited(items[:1], before.answer) if _POINTS.search(text) else ()


def _cited(items: Sequence[Item], answer: Answer) -> tuple[str, ...]:
    by_number = {citation.n: citation.passage for citation in answer.citations}
    return tuple(dict.fromkeys(by_number[n] for item in items for n in item.citations if n in by_number))
