"""One topic across plans: which task it is there, who leads, who helps, when, and what is to be reached, by their answers.

In: the query about a topic, and what answers queries. Out: a column a plan, made of the answers' items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from corpus.records.outline import BlockKind
from indexer.segments.stored import StoredPlan
from qa.contracts.answer import Answer, Citation, Item
from qa.contracts.query import Expects, Field, Query
from ui.presenting.readable import tidy

SHOWN_VALUES: Final = 4
ASPECTS: Final = (
    ("Ai chủ trì", Field.LEAD, Expects.AGENCY, True),
    ("Ai phối hợp", Field.COORDINATE, Expects.AGENCY, True),
    ("Khi nào", Field.PERIOD, Expects.DATE, True),
    ("Mục tiêu, nội dung", Field.FIGURE, Expects.TEXT, False),
)
"""What is asked: its name, the field and what is expected, and whether only a value will do: a quote is silence."""
TASK: Final = "Việc"
"""The first aspect: the task, in the plan's own words, of which the first answer tells who leads it."""
NAMES: Final = (TASK, *(name for name, *_ in ASPECTS))
"""All aspects of a column, in order."""


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


def compare(ask: Callable[[Query], Answer], topic: Query, plans: Iterable[StoredPlan]) -> list[Column]:
    """Return what the query ``topic`` is about in each of the plans, by what ``ask`` answers."""
    columns = []
    for plan in plans:
        where = replace(topic.where, plans=(plan.id,), provinces=())
        answers = [ask(replace(topic, ask=(field,), expects=kind, where=where)) for _, field, kind, _ in ASPECTS]
        told = (_aspect(name, exact, answer) for (name, *_, exact), answer in zip(ASPECTS, answers, strict=True))
        columns.append(Column(plan, (_task(answers[0]), *told)))
    return columns


def _task(answer: Answer) -> Aspect:
    """Return the tasks that the answer of who leads is about; nothing where it only quotes."""
    items = [item for item in answer.items[:SHOWN_VALUES] if answer.found and item.detail and not item.quotes]
    values = dict.fromkeys(tidy(item.detail).strip("“”") for item in items)
    return Aspect(TASK, tuple(values), _cited(answer, items)) if values else Aspect(TASK)


def _aspect(name: str, exact: bool, answer: Answer) -> Aspect:
    """Return what an answer says: the values of its items, or what it says whole, with the citations that prove just that.

    A table's row that is only quoted says nothing here: its cells are told by the other aspects.
    """
    if not answer.found:
        return Aspect(name)
    rows = {citation.n for citation in answer.citations if citation.kind == BlockKind.TABLE_ROW}
    items = [item for item in answer.items[:SHOWN_VALUES] if not (item.quotes and rows.issuperset(item.citations))]
    if answer.items and not items:
        return Aspect(name)
    values = tuple(dict.fromkeys(tidy("; ".join(item.values)) for item in items)) or (tidy(answer.heading),)
    if exact and any(item.quotes for item in items):
        return Aspect(name)
    return Aspect(name, values, _cited(answer, items))


def _cited(answer: Answer, items: Iterable[Item]) -> tuple[Citation, ...]:
    """Return the citations that prove the items; the first where they name none."""
    numbers = {number for item in items for number in item.citations} or {1}
    return tuple(citation for citation in answer.citations if citation.n in numbers)[:SHOWN_VALUES]
