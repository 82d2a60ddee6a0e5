"""The source beside an answer: a passage as it stands in its document, its quote highlighted, with what is around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from corpus.records import Document, Range
from corpus.records.errors import InvalidRequestError
from indexer.segments.stored import Passage, StoredDocument, StoredPlan
from ui.presenting.reference import SEPARATOR, plan_name, short_plan_name
from ui.presenting.text import find_document

if TYPE_CHECKING:
    from qa.service import Service

_SPOT: Final = re.compile(r"[0-9]{1,10}-[0-9]{1,10}(?:,[0-9]{1,10}-[0-9]{1,10}){0,63}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of shown text; ``marked`` where it is part of the quote, ``page`` where a new page begins with it.

    ``gap`` tells that something which is not part of the passage (a page number, a repeated header) stands before it.
    """

    text: str
    marked: bool
    page: int | None = None
    gap: bool = False


@dataclass(frozen=True, slots=True)
class SourceView:
    """What the source panel shows of one place in one document."""

    plan: StoredPlan
    document: StoredDocument
    section: tuple[str, ...]
    pages: tuple[int, ...]
    before: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    after: tuple[Piece, ...]
    spot: str
    previous: str | None
    next: str | None
    ocr: bool
    notice: str
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """Return the plan's written name."""
        return plan_name(self.plan)

    @property
    def short_title(self) -> str:
        """Return the plan's short name."""
        return short_plan_name(self.plan)


def written_spot(ranges: Sequence[Range]) -> str:
    """Return ranges as an address carries them: "10301-10398,10412-10460"."""
    return ",".join(f"{each.start}-{each.end}" for each in ranges)


def read_spot(spot: str) -> tuple[Range, ...]:
    """Return the ranges of :func:`written_spot`; raise InvalidRequestError for anything else."""
    if not _SPOT.fullmatch(spot):
        raise InvalidRequestError("Liên kết đến đoạn trích không đúng.")
    pairs = [tuple(map(int, part.split("-"))) for part in spot.split(",")]
    if any(start >= end for start, end in pairs):
        raise InvalidRequestError("Liên kết đến đoạn trích không đúng.")
    return tuple(sorted(Range(start, end) for start, end in pairs))


def address(**parts: str | None) -> str:
    """Return the page's address with the given parts, those that are empty left out."""
    given = {name: value for name, value in parts.items() if value}
    return f"./?{urlencode(given)}" if given else "./"


def source_view(service: Service, plan_id: str, file: str, spot: str) -> SourceView:
    """Return the view of the ranges ``spot`` in a plan's document; raise InvalidRequestError or PlanNotFoundError."""
    plan = service.plan(plan_id)
    stored = find_document(plan, file)
    document = service.document(stored.id)
    marks = read_spot(spot)
    if marks[-1].end > len(document.text):
        raise InvalidRequestError("Liên kết trỏ ra ngoài văn bản; có lẽ văn bản đã được thay bằng bản khác.")
    passages = service.passages(stored.id)
    at = _passage_at(passages, marks)
    shown = passages[at].ranges if at is not None else marks
    before, after = _around(passages, at, marks)
    return SourceView(
        plan=plan,
        document=stored,
        section=passages[at].section_path if at is not None else (),
        pages=_pages(document, marks),
        before=_pieces(document, before.ranges, ()) if before else (),
        pieces=_pieces(document, _union(shown, marks), marks),
        after=_pieces(document, after.ranges, ()) if after else (),
        spot=written_spot(marks),
        previous=written_spot(before.ranges) if before else None,
        next=written_spot(after.ranges) if after else None,
        notice=service.lives()[plan.id].notice,
        ocr=any(mark.overlaps(read) for mark in marks for read in document.ocr),
        fields=_fields(service, plan, passages[at]) if at is not None else (),
    )


def section_text(view: SourceView) -> str:
    """Return the path of headings on one line."""
    return SEPARATOR.join(view.section)


def _fields(service: Service, plan: StoredPlan, passage: Passage) -> tuple[tuple[str, str], ...]:
    """Return what was read from a row of the register that the passage carries, as pairs of a name and a text."""
    if len(passage.assignments) != 1:
        return ()
    row = next((each.assignment for each in service.assignments(plan=plan.id) if each.id == passage.assignments[0]), None)
    if row is None:
        return ()
    fields = (
        ("Nhiệm vụ", row.task.text),
        ("Chủ trì", "; ".join(value.text for value in row.lead)),
        ("Phối hợp", "; ".join(value.text for value in row.coordinate)),
        ("Sản phẩm", "; ".join(value.text for value in row.product or ())),
        ("Thời gian", row.period.text if row.period else ""),
        ("Kinh phí", row.funding.text if row.funding else ""),
    )
    return tuple((name, text) for name, text in fields if text)


def _passage_at(passages: Sequence[Passage], marks: Sequence[Range]) -> int | None:
    """Return the place of the passage that holds most of the marked text, or None."""
    best, most = None, 0
    for number, passage in enumerate(passages):
        shared = sum(
            min(one.end, two.end) - max(one.start, two.start) for one in passage.ranges for two in marks if one.overlaps(two)
        )
        if shared > most:
            best, most = number, shared
    return best


def _around(passages: Sequence[Passage], at: int | None, marks: Sequence[Range]) -> tuple[Passage | None, Passage | None]:
    """Return the passages before and after the one at ``at``; where no passage is marked (a heading), around the marks."""
    if at is not None:
        return (passages[at - 1] if at else None, passages[at + 1] if at + 1 < len(passages) else None)
    before = [passage for passage in passages if passage.ranges[0].start < marks[0].start]
    after = [passage for passage in passages if passage.ranges[0].start >= marks[0].start]
    return (before[-1] if before else None, after[0] if after else None)


def _pages(document: Document, marks: Sequence[Range]) -> tuple[int, ...]:
    return tuple(page.number for page in document.pages if any(page.range.overlaps(mark) for mark in marks))


def _union(shown: Sequence[Range], marks: Sequence[Range]) -> tuple[Range, ...]:
    """Return the ranges that cover both, in reading order, without overlaps."""
    merged: list[Range] = []
    for each in sorted((*shown, *marks)):
        if merged and each.start <= merged[-1].end:
            merged[-1] = Range(merged[-1].start, max(merged[-1].end, each.end))
        else:
            merged.append(each)
    return tuple(merged)


def _pieces(document: Document, ranges: Sequence[Range], marks: Sequence[Range]) -> tuple[Piece, ...]:
    """Cut ``ranges`` at the borders of the marks and of the pages."""
    page_starts = {page.range.start: page.number for page in document.pages}
    cuts = sorted({*(edge for mark in marks for edge in (mark.start, mark.end)), *page_starts})
    pieces: list[Piece] = []
    page = None
    for each in ranges:
        edges = [each.start, *(cut for cut in cuts if each.start < cut < each.end), each.end]
        for start, end in pairwise(edges):
            now = document.page_of(start)
            marked = any(mark.start <= start and end <= mark.end for mark in marks)
            turned = now if page is not None and now != page else None
            pieces.append(Piece(document.text[start:end], marked, turned, gap=bool(pieces) and start == each.start))
            page = now
    return tuple(pieces)


def payload(plan: str, file: str, ranges: Sequence[Range]) -> dict[str, Any]:
    """Return what a button carries to open the source at ``ranges``."""
    return {"plan": plan, "file": file, "spot": written_spot(ranges)}
