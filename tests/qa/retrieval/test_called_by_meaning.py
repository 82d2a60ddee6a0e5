"""Plans called by other words than their titles'."""

from types import SimpleNamespace

import numpy as np
import pytest

from qa.retrieval.called_by_meaning import called_by_meaning
from qa.retrieval.scope import Scope

PLANS = ("bao-ve-rung", "luc-binh", "thu-vien")
DIRECTIONS = {"rừng": 0, "lục bình": 1, "đọc sách": 2}


class Encoder:
    """Points the way of the subject that a text names; texts without one lie between all."""

    def encode_queries(self, texts):
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text):
        found = [at for word, at in DIRECTIONS.items() if word in text]
        vector = np.full(len(PLANS), 0.1, np.float32)
        vector[found] = 1.0
        return vector / np.linalg.norm(vector)


def knowledge_with(hits):
    """Return an index of the three plans in which a search by words finds passages of the plans ``hits``."""
    passages = [SimpleNamespace(id=str(at), plan=plan) for at, plan in enumerate(hits)]
    return SimpleNamespace(
        plans=[SimpleNamespace(id=plan) for plan in PLANS],
        titles=lambda _encoder: np.eye(len(PLANS), dtype=np.float32),
        analyzer=SimpleNamespace(terms=lambda words: words),
        engine=SimpleNamespace(
            lexical=lambda _terms, k: [SimpleNamespace(passage=each.id) for each in passages][:k],
            passages=lambda ids: [passages[int(each)] for each in ids],
        ),
    )


ALL = Scope((), narrowed=False)


@pytest.mark.parametrize(
    ("words", "plan"),
    [("kế hoạch giữ rừng", "bao-ve-rung"), ("bản đọc sách", "thu-vien"), ("kế hoạch dọn lục bình", "luc-binh")],
)
def test_the_nearest_title_tells_the_plan(words, plan):
    found = called_by_meaning(ALL, [words], knowledge_with([]), Encoder())
    assert found.plans == (plan,)
    assert found.narrowed


def test_two_names_tell_two_plans():
    found = called_by_meaning(ALL, ["kế hoạch rừng", "kế hoạch đọc sách"], knowledge_with([]), Encoder())
    assert found.plans == ("bao-ve-rung", "thu-vien")


def test_where_titles_tell_nothing_the_words_of_the_passages_do():
    mostly = knowledge_with(["luc-binh"] * 8 + ["thu-vien"] * 2)
    assert called_by_meaning(ALL, ["kế hoạch xáng cạp"], mostly, Encoder()).plans == ("luc-binh",)
    mixed = knowledge_with(["luc-binh"] * 6 + ["thu-vien"] * 4)
    assert called_by_meaning(ALL, ["kế hoạch xáng cạp"], mixed, Encoder()) == ALL


@pytest.mark.parametrize("words", ["kế hoạch", "kế hoạch này", "bản kế hoạch của tỉnh", "kế hoạch 217 về rừng"])
def test_words_that_any_plan_may_be_called_with_and_numbers_tell_nothing(words):
    assert called_by_meaning(ALL, [words], knowledge_with([]), Encoder()) == ALL


def test_only_plans_in_scope_are_meant():
    two = Scope(("luc-binh", "thu-vien"), narrowed=True)
    assert called_by_meaning(two, ["kế hoạch đọc sách"], knowledge_with([]), Encoder()).plans == ("thu-vien",)
    numbered = Scope(("luc-binh", "thu-vien"), narrowed=True, own=True)
    assert called_by_meaning(numbered, ["kế hoạch đọc sách"], knowledge_with([]), Encoder()) == numbered


def test_a_place_tells_none_of_its_plans_from_another():
    two = Scope(("luc-binh", "thu-vien"), narrowed=True)
    mostly = knowledge_with(["luc-binh"] * 10)
    assert called_by_meaning(two, ["kế hoạch của Trà Vinh"], mostly, Encoder(), ["Trà Vinh"]) == two
    assert called_by_meaning(two, ["kế hoạch xáng cạp Trà Vinh"], mostly, Encoder(), ["Trà Vinh"]).plans == ("luc-binh",)
