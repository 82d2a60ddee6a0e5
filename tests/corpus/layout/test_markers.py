"""Marks of numbered and listed units, and their order."""

import pytest

from corpus.layout.markers import MarkerKind, follows, read_marker, roman_value


@pytest.mark.parametrize(
    ("text", "kind", "number", "rest"),
    [
        ("PHẦN I", MarkerKind.PART, "PHẦN I", ""),
        ("Phần thứ hai. NHIỆM VỤ", MarkerKind.PART, "Phần thứ hai", "NHIỆM VỤ"),
        ("CHƯƠNG II: QUY ĐỊNH", MarkerKind.CHAPTER, "CHƯƠNG II", "QUY ĐỊNH"),
        ("Mục 1. TIÊU CHÍ", MarkerKind.DIVISION, "Mục 1", "TIÊU CHÍ"),
        ("Điều 12a. Phạm vi", MarkerKind.ARTICLE, "Điều 12a", "Phạm vi"),
        ("A. KẾT QUẢ", MarkerKind.UPPER, "A", "KẾT QUẢ"),
        ("IV- TỔ CHỨC", MarkerKind.ROMAN, "IV", "TỔ CHỨC"),
        ("I.MỤC ĐÍCH", MarkerKind.ROMAN, "I", "MỤC ĐÍCH"),
        ("Il. MỤC TIÊU", MarkerKind.ROMAN, "Il", "MỤC TIÊU"),
        ("1/ Mục đích", MarkerKind.ARABIC, "1", "Mục đích"),
        ("10.Sở Y tế", MarkerKind.ARABIC, "10", "Sở Y tế"),
        ("1. 100% xã đạt chuẩn", MarkerKind.ARABIC, "1", "100% xã đạt chuẩn"),
        ("1.2. Yêu cầu", MarkerKind.DECIMAL_2, "1.2", "Yêu cầu"),
        ("1.2 Yêu cầu", MarkerKind.DECIMAL_2, "1.2", "Yêu cầu"),
        ("2.1.3 Nội dung", MarkerKind.DECIMAL_3, "2.1.3", "Nội dung"),
        ("đ) Tăng cường", MarkerKind.LOWER, "đ", "Tăng cường"),
        ("a. Đến năm 2030", MarkerKind.LOWER, "a", "Đến năm 2030"),
        ("(2) Gieo mạ", MarkerKind.PAREN, "2", "Gieo mạ"),
        ("ii) công bố", MarkerKind.LOWER_ROMAN, "ii", "công bố"),
        ("- các sở", MarkerKind.BULLET, "", "các sở"),
        ("-Các sở", MarkerKind.BULLET, "", "Các sở"),
        ("+ 50% hộ", MarkerKind.BULLET, "", "50% hộ"),
        ("• Trung tâm", MarkerKind.BULLET, "", "Trung tâm"),
    ],
)
def test_marks(text, kind, number, rest):
    marker = read_marker(text)
    assert marker is not None
    assert (marker.kind, marker.number, text[marker.length :]) == (kind, number, rest)


@pytest.mark.parametrize(
    "text",
    ["25% số xã", "1.600 tỷ đồng", "2.5 triệu", "-5% so với năm trước", "Mục 1, Phần III của Kế hoạch này", "Phần mềm",
     "I của Kế hoạch", "2021 - 2025", "10 - 15%", "Chương trình số 24", "và các sở", "IIII. Không phải số", "", "Vi. A"],
)  # fmt: skip
def test_what_is_no_mark(text):
    assert read_marker(text) is None


@pytest.mark.parametrize(("letters", "value"), [("I", 1), ("iv", 4), ("XIX", 19), ("XXXIX", 39), ("IIX", None), ("", None)])
def test_roman_numbers(letters, value):
    assert roman_value(letters) == value


@pytest.mark.parametrize(
    ("last", "text", "expected"),
    [
        (None, "1. A", True), (None, "5. A", False), ("1. A", "2. B", True), ("1. A", "3. C", True), ("2. B", "2. B", True),
        ("1. A", "9. I", False), ("d) A", "đ) B", True), ("d) A", "e) B", True), ("đ) A", "e) B", True), ("e) A", "g) B", True),
        ("e) A", "f) B", True), ("a) A", "k) B", False), ("4. A", "1. B", True), ("- A", "- B", True),
    ],
)  # fmt: skip
def test_what_may_follow(last, text, expected):
    assert follows(read_marker(text), read_marker(last) if last else None) is expected
