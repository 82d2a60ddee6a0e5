import math

from qa.retrieval.spread import Spread


def test_what_is_rare_in_the_plan_tells_more():
    spread = Spread(["Trồng rừng ven biển", "Trồng rừng đầu nguồn", "Trồng cây phân tán"])
    assert spread.weight("trong") < spread.weight("rung") < spread.weight("nguon") < spread.weight("song")
    assert math.isclose(spread.weight("song"), math.log(1 + 3 / 0.5))


def test_syllables_and_neighbours_are_known():
    spread = Spread(["Trồng rừng ven biển"])
    assert "ven" in spread.syllables
    assert ("ven", "bien") in spread.pairs
    assert ("rung", "bien") not in spread.pairs


def test_an_empty_plan_weighs_all_alike():
    assert Spread([]).weight("rung") == 0
