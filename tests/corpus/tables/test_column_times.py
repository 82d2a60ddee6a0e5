"""A column without a title of its own that holds times is the period of the tasks."""

import pytest

from corpus.tables.column_times import with_times
from corpus.tables.columns import ColumnRole

TASK, LEAD, OTHER, PERIOD = ColumnRole.TASK, ColumnRole.LEAD, ColumnRole.OTHER, ColumnRole.PERIOD
WORK, WHO = ["Hái chè", "Sao chè"], ["Tổ chè", "Tổ sao"]


def roles(times, title="Ghi chú", own=(TASK, LEAD, OTHER)):
    return with_times(own, ["Việc", "Ai", title][: len(own)], [WORK, WHO, times][: len(own)])


@pytest.mark.parametrize("times", [["Quý I/2027", "Tháng 5/2027"], ["Hằng năm", "Trước 30/6"], ["2026", "Năm 2027"]])
def test_cells_that_are_times_make_the_column_one(times):
    assert roles(times) == (TASK, LEAD, PERIOD)


@pytest.mark.parametrize(
    ("times", "title"),
    [
        (["Quý I/2027", "rất gấp"], "Ghi chú"),
        (["Quý I/2027", ""], "Ghi chú"),
        (["01/3/2024", "05/6/2024"], "Ngày ký"),
        (["Tháng 5/2027", "Tháng 6/2027"], "Quyết định"),
    ],
)
def test_too_few_times_or_days_of_papers_do_not(times, title):
    assert roles(times, title) == (TASK, LEAD, OTHER)


def test_where_the_register_is_not_told_nothing_is_guessed():
    assert with_times((TASK, OTHER), ["Việc", "Ghi chú"], [WORK, ["Quý I", "Quý II"]]) == (TASK, OTHER)
    known = (TASK, LEAD, PERIOD, OTHER)
    assert with_times(known, ["Việc", "Ai", "Khi", "Ghi chú"], [WORK, WHO, ["2026"] * 2, ["2027"] * 2]) == known
    two = (TASK, LEAD, OTHER, OTHER)
    assert with_times(two, ["Việc", "Ai", "Từ", "Đến"], [WORK, WHO, ["Quý I", "Quý II"], ["Quý III", "Quý IV"]]) == two
