"""How much of a question's words stands in a text: alike whether its neighbours are looked at or not."""

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from qa.reading.wording import Wording

SYLLABLES = ("dao", "tao", "nhan", "luc", "xa", "so")
TEXTS = st.lists(st.sampled_from(SYLLABLES), max_size=8)


def weight(syllable):
    return 1.0 + 0.37 * SYLLABLES.index(syllable)


@given(TEXTS, TEXTS)
def test_neighbours_are_looked_at_only_where_two_words_of_them_stand(asked, text):
    words = Wording([" ".join(asked)], weight)
    pairs, looked = frozenset(itertools.pairwise(text)), []

    def neighbours():
        looked.append(True)
        return pairs

    held = words.syllables & frozenset(text)
    assert words.pairs_of(neighbours, held) == words.cover_pairs(pairs)
    both = [pair for pair in words.pairs if held.issuperset(pair)]
    assert bool(looked) == bool(both)


@given(TEXTS, TEXTS)
def test_what_is_held_weighs_as_what_is_covered(asked, text):
    words = Wording([" ".join(asked)], weight)
    syllables = frozenset(text)
    assert words.share(words.syllables & syllables) == words.cover(syllables)
    assert words.missing(words.syllables & syllables) == words.missing(syllables)


def test_pairs_may_be_looked_up_in_what_is_no_set():
    class Kept:
        def __contains__(self, pair):
            return pair == ("dao", "tao")

    words = Wording(["đào tạo nhân lực"], weight)
    share = (weight("dao") + weight("tao")) / math.fsum(
        weight(one) + weight(other) for one, other in itertools.pairwise(("dao", "tao", "nhan", "luc"))
    )
    assert math.isclose(words.cover_pairs(Kept()), share)
