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


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("báo cáo trước ngày 20 tháng 6 và ngày 20 tháng 12 hằng năm.", "trước ngày 20 tháng 6 và ngày 20 tháng 12 hằng năm"),
        (
            "gửi số liệu trước ngày 15 tháng 6 và trước ngày 10 tháng 12 năm 2026; ghi sổ.",
            "trước ngày 15 tháng 6 và trước ngày 10 tháng 12 năm 2026",
        ),
        ("sửa đường; Công an tỉnh phối hợp; quý III năm 2026.", "quý III năm 2026"),
        ("lát gạch; kết quả: mỗi năm 2 km; tháng 12/2027.", "tháng 12/2027"),
        ("làm cầu, hoàn thành tháng 5 năm 2027.", "hoàn thành tháng 5 năm 2027"),
        ("mở đợt cao điểm từ tháng 8 đến hết tháng 11 năm 2026; lập tổ.", "từ tháng 8 đến hết tháng 11 năm 2026"),
        ("tuần tra từ ngày 15 tháng 5 đến ngày 13 tháng 8 năm 2026.", "từ ngày 15 tháng 5 đến ngày 13 tháng 8 năm 2026"),
        ("Quý I/2026: khảo sát tuyến phố; mỗi tháng họp một lần.", "Quý I/2026"),
        ("báo cáo kết quả 06 tháng và cả năm.", "06 tháng"),
        ("rà soát 03 tháng một lần.", "03 tháng một lần"),
        ("cho vay 25 triệu đồng, hạn 60 tháng.", None),
        ("đình chỉ hoạt động 06 tháng.", None),
        ("kiểm tra lại sau 18 tháng.", None),
        ("cấp mặt nạ, đổi mới sau 36 tháng.", None),
        ("giải thể đội ngừng chạy quá 24 tháng.", None),
    ],
)
def test_lists_of_days_and_how_long_something_lasts(said, period):
    found = period_phrase(clean(said, [Range(0, len(said))]), 0)
    assert (found.text if found else None) == period
