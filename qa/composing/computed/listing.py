"""Which ones: the tasks, agencies or plans that meet the conditions, or that there are none."""

from __future__ import annotations

from dataclasses import replace

from qa.composing.computed.conditions_told import conditions, joined, noun, scope, things_in_words
from qa.composing.computed.counting import groups_named, is_plain, tells_none, with_groups
from qa.composing.computed.kinds import Kind, Material, about_plans, computed_from_rows, register_kind
from qa.composing.computed.plans import listed_plans
from qa.composing.computed.row_lines import cite, rows_draft, thing_line, values
from qa.composing.draft import LONG, SHORT, Draft
from qa.contracts.query import REGISTER_FIELDS, Counted, Field, Form, Query

_NEAREST = 5


def takes_lists(query: Query) -> bool:
    """Tell whether the query asks which tasks, agencies or plans there are under its conditions."""
    of_sets = query.of is Counted.AGENCIES and bool(query.where.also or query.where.excluding)
    bounded = query.form is Form.YES_NO and (query.many is not None or of_sets)
    return (query.form is Form.LIST or bounded) and (computed_from_rows(query) or about_plans(query))


def answer_list(material: Material) -> Draft | None:
    """Return the list, or that there is none; None where nothing was looked at or the topic is on no row."""
    if about_plans(material.query) and not material.selection.narrowed and material.query.many is None:
        return listed_plans(material)
    selection, query = material.selection, material.query
    if not selection.among or (query.topic and not selection.rows):
        return None
    if material.of is not Counted.TASKS:
        return _things(material)
    if not selection.rows:
        return nothing(material) if tells_none(material) else None
    if query.ask == (Field.FUNDING,) and not any(values(row, Field.FUNDING) for row in selection.rows):
        return None  # no task says what it costs: what pays for it all is said elsewhere
    said = joined([f"{len(selection.rows)} {noun(material)}", conditions(query.where, query.topic)])
    heading = f"{said}{scope(material)}:"
    draft = rows_draft(heading, selection.rows, material, fields_of(query), roomy=True)
    return with_groups(draft, material)


def fields_of(query: Query) -> tuple[Field, ...]:
    """Return the columns to tell: those that are asked for, else who leads and by when, as far as they are not conditions."""
    asked = tuple(name for name in query.ask if name in REGISTER_FIELDS and name not in (Field.TASK, Field.GROUP))
    if asked:
        return asked
    led = any(condition.role.value == "lead" and not condition.negated for condition in query.where.agencies)
    return (Field.PERIOD,) if led else (Field.LEAD, Field.PERIOD)


def nothing(material: Material) -> Draft:
    """Return that no task meets the conditions, proved by those that were looked at."""
    looked_at = tuple(cite(row, material) for row in material.selection.among[:_NEAREST])
    said = joined([f"Không có {noun(material)} nào", things_in_words(material)])
    heading = f"{said}{scope(material)}."
    return with_groups(Draft((), heading=heading, notes=material.selection.notes, further=looked_at), material)


def _things(material: Material) -> Draft | None:
    found, whether = material.things(), material.query.form is Form.YES_NO
    if not found:
        plain = is_plain(material.query.where) and not material.query.topic
        told = nothing(material) if plain else None
        return replace(told, heading=f"Không: {told.heading[0].lower()}{told.heading[1:]}") if told and whether else told
    lines = tuple(thing_line(tally, material, 1 if len(found) > _NEAREST else 12) for tally in found)
    said = joined([f"{'Có: ' if whether else ''}{len(found)} {noun(material)}", things_in_words(material)])
    long = sum(len(line.label) + 24 for line in lines) > SHORT - len(said) - 100
    notes = (*material.selection.notes, *(groups_named(material) if material.of is Counted.AGENCIES else ()))
    return Draft(lines, heading=f"{said}{scope(material)}:", notes=notes, limit=LONG if long else SHORT, labelled=True)


register_kind(Kind("list", takes_lists, answer_list))
