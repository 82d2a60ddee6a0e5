from datetime import date

import pytest

from qa.contracts.query import TimeCondition, When
from qa.understanding.asked_times import asked_times


@pytest.mark.parametrize(
    ("question", "when", "first", "last"),
    [
        ("việc nào làm trong năm 2026", When.IN, date(2026, 1, 1), date(2026, 12, 31)),
        ("việc nào phải xong trước ngày 30/11/2026", When.BY, None, date(2026, 11, 30)),
        ("việc nào phải xong trước năm 2027", When.BY, None, date(2026, 12, 31)),
        ("nhiệm vụ hoàn thành năm 2025", When.BY, date(2025, 1, 1), date(2025, 12, 31)),
        ("những việc bắt đầu từ năm 2028", When.FROM, date(2028, 1, 1), None),
        ("việc của quý III/2026", When.IN, date(2026, 7, 1), date(2026, 9, 30)),
        ("việc trong tháng 2 năm 2028", When.IN, date(2028, 2, 1), date(2028, 2, 29)),
        ("giai đoạn 2026-2030 làm gì", When.IN, date(2026, 1, 1), date(2030, 12, 31)),
        ("việc nào làm thường xuyên", When.RECURRING, None, None),
        ("việc nào không ghi thời hạn", When.NONE, None, None),
    ],
)
def test_a_time_is_a_condition(question, when, first, last):
    (found,) = asked_times(question)
    told: TimeCondition = found.condition
    assert (told.when, told.first, told.last) == (when, first, last)
    assert question[found.start : found.end] == told.text


def test_numbers_of_documents_and_days_that_are_none_are_no_times():
    assert asked_times("kế hoạch 2026/KH-UBND nói gì") == ()
    assert asked_times("hạn 31/02/2026") == ()


@pytest.mark.parametrize(
    ("question", "negated"),
    [
        ("nhiệm vụ nào không thuộc diện thực hiện hằng năm", True),
        ("việc nào không phải loại làm thường xuyên", True),
        ("việc nào không ghi kinh phí nhưng làm hằng năm", False),
        ("việc nào làm hằng năm", False),
        ("trừ những việc làm hằng năm thì còn mấy việc", True),
        ("ngoài các nhiệm vụ thường xuyên, tỉnh còn giao gì", True),
    ],
)
def test_a_time_is_denied_across_the_words_for_doing(question, negated):
    assert [found.condition.negated for found in asked_times(question)] == [negated]


@pytest.mark.parametrize("words", ["bỏ trắng ô thời gian", "còn bỏ ngỏ thời hạn", "để trống hạn", "chưa ghi tiến độ"])
def test_an_empty_cell_of_time_is_a_condition_however_it_is_said(words):
    assert [found.condition.when for found in asked_times(f"việc nào {words}")] == [When.NONE]
