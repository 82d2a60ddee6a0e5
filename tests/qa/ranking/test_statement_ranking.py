"""What says what a term is: from its beginning, or of the words that it begins with."""

import pytest

from qa.ranking.statement_ranking import _begins_with, _first_words


@pytest.mark.parametrize(
    ("term", "parts"),
    [
        ("bao hien truong tren ung dung", ("bao hien truong tren ung", "bao hien truong tren", "bao hien truong")),
        ("vuon tap lai ghep", ("vuon tap lai", "vuon tap")),
        ("vuon tap ghep", ("vuon tap",)),
        ("vuon tap", ()),
        ("vuon", ()),
        ("", ()),
    ],
)
def test_the_beginnings_of_a_term(term, parts):
    assert _first_words(term) == parts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1. vuon tap la vuon trong nhieu loai cay.", True),
        ("vuon tap (vt): vuon trong nhieu loai cay", True),
        ("vuon tap duoc hieu la vuon trong nhieu loai cay", True),
        ("cai tao vuon tap o xa", False),
        ("ngoai ra, o nhung xa vung cao, vuon tap la noi chan ga", False),
        ("vuon tap lang la", False),
    ],
)
def test_what_is_defined_at_the_beginning(text, said):
    assert _begins_with(text, "vuon tap") is said
