"""Text that keeps the page's layout: tables whose columns are apart by runs of spaces."""

from __future__ import annotations

import random
import textwrap
from itertools import pairwise

import pytest

from corpus.readers.plain.plain import read
from corpus.reading import understand
from corpus.records import AssignmentKind, TableRowKind
from corpus.tables.finding import find_tables

WIDTHS = (4, 30, 20, 24, 12)
HEADER = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"]
ROWS = [
    ["I", "Nhận thức số"],
    ["1", "Tổ chức các hoạt động hưởng ứng Ngày Chuyển đổi số", "Sở Khoa học và Công nghệ",
     "Các sở, ban, ngành; UBND các huyện, thành phố; Tỉnh đoàn", "Tháng 10/2025"],
    ["2", "Duy trì chuyên mục trên sóng phát thanh, truyền hình của tỉnh", "Đài Phát thanh và Truyền hình tỉnh",
     "Báo Bắc Kạn", "Thường xuyên"],
    ["II", "Hạ tầng số và nền tảng số của tỉnh Bắc Kạn"],
    ["3", "Xóa vùng lõm sóng di động", "Sở Y tế", "Văn phòng Thường trực Ban Chỉ huy phòng thủ dân sự tỉnh", "2026"],
    ["4", "Nâng cấp mạng truyền số liệu chuyên dùng", "", "Các đơn vị liên quan", "Quý II/2026"],
]  # fmt: skip
WANTED = [
    ("Nhận thức số", "1", ["Sở Khoa học và Công nghệ"],
     ["Các sở, ban, ngành", "UBND các huyện, thành phố", "Tỉnh đoàn"], "Tháng 10/2025"),
    ("Nhận thức số", "2", ["Đài Phát thanh và Truyền hình tỉnh"], ["Báo Bắc Kạn"], "Thường xuyên"),
    ("Hạ tầng số và nền tảng số của tỉnh Bắc Kạn", "3", ["Sở Y tế"],
     ["Văn phòng Thường trực Ban Chỉ huy phòng thủ dân sự tỉnh"], "2026"),
    ("Hạ tầng số và nền tảng số của tỉnh Bắc Kạn", "4", ["Sở Y tế"], ["Các đơn vị liên quan"], "Quý II/2026"),
]  # fmt: skip


def typeset(cells: list[str], *, centred: bool) -> list[str]:
    """Write one row: each cell wrapped in its column, the number on the first line or in the middle."""
    wide = len(cells) == 2
    columns = [textwrap.wrap(cell, 80 if wide and at else WIDTHS[at]) for at, cell in enumerate(cells)]
    height = max(len(column) for column in columns)
    lines = []
    for at in range(height):
        line = ""
        for place, column in enumerate(columns):
            above = (height - len(column)) // 2 if centred and place == 0 else 0
            if 0 <= at - above < len(column):
                line = line.ljust(3 + sum(WIDTHS[:place]) + 2 * place) + column[at - above]
        lines.append(line)
    return lines


def plan(*, centred: bool = False, blank: bool = False, page_after: int = 99) -> str:
    lines = ["KẾ HOẠCH", "", "Chuyển đổi số", ""]
    for number, cells in enumerate([HEADER, *ROWS]):
        if number == page_after:
            lines += ["\f" + " " * 40 + "2", "", *typeset(HEADER, centred=centred)]
        lines += [*typeset(cells, centred=centred), *([""] if blank else [])]
    return "\n".join([*lines, "", "   Nơi nhận:", "   - Như trên;", "   - Lưu: VT.", ""])


def tasks(text: str) -> list[tuple[str | None, str, list[str], list[str], str | None]]:
    return [
        (a.group, a.number, [v.text for v in a.lead], [v.text for v in a.coordinate], a.period.text if a.period else None)
        for a in understand(read(text.encode(), "x.txt")).assignments
        if a.kind is AssignmentKind.TASK
    ]


@pytest.mark.parametrize("page_after", [4, 99])
@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("centred", [False, True])
def test_columns_apart_by_spaces_are_a_table(centred: bool, blank: bool, page_after: int) -> None:
    assert tasks(plan(centred=centred, blank=blank, page_after=page_after)) == WANTED


def test_rows_are_quoted_as_they_stand() -> None:
    document = read(plan().encode(), "x.txt")
    (table,) = find_tables(document)
    assert [len(row.ranges) for row in table.rows if row.kind is TableRowKind.TASK] == [1] * len(WANTED)
    places = sorted([*table.headers, *(part for row in table.rows for part in row.ranges)])
    assert all(before.end <= after.start for before, after in pairwise(places))
    assert table.rows[-1].ranges[0].of(document.text).startswith("4     Nâng cấp")
    assert table.range.end <= document.text.index("Nơi nhận")


def test_prose_with_runs_of_spaces_is_no_table() -> None:
    text = "KẾ HOẠCH\n\nSTT   và   mục tiêu   của   kế hoạch\n\n1. Sở Y tế     chủ trì.\n\n2. Sở Nội vụ     phối hợp.\n"
    assert tasks(text) == []
    assert all(row.kind is not TableRowKind.TASK for table in find_tables(read(text.encode(), "x.txt")) for row in table.rows)


def test_cut_and_garbled_layouts_never_raise() -> None:
    rng = random.Random(5)
    lines = plan(centred=True).split("\n")
    for _ in range(60):
        kept = [line[rng.randint(0, 30) :] if rng.random() < 0.2 else line for line in lines if rng.random() > 0.2]
        if rng.random() < 0.5:
            rng.shuffle(kept)
        understand(read("\n".join(kept).encode(), "x.txt"))
