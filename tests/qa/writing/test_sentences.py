"""Sentences come out whole however their words come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.writing.sentences import Sentences, joined


def read(*words):
    taken = Sentences()
    found = [sentence for each in words for sentence in taken.add(each)]
    return [(each.text, each.citations) for each in [*found, *taken.end()]], taken.uncited


@pytest.mark.parametrize(
    ("text", "wanted", "uncited"),
    [
        ("Sở Y tế chủ trì [1]. Sở Tài chính phối hợp [2].", [("Sở Y tế chủ trì", (1,)), ("Sở Tài chính phối hợp", (2,))], 0),
        ("Sở Y tế chủ trì. [1] Xong năm 2025. [2, 3]", [("Sở Y tế chủ trì", (1,)), ("Xong năm 2025", (2, 3))], 0),
        ("Sở Y tế chủ trì [1][2], [2].", [("Sở Y tế chủ trì", (1, 2))], 0),
        ("Xin chào. Sở Y tế chủ trì [1]. Chúc vui.", [("Sở Y tế chủ trì", (1,))], 2),
        ("- **Sở Y tế** chủ trì [1].\n2. Sở Nội vụ [1].", [("Sở Y tế chủ trì", (1,)), ("Sở Nội vụ", (1,))], 0),
        ("Xong [1]. # **Kế hoạch** năm 2030 [2].", [("Xong", (1,)), ("Kế hoạch năm 2030", (2,))], 0),
        ("UBND TP. Hồ Chí Minh giao [1].", [("UBND TP. Hồ Chí Minh giao", (1,))], 0),
        ("Kinh phí 1.250 đồng [1].", [("Kinh phí 1.250 đồng", (1,))], 0),
        ("Không có số nào. Thật vậy.", [], 2),
        ("Ngoặc [x] lạ [1]. Sau [2].", [("Sau", (2,))], 1),
        ("", [], 0),
    ],
)
def test_sentences_end_with_their_numbers(text, wanted, uncited):
    assert read(text) == (wanted, uncited)
    assert read(*text) == (wanted, uncited)


@given(st.text(alphabet="ab [].,12\n", max_size=60), st.integers(1, 5))
def test_how_the_words_come_makes_no_difference(text, size):
    assert read(*(text[at : at + size] for at in range(0, len(text), size))) == read(text)


def test_a_paragraph_is_its_sentences():
    taken = Sentences()
    taken.add("Sở Y tế chủ trì [1]. Xong năm 2025 [1, 2].")
    assert joined(taken.end()) == "Xong năm 2025 [1][2]."
