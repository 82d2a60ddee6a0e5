"""The project's own questions, put by people who had not seen the code: most are answered right even without a model."""

from pathlib import Path

import pytest

from evaluation.folding import fold
from evaluation.gold import read_gold

GOLD = Path(__file__).parents[2] / "bench" / "gold" / "questions.jsonl"
EVERY = 4


@pytest.fixture(scope="module")
def answered(plain_service):
    """Return a part of the questions, spread over plans and kinds, each with its answer."""
    return [(question, plain_service.ask(question.question)) for question in read_gold(GOLD)[::EVERY]]


def test_right_answers_to_most_questions(answered):
    asked = [(question, answer) for question, answer in answered if question.answerable]
    wrong = [q.id for q, a in asked if not (a.found and all(fold(part) in fold(a.answer) for part in q.answer))]
    assert len(asked) > 100
    assert len(wrong) <= 0.12 * len(asked), wrong


def test_silence_where_there_is_no_answer(answered):
    loud = [question.id for question, answer in answered if not question.answerable and answer.found]
    assert len(loud) <= 3, loud


def test_every_citation_is_verbatim(answered, snapshot):
    for question, answer in answered:
        for citation in answer.citations:
            text = next(d for p in snapshot.plans() for d in p.documents if d.file == citation.file)
            assert snapshot.document_text(text.id)[citation.start : citation.end] == citation.quote, question.id
