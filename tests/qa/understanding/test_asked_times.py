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
        ("việc nào chỉ làm trong 2027", When.WITHIN, date(2027, 1, 1), date(2027, 12, 31)),
        ("việc nào gói gọn trong giai đoạn 2026-2027", When.WITHIN, date(2026, 1, 1), date(2027, 12, 31)),
        ("chỉ tiêu 2027 ra sao", When.IN, date(2027, 1, 1), date(2027, 12, 31)),
        ("theo chỉ đạo năm 2027 thì làm gì", When.IN, date(2027, 1, 1), date(2027, 12, 31)),
        ("mấy việc lặp lại hằng quý", When.RECURRING, None, None),
        ("việc nào làm đều đặn", When.RECURRING, None, None),
        ("việc nào làm thường xuyên", When.RECURRING, None, None),
        ("việc nào không ghi thời hạn", When.NONE, None, None),
    ],
)
def test_a_time_is_a_condition(question, when, first, last):
    (found,) = asked_times(question)
    told: TimeCondition = found.condition
    assert (told.when, told.first, told.last) == (when, first, last)
    assert question[found.start : found.end] == told.text


def test_what_comes_after_a_year_is_part_of_the_time():
    text = "số việc từ 2029 trở đi"
    (found,) = asked_times(text)
    assert (found.condition.when, text[found.start : found.end]) == (When.FROM, "2029 trở đi")


def test_what_is_done_again_and_again_has_a_time():
    found = asked_times("việc nào làm thường xuyên chứ không có hạn chót")
    assert [time.condition.when for time in found] == [When.RECURRING]
    denied = asked_times("việc nào không làm hằng năm và cũng không ghi thời hạn")
    assert [time.condition.when for time in denied] == [When.RECURRING, When.NONE]


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


@pytest.mark.parametrize(
    ("text", "when", "negated"),
    [
        ("việc nào không có năm cụ thể", When.DATED, True),
        ("việc nào chưa nêu năm hoàn thành", When.DATED, True),
        ("những việc không gắn với năm nào", When.DATED, True),
        ("các việc có thời hạn cụ thể", When.DATED, False),
        ("mấy việc có năm bắt đầu và năm kết thúc", When.SPANS, False),
        ("việc nào kéo dài nhiều năm", When.SPANS, False),
        ("bao nhiêu việc ghi hạn theo quý", When.QUARTERS, False),
        ("việc nào ghi thời gian bằng một quý", When.QUARTERS, False),
    ],
)
def test_how_a_time_is_written_is_a_condition(text, when, negated):
    (found,) = asked_times(text)
    assert (found.condition.when, found.condition.negated) == (when, negated)


@pytest.mark.parametrize("text", ["không quá 5 năm", "báo cáo theo quý", "năm học mới có gì", "bao nhiêu năm thì xong"])
def test_other_words_for_years_and_quarters_are_none(text):
    assert not [found for found in asked_times(text) if found.condition.when in (When.DATED, When.SPANS, When.QUARTERS)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("việc thường xuyên, hằng quý", ["thường xuyên, hằng quý"]),
        ("việc làm hằng năm hoặc hằng tháng", ["hằng năm hoặc hằng tháng"]),
        ("việc hằng năm của Sở Y tế, việc hằng tuần của Sở Nội vụ", ["hằng năm", "hằng tuần"]),
    ],
)
def test_recurring_times_listed_together_are_any_of_them(text, said):
    assert [found.condition.text for found in asked_times(text)] == said


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("việc có hạn quý III/2029", date(2029, 7, 1), date(2029, 9, 30)),
        ("việc hạn trong năm 2029", date(2029, 1, 1), date(2029, 12, 31)),
        ("việc xong trước hạn 15/8/2029", None, date(2029, 8, 15)),
    ],
)
def test_a_deadline_in_a_stretch_of_days_begins_with_it(text, first, last):
    (found,) = asked_times(text)
    assert (found.condition.first, found.condition.last) == (first, last)
