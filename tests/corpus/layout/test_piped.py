"""Markdown tables that only arrange a page are no tables; their cells are lines side by side."""

import pytest

from corpus.layout.piped import cell_lines, page_tables
from corpus.records import Range

HEAD = "| ỦY BAN NHÂN DÂN<br>XÃ BẢN MÂY | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n| --- | --- |\n| Số: 5/KH-UBND | |"
FOOT = "| Nơi nhận:<br>- Lưu: VT. | TM. ỦY BAN NHÂN DÂN |\n|---|---|"
WORK = "| Việc | Đơn vị chủ trì |\n|---|---|\n| Hái chè | Tổ chè |"


@pytest.mark.parametrize("table", [HEAD, FOOT])
def test_a_letterhead_and_a_closing_arrange_the_page(table):
    text = f"Mở đầu\n\n{table}\n\nKết"
    (found,) = page_tables(text)
    assert text[found.start : found.end] == table


@pytest.mark.parametrize(
    "table",
    [
        WORK,
        HEAD.replace("| --- | --- |\n", ""),
        "| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | hai | ba | bốn |\n|---|---|---|---|",
        "Không có kẻ bảng nào",
    ],
)
def test_a_table_of_work_or_of_many_columns_does_not(table):
    assert page_tables(table) == ()


def test_cells_are_told_line_by_line_with_their_place():
    row = "| ỦY BAN<br>XÃ BẢN MÂY | **CỘNG HÒA** |"
    found = [(place, row[part.start : part.end]) for place, part in cell_lines(row, Range(0, len(row)))]
    assert [each for each in found if each[0] >= 0] == [(0, "ỦY BAN"), (0, "XÃ BẢN MÂY"), (1, "**CỘNG HÒA**")]
    assert "".join(text for place, text in found if place < 0) == "|<br>||"
