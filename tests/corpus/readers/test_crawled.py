"""Markdown as web crawlers write it: one cell a line between lone strokes, lines and bold words broken anywhere."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pytest

from corpus.readers.plain.markdown import read
from corpus.reading import understand
from corpus.records import Assignment, AssignmentKind, BlockKind, Reading

HEAD = """|
**ỦY BAN NHÂN DÂN**
TỈNH LÂM ĐỒNG
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số: 88/KH-UBND
|
*Lâm Đồng, ngày 3
tháng 6 năm 2025*
|


**KẾ HOẠCH**

PHÁT TRIỂN ĐƯỜNG GIAO
THÔNG NÔNG THÔN NĂM 2025

**I. MỤC ĐÍCH, YÊU
CẦU**

Huy động mọi nguồn lực để làm đường liên thôn, liên xã, giúp người dân đi lại
thuận lợi và đưa nông sản ra thị trường nhanh hơn.

**II. TỔ CHỨC
THỰC HIỆN**

**1. Sở
Xây dựng**

- Chủ trì, phối hợp với các địa phương kiểm tra chất lượng các tuyến đường đã
làm trong năm.

"""
FOOT = """|
Nơi nhận:
- Bộ Xây dựng;
- UBND các xã;
- Lưu: VT.
|
**TM. ỦY BAN NHÂN
DÂN **
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn Công
|


**PHỤ LỤC**

DANH MỤC NHIỆM VỤ

*(Kèm theo Kế hoạch số 88/KH-UBND ngày 3 tháng 6 năm 2025)*

"""
TITLES = ("**TT**", "**Nội dung công việc**", "**Cơ quan chủ trì**", "**Cơ quan phối hợp**", "**Thời gian**", "**Kết quả**")
ROWS = (
    ("**I**", "**KHẢO SÁT VÀ LẬP KẾ HOẠCH LÀM ĐƯỜNG**"),
    ("1", "Khảo sát các tuyến đường hư hỏng trên địa bàn toàn tỉnh và lập danh mục ưu tiên", "Sở Xây dựng",
     "UBND các xã, phường", "Quý III/2025", "Danh mục"),
    ("2", "Cân đối vốn làm đường", "Sở Tài chính", "", "Tháng 8/2025", ""),
    ("**II**", "**THI CÔNG**"),
    ("1", "Làm đường", "UBND các xã, phường", "Sở Xây dựng; Sở Tài chính", "2025 - 2026", "Các tuyến đường"),
    ("2", "Giám sát cộng đồng", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "", "Thường xuyên", ""),
)  # fmt: skip
WANTED = (
    ("1", "KHẢO SÁT VÀ LẬP KẾ HOẠCH LÀM ĐƯỜNG", ROWS[1][1], ("Sở Xây dựng",), ("UBND các xã, phường",), "Quý III/2025"),
    ("2", "KHẢO SÁT VÀ LẬP KẾ HOẠCH LÀM ĐƯỜNG", "Cân đối vốn làm đường", ("Sở Tài chính",), (), "Tháng 8/2025"),
    ("1", "THI CÔNG", "Làm đường", ("UBND các xã, phường",), ("Sở Xây dựng", "Sở Tài chính"), "2025 - 2026"),
    ("2", "THI CÔNG", "Giám sát cộng đồng", ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",), (), "Thường xuyên"),
)


def crawled(rows: Sequence[Sequence[str]]) -> str:
    """Write rows as a crawler does: a stroke before each row and after each cell, an empty cell only its stroke."""
    lines: list[str] = []
    for row in rows:
        lines.append("|")
        for cell in row:
            lines.extend(textwrap.wrap(cell, 40) or ([cell] if cell.strip("\n") else []))
            lines.append("|")
    return "\n".join(lines) + "\n"


def tasks(reading: Reading) -> list[Assignment]:
    return [found for found in reading.assignments if found.kind is AssignmentKind.TASK]


def fields(found: Assignment) -> tuple[object, ...]:
    lead, coordinate = (tuple(agency.text for agency in agencies) for agencies in (found.lead, found.coordinate))
    return (found.number, found.group, found.task.text, lead, coordinate, found.period.text if found.period else None)


def understood(text: str) -> Reading:
    return understand(read(text.encode(), "kh.md"))


@pytest.mark.parametrize("empty", ["", "** **"])
@pytest.mark.parametrize("squeezed", [False, True], ids=["empty lines kept", "empty lines dropped"])
def test_rows_are_those_of_the_table(empty: str, squeezed: bool) -> None:
    rows = [tuple(cell or empty for cell in row) for row in ROWS]
    text = HEAD + FOOT + crawled([TITLES, *rows]) + "\n\nTệp này do trang mạng phát hành.\n"
    if squeezed:
        text = "\n".join(line for line in text.split("\n") if line)
    reading = understood(text)
    assert [fields(found) for found in tasks(reading)] == list(WANTED)


def test_no_stroke_or_mark_is_left_in_what_is_read() -> None:
    reading = understood(HEAD + FOOT + crawled([TITLES, *ROWS]))
    shown = [block.clean for block in reading.blocks if block.kind is not BlockKind.NOISE]
    shown += [section.heading for section in reading.sections]
    assert not [text for text in shown if "|" in text or "**" in text]
    for found in tasks(reading):
        for value in (found.task, *found.lead, *found.coordinate):
            quoted = " ".join(part.of(reading.document.text) for part in value.ranges)
            assert " ".join(quoted.split()) == value.text


def test_headings_letterhead_and_signature_broken_over_lines_are_whole() -> None:
    reading = understood(HEAD + FOOT + crawled([TITLES, *ROWS]))
    headings = [(section.number, section.heading) for section in reading.sections]
    assert ("I", "MỤC ĐÍCH, YÊU CẦU") in headings
    assert ("1", "Sở Xây dựng") in headings
    assert reading.metadata.issuer == "UBND tỉnh Lâm Đồng"
    assert reading.metadata.signed_for == "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH"
    assert reading.metadata.signer == "Trần Văn Công"


def test_a_header_said_again_in_other_words_is_no_task() -> None:
    again = ("Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Sản phẩm")
    reading = understood(HEAD + FOOT + crawled([TITLES, *ROWS[:3], ROWS[3], again, *ROWS[4:]]))
    assert [fields(found) for found in tasks(reading)] == list(WANTED)


def test_a_page_break_goes_on_with_the_columns_before() -> None:
    reading = understood(HEAD + FOOT + crawled([TITLES, *ROWS[:3]]) + "\n\n" + crawled(ROWS[3:]))
    assert [fields(found) for found in tasks(reading)] == list(WANTED)


def test_merged_cells_serve_the_rows_that_leave_them_out() -> None:
    rows = [
        ("1", "Làm đường", "Sở Xây dựng", "Sở Tài chính", "Năm 2025", "Đường"),
        ("Giám sát việc làm đường", "Công an tỉnh"),
        ("2", "Bảo trì đường", "UBND các xã", "Sở Xây dựng", "Hằng năm", "Báo cáo"),
    ]
    found = tasks(understood(HEAD + FOOT + crawled([TITLES, *rows])))
    assert [(one.task.text, [lead.text for lead in one.lead]) for one in found] == [
        ("Làm đường", ["Sở Xây dựng"]),
        ("Giám sát việc làm đường", ["Công an tỉnh"]),
        ("Bảo trì đường", ["UBND các xã"]),
    ]
    assert found[1].period is not None
    assert found[1].period.text == "Năm 2025"


def test_a_header_of_two_rows_names_each_column() -> None:
    header = (("TT", "Nhiệm vụ", "Phân công thực hiện", "Thời hạn"), ("Chủ trì", "Phối hợp"))
    rows = [
        ("1", "Mở đường", "Sở Xây dựng", "Công an tỉnh", "Quý I"),
        ("2", "Rải nhựa", "UBND các xã", "Sở Tài chính", "Quý II"),
    ]
    found = tasks(understood(HEAD + FOOT + crawled([*header, *rows])))
    assert [(one.lead[0].text, one.coordinate[0].text) for one in found] == [
        ("Sở Xây dựng", "Công an tỉnh"),
        ("UBND các xã", "Sở Tài chính"),
    ]


def test_strokes_alone_make_no_table() -> None:
    text = "Kế hoạch\n\n" + "|\n" * 30 + "\nMột đoạn văn bình thường.\n"
    assert read(text.encode(), "kh.md").grids == ()


def columns_and_cells(text: str) -> list[tuple[tuple[str, ...], list[list[str]]]]:
    reading = understood(text)
    said = reading.document.text
    return [
        (table.columns, [["".join(part.of(said) for part in cell) for cell in row.cells] for row in table.rows if row.cells])
        for table in reading.tables
    ]


def test_a_figure_under_a_title_that_is_no_task_numbers_no_row() -> None:
    titles = ("TT", "Bến xe", "Số chuyến", "Số khách", "Đơn vị phụ trách")
    rows = [
        ("1", "Bến Đông", "56", "1.240", "Đội 3"),
        ("2", "Bến Tây", "7", "418", "Đội 3"),
        ("3", "Bến Nam", "12", "", "Đội 1"),
    ]
    [(columns, cells)] = columns_and_cells(HEAD + crawled([titles, *rows]))
    assert columns == titles
    assert cells == [list(row) for row in rows]


def test_even_rows_tell_a_table_whose_titles_no_register_has() -> None:
    titles = ("Tháng", "Lễ hội", "Nơi mở", "Đơn vị đứng ra")
    rows = [
        ("3", "Lễ hội đua voi", "Bản Đôn", "UBND xã"),
        ("4", "Lễ cầu mưa", "Bến nước", "Già làng"),
        ("9", "Mừng lúa", "Sân", "Đoàn"),
    ]
    [(columns, cells)] = columns_and_cells(HEAD + crawled([titles, *rows]))
    assert columns == titles
    assert cells == [list(titles), *(list(row) for row in rows)]


def test_what_a_site_says_of_a_paper_in_pairs_is_no_table() -> None:
    pairs = [
        ("Loại:", "Kế hoạch", "Nơi:", "Lâm Đồng"),
        ("Ký:", "Trần A", "Ngày:", "3/6/2025"),
        ("Hiệu lực:", "Đã biết", "Hết:", "2026"),
    ]
    assert columns_and_cells(crawled(pairs) + HEAD) == []
