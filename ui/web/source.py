"""The source beside an answer: a passage as it stands in its document, its quote highlighted, with what is around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from corpus.records import BlockKind, Document, Range
from corpus.records.errors import InvalidRequestError
from indexer.segments.stored import Passage, StoredAssignment, StoredDocument, StoredPlan
from qa.contracts.answer import SECTION_JOINT, Citation
from ui.presenting.laid_out import LaidBlock, Look, block_of, paged_pieces
from ui.presenting.readable import Piece, text_of, tidy
from ui.presenting.reference import plan_name, reference
from ui.presenting.spots import read_spot, written_spot
from ui.presenting.text import find_document
from ui.services.originals import PICTURED
from ui.web.render import render

if TYPE_CHECKING:
    from qa.service import Service


@dataclass(frozen=True, slots=True)
class SourceView:
    """What the source panel shows of one place in one document.

    ``cited`` is the passage with the quote marked, by its columns where it is a table's row; ``verbatim`` such a row as the
    file writes it. ``pictures`` are the pages that can be shown as pictures.
    """

    plan: StoredPlan
    document: StoredDocument
    section: tuple[str, ...]
    pages: tuple[int, ...]
    before: LaidBlock | None
    cited: LaidBlock
    after: LaidBlock | None
    spot: str
    previous: str | None
    next: str | None
    ocr: bool
    notice: str
    verbatim: tuple[Piece, ...] = ()
    pictures: tuple[int, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return the plan's written name."""
        return plan_name(self.plan)

    @property
    def copied(self) -> str:
        """Return the quote with its written reference, to paste into a document; a row by its columns."""
        marked = [piece.text for piece in self.cited.pieces if piece.marked]
        quote = self.cited.text if self.cited.cells else f"“{' … '.join(' '.join(part.split()) for part in marked)}”"
        page = self.pages[0] if self.pages else None
        place = Citation(1, self.plan.id, self.document.file, "", SECTION_JOINT.join(self.section), page, "", 0, 0, "")
        return f"{quote} ({reference(self.plan, place)})"


def address(**parts: str | None) -> str:
    """Return the page's address with the given parts, those that are empty left out."""
    given = {name: value for name, value in parts.items() if value}
    return f"./?{urlencode(given)}" if given else "./"


def source_html(service: Service, plan: str, file: str, spot: str, words: Sequence[str] = ()) -> str:
    """Return the source panel of a place; ``words`` of the question are shown where they stand."""
    view = source_view(service, plan, file, spot, words)
    share = address(nguon=view.plan.id, tep=view.document.file, doan=view.spot)
    return render("source.html", view=view, share=share)


def source_view(service: Service, plan_id: str, file: str, spot: str, words: Sequence[str] = ()) -> SourceView:
    """Return the view of the ranges ``spot`` in a plan's document; raise InvalidRequestError or PlanNotFoundError."""
    plan = service.plan(plan_id)
    stored = find_document(plan, file)
    document = service.document(stored.id)
    marks = read_spot(spot)
    if marks[-1].end > len(document.text):
        raise InvalidRequestError("Liên kết trỏ ra ngoài văn bản; có lẽ văn bản đã được thay bằng bản khác.")
    passages = service.passages(stored.id)
    at = _passage_at(passages, marks)
    before, after = _around(passages, at, marks)
    rows = {row.id: row for row in service.assignments(plan=plan.id)} if at is not None else {}
    look = Look(marks, tuple(words))
    cited = _cited(document, passages[at] if at is not None else None, rows, look)
    pages = _pages(document, marks)
    pictured = stored.format in PICTURED
    return SourceView(
        plan=plan,
        document=stored,
        section=tuple(tidy(heading) for heading in passages[at].section_path) if at is not None else (),
        pages=pages,
        before=block_of(document, before, rows, Look(words=look.words)) if before else None,
        cited=cited,
        after=block_of(document, after, rows, Look(words=look.words)) if after else None,
        spot=written_spot(marks),
        previous=written_spot(before.ranges) if before else None,
        next=written_spot(after.ranges) if after else None,
        ocr=any(mark.overlaps(read) for mark in marks for read in document.ocr),
        notice=service.lives()[plan.id].notice,
        verbatim=_verbatim(document, passages[at], look) if at is not None and cited.cells else (),
        pictures=(pages or (1,) * (not document.pages)) if pictured else (),
        words=look.words,
    )


def _cited(document: Document, passage: Passage | None, rows: dict[str, StoredAssignment], look: Look) -> LaidBlock:
    """Return what is cited: the passage with its marks, and what of the marks stands outside of it."""
    if passage is not None and passage.kind is BlockKind.TABLE_ROW:
        block = block_of(document, passage, rows, look)
        if block.cells:
            return block
    shown = passage.ranges if passage is not None else look.marks
    pieces = paged_pieces(document, _union(shown, look.marks), look)
    kind = passage.kind.value if passage is not None else BlockKind.PARAGRAPH.value
    return LaidBlock(kind, look.marks[0].start, written_spot(look.marks), None, pieces, marked=True)


def _verbatim(document: Document, passage: Passage, look: Look) -> tuple[Piece, ...]:
    pieces = paged_pieces(document, _union(passage.ranges, look.marks), look)
    return pieces if text_of(pieces).strip() else ()


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


def payload(plan: str, file: str, ranges: Sequence[Range]) -> dict[str, Any]:
    """Return what a button carries to open the source at ``ranges``."""
    return {"plan": plan, "file": file, "spot": written_spot(ranges)}
