"""Bounds on amounts of money, as questions say them."""

import pytest

from qa.reading.register.money_bounds import Amount, wanted_amount


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("trên 10 tỷ đồng", Amount(10e9, None)),
        ("từ 10 tỷ đồng trở lên", Amount(10e9, None, within=True)),
        ("ít nhất 500 triệu", Amount(500e6, None, within=True)),
        ("dưới 500 triệu đồng", Amount(None, 500e6)),
        ("không quá 2 tỷ", Amount(None, 2e9, within=True)),
        ("2 tỷ trở xuống", Amount(None, 2e9, within=True)),
        ("đúng 3 tỷ đồng", Amount(3e9, 3e9, within=True)),
        ("ngân sách nhà nước", None),
        ("", None),
    ],
)
def test_what_is_said_of_an_amount(text, bound):
    assert wanted_amount(text) == bound


@pytest.mark.parametrize(
    ("bound", "fits"),
    [
        (Amount(2.0, None), {3.0}),
        (Amount(2.0, None, within=True), {2.0, 3.0}),
        (Amount(None, 2.0), {1.0}),
        (Amount(None, 2.0, within=True), {1.0, 2.0}),
        (Amount(2.0, 2.0, within=True), {2.0}),
        (Amount(2.0, 2.0), set()),
    ],
)
def test_a_bound_belongs_to_it_where_it_says_so(bound, fits):
    assert {dong for dong in (1.0, 2.0, 3.0) if bound.fits(dong)} == fits
