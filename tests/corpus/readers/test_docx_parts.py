"""Parts that a Word document points to: whole documents put into it, lists of a form, tables pasted as pictures."""

import io
from contextlib import suppress

import docx
import pytest
from docx.shared import Cm

from corpus.readers.pdf import pdf
from corpus.readers.word import docx as reader
from corpus.records.errors import UnreadableFileError
from tests import typesetting
from tests.corpus.readers.checks import check_document
from tests.corpus.readers.test_docx import repacked, saved, with_body
from tests.corpus.readers.test_scan import needs_ocr

PAGE = "<html><body><p>Bảng kèm theo</p><table border=1><tr><td>TT<td>Việc<tr><td>1<td>Vét kênh</table></body></html>"
ARCHIVE = f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{PAGE}"
RELATION = '<Relationship Id="rId77" Type="http://x/aFChunk" Target="{}"/></Relationships>'


def with_chunk(name: str, blob: bytes) -> bytes:
    """Return a document with a paragraph, then the document ``blob`` put in as a whole, then a paragraph."""
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    body = f'<w:p><w:r><w:t>Trước</w:t></w:r></w:p><w:altChunk {space} r:id="rId77"/><w:p><w:r><w:t>Sau</w:t></w:r></w:p>'
    relate = RELATION.format(name).encode()
    changes = {"word/_rels/document.xml.rels": lambda old: old.replace(b"</Relationships>", relate)}
    return repacked(saved(with_body(body)), changes, {f"word/{name}": blob})


def inner() -> bytes:
    document = docx.Document()
    document.add_paragraph("Bảng kèm theo")
    table = document.add_table(2, 2, style="Table Grid")
    for cell, text in zip([cell for row in table.rows for cell in row.cells], ["TT", "Việc", "1", "Vét kênh"], strict=True):
        cell.text = text
    return saved(document)


@pytest.mark.parametrize(
    ("name", "blob"),
    [("a.html", PAGE.encode()), ("a.mht", ARCHIVE.encode()), ("a.htm", PAGE.encode("utf-16")), ("a.docx", inner())],
)
def test_a_document_put_in_as_a_whole_is_read_in_its_place(name, blob):
    found = reader.read(with_chunk(name, blob), "x.docx")
    check_document(found)
    assert found.text == "Trước\n\nBảng kèm theo\n\nTT\tViệc\n1\tVét kênh\n\nSau"
    assert [cell.text for cell in found.grids[0].cells] == ["TT", "Việc", "1", "Vét kênh"]


@pytest.mark.parametrize(
    ("name", "blob"), [("a.bin", b"\0\1\2"), ("a.html", b""), ("b.docx", b"PK\3\4"), ("a.rtf", b"{\\rtf1 x}")]
)
def test_what_cannot_be_read_in_it_is_left_out_or_refused(name, blob):
    with suppress(UnreadableFileError):
        assert reader.read(with_chunk(name, blob), "x.docx").text == "Trước\n\nSau"


def test_a_document_put_into_itself_ends():
    blob = inner()
    for _ in range(9):
        blob = with_chunk("a.docx", blob)
    assert reader.read(blob, "x.docx").text.startswith("Trước\n\nTrước")


@pytest.mark.parametrize(
    ("chosen", "expected"), [("", "Quý I/2026"), ('<w:result w:val="1"/>', "Quý II/2026"), ('<w:result w:val="9"/>', "")]
)
def test_what_is_chosen_in_a_list_is_read(chosen, expected):
    entries = "".join(f'<w:listEntry w:val="{text}"/>' for text in ("Quý I/2026", "Quý II/2026"))
    field = f"<w:ffData><w:ddList>{chosen}{entries}</w:ddList></w:ffData>"
    end = '<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    paragraph = f'<w:p><w:r><w:t>Hạn: </w:t></w:r><w:r><w:fldChar w:fldCharType="begin">{field}</w:fldChar></w:r>{end}</w:p>'
    assert reader.read(saved(with_body(paragraph)), "x.docx").text == f"Hạn: {expected}".strip()


@pytest.fixture(scope="module")
def picture() -> bytes:
    """A table of two tasks, as a picture."""
    if typesetting.font_file() is None:
        pytest.skip("needs Debian's fonts-liberation2 or fonts-dejavu-core")
    import pypdfium2

    rows = [
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì"),
        ("1", "Vét kênh nội đồng", "Sở Xây dựng"),
        ("2", "Xây nhà văn hóa xã", "Sở Nội vụ"),
    ]
    page = pypdfium2.PdfDocument(typesetting.as_pdf([typesetting.table_of(rows)]))[0]
    image = page.render(scale=200 / 72, grayscale=True).to_pil()
    stream = io.BytesIO()
    image.crop((0, 0, image.width, image.height // 4)).save(stream, "PNG")
    return stream.getvalue()


def with_picture(picture: bytes, width: float, *texts: str) -> bytes:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.add_picture(io.BytesIO(picture), width=Cm(width))
    return saved(document)


@needs_ocr
def test_a_table_pasted_as_a_picture_is_a_table(picture):
    found = reader.read(with_picture(picture, 15, "KẾ HOẠCH", "Các việc theo bảng sau:"), "x.docx")
    check_document(found)
    (grid,) = found.grids
    assert [cell.text for cell in grid.cells if cell.row == 2] == ["2", "Xây nhà văn hóa xã", "Sở Nội vụ"]
    assert "".join(part.of(found.text) for part in found.ocr).count("Sở Xây dựng") == 1
    assert not any("theo bảng sau" in part.of(found.text) for part in found.ocr)
    assert [warning.code for warning in found.warnings] == ["ocr"]


def test_a_seal_is_not_read(picture):
    found = reader.read(with_picture(picture, 3, "KẾ HOẠCH"), "x.docx")
    assert (found.text, found.warnings) == ("KẾ HOẠCH", ())


@needs_ocr
def test_a_document_of_pictures_is_read_or_says_why_not(picture):
    assert "Xây nhà văn hóa xã" in reader.read(with_picture(picture, 15), "x.docx").text
    with pytest.raises(UnreadableFileError, match="chỉ có ảnh"):
        reader.read(with_picture(picture, 3), "x.docx")


@needs_ocr
def test_a_table_pasted_on_a_page_of_a_pdf_is_a_table(picture):
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Pasted", str(typesetting.font_file())))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.setFont("Pasted", 12)
    for at, text in enumerate(["KẾ HOẠCH", "Các nhiệm vụ của năm được giao theo bảng dưới đây, phụ lục của Kế hoạch này:"]):
        canvas.drawString(60, 780 - 20 * at, text)
    canvas.drawImage(ImageReader(io.BytesIO(picture)), 50, 520, 500, 180)
    canvas.drawString(60, 480, "Trên đây là Kế hoạch thực hiện trong năm của xã.")
    canvas.save()
    found = pdf.read(stream.getvalue(), "x.pdf")
    check_document(found)
    (grid,) = found.grids
    assert [cell.text for cell in grid.cells if cell.row == 1] == ["1", "Vét kênh nội đồng", "Sở Xây dựng"]
    assert found.text.index("bảng dưới đây") < grid.range.start < found.text.index("Trên đây là")
