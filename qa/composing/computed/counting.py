"""How many: the number first, then what was counted over, then the rows that were counted."""

from __future__ import annotations

from dataclasses import replace

from corpus.records import AssignmentKind
from qa.composing.computed.conditions_told import conditions, joined, noun, scope, things_in_words
from qa.composing.computed.kinds import Kind, Material, about_plans, computed_from_rows, register_kind
from qa.composing.computed.plans import counted_plans
from qa.composing.computed.row_lines import cite, rows_draft, thing_line
from qa.composing.draft import SHORT, Draft
from qa.contracts.query import Counted, Expects, Form, Query, Role, Where
from qa.reading.register import Tally
from qa.reading.register.conditions import is_named
from qa.reading.register.selecting import collectives

_ROLES = {Role.LEAD: "chủ trì", Role.COORDINATE: "phối hợp", Role.EITHER: "tham gia", Role.OTHER: "được nêu"}
_NEAREST = 3


def takes_counts(query: Query) -> bool:
    """Tell whether the query asks how many there are in the register, or how many plans."""
    return query.form is Form.COUNT and (computed_from_rows(query) or about_plans(query))


def answer_count(material: Material) -> Draft | None:
    """Return the count, None where nothing was looked at (no plan in scope has a register), so that prose may answer."""
    if about_plans(material.query) and not material.selection.narrowed and material.query.many is None:
        return counted_plans(material)
    if not material.selection.among or (material.query.topic and not material.selection.rows):
        return None
    if material.of is Counted.TASKS:
        return _rows(material) if material.selection.rows or tells_none(material) else None
    found = material.things()
    return _things(material, found) if found or is_plain(material.query.where) else None


def tells_none(material: Material) -> bool:
    """Tell whether that no row meets the conditions is a finding: one alone, or each is met by some row."""
    where = material.query.where
    if is_plain(where) or ("ask" in material.query.carried and not material.query.topic):
        return True  # one condition was laid on those that met the others
    bare = replace(where, agencies=(), times=(), fields=(), group="")
    alone = [
        *(replace(bare, agencies=(agency,)) for agency in where.agencies),
        *(replace(bare, times=(time,)) for time in where.times),
        *(replace(bare, fields=(field,)) for field in where.fields),
        *([replace(bare, group=where.group)] if where.group else []),
    ]
    named = all(is_named(agency.ids) for agency in where.agencies)
    plain = not material.query.topic and len(where.plans) == 1 and named
    return plain and all(material.select(each).rows for each in alone)


def is_plain(where: Where) -> bool:
    """Tell whether rows must meet one condition at most, so that none that does is a finding.

    None that meets several at once is as often a question that was not understood: nothing is said of it then.
    """
    return len(where.agencies) + len(where.times) + len(where.fields) + bool(where.group) <= 1


def _rows(material: Material) -> Draft:
    rows = material.selection.rows
    said = joined([f"{len(rows)} {noun(material)}", conditions(material.query.where, material.query.topic)])
    heading = f"{said}{scope(material)}{_share(material)}"
    draft = rows_draft(f"{heading}{':' if rows else '.'}", rows, material, (), roomy=False)
    looked_at = tuple(cite(row, material) for row in material.selection.among[: 0 if rows else _NEAREST])
    return with_groups(replace(draft, further=looked_at), material)


def _share(material: Material) -> str:
    """Return the share of all that were looked at, where that is asked: ", chiếm 28,7%"."""
    among = len(material.selection.among)
    if material.query.expects is not Expects.PERCENT or not among:
        return ""
    return f", chiếm {100 * len(material.selection.rows) / among:.1f}%".replace(".", ",").replace(",0%", "%")


def _things(material: Material, found: list[Tally]) -> Draft:
    where = material.query.where
    plain = material.of is Counted.AGENCIES and not (material.query.many or where.also or where.excluding)
    role = f"{_ROLES[material.role]} nhiệm vụ" if plain else ""
    said = joined([f"{len(found)} {noun(material)}", role, things_in_words(material)])
    lines = [thing_line(tally, material, 1 if len(found) > _NEAREST else 12) for tally in found]
    heading = f"{said}{scope(material)}{':' if lines else '.'}"
    told, room = 0, SHORT - len(heading) - 40 - sum(map(len, groups_named(material)))
    for line in lines:
        room -= len(line.label) + sum(map(len, line.values)) + 6
        told += room >= 0
    notes = (f"… và {len(lines) - told} {noun(material)} nữa.",) if told < len(lines) else ()
    if material.of is Counted.AGENCIES:
        notes = (*notes, *groups_named(material))
    return Draft(tuple(lines), heading=heading, notes=notes, limit=SHORT, told=told, labelled=True)


def groups_named(material: Material) -> tuple[str, ...]:
    """Return a note on the groups that are named in the counted role, which are no agencies: "các trường đại học"."""
    role = material.role
    found = {
        party.text.lower(): party.text for row in material.selection.rows for party in row.parties(role) if party.collective
    }
    if not found:
        return ()
    some = "; ".join(f"“{text}”" for text in list(found.values())[:_NEAREST])
    return (f"Chưa kể các nhóm được nêu chung: {some}{' …' if len(found) > _NEAREST else ''}.",)


def with_groups(draft: Draft, material: Material) -> Draft:
    """Return the draft with a note on the rows that name only a group to which an asked agency may belong.

    The agency's duties in prose are cited after its tasks, for further reading.
    """
    asked = [condition for condition in material.query.where.agencies if not condition.negated and condition.ids != ("*",)]
    if len(asked) != 1 or material.query.topic:
        return draft
    if material.of is Counted.TASKS and material.selection.kind is AssignmentKind.TASK:
        duties = material.select(replace(material.query.where, kind=AssignmentKind.DUTY.value))
        draft = replace(draft, further=(*draft.further, *(cite(row, material) for row in duties.rows[:_NEAREST])))
    others = material.select(replace(material.query.where, agencies=())).rows if is_named(asked[0].ids) else ()
    rows = collectives(others, asked[0])
    if not rows:
        return draft
    shared = next(party.text for party in rows[0].parties(asked[0].role) if party.collective)
    note = f"Chưa kể {len(rows)} nhiệm vụ giao chung cho “{shared[0].lower()}{shared[1:]}”."
    return replace(draft, notes=(*draft.notes, note))


register_kind(Kind("count", takes_counts, answer_count))
