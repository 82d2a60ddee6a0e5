"""What a document says of itself: title, number, date, issuer, province, signer, period, bases, recipients."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from corpus.layout.emblem import is_emblem
from corpus.layout.header import is_letterhead
from corpus.layout.zones import annex_label, is_attachment_note, is_kind
from corpus.metadata.casing import Casing
from corpus.metadata.drafts import find_draft_mark
from corpus.metadata.expiry import read_until
from corpus.metadata.legal_bases import read_legal_bases
from corpus.metadata.letterhead import block_ranges, find_number, read_issuer
from corpus.metadata.passing import decider, passed_on, signed_on
from corpus.metadata.period import read_period
from corpus.metadata.relations import AMENDS, REPLACES, numbers_with, read_earlier
from corpus.metadata.signature import Signature, lines_of, read_recipients, read_signature
from corpus.names.places import find_places, provinces
from corpus.records import Block, BlockKind, Document, Metadata, Range, Section, Value
from corpus.records.metadata import DRAFT, UNTIL
from corpus.text.cleaning import clean
from corpus.text.dates import find_dates

_COUNCIL: Final = re.compile(r"(?:ỦY|UỶ|Ủy|Uỷ)\s+(?:BAN NHÂN DÂN|ban nhân dân)|UBND")
_ISSUES: Final = re.compile(r"(?:UBND|[UỦ][ỷyỶY] ban nhân dân) (?:tỉnh|thành phố)(?: [^,;:.]{0,40}?)? ?ban hành")
_GROUNDS: Final = re.compile(r"^(?:các\s+)?(?:căn cứ|cơ sở pháp lý)", re.IGNORECASE)
_PART_OF_CENTRAL: Final = re.compile(
    r"(?:Tổng cục|Cục|Vụ|Thanh tra|Văn phòng|Trường|Đại học|Học viện|Viện|Bệnh viện|Trung tâm)\s"
)
_ABOUT: Final = re.compile(r"(?:v/v|về việc)\s", re.IGNORECASE)
_LETTER: Final = "công văn"
_HEAD_CHARACTERS: Final = 600
_LONGEST_EMBLEM: Final = 200
# As far back as "thành phố" before a place's name may begin.
_BEFORE: Final = 20
_CENTRAL: Final = re.compile(r"\b(?:tỉnh|thành phố)\s+$", re.IGNORECASE)
_CENTRAL_NUMBER: Final = re.compile(r"(?:-TTg|/QH\d+|/UBTVQH\d+|[/-]CP|-TW|[/-]VPCP|[/-]CTN|[/-]TANDTC|[/-]VKSTC)$")
_CENTRAL_BODY: Final = re.compile(
    r"(?:Bộ (?!(?i:chỉ huy|tư lệnh|đội))|Thủ tướng|Chính phủ|Quốc hội|Ủy ban Thường vụ Quốc hội"
    r"|Ban Chấp hành Trung ương|Ban Bí thư|(?:Ban Chỉ đạo|Hội đồng|Ủy ban)\b[^,]*?\b(?:Nhà nước|Quốc gia|Chính phủ)\b"
    r"|Văn phòng (?:Chính phủ|Quốc hội|Chủ tịch nước|Trung ương)|Tổng cục|Ngân hàng Nhà nước Việt Nam$|Thanh tra Chính phủ"
    r"|Kiểm toán|Viện kiểm sát nhân dân tối cao|Tòa án nhân dân tối cao|[^,]*\b(?:Trung ương|Quốc gia)(?:,|$))"
)


@dataclass(frozen=True, slots=True)
class _Head:
    """The header's blocks by what they are."""

    letterhead: tuple[Block, ...]
    title: Block | None
    notes: tuple[Block, ...]
    opening: tuple[Block, ...]


def read_metadata(document: Document, sections: Sequence[Section], blocks: Sequence[Block]) -> Metadata:
    """Return what ``document`` says of itself, each field with the ranges that prove it.

    ``sections`` and ``blocks`` are its outline. A field that the document does not say is None or empty.
    """
    text = document.text
    head = _head(blocks)
    casing = Casing(text[next((block.ranges[0].start for block in blocks if block.kind is not BlockKind.NOISE), 0) :])
    signature = read_signature(text, blocks)
    kind, title = _title(text, head, sections, casing)
    number = find_number(text, block_ranges(head.letterhead)) or find_number(text, block_ranges(head.notes))
    issued_on = _date(text, head, number) or passed_on(text, blocks) or signed_on(text, blocks)
    own = _own_issuer(text, head, casing) or decider(text, head.opening, casing)
    province = None if _is_central(own, number) else _own_province(text, own) or _province(text, head, sections, blocks)
    said: dict[str, Value | None] = {
        "title": title,
        "document_kind": kind,
        "number": number,
        "issued_on": issued_on[0] if issued_on else None,
        "province": province,
        "issuer": own or _issuer(text, head, signature, province),
        "signer": signature.signer,
        "signer_office": signature.office,
        "signed_for": signature.signed_for,
        "period": read_period(title, sections, blocks, text),
    }
    values = {name: value for name, value in said.items() if value is not None}
    (until, places), earlier = _force(text, head, blocks), read_earlier(text, blocks, title)
    return Metadata(
        **{name: value.text for name, value in values.items() if name != "issued_on"},
        issued_on=issued_on[1] if issued_on else None,
        legal_bases=read_legal_bases(text, head.opening or _grounds(sections, blocks), head.title),
        recipients=read_recipients(text, blocks),
        replaces=numbers_with(REPLACES, earlier),
        amends=numbers_with(AMENDS, earlier),
        earlier=earlier,
        annex_of=number.text if number is not None and head.notes and not (head.title or head.letterhead) else None,
        until=until,
        ranges={name: value.ranges for name, value in values.items()} | places,
    )


def _force(text: str, head: _Head, blocks: Sequence[Block]) -> tuple[date | None, dict[str, tuple[Range, ...]]]:
    """Return the last day that the document names, with where it does and where it calls itself a draft."""
    draft = find_draft_mark(text, _end_of_head(text, head))
    until, held = read_until(text, blocks)
    return until, ({DRAFT: (draft,)} if draft else {}) | ({UNTIL: held} if held else {})


def _head(blocks: Sequence[Block]) -> _Head:
    letterhead: list[Block] = []
    notes: list[Block] = []
    opening: list[Block] = []
    title: Block | None = None
    for block in blocks:
        if block.kind is not BlockKind.HEADER:
            continue
        if is_attachment_note(block.clean):
            notes.append(block)
        elif title is None and not opening and _names_kind(block.clean):
            title = block
        elif (title is None and not opening and is_letterhead(block.clean[:150])) or (
            not letterhead and not opening and is_emblem(block.clean[:_LONGEST_EMBLEM])
        ):
            letterhead.append(block)
        elif block.section is None:
            opening.append(block)
    return _Head(tuple(letterhead), title, tuple(notes), tuple(opening))


def _end_of_head(text: str, head: _Head) -> int:
    """Return where the title ends; some way into the text where there is none."""
    return head.title.ranges[-1].end if head.title else min(len(text), _HEAD_CHARACTERS)


def _names_kind(clean_text: str) -> bool:
    words = clean_text.split()
    return any(is_kind(" ".join(words[:count])) for count in range(1, min(6, len(words) + 1)))


def _title(text: str, head: _Head, sections: Sequence[Section], casing: Casing) -> tuple[Value | None, Value | None]:
    """Return the kind of document and its title, which begins with the kind; an annex's title where there is no other."""
    if head.title is None:
        letter = _letter(text, head)
        if letter is not None:
            return letter
        annex = next((s for s in sections if annex_label(s.number) and s.heading), None)
        return None, Value(annex.heading, (annex.heading_range,)) if annex else None
    mapped = clean(text, head.title.ranges)
    words = mapped.text.split()
    count = _kind_words(text, head.title, words)
    end = len(" ".join(words[:count]))
    kind = Value(mapped.text[:end].strip(" .:").capitalize(), mapped.sources(0, end))
    subject = mapped.text[end:].strip(" .:")
    if not subject:
        return kind, kind
    subject = casing.sentence(subject)
    if subject[:2] != subject[:2].upper():
        subject = subject[0].lower() + subject[1:]
    return kind, Value(f"{kind.text} {subject}", head.title.ranges)


def _kind_words(text: str, title: Block, words: Sequence[str]) -> int:
    """Return how many words of a title name the document's kind; small letters below them are what it is about."""
    counts = [count for count in range(1, min(5, len(words)) + 1) if is_kind(" ".join(words[:count]))]
    first = next(iter(lines_of(text, title)), None)
    own = len(first.text.split()) if first is not None else 0
    # "THÔNG BÁO | Kết luận của …", "KẾ HOẠCH | Công tác kiểm tra": together they would name another kind.
    if own in counts and counts[-1] > own and not words[own].isupper():
        return own
    return max(counts, default=1)


def _letter(text: str, head: _Head) -> tuple[Value, Value] | None:
    """Return kind and subject of an official letter, which has no title but "V/v …" below its number (Decree 30/2020/NĐ-CP)."""
    subject: list[Value] = []
    for block in head.letterhead:
        for line in lines_of(text, block):
            if subject and (find_dates(line.text) or is_letterhead(line.text) or line.text.startswith("Kính gửi")):
                break
            if subject or _ABOUT.match(line.text):
                subject.append(line)
    if not subject:
        return None
    ranges = tuple(part for line in subject for part in line.ranges)
    kind = _LETTER.capitalize()
    return Value(kind, subject[0].ranges), Value(f"{kind} {' '.join(line.text for line in subject).rstrip(' .')}", ranges)


def _date(text: str, head: _Head, number: Value | None) -> tuple[Value, date] | None:
    """Return the date of issue: the letterhead's, or the one that follows the number in an annex's note."""
    after = number.ranges[0].start if number else 0
    for block in (*head.letterhead, *head.notes):
        for part in block.ranges:
            mapped = clean(text, [part])
            for found in find_dates(mapped.text):
                place = mapped.source(found.start, found.end)
                if block in head.letterhead or (number is not None and place.start > after):
                    return Value(mapped.text[found.start : found.end], (place,)), found.value
    return None


def _own_issuer(text: str, head: _Head, casing: Casing) -> Value | None:
    """Return the issuer that the letterhead names."""
    lines = [line for block in head.letterhead for line in lines_of(text, block)]
    return read_issuer(lines, casing) if lines else None


def _is_central(issuer: Value | None, number: Value | None) -> bool:
    """Tell whether a body of the whole country issued the document, which is of no province, wherever it was signed."""
    if number is not None and _CENTRAL_NUMBER.search(number.text):
        return True
    if issuer is None:
        return False
    below = _PART_OF_CENTRAL.match(issuer.text) is not None and not find_places(issuer.text)
    return any(_CENTRAL_BODY.match(part) for part in (issuer.text.split(", ") if below else [issuer.text]))


def _own_province(text: str, issuer: Value | None) -> Value | None:
    """Return the province or city that the issuer's own name holds, and it alone: "UBND tỉnh An Giang"."""
    if issuer is None:
        return None
    named = {place.name for place in find_places(issuer.text) if _CENTRAL.search(issuer.text[: place.start])}
    if len(named) != 1:
        return None
    lines = [clean(text, [part]) for part in issuer.ranges]
    proofs = [line.sources(place.start, place.end) for line in lines for place in find_places(line.text) if place.name in named]
    return Value(named.pop(), proofs[0] if proofs else issuer.ranges)


def _issuer(text: str, head: _Head, signature: Signature, province: Value | None) -> Value | None:
    """Return the council for which the closing signs or which the opening names."""
    proof: tuple[Range, ...] = ()
    if signature.signed_for is not None and _COUNCIL.search(signature.signed_for.text):
        proof = signature.signed_for.ranges
    for block in head.opening:
        mapped = clean(text, block.ranges)
        issues = _ISSUES.search(mapped.text)
        if issues and not proof:
            proof = mapped.sources(issues.start(), issues.end())
    if not proof or province is None:
        return None
    kind = next((p.kind for p in provinces().values() if p.name == province.text), "tỉnh")
    return Value(f"UBND {kind} {province.text}", (*proof, *province.ranges))


def _province(text: str, head: _Head, sections: Sequence[Section], blocks: Sequence[Block]) -> Value | None:
    """Return the province that the document is of: named in its head, else the one that it names most."""
    first = [*head.letterhead, *([head.title] if head.title else []), *head.notes, *head.opening]
    annexes = {index for index, section in enumerate(sections) if section.level == 1 and annex_label(section.number)}
    votes: dict[str, int] = {}
    proofs: dict[str, tuple[int, tuple[Range, ...]]] = {}
    for block in blocks:
        heading = block.kind is BlockKind.HEADING and block.section in annexes
        weight = 8 if any(block is other for other in first) or heading else 1
        mapped = clean(text, block.ranges)
        for place in find_places(mapped.text):
            score = weight * (2 if _CENTRAL.search(mapped.text[max(0, place.start - _BEFORE) : place.start]) else 1)
            votes[place.name] = votes.get(place.name, 0) + score
            if score > proofs.get(place.name, (0, ()))[0]:
                proofs[place.name] = (score, mapped.sources(place.start, place.end))
    if not votes:
        return None
    best = max(votes, key=lambda name: votes[name])
    if votes[best] < 2 or votes[best] * 2 < sum(votes.values()):
        return None
    return Value(best, proofs[best][1])


def _grounds(sections: Sequence[Section], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks under a heading about the legal grounds, where the opening does not give them."""
    grounds = {index for index, section in enumerate(sections) if _GROUNDS.search(section.heading)}
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return tuple(block for block in blocks if block.section in grounds and block.kind in kinds)
