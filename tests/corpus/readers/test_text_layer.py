"""PDF pages whose text layer is not what they show: a stamp's line on a scan, hidden text of a scanner, lost letters."""

import io
import re

import numpy as np
import pytest

from corpus.readers.flow import Paragraph
from corpus.readers.pdf import pdf, recognizing
from corpus.readers.scan.recognition import Recognized
from corpus.readers.scan.romans import with_romans
from corpus.records.errors import MissingExtraError
from tests import typesetting
from tests.corpus.readers.checks import check_document
from tests.corpus.readers.test_scan import needs_ocr

PLAN = [
    Paragraph("ỦY BAN NHÂN DÂN TỈNH CÀ MAU"),
    Paragraph("Số: 31/KH-UBND"),
    Paragraph("KẾ HOẠCH"),
    Paragraph("1. Tu bổ cầu khỉ và bến nước ở các xã ven biển, ven sông rạch."),
    Paragraph("Sở Xây dựng chủ trì, phối hợp với Sở Tài chính thực hiện trong năm 2026."),
    Paragraph("2. Dạy bơi cho trẻ em ở các xã vùng ngập; mỗi xã mở hai lớp, mỗi lớp ba mươi em."),
    Paragraph("Sở Văn hóa và Thể thao chủ trì; Tỉnh đoàn và Hội Chữ thập đỏ phối hợp."),
]


@pytest.fixture(scope="module")
def plan() -> bytes:
    if typesetting.font_file() is None:
        pytest.skip("needs Debian's fonts-liberation2 or fonts-dejavu-core")
    return typesetting.as_pdf(PLAN)


def scanned(data: bytes, lines: list[str], hidden: bool = False) -> bytes:
    """Return the first page as a picture, with ``lines`` as text over it, which nobody sees where it is ``hidden``."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Over", str(typesetting.font_file())))
    page = pypdfium2.PdfDocument(data)[0]
    width, height = page.get_size()
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(width, height))
    canvas.drawImage(ImageReader(page.render(scale=200 / 72, grayscale=True).to_pil()), 0, 0, width, height)
    text = canvas.beginText(30, height - 20)
    text.setFont("Over", 8)
    text.setTextRenderMode(3 if hidden else 0)
    for line in lines:
        text.textLine(line)
    canvas.drawText(text)
    canvas.save()
    return stream.getvalue()


def read(data: bytes):
    found = pdf.read(data, "x.pdf")
    check_document(found)
    return found


@needs_ocr
@pytest.mark.parametrize("line", ["Ký bởi: Văn phòng UBND tỉnh", "Ngày ký: 10-06-2026 15:20:01 +07:00", "CÔNG VĂN ĐẾN SỐ 77"])
def test_a_scan_with_a_stamps_line_is_read_from_its_picture(plan, line):
    found = read(scanned(plan, [line]))
    assert "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính" in found.text
    assert [warning.code for warning in found.warnings] == ["ocr"]


@needs_ocr
def test_hidden_text_that_is_no_vietnamese_is_not_believed(plan):
    hidden = ["UY BAN NHAN DAN TINH CA MAU", "S6: 3l/KH-UBND", "KE HOACH"] + [
        "So Xay dimg chu tri, phoi hop voi So Tai chfnh"
    ] * 9
    found = read(scanned(plan, hidden, hidden=True))
    assert "Số: 31/KH-UBND" in found.text
    assert "dimg" not in found.text


def test_hidden_text_that_is_the_pages_is_kept(plan):
    lines = [part.text for part in PLAN]
    found = read(scanned(plan, lines, hidden=True))
    assert not found.warnings
    assert "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính" in found.text


def without_unicode(data: bytes) -> bytes:
    """Return the PDF with the tables taken out that say which letters its signs are."""
    return re.sub(rb"/ToUnicode\b", b"/ToUnikode", data)


@needs_ocr
def test_letters_that_are_lost_are_read_from_the_picture(plan):
    found = read(without_unicode(plan))
    assert "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính" in found.text
    assert [warning.code for warning in found.warnings] == ["ocr", "broken_text_layer"]


def test_lost_letters_are_refused_where_nothing_reads_pictures(plan, monkeypatch):
    def none() -> None:
        raise MissingExtraError("Đọc bản quét cần gói bổ sung.")

    monkeypatch.setattr(recognizing, "require", none)
    with pytest.raises(MissingExtraError):
        read(without_unicode(plan))


@needs_ocr
def test_numbers_of_quarters_are_told_by_their_strokes():
    quarters = ["Quý II/2026", "Quý III/2026", "Quý IV/2026", "Quý I/2026", "Quý II năm 2026"]
    rows = [("TT", "Việc", "Thời gian"), *((str(at), f"Tu bổ cầu số {at}", text) for at, text in enumerate(quarters, 1))]
    found = read(scanned(typesetting.as_pdf([Paragraph("KẾ HOẠCH"), typesetting.table_of(rows)]), []))
    (grid,) = found.grids
    told = [cell.text.replace("\n", " ") for cell in grid.cells if cell.column == 2][1:]
    assert [text.replace("Quý 1/", "Quý I/") for text in told] == quarters


@pytest.mark.parametrize(
    ("read_as", "strokes", "expected"),
    [
        ("1/2026", 2, "II/2026"),
        ("I1/2026", 3, "III/2026"),
        ("IH/2026", 3, "III/2026"),
        ("12026", 2, "II/2026"),
        ("II", 2, "II"),
        ("I/⁄2026", 1, "I/2026"),
        ("3/2026", 1, "3/2026"),
        ("TV", 2, "IV"),
        ("1V/2026", 2, "IV/2026"),
        ("này", 1, "này"),
    ],
)
def test_strokes(read_as, strokes, expected):
    rest = (
        re.sub("[/⁄]+", "/", read_as[max(read_as.find("/"), 0) :]) if "/" in read_as else "/2026" if "2026" in read_as else ""
    )
    picture = np.full((60, 400), 255, np.uint8)
    for at in range(strokes + len(rest)):
        picture[10:50, 10 + 20 * at : 16 + 20 * at] = 0
    words = [Recognized("Quý", 0, 5, 5, 55, 90.0), Recognized(read_as, 8, 390, 5, 55, 60.0)]
    assert with_romans(words, picture)[1].text == expected
    other = [Recognized("năm", 0, 5, 5, 55, 90.0), words[1]]
    assert with_romans(other, picture)[1].text == read_as
