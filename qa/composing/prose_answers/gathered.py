"""The lines that a summary is made of: items of a part, each told in as much room as it has, and proved.

In: the statements of a part. Out: :class:`GatheredItem` records, and the lines that tell them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.records import BlockKind
from indexer.segments.stored import StoredPlan
from qa.composing.draft import SHORT, Line, divide, shorten
from qa.composing.prose import cite_passage
from qa.composing.prose_answers.gists import gist
from qa.reading.coverage import goals_of, telling
from qa.reading.figures import figures_in
from qa.reading.plan_parts import PlanPart, bare, parts_under, passages_in
from qa.reading.statements import Statement
from qa.retrieval.knowledge import Knowledge

_SAYS: Final = re.compile(r"(?:[^\W\d_]{2,}\W+){2}[^\W\d_]{2,}")
"""Three words in a row: a row of figures alone tells nothing without its columns."""
LEAST: Final = 64
"""Characters that a line needs to say something."""
_MUCH: Final = 2 * SHORT
"""Of goals that take more characters than this only those with figures are told."""
_PLAIN: Final = 56
"""Characters of what holds no figures where others do."""
_FEW: Final = 8
_MOST_OF_ONE: Final = 3
_SEVERAL: Final = 3


@dataclass(frozen=True, slots=True)
class GatheredItem:
    """What one line of a summary tells: its name, the statements that it is made of."""

    label: str
    statements: tuple[Statement, ...]

    @property
    def text(self) -> str:
        """All that the statements say."""
        return " ".join(statement.text for statement in self.statements)

    @property
    def telling(self) -> Statement:
        """The statement that holds most figures, the first of equals."""
        return max(self.statements, key=lambda statement: len(figures_in(statement.text)))


def told(items: Sequence[GatheredItem], knowledge: Knowledge, room: int) -> list[Line]:
    """Return a line for each item, all within ``room``; of more items than find room those that say most."""
    weight = knowledge.weight
    count = max(1, room // (LEAST + 4))
    if len(items) > count:
        best = telling([each.telling for each in items], count, weight)
        items = [item for item in items if any(item.telling is each for each in best)]
    texts = [bare(_text_of(item, knowledge)) for item in items]
    labels = [shorten(item.label, LEAST) for item in items]
    room -= sum(len(label) + 5 for label in labels)
    figured = [bool(figures_in(text)) for text in texts]
    scarce = any(figured) and sum(map(len, texts)) > room
    wanted = [min(len(text), _PLAIN) if scarce and not has else len(text) for text, has in zip(texts, figured, strict=True)]
    shares = divide(wanted, room)
    return [
        Line(
            item.statements[0].passage.plan,
            label,
            (),
            gist(text, share, weight),
            tuple(cite_passage(s.passage, 1.0, knowledge) for s in item.statements),
        )
        for item, label, text, share in zip(items, labels, texts, shares, strict=True)
    ]


def _text_of(item: GatheredItem, knowledge: Knowledge) -> str:
    """Return what the item says; of a row of the register only its task."""
    passage = item.statements[0].passage
    tasks = knowledge.assignments_in(passage) if passage.kind is BlockKind.TABLE_ROW else []
    return "; ".join(stored.assignment.task.text for stored in tasks) or item.text


def by_passage(statements: Sequence[Statement]) -> list[GatheredItem]:
    """Return an item for each passage; of what stands under different years each is called by its year."""
    items: dict[str, list[Statement]] = {}
    for statement in statements:
        items.setdefault(statement.passage.id, []).append(statement)
    several = len({s.set_for for s in statements if s.set_for}) > 1
    return [GatheredItem(_years(own[0]) if several else "", tuple(own)) for own in items.values()]


def _years(statement: Statement) -> str:
    return "" if statement.years else ", ".join(map(str, sorted(statement.under)))


def items_of(part: PlanPart, plan: StoredPlan, knowledge: Knowledge, years: frozenset[int]) -> list[GatheredItem]:
    """Return the items of a part, of the asked years where it has any; where it has many headings an item for each of them."""
    found = _inside(part, plan, knowledge)
    found = [s for s in found if _SAYS.search(s.passage.clean)] or found
    found = [s for s in found if s.set_for & years] or found
    if sum(len(s.text) for s in found) > _MUCH:
        found = [s for s in goals_of(found) if figures_in(s.text)] or found
    below = parts_under(part)
    items = by_passage(found)
    if len(below) < _SEVERAL or len(items) <= _FEW:
        return [_called(item, part) for item in items]
    groups = [(child, [s for s in _inside(child, plan, knowledge) if s in found]) for child in below]
    return [GatheredItem(bare(child.name), tuple(own[:_MOST_OF_ONE])) for child, own in groups if own]


def _called(item: GatheredItem, part: PlanPart) -> GatheredItem:
    """Return the item by the heading that it stands under within ``part`` ("3. Sở Tài chính"), where it is under one."""
    heading = bare(item.statements[0].headings[-1]) if item.statements[0].headings else ""
    return item if not heading or bare(part.name) == heading or item.label else GatheredItem(heading, item.statements)


def _inside(part: PlanPart, plan: StoredPlan, knowledge: Knowledge) -> list[Statement]:
    inside = {p.id for p in passages_in(part, knowledge.engine.passages_of(plan.id))}
    return [s for s in knowledge.statements(plan.id) if s.passage.id in inside]
