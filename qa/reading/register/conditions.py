"""Conditions: what a :class:`Where` says of a plan and of a row, as tests that are put together here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from corpus.names.places import current_name, find_places
from corpus.records import AssignmentKind
from corpus.register.times import read_timing
from corpus.register.timing import Interval, Recurrence, Timing
from corpus.text import find_document_numbers, fold_accents
from indexer.segments.stored import StoredPlan
from qa.contracts.query import PLAN_FIELDS, AgencyCondition, Field, FieldCondition, TimeCondition, When, Where
from qa.reading.register.money_bounds import row_dong, wanted_amount
from qa.reading.register.rows import Party, Row

RowTest = Callable[[Row], bool]
PlanTest = Callable[[StoredPlan], bool]

_NUMBERING: Final = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[ivx]+|[a-zđ])[.)]\s*", re.IGNORECASE)
_SAME: Final = ((re.compile(r"\bnsnn\b"), "ngan sach nha nuoc"), (re.compile(r"\bubnd\b"), "uy ban nhan dan"))


def plan_tests(where: Where) -> list[PlanTest]:
    """Return what a plan must meet: which it is, its place and issuer, and what it says of itself."""
    tests: list[PlanTest] = []
    if where.plans:
        tests.append(lambda plan: plan.id in where.plans)
    elif where.provinces or where.outside:
        tests.append(lambda plan: any(_is_of(plan, name) for name in where.provinces))
    if where.without_plans:
        tests.append(lambda plan: plan.id not in where.without_plans)
    if where.issuers:
        tests.append(lambda plan: any(_holds(plan.metadata.issuer or "", name) for name in where.issuers))
    of_plan = [condition for condition in where.fields if condition.field in PLAN_FIELDS]
    return [*tests, *(_plan_field(condition) for condition in of_plan)]


def row_tests(where: Where) -> list[RowTest]:
    """Return what a row must meet, but for its topic and its plan's tests; ``kind`` counts where it is given."""
    tests: list[RowTest] = []
    if where.kind:
        kind = AssignmentKind(where.kind)
        tests.append(lambda row: row.kind is kind)
    tests += [agency_test(condition) for condition in where.agencies]
    tests += _time_tests(where.times)
    tests += [_field_test(condition) for condition in where.fields if condition.field not in PLAN_FIELDS]
    if where.group:
        tests.append(group_test(where.group))
    return tests


def numbered(rows: Sequence[Row], numbers: Sequence[str]) -> list[Row]:
    """Return the rows of these ``numbers``; of a number that no row bears, those of its parts ("1.1", "1.2" of "1")."""
    borne = {row.stored.assignment.number for row in rows}
    whole = [f"{number}." for number in numbers if number not in borne]
    return [row for row in rows if (own := row.stored.assignment.number or "") in numbers or own.startswith(tuple(whole))]


def group_test(group: str) -> RowTest:
    """Return the test that one of the headings over a row speaks of ``group``."""
    return _field_test(FieldCondition(Field.GROUP, group))


def in_group(rows: Sequence[Row], group: str) -> list[Row]:
    """Return the rows of ``group``: those under a heading that is no more than it, else those under one that speaks of it."""
    wanted = _plain(group)
    own = [row for row in rows if any(_plain(_NUMBERING.sub("", text)) == wanted for text in field_texts(row, Field.GROUP))]
    test = group_test(group)
    return own or [row for row in rows if test(row)]


def agency_test(condition: AgencyCondition) -> RowTest:
    """Return the test that one of the condition's agencies has its role in a row (or that none has)."""

    def test(row: Row) -> bool:
        """Tell whether an agency has the role in the row, alone or not, as the condition says."""
        parties = row.parties(condition.role)
        met = any(is_meant(party, condition.ids) for party in parties)
        if met and condition.alone is not None:
            met = (len(parties) == 1 and _is_one(parties[0], condition.ids)) is condition.alone
        return met is not condition.negated

    return test


def _is_one(party: Party, ids: Sequence[str]) -> bool:
    """Tell whether ``party`` is one agency, or a group that is all that is asked for: "UBND các xã"."""
    return len(party.ids) <= 1 and (not party.collective or set(party.ids) <= set(ids))


def is_meant(party: Party, ids: Sequence[str]) -> bool:
    """Tell whether ``party`` is one of the agencies ``ids``, which may end in "*"."""
    return any(fits(own, wanted) for wanted in ids for own in party.ids) or "*" in ids


def fits(own: str, wanted: str) -> bool:
    """Tell whether the agency ``own`` is ``wanted``, or begins as it does where that ends in "*"."""
    return own.startswith(wanted[:-1]) if wanted.endswith("*") else own == wanted


def is_named(ids: Sequence[str]) -> bool:
    """Tell whether the ids name agencies, and not kinds of them."""
    return bool(ids) and not any(wanted.endswith("*") for wanted in ids)


def meets(timing: Timing, condition: TimeCondition) -> bool:
    """Tell whether a task's time lies to the asked one as the condition says, its negation left aside."""
    if condition.when is When.NONE:
        return not timing.said
    if condition.when is When.DATED:
        return bool(timing.intervals)
    if condition.when is When.SPANS:
        return any(each.first and each.last and each.first.year < each.last.year for each in timing.intervals)
    if condition.when is When.RECURRING:
        wanted = set(read_timing(condition.text).recurs) - {Recurrence.PERIODIC}
        return timing.recurring and (not wanted or bool(wanted & set(timing.recurs)))
    asked = Interval(condition.first, condition.last)
    if not timing.intervals:
        return False
    if condition.when is When.IN:
        return any(interval.overlaps(asked) for interval in timing.intervals)
    if condition.when is When.WITHIN:
        return all(interval.within(asked) for interval in timing.intervals)
    if condition.when is When.FROM:
        return timing.first is not None and (asked.first is None or timing.first >= asked.first)
    last = timing.last
    return last is not None and asked.last is not None and (asked.first or last) <= last <= asked.last


def _time_tests(times: Sequence[TimeCondition]) -> list[RowTest]:
    """Return the tests of a row's time; of several ways to recur ("hằng quý, hằng năm") a row has any."""
    recurring = [condition for condition in times if condition.when is When.RECURRING and not condition.negated]
    tests = [_time_test(condition) for condition in times if condition not in recurring]
    if recurring:
        tests.append(lambda row: any(meets(row.timing, condition) for condition in recurring))
    return tests


def _time_test(condition: TimeCondition) -> RowTest:
    if condition.when is When.NONE:  # a time that cannot be reckoned ("khi có dịch") is written all the same
        return lambda row: (not field_texts(row, Field.PERIOD)) is not condition.negated
    if condition.when is When.QUARTERS:
        return lambda row: _by_quarters(row) is not condition.negated
    return lambda row: meets(row.timing, condition) is not condition.negated


def _by_quarters(row: Row) -> bool:
    """Tell whether the row's time is written by quarters of some year, and not "hằng quý"."""
    return bool(row.timing.intervals) and any(_holds(text, "quý") for text in field_texts(row, Field.PERIOD))


def _field_test(condition: FieldCondition) -> RowTest:
    amount = wanted_amount(condition.text) if condition.field is Field.FUNDING else None

    def test(row: Row) -> bool:
        """Tell whether the column says what the condition asks: an amount, just a text, or words of it."""
        said = field_texts(row, condition.field)
        if condition.many is not None:
            met = condition.many.fits(len(said))
        elif amount is not None:
            dong = row_dong(row)
            met = dong is not None and amount.fits(dong)
        elif condition.only:
            met = bool(said) and all(_plain(text) == _plain(condition.text) for text in said)
        elif condition.text:
            met = any(_holds(text, condition.text) for text in said)
        else:
            met = any(text.strip(" -–—…./") for text in said)
        return met is not condition.negated

    return test


def field_texts(row: Row, field: Field) -> list[str]:
    """Return what the row says in a field of the register; of a group also the headings that it stands under."""
    found = row.stored.assignment
    match field:
        case Field.LEAD:
            return [party.text for party in row.leads]
        case Field.COORDINATE:
            return [party.text for party in row.helpers]
        case Field.PERIOD | Field.DEADLINE:
            return [found.period.text] if found.period else []
        case Field.PRODUCT:
            return [value.text for value in found.product or ()]
        case Field.FUNDING:
            return [found.money.text] if found.money else []
        case Field.GROUP:
            return [*([found.group] if found.group else []), *row.stored.section_path]
        case Field.TASK:
            return [found.task.text]
        case _:
            return []


def _plan_field(condition: FieldCondition) -> PlanTest:
    numbers = {number.key for number in find_document_numbers(condition.text)}

    def test(plan: StoredPlan) -> bool:
        """Tell whether what the plan says of itself meets the condition: a number, a day, or words."""
        said = _plan_texts(plan, condition.field)
        if numbers:
            met = any(numbers & {number.key for number in find_document_numbers(text)} for text in said)
        elif condition.field is Field.ISSUED_ON and condition.text and plan.metadata.issued_on:
            day, asked = plan.metadata.issued_on, read_timing(condition.text).intervals
            met = any(Interval(day, day).within(interval) for interval in asked)
        else:
            met = any(_holds(text, condition.text) for text in said)
        return met is not condition.negated

    return test


def _plan_texts(plan: StoredPlan, field: Field) -> list[str]:
    said = plan.metadata
    match field:
        case Field.NUMBER:
            return [said.number] if said.number else []
        case Field.ISSUED_ON:
            return [said.issued_on.isoformat()] if said.issued_on else []
        case Field.SIGNER | Field.OFFICE:
            return [text for text in (said.signer, said.signer_office) if text]
        case Field.ISSUER:
            return [said.issuer] if said.issuer else []
        case Field.RECIPIENTS:
            return [value.text for value in said.recipients]
        case Field.SUBJECT:
            return [said.title] if said.title else []
        case Field.BASIS:
            return [f"{basis.kind} {basis.number} {basis.subject or ''}" for basis in said.legal_bases]
        case Field.IMPLEMENTS:
            own = [
                f"{basis.kind} {basis.number} {basis.subject or ''}" for basis in said.legal_bases if basis.role == "implements"
            ]
            return [*own, *([said.title] if said.title else [])]
        case _:
            return []


def _is_of(plan: StoredPlan, name: str) -> bool:
    """Tell whether the plan is of the province ``name``, by its name then or today's."""
    asked = {place.key for place in find_places(name)}
    own = {place.key for place in find_places(plan.province or "")}
    merged = {current_name(key) for key in own} & {place.name for place in find_places(name)}
    return bool(asked & own or merged) or fold_accents(plan.province or "") == fold_accents(name)


def _holds(text: str, wanted: str) -> bool:
    """Tell whether ``text`` speaks of ``wanted``: its words one after another, accents, case and abbreviations aside."""
    return f" {_plain(wanted)} " in f" {_plain(text)} " if wanted.strip() else bool(text)


def _plain(text: str) -> str:
    folded = " ".join(re.findall(r"[^\W_]+", fold_accents(text)))
    for short, long in _SAME:
        folded = short.sub(long, folded)
    return folded


def all_hold(tests: Iterable[RowTest], row: Row) -> bool:
    """Tell whether a row meets every test."""
    return all(test(row) for test in tests)
