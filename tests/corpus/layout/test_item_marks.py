"""Marks of the items of lists in passages."""

import pytest

from corpus.layout.item_marks import ItemMark, is_marked, item_mark, mark_end, without_mark


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("(3) Trồng cói", "paren", 3),
        ("(b) Trồng cói", "paren", 2),
        ("12. Trồng cói", "number", 12),
        ("đ) Trồng cói", "letter", 5),
        ("- Trồng cói", "-", 0),
        ("+ Trồng cói", "+", 0),
    ],
)
def test_a_mark_has_a_kind_and_a_place(text, kind, place):
    mark = item_mark(text)
    assert isinstance(mark, ItemMark)
    assert (mark.kind, mark.place) == (kind, place)
    assert text[mark.end :].strip() == "Trồng cói"


@pytest.mark.parametrize("text", ["Trồng cói", "12.500 cây", "2026 là năm đầu"])
def test_what_is_no_mark_is_none(text):
    assert item_mark(text) is None


def test_a_mark_and_the_blank_behind_it_are_taken_off():
    assert without_mark("A. Vốn vay") == "Vốn vay"
    assert without_mark("- Vốn vay") == "Vốn vay"
    assert without_mark("Vốn vay") == "Vốn vay"
    assert is_marked("1. Vốn vay")
    assert not is_marked("-5 độ")
    assert "-Sở Y tế"[mark_end("-Sở Y tế") :] == "Sở Y tế"
