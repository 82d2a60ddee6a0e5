"""The register read out: the tasks that a question asks for one by one, each with who leads it (or another column)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.records import Assignment, AssignmentKind
from corpus.text import fold_accents
from indexer.segments.stored import StoredAssignment, StoredPlan
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.register_lines import outside, said_in, values_of
from qa.composing.tasks import first_clause
from qa.contracts.answer import Status
from qa.contracts.findings import Proof
from qa.contracts.words import AskedAgency, Intent, QueryWords, RowsAsked, field_values
from qa.ranking.features import Topic
from qa.ranking.looked_up import LookedUp
from qa.reading.parties import party_ids
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.succession import agency_notes, related_agencies

_WHOLE: Final = 2.0
_FITS: Final = 0.6
_ABOUT_IT: Final = 0.5
_SURE: Final = 1.6  # of 2: most of the topic, and most of it side by side
_FEW: Final = 5
_MOST_ROWS: Final = 60
_LEAST_SAID: Final = 60  # characters of a task by which a reader knows it
_MARKS: Final = 24  # characters of a line beside its label, values and task
_YEARS: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ONWARDS: Final = re.compile(r"tiếp theo|trở đi|về sau", re.IGNORECASE)
_NEVER: Final = 9999


@dataclass(frozen=True, slots=True)
class _Row:
    stored: StoredAssignment
    score: float
    values: tuple[str, ...]


def answer_with_roster(looked: LookedUp) -> Draft | None:
    """Return the tasks that fit the question with the columns that it asks for, plan by plan as they stand.

    NOT_FOUND where no task is of the asked years; None where the register has none that fits, so that prose may answer.
    """
    asked = looked.words.asking.rows
    if asked is None:
        return None
    plans = [looked.knowledge.plan(plan) for plan in looked.plans]
    stored = looked.knowledge.engine.assignments(plans=[plan.id for plan in plans], kind=AssignmentKind.TASK)
    named = _of_agencies(_of_kinds(stored, asked), looked.words.named.agencies)
    found = [task for plan in plans for task in _of_years([t for t in named if t.plan == plan.id], plan, looked.words)]
    if not found and (named or asked.numbers):
        return Draft((), Status.NOT_FOUND)
    rows = _fitting(found, looked)
    return _draft(rows, looked.words, looked.knowledge) if rows else None


def _of_kinds(tasks: Sequence[StoredAssignment], asked: RowsAsked) -> list[StoredAssignment]:
    """Return the tasks that bear an asked number, and are or yield what is asked for; all where none does."""
    if asked.numbers:
        tasks = [task for task in tasks if task.assignment.number in asked.numbers]
    kinds = [fold_accents(kind) for kind in asked.kinds]
    fitting = [task for task in tasks if any(kind in _folded(task.assignment) for kind in kinds)]
    return fitting or list(tasks)


def _folded(assignment: Assignment) -> str:
    return fold_accents(" ".join([assignment.task.text, *(value.text for value in assignment.product or ())]))


def _of_agencies(tasks: Sequence[StoredAssignment], agencies: Sequence[AskedAgency]) -> list[StoredAssignment]:
    """Return the tasks in which every asked agency, or one before or after it in a succession, has the asked role."""
    return [task for task in tasks if all(_has_role(task.assignment, asked) for asked in agencies)]


def _has_role(assignment: Assignment, asked: AskedAgency) -> bool:
    wanted = set(asked.ids).union(*(related_agencies(agency) for agency in asked.ids))
    lead, coordinate = assignment.lead, assignment.coordinate
    values = {"lead": lead, "coordinate": coordinate}.get(asked.role, (*lead, *coordinate))
    return any(wanted & set(party_ids(value.text)) for value in values)


def _of_years(tasks: Sequence[StoredAssignment], plan: StoredPlan, words: QueryWords) -> list[StoredAssignment]:
    """Return a plan's tasks that fall into the asked years, or end in them; all where the years are only the plan's own."""
    if not words.named.years or words.asking.rows is None:
        return list(tasks)
    metadata = plan.metadata
    issued = str(metadata.issued_on.year) if metadata.issued_on else ""
    own = {int(year) for year in _YEARS.findall(f"{metadata.title or ''} {metadata.period or ''} {issued}")}
    if not words.asking.rows.dated and set(words.named.years) <= own:
        return list(tasks)
    ending = words.asking.rows.ending
    return [task for task in tasks if _falls_into(task.assignment, words.named.years, ending=ending)]


def _falls_into(assignment: Assignment, years: Iterable[int], *, ending: bool) -> bool:
    said = assignment.period.text if assignment.period else ""
    found = sorted(map(int, _YEARS.findall(said)))
    if not found:
        return False
    first, last = found[0], _NEVER if _ONWARDS.search(said) else found[-1]
    return all(year == last if ending else first <= year <= last for year in years)


def _fitting(tasks: Sequence[StoredAssignment], looked: LookedUp) -> list[_Row]:
    """Return the tasks that fit the topic about as well as the best does, with what is asked of them, as they stand."""
    columns = looked.words.asking.columns
    rows = [
        _Row(
            task,
            _score(task, looked.topic, looked.knowledge),
            values_of(said_in(task.assignment, columns), named=len(columns) != 1),
        )
        for task in tasks
    ]
    rows = [row for row in rows if row.values]
    best = max((row.score for row in rows), default=0.0)
    if looked.topic.syllables and best < _ABOUT_IT and not _numbered(looked.words):
        return []
    rows = [row for row in rows if row.score >= _FITS * best]
    return _in_order(_by_turns(rows)[:_MOST_ROWS], rows)


def _numbered(words: QueryWords) -> bool:
    """Tell whether the question names its tasks by number."""
    return words.asking.rows is not None and bool(words.asking.rows.numbers)


def _by_turns(rows: Sequence[_Row]) -> list[_Row]:
    """Return the best row of each plan, then the second of each, and so on: no plan is left out where room is short."""
    turns: Counter[str] = Counter()
    taken = []
    for row in sorted(rows, key=lambda row: -row.score):
        taken.append((turns[row.stored.plan], row))
        turns[row.stored.plan] += 1
    return [row for _, row in sorted(taken, key=lambda turn: turn[0])]


def _in_order(chosen: Sequence[_Row], rows: Sequence[_Row]) -> list[_Row]:
    ids = {row.stored.id for row in chosen}
    return [row for row in rows if row.stored.id in ids]


def _score(stored: StoredAssignment, topic: Topic, knowledge: Knowledge) -> float:
    """Return how well a task fits the topic: by its own words, its group's and headings', and what its columns say."""
    assignment = stored.assignment
    if not topic.syllables:
        return _WHOLE
    headings = knowledge.engine.passage(stored.passage).section_path
    columns = [
        value for intent in (Intent.PRODUCT, Intent.PERIOD, Intent.FUNDING) for value in field_values(assignment, intent)
    ]
    parts = [assignment.task.text, assignment.group or "", *headings, *(value.text for value in columns)]
    terms = knowledge.text_terms(" . ".join(parts))
    return topic.cover(terms.syllables) + topic.cover_pairs(terms.bigrams)


def _draft(rows: Sequence[_Row], words: QueryWords, knowledge: Knowledge) -> Draft:
    plans = list(dict.fromkeys(row.stored.plan for row in rows))
    best = tuple(_cite(row, words, knowledge) for row in sorted(rows, key=lambda row: -row.score))  # the list stands as it is
    named = len(plans) > 1 or len(rows) == 1
    told = _in_order(_as_many_as_fit(_by_turns(rows), knowledge, named=named), rows)
    rows = [*told, *(row for row in rows if row not in told)]
    whole = sum(len(row.stored.assignment.task.text) + _beside(row, knowledge, named=named) for row in rows) <= LONG
    lines = tuple(_line(row, words, knowledge, named=named, whole=whole) for row in rows)
    heading = "" if named else f"{knowledge.plan_name(plans[0])}: {len(rows)} nhiệm vụ"
    notes = agency_notes(v for row in rows for v in _leads(row, words)) if len(rows) <= _FEW else ()
    if len(told) < len(lines):
        notes = (*notes, f"Còn {len(lines) - len(told)} nhiệm vụ nữa; xin nêu tỉnh hoặc nội dung để xem gọn hơn.")
    sure = max(row.score for row in rows) >= _SURE or _numbered(words)
    limit = LONG if len(lines) > 1 else SHORT
    return Draft(lines, heading=heading, notes=notes, limit=limit, told=len(told), sure=sure, first=best)


def _leads(row: _Row, words: QueryWords) -> list[str]:
    return [value.text for value in row.stored.assignment.lead] if Intent.LEAD in words.asking.intents else []


def _as_many_as_fit(rows: Sequence[_Row], knowledge: Knowledge, *, named: bool) -> list[_Row]:
    """Return the first of ``rows`` that find room with enough of their task to know it by."""
    room = LONG - 3 * _LEAST_SAID
    fitting = rows[:1]
    for count, row in enumerate(rows, start=1):
        room -= _beside(row, knowledge, named=named) + min(len(row.stored.assignment.task.text), _LEAST_SAID)
        if room < 0:
            break
        fitting = rows[:count]
    return list(fitting)


def _beside(row: _Row, knowledge: Knowledge, *, named: bool) -> int:
    return len(_label(row.stored, knowledge, named=named)) + sum(len(value) + 2 for value in row.values) + _MARKS


def _label(stored: StoredAssignment, knowledge: Knowledge, *, named: bool) -> str:
    number = f"nhiệm vụ {stored.assignment.number}" if stored.assignment.number else ""
    name = knowledge.plan_name(stored.plan) if named else ""
    return ", ".join(part for part in (name, number) if part)


def _cite(row: _Row, words: QueryWords, knowledge: Knowledge) -> Proof:
    passage = knowledge.engine.passage(row.stored.passage)
    values = [value for _, found in said_in(row.stored.assignment, words.asking.columns) for value in found]
    return Proof.of(passage, round(row.score, 4), also=outside(values, passage))


def _line(row: _Row, words: QueryWords, knowledge: Knowledge, *, named: bool, whole: bool) -> Line:
    task = row.stored.assignment.task.text
    label = _label(row.stored, knowledge, named=named)
    return Line(
        row.stored.plan, label, row.values, f"“{task if whole else first_clause(task)}”", (_cite(row, words, knowledge),)
    )
