"""Which row and column of a table a question means, by its words alone."""

import pytest

from corpus.records import BlockKind, Range
from corpus.text import folded_syllables
from indexer.segments.stored import COLUMN_JOINT, Passage
from qa.reading.cells_asked import column_asked, counted_tables, explained, held_row, named_rows, question_of
from qa.reading.data_tables import data_tables

TITLES = ("TT", "Tuyến kênh", "Xã", "Chiều dài (km)", "Năm 2026", "Năm 2027", "Thời gian")
ROWS = (
    ("1", "Kênh Xáng Cụt", "Thạnh Hòa", "4,5", "30", "12", "Quý II"),
    ("2", "Kênh Bà Lèo", "Tân Thành", "11", "", "44", "Tháng 9/2026"),
    ("", "Cộng", "", "15,5", "30", "56", ""),
)


def tables(rows=ROWS, titles=TITLES):
    texts, passages = {}, []
    for number, row in enumerate(rows):
        text, cells = "", []
        for cell in row:
            cells.append((Range(len(text), len(text) + len(cell)),) if cell else ())
            text += f"{cell} "
        name = f"d{number}"
        texts[name] = text
        places = tuple(part for cell in cells for part in cell)
        context = COLUMN_JOINT.join(titles)
        passages.append(
            Passage(
                f"{name}:0", "p", name, "f", BlockKind.TABLE_ROW, ("II. KÊNH",), None, places, text, context, cells=tuple(cells)
            )
        )
    return list(data_tables("p", passages, texts.__getitem__))


def question(text, topic=""):
    return question_of(text, frozenset(folded_syllables(topic)), lambda syllable: 1.0)


def cell(text):
    found = named_rows(question(text), tables())
    at = column_asked(question(text), found[0])
    return None if at is None else found[0].table.with_unit(found[0].row, at)


def test_a_sum_is_no_row_and_the_first_column_of_words_names_rows():
    [table] = tables()
    assert [row.cells[1] for row in table.rows] == ["Kênh Xáng Cụt", "Kênh Bà Lèo"]
    assert table.name_column == 1
    assert table.above == "II. KÊNH"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("kênh Xáng Cụt chiều dài bao nhiêu", "4,5 km"),
        ("kênh Bà Lèo năm 2027 được mấy", "44"),
        ("kênh Bà Lèo ở xã nào", "Tân Thành"),
        ("kênh Xáng Cụt làm khi nào", "Quý II"),
        ("kênh Xáng Cụt được bao nhiêu", None),
    ],
)
def test_the_column_is_told_by_its_title_its_year_or_its_kind(text, says):
    assert cell(text) == says


def test_words_that_stand_here_and_there_name_no_row():
    assert not named_rows(question("cụt mất đường kênh vì xáng nào"), tables())


def test_a_row_told_before_is_asked_on_about_where_it_is_the_only_one():
    assert held_row(frozenset({"d1:0", "other"}), tables()).row.cells[1] == "Kênh Bà Lèo"
    assert held_row(frozenset({"d0:0", "d1:0"}), tables()) is None


def test_rows_are_counted_by_the_title_of_what_names_them():
    assert counted_tables(question("có mấy tuyến kênh được nạo vét"), tables())
    assert not counted_tables(question("có mấy cống được nạo vét"), tables())


def test_what_stands_nowhere_is_left_open():
    asked = question("kênh Bà Lèo do ai vét", "kênh bà lèo vét")
    assert explained(asked, ["Kênh Bà Lèo", "Tuyến kênh"]) == pytest.approx(3 / 4)


def test_a_part_is_told_with_the_row_that_it_is_of():
    rows = (
        ("1", "Cống", "x", "2", "1", "1", ""),
        ("2", "- Cống hở", "y", "1", "1", "2", ""),
        ("3", "Đập", "z", "1", "5", "2", ""),
    )
    [table] = tables(rows)
    assert [row.whole for row in table.rows] == ["", "Cống", ""]
