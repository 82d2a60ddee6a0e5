"""Plans that do not hold step back, unless the question asks for them."""

from types import SimpleNamespace

import pytest

from corpus.records import BlockKind, Range
from indexer.segments.stored import Passage
from qa.contracts.candidates import Candidate
from qa.contracts.ranked import Features, Ranked
from qa.ranking.preference import WantedPlans, prefer_in_force

NOTHING_WANTED = WantedPlans()


def ranked(plan, score):
    passage = Passage(f"{plan}:0", plan, plan, "f.txt", BlockKind.PARAGRAPH, (), None, (Range(0, 1),), "x", "")
    return Ranked(Candidate(passage, 0.0, 0.0, 0.0, 0.0), None, Features(), score)


def life(*, holds=True, replaced_by=()):
    newer = tuple(SimpleNamespace(plan=plan) for plan in replaced_by)
    return SimpleNamespace(holds=holds, replaced_by=newer, amended_by=())


def order(scores, lives, wanted=NOTHING_WANTED):
    return [found.candidate.passage.plan for found in prefer_in_force([ranked(p, s) for p, s in scores], lives, wanted)]


@pytest.fixture(autouse=True)
def _newest_first(monkeypatch):
    """The successors before what they replaced, as the life of plans tells it."""
    monkeypatch.setattr("qa.ranking.preference.newest_first", lambda plans, lives: sorted(plans, reverse=True))


def test_between_equals_what_holds_comes_first():
    lives = {"a": life(holds=False), "b": life()}
    assert order([("a", 1.0), ("b", 0.99)], lives) == ["b", "a"]


def test_a_much_better_answer_is_not_hidden():
    assert order([("a", 1.0), ("b", 0.5)], {"a": life(holds=False), "b": life()}) == ["a", "b"]


def test_a_successor_that_answers_too_goes_before_what_it_replaced():
    lives = {"a": life(replaced_by=("b",)), "b": life()}
    assert order([("a", 1.0), ("b", 0.8)], lives) == ["b", "a"]
    assert order([("a", 1.0), ("b", 0.6)], lives) == ["a", "b"], "it hardly answers the question"


def test_what_is_asked_for_itself_stays():
    lives = {"a": life(holds=False, replaced_by=("b",)), "b": life()}
    assert order([("a", 1.0), ("b", 0.99)], lives, WantedPlans(spared=frozenset({"a"}))) == ["a", "b"]


def test_what_did_not_exist_yet_steps_back():
    lives = {"a": life(), "b": life()}
    assert order([("a", 1.0), ("b", 0.99)], lives, WantedPlans(late=frozenset({"a"}))) == ["b", "a"]


def test_where_all_hold_nothing_moves():
    found = [ranked("a", 1.0), ranked("b", 0.9)]
    assert prefer_in_force(found, {"a": life(), "b": life()}, WantedPlans()) == found
    assert prefer_in_force([], {}, WantedPlans()) == []
