"""What was answered before, said again: where it stands ("ở mục nào nói vậy"), in fewer words ("gọn hơn nữa"), or more of it.

A document that the answer named is asked about further: "văn bản cũ đó ban hành ngày nào"; so is what a sentence told is held
against ("so với năm nào"), and for which year it is said ("mốc năm nào").

In: a question's text, the answer before it. Out: that answer in other words, with the same citations; None where something
else is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from corpus.records import BlockKind
from corpus.text.dates import written_date
from qa.composing.draft import shorten
from qa.composing.silence import silent
from qa.contracts.answer import Answer, Citation, Status
from qa.reading.interrogatives import WHICH_ONE
from qa.reading.kinds_said import CITED_NAMES
from qa.reading.mentions import named_in
from qa.reading.plan_facts import in_words

_SMALL: Final = (
    r"(?:(?:thế|vậy|dạ|à|ừ|cho|em|tôi|mình|hỏi|xin|cái|điều|thông tin|số liệu|ý|câu|này|đó|ấy|nó|rứa|ạ|hả|nhỉ|ta|hay|là|có"
    r"|được|với|lấy|nằm|ghi|nói|nêu|viết|quy định|thể hiện|từ|ra|mà|biết|cụ thể|trong|kế hoạch|văn bản)\b\W*)*"
)
_PLACE: Final = r"(?:trang|mục|phần|điều|khoản|đoạn|chỗ|dòng|chương)"
_SOURCE: Final = r"(?:dẫn nguồn|nguồn trích|trích dẫn(?: ở đâu)?|dẫn chứng(?: đâu)?|căn cứ vào đâu)"
_WHERE: Final = re.compile(
    rf"\W*{_SMALL}(?:(?:ở|tại|nằm ở|căn cứ)\s+)?(?:{_PLACE}\s+(?:nào|mấy|mô|gì)\b\W*)+{_SMALL}\W*"
    rf"|\W*{_SMALL}{_SOURCE}\b\W*{_SMALL}\W*",
    re.IGNORECASE,
)
_SHORTER: Final = re.compile(
    rf"\W*{_SMALL}(?:(?:gọn|ngắn)(?: gọn)?\s+(?:hơn|lại|nữa)(?: nữa)?|tóm lại|(?:một|1) câu)\b\W*"
    rf"(?:(?:(?:một|1|hai|2) câu|thôi|đi|nhé|nha|giúp|hơn|nữa|gọn|ngắn)\b\W*|{_SMALL})*",
    re.IGNORECASE,
)
_KINDS: Final = "|".join(CITED_NAMES)
_ANY: Final = "văn bản"
_FORMER: Final = r"cũ|trước(?: đó| đây)?|bị (?:thay thế|thay|bãi bỏ|bỏ|sửa đổi|sửa)"
_OF_THE_ONE: Final = re.compile(
    rf"\W*(?:(?:thế|vậy|còn|dạ|cho|em|tôi|mình|hỏi|xin|cái|bản|rồi)\W+)*"
    rf"(?:nó|(?P<kind>{_KINDS})(?:\s+(?:(?P<former>{_FORMER})|đó|ấy|kia|nớ|vừa nêu|trên)\b)+)(?P<rest>\s.*)",
    re.IGNORECASE,
)
_WHICH: Final = rf"(?:{WHICH_ONE})"
_NUMBER: Final = re.compile(rf"\bsố\s+(?:hiệu\s+)?(?:là\s+)?{_WHICH}\b|\bsố hiệu\b", re.IGNORECASE)
_DAY: Final = re.compile(
    rf"\b(?:ban hành|ra|ký|đề|có từ|phát hành)\s+(?:vào\s+)?(?:(?:ngày|hôm|bữa|khi|năm|lúc)\s+{_WHICH}|bao giờ)\b"
    rf"|^\s*ngày\s+{_WHICH}\b",
    re.IGNORECASE,
)
_SPAN: Final = r"(?:năm|giai đoạn|mốc|thời điểm|thời kỳ|cùng kỳ|mức|kỳ|cái)"
_HELD_AGAINST: Final = re.compile(rf"\bso với\s+(?:(?:{_SPAN})\s+)*{_WHICH}\b", re.IGNORECASE)
_AGAINST: Final = re.compile(rf"\bso với\s+(?:{_SPAN}\s+|hiện nay|hiện tại)[^;.,]*", re.IGNORECASE)
_OF_WHICH_YEAR: Final = re.compile(rf"\b(?:năm|giai đoạn|mốc(?:\s+(?:năm|thời gian))?)\s+{_WHICH}\b", re.IGNORECASE)
_YEAR: Final = re.compile(
    r"\b(?:giai đoạn\s+20\d\d\s*[-–]\s*20\d\d|(?:(?:đến|tới|vào|trong|cuối)\s+(?:hết\s+)?)?năm\s+20\d\d)\b", re.IGNORECASE
)
_OF_A_STATEMENT: Final = frozenset(
    re.findall(
        r"\w+",
        "mốc mức con số tỷ lệ chỉ tiêu mục đó ấy này nó là của cho thì đến tới vào trong tính áp dụng đặt đạt phải tăng giảm "
        "sau trước đầu cuối thứ hai nhất vậy thế ạ nhỉ hả ta rứa dạ còn rồi được cái nói nêu xong",
    )
)
"""Words that a question of the statement just told may have beside that."""
_ROW: Final = BlockKind.TABLE_ROW.value
_ENDS: Final = (". ", "; ", " - ")
_PROOFS: Final = 3
_MARKS: Final = re.compile(r"^#{1,6}\s+|\*{1,3}|(?<=\s)#{1,6}\s+")
_SHOWN: Final = 3
_QUOTE: Final = 260
_SENTENCE: Final = 300
_LONGEST: Final = 14
"""Words of such a question at most."""


def asks_again(text: str) -> bool:
    """Tell whether ``text`` may ask for what was answered before in other words: only then need that be at hand."""
    if len(text.split()) > _LONGEST:
        return False
    said = _WHERE.fullmatch(text) or _SHORTER.fullmatch(text) or _OF_THE_ONE.match(text)
    return said is not None or _asked_of_a_statement(text) is not None


def said_again(text: str, before: Answer, name_of: Callable[[str], str]) -> Answer | None:
    """Return ``before`` told as ``text`` asks for it again; ``name_of`` tells how a plan is called.

    None where nothing was found before, or ``text`` asks for more than that (see :func:`asks_again`).
    """
    if not before.found or not before.citations or not asks_again(text):
        return None
    if _WHERE.fullmatch(text):
        told = {number for item in before.items for number in item.citations}
        shown = [each for each in before.citations if each.n in told] or before.citations
        return replace(before, answer="\n".join(_place(each, name_of) for each in shown[:_SHOWN]), heading="", notes=())
    if _SHORTER.fullmatch(text):
        shorter = _first(before.answer)
        return replace(before, answer=shorter, heading=shorter, notes=())
    further = _of_the_one(text, before)
    if not further and (asked := _asked_of_a_statement(text)) is not None:
        if not (cited := _statements(before)):
            return None  # a task's year is its time: that is looked up
        further = _of_the_statement(asked, cited, name_of)
        if not further and asked is _HELD_AGAINST:
            return silent(Status.NOT_FOUND)
    return replace(before, answer=further, heading=further, notes=()) if further else None


def _of_the_one(text: str, before: Answer) -> str:
    """Return the number or the day of the one document that ``before`` named, where ``text`` asks for it; "" where not.

    What was told names it, or where one that went before is asked of, the proof.
    """
    asked = _OF_THE_ONE.match(text)
    if asked is None:
        return ""
    kind, former = (asked["kind"] or "").lower(), asked["former"] is not None
    items = " ; ".join((before.heading, *(value for item in before.items for value in item.values)))
    quoted = " ; ".join(citation.quote for citation in before.citations[:_PROOFS])
    named = list(named_in(items)) or list(named_in(quoted) if former else ())
    named = [each for each in named if not kind or kind in (_ANY, each.kind)]
    if len({each.key for each in named}) != 1:
        return ""
    one = named[0]
    if _NUMBER.search(asked["rest"]):
        return f"{one.printed} – {one.said}"
    days = [each.day for each in (one, *named_in(quoted)) if each.key == one.key and each.day is not None]
    return f"{written_date(days[0])} ({in_words(days[0])}) – {one.said}" if days and _DAY.search(asked["rest"]) else ""


def _asked_of_a_statement(text: str) -> re.Pattern[str] | None:
    """Return which of the two ``text`` asks of a statement and of nothing else: what it is held against, or its year."""
    for asked in (_HELD_AGAINST, _OF_WHICH_YEAR):
        found = asked.search(text)
        rest = f"{text[: found.start()]} {text[found.end() :]}".lower() if found else text.lower()
        if found and _OF_A_STATEMENT.issuperset(re.findall(r"\w+", rest)):
            return asked
    return None


def _statements(before: Answer) -> list[Citation]:
    """Return what was cited of prose for what was told."""
    told = {number for item in before.items for number in item.citations}
    return [each for each in before.citations if each.n in told and each.kind != _ROW]


def _of_the_statement(asked: re.Pattern[str], cited: Sequence[Citation], name_of: Callable[[str], str]) -> str:
    """Return what the first statement that says it is held against, or its year, as its headings say it; "" where none does."""
    against = asked is _HELD_AGAINST
    for each in cited:
        quote = " ".join(_MARKS.sub("", each.quote).split())
        for place in (quote,) if against else (*reversed(each.path), quote):
            said = (_AGAINST if against else _YEAR).search(place)
            if said is None:
                continue
            began = max((quote.rfind(end, 0, said.start()) + len(end) for end in _ENDS), default=0) if against else 0
            told = shorten(quote[began:].lstrip(), _QUOTE)
            return f"{said.group()[0].upper()}{said.group()[1:].strip()} – “{told}” ({name_of(each.plan)}, {each.path[-1]})"
    return ""


def _place(citation: Citation, name_of: Callable[[str], str]) -> str:
    """Return where a citation stands, and its words."""
    place = [name_of(citation.plan), citation.section, f"trang {citation.page}" if citation.page else ""]
    return (
        f"- {', '.join(part for part in place if part)}: “{shorten(' '.join(_MARKS.sub('', citation.quote).split()), _QUOTE)}”"
    )


def _first(answer: str) -> str:
    """Return an answer's first line, with the first of what is listed below it where it only says of what that is."""
    head, *rest = answer.split("\n")
    if rest and (head.endswith(":") or not head.startswith("- ")) and rest[0].startswith("- "):
        head = f"{head} {rest[0].removeprefix('- ')}" if head.endswith(":") else f"{head}: {rest[0].removeprefix('- ')}"
    return shorten(head.removeprefix("- "), _SENTENCE)
