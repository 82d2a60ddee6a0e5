"""Words of several syllables are told by the general list."""

import pytest

from corpus.text.wordlist import word_at


@pytest.mark.parametrize(
    ("syllables", "length"),
    [
        (("doanh", "nghiệp", "dược"), 2),
        (("Hợp", "tác", "xã", "nông"), 3),
        (("camera", "ở"), 1),
        (("lớp",), 1),
        ((), 1),
    ],
)
def test_the_longest_word_at_the_begin(syllables, length):
    assert word_at(syllables) == length
