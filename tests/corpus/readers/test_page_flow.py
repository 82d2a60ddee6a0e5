"""Rules of layout, on pages made by hand: what goes on, what stands apart, what a page break cut."""

import pytest

from corpus.readers.builder import PAGE_BREAK
from corpus.readers.flow import FlowTable, Paragraph, lay_out
from corpus.readers.pages.page import Box, PageLayout, PageLine, PageWord, RuledCell, RuledTable
from corpus.readers.pages.page_flow import assemble
from corpus.readers.pages.page_paragraphs import joined
from corpus.readers.pages.ruling import find_tables
from corpus.readers.pdf.pdf import _is_drawn

SIZE = 12.0
LETTER = 6.0  # every letter is as wide, so that room at a line's end can be counted by hand


def line(text: str, x: float, y: float, size: float = SIZE, bold: bool = False) -> PageLine:
    words = []
    for word in text.split(" "):
        width = LETTER * len(word)
        words.append(PageWord(word, Box(x, y - 0.9 * size, x + width, y + 0.25 * size), size, bold))
        x += width + 3
    return PageLine(tuple(words))


def page(*lines: PageLine, number: int = 1, tables: tuple[RuledTable, ...] = ()) -> PageLayout:
    return PageLayout(number, 595, 842, list(lines), list(tables))


def texts(*pages: PageLayout) -> list[str]:
    return [part.text for part in assemble(pages) if isinstance(part, Paragraph)]


FULL = "abcde fghij klmno pqrst uvwxy abcde fghij klmno pqrst uvwxy abcde fghij klmn"


def test_full_lines_go_on_and_short_ones_end():
    lines = [line(FULL, 85, 100 + 15 * at) for at in range(3)] + [line("ngắn.", 85, 145), line("Mới", 85, 160)]
    assert texts(page(*lines)) == [f"{FULL} {FULL} {FULL} ngắn.", "Mới"]


def test_an_indented_line_begins_a_paragraph():
    lines = [line(FULL, 85, 100), line(FULL, 85, 115), line(FULL[6:], 121, 130), line(FULL, 85, 145)]
    assert texts(page(*lines)) == [f"{FULL} {FULL}", f"{FULL[6:]} {FULL}"]


def test_a_paragraph_runs_over_the_page_and_page_numbers_go():
    one = [line(FULL, 85, 700 + 15 * at) for at in range(5)]
    two = [line("2", 300, 40), line("hết.", 85, 80), *(line(FULL, 85, 150 + 15 * at) for at in range(3))]
    found = texts(page(*one), page(*two, number=2))
    assert found[0].endswith(f"{FULL} {PAGE_BREAK}hết.")
    assert not any(text.strip() == "2" for text in found)


def test_letterhead_and_signature_are_read_column_by_column():
    head = [
        line("UBND TỈNH AN GIANG", 90, 80),
        line("CỘNG HÒA XÃ HỘI", 330, 80),
        line("Số: 1/KH-UBND", 105, 100),
        line("Độc lập - Tự do", 331, 97),
        line("KẾ HOẠCH", 280, 150),
    ]
    body = [line(FULL, 85, 200 + 15 * at) for at in range(4)]
    end = [
        line("Nơi nhận:", 90, 400),
        line("TM. ỦY BAN NHÂN DÂN", 350, 400),
        line("- Như trên;", 90, 415),
        line("CHỦ TỊCH", 380, 416),
        line("- Lưu: VT.", 90, 430),
        line("Nguyễn Văn A", 375, 500),
    ]
    found = texts(page(*head, *body, *end))
    assert found[:5] == ["UBND TỈNH AN GIANG", "Số: 1/KH-UBND", "CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", "KẾ HOẠCH"]
    assert found[6:] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"]


def test_numbers_beside_their_items_are_no_columns():
    lines = [line(f"{number}.", 85, 100 + 20 * number) for number in range(1, 5)]
    lines += [line("Rà soát, điều chỉnh", 130, 100 + 20 * number) for number in range(1, 5)]
    assert texts(page(*lines)) == [f"{number}. Rà soát, điều chỉnh" for number in range(1, 5)]


def test_a_footnote_follows_the_paragraph_that_the_page_ends_in():
    lines = [line(FULL, 85, 100 + 15 * at) for at in range(40)] + [line("1 Luật Địa chất.", 85, 760, size=9)]
    flow = assemble([page(*lines), page(line("hết.", 85, 80), number=2)])
    assert [(part.note, part.text[-14:]) for part in flow] == [
        (False, f"hij klmn {PAGE_BREAK}hết."[-14:]),
        (True, "Luật Địa chất."),
    ]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["số 36-", "NQ/TW"], "số 36-NQ/TW"),
        (["số 429/QĐ-", "TTg"], "số 429/QĐ-TTg"),
        (["457", "/KH-UBND"], "457/KH-UBND"),
        (["kinh tế -", "xã hội"], "kinh tế - xã hội"),
        (["kinh tế", "- xã hội"], "kinh tế - xã hội"),
    ],
)
def test_document_numbers_cut_at_a_line_end_are_whole_again(lines, whole):
    assert joined(lines) == whole


XS, WIDTHS = [85.0, 115.0, 325.0, 455.0, 545.0], (30, 210, 130, 90)


def table(top: float, *rows: tuple[str, ...], height: float = 40.0) -> RuledTable:
    cells = []
    for row, texts_of_row in enumerate(rows):
        y = top + row * height
        for column, text in enumerate(texts_of_row):
            lines = [line(part, XS[column] + 5, y + 12 + 13 * at) for at, part in enumerate(text.split("\n")) if part]
            cells.append(RuledCell(row, column, 1, 1, Box(XS[column], y, XS[column + 1], y + height), lines))
    ys = [top + height * row for row in range(len(rows) + 1)]
    return RuledTable(Box(XS[0], top, XS[-1], ys[-1]), list(XS), ys, cells)


HEADER = ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian")


def one_table(*tables: RuledTable) -> FlowTable:
    pages = [page(number=number, tables=(part,)) for number, part in enumerate(tables, start=1)]
    (found,) = [part for part in assemble(pages) if isinstance(part, FlowTable)]
    return found


def rows_of(found: FlowTable) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(found.rows)]
    for cell in found.cells:
        rows[cell.row].append("|".join(part.text for part in cell.flow))
    return rows


def test_a_repeated_header_is_dropped_and_the_rows_go_on():
    found = one_table(
        table(600, HEADER, ("1", "Rà soát.", "Sở A", "2026")), table(60, HEADER, ("2", "Kiểm tra.", "Sở B", "2027"))
    )
    assert rows_of(found) == [
        list(HEADER),
        ["1", "Rà soát.", "Sở A", "2026"],
        [f"{PAGE_BREAK}2", f"{PAGE_BREAK}Kiểm tra.", f"{PAGE_BREAK}Sở B", f"{PAGE_BREAK}2027"],
    ]


def test_a_row_that_the_page_break_cut_is_whole_again():
    task = "Rà soát, điều chỉnh quy hoạch tỉnh\nvà kế hoạch, bảo đảm nội dung chung"
    found = one_table(
        table(600, HEADER, ("1", "Tuyên truyền.", "Sở Y tế", "2025"), ("2", task, "Sở Xây dựng và", "2026")),
        table(60, HEADER, ("", "hợp với thực tế.", "các xã", ""), ("3", "Báo cáo.", "Sở C", "2027")),
    )
    rows = rows_of(found)
    assert [row[0] for row in rows] == ["TT", "1", "2", "3"]
    assert rows[2][1] == task.replace("\n", " ") + f" {PAGE_BREAK}hợp với thực tế."
    laid_out = lay_out([found], exact_breaks=True)
    (cut,) = [cell for cell in laid_out.grids[0].cells if (cell.row, cell.column) == (2, 1)]
    assert cut.ranges[0].of(laid_out.text) == cut.text == task.replace("\n", " ") + " hợp với thực tế."
    assert len(laid_out.pages) == 2


def test_tables_of_other_columns_stay_apart():
    other = RuledTable(
        Box(85, 60, 545, 100), [85, 300, 545], [60, 100], [RuledCell(0, 0, 1, 1, Box(85, 60, 300, 100), [line("a", 90, 72)])]
    )
    pages = [page(tables=(table(600, HEADER, ("1", "a", "b", "c")),)), page(number=2, tables=(other,))]
    assert sum(isinstance(part, FlowTable) for part in assemble(pages)) == 2


def test_text_between_two_tables_keeps_them_apart():
    pages = [page(tables=(table(600, HEADER),)), page(line("Phụ lục II", 250, 50), number=2, tables=(table(100, HEADER),))]
    assert [type(part) for part in assemble(pages)] == [FlowTable, Paragraph, FlowTable]


def test_a_blank_page_is_counted():
    laid_out = lay_out(
        assemble([page(line("một", 85, 100)), page(number=2), page(line("ba", 85, 100), number=3)]), exact_breaks=True
    )
    assert [part.range.of(laid_out.text).strip() for part in laid_out.pages] == ["một", "", "ba"]


def test_lines_enclose_cells_also_merged_ones():
    across = [Box(0, y, 300, y) for y in (0, 20, 60)] + [Box(100, 40, 300, 40)]
    down = [Box(x, 0, x, 60) for x in (0, 300)] + [Box(100, 20, 100, 60), Box(200, 20, 200, 60)]
    (found,) = find_tables([*across, *down])
    assert [(c.row, c.column, c.row_span, c.column_span) for c in found.cells] == [
        (0, 0, 1, 3),
        (1, 0, 2, 1),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        (2, 1, 1, 1),
        (2, 2, 1, 1),
    ]


def test_white_lines_and_shading_are_no_lines():
    shape = {
        "stroke": False,
        "fill": True,
        "width": 200,
        "height": 18,
        "stroking_color": 0,
        "non_stroking_color": (0.8, 0.8, 0.8),
    }
    assert not _is_drawn(shape)
    assert _is_drawn({**shape, "height": 0.5, "non_stroking_color": 0})
    assert not _is_drawn({**shape, "height": 0.5, "non_stroking_color": (1.0, 1.0, 1.0)})
    assert not _is_drawn({**shape, "stroke": True, "stroking_color": (1.0,)})
    assert _is_drawn({**shape, "stroke": True, "stroking_color": (0, 0, 0, 1)})
