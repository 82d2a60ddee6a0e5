"""What a query's words name in the register: a group of its tasks, a source of money; and words that only name the whole.

In: a query as understood, the question's text. Out: the query with conditions for what the register knows by these words,
which are no topic any more. Nothing is listed here: a group is what the plans in question call one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.text import folded_syllables
from qa.contracts.query import RANKS, REGISTER_FIELDS, Counted, Each, Field, FieldCondition, Form, Query, When, Where
from qa.reading.register import Row
from qa.reading.statements import years_in
from qa.retrieval.agency_sets import with_sets
from qa.retrieval.cells_meant import AskedWord, with_cells, words_of
from qa.retrieval.groups import OF_GROUPS, after_markers, shared_words, with_group
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.plan_words import naming_spans, without_name_before, without_naming
from qa.understanding.asked_times import asked_times
from qa.understanding.counted_nouns import NUMBERS, TASK
from qa.understanding.naming import place_of
from qa.understanding.ranked_by import place_words, ranked_words
from qa.understanding.sides import sides_of
from qa.understanding.times_of_two import asks_when

_OF_ONE_PLACE: Final = 12
"""Plans of one place of which that is meant which has the group that is named."""
_MOST_PLANS: Final = 60
"""Plans over which groups are looked for; where more are meant, a group is not what the question names."""
_OF_MONEY: Final = frozenset({"nguồn", "vốn", "kinh phí", "bằng", "dùng"})
_WHOLE: Final = re.compile(
    r"\b(?:cái\s+)?bảng\s+(?=của\b)"
    r"|\bbảng\s+(?:các\s+)?(?:nhiệm vụ|công việc|giao việc|phân việc)(?:\s+(?:trọng tâm|chủ yếu|cụ thể))?\b"
    r"|\b(?:(?:bảng|bản|biểu)\s+)?(?:phụ lục|danh mục|phân công)(?:\s+(?:nhiệm vụ|công việc))?(?:\s+(?:[ivx]+|\d)\b)?"
    r"|\b(?:tổng cộng|cả thảy|tất cả|toàn bộ|tổng số|nêu tại|kèm theo|kể cả|liệt kê|đề nghị|cung cấp|danh sách)\b"
    r"|(?:^|\b(?:xin|hãy|nhờ|giúp)\s+)(?:lọc|trích|gom|tách|tìm)(?:\s+(?:ra|riêng))?(?:\s+(?:giúp|giùm|cho|hộ)(?:\s+\w+)?)?\b"
    r"|(?:^|\b(?:xin|đề nghị|hãy|nhờ|giúp|cần)\s+)thống kê(?:\s+giúp)?\b"
    r"|\b(?:sắp xếp|sắp|xếp)\s+(?=theo\b|thứ tự|lại|các|những|mốc|hạn)|\b(?:theo\s+)?(?:thứ tự|trình tự)(?:\s+thời gian)?\b"
    r"|\b(?:ngoại\s+)?trừ\s+(?=(?:(?:các|những)\s+)?(?:sở|ban|bộ|ngành|cơ quan|đơn vị|ủy ban|công an)\b)"
    r"|[,;]\s*(?:để|nhằm|phục vụ)\b.*$|\btheo thời gian\b|\b(?:(?:các|từng|mỗi|qua)\s+)*mốc(?:\s+thời gian)?\b"
    r"|\b(?:cộng|tính|gộp|gom|đếm)\s+(?:hết|lại|chung|dồn|cả)(?:\s+(?:tất cả|các|mọi))?(?:\s+(?:nhóm|phần|mục|mảng))?\b"
    r"|\b(?:lộ trình|tiến độ|giùm)\b|\b(?:theo\s+)?(?:từng|mỗi)\s+(?:giai đoạn|năm)\b",
    re.IGNORECASE,
)
_NAMES_OF: Final = {
    Field.PRODUCT: r"\b(?:sản phẩm|kết quả)\b",
    Field.FUNDING: r"\b(?:kinh phí|nguồn vốn)\b",
    Field.COORDINATE: r"\b(?:(?:đơn vị|cơ quan) )?phối hợp\b",
    Field.LEAD: r"\b(?:(?:đơn vị|cơ quan) )?chủ trì\b",
}
"""Words for a field that a condition is on: no topic any more."""
_PART: Final = re.compile(
    r"\b(?:(?:tham gia|đứng ra|đứng|được giao|nhận|giữ vai(?: trò)?|cùng|đồng|làm|có tên|góp mặt)\s+)*(?:chủ trì|phối hợp)\b"
    r"|\b(?:tham gia|góp mặt|đảm nhận|đứng tên)\b",
    re.IGNORECASE,
)
"""Words for an agency's part: no topic beside its name."""
_COUNTED: Final = re.compile(rf"\b(?:mấy|bao nhiêu|tổng số|số lượng|số)\s+(?:cái\s+)?{TASK}(?:\s+cụ thể)?\b", re.IGNORECASE)
_AMONG: Final = re.compile(
    rf"\btrong\s+(?:số\s+)?(?:các|những|mấy|cả|\d{{1,2}}|{'|'.join(NUMBERS)})(?:\s+(?:\d{{1,2}}|{'|'.join(NUMBERS)}))?\s+{TASK}"
    r"(?:\s+làm)?\b"
    r"|\b(?:không|chưa|chẳng)\s+(?:(?:hề|thấy|có|được)\s+)*(?:nhắc|ghi|nêu|gọi|đề|thấy)(?:\s+(?:đến|tới|tên|thêm))*\b"
    r"|\b(?:có|đã)\s+(?:ghi|nêu)(?:\s+(?:rõ|tên))*\b",
    re.IGNORECASE,
)
"""Words for the tasks among which some are looked for, and for what stands not in them: no topic beside a condition."""
_EXTREME: Final = re.compile(
    r"\b(?:nhiều|lớn|cao|dài|ít|nhỏ|thấp|tốn|đắt|rẻ|sớm|muộn)(?:\s+(?:tiền|kinh phí|vốn|ngân sách|tiền bạc))?\s+(?:nhất|hơn)\b"
    r"|\b(?:tiền|hạng mục|khoản)\b",
    re.IGNORECASE,
)
_HOW_MANY: Final = re.compile(
    r"\b(?:nhiều|ít)(?:\s+\w+){0,3}?\s+hơn\b|\b(?:số|số lượng)\s+(?:nhiệm vụ|việc|đầu việc)\b|\bmấy (?:việc )?so với mấy\b",
    re.IGNORECASE,
)
_OPEN: Final = frozenset({Field.CONTENT, Field.TASK, Field.GROUP})
_WHO: Final = re.compile(r"\b(?:ai|chủ trì|đơn vị|cơ quan|phối hợp|giao|sở|phòng)\b", re.IGNORECASE)
_COUNTING: Final = frozenset(
    ["so", "luong", "may", "voi", "hon", "nhieu", "it", "om", "ganh", "nhan", "lo", "ben", "viec", "nhiem", "vu"]
)
_TIMED: Final = (Field.TASK, Field.PERIOD, Field.DEADLINE)
_TO_TIME: Final = re.compile(
    r"(?:\b(?:trước|sau|trong|vào|từ|đến|hết|hạn|thời hạn|ngày|tháng|quý|năm|là|chậm nhất|muộn nhất|phải|xong|làm"
    r"|hoàn thành|kết thúc)\s+)+$",
    re.IGNORECASE,
)
_OF_TIME: Final = re.compile(
    r"\b(?:có\s+)?(?:thời hạn|hạn(?:\s+(?:chót|cuối))?(?!\s+(?:mặn|hán|chế|mức|điền)))(?:\s+cụ thể)?\b|\bghi rõ\b"
    r"|\b(?:ngày|tháng|quý|năm|trước|sau|lúc nào|khi nào)\b|\b(?:xong|hoàn thành|kết thúc)\b",
    re.IGNORECASE,
)
_FEW_PLANS: Final = 4
_NAMED_YEAR: Final = re.compile(
    r"\bkế hoạch\b(?:\s+(?!phải|xong|trong|có|làm|đến|hết|từ|trước|sau|ban|ký|thì|việc|nhiệm|nào)\w+){1,10}?\s+(?:năm\s+)?"
    r"(?P<year>20\d\d)\b(?!\s*(?:-|–|đến))",
    re.IGNORECASE,
)
_OF_MANY: Final = frozenset({Form.LIST, Form.COUNT, Form.MOST, Form.LEAST, Form.TIMELINE})
_IN_ROWS: Final = frozenset({Counted.TASKS, Counted.AGENCIES, Counted.GROUPS})
_FORMS: Final = _OF_MANY | {Form.COMPARE, Form.YES_NO}


def linked(query: Query, text: str, knowledge: Knowledge) -> Query:
    """Return the query with the conditions that words of ``text`` mean in the register of the plans that it is about."""
    query = with_sets(_without_year_of_name(query, text, knowledge), text, knowledge)
    if query.form in RANKS and query.ask == (Field.GROUP,):
        query = replace(query, of=Counted.GROUPS)  # "nhóm nào ít việc nhất" ranks groups
    if query.form is Form.COMPARE:
        query = _measured(query, text)
    if query.asks(Field.OUTLINE):
        return _of_part(query, text, knowledge)
    if query.form is Form.COMPARE and len(query.where.plans) < 2 and len(query.where.agencies) < 2:
        return _with_sides(query, text, knowledge)
    ordered = query.form is Form.TIMELINE and query.asks(Field.REPORT, Field.FIGURE)
    if query.form not in _FORMS or not (query.of or ordered or query.asks(*REGISTER_FIELDS)):
        return query
    words, spans = words_of(text), _asking_spans(query, text)
    plans = query.where.plans or tuple(plan.id for plan in knowledge.plans)
    if len(plans) <= _MOST_PLANS:
        grouped = query.per is not Each.GROUPS
        if grouped and 1 < len(query.where.plans) <= _OF_ONE_PLACE:
            plans = _with_the_group(query, words, knowledge) or plans
            query = replace(query, where=replace(query.where, plans=plans))
        rows = knowledge.register.rows(plans)
        query, named = with_group(query, words, rows, _titles(plans, knowledge)) if grouped else (query, ())
        query, paid = _with_source(query, words, rows)
        query, said = with_cells(query, text, words, rows)
        spans += [*named, *paid, *said]
    one = knowledge.title_and_name(plans[0]) if len(plans) == 1 else ""
    topic = _outside(query.topic, words, [*spans, *naming_spans(words, text, one)] if one else spans)
    if one and query.form in _OF_MANY and (_tells(query.where) or (query.form is not Form.LIST and query.of in _IN_ROWS)):
        topic = without_naming(topic, one)
    if query.where.agencies and not _outside(topic, words, [match.span() for match in _PART.finditer(text)]):
        topic = ()
    if (
        query.of in _IN_ROWS
        and 1 < len(query.where.plans) <= _FEW_PLANS
        and _is_their_name(topic, query.where.plans, knowledge)
    ):
        topic = ()
    return replace(query, topic=topic, where=_with_deadlines(query))


def _with_the_group(query: Query, words: Sequence[AskedWord], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the one of several plans of a place that has the group which ``words`` name; none where none or several have."""
    plans = query.where.plans
    if len({place_of(knowledge.plan(plan)) for plan in plans}) > 1:
        return ()
    found = [p for p in plans if with_group(query, words, knowledge.register.rows([p]), _titles([p], knowledge))[0].where.group]
    return tuple(found) if len(found) == 1 else ()


def without_its_name(query: Query, knowledge: Knowledge) -> Query:
    """Return a query for rows of the one plan that turned out to be meant without a topic that is only the plan's name."""
    if query.form not in _OF_MANY or query.of not in _IN_ROWS or len(query.where.plans) != 1:
        return query
    return replace(query, topic=without_naming(query.topic, knowledge.title_and_name(query.where.plans[0])))


def _is_their_name(topic: Sequence[str], plans: Sequence[str], knowledge: Knowledge) -> bool:
    """Tell whether the topic is no more than what each of the plans is called: it tells no task of theirs from another."""
    return all(not without_naming(topic, knowledge.title_and_name(plan)) for plan in plans)


def _without_year_of_name(query: Query, text: str, knowledge: Knowledge) -> Query:
    """Return the query without a year that only calls the plan ("kế hoạch an toàn 2026"); of several it tells which."""
    named = _NAMED_YEAR.search(text)
    plans = query.where.plans
    if named is None or not plans or len(plans) > _FEW_PLANS:
        return query
    year = named["year"]
    called = tuple(plan for plan in plans if year in (knowledge.plan(plan).metadata.title or ""))
    times = tuple(time for time in query.where.times if time.text != year)
    if len(called) != 1 or len(times) == len(query.where.times):
        return query
    return replace(query, where=replace(query.where, plans=called, times=times))


def _asking_spans(query: Query, text: str) -> list[tuple[int, int]]:
    """Return where words stand in ``text`` that only ask: for the whole, for a field, a rank, an order, a time."""
    spans = [match.span() for match in _WHOLE.finditer(text)] if query.form is not Form.YES_NO else []
    for field in query.where.fields:
        spans += [match.span() for match in re.finditer(_NAMES_OF.get(field.field, r"$^"), text, re.IGNORECASE)]
    if query.form is Form.COUNT and query.of is Counted.TASKS:
        spans += [match.span() for match in _COUNTED.finditer(text)]
    if query.where.agencies or query.where.fields:
        spans += [match.span() for match in _AMONG.finditer(text)]
    if query.form in RANKS:
        spans += [match.span() for match in _EXTREME.finditer(text)]
        spans += [*(ranked_words(text) if query.asks(*_TIMED) else []), *place_words(text)]
        if query.asks(Field.FUNDING):
            spans += [match.span() for match in re.finditer(_NAMES_OF[Field.FUNDING], text, re.IGNORECASE)]
    if query.form is Form.TIMELINE or query.ask in ((Field.DEADLINE,), (Field.PERIOD,)):
        spans += [match.span() for match in _OF_TIME.finditer(text)]
    if query.where.times and (query.form in _OF_MANY or query.asks(*_TIMED)):
        spans += [_with_words_before(time.start, time.end, text) for time in asked_times(text)]
    return spans


def _tells(where: Where) -> bool:
    """Tell whether conditions tell which rows are meant, without any topic."""
    return bool(where.agencies or where.fields or where.times or where.group)


def _measured(query: Query, text: str) -> Query:
    """Return a comparison of what its words measure: how many tasks ("nhiều việc hơn", "số nhiệm vụ"), or their times."""
    sides = len(query.where.agencies) > 1 or len(query.where.plans) > 1
    if sides and _HOW_MANY.search(text) and query.asks(Field.TASK, Field.LEAD, Field.COORDINATE):
        return replace(query, ask=(Field.TASK,), of=Counted.TASKS, topic=_beside_counting(query.topic))
    unsaid = _OPEN | ({Field.LEAD} if not _WHO.search(text) else set())  # who leads is asked in so many words
    if set(query.ask) <= unsaid and asks_when(text):
        return replace(query, ask=(Field.PERIOD,))
    return query


def _beside_counting(topic: Sequence[str]) -> tuple[str, ...]:
    """Return the words of the topic, none where all of them are words of counting and comparing."""
    telling = [word for word in topic if not set(folded_syllables(word)) <= _COUNTING]
    return tuple(topic) if telling else ()


def _with_words_before(start: int, end: int, text: str) -> tuple[int, int]:
    """Return the characters of a time with the words that say how a task lies to it ("trước ngày", "hạn")."""
    before = _TO_TIME.search(text[:start])
    return (before.start() if before else start), end


def _with_sides(query: Query, text: str, knowledge: Knowledge) -> Query:
    """Return a comparison whose topic are the two things that the question names; further words are what both are about."""
    sides = sides_of(text) if len(years_in(text)) < 2 else ()
    if not sides:
        return query
    if query.where.plans:
        name = knowledge.title_and_name(query.where.plans[0])
        sides = tuple(without_name_before(side, name) for side in sides)
    named = {word for side in sides for word in side.lower().split()}
    spans = [match.span() for match in (*_WHOLE.finditer(text), *_EXTREME.finditer(text))]
    both = _outside(tuple(word for word in query.topic if word.lower() not in named), words_of(text), spans)
    return replace(query, topic=sides, where=replace(query.where, topic=both))


def _of_part(query: Query, text: str, knowledge: Knowledge) -> Query:
    """Return a query for an outline whose topic is no more than the heading that it names after a word for parts."""
    sections = [s for plan in query.where.plans for document in knowledge.plan(plan).documents for s in document.sections]
    headings = {tuple(folded_syllables(section.heading)) for section in sections}
    for _, after in after_markers(words_of(text), OF_GROUPS):
        best = max((shared_words(after, heading) for heading in headings if heading), default=0)
        if best:
            return replace(query, topic=tuple(word.text for word in after[:best]))
    return query


def _with_deadlines(query: Query) -> Where:
    """Return the conditions, those of time on the end of tasks where deadlines are put in order ("hạn trong năm 2026")."""
    if query.form is not Form.TIMELINE or not query.asks(Field.DEADLINE):
        return query.where
    times = (replace(time, when=When.BY if time.when is When.IN else time.when) for time in query.where.times)
    return replace(query.where, times=tuple(times))


def _with_source(query: Query, words: Sequence[AskedWord], rows: Sequence[Row]) -> tuple[Query, list[tuple[int, int]]]:
    """Return the query with the source of money that stands after a word for it, as rows name it."""
    if not query.asks(Field.TASK) or query.form not in (Form.LIST, Form.COUNT):
        return query, []
    sources = {tuple(folded_syllables(row.stored.assignment.funding.text)) for row in rows if row.stored.assignment.funding}
    for at, after in after_markers(words, _OF_MONEY):
        best = max((shared_words(after, source) for source in sources), default=0)
        if best > 1:
            name = " ".join(word.text for word in after[:best])
            fields = (*query.where.fields, FieldCondition(Field.FUNDING, name))
            return replace(query, where=replace(query.where, fields=fields)), [(at, after[best - 1].end)]
    return query, []


def _outside(topic: Sequence[str], words: Sequence[AskedWord], spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Return the words of the topic that also stand elsewhere in the question than in ``spans``."""
    inside = {w.text for w in words if any(start <= w.start < end for start, end in spans)}
    elsewhere = {w.text for w in words if not any(start <= w.start < end for start, end in spans)}
    return tuple(word for word in topic if word.lower() not in inside or word.lower() in elsewhere)


def _titles(plans: Sequence[str], knowledge: Knowledge) -> tuple[str, ...]:
    return tuple(knowledge.plan(plan).metadata.title or "" for plan in plans)
