"""The stages' records: frozen, to JSON and back without loss, with where they came from and how sure that is."""

import dataclasses
import json

import pytest

from qa.contracts.answer import Answer
from qa.contracts.candidates import Candidates
from qa.contracts.findings import Draft
from qa.contracts.query import Query
from qa.contracts.ranked import RankedCandidates
from qa.contracts.spelled import Spelled

QUESTIONS = ("ai chu tri dao tao nhan luc o An Giang", "An Giang có bao nhiêu nhiệm vụ", "giá vàng hôm nay")


def there_and_back(record):
    return json.loads(json.dumps(record.as_json()))


@pytest.fixture(scope="module", params=QUESTIONS)
def looked(request, plain_service):
    return plain_service.answerer.inquire(request.param)


def test_candidates_and_their_order(looked):
    engine = looked.knowledge.engine
    assert Candidates.from_json(there_and_back(looked.candidates), engine.passage) == looked.candidates
    assert 0 <= looked.candidates.confidence <= 1
    for family in ("register", "prose"):
        ranking = looked.order.by(family)
        assert RankedCandidates.from_json(there_and_back(ranking), looked.candidates, engine.assignment) == ranking
        assert ranking.source == family
        assert 0 <= ranking.confidence <= 1


def test_findings(looked, plain_service):
    draft = plain_service.answerer._drafted(looked)
    assert Draft.from_json(there_and_back(draft), looked.knowledge.engine.passage) == draft
    assert 0 <= draft.confidence <= 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_understood_and_answered(question, plain_service):
    turn = plain_service.answerer.turn(question, None)
    spelled = turn.query.words.spelled
    assert Spelled.from_json(there_and_back(spelled)) == spelled
    assert Query.from_json(there_and_back(turn.query)) == turn.query
    assert Answer.from_json(there_and_back(turn.answer)) == turn.answer


@pytest.mark.parametrize("record", [Spelled, Query, Candidates, RankedCandidates, Draft, Answer])
def test_records_are_frozen(record):
    assert record.__dataclass_params__.frozen
    assert record.__slots__
    if record is not Answer:
        assert "source" in {field.name for field in dataclasses.fields(record)}
        assert hasattr(record, "confidence")
