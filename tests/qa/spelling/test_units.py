"""Units that look like other words where a number is asked for or given, and those words where none is."""

import pytest

from qa.spelling.units import units_in


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("xa trong bao nhieu ha tram", ["ha"]),
        ("Mỗi hộ trồng mấy ha?", ["ha"]),
        ("12,5 ha lua cua ai", ["ha"]),
        ("moi bao nang bao nhieu kg", ["kg"]),
        ("Bao 50 kg hay 25 kg?", ["kg", "kg"]),
        ("sao lam lau vay ha", []),
        ("co duoc mien phi kg", []),
        ("bao nhieu hang hoa", []),
    ],
)
def test_units_after_a_number(text, units):
    assert [text[start:end] for start, end in units_in(text)] == units
