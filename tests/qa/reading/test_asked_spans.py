"""Spans of time that questions ask for, and that texts tell."""

import pytest

from qa.reading.asked_spans import asks_span, lacks_span, spans_in


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Xin cấp phép thả diều mất bao lâu?", True),
        ("trong mấy ngày thì có giấy", True),
        ("Bao nhiêu tháng kiểm đò một lần?", True),
        ("được gia hạn thêm mấy tuần", True),
        ("Kho bạc họp lúc mấy giờ?", False),
        ("mấy giờ thì mở cửa", False),
        ("Tháng mấy gieo mạ?", False),
        ("ngày mấy nộp sổ", False),
        ("Mấy ngày nay bến đò thế nào?", False),
        ("Ngày nào nộp sổ?", False),
    ],
)
def test_a_question_asks_for_a_span_of_time(question, asks):
    assert asks_span(question) is asks


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Trong thời hạn 05 (năm) ngày làm việc kể từ ngày 10 tháng 12 năm 2025", ["05 (năm) ngày làm việc"]),
        ("kiểm đò định kỳ 06 tháng một lần", ["06 tháng một lần"]),
        ("không quá 24 giờ", ["không quá 24 giờ"]),
        ("hai ngày làm việc; 01 lần/năm", ["hai ngày làm việc", "01 lần/năm"]),
        ("Biên bản kiểm tra 03 lần/quý", ["03 lần/quý"]),
        ("trước ngày 25 hằng tháng", ["hằng tháng"]),
        ("ngày 15 tháng 9 năm 2026", []),
        ("Từ ngày 08 đến ngày 09 tháng 11 năm 2025", []),
        ("giai đoạn 5 năm 2021 - 2025", []),
        ("quý 2 năm 2026", []),
        ("12 chiếc đò, 3 bến", []),
    ],
)
def test_spans_are_told_from_days_of_the_calendar(text, spans):
    assert spans_in(text) == spans


@pytest.mark.parametrize(
    ("question", "shown", "lacks"),
    [
        ("Trong mấy ngày phải trả giấy?", "Đơn nộp từ ngày 05 tháng 12 năm 2025.", True),
        ("Trong mấy ngày phải trả giấy?", "trả giấy sau 03 ngày", False),
        ("Đề án làm bao lâu?", "thực hiện trong giai đoạn 2026-2030", False),
        ("Đề án làm bao lâu?", "do xã làm", True),
        ("Bao lâu kiểm đò một lần?", "Kiểm đò từ năm 2026.", True),
        ("Ai kiểm đò?", "xã kiểm", False),
    ],
)
def test_what_tells_no_span_where_one_is_asked(question, shown, lacks):
    assert lacks_span(question, shown) is lacks
