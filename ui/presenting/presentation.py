"""An answer put in order for reading, the same in a terminal and on the page: the headline, then lines by plan, then notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from indexer.segments.stored import StoredPlan
from qa.contracts.answer import Answer, Item, Status
from ui.presenting.readable import tidy
from ui.presenting.reference import short_plan_name

TITLES: Final = {
    Status.ANSWERED: "",
    Status.NOT_FOUND: "Không tìm thấy trong các kế hoạch",
    Status.OUT_OF_SCOPE: "Ngoài phạm vi các kế hoạch đang có",
    Status.OFF_TOPIC: "Câu hỏi không về các kế hoạch",
    Status.INVALID: "Chưa hiểu câu hỏi",
    Status.PAUSED: "Đang tạm dừng trả lời",
}
LONGEST_VALUE: Final = 120
"""In characters; what is longer is a sentence and no name or figure."""


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One line: the value, what it stands in, where ("nhiệm vụ 13"), and the numbers of its citations.

    ``quotes`` tells that the value is the plan's own words.
    """

    value: str
    detail: str
    label: str
    citations: tuple[int, ...]
    quotes: bool = False


@dataclass(frozen=True, slots=True)
class PlanLines:
    """The lines that are of one plan; ``heading`` is the plan's short name, ``notice`` says that it does not hold any more."""

    heading: str
    items: tuple[ShownItem, ...]
    notice: str = ""

    @property
    def in_prose(self) -> bool:
        """Tell whether the lines are the plan's own sentences, which all look alike, be one of them short."""
        return any(item.quotes or len(item.value) > LONGEST_VALUE for item in self.items)


@dataclass(frozen=True, slots=True)
class Presented:
    """An answer in the order of reading. ``title`` is "" for an answer that was found, ``headline`` "" for a list.

    ``quotes`` tells that the headline is the plan's own words.
    """

    title: str
    headline: str
    groups: tuple[PlanLines, ...]
    notes: tuple[str, ...]
    quotes: bool = False


def present(answer: Answer, plans: Sequence[StoredPlan]) -> Presented:
    """Put an answer in order: one line's value is the headline; several lines stand by plan, under their heading if any."""
    groups = _groups(answer.items, {plan.id: short_plan_name(plan) for plan in plans})
    heading, notes = tidy(answer.heading), tuple(map(tidy, answer.notes))
    if len(answer.items) == 1:
        (only,) = groups[0].items
        notes = tuple(note for note in (heading, *notes) if note and only.value not in note)
        return Presented(TITLES[answer.status], only.value, groups, notes, only.quotes)
    return Presented(TITLES[answer.status], heading, groups, notes)


def _groups(items: Sequence[Item], names: dict[str, str]) -> tuple[PlanLines, ...]:
    groups = []
    for plan, group in groupby(items, key=lambda item: item.plan):
        heading, of_plan = names.get(plan, plan), list(group)
        groups.append(PlanLines(heading, tuple(_shown(item, heading) for item in of_plan), of_plan[0].notice))
    return tuple(groups)


def _shown(item: Item, heading: str) -> ShownItem:
    """Return the item's line; its label without the plan's name, which stands above it."""
    label = item.label.removeprefix(heading).removeprefix(", ") if heading else item.label
    values = "; ".join(dict.fromkeys(value for each in item.values if (value := tidy(each))))
    return ShownItem(values, _quoted(item.detail), tidy(label), item.citations, item.quotes)


def _quoted(detail: str) -> str:
    """Return what a value stands in; marks at the edges of a quotation go from within its quotation marks."""
    inner = detail.strip()
    if inner.startswith("“") and inner.endswith("”"):
        return f"“{tidy(inner[1:-1])}”"
    return tidy(inner)
