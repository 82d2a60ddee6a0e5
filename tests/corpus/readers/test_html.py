import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers.web import html as reader
from corpus.records.errors import UnreadableFileError
from tests.corpus.readers.checks import check_document

MORE_PLANS = Path(__file__).parents[3].parent / "shared" / "eval" / "more-plans"


def read(body: str | bytes, head: str = ""):
    data = body if isinstance(body, bytes) else f"<html><head>{head}</head><body>{body}</body></html>".encode()
    found = reader.read(data, "trang.html")
    check_document(found)
    return found


def test_blocks_are_paragraphs_and_inline_marks_are_not():
    found = read("<h1>KẾ HOẠCH</h1>chữ <b>đậm</b>\n  và&nbsp;<i>nghiêng</i><p>đoạn<br>hai dòng<p>đoạn ba<script>x</script>")
    assert found.text == "KẾ HOẠCH\n\nchữ đậm và nghiêng\n\nđoạn\nhai dòng\n\nđoạn ba"


def test_lists_carry_the_marks_that_a_browser_draws():
    found = read(
        "<ol type=I><li>Mục đích<ol type=a start=3><li>ba</li><li><p>bốn</p><p>thêm</p></li></ol></li>"
        "<li value=5>Năm</li></ol><ul><li>gạch</li><li>- sẵn dấu</li></ul><ol style='list-style-type:none'><li>trơn</li></ol>"
    )
    assert found.text.split("\n\n") == ["I. Mục đích", "c. ba", "d. bốn", "thêm", "V. Năm", "- gạch", "- sẵn dấu", "trơn"]


def test_words_own_list_marks():
    found = read(
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1."
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Mục đích</p>"
        "<p style='mso-list:l1 level1 lfo2'><span style='font-family:Symbol'><span style='mso-list:Ignore'>·</span></span>điểm"
    )
    assert found.text == "1. Mục đích\n\n• điểm"


def test_hidden_and_deleted_text_goes_and_capitals_are_as_shown():
    found = read(
        "<p style='text-transform:uppercase'>kế <b>hoạch</b></p><p style='display:none'>ẩn</p><p hidden>ẩn</p>"
        "<p>Sở <del>Kế hoạch và Đầu tư</del><ins>Tài chính</ins></p>"
    )
    assert found.text == "KẾ HOẠCH\n\nSở Tài chính"


def test_spans_of_a_table():
    found = read(
        "<table border=1><tr><th rowspan=2>TT<th colspan=2>Cơ quan</tr><tr><td>chủ trì<td>phối hợp</tr>"
        "<tr><td>1<td rowspan=0>Sở Y tế<td><p>Sở A<p>Sở B</tr><tr><td>2<td>Sở C</tr></table>"
    )
    grid = found.grids[0]
    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells] == [
        (0, 0, 2, 1, "TT"),
        (0, 1, 1, 2, "Cơ quan"),
        (1, 1, 1, 1, "chủ trì"),
        (1, 2, 1, 1, "phối hợp"),
        (2, 0, 1, 1, "1"),
        (2, 1, 2, 1, "Sở Y tế"),
        (2, 2, 1, 1, "Sở A\nSở B"),
        (3, 0, 1, 1, "2"),
        (3, 2, 1, 1, "Sở C"),
    ]
    assert found.text == "TT\tCơ quan\nchủ trì\tphối hợp\n1\tSở Y tế\tSở A\nSở B\n2\tSở C"


def test_cells_never_overlap_however_the_spans_lie():
    read("<table border=1><tr><td>a<td rowspan=3>b<td>c<tr><td colspan=3>d<td>e<tr><td colspan=999999 rowspan=999999>f</table>")


def test_a_letterhead_is_text_and_nested_tables_are_found():
    found = read(
        "<table border=0><tr><td>UBND TỈNH<br>Số: 1/KH-UBND<td>CỘNG HÒA</table>"
        "<table><tr><td><table border=1><tr><td>1<td>2<tr><td>3<td>4</table></table>"
    )
    assert found.text.startswith("UBND TỈNH\nSố: 1/KH-UBND\n\nCỘNG HÒA\n\n1\t2")
    assert [(grid.rows, grid.columns) for grid in found.grids] == [(2, 2)]


def test_notes_of_word_follow_their_paragraph():
    found = read(
        "<p>khoáng sản<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a> đến</p><p>Sau</p>"
        "<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1>"
        "<p><a href='#_ftnref1'>[1]</a> Luật Địa chất.</p></div></div>"
    )
    assert found.text == "khoáng sản đến\n\nLuật Địa chất.\n\nSau"


def windows_1258(text: str) -> bytes:
    """Vietnamese Windows writes the tone as a letter of its own, after its vowel."""
    pieces = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tone = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
        pieces += [unicodedata.normalize("NFC", "".join(part for part in parts if part not in tone)), *tone]
    return "".join(pieces).encode("cp1258")


PLAN = "<p>Kế hoạch phát triển, Ủy ban nhân dân tỉnh</p>"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (PLAN.encode("utf-8"), "no declaration"),
        (b"\xef\xbb\xbf" + PLAN.encode("utf-8"), "mark"),
        (PLAN.encode("utf-16"), "mark of UTF-16"),
        (b"<meta charset=windows-1252>" + PLAN.encode("utf-8"), "declared by mistake"),
        (b"<meta charset=iso-8859-1>" + PLAN.encode("ascii", "xmlcharrefreplace"), "entities"),
        (
            b"<meta http-equiv=Content-Type content='text/html; charset=windows-1258'>" + windows_1258(PLAN),
            "1258",
        ),
        (b"<meta charset=nonsense>" + PLAN.encode("utf-8"), "unknown declaration"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_charsets(data, why):
    assert read(data).text == "Kế hoạch phát triển, Ủy ban nhân dân tỉnh"


def test_a_page_saved_as_one_file():
    page = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; "
        "charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>Kế hoạch</p>\r\n--x--\r\n"
    )
    assert read(page.encode()).text == "Kế hoạch"


@pytest.mark.parametrize("data", [b"<html></html>", b"<script>only</script>", b"MIME-Version: 1.0\r\n\r\n"])
def test_pages_without_text_are_refused(data):
    with pytest.raises(UnreadableFileError):
        reader.read(data, "x.html")


def test_a_very_deep_page_is_read_or_refused():
    with suppress(UnreadableFileError):
        read("<div>" * 50_000 + "đáy")


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<table>",
            "<table",
            "border=1>",
            "<tr>",
            "<td>",
            "<td",
            "rowspan=2>",
            "<td",
            "colspan=3>",
            "</td>",
            "</table>",
            "<ol>",
            "<li>",
            "</ol>",
            "<br>",
            "<pre>",
            "&nbsp;",
            "&#x301;",
            "<a",
            "href='#_ftn1'>",
            "<div",
            "style='mso-element:footnote'",
            "id=ftn1>",
            "<!--",
            "-->",
            "<![if",
            "x]>",
            "<b>",
            "kế",
            "hoạch",
            "1.",
        ]
    ),
    max_size=40,
)


@settings(deadline=None)
@given(FRAGMENTS)
def test_any_mixture_of_tags_gives_honest_ranges(fragments):
    with suppress(UnreadableFileError):
        read("".join(fragments) + "chữ")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    with suppress(UnreadableFileError):
        check_document(reader.read(data, "x.html"))


@pytest.mark.skipif(not MORE_PLANS.exists(), reason="the shared plans are not beside the checkout")
def test_a_real_page_of_word():
    found = reader.read((MORE_PLANS / "05-kh-luongminh-bau-cu.htm").read_bytes(), "05.htm")
    check_document(found)
    assert "Số: 16/KH-MTTQ-BTT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in found.text
    assert "1. Xây dựng, ban hành các văn bản chỉ đạo" in found.text
