"""Tables of PDFs that are drawn in odd ways: without lines, over the page's edge, with empty columns on one page only."""

import io

import pytest

from corpus.readers.pages.page import Box, PageLine, PageWord, RuledCell, RuledTable
from corpus.readers.pages.page_tables import continues
from corpus.readers.pdf import pdf
from corpus.reading import understand
from tests import typesetting
from tests.corpus.readers.checks import check_document
from tests.corpus.readers.test_pdf import PLAN, TASKS, read

needs_font = pytest.mark.skipif(typesetting.font_file() is None, reason="needs Debian's fonts-liberation2 or fonts-dejavu-core")
COLUMNS = (60, 95, 270, 400, 500)
TITLES = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")


def unruled(rows: int, *, lines: bool, a_page: int = 12) -> bytes:
    """A plan whose table stands in columns without lines, or with lines between its rows only."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Bare", str(typesetting.font_file())))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    y = 780
    canvas.setFont("Bare", 11)
    canvas.drawString(250, y, "KẾ HOẠCH")
    canvas.drawString(200, y - 20, "Tu bổ cầu khỉ năm 2026")
    y -= 60
    for x, title in zip(COLUMNS, TITLES, strict=True):
        canvas.drawString(x, y, title)
    for number in range(1, rows + 1):
        y -= 32
        cells = [
            (f"{number}",),
            (f"Tu bổ cây cầu số {number} ở", "các ấp ven sông"),
            ("Sở Xây dựng",),
            ("Sở Tài chính",),
            ("Quý II/2026",),
        ]
        for x, texts in zip(COLUMNS, cells, strict=True):
            for at, text in enumerate(texts):
                canvas.drawString(x, y - 13 * at, text)
        if lines:
            canvas.line(55, y - 17, 560, y - 17)
        if number % a_page == 0 and number < rows:
            canvas.showPage()
            canvas.setFont("Bare", 11)
            y = 800
    canvas.drawString(60, y - 50, "Trên đây là Kế hoạch tu bổ cầu khỉ của tỉnh trong năm nay.")
    canvas.save()
    return stream.getvalue()


@needs_font
@pytest.mark.parametrize("lines", [False, True])
@pytest.mark.parametrize("rows", [3, 11, 26])
def test_a_table_without_lines_between_its_columns(lines, rows):
    document = pdf.read(unruled(rows, lines=lines), "x.pdf")
    check_document(document)
    tasks = [(row.number, row.task.text, row.lead[0].text, row.period.text) for row in understand(document).assignments]
    assert tasks == [
        (str(number), f"Tu bổ cây cầu số {number} ở các ấp ven sông", "Sở Xây dựng", "Quý II/2026")
        for number in range(1, rows + 1)
    ]
    assert document.text.rstrip().endswith("trong năm nay.")


@needs_font
def test_a_header_alone_is_no_table():
    assert not pdf.read(unruled(0, lines=False), "x.pdf").grids


@needs_font
def test_what_a_cell_draws_over_the_pages_edge_is_the_cells():
    import pypdfium2

    whole = typesetting.as_pdf(PLAN)
    document = pypdfium2.PdfDocument(whole)
    for page in document:
        left, bottom, right, top = page.get_mediabox()
        page.set_mediabox(left, bottom, right - 70, top)
    stream = io.BytesIO()
    document.save(stream)
    found = read(stream.getvalue())
    assert [cell.text for grid in found.grids for cell in grid.cells] == [c.text for g in read(whole).grids for c in g.cells]
    assert TASKS[0][1] in found.text


def table(columns: int, filled: int, width: float = 60.0) -> RuledTable:
    xs = [50 + width * at for at in range(columns + 1)]
    line = PageLine((PageWord("chữ", Box(0, 0, 9, 9), 10.0),))
    cells = [RuledCell(0, at, 1, 1, Box(xs[at], 100, xs[at + 1], 130), [line] if at < filled else []) for at in range(columns)]
    return RuledTable(Box(xs[0], 100, xs[-1], 130), xs, [100, 130], cells)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (table(5, 5), table(5, 5), True),
        (table(9, 5), table(5, 5), True),
        (table(5, 5), table(7, 5), True),
        (table(5, 5), table(5, 5, width=70), False),
        (table(5, 5), table(3, 3), False),
    ],
)
def test_empty_columns_at_the_edge_do_not_part_a_table(one, two, same):
    assert continues(one, two) is same
