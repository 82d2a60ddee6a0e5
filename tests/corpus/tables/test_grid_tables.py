"""Tables from grids: headers, groups, merged cells, rows cut by pages, forms and statistics."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from corpus.readers import read
from corpus.readers.plain.textgrids import find_text_grids
from corpus.records import Cell, Document, Grid, Range, TableRowKind
from corpus.tables.finding import find_tables

PLANS = Path(__file__).parents[3] / "corpus" / "plans"
Row = Sequence["str | tuple[str, int, int]"]


def document_of(*grids: Sequence[Row], head: str = "KẾ HOẠCH\n", between: str = "\n") -> Document:
    """Make a document of grids; a cell is its text, or text with row span and column span; "<" is covered by a merge."""
    text, made = head, []
    for rows in grids:
        cells: list[Cell] = []
        start = len(text)
        for row, line in enumerate(rows):
            for column, content in enumerate(line):
                said, down, across = (content, 1, 1) if isinstance(content, str) else content
                if said == "<":
                    continue
                ranges = (Range(len(text), len(text) + len(said)),) if said else ()
                cells.append(Cell(row, column, down, across, said, ranges))
                text += said + "\t"
            text += "\n"
        made.append(Grid(len(rows), max(len(line) for line in rows), tuple(cells), Range(start, len(text))))
        text += between
    return Document("0", "x.docx", "docx", text, grids=tuple(made))


def rows_of(document: Document) -> list[tuple[str, str, list[str], list[str], str | None]]:
    return [
        (a.number, a.task.text, [v.text for v in a.lead], [v.text for v in a.coordinate], a.period.text if a.period else None)
        for table in find_tables(document)
        for row in table.rows
        for a in row.assignments
    ]


HEADER = ("TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")


def test_the_tab_separated_annex_is_one_table_with_its_headers_and_sixteen_tasks() -> None:
    document = read(PLANS / "tra-vinh-105-kh-ubnd-2023.md", PLANS)
    (table,) = find_tables(document)
    assert len(table.headers) == 4
    assert [row.number for row in table.rows] == [str(n) for n in range(1, 17)]
    assert table.rows[1].assignments[0].lead[1].text == "Báo Trà Vinh"
    assert "<i>" not in table.rows[14].assignments[0].task.text
    for row in table.rows:
        for assignment in row.assignments:
            for value in (assignment.task, *assignment.lead, *assignment.coordinate):
                assert value.ranges
                assert value.text.split()[0] in value.ranges[0].of(document.text)


def test_columns_may_stand_in_any_order() -> None:
    document = document_of(
        [
            ("Thời hạn", "Đơn vị đầu mối", "Nhiệm vụ cụ thể", "Phối hợp", "STT"),
            ("Quý I/2026", "Sở Y tế", "Lập danh mục", "Sở Nội vụ", "1"),
        ]
    )
    assert rows_of(document) == [("1", "Lập danh mục", ["Sở Y tế"], ["Sở Nội vụ"], "Quý I/2026")]


def test_a_header_of_two_rows_and_the_row_that_numbers_columns_are_no_tasks() -> None:
    document = document_of(
        [
            (("TT", 2, 1), ("Nhiệm vụ", 2, 1), ("Cơ quan thực hiện", 1, 2), "<", ("Thời gian", 2, 1)),
            ("<", "<", "Chủ trì", "Phối hợp", "<"),
            ("(1)", "(2)", "(3)", "(4)", "(5)"),
            ("1", "Rà soát quy hoạch", "Sở Xây dựng", "UBND các xã, phường", "2026"),
        ]
    )
    assert rows_of(document) == [("1", "Rà soát quy hoạch", ["Sở Xây dựng"], ["UBND các xã, phường"], "2026")]


def test_group_rows_name_the_group_of_the_rows_below() -> None:
    document = document_of(
        [
            HEADER,
            ("I", ("Chuyển đổi số", 1, 4), "<", "<", "<"),
            ("1", "Mở lớp", "Sở Nội vụ", "", "2026"),
            ("II", "Y tế cơ sở", "", "", ""),
            ("1", "Xây trạm", "Sở Y tế", "", "2027"),
        ]
    )
    (table,) = find_tables(document)
    assert [(row.kind, row.heading) for row in table.rows][::2] == [
        (TableRowKind.GROUP, "Chuyển đổi số"),
        (TableRowKind.GROUP, "Y tế cơ sở"),
    ]
    assert [row.assignments[0].group for row in table.rows if row.assignments] == ["Chuyển đổi số", "Y tế cơ sở"]


def test_a_row_without_number_and_task_goes_on_with_the_row_above() -> None:
    document = document_of(
        [
            ("STT", "Công việc", "Chủ trì", "Phối hợp", "Hoàn thành"),
            ("", "A. Đàn ong", "", "", ""),
            ("1", "Mua thùng ong", "Phòng Kinh tế xã", "Hội Nông dân xã;", "Quý I/2026"),
            ("", "", "", "Công an xã", ""),
            ("", "B. Mật ong", "", "", ""),
            ("2", "Quay mật", "Hội Phụ nữ xã", "", "Quý II/2026"),
        ]
    )
    assert rows_of(document) == [
        ("1", "Mua thùng ong", ["Phòng Kinh tế xã"], ["Hội Nông dân xã", "Công an xã"], "Quý I/2026"),
        ("2", "Quay mật", ["Hội Phụ nữ xã"], [], "Quý II/2026"),
    ]
    (table,) = find_tables(document)
    assert [row.assignments[0].group for row in table.rows if row.assignments] == ["A. Đàn ong", "B. Mật ong"]


def test_a_merged_cell_serves_every_row_that_it_covers() -> None:
    document = document_of(
        [HEADER, ("1", "Mở lớp", "Sở Nội vụ", ("Các sở, ngành", 2, 1), "2026"), ("2", "Xây trạm", "Sở Y tế", "<", "2027")]
    )
    first, second = (row.assignments[0] for row in find_tables(document)[0].rows)
    assert first.coordinate == second.coordinate
    assert second.coordinate[0].text == "Các sở, ngành"
    assert not any(part.overlaps(second.coordinate[0].ranges[0]) for part in second.ranges)


def test_a_row_cut_by_a_page_is_one_row() -> None:
    document = document_of(
        [HEADER, ("1", "Mở lớp bồi dưỡng cho cán bộ", "Sở Nội vụ", "- Sở Y tế;", "2026")],
        [HEADER, ("", "các xã vùng cao", "", "- Sở Tài chính.", ""), ("2", "Xây trạm", "Sở Y tế", "", "2027")],
    )
    assert rows_of(document) == [
        ("1", "Mở lớp bồi dưỡng cho cán bộ các xã vùng cao", ["Sở Nội vụ"], ["Sở Y tế", "Sở Tài chính"], "2026"),
        ("2", "Xây trạm", ["Sở Y tế"], [], "2027"),
    ]
    (table,) = find_tables(document)
    assert len(table.rows[0].ranges) > len(HEADER)
    assert all(a.end <= b.start for a, b in pairwise(table.rows[0].ranges))


def test_forms_statistics_and_reports_give_no_tasks() -> None:
    form = [HEADER, ("1", "…", "", "", ""), ("2", "…", "", "", "")]
    blank = [HEADER, ("1", "Kết quả triển khai", "", "", "2026")]
    statistics = [("TT", "Cụm công nghiệp", "Diện tích (ha)", "Chủ đầu tư"), ("1", "Âu Lâu", "50", "UBND phường Âu Lâu")]
    for grid in (form, blank, statistics):
        document = document_of(grid)
        assert rows_of(document) == []
        assert {row.kind for table in find_tables(document) for row in table.rows} == {TableRowKind.OTHER}
    assert rows_of(document_of([HEADER, ("1", "Mở lớp", "Sở Nội vụ", "", "2026")], head="BÁO CÁO\n")) == []


def test_one_column_may_say_who_leads_and_who_coordinates() -> None:
    document = document_of(
        [
            ("TT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian"),
            ("1", "Mở lớp", "Chủ trì: Sở Nội vụ; Phối hợp: Sở Y tế, Công an tỉnh.", "2026"),
        ]
    )
    assert rows_of(document) == [("1", "Mở lớp", ["Sở Nội vụ"], ["Sở Y tế", "Công an tỉnh"], "2026")]


def test_products_and_money_have_their_own_fields() -> None:
    document = document_of(
        [
            ("TT", "Nhiệm vụ", "Chủ trì", "Sản phẩm", "Nguồn kinh phí"),
            ("1", "Mở lớp", "Sở Nội vụ", "Quyết định của UBND tỉnh; các chương trình, kế hoạch", "NSNN; nguồn khác"),
            ("2", "Xây trạm", "Sở Y tế", "Báo cáo đánh giá, phân tích số liệu", "-"),
        ]
    )
    first, second = (row.assignments[0] for row in find_tables(document)[0].rows)
    assert [value.text for value in first.product or ()] == ["Quyết định của UBND tỉnh", "các chương trình", "kế hoạch"]
    assert first.funding is not None
    assert first.funding.text == "NSNN; nguồn khác"
    assert [value.text for value in second.product or ()] == ["Báo cáo đánh giá, phân tích số liệu"]
    assert second.funding is None


def test_a_first_column_of_numbers_counts_rows_whatever_its_title() -> None:
    rows = [
        ("ST", *HEADER[1:]),
        ("I", ("Nhóm việc", 1, 4), "<", "<", "<"),
        ("1.1", "Việc", "Sở Y tế", "", "Quý I"),
        ("1.2", "Hai", "Sở Y tế", "", ""),
    ]
    (table,) = find_tables(document_of(rows))
    assert [(row.kind, row.number, row.clean) for row in table.rows] == [
        (TableRowKind.GROUP, "I", "I Nhóm việc"),
        (TableRowKind.TASK, "1.1", "1.1 Việc Sở Y tế Quý I"),
        (TableRowKind.TASK, "1.2", "1.2 Hai Sở Y tế"),
    ]


def test_a_schedule_of_years_below_one_title_belongs_to_the_header() -> None:
    rows = [
        (("TT", 2, 1), ("Nhiệm vụ", 2, 1), ("Phân công thực hiện", 1, 2), "<", ("Lộ trình thực hiện", 1, 2), "<"),
        ("<", "<", "Chủ trì", "Phối hợp", "2026", "2027-2028"),
        ("A", "B", "1", "2", "3", "4"),
        ("1", "Rà soát quy hoạch", "Sở Xây dựng", "UBND các xã, phường", "x", ""),
    ]
    assert rows_of(document_of(rows)) == [("1", "Rà soát quy hoạch", ["Sở Xây dựng"], ["UBND các xã, phường"], None)]
    written_out = [
        ("TT", "Nhiệm vụ", "Phân công thực hiện", "", "Lộ trình thực hiện", ""),
        ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "2026", "2027-2028"),
        rows[3],
    ]
    assert rows_of(document_of(written_out)) == rows_of(document_of(rows))


def test_the_two_halves_of_a_letterhead_are_no_table():
    text = (
        "BỘ NỘI VỤ\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\t\tĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 77/KH-BNV\t\tHà Nội, ngày 03 tháng 4 năm 2025\n\nKẾ HOẠCH\nChỉnh lý tài liệu lưu trữ\n\n"
        "I. MỤC ĐÍCH\nGọn kho.\n"
    )
    assert find_text_grids(text) == ()
    assert len(find_text_grids("TT\tViệc\tAi làm\n1\tQuét kho\tVăn thư\n2\t\tKế toán\n")) == 1
