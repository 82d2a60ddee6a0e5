import csv
import io
from dataclasses import replace
from datetime import date

import openpyxl

from corpus.records import Range, Value
from tests.ui.fakes import ASSIGNMENT, PASSAGES, PLAN, citation
from ui.presenting.export import COLUMNS, RegisterRow, as_csv
from ui.presenting.workbook import About, as_xlsx


def row(task: str) -> RegisterRow:
    changed = replace(ASSIGNMENT.assignment, task=Value(task, (Range(0, 1),)))
    return RegisterRow(replace(ASSIGNMENT, assignment=changed), PLAN, (citation(PASSAGES[1], 1),))


def test_csv_holds_what_was_given_but_no_formula():
    text = as_csv([row("=HYPERLINK(1)"), row('Một "nhiệm vụ", hai dòng\nxong')]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert tuple(rows[0]) == COLUMNS
    assert rows[1][4] == "'=HYPERLINK(1)"
    assert rows[2][4] == 'Một "nhiệm vụ", hai dòng xong'


def sheets(*args):
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(*args)))
    return book.worksheets


def texts(sheet):
    return [[cell.value for cell in line] for line in sheet.iter_rows()]


def test_a_workbook_says_what_it_is_and_prints_on_a4_across():
    about = About("Việc của [Sở] " + "x" * 40, (("Cơ quan", "Sở Nội vụ"),), date(2026, 3, 1))
    sheet, data = sheets([row("Một việc"), row("Việc nữa")], about)
    assert sheet.title == ("Việc của Sở " + "x" * 40)[:31]
    assert sheet["A2"].value == "Cơ quan: Sở Nội vụ"
    assert sheet["A3"].value.startswith("2 dòng · lập ngày 01/03/2026")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", int(sheet.PAPERSIZE_A4))
    assert sheet.page_margins.bottom - sheet.page_margins.footer >= 0.3, "a line of the footer has room above the paper's end"
    head = next(at for at, line in enumerate(texts(sheet), start=1) if "STT" in line)
    assert sheet.print_title_rows == f"${head}:${head}"
    names = [cell.value for cell in sheet[head] if cell.value]
    assert "Kinh phí" not in names, "no row has any"
    assert names[-1] == "Nguồn"
    assert sheet.cell(head, 1).border.left.style == "thin"
    assert [line[0] for line in texts(sheet)[head:]] == ["Nhóm A", "1", "2"], "the group as a heading, then a running number"
    assert data.auto_filter.ref == f"A1:M{3}"
    assert tuple(cell.value for cell in data[1]) == COLUMNS


def test_nothing_of_a_plan_runs_as_a_formula_or_breaks_the_workbook():
    for sheet in sheets([row("=1+1"), row("x\x00\x1fy"), row("+5")]):
        cells = [cell for line in sheet.iter_rows() for cell in line if cell.value in ("=1+1", "x y", "+5")]
        assert len(cells) == 3
        assert {cell.data_type for cell in cells} == {"s"}


def test_a_workbook_of_nothing_still_has_its_header():
    sheet, data = sheets([])
    assert any("Nhiệm vụ" in line for line in texts(sheet))
    assert data.max_row == 1


def test_a_wide_register_is_as_wide_as_paper_and_a_plan_s_notice_is_said_once():
    over = "Kế hoạch này đã hết thời kỳ thực hiện."
    value = (Value("Một danh mục", (Range(0, 1),)),)
    rows = []
    for each in (row("Một việc"), row("Việc nữa")):
        filled = replace(each.stored.assignment, product=value, funding=value[0], period=value[0])
        cited = tuple(replace(citation, notice=over) for citation in each.citations)
        rows.append(replace(each, stored=replace(each.stored, assignment=filled), citations=cited))
    sheet, data = sheets(rows)
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJKL"]
    assert sum(widths[:9]) <= 160, "letters of eleven points then stay readable on A4 across"
    cells = [cell for line in texts(sheet) for cell in line if cell]
    assert [cell for cell in cells if over in cell] == [over]
    assert "Lưu ý" not in cells
    assert [line[-1] for line in texts(data)[1:]] == [over, over], "whoever filters the rows has it in each"
