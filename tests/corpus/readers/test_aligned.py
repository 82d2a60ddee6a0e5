"""Text that keeps the page's layout: tables whose columns are apart by runs of spaces."""

from __future__ import annotations

import random
import textwrap
from itertools import pairwise

import pytest

from corpus.readers.plain.plain import read
from corpus.reading import understand
from corpus.records import AssignmentKind, BlockKind, TableRowKind
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


MIDDLE = """
                                 Cơ quan      Cơ quan        Thời
STT Nội dung nhiệm vụ                                        gian
                                 chủ trì      phối hợp
                                                             xong

     Tu bổ cầu khỉ ở các
                                              Sở Tài
1    ấp ven kênh của xã          Sở Xây dựng                 2026
                                              chính
     trong mùa khô

     Dạy bơi cho trẻ em
2    các trường học trong        Sở Nội vụ    Tỉnh đoàn      2027
     toàn tỉnh
"""


def test_titles_set_in_the_middle_head_a_table():
    found = understand(read(f"KẾ HOẠCH\nTu bổ cầu\n{MIDDLE}".encode(), "x.txt"))
    rows = [(row.task.text, [lead.text for lead in row.lead], row.period.text) for row in found.assignments]
    assert rows == [
        ("Tu bổ cầu khỉ ở các ấp ven kênh của xã trong mùa khô", ["Sở Xây dựng"], "2026"),
        ("Dạy bơi cho trẻ em các trường học trong toàn tỉnh", ["Sở Nội vụ"], "2027"),
    ]
    assert not found.warnings


def test_where_columns_do_not_come_out_there_are_no_rows_and_a_warning():
    shifted = "\n".join(" " * (number * 7 % 23) + line for number, line in enumerate(MIDDLE.splitlines()))
    found = understand(read(f"KẾ HOẠCH\nTu bổ cầu\n{MIDDLE[:220]}{shifted[220:]}".encode(), "x.txt"))
    assert not found.assignments
    assert [warning.code for warning in found.warnings] == ["aligned_table"]


SPACED = """TT   Việc   Cơ quan chủ trì   Cơ quan phối hợp   Thời hạn
A. Cầu đường
1   Tu bổ cầu khỉ ở các ấp   Sở Xây dựng   Sở Tài chính; Công an tỉnh   Quý I/2026
2   Rải đá đường làng   Ủy ban nhân dân xã   -   Trước ngày 5/5/2026
B. Trường học
3   Dạy bơi   Sở Giáo dục và Đào tạo   Tỉnh đoàn   Quý II/2026
"""


def test_rows_of_one_line_with_cells_that_spaces_part():
    found = understand(read(f"KẾ HOẠCH\nTu bổ cầu\n\n{SPACED}\nTrên đây là Kế hoạch.\n".encode(), "x.txt"))
    assert [(row.group, row.task.text, [one.text for one in row.lead]) for row in found.assignments] == [
        ("Cầu đường", "Tu bổ cầu khỉ ở các ấp", ["Sở Xây dựng"]),
        ("Cầu đường", "Rải đá đường làng", ["Ủy ban nhân dân xã"]),
        ("Trường học", "Dạy bơi", ["Sở Giáo dục và Đào tạo"]),
    ]
    assert [[one.text for one in row.coordinate] for row in found.assignments] == [
        ["Sở Tài chính", "Công an tỉnh"],
        [],
        ["Tỉnh đoàn"],
    ]
    assert not found.warnings


MIXED = """KẾ HOẠCH
Tu bổ cầu

TT
Nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
Thời gian
""" + "\n".join(
    f"{number}\nTu bổ, sửa chữa {what} của xã bị hư hỏng\nSở Xây\ntrong mùa nước nổi và bảo đảm an toàn cho\ndựng\nngười dân "
    f"đi lại hằng ngày trên địa bàn các xã\nSở Tài chính\n2026"
    for number, what in enumerate(["cầu khỉ", "đường làng", "bến đò", "kè đá", "nhà văn hóa", "trạm bơm"], 1)
)


def test_lines_of_cells_that_stand_among_one_another_give_no_rows_but_a_warning():
    found = understand(read(MIXED.encode(), "x.txt"))
    assert not any(row.kind is AssignmentKind.TASK for row in found.assignments)
    assert [warning.code for warning in found.warnings] == ["mixed_table"]


ALONE = """KẾ HOẠCH
Tu bổ cầu

I. NHIỆM VỤ

      VIỆC         CƠ        CƠ
                   QUAN      QUAN
STT
      CẦN          CHỦ       PHỐI
      LÀM          TRÌ       HỢP

      Tu bổ
      cầu          Sở
1     khỉ ở        Xây       Sở Tài
      các ấp       dựng      chính

      Rải đá       Sở
2     đường        Giao      Công an
      làng         thông     tỉnh

II. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng có trách nhiệm theo dõi, đôn đốc các cơ quan, đơn vị tu bổ cầu và
báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 năm 2025 để tổng hợp, đánh giá.
"""

SHREDDED = (
    "KẾ HOẠCH\nTu bổ cầu\n\nI. NHIỆM VỤ\nCơ\nCơ\nNội dung\nquan\nTT\nthực hiện\nphối\nchủ trì\nhợp\n"
    + "\n".join(f"{n}\nTu bổ\ncầu khỉ\nSở\nở các\nXây\nấp\ndựng" for n in range(1, 6))
    + "\n1. Sở Xây dựng có trách nhiệm theo dõi, đôn đốc các cơ quan, đơn vị tu bổ cầu trong tỉnh và\n"
    "báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 năm 2025 để tổng hợp và đánh giá kết quả.\n"
)


@pytest.mark.parametrize(("text", "code"), [(ALONE, "aligned_table"), (SHREDDED, "mixed_table")])
def test_a_table_that_cannot_be_read_is_told_and_gives_no_duties(text, code):
    found = understand(read(text.encode(), "x.txt"))
    assert [warning.code for warning in found.warnings] == [code]
    assert [[value.text for value in row.lead] for row in found.assignments] == [["Sở Xây dựng"]]
    assert any("cầu" in block.clean for block in found.blocks if block.kind is BlockKind.TABLE_ROW)


MERGED = """KẾ HOẠCH
Tu bổ cầu

TT   Việc cần làm        Cơ quan chủ trì Cơ quan phối hợp   Thời hạn         Sản phẩm

1    Tu bổ cầu khỉ       Sở Xây dựng    Sở Tài chính        Quý I/2026       Báo cáo

2    Rải đá đường làng   Sở Nội vụ      Công an tỉnh        Quý II/2026      Đề án

3    Dạy bơi             Sở Y tế        Tỉnh đoàn           Quý III/2026     Lớp học
"""


def test_titles_that_were_not_told_apart_give_no_rows():
    found = understand(read(MERGED.encode(), "x.txt"))
    assert [warning.code for warning in found.warnings] in ([], ["aligned_table"])
    for row in found.assignments:
        assert len(row.lead) == 1
        assert row.lead[0].text in {"Sở Xây dựng", "Sở Nội vụ", "Sở Y tế"}
