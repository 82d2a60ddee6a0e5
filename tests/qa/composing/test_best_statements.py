"""Statements of many plans: those of the passages that the search found, in the order in which whole plans are read."""

import random

from qa.composing.prose_answers import best_statements
from qa.reading.statements import statements_of


def test_few_passages_give_the_statements_that_whole_plans_would(plain_service):
    knowledge = plain_service.knowledge
    chance = random.Random(5)
    plans = list(knowledge.plans)
    chance.shuffle(plans)
    every = [passage for plan in knowledge.plans for passage in knowledge.engine.passages_of(plan.id)]
    found = chance.sample(every, 60)
    kept = {passage.id for passage in found}
    chosen = plans[:3]
    whole = [s for plan in chosen for s in knowledge.statements(plan.id) if s.passage.id in kept]
    assert len(whole) > 20
    assert list(statements_of(best_statements._as_they_stand(found, chosen))) == whole


def test_a_question_over_many_plans_finds_what_it_did(plain_service, monkeypatch):
    looked = plain_service.answerer.inquire("kinh phí thực hiện lấy từ đâu")
    kept = {found.passage.id for found in looked.candidates}
    monkeypatch.setattr(best_statements, "FEW_PLANS", 0)
    few = {each.statement for each in best_statements.find_statements(looked.query, looked, list(looked.knowledge.plans))}
    assert few
    assert {statement.passage.id for statement in few} <= kept
