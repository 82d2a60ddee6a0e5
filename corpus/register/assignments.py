"""Assignments that stand in prose: tasks with labels ("- Đơn vị chủ trì: …"), and duties of agencies."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from corpus.genres.kind import charges_agencies
from corpus.layout.blanks import has_blanks
from corpus.names.said_names import SaidNames
from corpus.records import Assignment, AssignmentKind, Block, BlockKind, Document, Range, Section, Value
from corpus.register.duties import duties
from corpus.tables.cells import agencies_by_part, cost_of, labelled_agencies, product_values, short_value, text_value
from corpus.tables.columns import ColumnRole
from corpus.tables.labels import Label, find_labels
from corpus.tables.value_words import says_duty
from corpus.text.cleaning import clean

# "Nhiệm vụ 2. Liên kết đào tạo", "Dự án 1: …": tasks that are counted in words.
_NUMBERED: Final = re.compile(
    r"(?:Nhiệm vụ|Nội dung|Giải pháp|Dự án|Tiểu dự án|Đề án|Hoạt động)\s+(?P<number>\d{1,2})\s*[.:]\s*", re.IGNORECASE
)
# "a) Nhiệm vụ: …", before "b) Cơ quan thực hiện: …": the task has a label as well.
_TASK_LABEL: Final = re.compile(
    r"[\s*_]*(?:Nhiệm vụ|Công việc)(?:\s+(?:thực hiện|cụ thể))?[\s*_]*:[\s*_]*",
    re.IGNORECASE,
)
_PROSE: Final = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING))


def assignments_in_prose(
    document: Document, sections: Sequence[Section], blocks: Sequence[Block], in_tables: Sequence[Assignment] = ()
) -> tuple[Assignment, ...]:
    """Return the assignments that paragraphs and list items give, in text order: tasks with labels first, then duties.

    ``in_tables`` are those of the document's tables, whose agencies' names are known. A document of a kind that charges
    nobody (a report, a notice) gives none.
    """
    if not charges_agencies(document):
        return ()
    reader = _TaskReader(document, sections, blocks)
    tasks = reader.read()
    said = SaidNames(value.text for row in (*in_tables, *tasks) for value in (*row.lead, *row.coordinate))
    found = [*tasks, *duties(document, sections, blocks, reader.used, said)]
    charging = [each for each in found if says_duty(each.task.text) and not has_blanks(each.task.text)]
    return tuple(sorted(charging, key=lambda assignment: assignment.ranges[0]))


@dataclass(slots=True)
class _Draft:
    """A task while its labels are gathered: the blocks it stands in, and each label's ranges."""

    blocks: list[int]
    task: tuple[Range, ...]
    labels: dict[ColumnRole, tuple[Range, ...]] = field(default_factory=dict)
    items: list[tuple[Range, ...]] = field(default_factory=list)


@dataclass(slots=True)
class _Asked:
    """A task that a label names before its agencies: the block of the label, and where the task's items stand."""

    block: int
    items: list[tuple[Range, ...]]


def _one_by_one(draft: _Draft) -> Iterator[_Draft]:
    """Yield a draft for each item of a task that is a list, all with the same agencies and time."""
    if not draft.items:
        yield draft
    for item in draft.items:
        yield replace(draft, task=item, items=[])


class _TaskReader:
    """Reads tasks that are followed by labels; ``used`` holds the indexes of the blocks that belong to one."""

    def __init__(self, document: Document, sections: Sequence[Section], blocks: Sequence[Block]) -> None:
        self._document = document
        self._sections = sections
        self._blocks = blocks
        self.used: set[int] = set()

    def read(self) -> list[Assignment]:
        """Return the tasks in order."""
        drafts: list[_Draft] = []
        current: _Draft | None = None
        asked: _Asked | None = None
        for index, block in enumerate(self._blocks):
            if block.kind not in _PROSE:
                continue
            text = "\n".join(part.of(self._document.text) for part in block.ranges)
            labels = [label for label in find_labels(text) if label.value[0] < label.value[1]]
            named = self._names_task(block, text)
            if named is not None:
                asked, current = _Asked(index, [named] if named else []), None
            elif block.kind is BlockKind.HEADING:
                asked = None
            elif asked is not None and not labels and not _leads_on(text):
                self._add_to(asked, block, text)
            if not labels:
                current = None if named is not None or not _leads_on(text) else current
                continue
            if asked is not None and asked.items and current is None and not self._own_task(block, text, labels):
                current = self._of_asked(asked, index)
                drafts.append(current)
                self._take(current, index, block, labels)
                continue
            if current is None or any(label.role in current.labels for label in labels) or self._own_task(block, text, labels):
                current = self._open(index, block, text, labels)
                if current is None:
                    continue
                drafts.append(current)
            self._take(current, index, block, labels)
        return [found for draft in drafts for each in _one_by_one(draft) if (found := self._assignment(each)) is not None]

    def _names_task(self, block: Block, text: str) -> tuple[Range, ...] | None:
        """Return where the task stands that a block names by its label ("a) Nhiệm vụ: …"), () where it follows below."""
        said = _TASK_LABEL.match(text, self._after_marker(block, text))
        return None if said is None else _placed(block, said.end(), len(text))

    def _add_to(self, asked: _Asked, block: Block, text: str) -> None:
        """Add a block to what a label asks for: an item of a list is one of its own, a paragraph goes on the one before."""
        place = _placed(block, self._after_marker(block, text), len(text))
        if block.kind is BlockKind.LIST_ITEM or not asked.items:
            asked.items.append(place)
        else:
            asked.items[-1] = (*asked.items[-1], *place)

    def _of_asked(self, asked: _Asked, index: int) -> _Draft:
        between = [at for at in range(asked.block, index) if self._blocks[at].kind in _PROSE]
        return _Draft(between, asked.items[0], items=asked.items if len(asked.items) > 1 else [])

    def _own_task(self, block: Block, text: str, labels: Sequence[Label]) -> bool:
        return len(text[: labels[0].start].strip(" \t\n-–+•*(").split()) > 3 and bool(block.clean)

    def _open(self, index: int, block: Block, text: str, labels: Sequence[Label]) -> _Draft | None:
        """Begin a task: in the block itself where text stands before the first label, else in the block that it follows."""
        if self._own_task(block, text, labels):
            head = text[: labels[0].start].rstrip(" \t\n-–+•*(")
            return _Draft([index], _placed(block, self._after_marker(block, text), len(head)))
        owner = self._owner(index, block)
        if owner is None:
            return None
        named = self._heading_of_one_task(owner, index)
        owner = owner if named is None else named
        above = self._blocks[owner]
        said = "\n".join(part.of(self._document.text) for part in above.ranges)
        between = [at for at in range(owner, index) if self._blocks[at].kind in _PROSE]
        return _Draft(between, _placed(above, self._after_marker(above, said), len(said)))

    def _heading_of_one_task(self, owner: int, index: int) -> int | None:
        """Return the numbered heading that names the task whose description is the block ``owner``, its labels from ``index``.

        "6. Trồng rừng" / "Trồng 120 ha …" / "- Đơn vị chủ trì: …": the heading is the task where nothing else stands below it.
        """
        section = self._blocks[owner].section
        at = owner
        while at >= 0 and self._describes(at, section):
            at -= 1
        heading = self._blocks[at]
        if at < 0 or at == owner or heading.kind is not BlockKind.HEADING or not heading.marker or heading.section != section:
            return None
        below = itertools.takewhile(lambda block: block.section == section, self._blocks[index:])
        return at if all(find_labels(self._text_of(block)) for block in below if block.kind in _PROSE) else None

    def _describes(self, at: int, section: int | None) -> bool:
        block = self._blocks[at]
        plain = block.kind is BlockKind.PARAGRAPH and not block.marker and block.section == section
        return plain and at not in self.used and not find_labels(self._text_of(block))

    def _text_of(self, block: Block) -> str:
        return "\n".join(part.of(self._document.text) for part in block.ranges)

    def _after_marker(self, block: Block, text: str) -> int:
        if not block.marker:
            return 0
        at = text.find(block.marker)
        if not 0 <= at <= 12:
            return 0
        rest = re.match(r"[\s.)/:*_]*", text[at + len(block.marker) :])
        return at + len(block.marker) + (rest.end() if rest else 0)

    def _owner(self, index: int, block: Block) -> int | None:
        """Return the block that labels from ``index`` on belong to: the nearest above it that is no item of their kind."""
        style = _style(block.marker)
        for at in range(index - 1, -1, -1):
            above = self._blocks[at]
            if above.kind not in _PROSE or at in self.used:
                if at in self.used:
                    return None
                continue
            if above.kind is BlockKind.HEADING or _style(above.marker) != style or not style:
                return at
        return None

    def _take(self, draft: _Draft, index: int, block: Block, labels: Sequence[Label]) -> None:
        if index not in draft.blocks:
            draft.blocks.append(index)
        self.used.update(draft.blocks)
        for label in labels:
            draft.labels.setdefault(label.role, _placed(block, *label.value))

    def _assignment(self, draft: _Draft) -> Assignment | None:
        source = self._document.text
        task = text_value(source, draft.task)
        lead, coordinate = self._agencies(draft)
        if task is None or not lead:
            # Where the label names persons the work is theirs: its paragraphs charge no agency either.
            if ColumnRole.LEAD not in draft.labels:
                self.used.difference_update(draft.blocks)
            return None
        first = self._blocks[draft.blocks[0]]
        numbered = _NUMBERED.match(task.text) if not first.marker else None
        if numbered is not None:
            mapped = clean(source, task.ranges)
            end = len(task.text)
            task = Value(task.text[numbered.end() :], mapped.sources(numbered.end(), end)) if numbered.end() < end else task
        product = draft.labels.get(ColumnRole.PRODUCT)
        funding = self._short(draft, ColumnRole.FUNDING)
        return Assignment(
            kind=AssignmentKind.TASK,
            number=numbered["number"] if numbered else first.marker.strip(" .)/-–+•*"),
            group=self._group(first),
            task=task,
            lead=lead,
            coordinate=coordinate,
            product=None if product is None else product_values(source, product),
            period=self._short(draft, ColumnRole.PERIOD),
            funding=funding,
            ranges=tuple(part for index in draft.blocks for part in self._blocks[index].ranges),
            section=first.section,
            cost=cost_of(funding),
        )

    def _agencies(self, draft: _Draft) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
        """Return who leads and who helps; the label of one may name both ("Sở Y tế chủ trì, phối hợp với Công an tỉnh")."""
        source, said = self._document.text, draft.labels.get(ColumnRole.LEAD, ())
        coordinate = labelled_agencies(source, draft.labels.get(ColumnRole.COORDINATE, ()), any_name=True)
        lead = labelled_agencies(source, said)
        both = agencies_by_part(source, said) if lead and not coordinate else None
        if both is not None and both.lead and both.coordinate:
            return both.lead, both.coordinate
        return lead, coordinate

    def _short(self, draft: _Draft, role: ColumnRole) -> Value | None:
        return short_value(self._document.text, draft.labels.get(role, ()))

    def _group(self, block: Block) -> str | None:
        section = block.section
        if block.kind is BlockKind.HEADING and section is not None:
            section = self._sections[section].parent
        return None if section is None else self._sections[section].heading


def _leads_on(text: str) -> bool:
    """Tell whether a block only opens a list of labels: "b) Cơ quan thực hiện:"."""
    return any(label.value[0] >= label.value[1] for label in find_labels(text))


def _style(marker: str) -> str:
    """Return the kind of a marker: "-", "1.1", "a"."""
    return re.sub(r"[A-Za-zđĐ]+", "a", re.sub(r"\d+", "1", marker.strip(" .)/")))


def _placed(block: Block, start: int, end: int) -> tuple[Range, ...]:
    """Return where the characters ``start`` to ``end`` of a block's text stand, its ranges being joined by line ends."""
    found: list[Range] = []
    at = 0
    for part in block.ranges:
        length = part.end - part.start
        first, last = max(start, at), min(end, at + length)
        if first < last:
            found.append(Range(part.start + first - at, part.start + last - at))
        at += length + 1
    return tuple(found)
