"""Whole sums of money: how they are called in plans, and asked for."""

import pytest

from qa.reading.whole_sums import asks_total, names_whole, speaks_of_whole


@pytest.mark.parametrize(
    ("name", "under", "whole"),
    [
        ("Tổng kinh phí thực hiện kế hoạch trồng cói", "", True),
        ("tổng số vốn", "", True),
        ("Kinh phí thực hiện", "", True),
        ("Nhu cầu vốn giai đoạn 2026 - 2030", "", True),
        ("Tổng cộng", "", True),
        ("", "Tổng kinh phí", True),
        ("Ngân sách tỉnh", "", False),
        ("Ngân sách tỉnh", "Tổng dự toán", True),
        ("Tổng thu từ bán vé", "", False),
        ("Tổng giá trị sản xuất", "", False),
        ("Phần vốn của doanh nghiệp góp vào đợt hai, so với tổng kinh phí", "", False),
    ],
)
def test_what_is_called_a_whole_is_one(name, under, whole):
    assert names_whole(name, under) is whole


def test_a_total_is_asked_for_in_so_many_words():
    assert asks_total("Tổng mức đầu tư của kế hoạch là bao nhiêu")
    assert not asks_total("Kinh phí thực hiện việc nạo vét là bao nhiêu")
    assert speaks_of_whole("kinh phí thực hiện là 12 tỷ phải không")
    assert not speaks_of_whole("việc nạo vét hết 12 tỷ phải không")
