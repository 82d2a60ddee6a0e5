"""Tables that a text draws with strokes or with characters for boxes, and aligned ones of few columns or without numbers."""

from __future__ import annotations

import textwrap

import pytest

from corpus.readers.plain.boxed import find_boxed_grids
from corpus.readers.plain.plain import read
from corpus.reading import understand
from corpus.records import AssignmentKind
from tests.corpus.outline.test_outline import assert_whole

HEADER = ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"]
ROWS = [
    ["1", "Nạo vét kênh và trồng cây hai bên bờ", "Sở Xây dựng", "Quý I"],
    ["2", "Mở lớp xóa mù chữ", "Sở Giáo dục và Đào tạo", "Hằng năm"],
    ["3", "Phát thuốc diệt muỗi", "Sở Y tế", "Tháng 5/2026"],
]
WANTED = [(row[1], [row[2]], row[3]) for row in ROWS]
WIDTHS = (3, 20, 14, 13)
BOX = {"ascii": "+-+++++++|", "light": "┌─┬┐├┼┤└┴┘│", "double": "╔═╦╗╠╬╣╚╩╝║"}


def rows_of(text):
    reading = understand(read(text.encode(), "x.txt"))
    assert_whole(reading.document, reading.sections, reading.blocks)
    return [
        (row.task.text, [value.text for value in row.lead], row.period.text if row.period else None)
        for row in reading.assignments
        if row.kind is AssignmentKind.TASK
    ]


def drawn(style, *, parted, rows=ROWS):
    """Draw the table, with a line between all rows or only below the header."""
    signs = BOX[style]
    level, upright = signs[1], signs[-1]
    if style == "ascii":
        edge = middle = end = "+" + "+".join(level * (width + 2) for width in WIDTHS) + "+"
    else:
        bars = [level * (width + 2) for width in WIDTHS]
        edge = signs[0] + signs[2].join(bars) + signs[3]
        middle = signs[4] + signs[5].join(bars) + signs[6]
        end = signs[7] + signs[8].join(bars) + signs[9]
    lines = [edge]
    for number, cells in enumerate([HEADER, *rows]):
        columns = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, WIDTHS, strict=True)]
        for at in range(max(map(len, columns))):
            said = [
                (column[at] if at < len(column) else "").ljust(width) for column, width in zip(columns, WIDTHS, strict=True)
            ]
            lines.append(upright + upright.join(f" {cell} " for cell in said) + upright)
        if (parted or not number) and number < len(rows):
            lines.append(middle)
    return "\n".join([*lines, end])


@pytest.mark.parametrize("style", BOX)
@pytest.mark.parametrize("parted", [True, False])
@pytest.mark.parametrize("left", ["", "   "])
def test_a_drawn_table(style, parted, left):
    table = textwrap.indent(drawn(style, parted=parted), left)
    assert rows_of(f"KẾ HOẠCH\nTrồng cây\n\nI. NHIỆM VỤ\n\n{table}\n\nNơi nhận:\n- Lưu: VT.\n") == WANTED


def test_cells_that_reach_over_several_columns_or_rows():
    text = """KẾ HOẠCH

+----+----------------------+----------------+-----------+
| TT | Nhiệm vụ             | Đơn vị chủ trì | Thời gian |
+====+======================+================+===========+
| I  | ĐƯỜNG LÀNG                                        |
+----+----------------------+----------------+-----------+
| 1  | Lát gạch             | Sở Xây dựng    | Quý I     |
|    +----------------------+----------------+           |
|    | Lắp đèn              | Sở Công Thương |           |
+----+----------------------+----------------+-----------+
"""
    assert rows_of(text) == [("Lát gạch", ["Sở Xây dựng"], "Quý I"), ("Lắp đèn", ["Sở Công Thương"], "Quý I")]
    reading = understand(read(text.encode(), "x.txt"))
    assert {row.group for row in reading.assignments} == {"ĐƯỜNG LÀNG"}


@pytest.mark.parametrize(
    "text",
    [
        "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n",
        "-----------\nKẾ HOẠCH\n-----------\n",
        "a | b\nc | d\n",
        "+-----+\n| một khung |\n+-----+\n",
    ],
)
def test_what_is_no_drawn_table(text):
    assert list(find_boxed_grids(text)) == []


def aligned(columns, widths, gap):
    lines = ["KẾ HOẠCH", "", "Dọn dẹp đường làng", ""]
    for cells in [HEADER, *ROWS]:
        wrapped = [textwrap.wrap(cells[column], width) for column, width in zip(columns, widths, strict=True)]
        for at in range(max(map(len, wrapped))):
            line = ""
            for place, column in enumerate(wrapped):
                if at < len(column):
                    line = line.ljust(2 + sum(widths[:place]) + gap * place) + column[at]
            lines.append(line)
    return "\n".join([*lines, "", "Nơi nhận:", "- Lưu: VT."])


@pytest.mark.parametrize("gap", [2, 4])
@pytest.mark.parametrize(
    ("columns", "widths"),
    [((0, 1, 2), (3, 24, 18)), ((1, 2, 3), (24, 18, 12)), ((1, 2, 3), (18, 12, 12)), ((1, 3, 2), (30, 13, 24))],
)
def test_aligned_tables_of_few_columns(columns, widths, gap):
    wanted = [(task, lead, time if 3 in columns else None) for task, lead, time in WANTED]
    assert rows_of(aligned(columns, widths, gap)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Họ và tên          Chức vụ          Đơn vị\nNguyễn An          Trưởng phòng     Sở Y tế\nLê Bình           "
        " Phó phòng        Sở Nội vụ\n",
        "STT   Xã              Số hộ\n1     Phú Mỹ          120\n2     Phú Hòa         98\n",
        "Nội dung chi        Số tiền        Nguồn\nMua cây             20 triệu       Ngân sách xã\nThuê xe          "
        "   5 triệu        Quỹ dân\n",
    ],
)
def test_lists_of_other_things_give_no_tasks(text):
    assert rows_of(f"KẾ HOẠCH\n\nTrồng cây\n\n{text}") == []


@pytest.mark.parametrize("text", ["|---|---|\n", "|---|\n|---|\n", "| |\n|-|-|\n", "+---+---+\n", "||\n||\n"])
def test_drawings_without_anything_in_them(text):
    assert rows_of(f"KẾ HOẠCH\n\nTrồng cây\n\n{text}") == []


@pytest.mark.parametrize("edge", ["", "|"])
def test_cells_between_strokes_without_a_line_below_the_header_are_a_table(edge):
    lines = [" | ".join(row) for row in (HEADER, ["I", "Nước sạch", "", ""], *ROWS)]
    table = "\n".join(f"{edge} {line} {edge}".strip() for line in lines)
    assert rows_of(f"KẾ HOẠCH\nNước sạch năm 2026\n\nI. PHÂN CÔNG\n{table}\n\nII. KINH PHÍ\n1. Ngân sách xã.\n") == WANTED


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế | Sở Nội vụ\nBáo cáo | Tờ trình\n",
        "Ghi a | b | c vào sổ.\nViết hoa ở đầu dòng.\n",
        "| | |\n| a | b |\n| c | d |\n",
    ],
)
def test_a_few_strokes_make_no_table(text):
    assert rows_of(f"KẾ HOẠCH\nNước sạch năm 2026\n\nI. PHÂN CÔNG\n{text}") == []
