import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers.flow import Paragraph
from corpus.readers.pdf import pdf
from corpus.readers.word import docx
from corpus.records.errors import MissingExtraError, UnreadableFileError
from tests import typesetting
from tests.corpus.readers.checks import check_document, squeezed
from tests.typesetting import BEFORE

MORE_PLANS = Path(__file__).parents[3].parent / "shared" / "eval" / "more-plans"
pytestmark = pytest.mark.skipif(typesetting.font_file() is None, reason="needs Debian's fonts-liberation2 or fonts-dejavu-core")

TASKS = [
    (
        "Rà soát, điều chỉnh quy hoạch tỉnh; cập nhật số liệu theo Quyết định số 429/QĐ-TTg",
        "Sở Xây dựng",
        "Sở Tài chính; Sở Nội vụ",
    ),
    ("Tuyên truyền, phổ biến pháp luật đến cán bộ và Nhân dân trên địa bàn", "Các sở, ban, ngành", "UBND các xã, phường"),
    ("Kiểm tra, giám sát việc thực hiện; báo cáo định kỳ trước ngày 10/12 hằng năm", "Thanh tra tỉnh", "Công an tỉnh"),
]
HEADER = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")
ROWS = [HEADER, ("I", "Nhiệm vụ chung", BEFORE, BEFORE, BEFORE)] + [
    (str(number), *TASKS[number % 3], f"Quý {number % 4 + 1}/2026") for number in range(1, 31)
]
SENTENCE = (
    "Tổ chức thực hiện đầy đủ, kịp thời các nội dung của Kế hoạch này; phân công rõ trách nhiệm của từng cơ quan, đơn vị. "
)
PLAN = [
    Paragraph("KẾ HOẠCH"),
    *(Paragraph(f"{number}. {SENTENCE * 4}".strip()) for number in range(1, 9)),
    typesetting.table_of(ROWS),
    Paragraph("Trên đây là Kế hoạch thực hiện./."),
]


def read(data: bytes):
    found = pdf.read(data, "ke-hoach.pdf")
    check_document(found)
    return found


@pytest.fixture(scope="module")
def typeset() -> bytes:
    return typesetting.as_pdf(PLAN)


def test_a_pdf_reads_as_the_word_document_it_was_made_from(typeset):
    found, source = read(typeset), docx.read(typesetting.as_docx(PLAN), "ke-hoach.docx")
    assert found.text == source.text
    assert found.grids == source.grids


def test_pages_are_counted_and_hold_their_text(typeset):
    found = read(typeset)
    assert [page.number for page in found.pages] == list(range(1, len(found.pages) + 1))
    assert len(found.pages) > 3
    assert found.page_of(0) == 1
    assert found.page_of(found.text.index("Trên đây là")) == len(found.pages)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_reads_the_same(typeset, degrees):
    import pypdfium2

    document = pypdfium2.PdfDocument(typeset)
    for page in document:
        page.set_rotation(degrees)
    stream = io.BytesIO()
    document.save(stream)
    found = read(stream.getvalue())
    assert squeezed(found.text) == squeezed(read(typeset).text)
    assert [len(grid.cells) for grid in found.grids] == [len(grid.cells) for grid in read(typeset).grids]


@pytest.mark.parametrize(("rotate", "shown"), [(90, 0), (-90, 0), (90, 90), (-90, 270)])
def test_a_wide_annex_drawn_along_the_long_side_of_a_page(typeset, rotate, shown):
    """The page is upright and all on it is drawn turned, or turned back by the page's own rotation."""
    import pypdfium2

    source, target = pypdfium2.PdfDocument(typeset), pypdfium2.PdfDocument.new()
    for at, page in enumerate(source):
        width, height = page.get_size()
        drawn = source.page_as_xobject(at, target).as_pageobject()
        drawn.set_matrix(pypdfium2.PdfMatrix().rotate(rotate).translate(*((0, width) if rotate == 90 else (height, 0))))
        side = target.new_page(height, width)
        side.insert_obj(drawn)
        side.set_rotation(shown)
        side.gen_content()
    stream = io.BytesIO()
    target.save(stream)
    found = read(stream.getvalue())
    assert squeezed(found.text) == squeezed(read(typeset).text)
    assert [len(grid.cells) for grid in found.grids] == [len(grid.cells) for grid in read(typeset).grids]


def test_a_locked_pdf_is_refused():
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("mat-khau", canPrint=0))
    canvas.drawString(100, 100, "x")
    canvas.save()
    with pytest.raises(UnreadableFileError, match="mật khẩu"):
        pdf.read(stream.getvalue(), "x.pdf")


@pytest.mark.parametrize("cut", [5, 500, 5000])
def test_a_cut_pdf_is_refused_or_read(typeset, cut):
    with suppress(UnreadableFileError):
        read(typeset[:cut])


def test_too_many_pages_are_refused(typeset, monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    with pytest.raises(UnreadableFileError, match="hãy tách"):
        pdf.read(typeset, "x.pdf")


def test_without_the_extra_the_message_names_it(typeset, monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"tracuu\[pdf\]"):
        pdf.read(typeset, "x.pdf")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=4)), max_size=8))
def test_an_altered_pdf_is_refused_or_gives_honest_ranges(changes):
    data = bytearray(SMALL)
    for place, piece in changes:
        at = int(place * (len(data) - len(piece)))
        data[at : at + len(piece)] = piece
    with suppress(UnreadableFileError):
        read(bytes(data))


SMALL = typesetting.as_pdf([Paragraph("KẾ HOẠCH"), typesetting.table_of(ROWS[:4])]) if typesetting.font_file() else b""
