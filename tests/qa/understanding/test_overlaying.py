"""A follow-up's conditions take the place of those before on the same thing, and leave the others."""

from datetime import date

import pytest

from qa.contracts.query import AgencyCondition, Field, FieldCondition, Role, TimeCondition, When, Where
from qa.understanding.overlaying import in_their_role, overlaid, slots

CHE, SEN = AgencyCondition(("to-che",), "Tổ chè", Role.LEAD), AgencyCondition(("to-sen",), "Tổ sen", Role.EITHER)


def year(number, when=When.IN):
    return TimeCondition(when, date(number, 1, 1), date(number, 12, 31), f"năm {number}")


def test_what_is_named_anew_takes_its_place_and_the_rest_stays():
    old = Where(plans=("p",), agencies=(CHE,), times=(year(2026),), group="Trồng trọt", numbers=("3",))
    assert overlaid(old, Where(plans=("p",), agencies=(SEN,))) == Where(
        plans=("p",), agencies=(SEN,), times=(year(2026),), group="Trồng trọt", numbers=("3",)
    )


def test_another_plan_has_other_groups_and_numbers():
    old = Where(plans=("p",), provinces=("Lào Cai",), agencies=(CHE,), group="Trồng trọt", numbers=("3",))
    assert overlaid(old, Where(plans=("q",))) == Where(plans=("q",), agencies=(CHE,))


def test_nothing_named_changes_nothing():
    old = Where(plans=("p",), agencies=(CHE,), group="Trồng trọt")
    assert overlaid(old, Where()) == old


@pytest.mark.parametrize(
    ("old", "new", "when"),
    [
        (When.BY, When.IN, When.BY),
        (When.WITHIN, When.IN, When.WITHIN),
        (When.IN, When.IN, When.IN),
        (When.BY, When.FROM, When.FROM),
    ],
)
def test_another_year_is_asked_of_in_the_same_way(old, new, when):
    (time,) = overlaid(Where(times=(year(2026, old),)), Where(times=(year(2027, new),))).times
    assert time == year(2027, when)


def test_what_the_conditions_are_on():
    where = Where(agencies=(SEN,), times=(year(2026),), fields=(FieldCondition(Field.FUNDING),))
    assert slots(where) == {"lead", "coordinate", "period", "funding"}
    assert slots(Where(agencies=(CHE,))) == {"lead"}
    assert slots(Where()) == frozenset()


def test_another_agency_is_asked_of_in_the_part_of_the_one_before():
    denied = AgencyCondition(("to-che",), "Tổ chè", Role.LEAD, negated=True)
    (same,) = in_their_role([SEN], [denied], Role.EITHER)
    assert (same.role, same.negated) == (Role.LEAD, True)
    (own,) = in_their_role([SEN], [CHE], Role.COORDINATE)
    assert (own.role, own.negated) == (Role.COORDINATE, False)
    assert in_their_role([SEN], [], Role.LEAD) == (SEN,)
