"""Amounts of money as texts, cells and titles of made-up plans write them."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from corpus.text.amounts import amount_of_cell, amounts_in, unit_in


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("chi 1,5 tỷ đồng cho bến đò", [1.5e9]),
        ("hai mươi lăm triệu", [25e6]),
        ("một tỷ rưỡi", [1.5e9]),
        ("năm trăm triệu đồng", [5e8]),
        ("nửa tỷ", [5e8]),
        ("ba chục triệu", [3e7]),
        ("500.000 đồng mỗi người", [5e5]),
        ("năm 2026 là 22 tỷ đồng, năm 2027 là 1.250 triệu đồng", [22e9, 1.25e9]),
        ("12 ty", [12e9]),
        ("2 nghìn tỷ", [2e12]),
        ("ba nghìn đồng", [3000]),
        ("tăng 5 tỷ lệ hộ nghèo", []),
        ("hai công ty góp vốn", []),
        ("300 người, 40 lớp", []),
    ],
)
def test_amounts_are_said_in_digits_and_in_words(text, dong):
    assert [said.dong for said in amounts_in(text)] == dong


@pytest.mark.parametrize(
    ("text", "unit", "dong"),
    [
        ("28.000", "triệu đồng", 28e9),
        ("12,5", "tỷ đồng", 12.5e9),
        ("4.500 (ngân sách tỉnh)", "tr.đ", 4.5e9),
        ("120", "1.000 đồng", 120_000),
        ("1,5 tỷ đồng", "triệu đồng", 1.5e9),
        ("2027: 300", "triệu đồng", 3e8),
        ("300; 200", "triệu đồng", None),
        ("Ngân sách tỉnh", "triệu đồng", None),
        ("62.000", "", None),
        ("5", "nghìn USD", None),
    ],
)
def test_a_cell_says_one_amount_in_the_unit_of_its_column(text, unit, dong):
    assert amount_of_cell(text, unit) == dong


@pytest.mark.parametrize(
    ("title", "above", "unit"),
    [
        ("Kinh phí (triệu đồng)", "", "triệu đồng"),
        ("Dự toán (ĐVT: 1.000 đồng)", "", "1.000 đồng"),
        ("Kinh phí dự kiến (tr.đ)", "", "tr.đ"),
        ("Kinh phí", "Phụ lục 2\n(Đơn vị tính: triệu đồng)", "triệu đồng"),
        ("Kinh phí (dự kiến)", "Đơn vị: người", ""),
        ("Vốn (nghìn USD)", "", ""),
    ],
)
def test_the_unit_of_a_column_stands_in_its_title_or_over_the_table(title, above, unit):
    assert unit_in(title, above) == unit


HEADER = "| STT | Nhiệm vụ | Chủ trì | Kinh phí{} | Thời gian |\n|---|---|---|---|---|\n"
ROWS = (
    "| 1 | Xây cầu phao | Sở Xây dựng | 7.500 | 2027 |\n| 2 | Tập huấn người lái đò | Công an tỉnh | | 2026 |\n"
    "| 3 | Mua áo phao | Hội Nông dân tỉnh | 0,9 tỷ đồng | 2026 |\n"
)


@pytest.mark.parametrize(
    ("before", "title"),
    [("", " (triệu đồng)"), ("Đơn vị tính: triệu đồng\n\n", ""), ("Bảng giao việc (ĐVT: triệu đồng)\n\n", "")],
)
def test_a_task_costs_what_its_cell_says_in_the_unit_of_the_table(tmp_path, before, title):
    text = f"# KẾ HOẠCH\nGiữ an toàn bến đò\n\n## PHỤ LỤC\n\n{before}{HEADER.format(title)}{ROWS}"
    (tmp_path / "do.md").write_text(text, encoding="utf-8")
    rows = understand(read(tmp_path / "do.md", tmp_path)).assignments
    assert [row.cost.dong if row.cost else None for row in rows] == [7.5e9, None, 9e8]
    assert [row.money.text if row.money else None for row in rows] == ["7.500 triệu đồng", None, "0,9 tỷ đồng"]


def test_a_bare_number_without_a_unit_costs_nothing_that_can_be_said(tmp_path):
    (tmp_path / "do.md").write_text(f"# KẾ HOẠCH\nGiữ bến đò\n\n{HEADER.format('')}{ROWS}", encoding="utf-8")
    rows = understand(read(tmp_path / "do.md", tmp_path)).assignments
    assert [row.cost.dong if row.cost else None for row in rows] == [None, None, 9e8]
    assert rows[0].money.text == "7.500"
