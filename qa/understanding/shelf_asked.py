"""Plans of a shelf by the day of their issue: which were issued in a time, in what order, which first or last, how many where.

In: a query as it is read from one question, with its words. Out: the query for plans where the question asks for several of
them by when they were issued; as it is where it asks for something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.text import tokens
from qa.contracts.query import Counted, Each, Field, Form, Query, When, Where
from qa.reading.register.conditions import is_named
from qa.understanding.agency_conditions import role_in
from qa.understanding.forms import form_of

_DOCUMENT: Final = r"(?:bản kế hoạch|kế hoạch|văn bản|tài liệu)"
_ISSUED: Final = r"(?:được\s+)?(?:ban hành|ký ban hành|phát hành|ra đời|ký|ra)"
_SEVERAL: Final = r"(?:bao nhiêu|mấy|những|các|tất cả|mọi|liệt kê|kể(?: tên)?|danh sách|số(?: lượng)?|tổng số|có)"
_WHICH: Final = r"(?:\s+(?:nào|gì))?"
_SET: Final = rf"(?:\b{_SEVERAL}\s+(?:(?:các|những|cái|lượng)\s+)*{_DOCUMENT}\b{_WHICH}|\b{_DOCUMENT}\s+(?:nào|gì)\b)"
_SET_ISSUED: Final = re.compile(
    rf"{_SET}[^?;]{{0,30}}?\b{_ISSUED}\b|\b{_ISSUED}\s+(?:\w+\s+){{0,3}}?{_SET}|^\W*{_DOCUMENT}\s+{_ISSUED}\b", re.IGNORECASE
)
_ORDER: Final = re.compile(
    rf"\b(?:sắp|xếp|thứ tự|trình tự|lần lượt)\b[^?;]*\b{_DOCUMENT}\b[^?;]*\b(?:ban hành|ký|ngày|thời gian|thứ tự|trước|sớm)\b"
    rf"|\b{_DOCUMENT}\b[^?;]*\btừ\s+(?:cũ|mới|sớm|trước)(?:\s+nhất)?\s+(?:đến|tới|về)\s+(?:cũ|mới|muộn|sau)\b"
    rf"|\b{_DOCUMENT}\b[^?;]*\b(?:theo|đúng)\s+(?:\w+\s+){{0,2}}?(?:ngày|thời gian|thứ tự|trình tự)\s+(?:ban hành|ký)\b",
    re.IGNORECASE,
)
_PLACE: Final = r"(?P<where>tỉnh thành|tỉnh|thành phố|địa phương|nơi|năm)"
_MOST_PLANS: Final = re.compile(
    rf"\b{_PLACE}\s+(?:nào|gì)\b[^?;]*\b(?P<how>nhiều|ít)\s+(?:\w+\s+)?{_DOCUMENT}\b(?:\s+\w+){{0,3}}?\s+(?:nhất|hơn cả)\b",
    re.IGNORECASE,
)
_MOST_SIGNED: Final = re.compile(
    rf"\b(?P<where>ai|người nào|lãnh đạo nào|vị nào)\b[^?;]*\bký\b[^?;]*\b(?P<how>nhiều|ít)\s+(?:\w+\s+)?{_DOCUMENT}\b"
    r"(?:\s+\w+){0,3}?\s+(?:nhất|hơn cả)\b",
    re.IGNORECASE,
)
_MOST_ISSUED: Final = re.compile(
    rf"\b(?P<where>cơ quan|đơn vị|nơi|bên|cấp)\s+(?:nào|gì)\b[^?;]*\b(?:ban hành|phát hành|ra)\b[^?;]*\b(?P<how>nhiều|ít)\s+"
    rf"(?:\w+\s+)?{_DOCUMENT}\b(?:\s+\w+){{0,3}}?\s+(?:nhất|hơn cả)\b",
    re.IGNORECASE,
)
_MOST_TASKS: Final = re.compile(
    r"\bnăm\s+(?:nào|gì)\b[^?;]*\b(?P<how>nhiều|ít)\s+(?:\w+\s+)?(?:nhiệm vụ|việc|đầu việc|hạng mục)\b"
    r"[^?;]*\b(?:nhất|hơn cả)\b",
    re.IGNORECASE,
)
_GIVES: Final = re.compile(
    r"\b(?:có\s+)?(?:giao|phân công)\s+(?:\w+\s+){0,2}?(?:việc|nhiệm vụ|cho|sở|ban|phòng)\b", re.IGNORECASE
)
_GIVEN: Final = re.compile(
    rf"(?:\b(?:{_DOCUMENT}|tỉnh|địa phương|nơi)\s+(?:nào|gì)\b|\b(?P<many>mấy|bao nhiêu)\s+(?:{_DOCUMENT}|tỉnh|địa phương)\b)"
    r"[^,;?]{0,12}?\b(?P<no>(?:không|chưa|chẳng)\s+(?:có\s+|hề\s+)?)?(?:có\s+)?(?:giao|phân công)\b",
    re.IGNORECASE,
)
_NO_TASK: Final = r"(?:(?!\b(?:việc|nhiệm vụ|hạng mục|dự án|hoạt động|mục tiêu|nguồn|báo cáo|tên|kinh phí)\b)[^,;?])"
_WHOSE: Final = (
    rf"(?:\b{_DOCUMENT}(?:\s+(?:của\s+)?(?:tỉnh|ai|nơi|cơ quan|đơn vị|địa phương))?\s+(?:nào|gì)\b"
    rf"|\b(?:tỉnh|nơi|địa phương)\s+nào\s+(?:có\s+)?{_DOCUMENT}\b)"
)
_LAST: Final = r"(?:muộn nhất|sau cùng|sau chót|cuối cùng|trễ nhất|chậm nhất|xa nhất)"
_FIRST: Final = r"(?:sớm nhất|trước nhất|trước tiên|đầu tiên|trước hết)"
_LASTS: Final = re.compile(
    rf"{_WHOSE}{_NO_TASK}{{0,40}}?(?:\b(?:(?P<long>dài|lâu)|ngắn)(?:\s+\w+){{0,2}}?\s+(?:nhất|hơn cả)\b"
    r"|\b(?:kết thúc|chấm dứt|hết (?:hiệu lực|hạn|thời kỳ|giai đoạn))\s+(?:\w+\s+)?"
    rf"(?:(?P<late>{_LAST})|{_FIRST}))",
    re.IGNORECASE,
)
_REPORTS: Final = re.compile(
    rf"\b(?:{_DOCUMENT}|tỉnh|nơi|địa phương)\s+(?:nào|gì)\b[^,;?]{{0,24}}?\bbáo cáo\b[^,;?]{{0,24}}?"
    rf"(?:(?P<late>{_LAST})|{_FIRST})",
    re.IGNORECASE,
)
_GIVING: Final = re.compile(
    r"\b(?:giao|phân công|việc|nhiệm vụ|cho|tỉnh|thành phố|địa phương|nơi|nào|gì|bao nhiêu|mấy|không|chưa|chẳng|có|chủ trì"
    r"|phối hợp)\b",
    re.IGNORECASE,
)
_MOST: Final = (_MOST_SIGNED, _MOST_ISSUED, _MOST_PLANS, _MOST_TASKS)
_EACH: Final = {_MOST_SIGNED: Each.SIGNERS, _MOST_ISSUED: Each.ISSUERS, _MOST_TASKS: Each.YEARS}
_OF_PLANS: Final = frozenset(
    {Field.PLANS, Field.ISSUED_ON, Field.ISSUER, Field.NUMBER, Field.SUBJECT, Field.CONTENT, Field.TASK, Field.PERIOD}
)
_WORDS: Final = re.compile(
    rf"{_DOCUMENT}|\b(?:ban hành|phát hành|ra đời|ký|văn|kho|hệ thống|nay|hiện nay|thứ tự|thời gian|trước|sau|từ|đến|trong|năm"
    r"|quý|tháng|ngày|sớm|muộn|đầu|cuối|sắp xếp|sắp|xếp|lần lượt|tất cả|toàn bộ|danh sách|những|các|nào|gì)\b",
    re.IGNORECASE,
)


def with_shelf(query: Query) -> Query:
    """Return the query for plans by their issue, where that is what is asked."""
    text = query.words.text
    most = next((found for pattern in _MOST if (found := pattern.search(text)) is not None), None)
    if most is not None:
        return _most(query, most)
    given = _given(query, text)
    if given is not None:
        return given
    lasts = _LASTS.search(text) if not query.where.agencies else None
    reports = _REPORTS.search(text) if not query.where.agencies and not query.where.times else None
    if reports is not None:
        form = Form.MOST if reports["late"] else Form.LEAST
        return replace(query, ask=(Field.REPORT,), form=form, of=Counted.PLANS, topic=(), claim="")
    if lasts is not None:
        form = Form.MOST if lasts["long"] or lasts["late"] else Form.LEAST
        return replace(
            query, ask=(Field.PERIOD,), form=form, of=Counted.PLANS, topic=_beside(query.topic, lasts.group()), claim=""
        )
    if len(query.where.plans) == 1 or not set(query.ask) <= _OF_PLANS or query.form is Form.COMPARE:
        return query
    if _ORDER.search(text):
        ordered = replace(query, ask=(Field.ISSUED_ON,), form=Form.TIMELINE, of=Counted.PLANS)
        return replace(ordered, topic=_beside(query.topic, text))
    if not _SET_ISSUED.search(text) or query.form in (Form.MOST, Form.LEAST, Form.TIMELINE):
        return query
    times = tuple(time for time in query.where.times if time.when in (When.IN, When.BY, When.FROM, When.WITHIN))
    if not times:
        return query
    form = Form.LIST if query.form is Form.VALUE else query.form
    form = Form.YES_NO if form_of(text)[0] is Form.YES_NO else form
    asked = replace(query, ask=(Field.PLANS,), form=form, of=Counted.PLANS, topic=_beside(query.topic, text), claim="")
    return replace(asked, where=replace(query.where, times=times))


def asks_of_shelf(text: str) -> bool:
    """Tell whether ``text`` asks for plans by their issue: what it calls them names none of them."""
    return any(pattern.search(text) for pattern in (*_MOST[:-1], _ORDER, _SET_ISSUED, _LASTS, _REPORTS))


def _given(query: Query, text: str) -> Query | None:
    """Return the query for plans by whom they give work to, or do not; None where that is not asked of plans."""
    named = [agency for agency in query.where.agencies if is_named(agency.ids)]
    said = _GIVEN.search(text)
    ranks = query.form in (Form.MOST, Form.LEAST)
    if said is None or ranks or len(named) != 1 or len(query.where.plans) == 1:
        return None
    told = {token.text.lower() for each in (named[0].name, *_GIVING.findall(text)) for token in tokens(each)}
    if any(word.lower() not in told for word in _beside(query.topic, text)):
        return None  # what is asked is who gives some work
    one = replace(named[0], role=role_in(query.words), negated=False)
    denied = said["no"] is not None
    where = replace(query.where, agencies=() if denied else (one,), excluding=(Where(agencies=(one,)),) if denied else ())
    form = Form.COUNT if said["many"] else Form.YES_NO if form_of(text)[0] is Form.YES_NO else Form.LIST
    return replace(query, ask=(Field.PLANS,), form=form, of=Counted.PLANS, where=where, topic=(), claim="")


def gives_work(text: str) -> bool:
    """Tell whether ``text`` speaks of plans by whom they give work to: "kế hoạch nào giao việc cho Sở Y tế"."""
    return _GIVES.search(text) is not None


def without_work(text: str) -> str:
    """Return ``text``, what a plan is called, without the work that it gives: "kế hoạch giao việc cho …" names none."""
    return _GIVES.split(text)[0]


def _most(query: Query, most: re.Match[str]) -> Query:
    """Return the query for the place or the year with the most plans, or for the year in which most tasks end."""
    form = Form.LEAST if most["how"].lower() == "ít" else Form.MOST
    tasks = most.re is _MOST_TASKS
    each = _EACH.get(most.re) or (Each.YEARS if most["where"].lower() == "năm" else Each.PROVINCES)
    topic = _beside(query.topic, query.words.text[: most.start()] + query.words.text[most.end() :])
    topic = tuple(word for word in topic if word.lower() not in most.group().lower().split())
    return replace(
        query,
        ask=(Field.TASK,) if tasks else (Field.PLANS,),
        form=form,
        of=Counted.TASKS if tasks else Counted.PLANS,
        per=each,
        topic=topic,
    )


def _beside(topic: Sequence[str], text: str) -> tuple[str, ...]:
    """Return the words of the topic but for those that only ask for plans by their issue, and times."""
    idle = {token.text.lower() for match in _WORDS.finditer(text) for token in tokens(match.group())}
    return tuple(word for word in topic if word.lower() not in idle and not word.isdigit())
