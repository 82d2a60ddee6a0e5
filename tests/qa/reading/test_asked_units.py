"""Times of the unit that a question asks for."""

import pytest

from qa.reading.asked_units import in_asked_unit, tells_asked_unit

TIMES = ["năm 2025", "ngày 13 tháng 11 năm 2021", "quý I/2026", "tháng 5/2026"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Báo cáo vào quý nào?", ["quý I/2026"]),
        ("Xong trong tháng mấy?", ["ngày 13 tháng 11 năm 2021", "tháng 5/2026"]),
        ("Nghị định ra ngày nào?", ["ngày 13 tháng 11 năm 2021"]),
        ("Bao giờ xong?", TIMES),
        ("Tới năm nào?", TIMES),
    ],
)
def test_times_of_the_asked_unit_go_first(question, told):
    assert in_asked_unit(TIMES, question) == told


def test_where_none_is_of_it_all_are_left():
    assert in_asked_unit(["năm 2025"], "Báo cáo vào quý nào?") == ["năm 2025"]
    assert not tells_asked_unit(["năm 2025"], "Báo cáo vào quý nào?")
