"""Who issued a cited document and when, as it stands after the document's number."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from corpus.names.agency_lexicon import lexicon
from corpus.text.dates import find_dates
from corpus.text.folding import CAPITALS, SMALL

SAYS: Final = (
    r"ban hành|phê duyệt|thông qua|quy định|thực hiện|triển khai|hướng dẫn|sửa đổi|bổ sung|điều chỉnh|công bố|giao"
    r"|phân bổ|kèm theo"
    r"|thành lập|kết luận|thông báo|kiện toàn|cho ý kiến|đẩy mạnh|tăng cường"
)
ISSUER: Final = re.compile(
    rf"\s*(?:,\s*)?của\s+(?P<issuer>.+?)(?=\s*(?:,|;|\(|\.(?:\s|$)|:|\bngày\s+\d|\b(?:về|v/v|{SAYS})\b|$))", re.IGNORECASE
)
"""Who issued a document, after its number and date: "của Thủ tướng Chính phủ"."""

_ABOUT: Final = re.compile(r"\s*,?\s*(?:về\s+việc|về|v/v)(?![^\W_])", re.IGNORECASE)
# Bodies whose own name says what they are about: "Ban Chỉ đạo về phát triển khoa học".
_BODY_ABOUT: Final = re.compile(
    r"(?:ban chỉ đạo|tổ công tác|tổ giúp việc|hội đồng|ủy ban|ban chỉ huy)(?: quốc gia| tỉnh| thành phố| trung ương)?$",
    re.IGNORECASE,
)
_PASSED: Final = re.compile(r"\s*,?\s*(?:đã\s+)?được\s+Quốc hội(?:\s+khóa\s+\w+)?\s+thông qua(?=\s+ngày)")
# A date that no calendar has: "ngày 27 năm 12 năm 2019 của Chính phủ".
_MISPRINTED: Final = re.compile(r"\s*,?\s*ngày\s[^,;:()]{1,40}?\d{4}(?=\s+của\s)", re.IGNORECASE)
# After the name of a body of the whole country any word begins what its paper is about: "của Chính phủ | Chống hàng giả".
_CENTRAL: Final = re.compile(r"(?:chinh-phu|thu-tuong-chinh-phu|quoc-hoi|bo-(?!chi-huy|tu-lenh).+)$")
_BEGINS: Final = re.compile(rf"\s+(?!và\s)[{CAPITALS}{SMALL}]")
_OFFICE: Final = re.compile(r"(?:Bộ trưởng(?:\s*,\s*Chủ nhiệm)?|Chủ nhiệm|Chủ tịch|Giám đốc|Tổng Giám đốc)\s+(?!Chính)")


def date_at(text: str, at: int, end: int) -> tuple[date | None, int]:
    """Return the date that stands right after a document's number, and where it ends; ``at`` where there is none."""
    passed = _PASSED.match(text, at, end)
    at, said = (passed.end(), at) if passed else (at, at)
    dates = [found for found in find_dates(text[at : min(end, at + 60)]) if found.start <= 14]
    return (dates[0].value, at + dates[0].end) if dates else (None, said)


def issuer_at(text: str, at: int, end: int) -> tuple[str | None, int]:
    """Return who issued a document, said after its number and date, and where that ends; ``at`` where nobody is named."""
    misprinted = _MISPRINTED.match(text, at, end)
    found = ISSUER.match(text, misprinted.end() if misprinted else at, end)
    if found is None:
        return None, at
    after = _whole(text, found.start("issuer"), found.end("issuer"), end)
    if _BODY_ABOUT.search(found["issuer"]) and _ABOUT.match(text, after, end):
        longer = re.compile(rf"(?=\s*(?:,?\s+(?:{SAYS})\b|\s+về\s+việc\b|[;(]|$))", re.IGNORECASE).search(text, after + 4, end)
        commas = text[after : longer.start()].count(",") if longer else 9
        if longer is not None and longer.start() < end and commas <= 4:
            after = longer.start()
    return text[found.start("issuer") : after].strip(" .,"), after


def _whole(text: str, start: int, after: int, end: int) -> int:
    """Return where the issuer's name ends that a comma within it cut: "Bộ Văn hóa, | Thể thao và Du lịch"."""
    office = _OFFICE.match(text, start)
    known = lexicon().longest(text, office.end() if office else start)
    if known and _CENTRAL.match(known[1]) and _BEGINS.match(text, known[0]):
        return min(known[0], end)
    return max(after, min(known[0], end)) if known else after
