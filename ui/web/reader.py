"""The page on which a whole document is read: its outline, its clean text, the original beside it, words found and marked.

It stands apart from Gradio: one address, one page of HTML, which can be sent, printed and read without a script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, Response

from indexer.segments.stored import StoredDocument, StoredPlan
from ui.api.guards import FacesOf, caller
from ui.presenting.laid_out import HEADING, ROW, LaidBlock, Look, blocks_of
from ui.presenting.reference import plan_name, short_plan_name
from ui.presenting.spots import read_spot
from ui.presenting.text import find_document
from ui.services.faces import Faces
from ui.services.limits import Bucket
from ui.services.originals import PICTURED
from ui.web.places import READER_PATH, file_address, page_address, reader_address
from ui.web.printing import guarded
from ui.web.render import render
from ui.web.shell import shell_context

PART_BLOCKS: Final = 600
"""Blocks on one page; a longer document is read in parts."""

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table that follow each other and have the same columns."""

    columns: tuple[str, ...]
    rows: tuple[LaidBlock, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What stands on one page of the original: its number and picture, where there are any, and its blocks and tables."""

    page: int | None
    picture: str
    parts: tuple[LaidBlock | Rows, ...]


@dataclass(frozen=True, slots=True)
class ReaderEntry:
    """A heading in the outline with the address of its place."""

    text: str
    level: int
    address: str


@dataclass(frozen=True, slots=True)
class ReaderView:
    """All that the reader's template needs; ``part`` counts from 0 of ``parts``; ``original`` "" where it is kept."""

    plan: StoredPlan
    document: StoredDocument
    name: str
    short: str
    documents: tuple[tuple[str, bool, str], ...]
    outline: tuple[ReaderEntry, ...]
    leaves: tuple[Leaf, ...]
    words: str
    spot: str
    hits: int
    part: int
    parts: int
    neighbours: tuple[str, str]
    original: str
    notice: str
    pictured: bool


@router.get(READER_PATH)
def read(
    request: Request,
    faces: FacesOf,
    ke_hoach: Annotated[str, Query(max_length=300)] = "",
    tep: Annotated[str, Query(max_length=300)] = "",
    doan: Annotated[str, Query(max_length=2000)] = "",
    tu: Annotated[str, Query(max_length=300)] = "",
    phan: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> Response:
    """Show a document, or say on a page of ours why that cannot be."""

    def page() -> Response:
        """Return the page on which a plan is read."""
        faces.limits.hit(Bucket.READ, caller(request))
        view = reader_view(faces, ke_hoach, tep or None, doan, tu, phan)
        html = render("reader.html", view=view, **shell_context(str(request.scope.get("root_path", "")), "ke-hoach"))
        return HTMLResponse(html, headers={"Cache-Control": "private, no-cache"})

    return guarded(request, faces, page)


def reader_view(faces: Faces, plan_id: str, file: str | None, spot: str, words: str, part: int) -> ReaderView:
    """Return the view of a document; raises what an unknown plan, file or place raises."""
    service = faces.live.service()
    plan = service.plan(plan_id)
    stored = find_document(plan, file)
    marks = read_spot(spot) if spot else ()
    looked = tuple(word for word in words.split(";") if word.strip())
    rows = {row.id: row for row in service.assignments(plan=plan.id)}
    document = service.document(stored.id)
    blocks = blocks_of(document, stored, service.passages(stored.id), rows, Look(marks, looked))
    first = next((at for at, block in enumerate(blocks) if block.marked), None)
    hit = next((at for at, block in enumerate(blocks) if _hits((block,))), None)
    at = first if first is not None else hit if hit is not None and not part else None
    parts = max(1, -(-len(blocks) // PART_BLOCKS))
    part = min(part if at is None else at // PART_BLOCKS, parts - 1)
    own = _Addresses(plan.id, stored.file, words)
    return ReaderView(
        plan=plan,
        document=stored,
        name=plan_name(plan),
        short=short_plan_name(plan),
        documents=tuple((each.file, each.annex, reader_address(plan.id, each.file)) for each in plan.documents),
        outline=tuple(_outline(blocks, own, part)),
        leaves=tuple(_leaves(blocks[part * PART_BLOCKS : (part + 1) * PART_BLOCKS], own, stored, spot)),
        words=words,
        spot=spot,
        hits=_hits(blocks),
        part=part,
        parts=parts,
        neighbours=(own.part(part - 1) if part else "", own.part(part + 1) if part + 1 < parts else ""),
        original=file_address(plan.id, stored.file) if faces.settings.downloads else "",
        notice=service.lives()[plan.id].notice,
        pictured=stored.format in PICTURED,
    )


@dataclass(frozen=True, slots=True)
class _Addresses:
    plan: str
    file: str
    words: str

    def part(self, number: int) -> str:
        """Return the address of a part of the plan."""
        return reader_address(self.plan, self.file, words=(self.words,), part=number)

    def picture(self, page: int, spot: str) -> str:
        """Return the address of the picture of a page, with the spot marked."""
        return page_address(self.plan, self.file, page, spot)


def _hits(blocks: Sequence[LaidBlock]) -> int:
    """Return how many of the looked-for words stand in the blocks."""
    shown = (piece for block in blocks for piece in (*block.pieces, *(p for cell in block.cells for p in cell.pieces)))
    return sum(piece.hit for piece in shown)


def _outline(blocks: Sequence[LaidBlock], own: _Addresses, part: int) -> list[ReaderEntry]:
    entries = []
    for at, block in enumerate(blocks):
        if block.kind == HEADING:
            there = at // PART_BLOCKS
            page = "" if there == part else own.part(there)
            entries.append(ReaderEntry(block.text, block.level, f"{page}#c{block.start}"))
    return entries


def _leaves(blocks: Sequence[LaidBlock], own: _Addresses, stored: StoredDocument, spot: str) -> list[Leaf]:
    """Return the blocks by page; where the file has pictures, each page has its own."""
    leaves = []
    paged = any(block.page for block in blocks)
    for page, group in groupby(blocks, key=lambda block: block.page):
        found = list(group)
        number = page or (1 if not paged else None)
        marked = any(block.marked for block in found)
        picture = own.picture(number, spot if marked else "") if stored.format in PICTURED and number else ""
        leaves.append(Leaf(page, picture, tuple(_parts(found))))
    return leaves


def _parts(blocks: Sequence[LaidBlock]) -> list[LaidBlock | Rows]:
    """Put rows that follow each other and have the same named columns together as tables."""
    parts: list[LaidBlock | Rows] = []
    for columns, group in groupby(blocks, key=lambda block: block.columns if block.kind == ROW else None):
        found = tuple(group)
        parts += [Rows(columns, found)] if columns else found
    return parts
