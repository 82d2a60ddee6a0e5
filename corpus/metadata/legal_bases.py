"""The documents that a plan rests on, read from its opening ("Căn cứ …", "Thực hiện …").

How they are cited: Decree 30/2020/NĐ-CP, annex I: kind, number, date, issuer, subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpus.records import Block, LegalBasis
from corpus.text.cleaning import Clean, clean
from corpus.text.dates import find_dates
from corpus.text.folding import CAPITALS, fold_case
from corpus.text.numbers import DocumentNumber, find_document_numbers

_KINDS: Final = (
    "Chương trình hành động|Kế hoạch hành động|Chương trình|Kế hoạch|Nghị quyết liên tịch|Nghị quyết|Quyết định|Nghị định"
    "|Thông tư liên tịch|Thông tư|Chỉ thị|Kết luận|Thông báo|Công điện|Công văn|Văn bản hợp nhất|Văn bản|Tờ trình|Báo cáo"
    "|Giấy mời|Hướng dẫn|Quy định|Quy chế|Pháp lệnh|Bộ luật|Luật|Hiến pháp|Lệnh|Đề án|Chiến lược|Quy hoạch|Thông tri|Biên bản"
)
_CITED: Final = re.compile(rf"(?P<kind>{_KINDS})(?P<name>[^.;]{{0,200}}?)\s*(?:số\s*:?\s*)(?=\d)", re.IGNORECASE)
_UNNUMBERED: Final = re.compile(
    rf"(?P<kind>Bộ luật|Luật|Hiến pháp|Pháp lệnh)(?P<name>\s+[{CAPITALS}][^;.]*?)"
    rf"(?=\s*(?:,?\s*ngày\s+\d|năm\s+\d{{4}}|[;.,(]|$))"
)
_OPENS: Final = re.compile(
    r"(?P<implements>Triển khai thực hiện|Tiếp tục thực hiện|Thực hiện|Triển khai|Thi hành|Chấp hành)"
    r"|(?P<basis>Căn cứ vào|Căn cứ|Theo|Xét|Trên cơ sở)",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"(?:[-–+•*]|\(?\w{1,2}[.)])\s*")
_SEGMENT: Final = re.compile(rf";\s*(?:và\s+)?(?=(?:Căn cứ\s+|Thực hiện\s+|Theo\s+)?(?:{_KINDS})\b)|\s+và\s+(?=Luật\s+số\s)")
ISSUER: Final = re.compile(
    r"\s*(?:,\s*)?của\s+(?P<issuer>.+?)"
    r"(?=\s*(?:,|;|\(|\b(?:về|ban hành|phê duyệt|quy định|thực hiện|triển khai|hướng dẫn|sửa đổi)\b|$))"
)
_SUBJECT: Final = re.compile(
    r"\s*,?\s*(?:(?P<about>về\s+việc|về|V/v)|ban hành|phê duyệt|quy định|thực hiện|triển khai|hướng dẫn|sửa đổi)\s+",
    re.IGNORECASE,
)
_SUBJECT_END: Final = re.compile(
    r"\s*(?:\((?:viết tắt|sau đây|gọi tắt|dưới đây)|[;,]\s*(?:căn cứ|theo đề nghị|trên cơ sở)\b"
    r"|[;,.]\s*(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Ban Thường trực"
    r"|Ban Thường vụ|Sở|Bộ|Ban|Văn phòng|Ủy ban|Cục)\b[^.]*?\b(?:ban hành|xây dựng|thông báo|báo cáo|yêu cầu)\b)"
)


def read_legal_bases(text: str, opening: Sequence[Block], title: Block | None) -> tuple[LegalBasis, ...]:
    """Return the legal bases that the paragraphs ``opening`` of the document ``text`` cite, in order, each number once.

    Where no paragraph says what is carried out, the bases whose numbers stand in ``title`` are.
    """
    found: dict[str, LegalBasis] = {}
    for block in opening:
        for basis in _of_paragraph(clean(text, block.ranges)):
            found.setdefault(fold_case(basis.number or basis.subject or basis.kind), basis)
    bases = tuple(found.values())
    if title is None or any(basis.role == "implements" for basis in bases):
        return bases
    named = {number.printed for number in find_document_numbers(title.clean)}
    return tuple(replace(basis, role="implements") if basis.number in named else basis for basis in bases)


def _of_paragraph(paragraph: Clean) -> Iterator[LegalBasis]:
    """Yield the bases of one paragraph: the first document that each of its parts cites."""
    bullet = _BULLET.match(paragraph.text)
    at = bullet.end() if bullet else 0
    opening = _OPENS.match(paragraph.text, at)
    if opening is None and bullet is None:
        return
    role = "implements" if opening and opening["implements"] else "basis"
    start = opening.end() if opening else at
    for cut in [*_SEGMENT.finditer(paragraph.text, start), None]:
        end = cut.start() if cut else len(paragraph.text)
        basis = _of_segment(paragraph, start, end, role)
        if basis is not None:
            yield basis
        start = cut.end() if cut else end
        again = _OPENS.match(paragraph.text, start)
        if again is not None:
            role = "implements" if again["implements"] else "basis"


def _of_segment(paragraph: Clean, start: int, end: int, role: str) -> LegalBasis | None:
    text = paragraph.text
    cited = _CITED.search(text, start, end)
    number = _number_at(text, cited.end()) if cited else None
    if cited is not None and number is not None and cited.start() - start <= 60:
        begin, after, printed = cited.start(), number.end, number.printed
        kind, name = cited["kind"], cited["name"].strip()
    else:
        law = _UNNUMBERED.search(text, start, end)
        if law is None or law.start() - start > 60:
            return None
        begin, after, printed, kind, name = law.start(), law.end(), "", law["kind"], law["name"].strip()
    dates = [date for date in find_dates(text[after:end]) if date.start <= 14]
    issued_on = dates[0].value if dates else None
    after += dates[0].end if dates else 0
    issuer = ISSUER.match(text, after, end)
    after = issuer.end() if issuer else after
    subject, stop = _subject(text, after, end)
    return LegalBasis(
        kind=kind[0].upper() + kind[1:].lower(),
        number=printed,
        issued_on=issued_on,
        issuer=issuer["issuer"].strip(" .") if issuer else None,
        subject=subject or name or None,
        role=role,
        ranges=paragraph.sources(begin, stop),
    )


def _number_at(text: str, at: int) -> DocumentNumber | None:
    numbers = find_document_numbers(text[at : at + 60])
    if not numbers or numbers[0].start > 0:
        return None
    first = numbers[0]
    return DocumentNumber(first.key, first.printed, at + first.start, at + first.end)


def _subject(text: str, after: int, end: int) -> tuple[str, int]:
    """Return what the cited document is about, and where it ends (``after`` where nothing is said)."""
    opens = _SUBJECT.match(text, after, end)
    if opens is None:
        return "", after
    start = opens.end() if opens["about"] else opens.start()
    closes = _SUBJECT_END.search(text, start, end)
    stop = closes.start() if closes else end
    subject = text[start:stop].strip(" ,;.:")
    return subject, start + len(text[start:stop].rstrip(" ,;.:"))
