"""Spans of time as days."""

import pytest

from qa.reading.figures import figures_in
from qa.reading.spans_of_time import as_days


@pytest.mark.parametrize(
    ("text", "days"), [("2 tuần", 14), ("15 ngày", 15), ("1 năm", 365), ("12 giờ", 0.5), ("15 con bò", 0), ("30 tỷ đồng", 0)]
)
def test_a_span_is_told_in_days_and_nothing_else_is_one(text, days):
    (figure,) = figures_in(text)
    assert as_days(figure) == days
