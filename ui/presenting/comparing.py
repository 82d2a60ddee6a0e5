"""One topic across plans: what each plan's own answers say of who leads, who helps, when, and what is to be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from indexer.segments.stored import StoredPlan
from qa.contracts.answer import Answer, Citation
from ui.presenting.readable import tidy

SHOWN_VALUES: Final = 4
ASPECTS: Final = (
    ("Ai chủ trì", "Ai chủ trì {topic}?", True),
    ("Ai phối hợp", "Ai phối hợp {topic}?", True),
    ("Khi nào", "Thời gian thực hiện {topic}?", True),
    ("Mục tiêu, chỉ tiêu", "Mục tiêu, chỉ tiêu về {topic} là gì?", False),
)
"""What is compared: its name, how it is asked, and whether only a value will do (a quoted sentence then counts as silence)."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect of the topic in one plan: what its answer says and what proves it; nothing where the plan is silent."""

    name: str
    values: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """What one plan says of the topic."""

    plan: StoredPlan
    aspects: tuple[Aspect, ...]

    @property
    def silent(self) -> bool:
        """Tell whether the plan says nothing of it."""
        return not any(aspect.values for aspect in self.aspects)


def cited_in(columns: Iterable[Column]) -> list[Citation]:
    """Return the citations of all columns, each passage once, in the order in which they are numbered."""
    found = {cited.passage: cited for column in columns for aspect in column.aspects for cited in aspect.citations}
    return list(found.values())


def compare(ask: Callable[[str, str], Answer], topic: str, plans: Iterable[StoredPlan]) -> list[Column]:
    """Return the topic in each of the plans; ``ask`` answers a question (first) about one plan (second, its id)."""
    topic = topic.strip().rstrip("?.")
    return [
        Column(plan, tuple(_aspect(name, exact, ask(asked.format(topic=topic), plan.id)) for name, asked, exact in ASPECTS))
        for plan in plans
    ]


def _aspect(name: str, exact: bool, answer: Answer) -> Aspect:
    """Return what an answer says: the values of its items, or what it says whole, with the citations that prove just that."""
    if not answer.found:
        return Aspect(name)
    items = answer.items[:SHOWN_VALUES]
    values = tuple(dict.fromkeys(tidy("; ".join(item.values)) for item in items)) or (tidy(answer.answer),)
    if exact and any(item.quotes for item in items):
        return Aspect(name)
    numbers = {number for item in items for number in item.citations} or {1}
    cited = tuple(citation for citation in answer.citations if citation.n in numbers)
    return Aspect(name, values, cited[:SHOWN_VALUES])
