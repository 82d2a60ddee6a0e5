"""A comparison to take away holds what the page shows, with a reference for all that it says."""

import io
from datetime import date

import docx
import openpyxl

from tests.ui.fakes import OTHER, PASSAGES, PLAN, citation
from ui.presenting.comparing import NAMES, Aspect, Column
from ui.presenting.comparison import SILENT, as_docx, as_xlsx, sheet_of

DAY = date(2026, 3, 1)
FIRST, SECOND = citation(PASSAGES[1], 1), citation(PASSAGES[0], 2)


def columns():
    names = NAMES
    said = [
        Aspect(names[0], ("Sở Nội vụ", "=1+1"), (FIRST,)),
        Aspect(names[1]),
        Aspect(names[2], ("hằng năm\x07",), (SECOND, FIRST)),
        *(Aspect(name) for name in names[3:]),
    ]
    return [Column(PLAN, tuple(said)), Column(OTHER, tuple(Aspect(name) for name in names))]


def test_citations_are_numbered_once_and_silent_plans_named():
    sheet = sheet_of("đào tạo", columns())
    assert sheet.title == "So sánh: đào tạo"
    assert len(sheet.heads) == 1
    assert sheet.rows[0] == (NAMES[0], ("Sở Nội vụ\n=1+1 [1]",))
    assert sheet.rows[1][1] == (SILENT,)
    assert sheet.rows[2][1][0].endswith("[2] [1]")
    assert [source[:3] for source in sheet.sources] == ["[1]", "[2]"]
    assert sheet.silent
    assert "“" in sheet.sources[0]


def test_the_workbook_is_text_on_a4_and_runs_no_formula():
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(sheet_of("đào tạo", columns()), DAY)))
    page = book["So sánh"]
    texts = [cell.value for row in page.iter_rows() for cell in row if cell.value]
    assert texts[0] == "So sánh: đào tạo"
    assert any("01/03/2026" in text for text in texts)
    assert any("Nguồn" in text for text in texts)
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value} == {"s"}
    assert (page.page_setup.orientation, str(page.page_setup.paperSize)) == ("landscape", page.PAPERSIZE_A4)


def test_the_document_has_a_table_and_the_references():
    word = docx.Document(io.BytesIO(as_docx(sheet_of("đào tạo", columns()), DAY)))
    (table,) = word.tables
    assert [cell.text for cell in table.rows[1].cells] == [NAMES[0], "Sở Nội vụ\n=1+1 [1]"]
    assert word.sections[0].page_width > word.sections[0].page_height
    lines = [paragraph.text for paragraph in word.paragraphs]
    assert "Nguồn" in lines
    assert any(line.startswith("[2] ") for line in lines)


def test_where_all_are_silent_there_is_still_a_file():
    nothing = [Column(OTHER, tuple(Aspect(name) for name in NAMES))]
    sheet = sheet_of("x", nothing)
    assert sheet.heads == ()
    assert as_xlsx(sheet, DAY)
    assert docx.Document(io.BytesIO(as_docx(sheet, DAY))).tables == []
