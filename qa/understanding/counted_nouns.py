"""Nouns of what is counted, as patterns: tasks, agencies, plans, places, groups; and the words of a topic beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.text import tokens
from corpus.text.number_words import ONES
from qa.contracts.query import Each, Field

TASK: Final = r"(?:đầu việc|công việc|phần việc|nhiệm vụ|việc|hạng mục|đầu mục|mục việc|hoạt động|dòng)"
_IN_BOTH: Final = r"khoa|chi cục|cục|(?<!lễ )(?<!cơ )(?<!xã )hội|(?<!nhiệm )(?<!dịch )(?<!sự )(?<!phục )(?<!nghĩa )vụ"
"""Heads of bodies that also count as agencies, where no other word ends so ("nhiệm vụ", "lễ hội")."""
BODY: Final = rf"(?:{_IN_BOTH}|trung tâm|(?<!bệnh )(?<!thư )viện|công ty|(?<!thị )(?<!môi )trường)"
"""Kinds of bodies by their heads, where no other word ends so ("môi trường")."""
OFFICE: Final = (
    r"(?:phòng(?! (?:thí nghiệm|xét nghiệm|học|khám|mổ|họp|máy|bệnh|đọc|trưng bày|trọ|ngủ|sạch|lạnh|chống|cháy|thủ|ngừa"
    r"|dịch)\b)"
    r"|bộ(?! (?:tài liệu|chỉ số|chỉ tiêu|tiêu chí|dữ liệu|đề|thủ tục|phận|câu hỏi|máy|hồ sơ|ảnh|phim|quy)\b))"
)
"""Heads of bodies that begin other words as well: a room to work in ("phòng thí nghiệm"), a set ("bộ chỉ số")."""
AGENCY: Final = (
    rf"(?:cơ quan|đơn vị|sở(?:,? ban,? ngành| ngành)?|ban ngành|ngành|phòng ban|(?!bộ\b){OFFICE}|ban"
    rf"|{_IN_BOTH}|đoàn thể|tổ chức|đầu mối)"
)
PLAN: Final = r"(?:bản kế hoạch|kế hoạch|văn bản)"
PROVINCE: Final = r"(?:tỉnh thành|tỉnh|thành phố|địa phương)"
GROUP: Final = r"(?:nhóm(?: nhiệm vụ| việc)?|mảng|trụ cột|phần(?! trăm| việc)|mục(?! tiêu| việc))"
SIDE: Final = r"(?:nơi|bên|chỗ|đằng|đứa|người)"
NUMBERS: Final = {word: number for number, word in enumerate(ONES, 1)}
NUMBER: Final = rf"(?P<number>\d{{1,3}}|{'|'.join(NUMBERS)})"
HOW_MANY: Final = r"(?:mấy|bao nhiêu|số lượng|số)"
THINGS: Final = (
    (Each.GROUPS, GROUP),
    (Each.AGENCIES, AGENCY),
    (Each.PROVINCES, PROVINCE),
    (Each.PLANS, PLAN),
    (Each.YEARS, "năm"),
    (None, SIDE),
)
OF_TASKS: Final = frozenset({Field.TASK, Field.LEAD, Field.COORDINATE, Field.CONTENT, Field.GROUP, Field.PLANS, Field.OUTLINE})


def each_of(noun: str) -> Each:
    """Return of what ``noun`` is a name."""
    return next(each for each, pattern in THINGS if each and re.fullmatch(pattern, noun, re.IGNORECASE))


def number_said(word: str) -> int:
    """Return the number that ``word`` says, in letters or in digits."""
    return NUMBERS.get(word.lower()) or int(word)


def topic_beside(topic: Sequence[str], text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Return the words of the topic but for those that stand nowhere else than in ``spans``."""
    inside: set[str] = set()
    elsewhere: set[str] = set()
    for token in tokens(text):
        within = any(start <= token.start < end for start, end in spans)
        (inside if within else elsewhere).add(token.text.lower())
    return tuple(word for word in topic if not {t.text.lower() for t in tokens(word)} <= inside - elsewhere)
