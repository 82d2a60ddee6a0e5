"""Who leads and who helps in a sentence must lead and help in the row, or in the words, that it cites."""

import pytest

from qa.writing.evidence import ProvingText
from qa.writing.role_claims import ids_of, in_their_parts

ROW = {"leads": ("Sở Y tế",), "coordinates": ("Sở Tài chính", "Sở Nội vụ")}


@pytest.mark.parametrize(
    ("sentence", "so"),
    [
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính và Sở Nội vụ.", True),
        ("Việc này do Sở Y tế chủ trì.", True),
        ("Sở Tài chính chủ trì, phối hợp với Sở Y tế.", False),
        ("Sở Y tế chủ trì, phối hợp với Sở Công Thương.", False),
        ("Chủ trì là Sở Y tế.", True),
        ("Sở Y tế làm việc này.", True),
        ("Có đơn vị chủ trì.", True),
    ],
)
def test_parts_are_those_of_the_row(sentence, so):
    assert in_their_parts(sentence, ProvingText(1, "Hái chè", **ROW), frozenset()) is so


@pytest.mark.parametrize(
    ("sentence", "leads", "so"),
    [
        ("Sở Y tế chủ trì hái chè", {"Sở Y tế"}, True),
        ("Sở Y tế chủ trì hái chè", set(), False),
        ("Sở Y tế chủ trì sao chè", {"Sở Y tế"}, False),
    ],
)
def test_without_a_row_it_must_be_the_quotes_own_words(sentence, leads, so):
    proof = ProvingText(1, "Trong đó, Sở Y tế chủ trì hái chè hằng năm.", (), ())
    assert in_their_parts(sentence, proof, ids_of(leads)) is so
