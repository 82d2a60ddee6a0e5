"""Fitting the order of statements and the decision: what the fits find, and that what ships was made by them."""

import json
from pathlib import Path

import numpy as np
import pytest

from qa.deciding.decide import load_decision
from qa.ranking.statement_ranking import STATEMENT_FEATURES, load_statement_weights
from training.answers.asked import JUDGED, Gold, asked_by_authors, asked_of_corpus, bare
from training.answers.asking import STATEMENTS, Listed, Outcome
from training.answers.deciding import HeldOut, examples_of, fit_decision, held_out, least_of
from training.answers.logistic import auc, fit_logistic, fit_order
from training.answers.ordering import shares

EVAL = Path(__file__).parents[3] / "shared" / "eval"


def gold(author="a", answer=("x",), proofs=(("p.txt", "x"),), ask=("lead",)):
    return Gold(author, "?", ask, "", answer, proofs)


def test_a_logistic_sum_finds_what_tells_and_leaves_what_does_not():
    chance = np.random.default_rng(1)
    features = chance.normal(size=(400, 3))
    features[:, 2] = 7.0  # tells nothing, ever
    right = features[:, 0] + 0.1 * chance.normal(size=400) > 0
    found = fit_logistic(features, right, np.ones(400), ridge=1.0)
    assert found.weights[0] > 5 * abs(found.weights[1])
    assert found.weights[2] == 0
    assert auc(found.of(features), right) > 0.98


def test_examples_count_as_much_as_they_are_worth():
    features, right = np.array([[1.0], [1.0], [0.0]]), np.array([True, False, False])
    trusting = fit_logistic(features, right, np.array([1.0, 0.0, 1.0]), 0.1).of(features)[0]
    doubting = fit_logistic(features, right, np.array([1.0, 5.0, 1.0]), 0.1).of(features)[0]
    assert trusting > 0 > doubting


def test_the_order_puts_first_what_was_chosen():
    chance = np.random.default_rng(2)
    lists = [chance.normal(size=(6, 3)) for _ in range(60)]
    chosen = [features[:, 1] == features[:, 1].max() for features in lists]
    weights = fit_order(lists, chosen, ridge=0.01)
    assert weights[1] > 4 * max(abs(weights[0]), abs(weights[2]))
    listed = [Listed(gold(), STATEMENTS, features, right) for features, right in zip(lists, chosen, strict=True)]
    assert shares(listed, weights)["first"] > 0.9


@pytest.mark.parametrize(
    ("scores", "right", "area"),
    [
        ([3.0, 2.0, 1.0], [True, True, False], 1.0),
        ([1.0, 2.0], [True, False], 0.0),
        ([1.0, 1.0], [True, False], 0.5),
        ([3.0, 1.0, 2.0, 0.0], [True, True, False, False], 0.75),
    ],
)
def test_area_under_the_curve(scores, right, area):
    assert auc(np.array(scores), np.array(right)) == area


def test_area_is_no_number_where_one_kind_is_absent():
    assert np.isnan(auc(np.array([1.0]), np.array([True])))


def outcomes(author):
    told = [Outcome(gold(author), {"a": 1.0 + n / 10, "b": 0.0}, True) for n in range(8)]
    none = [Outcome(gold(author, (), ()), {"a": -1.0 - n / 10, "b": 0.0}, False) for n in range(4)]
    return [*told, *none, Outcome(gold(author), None, False), Outcome(gold(author, (), (), ("help",)), {"a": 9.0}, False)]


def test_what_was_not_answered_and_what_needs_no_proof_is_no_example():
    assert len(examples_of(outcomes("a"), ("a", "b")).right) == 12


def test_each_author_is_scored_by_the_others():
    rows = [*outcomes("a"), *outcomes("b")]
    parts = held_out(rows, ("a", "b"))
    assert set(parts) == {"a", "b"}
    figures = parts["a"].figures(least_of(list(parts.values()), 0.0))
    assert figures["AUC"] == figures["silent"] == 1.0
    assert figures["answers"] == figures["answers without silence"] == pytest.approx(8 / 9)
    assert fit_decision(rows, ("a", "b")).weights[0] > 0


def test_the_least_score_loses_no_more_than_may_be_lost():
    part = HeldOut(tuple(Outcome(gold(), {}, True) for _ in range(100)), np.arange(100.0))
    least = least_of([part], 0.03)
    assert 2 <= sum(score < least for score in part.scores) <= 3


def test_answers_are_held_against_what_decides_however_it_is_written():
    question = gold(answer=("Sở Y tế", "15/6/2026"))
    assert question.answered_by("sở  y tế – trước ngày 15 tháng 06 năm 2026")
    assert not question.answered_by("Sở Y tế")
    assert not gold(answer=(), proofs=()).answered_by("")
    assert bare("UBND xã, hằng năm") == "uy ban nhan dan xa hang nam"


def test_the_authors_proofs_are_found_in_their_plans():
    questions = asked_by_authors()
    assert len(questions) > 2000
    assert 200 < sum(not question.answerable for question in questions) < 400
    assert {question.author for question in questions} == set("abcd")


def test_what_ships_was_made_for_the_features_that_there_are():
    assert set(load_statement_weights()) == set(STATEMENT_FEATURES)
    assert 0 < load_decision().least < 1


def test_no_question_that_is_measured_on_is_fitted_on():
    files = sorted(EVAL.glob("dev/*.jsonl"))
    if not files:
        pytest.skip("the sets to measure on are not here")
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
    measured = {bare(line["question"]) for line in lines if "question" in line}
    fitted = [*asked_of_corpus(), *asked_by_authors(), *asked_by_authors(JUDGED)]
    assert not measured & {bare(question.text) for question in fitted if len(question.text) > 40}
