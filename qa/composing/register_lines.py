"""A line from the register: who leads, who coordinates, when, which product, what money, for the task that is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.records import Assignment, Range, Value
from indexer.segments.stored import Passage, StoredAssignment
from qa.composing.draft import Line
from qa.contracts.findings import Proof
from qa.contracts.query import Form
from qa.contracts.ranked import Ranked
from qa.contracts.words import Intent, QueryWords, field_values
from qa.ranking.looked_up import LookedUp
from qa.reading.obliques import Oblique, asked_beside, obliques_in
from qa.reading.parties import party_ids
from qa.retrieval.knowledge import Knowledge

COLUMN_NAMES = {
    Intent.LEAD: "chủ trì",
    Intent.COORDINATE: "phối hợp",
    Intent.PERIOD: "thời gian",
    Intent.PRODUCT: "sản phẩm",
    Intent.FUNDING: "kinh phí",
}
"""What the register's columns are called in an answer."""


def task_line(found: Ranked, task: StoredAssignment, looked: LookedUp) -> Line:
    """Return the line that says the asked fields of a task, with the row and the fields' own places as its proof.

    Its values are empty where the row says nothing in those fields.
    """
    assignment = task.assignment
    intents = looked.words.asking.columns
    asks_for_others = (
        intents == (Intent.LEAD,)
        and not looked.words.asking.says_lead
        and looked.query.form is not Form.YES_NO
        and _all_named(assignment.lead, looked.words)
    )
    oblique = asked_beside(looked.query)
    beside = obliques_in(assignment.task.text, oblique, looked.words.named.agency_ids) if oblique is not None else ()
    asks_for_others = asks_for_others or (oblique is not None and oblique.oblique is Oblique.WITH)
    if asks_for_others:  # "Sở Y tế lo việc này thì có ai tiếp tay?": who leads is said in the question, and may be alone
        intents = (Intent.COORDINATE,)
    said = said_in(assignment, intents)
    fields = [value for _, values in said for value in values]
    values = beside or values_of(said, named=len(said) > 1 or asks_for_others)
    proof = Proof.of(found.candidate.passage, found.score, also=outside(fields, found.candidate.passage))
    return Line(task.plan, task_label(task, looked.knowledge), values, f"“{assignment.task.text}”", (proof,))


def said_in(assignment: Assignment, intents: Sequence[Intent]) -> list[tuple[Intent, Sequence[Value]]]:
    """Return those columns of ``intents`` in which the row says something, with what it says."""
    return [(intent, found) for intent in intents if (found := field_values(assignment, intent))]


def values_of(said: Sequence[tuple[Intent, Sequence[Value]]], *, named: bool) -> tuple[str, ...]:
    """Return what is said as an answer's values: a column each with its name before it, or the values by themselves."""
    if named:
        return tuple(f"{COLUMN_NAMES[intent]}: {'; '.join(value.text for value in found)}" for intent, found in said)
    return tuple(value.text for _, found in said for value in found)


def _all_named(values: Iterable[Value], words: QueryWords) -> bool:
    """Tell whether the question names each of the agencies in ``values``."""
    named = words.named.agency_ids
    found = [set(party_ids(value.text)) for value in values]
    return bool(found) and all(agencies & named for agencies in found)


def task_label(task: StoredAssignment, knowledge: Knowledge) -> str:
    """Return how to call a row of the register: its plan, and its number where it has one."""
    name = knowledge.plan_name(task.plan)
    return f"{name}, nhiệm vụ {task.assignment.number}" if task.assignment.number else name


def outside(values: Iterable[Value], passage: Passage) -> list[Range]:
    """Return the values' ranges that are not in the row's ``passage``: a merged cell stands with another row."""
    row = passage.ranges
    return [r for value in values for r in value.ranges if not any(p.start <= r.start and r.end <= p.end for p in row)]
