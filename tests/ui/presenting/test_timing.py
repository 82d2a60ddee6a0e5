from dataclasses import replace
from datetime import date

import pytest

from corpus.records import Range, Value
from tests.ui.fakes import ASSIGNMENT, PLAN
from ui.presenting.overview import overview
from ui.presenting.register import Filters, find_rows
from ui.presenting.timing import Due, due_of, years_of

TODAY = date(2026, 3, 1)


def row(period):
    value = Value(period, (Range(0, 1),)) if period else None
    return replace(ASSIGNMENT.assignment, period=value)


@pytest.mark.parametrize(
    ("period", "due"),
    [
        ("Trước ngày 30/11/2025", Due.OVERDUE),
        ("2021 - 2025", Due.OVERDUE),
        ("Quý II/2026", Due.LATER),
        ("Tháng 4/2026", Due.SOON),
        ("2026 - 2030", Due.LATER),
        ("Hằng năm", Due.RECURRING),
        ("Thường xuyên", Due.RECURRING),
        ("Năm 2024 và những năm tiếp theo", Due.NONE),
        ("", Due.NONE),
    ],
)
def test_how_a_task_is_due(period, due):
    assert due_of(row(period), TODAY) is due


def test_a_task_lies_in_each_of_its_years():
    assert list(years_of(row("2024 - 2026"))) == [2024, 2025, 2026]
    assert list(years_of(row("Hằng năm"))) == []


class Rows:
    def __init__(self, *periods):
        self.rows = [replace(ASSIGNMENT, id=str(n), assignment=row(period)) for n, period in enumerate(periods)]

    def assignments(self, **_):
        return self.rows


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("2025", [0]), ("năm 2031", []), ("quý III/2026", [0, 1]), ("hang nam", [2]), ("2026", [0, 1])],
)
def test_a_time_is_found_by_what_it_means(wanted, found):
    service = Rows("2022-2030", "Tháng 8/2026", "Hằng năm", "")
    assert [int(each.id) for each in find_rows(service, Filters(period=wanted))] == found


def test_rows_are_found_by_how_they_are_due():
    service = Rows("2021-2025", "Tháng 4/2026", "Hằng năm")
    assert [each.id for each in find_rows(service, Filters(due="overdue"), today=TODAY)] == ["0"]


def test_the_overview_counts_each_task_once_and_its_bars_open_their_rows():
    rows = Rows("2021-2025", "Tháng 4/2026", "Hằng năm", "").rows
    found = overview(rows, (PLAN,), TODAY)
    assert dict(found.due) == {Due.OVERDUE: 1, Due.SOON: 1, Due.LATER: 0, Due.RECURRING: 1, Due.NONE: 1}
    assert sum(count for _, count in found.due) == found.total == 4
    assert [(bar.name, bar.total) for bar in found.by_agency.bars] == [("Sở Nội vụ", 4)]
    assert [(bar.value, bar.total) for bar in found.by_plan.bars] == [(PLAN.id, 4)]
    assert [bar.name for bar in found.by_year.bars] == ["2021", "2022", "2023", "2024", "2025", "2026"]
    assert [bar.name for bar in overview(rows, (PLAN,), TODAY, lead=False).by_agency.bars] == ["Sở Khoa học và Công nghệ"]


def test_what_stands_at_a_year_is_what_the_register_has_of_it():
    service = Rows("2021-2025", "Đến năm 2027", "Trước ngày 30/11/2024", "Quý II/2026", "Từ năm 2026", "Hằng năm", "")
    found = overview(service.rows, (PLAN,), TODAY)
    behind = [len(find_rows(service, Filters(period=bar.value))) for bar in found.by_year.bars]
    assert [bar.total for bar in found.by_year.bars] == behind
    assert [bar.name for bar in found.by_year.bars] == ["2021", "2022", "2023", "2024", "2025", "2026", "2027"]
    (lane,) = found.timeline.lanes
    assert found.timeline.years == tuple(range(2021, 2028))
    assert (lane.plan, list(lane.counts), found.timeline.busiest) == (PLAN.id, behind, max(behind))
