"""Rows and things as an answer's lines, each with the rows that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.records import Value
from indexer.segments.stored import Passage
from qa.composing.computed.kinds import Material
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.register_lines import outside
from qa.contracts.findings import Proof
from qa.contracts.query import Counted, Field, Role
from qa.reading.register import Row, Tally
from qa.reading.sentence_values import best_excerpt

_LEAST_SAID = 44  # characters of a task by which a reader knows it
_ENOUGH = 64
_WHOLE = 400  # characters that the longest task takes
_MOST_SHOWN = 60  # rows that find room in the longest answer
_MARKS = 16
_PROVED = 12
"""Rows that are cited at least, where there are as many, even where the text has no room for all of them."""
_NAMES = {
    Field.LEAD: "chủ trì",
    Field.COORDINATE: "phối hợp",
    Field.PERIOD: "thời gian",
    Field.DEADLINE: "thời gian",
    Field.PRODUCT: "sản phẩm",
    Field.FUNDING: "kinh phí",
}
DOES = {Role.LEAD: "chủ trì", Role.COORDINATE: "phối hợp", Role.EITHER: "tham gia", Role.OTHER: "tham gia"}
"""What an agency in a role does."""


def values(row: Row, field: Field) -> tuple[Value, ...]:
    """Return what a row says in a field, with where it stands."""
    found = row.stored.assignment
    match field:
        case Field.LEAD:
            return found.lead
        case Field.COORDINATE:
            return found.coordinate
        case Field.PRODUCT:
            return found.product or ()
        case Field.PERIOD | Field.DEADLINE:
            return (found.period,) if found.period else ()
        case Field.FUNDING:
            return (found.money,) if found.money else ()
        case _:
            return ()


def quoting_line(passage: Passage, value: str, words: tuple[str, ...], room: int, material: Material, label: str = "") -> Line:
    """Return the line of ``value`` with what proves it: at most ``room`` characters of ``passage`` around ``words``, cited."""
    excerpt = best_excerpt(passage.clean, words, material.knowledge.weight, room)
    return Line(passage.plan, label, (value,), f"“{excerpt}”", (Proof.of(passage, 1.0),))


def cite(row: Row, material: Material, fields: Sequence[Field] = (), *, heading: bool = False) -> Proof:
    """Return the proof by a row, with those of its agencies, its time and ``fields`` that stand elsewhere.

    With ``heading`` the heading that it stands under is cited with it.
    """
    passage = material.knowledge.engine.passage(row.stored.passage)
    told = dict.fromkeys((Field.LEAD, Field.COORDINATE, Field.PERIOD, *fields))
    said = outside([value for field in told for value in values(row, field)], passage)
    return Proof.of(passage, 1.0, also=[*(passage.headings[-1:] if heading else ()), *said])


def label(row: Row, material: Material, *, named: bool) -> str:
    """Return how to call a row: its plan where that is to be ``named``, and its number."""
    number = row.stored.assignment.number
    parts = (material.knowledge.plan_name(row.plan.id) if named else "", f"nhiệm vụ {number}" if number else "")
    return ", ".join(part for part in parts if part)


def row_line(row: Row, material: Material, fields: Sequence[Field], *, named: bool) -> Line:
    """Return the line of a row: what it says in ``fields``, and its task; the row is cited."""
    return replace(_uncited(row, material, fields, named=named), proofs=(cite(row, material, fields),))


def _uncited(row: Row, material: Material, fields: Sequence[Field], *, named: bool) -> Line:
    said = [(field, found) for field in fields if (found := values(row, field))]
    told = tuple(
        f"{_NAMES[field]}: {'; '.join(v.text for v in found)}" if len(fields) > 1 else "; ".join(v.text for v in found)
        for field, found in said
    )
    return Line(row.plan.id, label(row, material, named=named), told, f"“{row.stored.assignment.task.text}”", ())


def thing_line(tally: Tally, material: Material, most: int = _PROVED) -> Line:
    """Return the line of an agency, a plan or a group with how many rows it has, cited by the first ``most`` of them."""
    grouped = material.of is Counted.GROUPS
    proofs = tuple(cite(row, material, heading=grouped) for row in tally.rows[: 1 if grouped else most])
    plan = tally.rows[0].plan.id if tally.rows else tally.key
    name = material.knowledge.plan_name(tally.key) if material.of is Counted.PLANS else tally.name
    return Line(plan, name, (f"{tally.count} nhiệm vụ",) if tally.rows else (), "", proofs)


def rows_draft(heading: str, rows: Sequence[Row], material: Material, fields: Sequence[Field], *, roomy: bool) -> Draft:
    """Return the draft that tells ``rows`` one by one under a heading; columns go first where room is short.

    ``roomy`` lets the answer be long where short would cut tasks.
    """
    named = len({row.plan.id for row in rows}) > 1
    shown = rows[:_MOST_SHOWN]
    bare = [_uncited(row, material, (), named=named) for row in shown]
    full = [_uncited(row, material, fields, named=named) for row in shown]
    limit, lines = SHORT, bare
    asked = bool(fields) and material.query.asks(*fields)
    enough = _LEAST_SAID if asked else _WHOLE  # columns that were not asked for cut no task
    if _room(heading, full, enough) <= SHORT:
        lines = full
    elif roomy and asked:
        limit, lines = LONG, full
    elif roomy and _room(heading, bare, _ENOUGH) > SHORT:
        limit, lines = LONG, full if _room(heading, full, _ENOUGH) <= LONG else bare
    rest = "… và {} nhiệm vụ nữa, xem trong sổ nhiệm vụ."
    told = len(lines)
    while told > 1 and _room(heading, lines[:told], _LEAST_SAID) + (len(rest) if told < len(rows) else 0) > limit:
        told -= 1
    notes = (*material.selection.notes, *((rest.format(len(rows) - told),) if told < len(rows) else ()))
    kept = zip(shown, lines[: max(told, _PROVED)], strict=False)
    cited = tuple(replace(line, proofs=(cite(row, material, fields),)) for row, line in kept)
    return Draft(cited, heading=heading, notes=notes, limit=limit, told=told)


def _room(heading: str, lines: Sequence[Line], said: int) -> int:
    """Return the characters that lines take with ``said`` characters of each task."""
    each = (len(line.label) + sum(len(v) + 2 for v in line.values) + min(len(line.detail), said) + _MARKS for line in lines)
    return len(heading) + sum(each)
