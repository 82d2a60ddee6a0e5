"""Tables as ``pdftotext -layout`` sets them out: cells at the top or in the middle, columns that move, titles in the middle."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest

from corpus.readers.plain.plain import read
from corpus.reading import understand
from corpus.records import AssignmentKind

TITLES = ["STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả", "Thời gian hoàn thành"]
ROWS = [
    ["I", "Bến thuyền và đường ra bến"],
    ["1", "Kè lại bờ bến đò Cây Sung, lắp đèn và biển báo cho khách qua sông ban đêm", "Phòng Kinh tế, Hạ tầng và Đô thị",
     "Công an xã; Ban Quản lý bến đò; Trưởng các ấp ven sông", "Bến được kè", "Quý II/2026"],
    ["2", "Đóng mới hai đò chở học sinh", "Hội Chữ thập đỏ xã", "Đoàn Thanh niên xã", "Hai đò", "Trước 30/8/2026"],
    ["3", "Phát áo phao", "Trạm Y tế xã", "Các trường học trong xã, Hội Liên hiệp Phụ nữ xã", "600 áo phao", "Tháng 9/2026"],
    ["II", "Dạy bơi cho trẻ em các ấp ven sông và các điểm trường lẻ"],
    ["4", "Mở 12 lớp dạy bơi tại hồ bơi lưu động, ưu tiên trẻ em hộ nghèo, cận nghèo, trẻ em mồ côi",
     "Phòng Văn hóa - Xã hội xã", "Tỉnh đoàn", "12 lớp", "Hè năm 2026"],
    ["5", "Thi bơi cứu đuối", "Sở Văn hóa, Thể thao và Du lịch", "Ủy ban nhân dân các xã, phường ven sông", "Thi", "Hằng năm"],
]  # fmt: skip
WIDTHS = (6, 30, 21, 22, 14, 13)


def set_out(cells: list[str], middle: bool, moved: int) -> list[str]:
    """Return the lines of a row: in the middle, half lines of shorter cells stand between those of the tallest."""
    title = len(cells) == 2
    columns = [textwrap.wrap(cell, 90 if title and at else WIDTHS[at] - 3) for at, cell in enumerate(cells)]
    tall = max(map(len, columns))
    lines: dict[int, list[str]] = {}
    for at, column in enumerate(columns):
        above = tall - len(column) if middle else 0
        begins = sum(WIDTHS[:at]) + (moved if at > 1 else 0)
        for number, text in enumerate(column):
            lines.setdefault(above + 2 * number, []).append(f"{begins:04}{text}")
    out = []
    for _, pieces in sorted(lines.items()):
        line = ""
        for piece in sorted(pieces):
            line = line.ljust(max(int(piece[:4]), len(line) + 1 if line else 0)) + piece[4:]
        out.append(line)
    return out


def header() -> list[str]:
    """Return the titles, each in the middle of its column and of the header's lines."""
    columns = [textwrap.wrap(title, WIDTHS[at] - 8 if WIDTHS[at] > 12 else 5) for at, title in enumerate(TITLES)]
    tall = max(map(len, columns))
    lines = []
    for number in range(tall):
        line = ""
        for at, column in enumerate(columns):
            place = number - (tall - len(column)) // 2
            if 0 <= place < len(column):
                line = line.ljust(sum(WIDTHS[:at]) + (WIDTHS[at] - len(column[place])) // 2 - 1) + column[place]
        lines.append(line)
    return lines


def plan(*, middle: bool, blank: bool = False, break_at: int = 99, again: bool = False, move: int = 0) -> str:
    lines = ["KẾ HOẠCH", "Qua sông an toàn", "", "I. NHIỆM VỤ", "(Kèm theo bảng phân công sau)", *header()]
    for number, cells in enumerate(ROWS):
        if number == break_at:
            lines += [" " * 40 + "2", "\f" + (header()[0] if again else ""), *(header()[1:] if again else [])]
        lines += [*set_out(cells, middle, move * number), *([""] if blank else [])]
    closing = "Nơi nhận:                     TM. ỦY BAN NHÂN DÂN"
    part = "     II. TỔ CHỨC THỰC HIỆN\n     1. Phòng Văn hóa - Xã hội xã theo dõi, đôn đốc việc thực hiện Kế hoạch này."
    return "\n".join([*lines, part, closing, "- Như trên."])


def found(text: str) -> list[tuple[str | None, ...]]:
    return [
        (a.group, a.number, a.task.text, *(" + ".join(one.text for one in part) for part in (a.lead, a.coordinate)),
         a.period.text if a.period else None)
        for a in understand(read(text.encode(), "x.txt")).assignments if a.kind is AssignmentKind.TASK
    ]  # fmt: skip


WANTED = [
    (ROWS[0][1] if int(row[0]) < 4 else ROWS[4][1], row[0], row[1], row[2], coordinators, row[5])
    for row, coordinators in zip(
        [row for row in ROWS if len(row) > 2],
        ["Công an xã + Ban Quản lý bến đò + Trưởng các ấp ven sông", "Đoàn Thanh niên xã",
         "Các trường học trong xã + Hội Liên hiệp Phụ nữ xã", "Tỉnh đoàn", "Ủy ban nhân dân các xã, phường ven sông"],
        strict=True,
    )
]  # fmt: skip


@pytest.mark.parametrize("move", [0, 1])
@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("break_at", [3, 5, 99])
@pytest.mark.parametrize("middle", [False, True])
def test_cells_at_the_top_or_in_the_middle(middle: bool, break_at: int, again: bool, move: int) -> None:
    assert found(plan(middle=middle, break_at=break_at, again=again, move=move)) == WANTED


@pytest.mark.parametrize("middle", [False, True])
def test_empty_lines_between_rows(middle: bool) -> None:
    assert found(plan(middle=middle, blank=True)) == WANTED


def test_what_stands_below_the_table_is_read_as_prose() -> None:
    duties = [a for a in understand(read(plan(middle=True).encode(), "x.txt")).assignments if a.kind is AssignmentKind.DUTY]
    assert [[one.text for one in duty.lead] for duty in duties] == [["Phòng Văn hóa - Xã hội xã"]]


CLOSE = """KẾ HOẠCH
Trồng dừa

      TT        Nhiệm vụ       Đơn vị chủ Đơn vị phối     Thời hạn
                                  trì        hợp
1           Ươm giống dừa     Hội Nông dân Sở Khoa học  Tháng 3/2026
            xiêm lùn          xã           và Công nghệ
2           Cấp cây giống     Sở Nông      Ủy ban nhân  Tháng 6/2026
            cho các hộ        nghiệp và    dân các xã
                              Môi trường
3           Mở lớp trồng dừa Trung tâm     Tỉnh đoàn    Năm 2027
            hữu cơ           Khuyến nông

Nơi nhận:
"""


def test_cells_with_one_space_between_them() -> None:
    assert [row[2:5] for row in found(CLOSE)] == [
        ("Ươm giống dừa xiêm lùn", "Hội Nông dân xã", "Sở Khoa học và Công nghệ"),
        ("Cấp cây giống cho các hộ", "Sở Nông nghiệp và Môi trường", "Ủy ban nhân dân các xã"),
        ("Mở lớp trồng dừa hữu cơ", "Trung tâm Khuyến nông", "Tỉnh đoàn"),
    ]


TWO_IN_ONE = """KẾ HOẠCH
Trồng dừa

TT   Nhiệm vụ             Cơ quan Cơ quan     Kết quả    Thời
                          chủ trì phối hợp    dự kiến    hạn
1    Ươm giống dừa xiêm   Sở Y tế Sở Nội vụ   Báo cáo    2026
2    Cấp cây giống        Sở Y tế Sở Nội vụ   Đề án      2027
"""


def test_titles_of_two_columns_in_one_give_no_rows() -> None:
    for _, _, _, lead, coordinate, _ in found(TWO_IN_ONE):
        assert (lead, coordinate) == ("Sở Y tế", "Sở Nội vụ")


COLUMN_BY_COLUMN = """KẾ HOẠCH
Trồng dừa

I. MỤC ĐÍCH
Phủ xanh bờ kênh bằng dừa xiêm lùn để giữ đất và có thêm thu nhập cho hộ nghèo.
II. PHÂN CÔNG NHIỆM VỤ
{number}
Nội dung công việc

Cơ quan chủ trì

Cơ quan phối
hợp

1

Ươm giống dừa xiêm lùn cho các hộ
ven kênh

Hội Nông dân xã

Trưởng các ấp

2

Cấp cây giống cho hộ nghèo của các ấp
Mở lớp trồng dừa hữu cơ tại nhà văn hóa

Sở Nông nghiệp và
Môi trường
Trung tâm
Khuyến nông

Tỉnh đoàn
Các ấp

{later}

3

Thời gian
hoàn thành
Tháng 3/2026
Tháng 6/2026
Năm 2027

III. TỔ CHỨC THỰC HIỆN
1. Hội Nông dân xã theo dõi, đôn đốc việc thực hiện Kế hoạch này.
"""


@pytest.mark.parametrize(("number", "later"), [("", "STT"), ("STT", "")])
def test_columns_written_one_after_another_give_no_rows_but_a_warning(number: str, later: str) -> None:
    reading = understand(read(COLUMN_BY_COLUMN.format(number=number, later=later).encode(), "x.txt"))
    assert [warning.code for warning in reading.warnings] == ["mixed_table"]
    assert [[one.text for one in row.lead] for row in reading.assignments] == [["Hội Nông dân xã"]]


def test_what_cannot_be_read_ends_above_a_table_that_can() -> None:
    unread = "TT   Việc        Cơ quan chủ trì   Thời hạn\n  đò\nx   Kè   bờ\n"
    text = f"KẾ HOẠCH\nTrồng dừa\n\n{unread}{CLOSE.split(chr(10), 3)[3]}"
    places = [grid.range for grid in read(text.encode(), "x.txt").grids]
    assert all(before.end <= after.start for before, after in pairwise(places))
    assert len(found(text)) == 3
