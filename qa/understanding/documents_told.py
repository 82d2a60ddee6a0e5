"""A document that the last answer named, gone on about: "ban hành ngày nào vậy?" after "quyết định nào …".

In: the text of a follow-up, the turn before. Out: the text with the document written out, where it asks for the day of it
and names nothing itself.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text import find_document_numbers
from qa.contracts.query import Field
from qa.understanding.turns import Turn

_KIND: Final = (
    r"(?:quyết định|nghị quyết|nghị định|thông tư|chỉ thị|chương trình(?: hành động)?|kết luận|kế hoạch|công văn|luật)"
)
_ASKED_WHICH: Final = re.compile(rf"\b(?P<kind>(?!kế hoạch){_KIND}|văn bản)\s+(?:\w+\s+)?(?:nào|gì|số mấy)\b", re.IGNORECASE)
_BEFORE: Final = re.compile(rf"(?P<kind>{_KIND})\s+(?:số\s+)?$", re.IGNORECASE)
_BACK: Final = r"(?:đó|này|ấy|kia)"
_OPENS: Final = r"^\W*(?:(?:còn|thế|vậy|rồi|dạ|ok|mà|thì)\s+)*"
_OF_IT: Final = re.compile(
    rf"{_OPENS}(?:(?:{_KIND}|văn bản|cái|bản|nó)\s*{_BACK}?\s+)?(?:được\s+)?"
    r"(?:(?:ban hành|ký|ra đời|ra)\s+(?:(?:từ|vào|hồi)\s+)?(?:ngày|khi|lúc|hôm|năm|tháng|bao giờ)|ngày\s+(?:nào|mấy))",
    re.IGNORECASE,
)
_POINTS: Final = re.compile(rf"{_OPENS}(?:(?:{_KIND}|văn bản|cái|bản)\s+{_BACK}\s+|nó\s+)?", re.IGNORECASE)


def with_document_told(text: str, before: Turn) -> str:
    """Return ``text`` with the one document that was asked for and told before it, where it asks of that alone."""
    asked = _ASKED_WHICH.search(before.query.words.text)
    by_field = before.query.asks(Field.BASIS, Field.IMPLEMENTS)
    if not (asked or by_field) or not _OF_IT.match(text) or find_document_numbers(text):
        return text
    told = before.answer.answer
    named = [
        (kind["kind"], number.printed)
        for number in find_document_numbers(told)
        if (kind := _BEFORE.search(told[: number.start]))
    ]
    wanted = asked["kind"].lower() if asked else ""
    found = next((each for each in named if each[0].lower() == wanted), named[0] if named else None)
    if found is None:
        return text
    name, printed = found
    return f"{name[0].upper()}{name[1:].lower()} số {printed} {_POINTS.sub('', text, count=1)}"
