import itertools
import math
import random

import pytest

from corpus.text import folded_syllables
from indexer.segments.spread import Spread


def test_what_is_rare_in_the_plan_tells_more():
    spread = Spread.of(["Trồng rừng ven biển", "Trồng rừng đầu nguồn", "Trồng cây phân tán"])
    assert spread.weight("trong") < spread.weight("rung") < spread.weight("nguon") < spread.weight("song")
    assert math.isclose(spread.weight("song"), math.log(1 + 3 / 0.5))


def test_syllables_and_neighbours_are_known():
    spread = Spread.of(["Trồng rừng ven biển"])
    assert "ven" in spread.syllables
    assert ("ven", "bien") in spread.pairs
    assert ("rung", "bien") not in spread.pairs


def test_an_empty_plan_weighs_all_alike():
    assert Spread.of([]).weight("rung") == 0


def made(chance, passages):
    words = ["trồng", "rừng", "ven", "biển", "đầu", "nguồn", "cây", "phân", "1.200", "ha", "năm", "2027", "Sở", "Y", "tế"]
    return [" ".join(chance.choices(words, k=chance.randint(0, 30))) for _ in range(passages)]


@pytest.mark.parametrize("passages", [0, 1, 2, 30])
def test_a_spread_packed_is_the_same(passages):
    texts = made(random.Random(passages), passages)
    whole = Spread.of(texts)
    again = Spread.unpacked(whole.packed())
    syllables = [folded_syllables(text) for text in texts]
    pairs = {pair for each in syllables for pair in itertools.pairwise(each)}
    for spread in (whole, again):
        assert spread.syllables == {syllable for each in syllables for syllable in each}
        assert set(spread.pairs) == pairs
        assert len(spread.pairs) == len(pairs)
        for syllable in {*spread.syllables, "khong", ""}:
            count = sum(syllable in each for each in syllables)
            assert spread.weight(syllable) == math.log(1 + passages / (0.5 + count))
        for pair in itertools.product(["trong", "rung", "1200", "khong"], repeat=2):
            assert (pair in spread.pairs) == (pair in pairs)


def test_body_and_annexes_are_one():
    chance = random.Random(7)
    body, annex = made(chance, 20), [*made(chance, 9), "phụ lục biểu mẫu"]
    joined, whole = Spread.joined([Spread.of(body), Spread.of(annex)]), Spread.of([*body, *annex])
    assert joined.packed() == whole.packed()
    assert Spread.joined([whole]) is whole


@pytest.mark.parametrize("packed", [b"", b"no", Spread.of(["trồng rừng"]).packed()[:-4]])
def test_what_is_no_spread_is_told(packed):
    with pytest.raises(ValueError, match=""):
        Spread.unpacked(packed)
