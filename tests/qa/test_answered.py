"""What was asked before is not computed again, and what was not asked before is."""

import threading
from datetime import date

import pytest

from qa.answered import AnswerKey, KeptAnswers
from qa.contracts.trace import Trace
from qa.pipeline import Answerer
from qa.service import Service

QUESTION = "ai chủ trì đào tạo nguồn nhân lực ở Trà Vinh?"
THEN = "còn An Giang thì sao?"


@pytest.fixture
def computed(monkeypatch):
    """The questions that were computed, in order."""
    asked, turn = [], Answerer.turn

    def counted(self, typed, *given, **more):
        asked.append(typed)
        return turn(self, typed, *given, **more)

    monkeypatch.setattr(Answerer, "turn", counted)
    return asked


@pytest.fixture
def service(plain_service):
    return Service(plain_service.knowledge.engine, plain_service._state.encoder, today=lambda: date(2026, 3, 1))


def said(answer):
    return {key: value for key, value in answer.as_json().items() if key not in ("elapsed_ms", "conversation")}


def test_the_same_question_is_computed_once(service, computed):
    first, again = service.ask(QUESTION), service.ask(QUESTION)
    assert computed == [QUESTION]
    assert first.found
    assert said(again) == said(first)
    assert again.conversation != first.conversation
    assert service.pinned().ask(QUESTION).found
    assert computed == [QUESTION]


@pytest.mark.parametrize("more", [{"plan": "an-giang-457"}, {"province": "An Giang"}, {"top_k": 6}, {"trace": Trace()}])
def test_what_is_asked_otherwise_is_computed(service, computed, more):
    service.ask(QUESTION)
    service.ask(QUESTION, **more)
    assert len(computed) == 2


def test_another_day_is_computed(plain_service, computed):
    days = [date(2026, 12, 31), date(2027, 1, 1)]
    service = Service(plain_service.knowledge.engine, plain_service._state.encoder, today=lambda: days[0])
    service.ask(QUESTION)
    del days[0]
    service.ask(QUESTION)
    assert len(computed) == 2


def test_the_earlier_questions_of_a_conversation_are_computed_once(service, computed):
    first = service.ask(QUESTION)
    then = service.ask(THEN, conversation=[QUESTION])
    assert computed == [QUESTION, THEN]
    assert said(service.ask(THEN, conversation=[QUESTION])) == said(then)
    assert computed == [QUESTION, THEN]
    assert "An Giang" in then.answer
    assert said(service.ask(THEN, conversation=first.conversation)) == said(then)


def test_the_same_words_after_other_questions_are_another_question(service, computed):
    alone, after = service.ask(THEN), service.ask(THEN, conversation=[QUESTION])
    assert computed == [THEN, QUESTION, THEN]
    assert said(alone) != said(after)


def test_a_new_index_starts_anew(service, plain_service, computed):
    service.ask(QUESTION)
    service._take(plain_service.knowledge.engine)
    service.ask(QUESTION)
    assert len(computed) == 2


def test_what_is_kept_has_its_room(service, computed):
    answerer = service.answerer
    kept = KeptAnswers(room_bytes=60_000)
    for number in range(20):
        kept.turn(AnswerKey((f"{QUESTION} {number}",), None, None, 5, date(2026, 3, 1)), answerer)
    assert 1 <= len(kept._turns) < 20
    small = KeptAnswers(room_bytes=10)
    for _ in range(2):
        assert small.turn(AnswerKey((QUESTION,), None, None, 5, date(2026, 3, 1)), answerer).answer.found
    assert computed.count(QUESTION) == 2


def test_threads_get_the_same_answers(service):
    questions = [QUESTION, THEN, "An Giang có bao nhiêu nhiệm vụ?"] * 4
    expected = {question: said(service.ask(question)) for question in questions}
    wrong = []

    def ask(question):
        if said(service.ask(question)) != expected[question]:
            wrong.append(question)

    threads = [threading.Thread(target=ask, args=(question,)) for question in questions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
