"""The documents that a plan rests on, read from its opening ("Căn cứ …", "Thực hiện …").

How they are cited: Decree 30/2020/NĐ-CP, annex I: kind, number, date, issuer, subject. Laws may be cited by their name alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.genres.table import cited_pattern, law_pattern
from corpus.metadata.issuers import ISSUER, date_at, issuer_at
from corpus.metadata.subjects import subject_at
from corpus.records import Block, LegalBasis, Range
from corpus.text.cleaning import Clean, clean
from corpus.text.folding import CAPITALS, fold_case
from corpus.text.numbers import DocumentNumber, find_document_numbers

_KINDS: Final = f"{cited_pattern()}|Giấy mời|Biên bản|Quy hoạch"
_LAWS: Final = law_pattern()
# A kind, perhaps a name ("Luật Việc làm số …"), and a number with or without "số".
_CITED: Final = re.compile(
    rf"(?<![^\W_])(?P<kind>{_KINDS})(?:\s+(?=\d)|(?P<name>[^.;:“”\"]{{0,250}}?)\s*\bsố\s*:?\s*)(?=\d+(?:[a-zA-Z]?\s?[/-]|\.\d+/))",
    re.IGNORECASE,
)
_LAW: Final = re.compile(rf"(?<![^\W_])(?P<kind>{_LAWS})\s+(?=[{CAPITALS}]|sửa đổi|nước\s)")
# What ends the name of a law that is cited without a number: its date, the next law, what is said of it.
_LAW_ENDS: Final = re.compile(
    rf"\s*(?:,?\s*(?:ban hành\s+)?ngày\s+\d|,?\s*năm\s+\d{{4}}|[;(]|\.(?:\s|$)|:|(?:,|,?\s+và)\s+(?:{_KINDS})\s+(?:số\s"
    rf"|[{CAPITALS}])"
    r"|,?\s+(?:đã\s+)?được\s+(?:Quốc hội|sửa đổi|bổ sung|thông qua|ban hành)\s"
    r"|,\s+(?:được|đã được|có hiệu lực|theo|căn cứ|để|nhằm|trên cơ sở)\s|\s+và các (?:văn bản|quy định)\b|$)",
)
# "Căn cứ các Nghị định của Chính phủ: số 24/2014/NĐ-CP …; số 37/2014/NĐ-CP …": numbers after a kind that is said once.
_ALSO: Final = re.compile(r"(?:(?<=[:;])|\svà)\s*(?P<said>số\s*:?\s*)(?=\d+(?:[a-zA-Z]?\s?[/-]|\.\d+/))", re.IGNORECASE)
_SHARED_KIND: Final = re.compile(rf"\bcác\s+(?P<kind>{_KINDS})(?![^\W_])(?P<of>[^:;]{{0,160}}):", re.IGNORECASE)
_AMENDING: Final = re.compile(r"sửa đổi|bổ sung", re.IGNORECASE)
_AMENDMENT_ENDS: Final = re.compile(r"\s*(?:,?\s*ngày\s+\d|[;(]|\.(?:\s|$)|$)")
_OPENS: Final = re.compile(
    r"(?P<implements>(?:Để\s+)?(?:Triển khai thực hiện|Tiếp tục thực hiện|Tổ chức thực hiện|Thực hiện|Triển khai|Thi hành"
    r"|Chấp hành|Quán triệt|Cụ thể hóa|Cụ thể hoá))"
    r"|(?P<basis>Căn cứ vào|Căn cứ|Theo|Xét|Trên cơ sở)",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"(?:[-–+•*]|\(?\w{1,2}[.)])\s*")
# What stands between two documents of one sentence that are cited side by side.
_BESIDE: Final = re.compile(
    r"\s*(?P<mark>;|,|(?<=\s)và(?=\s))\s*(?:(?:và|căn cứ|thực hiện|theo|xét|triển khai)\s+)*"
    r"(?:đề\s+nghị\s+của\s+[^;:]{4,160}?\s+(?=tại\s))?(?:(?:các|tại)\s+)?$",
    re.IGNORECASE,
)
# Who sent the paper that a decision is taken on: "Xét đề nghị của Sở Y tế | tại Tờ trình số 5".
_PROPOSED: Final = re.compile(
    r"đề\s+nghị\s+của\s+(?:(?:Tổng\s+Giám\s+đốc|Giám\s+đốc|Chủ\s+tịch|Bộ\s+trưởng|Hiệu\s+trưởng|Trưởng\s+ban|Chánh)\s+(?=[A-ZĐỦU]))?"
    r"(?P<issuer>[^;:]{4,160}?)\s*,?\s+(?:tại|theo)\s+(?:các\s+)?$"
)
_FURTHEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class _Citation:
    """A cited document in a paragraph's text: kind, number, name, and where it begins and its number or name ends."""

    kind: str
    number: str
    name: str
    start: int
    end: int


def read_legal_bases(text: str, opening: Sequence[Block], title: Block | None) -> tuple[LegalBasis, ...]:
    """Return the legal bases that the paragraphs ``opening`` of the document ``text`` cite, in order, each number once.

    Where no paragraph says what is carried out, the bases whose numbers stand in ``title`` are.
    """
    found: dict[str, LegalBasis] = {}
    for ranges in _paragraphs(opening):
        for basis in _of_paragraph(clean(text, ranges)):
            found.setdefault(fold_case(basis.number or basis.subject or basis.kind), basis)
    bases = tuple(found.values())
    if title is None or any(basis.role == "implements" for basis in bases):
        return bases
    named = {number.printed for number in find_document_numbers(title.clean)}
    return tuple(replace(basis, role="implements") if basis.number in named else basis for basis in bases)


def _paragraphs(opening: Sequence[Block]) -> Iterator[tuple[Range, ...]]:
    """Yield the paragraphs; one that stops in mid-sentence before what opens no other goes on there."""
    held: tuple[Range, ...] = ()
    stopped = False
    for block in opening:
        goes_on = stopped and not _OPENS.match(block.clean) and not _BULLET.match(block.clean)
        if held and not goes_on:
            yield held
            held = ()
        held = (*held, *block.ranges)
        stopped = not block.clean.rstrip("*_ ").endswith((";", ".", ":"))
    if held:
        yield held


def _of_paragraph(paragraph: Clean) -> Iterator[LegalBasis]:
    """Yield the bases of one paragraph: the documents that it cites side by side, not those inside a subject."""
    text = paragraph.text
    bullet = _BULLET.match(text)
    at = bullet.end() if bullet else 0
    opening = _OPENS.match(text, at)
    if opening is None and bullet is None:
        return
    role = "implements" if opening and opening["implements"] else "basis"
    start = opening.end() if opening else at
    cited = list(_beside(text, start))
    common = _common_issuer(text, start, cited)
    shared: list[LegalBasis] = []
    for place, citation in enumerate(cited):
        end = _end(text, citation, cited[place + 1] if place + 1 < len(cited) else None)
        said = _last_opening(text, cited[place - 1].end if place else start, citation.start)
        role = said or role
        basis = _basis(paragraph, citation, end, role)
        basis = replace(basis, issuer=basis.issuer or common)
        shared.append(basis)
        if basis.subject or place + 1 == len(cited):
            # "Kế hoạch số 1 của A và Kế hoạch số 2 của B về C": both are about C
            beside, close = _joined(text, cited), _joined(text, cited[place + 1 - len(shared) : place + 1])
            for each in shared:
                # "Nghị định số 1 ngày …, Nghị định số 2 ngày … của Chính phủ": both are the Government's
                issuer = each.issuer or (basis.issuer if close and each.kind == basis.kind and not each.subject else None)
                yield replace(each, issuer=issuer, subject=each.subject or (basis.subject if beside else None))
            shared = []


def _common_issuer(text: str, start: int, cited: Sequence[_Citation]) -> str | None:
    """Return who issued all documents of a list: "các Quyết định của Thủ tướng Chính phủ về …: Quyết định số …"."""
    lead = text[start : cited[0].start] if cited else ""
    said = re.search(r"\scác\s", f" {lead}") and re.search(r"\s(?=của\s)", lead)
    found = ISSUER.match(lead, said.start()) if said and lead.rstrip().endswith(":") else None
    return found["issuer"].strip(" .,") if found else None


def _end(text: str, citation: _Citation, following: _Citation | None) -> int:
    """Return where what is said of a document ends: at the mark or the word that adds the next."""
    if following is None:
        return len(text)
    mark = _BESIDE.search(text[citation.end : following.start])
    return citation.end + mark.start() if mark else following.start


def _joined(text: str, cited: Sequence[_Citation]) -> bool:
    return len(cited) > 1 and ";" not in text[cited[0].start : cited[-1].start]


def _last_opening(text: str, start: int, end: int) -> str | None:
    found = [match for match in _OPENS.finditer(text, start, end) if text[match.end() : end].strip(" ,").lower() in ("", "các")]
    if not found:
        return None
    return "implements" if found[-1]["implements"] else "basis"


def _beside(text: str, start: int) -> Iterator[_Citation]:
    """Yield the documents that the sentence cites side by side: the first, and each that a mark or "và" adds to it."""
    before: _Citation | None = None
    inside = False
    at = start
    while (citation := _next(text, at)) is not None:
        between = text[before.end if before else start : citation.start]
        if before is None:
            if len(between) > _FURTHEST_NAME and not between.rstrip().endswith(":"):
                return
            listed = True
        else:
            mark = _BESIDE.search(between)
            quoted = between.count("“") > between.count("”")
            shared = _SHARED_KIND.search(between) if between.rstrip().endswith(":") and ";" in between else None
            listed = shared is not None or (mark is not None and not quoted and not (inside and mark["mark"] != ";"))
        if listed:
            yield citation
            before, inside = citation, False
        else:
            inside = True
        at = citation.end


def _next(text: str, at: int) -> _Citation | None:
    """Return the document that is cited first from ``at`` on, by number or, as a law is, by name."""
    cited = _also(text, at, _numbered(text, at))
    law = _LAW.search(text, at)
    while law is not None and (cited is None or law.start() < cited.start):
        ends = (_AMENDMENT_ENDS if _AMENDING.match(text, law.end()) else _LAW_ENDS).search(text, law.end())
        end = ends.start() if ends else len(text)
        name = text[law.end() : end].strip(" ,")
        if name and end - law.end() <= 250:
            return _Citation(law["kind"], "", name, law.start(), end)
        law = _LAW.search(text, law.end())
    return cited


def _also(text: str, at: int, cited: _Citation | None) -> _Citation | None:
    """Return ``cited``, or what comes before it: a number alone, of the kind that a list before it says once."""
    for found in _ALSO.finditer(text, at, cited.start if cited else len(text)):
        shared = [*_SHARED_KIND.finditer(text, 0, found.start("said"))]
        number = _number_at(text, found.end())
        if shared and number is not None:
            return _Citation(shared[-1]["kind"], number.printed, "", found.start("said"), number.end)
    return cited


def _numbered(text: str, at: int) -> _Citation | None:
    match = _CITED.search(text, at)
    while match is not None:
        at = match.start() + len(match["kind"])
        found = _read_numbered(text, match)
        if found is not None:
            return found
        match = _CITED.search(text, at)
    return None


def _read_numbered(text: str, match: re.Match[str]) -> _Citation | None:
    number = _number_at(text, match.end())
    name = (match["name"] or "").strip()
    if number is None or find_document_numbers(name):
        return None
    if re.fullmatch(_LAWS, match["kind"], re.IGNORECASE):
        ends = _LAW_ENDS.search(name)
        if ends is not None and ends.start() < len(name) and not _AMENDING.match(name):
            return None  # the number is another law's
        return _Citation(match["kind"], number.printed, name, match.start(), number.end)
    inner = [*re.finditer(rf"(?<![^\W_])(?:{_KINDS})(?![^\W_])", match["name"] or "", re.IGNORECASE)]
    if inner:  # "Kết luận của … tại Báo cáo số 5": the number is the last kind's
        begin = match.start("name") + inner[-1].start()
        return _Citation(inner[-1].group(), number.printed, "", begin, number.end)
    return _Citation(match["kind"], number.printed, name, match.start(), number.end)


def _number_at(text: str, at: int) -> DocumentNumber | None:
    numbers = find_document_numbers(text[at : at + 60])
    if not numbers or numbers[0].start > 0:
        return None
    first = numbers[0]
    return DocumentNumber(first.key, first.printed, at + first.start, at + first.end)


def _basis(paragraph: Clean, citation: _Citation, end: int, role: str) -> LegalBasis:
    text = paragraph.text
    after = citation.end
    issued_on, after = date_at(text, after, end)
    issuer, after = issuer_at(text, after, end)
    if issued_on is None:
        issued_on, after = date_at(text, after, end)
    subject, stop = subject_at(text, after, end, issued=issuer is not None)
    proposed = _PROPOSED.search(text, 0, citation.start) if issuer is None else None
    if re.fullmatch(_LAWS, citation.kind, re.IGNORECASE) and citation.name:
        subject = citation.name
    return LegalBasis(
        kind=citation.kind[0].upper() + citation.kind[1:].lower(),
        number=citation.number,
        issued_on=issued_on,
        issuer=proposed["issuer"] if proposed else issuer,
        subject=subject or citation.name or None,
        role=role,
        ranges=paragraph.sources(citation.start, max(stop, after)),
    )
