"""A claimed time held against a told one: so where it is the same in other words, not so where an end differs."""

import pytest

from corpus.register.times import read_timing
from qa.reading.claimed_times import claimed_time


def is_so(claim, told):
    claimed = claimed_time(claim)
    assert claimed is not None
    return claimed.is_so(read_timing(told))


@pytest.mark.parametrize(
    ("claim", "told", "so"),
    [
        ("làm từ 2031 tới 2035", "2031-2035", True),
        ("làm từ 2031 tới 2035", "2031-2033", False),
        ("làm từ 2031 tới 2033", "2031-2035", False),
        ("triển khai từ năm 2031 đến hết năm 2033", "Năm 2031 - 2033", True),
        ("làm từ 2031 tới 2035", "Năm 2031 và những năm tiếp theo", False),
        ("kéo dài đến năm 2033", "2031-2033", True),
        ("kết thúc năm 2032", "2031-2033", False),
        ("bắt đầu từ năm 2031", "2031-2033", True),
        ("năm 2032 mới làm", "2031-2033", False),
        ("chỉ làm trong năm 2031 thôi", "2031-2033", False),
        ("làm trong năm 2032", "2031-2033", True),
        ("làm trong năm 2034", "2031-2033", False),
    ],
)
def test_both_ends_of_a_claimed_span_must_be_the_told_ones(claim, told, so):
    assert is_so(claim, told) is so


@pytest.mark.parametrize(
    ("claim", "told", "so"),
    [
        ("xong trong quý 3 năm 2031", "Quý III/2031", True),
        ("hạn là quý 4 năm 2031", "Quý III/2031", False),
        ("xong trong năm 2031", "Quý III/2031", True),
        ("làm vào quý 3 năm 2031", "2031", False),
        ("hạn chót là ngày 15 tháng 6 năm 2031", "trước ngày 15/6/2031", True),
        ("hạn chót là ngày 15 tháng 7 năm 2031", "trước ngày 15/6/2031", False),
        ("xong trước năm 2032", "Quý III/2031", True),
        ("tới năm 2032 mới xong", "Quý III/2031", False),
        ("xong trong năm 2031", "Hằng năm", False),
        ("làm thường xuyên", "Sau khi có quy chế", None),
    ],
)
def test_what_is_claimed_coarsely_is_so_where_the_told_time_lies_in_it(claim, told, so):
    assert is_so(claim, told) is so


@pytest.mark.parametrize(
    ("claim", "told", "so"),
    [
        ("ba tháng làm một lần", "Hằng quý", True),
        ("nửa năm làm một lần", "định kỳ 06 tháng", True),
        ("hằng năm làm", "mỗi năm một lần", True),
        ("mỗi tháng làm một lần", "Hằng quý", False),
        ("hai năm mới làm một lần", "Hằng năm", False),
        ("hai năm mới làm một lần", "ba năm một lần", None),
        ("hằng năm làm", "2031-2033", False),
        ("hằng năm làm", "định kỳ", None),
        ("định kỳ báo cáo", "Hằng quý", True),
        ("hằng năm làm vào tháng 12", "Tháng 12 hằng năm", True),
        ("hằng năm làm vào tháng 12", "trước ngày 15/12 hằng năm", True),
        ("hằng năm làm vào tháng 11", "trước ngày 15/12 hằng năm", False),
        ("xong vào tháng 12", "Tháng 11/2031", False),
    ],
)
def test_what_comes_again_must_come_as_often_and_on_the_same_days(claim, told, so):
    assert is_so(claim, told) is so


def test_a_claim_without_a_time_claims_none():
    assert claimed_time("đê được đắp cao thêm một mét") is None


def test_around_the_clock_is_no_day():
    assert claimed_time("trạm bơm chạy suốt 24/7") is None
    assert claimed_time("trạm bơm chạy ngày 24/7 hằng năm") is not None
