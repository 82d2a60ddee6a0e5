"""Figures are the same however they are written, and what only looks like one is none."""

import pytest

from qa.reading.figures import MONEY, figures_in, money_in, says_money


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("không quá 02 vụ cháy", "tối đa 2 vụ"),
        ("1.046 tỷ đồng", "1046 tỷ"),
        ("7,5 %", "7,5% số hộ"),
        ("500 triệu đồng", "0,5 tỷ đồng"),
        ("phụ cấp 450.000 đồng mỗi tháng", "450 nghìn đồng"),
    ],
)
def test_one_figure_written_two_ways(one, other):
    assert [figure.key for figure in figures_in(one)] == [figure.key for figure in figures_in(other)]


@pytest.mark.parametrize("text", ["ngày 15 tháng 6", "năm 2030 đạt", "đến 2027 mọi xã", "Quyết định số 338/QĐ-TTg", "mục 3"])
def test_days_years_and_numbers_of_documents_are_no_figures(text):
    assert figures_in(text) == []


def test_percent_is_not_a_count():
    percent, count = figures_in("50% và 50 hộ")
    assert percent.key != count.key


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Chi 12 tỷ đồng, trong đó 4,5 TỶ vốn vay", ["12 tỷ đồng", "4,5 TỶ vốn"]),
        ("mua 30 con giống giá 450.000đồng", ["450.000đồng"]),
        ("go khong dau: 12 ty, 3 trieu dong", ["12 ty", "3 trieu dong"]),
        ("7 USD, 5 vnđ", ["7 USD", "5 vnđ"]),
        ("12 tỉnh, 3 tiếng, 40 triền đê", []),
        ("Đồng lúa năm 2026 rộng 70 ha", []),
        ("", []),
    ],
)
def test_amounts_are_the_figures_of_money_and_no_text_with_one_is_passed_over(text, amounts):
    assert [figure.text for figure in figures_in(text) if figure.kind == MONEY] == [figure.text for figure in money_in(text)]
    assert [figure.text.split(" vốn")[0] for figure in money_in(text)] == [amount.split(" vốn")[0] for amount in amounts]
    assert says_money(text) or not amounts


def test_a_place_whose_name_begins_as_the_coin_is_no_amount():
    assert [figure.unit for figure in figures_in("từ tháng 8 đến tháng 10 Đồng Nai họp hai lần, chi 40 đồng")] == ["dong"]
