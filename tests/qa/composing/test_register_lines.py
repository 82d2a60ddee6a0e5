"""What a row says in the asked columns, and a task cut to what it is."""

import pytest

from corpus.records import Assignment, AssignmentKind, BlockKind, Range, Value
from indexer.segments.stored import Passage
from qa.composing.register_lines import outside, said_in, values_of
from qa.composing.tasks import first_clause
from qa.contracts.words import Intent


def value(text, start=0):
    return Value(text, (Range(start, start + len(text)),))


ROW = Assignment(
    AssignmentKind.TASK,
    "3",
    None,
    value("Hái chè"),
    (value("Tổ chè"), value("Tổ sao")),
    (),
    (),
    value("Quý I"),
    None,
    (Range(0, 40),),
)


def test_only_columns_that_say_something_are_told():
    said = said_in(ROW, (Intent.LEAD, Intent.COORDINATE, Intent.PRODUCT, Intent.PERIOD))
    assert [intent for intent, _ in said] == [Intent.LEAD, Intent.PERIOD]
    assert values_of(said, named=True) == ("chủ trì: Tổ chè; Tổ sao", "thời gian: Quý I")
    assert values_of(said, named=False) == ("Tổ chè", "Tổ sao", "Quý I")
    assert values_of([], named=True) == ()


def test_a_merged_cell_stands_outside_of_its_row():
    row = Passage("d:0", "p", "d", "f", BlockKind.TABLE_ROW, (), None, (Range(0, 40), Range(60, 70)), "x", "")
    assert outside([value("trong", 10), value("hàng sau", 61), value("ngoài", 50), value("lố", 39)], row) == [
        Range(50, 55),
        Range(39, 41),
    ]


@pytest.mark.parametrize(
    ("task", "clause"),
    [
        ("Hái chè; sao chè tại bản.", "Hái chè"),
        ("Hái chè. Sao chè.", "Hái chè"),
        ("Trồng 1.500 cây, theo mục 2. Giống do xã cấp", "Trồng 1.500 cây, theo mục 2. Giống do xã cấp"),
        ("Hái chè …", "Hái chè …"),
        ("", ""),
    ],
)
def test_a_task_up_to_how_it_is_done(task, clause):
    assert first_clause(task) == clause
