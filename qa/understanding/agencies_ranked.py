"""Tasks ranked by their agencies: "việc nào nhiều đơn vị phối hợp nhất", "không kể giao chung, việc nào đông sở chủ trì nhất".

In: a query as it is read from one question, with its words. Out: the query for the tasks with most or fewest agencies in the
part that is said; and from a text, which agencies of a task are counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qa.contracts.query import Counted, Field, Form, Query
from qa.reading.register.conditions import is_named
from qa.understanding.counted_nouns import topic_beside

_NOUN: Final = r"(?P<noun>cơ quan|đơn vị|bên|nơi|sở|ngành|phòng|ban|tổ chức|đầu mối)"
_MANY: Final = re.compile(
    rf"\b(?:nhiều|ít|đông)\s+(?:\w+\s+)?{_NOUN}\b[^,;?]*?\b(?:nhất|hơn cả)\b"
    rf"|\bsố (?:lượng )?{_NOUN.replace('noun', 'number')}\b[^,;?]*?\b(?:nhiều|ít|đông|cao|thấp|lớn|nhỏ) nhất\b",
    re.IGNORECASE,
)
_BRINGS: Final = re.compile(
    r"(?:\b(?:có|được|do|cần|phải|giao(?: cho)?|cùng(?: lúc)?|kéo|lôi kéo|huy động|thu hút|tập hợp|nêu|ghi|gọi|kể|liệt kê"
    r"|rõ|tên|đích danh)\s+)+$",
    re.IGNORECASE,
)
"""Verbs by which a task is said to have many agencies."""
_PARTS: Final = (
    (Field.LEAD, re.compile(r"\b(?:chủ trì|đứng đầu|phụ trách|đầu mối)\b", re.IGNORECASE)),
    (Field.COORDINATE, re.compile(r"\b(?:phối hợp|hỗ trợ|phụ giúp|cùng làm)\b", re.IGNORECASE)),
)
_LEFT_OUT: Final = re.compile(
    r"\b(?:(?:không|chưa)\s+(?:kể|tính|xét)|bỏ qua|bỏ|trừ|loại)\b[^,;?]{0,24}?\b(?:chung|các|tất cả|mọi|cụm)\b"
    r"(?:[^;?,\"“]*[\"“][^\"”]*[\"”][^,;?]*|[^,;?]*),?",
    re.IGNORECASE,
)
_BY_NAME: Final = re.compile(r"\b(?:đích danh|(?:nêu|ghi|gọi|kể|có|chỉ)(?: rõ)? tên|tên cụ thể)\b", re.IGNORECASE)
_OF_IT: Final = frozenset({Field.TASK, Field.LEAD, Field.COORDINATE, Field.CONTENT})
_KINDS: Final = {"sở": ("so-*",), "phòng": ("phong-*",), "ban": ("ban-*",)}


def with_agencies_ranked(query: Query) -> Query:
    """Return the query for the tasks that most or fewest agencies have a part in, where its words rank tasks so."""
    text = query.words.text
    many = _MANY.search(text)
    if many is None or query.of is not Counted.TASKS or query.form not in (Form.MOST, Form.LEAST):
        return query
    before = _BRINGS.search(text[: many.start()])
    spans = [(before.start() if before else many.start(), many.end()), *(m.span() for m in _LEFT_OUT.finditer(text))]
    kept = tuple(a for a in query.where.agencies if is_named(a.ids) and not _stands_in(a.name, text, spans))
    others = tuple(field for field in query.ask if field not in _OF_IT)
    topic = topic_beside(query.topic, text, spans)
    where = replace(query.where, agencies=kept)
    return replace(query, ask=(Field.TASK, *_parts(many.group(), text), *others), topic=topic, where=where)


def counted_kind(text: str) -> tuple[str, ...]:
    """Return the ids of the kind of agencies by whose number tasks are ranked in ``text`` ("sở"); none for any agency."""
    many = _MANY.search(text)
    return _KINDS.get((many["noun"] or many["number"]).lower(), ()) if many else ()


def counts_named_alone(text: str) -> bool:
    """Tell whether only agencies that are called by their names count: "được nêu đích danh", "không kể giao chung"."""
    return _BY_NAME.search(text) is not None or _LEFT_OUT.search(text) is not None


def _parts(many: str, text: str) -> tuple[Field, ...]:
    """Return the columns whose agencies are counted: of the part that is said beside their number, else anywhere; else both."""
    for said in (many, text):
        found = tuple(field for field, part in _PARTS if part.search(said))
        if len(found) == 1:
            return found
    return Field.LEAD, Field.COORDINATE


def _stands_in(name: str, text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a name stands in none but the ``spans`` of ``text``."""
    places = [match.start() for match in re.finditer(re.escape(name), text)]
    return bool(places) and all(any(start <= at < end for start, end in spans) for at in places)
