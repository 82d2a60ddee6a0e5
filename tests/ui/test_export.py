import csv
import io
from dataclasses import replace

import openpyxl

from corpus.records import Range, Value
from tests.ui.fakes import ASSIGNMENT, PASSAGES, PLAN, citation
from ui.presenting.export import COLUMNS, RegisterRow, as_csv, as_xlsx


def row(task: str) -> RegisterRow:
    changed = replace(ASSIGNMENT.assignment, task=Value(task, (Range(0, 1),)))
    return RegisterRow(replace(ASSIGNMENT, assignment=changed), PLAN, (citation(PASSAGES[1], 1),))


def test_csv_holds_what_was_given_but_no_formula():
    text = as_csv([row("=HYPERLINK(1)"), row('Một "nhiệm vụ", hai dòng\nxong')]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == [name for name, _ in COLUMNS]
    assert rows[1][4] == "'=HYPERLINK(1)"
    assert rows[2][4] == 'Một "nhiệm vụ", hai dòng xong'


def test_workbook_is_made_to_be_read():
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx([row("=1+1"), row("x\x00\x1fy")], title="Việc của [Sở] " + "x" * 40)))
    sheet = book.active
    assert sheet.title == ("Việc của Sở " + "x" * 40)[:31]
    assert [cell.value for cell in sheet[1]] == [name for name, _ in COLUMNS]
    assert (sheet["E2"].value, sheet["E2"].data_type) == ("=1+1", "s"), "a formula in a plan stays text"
    assert sheet["E3"].value == "x y"
    assert sheet["E2"].alignment.wrap_text
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:M3"
    assert sheet.column_dimensions["E"].width == 60


def test_a_workbook_of_nothing_still_has_its_header():
    assert openpyxl.load_workbook(io.BytesIO(as_xlsx([]))).active.max_row == 1
