"""Dates in the ways that documents write them."""

from datetime import date

import pytest

from corpus.text.dates import find_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 08 tháng 5 năm 2024", date(2024, 5, 8)),
        ("Ngày 8 tháng 05\nnăm 2024", date(2024, 5, 8)),
        ("08/5/2024", date(2024, 5, 8)),
        ("ngày **03** /11/2023", date(2023, 11, 3)),
        ("ngày 03 / 11 / 2023", date(2023, 11, 3)),
        ("30.01.2023", date(2023, 1, 30)),
        ("28-9-2015", date(2015, 9, 28)),
    ],
)
def test_a_date(text, expected):
    (found,) = find_dates(f"số 1 {text}, xong")
    assert found.value == expected
    assert f"số 1 {text}, xong"[found.start : found.end] == text


@pytest.mark.parametrize("text", ["31/02/2023", "ngày 10 tháng 12", "15/01", "1.600.2023", "2021-2025", "12/13/2020"])
def test_no_date(text):
    assert find_dates(text) == []
