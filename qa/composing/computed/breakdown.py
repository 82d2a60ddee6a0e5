"""Each by itself: how many tasks each group, agency, plan or year has, how many plans each province or year.

In: a query with ``per``. Out: a draft that tells the whole, then each with its number and the rows that prove it; where the
most or the least is asked, that one first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from indexer.segments.stored import StoredPlan
from qa.composing.computed.conditions_told import agency_name, conditions, joined, noun, scope
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.plans import plan_line
from qa.composing.computed.row_lines import cite, row_line
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.contracts.findings import Proof
from qa.contracts.query import RANKS, Counted, Each, Form, Query, Role
from qa.reading.register import Row, Tally, tallies
from qa.reading.register.conditions import agency_test
from qa.reading.register.tallies import by_year

_COUNTED: Final = {
    Each.AGENCIES: Counted.AGENCIES,
    Each.PLANS: Counted.PLANS,
    Each.PROVINCES: Counted.PROVINCES,
    Each.GROUPS: Counted.GROUPS,
}
_NAMES: Final = {
    Each.AGENCIES: "cơ quan",
    Each.PLANS: "kế hoạch",
    Each.PROVINCES: "tỉnh, thành phố",
    Each.GROUPS: "nhóm",
    Each.YEARS: "năm",
    Each.ROLES: "vai trò",
    Each.SIGNERS: "người ký",
    Each.ISSUERS: "cơ quan ban hành",
}
_AVERAGE: Final = re.compile(r"\b(?:trung bình|bình quân)\b", re.IGNORECASE)
_CITED: Final = 3
_ROOM: Final = 24


def takes_breakdowns(query: Query) -> bool:
    """Tell whether the query counts each of several things by itself."""
    counts = query.form in (Form.COUNT, Form.MOST, Form.LEAST)
    return query.per is not None and (counts or (query.form is Form.LIST and query.per is Each.ROLES))


def answer_breakdown(material: Material) -> Draft | None:
    """Return each thing with how many it has, None where there is nothing to count."""
    if material.query.of is Counted.PLANS:
        return _of_plans(material)
    rows = material.selection.rows
    found = _each(material)
    if not rows or not found:
        return None
    per = material.query.per or Each.GROUPS
    if material.query.form is Form.LIST:
        return _listed(found, material)
    lines = [
        Line(_plan(t, material), _name(t, material), (f"{t.count} {noun(material)}",), "", _proofs(t, material)) for t in found
    ]
    whole = joined([f"{len(rows)} {noun(material)}", conditions(material.query.where, material.query.topic)])
    heading = f"{whole}{scope(material)}, theo {len(found)} {_NAMES[per]}"
    inside = {row.id for tally in found for row in tally.rows}
    left = len(rows) - len(inside)
    notes = (f"{left} {noun(material)} không ghi {_NAMES[per]}.",) if left else ()
    return _draft(heading, lines, [t.count for t in found], material, notes)


def _each(material: Material) -> list[Tally]:
    per, rows = material.query.per, material.selection.rows
    if per is Each.YEARS:
        return by_year(rows)
    if per is Each.ROLES:
        return _by_role(rows, material)
    counted = _COUNTED[per or Each.GROUPS]
    only = [own for agency in material.query.where.agencies if not agency.negated for own in agency.ids]
    found = tallies(rows, counted, material.role, only if counted is Counted.AGENCIES else ())
    if counted is Counted.PLANS and material.query.where.plans:
        seen = {tally.key for tally in found}
        found += [Tally(plan.id, plan.id, ()) for plan in material.plans if plan.id not in seen]
    elif counted is not Counted.GROUPS:
        found = sorted(found, key=lambda tally: -tally.count)
    return found


def _listed(found: Sequence[Tally], material: Material) -> Draft:
    """Return the tasks themselves, each with the part in which it is told."""
    named = len(material.plans) > 1
    lines = []
    for tally in found:
        for row in tally.rows:
            whole = row_line(row, material, (), named=named)
            lines.append(replace(whole, label=", ".join(filter(None, (tally.name, whole.label)))))
    counts = ", ".join(f"{tally.name} {tally.count} {noun(material)}" for tally in found)
    who = " ".join(agency_name(agency) for agency in material.query.where.agencies[:1])
    limit = SHORT if len(lines) <= _CITED else LONG
    return Draft(tuple(lines), heading=f"{who} {counts}{scope(material)}:", limit=limit, labelled=True, exact=True)


def _by_role(rows: Sequence[Row], material: Material) -> list[Tally]:
    """Return the tasks that the named agencies lead, and those that they help with."""
    wanted = [condition for condition in material.query.where.agencies if not condition.negated]
    found = []
    for role, does in ((Role.LEAD, "chủ trì"), (Role.COORDINATE, "phối hợp")):
        tests = [agency_test(replace(condition, role=role)) for condition in wanted]
        found.append(Tally(does, does, tuple(row for row in rows if all(test(row) for test in tests))))
    return found


def _plan(tally: Tally, material: Material) -> str:
    if tally.rows:
        return tally.rows[0].plan.id
    return tally.key if material.query.per is Each.PLANS else material.plans[0].id


def _name(tally: Tally, material: Material) -> str:
    by_plan = material.query.per is Each.PLANS
    return material.knowledge.plan_name(tally.key) if by_plan else tally.name


def _proofs(tally: Tally, material: Material) -> tuple[Proof, ...]:
    grouped = material.query.per is Each.GROUPS
    return tuple(cite(row, material, heading=grouped) for row in tally.rows[:_CITED])


def _of_plans(material: Material) -> Draft | None:
    """Return how many plans each province, or each year, has."""
    by: dict[str, list[StoredPlan]] = {}
    undated = 0
    for plan in material.plans:
        key = _key(plan, material.query.per)
        undated += key is None
        if key:
            by.setdefault(key, []).append(plan)
    if not by:
        return None
    order = sorted(by) if material.query.per is Each.YEARS else sorted(by, key=lambda key: -len(by[key]))
    lines = [
        Line(
            by[key][0].id,
            key,
            (f"{len(by[key])} kế hoạch",),
            "; ".join(material.knowledge.plan_name(plan.id) for plan in by[key]),
            tuple(proof for plan in by[key][:_CITED] for proof in plan_line(plan, material).proofs[:1]),
        )
        for key in order
    ]
    per = material.query.per or Each.YEARS
    said = conditions(material.query.where, material.query.topic)
    heading = joined([f"{len(material.plans) - undated} kế hoạch", said]) + f", theo {len(by)} {_NAMES[per]}"
    notes = (f"{undated} kế hoạch không ghi {_NAMES[per]}.",) if undated else ()
    return _draft(heading, lines, [len(by[key]) for key in order], material, notes)


def _key(plan: StoredPlan, per: Each | None) -> str | None:
    """Return the province, the year, the signer or the issuer of a plan; None where it does not say."""
    said = plan.metadata
    match per:
        case Each.PROVINCES:
            return plan.province
        case Each.SIGNERS:
            return said.signer
        case Each.ISSUERS:
            return said.issuer
        case _:
            return str(said.issued_on.year) if said.issued_on else None


def _draft(heading: str, lines: list[Line], counts: Sequence[int], material: Material, notes: tuple[str, ...]) -> Draft:
    """Return the draft of all lines; those with the most, or the least, first where that is asked."""
    form = material.query.form
    if form in RANKS:
        pick = (max if form is Form.MOST else min)(counts)
        best = [line for line, count in zip(lines, counts, strict=True) if count == pick]
        names = ", ".join(line.label for line in best)
        heading = f"{names} {'nhiều' if form is Form.MOST else 'ít'} nhất, {best[0].values[0]}. {heading}"
        lines = [*best, *(line for line in lines if line not in best)]
    if _AVERAGE.search(material.text):
        mean = f"{sum(counts) / len(counts):.1f}".replace(".", ",").removesuffix(",0")
        heading = f"Trung bình {mean} {lines[0].values[0].split(' ', 1)[1]}. {heading}"
    long = sum(len(line.label) + len(line.values[0]) + min(len(line.detail), _ROOM) + 8 for line in lines)
    limit = LONG if long > SHORT - len(heading) - 60 else SHORT
    return Draft(tuple(lines), heading=f"{heading}:", notes=notes, limit=limit, labelled=True, exact=True)


register_kind(Kind("breakdown", takes_breakdowns, answer_breakdown))
