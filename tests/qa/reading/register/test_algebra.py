"""The register's algebra over generated registers: what must hold whatever the rows and the conditions are."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.records import Assignment, AssignmentKind, Metadata, Range, Value
from indexer.segments.stored import StoredAssignment, StoredPlan
from qa.contracts.query import (
    AgencyCondition,
    Counted,
    Each,
    Field,
    FieldCondition,
    Many,
    Query,
    Role,
    TimeCondition,
    When,
    Where,
)
from qa.reading.register import Register, select, tallies
from qa.reading.register.conditions import fits
from qa.reading.register.sets import found_under
from qa.reading.register.tallies import by_year

NAMES = ["Sở Y tế", "Sở Công Thương", "Sở Khoa học và Công nghệ", "Công an tỉnh", "Báo An Giang", "Các sở, ban, ngành"]
IDS = ["so-y-te", "so-cong-thuong", "so-khoa-hoc-va-cong-nghe", "cong-an-tinh", "bao-an-giang", "so-*", "*"]
PERIODS = ["", "Hằng năm", "Thường xuyên", "2024-2026", "Năm 2025", "Quý III, IV/2026", "Đến năm 2030", "Theo kế hoạch riêng"]
FUNDING = ["", "Ngân sách nhà nước", "NSNN 12 tỷ đồng", "Xã hội hóa"]
PLANS = ("an-giang", "tra-vinh", "quang-nam")


class Engine:
    """As much of a snapshot as a register needs."""

    def __init__(self, rows):
        self._rows = rows

    def plans(self):
        return tuple(
            StoredPlan(name, (), Metadata(title=name, issued_on=date(2024, 1, 1 + at)), name.replace("-", " ").title(), None)
            for at, name in enumerate(PLANS)
        )

    def assignments(self, *, plans, lead=None, coordinate=None, kind=None):
        return [row for row in self._rows if row.plan in plans]


def value(text):
    return Value(text, (Range(0, max(1, len(text))),))


def made(at, plan, kind, lead, coordinate, period, funding):
    found = Assignment(
        kind=kind,
        number=str(at),
        group="I" if at % 2 else "II",
        task=value(f"Nhiệm vụ {at}"),
        lead=tuple(map(value, lead)),
        coordinate=tuple(map(value, coordinate)),
        product=None,
        period=value(period) if period else None,
        funding=value(funding) if funding else None,
        ranges=(Range(at, at + 1),),
    )
    return StoredAssignment(f"d#{at}", plan, "d", "d.txt", (), f"d:{at}", found)


AGENCIES = st.lists(st.sampled_from(NAMES), max_size=3, unique=True)
KINDS = st.sampled_from([AssignmentKind.TASK, AssignmentKind.TASK, AssignmentKind.DUTY])
ROWS = st.lists(
    st.tuples(st.sampled_from(PLANS), KINDS, AGENCIES, AGENCIES, st.sampled_from(PERIODS), st.sampled_from(FUNDING)),
    max_size=14,
).map(lambda rows: [made(at, *row) for at, row in enumerate(rows)])
AGENCY = st.builds(
    AgencyCondition, st.lists(st.sampled_from(IDS), min_size=1, max_size=2).map(tuple), st.just(""), st.sampled_from(Role)
)
YEARS = st.integers(2023, 2031)
TIME = st.builds(
    lambda when, one, other: TimeCondition(when, date(min(one, other), 1, 1), date(max(one, other), 12, 31)),
    st.sampled_from(When),
    YEARS,
    YEARS,
)
FIELD = st.builds(
    FieldCondition,
    st.sampled_from([Field.FUNDING, Field.COORDINATE, Field.PERIOD]),
    st.sampled_from(["", "ngân sách nhà nước"]),
)
CONDITIONS = st.one_of(AGENCY, TIME, FIELD)
WHERE = st.builds(
    lambda plans, kind, found: whole(Where(plans=tuple(plans), kind=kind), *found),
    st.lists(st.sampled_from(PLANS), max_size=2, unique=True),
    st.sampled_from(["", "task", "duty"]),
    st.lists(CONDITIONS, max_size=3),
)


def whole(where, *conditions):
    """Return ``where`` with these conditions too."""
    for found in conditions:
        name = {AgencyCondition: "agencies", TimeCondition: "times", FieldCondition: "fields"}[type(found)]
        where = replace(where, **{name: (*getattr(where, name), found)})
    return where


def ids(selection):
    return [row.id for row in selection.rows]


@settings(deadline=None)
@given(ROWS, WHERE, CONDITIONS)
def test_negation_is_the_complement_among_what_is_left(rows, where, condition):
    register = Register(Engine(rows))
    met = ids(select(register, whole(where, condition)))
    other = ids(select(register, whole(where, replace(condition, negated=True))))
    assert sorted(met + other) == sorted(ids(select(register, where)))


@settings(deadline=None)
@given(ROWS, WHERE, WHERE)
def test_excluding_leaves_what_the_other_conditions_do_not_select_and_also_what_they_do(rows, where, other):
    register = Register(Engine(rows))
    inside = replace(other, plans=where.plans, kind=where.kind)
    left = set(ids(select(register, replace(where, excluding=(inside,)))))
    both = set(ids(select(register, replace(where, also=(inside,)))))
    assert (left | both, left & both) == (set(ids(select(register, where))), set())


@settings(deadline=None)
@given(ROWS, WHERE)
def test_a_selection_is_part_of_what_it_is_counted_among_and_of_one_kind_in_a_plan(rows, where):
    found = select(Register(Engine(rows)), where)
    among = {row.id for row in found.among}
    assert set(ids(found)) <= among
    kinds = {(row.plan.id, row.kind) for row in found.among}
    assert len(kinds) == len({plan for plan, _ in kinds})
    assert where.kind or all(
        kind is AssignmentKind.TASK or not any(r.plan == plan and r.assignment.kind is AssignmentKind.TASK for r in rows)
        for plan, kind in kinds
    )


@settings(deadline=None)
@given(ROWS, WHERE, st.sampled_from(Counted), st.sampled_from([Role.LEAD, Role.COORDINATE, Role.EITHER]))
def test_a_tally_holds_exactly_the_rows_that_its_own_condition_selects(rows, where, of, role):
    register = Register(Engine(rows))
    found = select(register, where).rows
    for tally in tallies(found, of, role):
        assert 0 < tally.count <= len(found)
        if of is Counted.AGENCIES:
            of_agency = [r.id for r in found for p in r.parties(role) if not p.collective and tally.key in p.ids]
            assert {row.id for row in tally.rows} == set(of_agency)
        if of is Counted.PLANS:
            assert [row.id for row in tally.rows] == [row.id for row in found if row.plan.id == tally.key]
    if of is Counted.TASKS:
        assert [tally.key for tally in tallies(found, of)] == [row.id for row in found]


@settings(deadline=None)
@given(ROWS, WHERE, WHERE)
def test_sets_of_agencies_split_into_what_others_share_and_what_they_do_not(rows, where, other):
    register = Register(Engine(rows))
    plain = replace(where, agencies=())
    found = tallies(select(register, plain).rows, Counted.AGENCIES)

    def chosen(inside):
        return select(register, inside)

    shared = found_under(found, replace(plain, also=(other,)), chosen, Counted.AGENCIES, Role.LEAD)
    own = found_under(found, replace(plain, excluding=(other,)), chosen, Counted.AGENCIES, Role.LEAD)
    assert sorted(t.key for t in (*shared, *own)) == sorted(t.key for t in found)


@settings(deadline=None)
@given(ROWS, WHERE, st.sampled_from([Role.LEAD, Role.COORDINATE]))
def test_years_hold_each_dated_row_once_in_the_year_in_which_it_ends(rows, where, role):
    found = select(Register(Engine(rows)), where).rows
    years = by_year(found)
    assert [tally.key for tally in years] == sorted(tally.key for tally in years)
    assert sorted(row.id for tally in years for row in tally.rows) == sorted(
        row.id for row in found if row.timing.intervals and row.timing.last
    )
    assert all(str(row.timing.last.year) == tally.key for tally in years for row in tally.rows)


@settings(deadline=None)
@given(ROWS, WHERE, st.integers(0, 4), st.integers(0, 4), st.sampled_from([Field.LEAD, Field.COORDINATE]))
def test_a_bound_on_agencies_selects_the_rows_that_name_so_many(rows, where, one, other, field):
    register = Register(Engine(rows))
    many = Many(min(one, other), max(one, other))
    met = ids(select(register, whole(where, FieldCondition(field, many=many))))
    role = Role.LEAD if field is Field.LEAD else Role.COORDINATE
    assert met == [row.id for row in select(register, where).rows if many.fits(len(row.parties(role)))]


@settings(deadline=None)
@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_every_count_lies_within_a_bound_or_beyond_one_of_its_ends(count, one, other):
    least, most = min(one, other), max(one, other)
    assert Many(least, most).fits(count) == (Many(least=least).fits(count) and Many(most=most).fits(count))
    assert Many(least=least).fits(count) != Many(most=least - 1).fits(count)


@settings(deadline=None)
@given(ROWS, WHERE, CONDITIONS, st.data())
def test_changing_one_row_changes_the_answer_by_that_row_alone(rows, where, condition, data):
    if not rows:
        return
    asked = replace(whole(where, condition), agencies=(AgencyCondition(("so-y-te",), "", Role.LEAD),), kind="task")
    at = data.draw(st.integers(0, len(rows) - 1))
    before = ids(select(Register(Engine(rows)), asked))
    changed = list(rows)
    own = rows[at].assignment
    lead = tuple(v for v in own.lead if v.text != "Sở Y tế") if rows[at].id in before else (*own.lead, value("Sở Y tế"))
    changed[at] = replace(rows[at], assignment=replace(own, lead=lead))
    after = ids(select(Register(Engine(changed)), asked))
    assert set(before) ^ set(after) <= {rows[at].id}
    if rows[at].id in before:
        assert rows[at].id not in after


@settings(deadline=None)
@given(WHERE, WHERE, st.sampled_from(Counted), st.dates())
def test_a_query_goes_to_json_and_back(where, other, of, day):
    times = (TimeCondition(When.BY, None, day, "đến hết ngày ấy", negated=True),)
    query = Query(
        (Field.LEAD,),
        where=replace(where, also=(other,), excluding=(replace(other, times=times),)),
        of=of,
        per=Each.YEARS,
        many=Many(2),
        topic=("y",),
    )
    assert Query.from_json(query.as_json()) == query


@pytest.mark.parametrize(
    ("own", "wanted", "met"),
    [("so-y-te", "so-*", True), ("so-y-te", "so-y", False), ("bo-y-te", "so-*", False), ("x", "*", True)],
)
def test_an_id_may_name_all_that_begin_alike(own, wanted, met):
    assert fits(own, wanted) is met


def test_a_group_is_no_agency_and_does_not_name_its_members():
    rows = [made(0, "an-giang", AssignmentKind.TASK, ["Các sở, ban, ngành"], ["Sở Y tế"], "", "")]
    register = Register(Engine(rows))
    asked = AgencyCondition(("so-y-te",), "Sở Y tế", Role.LEAD)
    assert select(register, Where(agencies=(asked,))).rows == ()
    assert len(select(register, Where(agencies=(replace(asked, role=Role.EITHER),))).rows) == 1
    assert tallies(select(register, Where()).rows, Counted.AGENCIES) == []


def test_a_new_name_means_the_agency_of_the_plans_time_and_an_old_one_beside_it_is_only_noted():
    rows = [made(0, "an-giang", AssignmentKind.TASK, ["Sở Tài nguyên và Môi trường"], ["Sở Kế hoạch và Đầu tư"], "", "")]
    register = Register(Engine(rows))
    found = select(register, Where(agencies=(AgencyCondition(("so-nong-nghiep-va-moi-truong",), "", Role.LEAD),)))
    assert (len(found.rows), found.notes) == (1, ("Sở Tài nguyên và Môi trường, nay là Sở Nông nghiệp và Môi trường.",))
    found = select(register, Where(agencies=(AgencyCondition(("so-tai-chinh",), "", Role.COORDINATE),)))
    assert (found.rows, found.notes) == ((), ("Không kể Sở Kế hoạch và Đầu tư, nay là Sở Tài chính.",))


def test_money_is_compared_and_not_only_named():
    rows = [
        made(at, "an-giang", AssignmentKind.TASK, [], [], "", text) for at, text in enumerate(["500 triệu đồng", "12 tỷ đồng"])
    ]
    register = Register(Engine(rows))
    over = select(register, Where(fields=(FieldCondition(Field.FUNDING, "trên 10 tỷ"),)))
    under = select(register, Where(fields=(FieldCondition(Field.FUNDING, "dưới 1 tỷ đồng"),)))
    assert (ids(over), ids(under)) == (["d#1"], ["d#0"])


@pytest.mark.parametrize(("group", "found"), [("Phần tổ chức", ["d#1"]), ("I", ["d#3"])])
def test_duties_are_looked_at_where_none_but_they_stand_under_the_group_that_is_asked_for(group, found):
    rows = [made(at, "an-giang", kind, ["Sở Y tế"], [], "", "") for at, kind in enumerate([AssignmentKind.TASK] * 4)]
    duty = replace(rows[1].assignment, kind=AssignmentKind.DUTY, group="Phần tổ chức")
    register = Register(Engine([rows[0], replace(rows[1], assignment=duty), *rows[2:]]))
    assert ids(select(register, Where(group=group))) == found
