"""Times inside sentences: what tells when, and what only looks like it."""

import pytest

from corpus.records import Range
from corpus.register.period_phrases import period_phrase
from corpus.text.cleaning import clean


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Hằng năm báo cáo kết quả về Sở Tài chính.", "Hằng năm"),
        ("Tổ chức sơ kết hằng năm.", "hằng năm"),
        ("Định kỳ 06 tháng gửi số liệu.", "Định kỳ 06 tháng"),
        ("Báo cáo hằng quý trước ngày 25/3, 25/6, 25/9 và 25/12.", "hằng quý trước ngày 25/3, 25/6, 25/9 và 25/12"),
        ("Gửi số liệu trước ngày 15/5 và 15/11 hằng năm.", "trước ngày 15/5 và 15/11 hằng năm"),
        ("Gửi trước ngày 15/5, 20 bản in.", "trước ngày 15/5"),
        ("Kiểm tra 02 tháng một lần.", "02 tháng một lần"),
        ("Đăng tin định kỳ hằng ngày, hằng tuần.", "định kỳ hằng ngày, hằng tuần"),
        ("Giao chỉ tiêu hằng năm; hằng quý tổng hợp.", "hằng quý"),
        ("Thực hiện Luật ban hành ngày 9 tháng 11 năm 2017 của Quốc hội.", None),
        ("Thực hiện đến hết ngày 31 tháng 12 năm 2026.", None),
        ("Lập dự toán ngân sách nhà nước hàng năm trình phê duyệt.", None),
        ("Lồng ghép vào Kế hoạch phát triển kinh tế - xã hội hằng năm.", None),
        ("Chăm sóc trẻ dưới 36 tháng tuổi.", None),
    ],
)
def test_a_time(sentence, period):
    found = period_phrase(clean(sentence, [Range(0, len(sentence))]), 0)
    assert (found.text if found else None) == period
