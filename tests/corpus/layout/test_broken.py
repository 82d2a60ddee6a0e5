"""What the end of a line breaks, and what only looks so."""

import pytest

from corpus.layout.broken import breaks_name, ends_open, spells_number


@pytest.mark.parametrize(
    ("before", "after", "broken"),
    [
        ("Báo cáo của tỉnh Lai", "Châu và ý kiến các sở", True),
        ("2. Về tuyến đường qua xã Mường", "Tùng đến cửa khẩu", True),
        ("giao thành phố Cần", "Thơ, các sở liên quan", True),
        ("4. Kinh phí của tỉnh Huế", "Ngân sách bảo đảm", False),
        ("7. Nhiệm vụ của xã Đoài", "Căn cứ quy định, xã lập danh sách", False),
        ("7. Nhiệm vụ của tỉnh Lào", "Sở Y tế chủ trì", False),
        ("1. Họp với tỉnh Bạn", "HỌP XONG TRƯỚC THÁNG 6", False),
    ],
)
def test_a_territorys_name_may_stand_on_both_sides_of_a_line_break(before, after, broken):
    assert breaks_name(before, after) is broken


@pytest.mark.parametrize(
    ("plain", "is_open"),
    [
        ("Điều 6. Xây dựng và sửa chữa nhà ở", False),
        ("3. Mua sắm trang thiết bị", False),
        ("Điều 9. Báo cáo hằng năm", False),
        ("I. Kết quả đạt được", False),
        ("II. Những tồn tại", False),
        ("các hộ sinh sống ở", True),
        ("hoàn thành trong năm", True),
        ("những cơ sở bị", True),
        ("danh mục kèm theo", True),
        ("gửi báo cáo tại", True),
    ],
)
def test_a_compound_leaves_nothing_open_though_its_last_syllable_would(plain, is_open):
    assert ends_open(plain) is is_open


def test_a_number_goes_on_in_words_and_a_note_does_not():
    assert spells_number("Trong thời hạn 15", "(mười lăm) ngày làm việc, Phòng trả lời.")
    assert not spells_number("Trong thời hạn", "(mười lăm) ngày làm việc")
    assert not spells_number("Mẫu số 04", "(kèm theo Quyết định số 5)")
    assert not spells_number("Biểu số 02", "(năm báo cáo: số liệu tính đến hết tháng mười hai)")
