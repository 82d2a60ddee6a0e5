"""Times of tasks: what plans write, and what must hold of any text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.register.times import read_timing
from corpus.register.timing import Interval, Recurrence, Timing, YearDay
from corpus.text import fold_accents


def days(*spans):
    return tuple(Interval(*(date.fromisoformat(day) if day else None for day in span)) for span in spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quý III, IV/2026", days(("2026-07-01", "2026-12-31"))),
        ("Quý I, Quý III năm 2026", days(("2026-01-01", "2026-03-31"), ("2026-07-01", "2026-09-30"))),
        ("Quý I - Quý III/2025", days(("2025-01-01", "2025-09-30"))),
        ("từ quý II/2025 đến quý IV/2026", days(("2025-04-01", "2026-12-31"))),
        ("2022-2030", days(("2022-01-01", "2030-12-31"))),
        ("Năm 2022-2030", days(("2022-01-01", "2030-12-31"))),
        ("2026 - 2030 | Giải pháp | |", days(("2026-01-01", "2030-12-31"))),
        ("Từ năm 2025 đến hết năm 2027", days(("2025-01-01", "2027-12-31"))),
        ("Đến năm 2025", days((None, "2025-12-31"))),
        ("đến năm 2030, tầm nhìn đến năm 2045", days((None, "2030-12-31"))),
        ("Năm 2024 và những năm tiếp theo", days(("2024-01-01", None))),
        ("từ năm 2025 trở đi", days(("2025-01-01", None))),
        ("sau năm 2030", days(("2031-01-01", None))),
        ("trước năm 2026", days((None, "2025-12-31"))),
        ("Trước ngày 30/11/2025", days((None, "2025-11-30"))),
        ("hoàn thành chậm nhất ngày 15 tháng 6 năm 2026", days((None, "2026-06-15"))),
        ("Tháng 12/2025", days(("2025-12-01", "2025-12-31"))),
        ("6 tháng đầu năm 2026", days(("2026-01-01", "2026-06-30"))),
        ("Năm học 2025-2026", days(("2025-09-01", "2026-08-31"))),
        ("Hằng năm", ()),
        ("Thường xuyên", ()),
    ],
)
def test_times_with_a_year_become_intervals(text, expected):
    assert read_timing(text).intervals == expected


@pytest.mark.parametrize(
    ("text", "recurs", "on"),
    [
        ("Hằng năm", (Recurrence.YEARLY,), ()),
        ("hàng năm", (Recurrence.YEARLY,), ()),
        ("trước ngày 30/11 hằng năm", (Recurrence.YEARLY,), (YearDay(11, 30),)),
        ("định kỳ hàng năm (trước ngày 10 tháng 12)", (Recurrence.YEARLY,), (YearDay(12, 10),)),
        ("25/6, 25/9, 25/12 hằng năm", (Recurrence.YEARLY,), (YearDay(6, 25), YearDay(9, 25), YearDay(12, 25))),
        ("Tháng 6, 12 hàng năm", (Recurrence.YEARLY,), (YearDay(6, None), YearDay(12, None))),
        ("trước ngày 20 hằng tháng", (Recurrence.MONTHLY,), (YearDay(None, 20),)),
        ("ngày 15 của tháng cuối quý", (Recurrence.QUARTERLY,), (YearDay(None, 15),)),
        ("định kỳ hằng quý", (Recurrence.QUARTERLY,), ()),
        ("Định kỳ 06 tháng", (Recurrence.HALF_YEARLY,), ()),
        ("Thường xuyên", (Recurrence.ONGOING,), ()),
        ("định kỳ hoặc đột xuất", (Recurrence.PERIODIC,), ()),
        ("Quý IV/2026", (), ()),
    ],
)
def test_what_comes_again_says_how_often_and_when(text, recurs, on):
    timing = read_timing(text)
    assert (timing.recurs, timing.days, timing.intervals) == (recurs, on, timing.intervals)


def test_a_condition_is_kept_in_its_words_beside_what_else_is_said():
    timing = read_timing("Trình UBND tỉnh ban hành sau khi Thủ tướng Chính phủ ban hành; thực hiện hàng năm")
    assert (timing.condition, timing.recurs) == ("sau khi Thủ tướng Chính phủ ban hành", (Recurrence.YEARLY,))
    assert read_timing("Theo Kế hoạch riêng").condition == "Theo Kế hoạch riêng"


YEARS = st.integers(2000, 2060)


@settings(deadline=None)
@given(YEARS, YEARS, st.sampled_from(["{}-{}", "Năm {} - {}", "từ năm {} đến năm {}", "giai đoạn {}–{}"]))
def test_a_range_of_years_runs_from_the_first_day_to_the_last(one, other, form):
    first, last = sorted((one, other))
    assert read_timing(form.format(first, last)).intervals == (Interval(date(first, 1, 1), date(last, 12, 31)),)


@settings(deadline=None)
@given(
    st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.sampled_from(["{}/{}/{}", "ngày {:02d}/{:02d}/{}", "{} tháng {} năm {}"])
)
def test_a_date_is_its_day_and_a_deadline_ends_on_it(day, form):
    written = form.format(day.day, day.month, day.year)
    assert read_timing(written).intervals == (Interval(day, day),)
    assert read_timing(f"Trước {written}").intervals == (Interval(None, day),)


@settings(deadline=None)
@given(st.text(st.sampled_from("0123456789/-–., |quýQIVnămthángđếntrước2025hằg"), max_size=40))
def test_any_text_is_read_alike_without_accents_and_never_backwards(text):
    timing = read_timing(text)
    assert all(i.first is None or i.last is None or i.first <= i.last for i in timing.intervals)
    bare = read_timing(fold_accents(text))
    assert (bare.intervals, bare.recurs, bare.days) == (timing.intervals, timing.recurs, timing.days)
    assert timing.said or timing == Timing()
