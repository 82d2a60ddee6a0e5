"""How many tasks a claim is of: all ("mọi việc đều …"), none ("không việc nào"), a share ("quá nửa số việc"), a number.

In: a query with its words. Out: what it claims of how many (:func:`quantity_claimed`), and the query without a topic that is
only the words by which it says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from corpus.text import fold_accents
from corpus.text.number_words import FOLDED_ONES, ONES
from qa.contracts.query import Counted, Field, Form, Many, Query
from qa.reading.claims import claim_in
from qa.understanding.counted_nouns import AGENCY, GROUP, NUMBER, number_said, topic_beside
from qa.understanding.forms import doubts_beside

_TASK: Final = r"(?:đầu việc|công việc|phần việc|nhiệm vụ|việc(?! làm)|hạng mục|đầu mục|mục việc)"
"""Nouns of what a plan gives to agencies, and nothing else that is said of there ("hoạt động")."""
_NUMBER: Final = rf"(?:\d{{1,3}}|{'|'.join(ONES)})"
_THE: Final = r"(?:(?:số|tổng số|tổng|các|những|cái)\s+)*"
_WHOLE: Final = rf"(?:mọi|tất cả|toàn bộ|hết thảy|100\s*%|cả(?=\s+{_NUMBER}\b))"
_HAS: Final = r"(?:chủ trì|phối hợp|đứng đầu|đứng tên|phụ trách|làm đầu mối|tham gia|lo|nhận|đảm nhận|làm)"
_ALL: Final = (
    re.compile(rf"(?<!có )(?<!gồm )(?<!cộng )(?<!tất )\b{_WHOLE}\s+{_THE}(?:{NUMBER}\s+)?{_TASK}\b", re.IGNORECASE),
    re.compile(rf"\b{_TASK}\s+nào\b[^,;?]*?\bcũng\b", re.IGNORECASE),
    re.compile(rf"\b(?:các|những|{NUMBER})\s+{_TASK}\b[^;?]*?\bđều\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:{GROUP}|(?:các|những)\s+{_TASK})\b[^,;?]*?\b(?:chỉ|toàn|đều)\s+(?:là\s+|có\s+)?"
        rf"(?:do|giao|thuộc|một (?:mình|tay)|{_HAS}|h[ằà]ng)\b",
        re.IGNORECASE,
    ),
)
_NONE: Final = (
    re.compile(
        rf"\b(?:không|chẳng|chưa|ko)\s+(?:hề\s+)?(?:(?:có|thấy|một|bất (?:kỳ|cứ))\s+)*{_TASK}\s+(?:nào|gì)\b", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?:không|chẳng|chưa|ko)\s+(?:(?:hề|được|phải|giao|đứng)\s+)*{_HAS}\s+(?:bất (?:kỳ|cứ)\s+)?{_TASK}\s+(?:nào|gì)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:không|chẳng|chưa|ko)\s+(?:có\s+)?(?:\w+\s+){1,3}?nào\b[^,;?]*\b(?:chủ trì|phối hợp)\b", re.IGNORECASE),
)
_SHARE: Final = re.compile(
    rf"\b(?P<edge>hơn|trên|quá|gần|dưới|(?:chưa|không) (?:đến|tới|được|đầy))?\s*\b(?:(?P<half>(?:một\s+|phân\s+)?n[ửữ]a)"
    rf"|(?P<most>đa số|đại đa số|phần lớn|hầu hết|đa phần)|(?P<over>{_NUMBER})\s+phần\s+(?P<under>tư|{_NUMBER})"
    rf"|(?P<percent>\d{{1,3}}(?:[.,]\d+)?)\s*(?:%|phần trăm))\s+{_THE}{_TASK}\b",
    re.IGNORECASE,
)
_OF_ALL: Final = re.compile(
    rf"\b(?P<part>{_NUMBER})\s*(?:/|trên|trong)\s*{_THE}(?:cả\s+)?(?P<whole>\d{{1,3}})\s+{_TASK}\b", re.IGNORECASE
)
_NO_YEAR: Final = r"(?<!thứ )(?<!quý )(?<!số )(?<!hằng )(?<!hàng )(?<!mỗi )(?<!từng )(?<!trong )"
_COUNT: Final = re.compile(
    r"(?:\b(?P<over>trên|hơn|quá|nhiều hơn)\s+|\b(?P<least>ít nhất|tối thiểu|không dưới|từ)\s+"
    r"|\b(?P<under>dưới|ít hơn|chưa (?:đến|tới|đầy))\s+|\b(?P<upto>không quá|tối đa|nhiều nhất)\s+"
    rf"|\b(?P<just>chỉ|đúng|vỏn vẹn|duy nhất|mỗi)(?:\s+(?:có|được|giao|{_HAS}|đúng|mỗi)){{0,3}}\s+)?"
    rf"{_NO_YEAR}{NUMBER}\s+(?:cái\s+)?{_TASK}\b(?:\s+(?P<alone>duy nhất|thôi))?",
    re.IGNORECASE,
)
_MOST: Final = re.compile(
    rf"\b(?P<end>nhiều|ít)\s+{_TASK}\s+nhất\b|\b{_TASK}\b[^,;?]{{0,12}}\b(?P<last>nhiều|ít)\s+nhất\b", re.IGNORECASE
)
_ONE_AGENCY: Final = re.compile(rf"\b(?:cùng|chỉ|duy nhất|cho|do|về|đúng)\s+(?:một|1)\s+{AGENCY}\b(?!\s+khác)", re.IGNORECASE)
_SEVERAL: Final = re.compile(rf"\b{NUMBER}\s+{AGENCY}\s+khác nhau\b", re.IGNORECASE)
_SEVERAL_TASKS: Final = re.compile(rf"\b(?:{GROUP}|(?:các|những|{_NUMBER})\s+{_TASK})\b", re.IGNORECASE)
_SPLITS: Final = re.compile(r"\b(?:đều|cũng|chỉ|toàn)\b(?! bộ)", re.IGNORECASE)
_NEAR: Final = 0.1
"""What "gần một nửa" may lack to the half."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many are claimed: a ``share`` from ``least`` to ``most`` of all, a ``count``, so many ``agencies``, or to be first.

    ``ranked`` is "most" or "least" where one is claimed to have more, or fewer, than all others; ``whole`` is how many there
    are said to be. ``splits`` is where the words end that tell of which tasks it is claimed (0: nothing tells of them);
    ``spans`` are the words that say how many.
    """

    least: float = 0.0
    most: float = 1.0
    count: Many | None = None
    whole: int | None = None
    agencies: Many | None = None
    ranked: str = ""
    splits: int = 0
    spans: tuple[tuple[int, int], ...] = ()


def with_quantity(query: Query, claimed: Quantity) -> Query:
    """Return the query for the tasks of which something is ``claimed``, without the words that only say of how many."""
    text = query.words.text
    claim = claim_in(text)
    end = text.find(claim) + len(claim)
    topic = topic_beside(query.topic, text, (*claimed.spans, (end, len(text))))
    fields = tuple(each for each in query.where.fields if each.many is None)  # "cả ba việc" bounds nothing in a task
    ask = tuple(each for each in query.ask if each in (Field.LEAD, Field.COORDINATE)) or (Field.TASK,)
    where = replace(query.where, fields=fields)
    return replace(query, ask=ask, form=Form.YES_NO, of=Counted.TASKS, where=where, many=None, topic=topic, claim="")


def quantity_claimed(query: Query) -> Quantity | None:
    """Return of how many tasks the query claims something, None where it asks anything else."""
    text = query.words.text
    claimed = quantity_in(text)
    if claimed is None or not doubts_beside(text, claimed.spans):
        return None
    chosen = query.where.agencies or query.where.times or query.where.fields
    return claimed if chosen or _is_of_rows(query, claimed) else None


def _is_of_rows(query: Query, claimed: Quantity) -> bool:
    """Tell whether the tasks of a part, or of a plan, are counted, or who has them."""
    return claimed.agencies is not None or (claimed.count is not None and bool(query.where.group or query.where.plans))


def quantity_in(text: str) -> Quantity | None:
    """Return how many tasks ``text`` claims something of; None where it says nothing of how many."""
    for read in (_none, _ranked, _share, _of_all, _every, _count):
        found = read(text)
        if found is not None:
            return found
    return None


def _none(text: str) -> Quantity | None:
    found = next(filter(None, (pattern.search(text) for pattern in _NONE)), None)
    return Quantity(most=0.0, spans=(found.span(),)) if found else None


def _ranked(text: str) -> Quantity | None:
    found = _MOST.search(text)
    if found is None:
        return None
    most = (found["end"] or found["last"]).lower() == "nhiều"
    return Quantity(ranked="most" if most else "least", spans=(found.span(),))


def _share(text: str) -> Quantity | None:
    found = _SHARE.search(text)
    if found is None:
        return None
    share = _share_said(found)
    edge = (found["edge"] or "").lower()
    least, most = share, share
    if found["most"] or edge in ("hơn", "trên", "quá"):
        least, most = share + 1e-6, 1.0
    elif edge == "gần":
        least = share - _NEAR
    elif edge:
        least, most = 0.0, share - 1e-6
    return Quantity(least, most, spans=(found.span(),))


def _share_said(found: re.Match[str]) -> float:
    if found["percent"]:
        return float(found["percent"].replace(",", ".")) / 100
    if found["over"]:
        return _number(found["over"]) / _number(found["under"])
    return 0.5


def _number(word: str) -> int:
    folded = fold_accents(word).lower()
    return 4 if folded == "tu" else FOLDED_ONES.get(folded) or int(word)


def _of_all(text: str) -> Quantity | None:
    found = _OF_ALL.search(text)
    if found is None:
        return None
    part = _number(found["part"])
    return Quantity(count=Many(part, part), whole=int(found["whole"]), spans=(found.span(),))


def _every(text: str) -> Quantity | None:
    found = next(filter(None, (pattern.search(text) for pattern in _ALL)), None)
    several = found or _SEVERAL_TASKS.search(text)
    agencies = _agencies(text) if several else None
    if found is None and agencies is None:
        return None
    spans = tuple(match.span() for match in (found, _SEVERAL.search(text), *_SPLITS.finditer(text)) if match)
    splits = _SPLITS.search(text, found.start() if found else 0)
    return Quantity(least=1.0, agencies=agencies, splits=splits.end() if splits else 0, spans=spans)


def _agencies(text: str) -> Many | None:
    several = _SEVERAL.search(text)
    if several:
        return Many(number := number_said(several["number"]), number)
    return Many(1, 1) if _ONE_AGENCY.search(text) else None


def _count(text: str) -> Quantity | None:
    found = _COUNT.search(text)
    if found is None:
        return None
    number = number_said(found["number"])
    if number == 1 and not (found["just"] or found["alone"]):
        return None  # "giao một việc" is one that is spoken of
    if found["over"] or found["least"]:
        count = Many(least=number + bool(found["over"]))
    elif found["under"] or found["upto"]:
        count = Many(most=number - bool(found["under"]))
    else:
        count = Many(number, number)
    return Quantity(count=count, spans=(found.span(),))
