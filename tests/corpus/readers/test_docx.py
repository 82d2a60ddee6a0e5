import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.readers.word import docx as reader
from corpus.records.errors import UnreadableFileError
from tests.corpus.readers.checks import check_document

MORE_PLANS = Path(__file__).parents[3].parent / "shared" / "eval" / "more-plans"
W14 = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(document):
    found = reader.read(saved(document), "ke-hoach.docx")
    check_document(found)
    return found


def with_body(xml: str):
    """A document whose body holds just the given WordprocessingML."""
    document = docx.Document()
    for element in parse_xml(f"<w:body {nsdecls('w')} {W14}>{xml}</w:body>"):
        document.element.body.insert_element_before(element, "w:sectPr")
    return document


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_and_tables_stand_in_reading_order():
    document = docx.Document()
    document.add_paragraph("Trước bảng")
    table = document.add_table(2, 2, style="Table Grid")
    for cell, text in zip([cell for row in table.rows for cell in row.cells], ["TT", "Nội dung", "1", "Rà soát"], strict=True):
        cell.text = text
    document.add_paragraph("Sau bảng")
    found = read(document)
    assert found.text == "Trước bảng\n\nTT\tNội dung\n1\tRà soát\n\nSau bảng"
    assert [cell.text for cell in found.grids[0].cells] == ["TT", "Nội dung", "1", "Rà soát"]


def test_merged_cells_are_stored_once_with_their_spans():
    document = docx.Document()
    table = document.add_table(3, 3, style="Table Grid")
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"ô {number}"
    table.cell(0, 0).merge(table.cell(0, 2))
    table.cell(1, 2).merge(table.cell(2, 2))
    grid = read(document).grids[0]
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span, cell.text) for cell in grid.cells}
    assert spans == {
        (0, 0): (1, 3, "ô 0\nô 1\nô 2"),
        (1, 0): (1, 1, "ô 3"),
        (1, 1): (1, 1, "ô 4"),
        (1, 2): (2, 1, "ô 5\nô 8"),
        (2, 0): (1, 1, "ô 6"),
        (2, 1): (1, 1, "ô 7"),
    }


def test_a_table_without_lines_is_text_and_a_large_one_is_a_table():
    document = docx.Document()
    letterhead = document.add_table(1, 2)
    letterhead.cell(0, 0).text, letterhead.cell(0, 1).text = "UBND TỈNH AN GIANG\nSố: 1/KH-UBND", "CỘNG HÒA"
    register = document.add_table(3, 3)
    for row in register.rows:
        for cell in row.cells:
            cell.text = "x"
    found = read(document)
    assert found.text.startswith("UBND TỈNH AN GIANG\nSố: 1/KH-UBND\n\nCỘNG HÒA\n\n")
    assert [(grid.rows, grid.columns) for grid in found.grids] == [(3, 3)]


def test_a_table_inside_a_frame_is_the_table():
    document = docx.Document()
    frame = document.add_table(1, 1, style="Table Grid")
    inner = frame.cell(0, 0).add_table(2, 2)
    inner.style = document.styles["Table Grid"]
    for number, cell in enumerate(cell for row in inner.rows for cell in row.cells):
        cell.text = f"ô {number}"
    assert [(grid.rows, grid.columns) for grid in read(document).grids] == [(2, 2)]


def test_a_table_inside_a_cell_is_that_cells_text():
    document = docx.Document()
    outer = document.add_table(2, 3, style="Table Grid")
    for cell in (cell for row in outer.rows for cell in row.cells):
        cell.text = "ngoài"
    inner = outer.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "trong", "cùng"
    found = read(document)
    assert len(found.grids) == 1
    assert found.grids[0].cells[4].text == "ngoài\ntrong cùng"


def test_numbers_that_word_makes_are_in_the_text_also_in_empty_cells():
    document = docx.Document()
    document.add_paragraph("Mục đích", style="List Number")
    document.add_paragraph("Yêu cầu", style="List Number")
    document.add_paragraph("tuyên truyền", style="List Bullet")
    document.add_paragraph("", style="List Number")
    table = document.add_table(1, 2, style="Table Grid")
    table.cell(0, 0).paragraphs[0].style = document.styles["List Number"]
    table.cell(0, 1).text = "Rà soát"
    assert read(document).text == "1. Mục đích\n\n2. Yêu cầu\n\n• tuyên truyền\n\n4.\tRà soát"


def test_inserted_text_is_kept_and_deleted_text_is_not():
    document = with_body(
        f"<w:p>{run('Sở ')}<w:ins w:id='1' w:author='a'>{run('Tài chính')}</w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>Kế hoạch và Đầu tư</w:delText></w:r></w:del></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del w:id='3' w:author='a'/></w:rPr></w:pPr>{run('nối ')}</w:p><w:p>{run('liền')}</w:p>"
    )
    assert read(document).text == "Sở Tài chính\n\nnối liền"


def test_hidden_text_goes_and_capitals_are_as_printed():
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("Kế hoạch ").font.all_caps = True
    paragraph.add_run("ẩn").font.hidden = True
    paragraph.add_run("năm 2025")
    assert read(document).text == "KẾ HOẠCH năm 2025"


def test_a_text_box_is_read_once_after_its_paragraph():
    box = "<w:txbxContent><w:p><w:r><w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent>"
    document = with_body(
        f"<w:p>{run('UBND tỉnh')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert read(document).text == "UBND tỉnh\n\nHỎA TỐC"


def test_a_footnote_follows_its_paragraph_and_leaves_no_mark_in_it():
    data = saved(with_body(f"<w:p>{run('khoáng sản')}<w:r><w:footnoteReference w:id='2'/></w:r>{run(' đến')}</w:p>"))
    note = f"<w:footnote w:id='2'><w:p>{run('Luật Địa chất.')}</w:p></w:footnote>"
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    relation = (
        '<Relationship Id="rId99" Target="footnotes.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    data = repacked(
        data,
        {"word/_rels/document.xml.rels": lambda old: old.replace(b"</Relationships>", relation.encode())},
        {"word/footnotes.xml": notes.encode()},
    )
    assert reader.read(data, "x.docx").text == "khoáng sản đến\n\nLuật Địa chất."


def repacked(data: bytes, changes=None, additions=None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = (changes or {}).get(name, lambda blob: blob)
            new.writestr(name, change(old.read(name)))
        for name, blob in (additions or {}).items():
            new.writestr(name, blob)
    return stream.getvalue()


def test_pages_come_from_where_word_broke_them():
    broken = "<w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r>"
    document = with_body(f"<w:p>{run('một ')}{broken}</w:p><w:p>{broken}</w:p>")
    data = repacked(saved(document), {"docProps/app.xml": lambda old: old.replace(b"<Pages>1<", b"<Pages>3<")})
    found = reader.read(data, "x.docx")
    assert [page.range.of(found.text).strip() for page in found.pages] == ["một", "hai", "hai"]


def test_pages_after_the_last_certain_break_are_not_invented():
    broken = "<w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r>"
    document = with_body(f"<w:p>{run('một ')}{broken}</w:p>")
    document.add_paragraph("phụ lục").runs[0].add_break(WD_BREAK.PAGE)
    data = repacked(saved(document), {"docProps/app.xml": lambda old: old.replace(b"<Pages>1<", b"<Pages>9<")})
    found = reader.read(data, "x.docx")
    assert [page.range.of(found.text).strip() for page in found.pages] == ["một"]
    assert found.page_of(found.text.index("phụ lục")) is None


def test_a_document_with_a_dangling_picture_is_read_all_the_same():
    relation = b'<Relationship Id="rId98" Type="http://x/image" Target="../NULL"/></Relationships>'
    document = docx.Document()
    document.add_paragraph("Kế hoạch")
    data = repacked(saved(document), {"word/_rels/document.xml.rels": lambda old: old.replace(b"</Relationships>", relation)})
    assert reader.read(data, "x.docx").text == "Kế hoạch"


def test_the_strict_dialect_is_read():
    document = docx.Document()
    document.add_paragraph("Kế hoạch")

    def strict(blob: bytes) -> bytes:
        return blob.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )

    data = saved(document)
    data = repacked(data, dict.fromkeys(zipfile.ZipFile(io.BytesIO(data)).namelist(), strict))
    assert reader.read(data, "x.docx").text == "Kế hoạch"


BILLION_LAUGHS = b'<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="w">&b;</w:document>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 not a package",
        repacked(saved(docx.Document()), {"word/document.xml": lambda old: old[: len(old) // 2]}),
        repacked(saved(docx.Document()), {"word/document.xml": lambda old: BILLION_LAUGHS}),
        repacked(saved(docx.Document()), {"word/document.xml": lambda old: b"<a>" * 5000}),
        repacked(saved(docx.Document()), {"_rels/.rels": lambda old: b"<Relationships/>"}),
        repacked(saved(docx.Document()), {}, {"word/bomb.xml": bytes(301_000_000)}),
    ],
    ids=["empty", "no zip", "cut", "entities", "deep", "no main part", "bomb"],
)
def test_broken_files_are_refused_with_a_way_out(data):
    with pytest.raises(UnreadableFileError, match="hãy mở tệp bằng Word"):
        reader.read(data, "hong.docx")


@pytest.mark.skipif(not MORE_PLANS.exists(), reason="the shared plans are not beside the checkout")
def test_real_documents():
    plan = reader.read((MORE_PLANS / "01-kh-ubnd-laocai-ct11-khoang-san.docx").read_bytes(), "01.docx")
    check_document(plan)
    assert [(grid.rows, grid.columns) for grid in plan.grids] == [(16, 6)]
    notice = reader.read((MORE_PLANS / "09-tb-ket-luan-ubnd-laocai-ccn.docx").read_bytes(), "09.docx")
    check_document(notice)
    assert (len(notice.pages), notice.grids) == (4, ())
    report = reader.read((MORE_PLANS / "10-bc-vp-ubnd-laocai-ccn.docx").read_bytes(), "10.docx")
    check_document(report)
    assert (len(report.pages), len(report.grids)) == (26, 3)
    assert report.pages[-1].range.of(report.text).strip()
