"""How often something is done again is read as the same, however it is said."""

import pytest

from corpus.register.recurrences import recurrences_in
from corpus.register.timing import Recurrence
from corpus.text import fold_accents


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ba tháng nạo vét một lần", Recurrence.QUARTERLY),
        ("3 tháng/lần", Recurrence.QUARTERLY),
        ("4 lần mỗi năm", Recurrence.QUARTERLY),
        ("nửa năm bảo dưỡng một lần", Recurrence.HALF_YEARLY),
        ("02 lần/năm", Recurrence.HALF_YEARLY),
        ("mỗi năm hai lần", Recurrence.HALF_YEARLY),
        ("định kỳ nửa năm", Recurrence.HALF_YEARLY),
        ("12 tháng một lần", Recurrence.YEARLY),
        ("một năm chỉ làm một lần", Recurrence.YEARLY),
        ("1 lần/tháng", Recurrence.MONTHLY),
        ("mỗi tuần một lần", Recurrence.WEEKLY),
        ("hai năm mới làm một lần", Recurrence.OTHER),
        ("định kỳ", Recurrence.PERIODIC),
    ],
)
def test_a_span_and_how_many_times_in_it_say_how_often(text, kind):
    assert recurrences_in(fold_accents(text)) == (kind,)


@pytest.mark.parametrize("text", ["năm 2026 làm một lần", "mười hai tháng", "năm 2026", "trong 3 tháng"])
def test_a_time_that_is_only_long_does_not_come_again(text):
    assert recurrences_in(fold_accents(text)) == ()
