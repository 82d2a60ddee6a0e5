from datetime import date

import pytest

from corpus.records import BlockKind, Range
from indexer.segments.reports import reports_in
from indexer.segments.stored import DueDay, Frequency, Passage
from qa.reading.deadlines import next_day, report_duties


def duties(text, path=()):
    passage = Passage("d:0", "p", "d", "f.txt", BlockKind.PARAGRAPH, path, None, (Range(0, len(text)),), text, "")
    found = list(reports_in(0, passage))
    return list(report_duties(found, [passage] * len(found)))


@pytest.mark.parametrize(
    ("text", "frequency", "due"),
    [
        ("Định kỳ hàng năm (trước ngày 30/11) tổng hợp, báo cáo kết quả gửi về Sở Y tế.", Frequency.YEARLY, [(11, 30)]),
        ("Báo cáo kết quả thực hiện trước ngày 15/01 hằng năm để tổng hợp.", Frequency.YEARLY, [(1, 15)]),
        ("định kỳ hàng năm (trước ngày 10 tháng 12) báo cáo kết quả về Sở Khoa học và Công nghệ", Frequency.YEARLY, [(12, 10)]),
        ("Định kỳ báo cáo UBND tỉnh chậm nhất ngày 05/12.", Frequency.YEARLY, [(12, 5)]),
        ("Báo cáo 6 tháng trước ngày 15/6 và ngày 15/12 về Sở Nội vụ.", Frequency.HALF_YEARLY, [(6, 15), (12, 15)]),
        ("Hằng tháng, trước ngày 25 hàng tháng, báo cáo Sở Tài chính.", Frequency.MONTHLY, [(None, 25)]),
        ("Định kỳ hằng quý báo cáo UBND tỉnh.", Frequency.QUARTERLY, []),
        ("Hằng quý báo cáo trước ngày 20 của tháng cuối quý.", Frequency.QUARTERLY, [(3, 20), (6, 20), (9, 20), (12, 20)]),
        ("Báo cáo Sở Y tế trước ngày 05 tháng đầu quý sau.", Frequency.QUARTERLY, [(1, 5), (4, 5), (7, 5), (10, 5)]),
        ("Báo cáo UBND tỉnh trước ngày 15 hằng tháng.", Frequency.MONTHLY, [(None, 15)]),
        ("Báo cáo UBND tỉnh trước ngày cuối cùng của mỗi tháng.", Frequency.MONTHLY, [(None, 31)]),
        ("Báo cáo vào ngày làm việc cuối cùng của quý.", Frequency.QUARTERLY, [(3, 31), (6, 31), (9, 31), (12, 31)]),
        ("Báo cáo UBND tỉnh hằng tuần vào thứ Sáu.", Frequency.WEEKLY, []),
        ("Định kỳ hàng năm sơ kết, báo cáo Ủy ban nhân dân tỉnh.", Frequency.YEARLY, []),
    ],
)
def test_how_often_and_by_which_day(text, frequency, due):
    (duty,) = duties(text)
    assert duty.frequency is frequency
    assert duty.due == tuple(DueDay(month, day) for month, day in due)


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành trước ngày 30/11 hằng năm.",
        "Báo cáo kết quả trước ngày 30/11/2025.",
        "Báo cáo trước ngày 10 tháng 12 năm 2025.",
        "Trong quá trình thực hiện, có khó khăn thì báo cáo UBND tỉnh.",
        "Báo cáo đóng góp 7% vào GRDP hàng năm mười.".replace("hàng năm", "của năm"),
    ],
)
def test_what_is_no_recurring_report_is_left_out(text):
    assert duties(text) == []


def test_who_reports_to_whom():
    (duty,) = duties("Các sở, ban, ngành tỉnh định kỳ hàng năm (trước ngày 10/12) báo cáo Ủy ban nhân dân tỉnh (qua Sở Y tế).")
    assert duty.reporters == ("Các sở, ban, ngành tỉnh",)
    assert duty.recipients == ("Ủy ban nhân dân tỉnh", "Sở Y tế")


def test_agencies_that_are_only_spoken_of_do_not_report():
    heading = ("1. Các sở, ban, ngành tỉnh",)
    text = "Căn cứ nhiệm vụ của Sở Y tế, phối hợp với Sở Tài chính, hằng năm báo cáo UBND tỉnh."
    assert duties(text, heading)[0].reporters == ("Các sở, ban, ngành tỉnh",)
    before = "Giám đốc Sở Y tế căn cứ nhiệm vụ của Sở Nội vụ để thực hiện. Định kỳ hằng năm báo cáo UBND tỉnh."
    assert duties(before)[0].reporters == ("Sở Y tế",)


def test_a_duty_under_an_agency_s_heading_is_that_agency_s():
    (duty,) = duties("Định kỳ hằng năm báo cáo UBND tỉnh.", path=("IV. TỔ CHỨC THỰC HIỆN", "2. Sở Khoa học và Công nghệ"))
    assert duty.reporters == ("Sở Khoa học và Công nghệ",)
    assert duty.recipients == ("UBND tỉnh",)


def test_the_next_day_is_counted_from_today():
    assert next_day(DueDay(11, 30), date(2025, 11, 30)) == date(2025, 11, 30)
    assert next_day(DueDay(11, 30), date(2025, 12, 1)) == date(2026, 11, 30)
    assert next_day(DueDay(None, 31), date(2025, 2, 10)) == date(2025, 2, 28)
    assert next_day(DueDay(2, 29), date(2025, 3, 1)) == date(2026, 2, 28)


def test_a_day_that_no_month_has_is_no_day():
    (duty,) = duties("Báo cáo trước ngày 45/13 hằng năm.")
    assert duty.due == ()
