import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.builder import PAGE_BREAK, TextBuilder, clean_piece

PIECES = st.lists(st.tuples(st.text(max_size=30), st.sampled_from(["", " ", "\n", "\t", "\n\n"])), max_size=12)


@given(PIECES)
def test_every_piece_stands_where_its_range_says_and_the_text_is_nfc(pieces):
    builder = TextBuilder()
    ranges = []
    for piece, separator in pieces:
        builder.gap(separator)
        ranges.append(builder.add(piece))
    text = builder.text()
    assert len(builder) == len(text)
    assert unicodedata.is_normalized("NFC", text)
    for (piece, _), found in zip(pieces, ranges, strict=True):
        kept = clean_piece(piece).replace(PAGE_BREAK, "")
        assert "".join(found.of(text).split()) == "".join(kept.split())
    pages = builder.pages()
    assert not pages or (pages[0].range.start, pages[-1].range.end) == (0, len(text))
    assert all(one.range.end == two.range.start for one, two in pairwise(pages))


def test_decomposed_text_is_composed_even_across_pieces():
    builder = TextBuilder()
    first, second = builder.add(unicodedata.normalize("NFD", "đồng y")), builder.add("\u0301x")
    assert first.of(builder.text()) == "đồng y"
    assert second.of(builder.text()) == " \u0301x"


def test_page_breaks_are_noted_and_not_stored():
    builder = TextBuilder()
    builder.add(f"một{PAGE_BREAK}hai")
    builder.gap("\n")
    builder.page_break()
    builder.page_break()
    builder.add("ba")
    assert builder.text() == "mộthai\nba"
    assert [(page.number, page.range.of(builder.text())) for page in builder.pages()] == [(1, "một"), (2, "hai\n"), (3, "ba")]


def test_spaces_of_all_kinds_are_one_and_invisible_marks_go():
    assert clean_piece(" Sở\u00a0\u2003Y \u00adtế\u200b \r\n  tỉnh\x0b") == "Sở Y tế\ntỉnh"
