"""What the reranker reads, and what becomes of the order of what was found."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from corpus.text import normalize
from qa.composing.prose_answers.best_statements import find_statements
from qa.contracts.reranking import Excerpt
from qa.contracts.trace import Stage, Trace
from qa.pipeline import Answerer
from qa.ranking.rank import family_of
from qa.ranking.reranking import FIRST, RERANKED, excerpt_of_passage, load_mix, reranked, reranked_statements
from tests.qa.memory import HashEncoder

TODAY = date(2026, 1, 15)
QUESTION = "Ai chủ trì khuyến khích xuất khẩu sản phẩm công nghệ sinh học ở An Giang?"


class Wanting:
    """A reranker that takes what holds some words for the proof, and remembers what it was given."""

    def __init__(self, *words):
        self.words, self.read = words, []

    def scores(self, question, excerpts):
        self.read.append((question, tuple(excerpts)))
        return [9.0 if any(word in excerpt.text for word in self.words) else -9.0 for excerpt in excerpts]


def answerer(knowledge, reranker):
    return Answerer(knowledge, HashEncoder(), TODAY, reranker=reranker)


@pytest.fixture
def ranked(knowledge):
    looked = answerer(knowledge, None).inquire(normalize(QUESTION))
    return list(looked.order.by(family_of(looked.words.asking.intents)).found)


def test_the_proof_comes_first_and_scores_stay_as_many_and_as_high(ranked):
    last = ranked[RERANKED - 2]
    reranker = Wanting(last.candidate.passage.clean)
    moved = reranked(ranked, partial(reranker.scores, QUESTION), "register")
    assert moved[0].candidate is last.candidate
    assert [each.score for each in moved] == [each.score for each in ranked]
    read = {excerpt.text for _, excerpts in reranker.read for excerpt in excerpts}
    assert [each for each in moved if each.candidate.passage.clean not in read] == [
        each for each in ranked if each.candidate.passage.clean not in read
    ]


def test_where_none_of_the_first_is_a_proof_the_nearest_by_its_vector_is_read_next(ranked):
    nearest = max(ranked[FIRST:], key=lambda each: each.features.dense)
    reranker = Wanting(nearest.candidate.passage.clean)
    moved = reranked(ranked, partial(reranker.scores, QUESTION), "prose")
    assert reranker.read[1][1][0].text == nearest.candidate.passage.clean
    assert moved[0].candidate is nearest.candidate
    assert moved[0].score == ranked[0].score


def test_what_is_said_twice_is_read_once_and_one_more_for_it(ranked):
    twice = [ranked[0], ranked[0], *ranked[1:]]
    reranker = Wanting(ranked[FIRST - 1].candidate.passage.clean)
    moved = reranked(twice, partial(reranker.scores, QUESTION), "register")
    assert len(set(reranker.read[0][1])) == FIRST
    assert moved[0].candidate is ranked[FIRST - 1].candidate


def test_read_on_only_where_none_of_the_first_is_a_proof(ranked):
    sure, unsure = Wanting(ranked[FIRST - 1].candidate.passage.clean), Wanting("chữ không có ở đâu")
    moved = reranked(ranked, partial(sure.scores, QUESTION), "register")
    assert [len(excerpts) for _, excerpts in sure.read] == [FIRST]
    assert moved[0].candidate is ranked[FIRST - 1].candidate
    assert moved[FIRST:] == ranked[FIRST:]
    reranked(ranked, partial(unsure.scores, QUESTION), "register")
    assert [len(excerpts) for _, excerpts in unsure.read] == [FIRST, RERANKED - FIRST]


def test_of_statements_the_same_are_read_and_what_was_not_comes_behind(knowledge):
    query = answerer(knowledge, None).inquire(normalize(QUESTION))
    found = find_statements(query.query, query)
    proof = found[FIRST - 1].statement.text
    reranker = Wanting(proof)
    moved = reranked_statements(found, partial(reranker.scores, QUESTION))
    assert [len(excerpts) for _, excerpts in reranker.read] == [FIRST]
    assert moved[0].statement.text == proof
    assert len(moved) == len(found)


def test_a_statement_of_a_passage_that_was_read_whole_has_its_word(knowledge):
    looked = answerer(knowledge, None).inquire(normalize(QUESTION))
    found = find_statements(looked.query, looked)
    deep = next(
        each for each in found[30:] if each.statement.passage.id not in {one.statement.passage.id for one in found[:30]}
    )
    moved = reranked_statements(found, lambda excerpts: [-9.0] * len(excerpts), {deep.statement.passage.id: 30.0})
    assert moved[0].statement is deep.statement
    assert (
        reranked_statements(found, lambda excerpts: [-9.0] * len(excerpts), {"none": 30.0})[0].statement is found[0].statement
    )


def test_where_the_reranker_does_not_care_the_order_stays(ranked):
    assert reranked(ranked, lambda excerpts: [1.0] * len(excerpts), "prose") == ranked
    assert reranked([], lambda excerpts: [], "prose") == []


def test_only_the_best_are_read_and_each_once(knowledge):
    reranker = Wanting("xuất khẩu")
    looked = answerer(knowledge, reranker).inquire(normalize(QUESTION))
    looked.order.by("register")
    looked.order.by("register")
    assert len(reranker.read) == 1
    question, excerpts = reranker.read[0]
    assert question == looked.words.text
    assert 1 < len(excerpts) <= RERANKED
    first = looked.order.by("register").found[0].candidate.passage
    assert looked.proof_reader.proofs([excerpt_of_passage(first)]) == [9.0]
    assert len(reranker.read) == 1
    assert looked.proof_reader.surest == 9.0


def test_an_excerpt_tells_what_it_stands_under(ranked):
    passage = ranked[0].candidate.passage
    excerpt = excerpt_of_passage(passage)
    assert excerpt.text == passage.clean
    assert excerpt.above
    assert passage.context.endswith(excerpt.above)
    assert excerpt_of_passage(replace(passage, context="")) == Excerpt("", passage.clean)


def test_what_asks_on_is_not_read_with_what_it_leaves_out(knowledge):
    reranker = Wanting("xuất khẩu")
    asking = answerer(knowledge, reranker)
    first = asking.turn(QUESTION, None)
    read = len(reranker.read)
    asking.turn("còn Quảng Nam thì sao?", first)
    assert read
    assert len(reranker.read) == read


def test_a_wrong_best_gives_way_to_the_proof(knowledge):
    asked = "Chính sách thu hút chuyên gia công nghệ sinh học ở Quảng Ngãi"
    best, second = answerer(knowledge, None).inquire(asked).order.by("prose").found[:2]
    words = second.candidate.passage.clean[:40]
    moved = answerer(knowledge, Wanting(words)).answer(asked)
    assert moved.citations[0].passage == second.candidate.passage.id != best.candidate.passage.id


def test_the_trace_tells_what_the_reranker_said(knowledge):
    told = []
    for reranker in (Wanting("xuất khẩu"), None):
        trace = Trace()
        answerer(knowledge, reranker).turn(QUESTION, None, trace=trace)
        told.append(["proof" in each for each in trace.of(Stage.RANKING)[0]["best"]])
    assert all(told[0][:FIRST])
    assert not any(told[1])


def test_both_scores_count_in_every_family():
    assert set(load_mix()) == {"statements", "register", "prose"}
    assert all(mix.score > 0 and mix.proof > 0 for mix in load_mix().values())
