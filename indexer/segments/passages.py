"""Cuts a reading into passages, and gives every assignment the passage that it stands in.

A passage is one block: a paragraph, a list item, a table row, a footnote, a header, a closing. Headings are not passages
(they are in the section path of what stands under them), unless nothing stands under them; a heading that runs into its
paragraph ("2. Chia theo năm: năm 2026 là 5 tỷ đồng, …") is one sentence with it, and stands in its passage too. What is
longer than the encoder reads well is split between sentences. Every passage carries its context, so that "- tăng 10%" is
found as what is to be reached by 2025 in a certain plan.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.records import Assignment, Block, BlockKind, Range, Reading, Table, TableRow, TableRowKind
from corpus.text.cleaning import clean
from indexer.segments.sentences import split_long
from indexer.segments.spans import Spans
from indexer.segments.stored import COLUMN_JOINT, CONTEXT_JOINT, Passage, StoredAssignment

_TITLE_SYLLABLES = 40
_PARENT_SYLLABLES = 60
_SAYS_ENOUGH_SYLLABLES = 15
_RUNS_IN = re.compile(r"[ \t:.*_]+")
_BARS = re.compile(r"(?<!\S)\|+(?!\S)\s*")
LONGEST_EMBEDDED = 8192
"""Characters of a passage that the encoder is given: it reads 512 pieces of at most 16; a table's row may be of any length."""


@dataclass(frozen=True, slots=True)
class PlanHeader:
    """What a document's passages say of the plan that it belongs to; ``annex`` tells that it is not the plan's body."""

    plan: str
    title: str | None = None
    province: str | None = None
    annex: bool = False


def cut(reading: Reading, header: PlanHeader) -> tuple[Passage, ...]:
    """Return the passages of a document in reading order; the ranges of each are exact in the document's text."""
    contexts = _Contexts(reading, header)
    pieces = [
        (block, index, ranges, text)
        for index, block in enumerate(reading.blocks)
        if _is_passage(reading, index)
        for ranges, text in _pieces(reading, _with_heading(reading, index))
    ]
    owners = Spans((part, ordinal) for ordinal, found in enumerate(reading.assignments) for part in found.ranges)
    return tuple(
        Passage(
            id=f"{reading.document.id}:{ordinal}",
            plan=header.plan,
            document=reading.document.id,
            file=reading.document.file,
            kind=block.kind,
            section_path=reading.section_path(block.section),
            page=reading.document.page_of(ranges[0].start),
            ranges=ranges,
            clean=text,
            context=contexts.of(index),
            headings=_heading_ranges(reading, block.section),
            assignments=_carried(owners, ranges, reading.document.id),
            cells=contexts.cells_of(index),
        )
        for ordinal, (block, index, ranges, text) in enumerate(pieces)
    )


def place_assignments(reading: Reading, header: PlanHeader, passages: Sequence[Passage]) -> tuple[StoredAssignment, ...]:
    """Return the reading's assignments, each with the passage that holds most of its task (the first of equals)."""
    places = Spans((part, ordinal) for ordinal, passage in enumerate(passages) for part in passage.ranges)
    homes = [_home(assignment, places) for assignment in reading.assignments]
    return tuple(
        StoredAssignment(
            id=f"{reading.document.id}#{ordinal}",
            plan=header.plan,
            document=reading.document.id,
            file=reading.document.file,
            section_path=reading.section_path(assignment.section),
            passage="" if home is None else passages[home].id,
            assignment=assignment,
        )
        for ordinal, (assignment, home) in enumerate(zip(reading.assignments, homes, strict=True))
    )


def embedded_text(passage: Passage) -> str:
    """Return what the encoder reads for a passage: its text, behind what introduces it where it says little by itself.

    More context makes the vectors of one plan alike and found fewer gold quotes (bench/retrieval.py); the lexical index has
    it all in a field of its own.
    """
    text = passage.clean[:LONGEST_EMBEDDED]
    if len(text.split()) >= _SAYS_ENOUGH_SYLLABLES:
        return text
    nearest = passage.introduced_by[-1]
    return f"{nearest}. {text}" if nearest and not text.startswith(nearest) else text


def _is_passage(reading: Reading, index: int) -> bool:
    block = reading.blocks[index]
    if block.kind is BlockKind.NOISE or not block.ranges or not any(letter.isalnum() for letter in block.clean):
        return False
    return block.kind is not BlockKind.HEADING or _is_bare(reading, index)


def _is_bare(reading: Reading, index: int) -> bool:
    """Tell whether nothing stands under a heading: the next block that counts is a heading that is not below it."""
    own = reading.blocks[index].section
    after = (block for block in reading.blocks[index + 1 :] if block.kind is not BlockKind.NOISE)
    following = next(after, None)
    if following is None or following.section is None or own is None:
        return True
    section: int | None = following.section
    while section is not None:
        if section == own:
            return False
        section = reading.sections[section].parent
    return True


def _with_heading(reading: Reading, index: int) -> Block:
    """Return a block, a paragraph with the heading that runs into it on its line."""
    block = reading.blocks[index]
    above = reading.blocks[index - 1] if index and block.kind is BlockKind.PARAGRAPH else None
    if above is None or above.kind is not BlockKind.HEADING or above.section != block.section:
        return block
    start, end = above.ranges[-1].end, block.ranges[0].start
    if start >= end or _RUNS_IN.fullmatch(reading.document.text[start:end]) is None:
        return block
    joined = Range(above.ranges[-1].start, block.ranges[0].end)
    ranges = (*above.ranges[:-1], joined, *block.ranges[1:])
    return replace(block, ranges=ranges, clean=clean(reading.document.text, ranges).text)


def _pieces(reading: Reading, block: Block) -> Iterator[tuple[tuple[Range, ...], str]]:
    """Yield the ranges and the clean text of each passage that a block makes."""
    cleaned = clean(reading.document.text, block.ranges)
    spans = split_long(cleaned.text) if block.kind is not BlockKind.TABLE_ROW and _in_order(block.ranges) else []
    if len(spans) < 2:
        yield block.ranges, without_bars(block.clean)
        return
    for start, end in spans:
        yield cleaned.sources(start, end), without_bars(cleaned.text[start:end])


def without_bars(text: str) -> str:
    """Return ``text`` (on one line) without the bars of a table that fell apart, each between spaces: nobody reads them."""
    return _BARS.sub("", text).rstrip() if "|" in text else text


def _in_order(ranges: Sequence[Range]) -> bool:
    return all(first.end <= second.start for first, second in pairwise(ranges))


def _heading_ranges(reading: Reading, section: int | None) -> tuple[Range, ...]:
    found: list[Range] = []
    while section is not None:
        found.append(reading.sections[section].heading_range)
        section = reading.sections[section].parent
    return tuple(reversed(found))


def _carried(owners: Spans, ranges: Sequence[Range], document: str) -> tuple[str, ...]:
    """Return the ids of the assignments that have something in ``ranges``."""
    return tuple(f"{document}#{owner}" for owner in sorted({owner for part in ranges for owner, _ in owners.sharing(part)}))


def _home(assignment: Assignment, places: Spans) -> int | None:
    """Return the passage that shares most characters with the task, or with the whole where the task is nowhere."""
    for ranges in (assignment.task.ranges, assignment.ranges):
        shared: Counter[int] = Counter()
        for part in ranges:
            for owner, characters in places.sharing(part):
                shared[owner] += characters
        if shared:
            return min(shared, key=lambda owner: (-shared[owner], owner))
    return None


class _Contexts:
    """Makes each block's context: plan, province, headings, then what introduces the item or heads the table's row."""

    def __init__(self, reading: Reading, header: PlanHeader) -> None:
        self._reading = reading
        own = reading.metadata.title if header.annex else None
        self._top = tuple(part for part in (_short(header.title), header.province, _short(own)) if part)
        self._rows = {row.ranges[0]: (table, row) for table in reading.tables for row in table.rows if row.ranges}

    def of(self, index: int) -> str:
        """Return the context of the reading's block number ``index``: its parts, outermost first, each once."""
        block = self._reading.blocks[index]
        parts = [*self._top, *self._reading.section_path(block.section), *self._parents(block)]
        found = self._row_of(block)
        if found is not None:
            parts += _table_context(*found)
        return CONTEXT_JOINT.join(dict.fromkeys(part for part in parts if part))

    def cells_of(self, index: int) -> tuple[tuple[Range, ...], ...]:
        """Return where the titled columns of the table's row stand that the reading's block number ``index`` is."""
        found = self._row_of(self._reading.blocks[index])
        if found is None or not found[1].cells:
            return ()
        return tuple(cell for title, cell in zip(found[0].columns, found[1].cells, strict=True) if title)

    def _row_of(self, block: Block) -> tuple[Table, TableRow] | None:
        return self._rows.get(block.ranges[0]) if block.kind is BlockKind.TABLE_ROW else None

    def _parents(self, block: Block) -> list[str]:
        found: list[str] = []
        while block.parent is not None and len(found) < 8:
            block = self._reading.blocks[block.parent]
            found.append(_short(without_bars(block.clean), _PARENT_SYLLABLES) or "")
        return found[::-1]


def _table_context(table: Table, row: TableRow) -> list[str]:
    columns = COLUMN_JOINT.join(column for column in table.columns if column)
    if row.kind is TableRowKind.GROUP:
        return [columns]
    group = next((assignment.group for assignment in row.assignments if assignment.group), None)
    return [columns, group or ""]


def _short(text: str | None, syllables: int = _TITLE_SYLLABLES) -> str | None:
    """Return the first ``syllables`` of a text."""
    if not text:
        return None
    words = text.split()
    return text if len(words) <= syllables else " ".join(words[:syllables]) + "…"
