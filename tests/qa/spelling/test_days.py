"""Times told from today are written out."""

from datetime import date

import pytest

from qa.spelling.days import with_days

TODAY = date(2031, 11, 17)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Việc nào phải xong trong năm nay?", "Việc nào phải xong trong năm 2031?"),
        ("năm tới Sở Y tế làm gì", "năm 2032 Sở Y tế làm gì"),
        ("sang năm có việc gì", "năm 2032 có việc gì"),
        ("Năm ngoái đã ban hành những gì?", "năm 2030 đã ban hành những gì?"),
        ("việc trong quý này", "việc trong quý IV năm 2031"),
        ("việc phải xong quý tới", "việc phải xong quý I năm 2032"),
        ("quý trước có báo cáo nào", "quý III năm 2031 có báo cáo nào"),
        ("Tháng này phải nộp gì?", "tháng 11 năm 2031 phải nộp gì?"),
        ("việc của Sở Y tế trong tháng này", "việc của Sở Y tế trong tháng 11 năm 2031"),
        ("tháng sau phải xong việc gì", "tháng 12 năm 2031 phải xong việc gì"),
        ("Việc nào quá hạn rồi?", "Việc nào phải xong chậm nhất ngày 16/11/2031?"),
        ("Sở Y tế có việc nào sắp đến hạn?", "Sở Y tế có việc nào phải xong trong khoảng 17/11/2031 đến 15/02/2032?"),
        ("những nhiệm vụ đã trễ hạn của Sở Y tế", "những nhiệm vụ phải xong chậm nhất ngày 16/11/2031 của Sở Y tế"),
    ],
)
def test_a_time_told_from_today_is_written_out(text, written):
    assert with_days(text, TODAY) == written


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch năm 2031 do ai ký?",
        "Việc phải xong trước tháng 6 năm 2031",
        "Năm này có mấy việc?",
        "Sau năm 2031 còn việc gì?",
        "Đơn vị em năm nay chưa được cấp tiền thì hỏi ai?",
        "Kế hoạch nào đã quá hạn?",
        "trong các năm tiếp theo làm gì",
    ],
)
def test_other_times_stay(text):
    assert with_days(text, TODAY) == text


def test_the_turn_of_the_year():
    assert with_days("việc tháng sau", date(2031, 12, 31)) == "việc tháng 1 năm 2032"
    assert with_days("việc tháng trước", date(2032, 1, 31)) == "việc tháng 12 năm 2031"
