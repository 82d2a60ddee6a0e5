"""Which earlier documents a document replaces or amends, where it says so.

A document that replaces another names it by number, date and issuer (Decree 30/2020/NĐ-CP, annex I); a number alone is not
enough, since numbers begin at 1 every year and with every issuer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.genres.table import plan_pattern
from corpus.metadata.issuers import ISSUER
from corpus.records import Block, BlockKind, EarlierDocument, Value
from corpus.text.cleaning import Clean, clean
from corpus.text.dates import find_dates
from corpus.text.folding import CAPITALS
from corpus.text.numbers import find_document_numbers

REPLACES: Final = "replaces"
AMENDS: Final = "amends"

_PLANS: Final = plan_pattern()
_NO_NUMBER: Final = r"(?:(?!\bsố\s*:?\s*\d)[^.;])"
_ENDING: Final = r"(?<!được )(?<!bị )(?:thay thế|thay cho|bãi bỏ|hủy bỏ|huỷ bỏ)\b"
# "Kế hoạch này thay thế Kế hoạch số 10/KH-UBND …", "Kế hoạch có hiệu lực từ ngày ký, thay thế …"; what the plan orders
# others to replace has no "này" before it and says nothing of being in force.
_REPLACES: Final = re.compile(
    rf"(?:\bnày\b{_NO_NUMBER}{{0,120}}?(?:;\s*(?:đồng thời\s+)?)?{_ENDING}"
    rf"|(?:^|(?<=[.;] ))\W*(?:\w{{1,3}}[.)]\s*)?(?:{_PLANS})\s+có\s+(?:hiệu lực|giá trị)\b{_NO_NUMBER}{{0,160}}?{_ENDING}"
    rf"|\bban hành\b{_NO_NUMBER}{{0,400}}?,\s*{_ENDING}|\(\s*{_ENDING}"
    r"|^\W*(?:\w{1,3}[.)]\s*)?(?:Thay thế|Bãi bỏ|Hủy bỏ|Huỷ bỏ)\b"
    rf"|(?<=[.;] )(?-i:Thay thế|Bãi bỏ|Hủy bỏ|Huỷ bỏ)(?=\s+(?:các\s+|toàn bộ\s+)?(?:{_PLANS})\b))(?P<what>[^;]{{0,400}})",
    re.IGNORECASE,
)
# "Kế hoạch số 10/KH-UBND … hết hiệu lực kể từ ngày Kế hoạch này có hiệu lực."
_ENDS: Final = re.compile(
    rf"(?P<what>\b(?:{_PLANS})\b[^.;]{{0,300}}?)\b(?:hết|chấm dứt) hiệu lực\b[^.;]{{0,120}}\bnày\b",
    re.IGNORECASE,
)
# The same without "này", where it is all that a paragraph says: "Quyết định số 5/2020/QĐ-UBND … hết hiệu lực thi hành."
_ENDED: Final = re.compile(
    rf"^\W*(?:\w{{1,3}}[.)]\s*)?(?P<what>(?:các\s+)?(?:{_PLANS})\s+(?:sau|số)\b[^;]{{0,400}}?)"
    r"\b(?:hết|chấm dứt) hiệu lực(?:\s+thi hành)?(?:\s+(?:kể\s+)?từ\b[^.;]{0,80})?\W*$",
    re.IGNORECASE,
)
# "Các Quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực:", before a list of them.
_ENDS_LISTED: Final = re.compile(
    rf"^\W*(?:\w{{1,3}}[.)]\s*)?(?:Các|Những|Bãi bỏ các|Thay thế các)?\s*(?:{_PLANS}|văn bản)\s+sau(?:\s+đây)?\b[^.;]*"
    r"\b(?:hết hiệu lực|chấm dứt hiệu lực|bị bãi bỏ|bị thay thế)\b[^.;]*:$",
    re.IGNORECASE,
)
_AMENDING: Final = r"(?:sửa đổi|điều chỉnh|bổ sung)"
_AMENDS: Final = re.compile(
    rf"{_AMENDING}(?:[, ]+(?:và )?{_AMENDING})*"
    r"(?: (?:một số|một phần|nội dung|điều|khoản|mục|điểm|phụ lục|chỉ tiêu|của|tại|nhiệm vụ|các)\b,?)*"
    rf"(?P<what> (?:{_PLANS})[^;]{{0,200}})",
    re.IGNORECASE,
)
# What a plan carries out may itself be an amendment ("Kế hoạch thực hiện Quyết định số 5 sửa đổi Quyết định số 4").
_OF_OTHERS: Final = re.compile(
    r"\b(?:thực hiện|triển khai|thi hành|hướng dẫn|cụ thể hóa|cụ thể hoá)\b|\bsố\s*:?\s*\d", re.IGNORECASE
)
_ISSUES: Final = re.compile(rf"\bban hành\s+(?:{_PLANS})?", re.IGNORECASE)
_GROUND: Final = re.compile(r"\W*(?:Căn cứ|Thực hiện|Theo|Xét)\b", re.IGNORECASE)
_PART: Final = re.compile(
    r"\b(?:phụ lục|mục|tiểu mục|điểm|khoản|điều|phần|nội dung|biểu|bảng|chỉ tiêu|nhiệm vụ|gạch đầu dòng)\b", re.IGNORECASE
)
_BLOCKS: Final = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADER)
_WORDS: Final = ("thay", "bãi bỏ", "hủy bỏ", "huỷ bỏ", "hiệu lực")
_AFTER_ISSUER: Final = re.compile(rf"\s+(?:như sau|với các|kể từ|và(?!\s+(?!(?:{_PLANS})\b)[{CAPITALS}])|hết|chấm dứt)\b")
_DATE_WITHIN: Final = 14
_YEAR: Final = re.compile(r"\s*năm\s+((?:19|20)\d\d)")


def read_earlier(text: str, blocks: Sequence[Block], title: Value | None) -> tuple[EarlierDocument, ...]:
    """Return the documents that the document ``text`` says it replaces or amends, in order, each once.

    ``blocks`` are its outline's, ``title`` its title.
    """
    found: dict[tuple[str, int | None], EarlierDocument] = {}
    for earlier in (*_amended(text, blocks, title), *_replaced(text, blocks, title)):
        found.setdefault((earlier.number, earlier.year), earlier)
    return tuple(found.values())


def numbers_with(role: str, earlier: Sequence[EarlierDocument]) -> tuple[Value, ...]:
    """Return the numbers of those of ``earlier`` that have the role, each with its place."""
    return tuple(Value(each.number, each.ranges) for each in earlier if each.role == role)


def _replaced(text: str, blocks: Sequence[Block], title: Value | None) -> Iterator[EarlierDocument]:
    if title is not None:
        yield from _said(clean(text, title.ranges), _REPLACES)
    for at, block in enumerate(blocks):
        if block.kind not in _BLOCKS or _GROUND.match(block.clean):
            continue
        if not any(word in block.clean.lower() for word in _WORDS):
            continue
        mapped = clean(text, block.ranges)
        yield from _said(mapped, _REPLACES)
        yield from _said(mapped, _ENDS)
        yield from _said(mapped, _ENDED)
        if mapped.text.endswith(":") and _opens_list(mapped.text):
            for item in blocks[at + 1 :]:
                if item.parent != at:
                    break
                listed = clean(text, item.ranges)
                yield from _documents(listed, 0, len(listed.text), REPLACES)


def _opens_list(text: str) -> bool:
    """Tell whether ``text`` says of what is listed after it that it is replaced."""
    return any(said.end() == len(text) for said in _REPLACES.finditer(text)) or _ENDS_LISTED.match(text) is not None


def _said(mapped: Clean, pattern: re.Pattern[str]) -> Iterator[EarlierDocument]:
    for said in pattern.finditer(mapped.text):
        yield from _documents(mapped, said.start("what"), said.end("what"), REPLACES)


def _amended(text: str, blocks: Sequence[Block], title: Value | None) -> Iterator[EarlierDocument]:
    """Yield what the title amends, or what the opening says that it issues an amendment of."""
    if title is not None:
        mapped = clean(text, title.ranges)
        said = _AMENDS.search(mapped.text)
        if said and not _OF_OTHERS.search(mapped.text, 0, said.start()):
            yield from _documents(mapped, said.start("what"), said.end("what"), AMENDS)
    for block in blocks:
        if block.kind is not BlockKind.HEADER or _GROUND.match(block.clean):
            continue
        mapped = clean(text, block.ranges)
        issues = _ISSUES.search(mapped.text)
        said = _AMENDS.search(mapped.text, issues.end()) if issues else None
        if issues and said and not _OF_OTHERS.search(mapped.text, issues.end(), said.start()):
            yield from _documents(mapped, said.start("what"), said.end("what"), AMENDS)


def _documents(mapped: Clean, start: int, end: int, role: str) -> Iterator[EarlierDocument]:
    """Yield the documents that are named between ``start`` and ``end``, up to the first that only explains another.

    A sentence ends the list; what stands in a name after its number ("… về thực hiện Quyết định số 5") is no other document.
    """
    text = mapped.text
    before = start
    for number in find_document_numbers(text[start:end]):
        begin, after = start + number.start, start + number.end
        between = text[before:begin]
        if before != start and (_OF_OTHERS.search(between.rsplit("số", 1)[0]) or re.search(r"[.;]\s", between)):
            return
        dates = [found for found in find_dates(text[after:end]) if found.start <= _DATE_WITHIN]
        issued_on = dates[0].value if dates else None
        year = _YEAR.match(text, after)
        tail = after + (dates[0].end if dates else year.end() - after if year else 0)
        issuer = ISSUER.match(text, tail, end)
        yield EarlierDocument(
            number=number.printed,
            issued_on=issued_on,
            year=issued_on.year if issued_on else int(year[1]) if year else None,
            issuer=_AFTER_ISSUER.split(issuer["issuer"], maxsplit=1)[0].strip(" .:") if issuer else None,
            role=AMENDS if role == REPLACES and _PART.search(between) else role,
            ranges=mapped.sources(begin, after),
        )
        before = issuer.end() if issuer else tail
