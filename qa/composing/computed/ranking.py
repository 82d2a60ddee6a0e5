"""Which has most, or least: agencies and plans by their tasks, tasks by their deadline or by how many help."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from qa.composing.computed.conditions_told import conditions, joined, noun, scope
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.plans import dated_plans, lasting_plans
from qa.composing.computed.row_lines import DOES, rows_draft
from qa.composing.draft import SHORT, Draft, shorten
from qa.contracts.query import RANKS, Counted, Field, Form, Query, Role, TimeCondition, When
from qa.reading.register import Row, Tally
from qa.reading.register.conditions import fits, is_named, meets
from qa.reading.register.rows import Party
from qa.understanding.agencies_ranked import counted_kind, counts_named_alone
from qa.understanding.ranked_by import is_of_length, place_asked, places_asked

_IN_TIME = re.compile(r"\b(?:sớm|muộn|trễ|gần|xa|cuối|đầu|lâu|hạn|trước|sau)\b", re.IGNORECASE)
_AGENCIES = re.compile(
    r"\b(?:cơ quan|đơn vị|sở|ngành|bên|nơi|phòng|ban|tổ chức|đầu mối|chủ trì|phối hợp|tham gia|cùng làm|hỗ trợ)\b",
    re.IGNORECASE,
)
_FIELDS = {Role.LEAD: Field.LEAD, Role.COORDINATE: Field.COORDINATE}
_BESIDE = 4  # things told after those that have most
_LINE = 60  # characters that each task needs beside the notes
_LONGEST_NAME, _NAME_BESIDE = 160, 60  # characters of a group's name


def takes_rankings(query: Query) -> bool:
    """Tell whether the query asks which has most or least, of things that the register or the plans' dates tell."""
    return query.form in RANKS and (query.of is not None or query.asks(Field.DEADLINE, Field.ISSUED_ON))


def answer_ranking(material: Material) -> Draft | None:
    """Return who or which has most or least, all of them where several do; None where nothing can be ranked."""
    query = material.query
    if query.asks(Field.ISSUED_ON):
        return dated_plans(material)
    if (
        query.of is Counted.PLANS
        and query.asks(Field.DEADLINE, Field.PERIOD)
        and (draft := lasting_plans(material)) is not None
    ):
        return draft
    if query.of is Counted.TASKS or query.asks(Field.DEADLINE, Field.PERIOD):
        return _tasks(material)
    return _things(material)


def _things(material: Material) -> Draft | None:
    most = material.query.form is Form.MOST
    found = material.things()
    if material.of is Counted.PLANS and not most:
        found = _with_empty(found, material)
    if not found:
        return None
    order = sorted(found, key=lambda tally: -tally.count if most else tally.count)
    best, ahead = _in_places(order, material.text)
    kinds = [condition for condition in material.query.where.agencies if is_named(condition.ids)]
    said = conditions(replace(material.query.where, agencies=tuple(kinds)), material.query.topic)
    if not best:
        return None
    heading = f"{joined([_told(best, material, most=most, ahead=ahead), said])}{scope(material)}"
    rows = [row for tally in best for row in tally.rows]
    behind = ahead + len(best)
    others = [*order[:ahead], *order[behind : behind + _BESIDE]] if ahead <= _BESIDE else order[behind : behind + _BESIDE]
    beside = "; ".join(f"{_name(tally, material, _NAME_BESIDE)} {tally.count}" for tally in others)
    draft = rows_draft(f"{heading}:", rows, material, (), roomy=False)
    notes = (f"{'Các nơi khác' if ahead else 'Tiếp theo'}: {beside}.",) if beside and len(best) <= _BESIDE else ()
    return _with_notes(draft, notes)


def _foremost(order: Sequence[Tally], places: int) -> list[Tally]:
    """Return the first of ``order``, as many ``places`` as are asked for, and whoever has as many as the last of them."""
    last = order[min(places, len(order)) - 1].count
    end = next((at for at, tally in enumerate(order) if at >= places and tally.count != last), len(order))
    return list(order[:end])


def _in_places(order: Sequence[Tally], text: str) -> tuple[list[Tally], int]:
    """Return those in the places that ``text`` asks for, and how many stand before them; as many share one place.

    "Nhiều thứ nhì" is who comes after all that have the most.
    """
    place = place_asked(text)
    if place is None:
        return _foremost(order, places_asked(text)), 0
    counts = list(dict.fromkeys(tally.count for tally in order))
    wanted = counts[place[0] - 1 : place[1]]
    best = [tally for tally in order if tally.count in wanted]
    return best, sum(tally.count not in wanted for tally in order[: order.index(best[0])]) if best else 0


def _told(best: Sequence[Tally], material: Material, *, most: bool, ahead: int = 0) -> str:
    """Return the sentence that says who has most, or least: with one number where all have as many, else with each its own."""
    does = f"{DOES[material.role]} " if material.of is Counted.AGENCIES else "có "
    place = place_asked(material.text) if ahead else None
    many = f"{does}{'nhiều' if most else 'ít'} nhiệm vụ {f'thứ {place[0]}' if place else 'nhất'}"
    if len({tally.count for tally in best}) > 1:
        return f"{len(best)} nơi {many} là {'; '.join(f'{_name(tally, material)}: {tally.count}' for tally in best)}"
    names = ", ".join(_name(tally, material) for tally in best)
    return f"{names} {many}, {'mỗi nơi ' if len(best) > 1 else ''}{best[0].count} nhiệm vụ"


def _with_empty(found: Sequence[Tally], material: Material) -> list[Tally]:
    """Return the plans' tallies with those plans that have no row at all: they have the least."""
    seen = {tally.key for tally in found}
    return [*found, *(Tally(plan.id, plan.id, ()) for plan in material.plans if plan.id not in seen)]


def _name(tally: Tally, material: Material, most: int = _LONGEST_NAME) -> str:
    return shorten(material.knowledge.plan_name(tally.key) if material.of is Counted.PLANS else tally.name, most)


def _tasks(material: Material) -> Draft | None:
    """Return the task that ends last or first, or that most or fewest agencies help with."""
    query, rows = material.query, material.selection.rows
    most = query.form is Form.MOST
    ranked = noun(material) if material.of is Counted.TASKS else "nhiệm vụ"
    if query.asks(Field.COORDINATE, Field.LEAD) and not query.asks(Field.DEADLINE) and _counts_agencies(material.text):
        return _by_agencies(material)
    if not query.asks(Field.DEADLINE, Field.PERIOD) and (not query.asks(Field.TASK) or _without_time(material.text)):
        return None  # what is ranked by something else that tasks do not hold in numbers
    if query.ask == (Field.PERIOD,) and is_of_length(material.text):
        field = Field.PERIOD
        lasting = [row for row in rows if _days(row)]
        best = _best(lasting, [float(_days(row)) for row in lasting], most=most)
        said = f"{'Dài' if most else 'Ngắn'} ngày nhất là {len(best)} {ranked}"
    else:
        field = Field.DEADLINE
        dated = [row for row in rows if row.timing.last]
        best = _ending(dated, most=most)
        said = f"Hạn {'muộn' if most else 'sớm'} nhất là của {len(best)} {ranked}"
        own = _ending([row for row in dated if not _lasts_years(row)], most=most) if all(map(_lasts_years, best)) else []
        if own:
            said += f" làm trong nhiều năm, rồi đến {len(own)} {ranked} có hạn riêng"
            best = [*best, *own]
    if not best:
        return None
    heading = joined([said, conditions(query.where, query.topic)]) + scope(material)
    return rows_draft(f"{heading}:", best, material, (field,), roomy=False)


def _by_agencies(material: Material) -> Draft | None:
    """Return the tasks in which most or fewest agencies have the asked part, of those in which any has."""
    query, most = material.query, material.query.form is Form.MOST
    role = _part_ranked(query)
    kind, named = counted_kind(material.text), counts_named_alone(material.text)
    counts = {row.id: _many(row.parties(role), kind, named=named) for row in material.selection.rows}
    rows = [row for row in material.selection.rows if counts[row.id]]
    best = _best(rows, [float(counts[row.id]) for row in rows], most=most)
    if not best:
        return None
    fields = (Field.LEAD, Field.COORDINATE) if role is Role.EITHER else (_FIELDS[role],)
    who = f"{'sở' if kind else 'cơ quan'} {DOES[role]}"
    said = f"{'Nhiều' if most else 'Ít'} {who} nhất là {counts[best[0].id]} nơi được nêu, ở {len(best)} nhiệm vụ"
    heading = joined([said, conditions(query.where, query.topic)]) + scope(material)
    return rows_draft(f"{heading}:", best, material, fields, roomy=False)


def _part_ranked(query: Query) -> Role:
    if query.asks(Field.COORDINATE):
        return Role.EITHER if query.asks(Field.LEAD) and query.asks(Field.TASK) else Role.COORDINATE
    return Role.LEAD


def _many(parties: Sequence[Party], kind: Sequence[str], *, named: bool) -> int:
    """Return how many of ``parties`` count: those of a ``kind`` where one is given, else all, or only those ``named``."""
    if kind:
        return sum(any(fits(own, wanted) for wanted in kind) for party in parties for own in party.ids)
    return sum(not party.collective for party in parties) if named else len(parties)


def _counts_agencies(text: str) -> bool:
    """Tell whether a question ("" for a program's query) says that it is agencies of which there are most or fewest."""
    return not text or _AGENCIES.search(text) is not None


def _ending(rows: Sequence[Row], *, most: bool) -> list[Row]:
    """Return the rows that end last, or first."""
    return _best(rows, [float((row.timing.last or date.min).toordinal()) for row in rows], most=most)


def _lasts_years(row: Row) -> bool:
    """Tell whether a task's time is a stretch of years ("2026 - 2030"), and no date by which it is done."""
    return meets(row.timing, TimeCondition(When.SPANS))


def _days(row: Row) -> int:
    """Return how many days a task lasts, from the first to the last that its time names; 0 where one of them is open."""
    first, last = row.timing.first, row.timing.last
    return (last - first).days + 1 if first and last else 0


def _without_time(text: str) -> bool:
    """Tell whether a question ("" for a program's query) has no word for sooner or later."""
    return bool(text) and _IN_TIME.search(text) is None


def _best(rows: Sequence[Row], worth: Sequence[float], *, most: bool) -> list[Row]:
    if not rows:
        return []
    wanted = max(worth) if most else min(worth)
    return [row for row, own in zip(rows, worth, strict=True) if own == wanted]


def _with_notes(draft: Draft, notes: tuple[str, ...]) -> Draft:
    told = len(draft.lines) if draft.told is None else draft.told
    room = SHORT - len(draft.heading) - sum(map(len, draft.notes)) - _LINE * told
    kept = notes if sum(map(len, notes)) < room else ()
    return Draft(draft.lines, heading=draft.heading, notes=(*kept, *draft.notes), limit=draft.limit, told=draft.told)


register_kind(Kind("ranking", takes_rankings, answer_ranking))
