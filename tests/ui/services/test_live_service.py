import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from corpus.records.errors import IndexMissingError
from tests.ui.fakes import FakeService
from ui.problems.errors import StartingError
from ui.services.live_service import FIRST_QUESTION, LiveService


class SlowService(FakeService):
    """Counts how many questions it answers at once."""

    def __init__(self, together=None):
        super().__init__()
        self.together = together
        self.now = self.most = 0
        self.asked = []
        self._counting = threading.Lock()

    def ask(self, question, **options):
        with self._counting:
            self.now += 1
            self.most = max(self.most, self.now)
            self.asked.append(question)
        if self.together is not None:
            self.together.wait()
        with self._counting:
            self.now -= 1
        return super().ask(question, **options)


@pytest.mark.parametrize("threads", [1, 3])
def test_questions_that_come_together_take_turns(settings, threads):
    service = SlowService(threading.Barrier(threads, timeout=60))
    live = LiveService(settings.model_copy(update={"threads": threads}), lambda data: service)
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda n: live.ask(f"ai chủ trì đào tạo {n}?"), range(24)))
    assert [answer.question for answer in answers] == [f"ai chủ trì đào tạo {n}?" for n in range(24)]
    assert service.most == threads


def test_a_question_that_fails_gives_its_turn_back(settings):
    class Failing(FakeService):
        def ask(self, question, **options):
            raise ValueError

    live = LiveService(settings.model_copy(update={"threads": 1}), lambda data: Failing())
    for _ in range(3):
        with pytest.raises(ValueError):
            live.ask("x")


def test_it_is_ready_once_a_question_of_its_own_is_answered(settings):
    service = SlowService()
    live = LiveService(settings, lambda data: service)
    assert live.ready() is service
    assert live.ready() is service
    assert service.asked == [FIRST_QUESTION]


def test_while_it_opens_others_hear_that_it_starts(settings, monkeypatch):
    from ui.services import live_service as module

    monkeypatch.setattr(module, "PATIENCE_S", 0.01)
    opening, reached = threading.Event(), threading.Event()

    def opener(data):
        reached.set()
        opening.wait(60)
        return FakeService()

    live = LiveService(settings, opener)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(live.ready)
        reached.wait(60)
        with pytest.raises(StartingError):
            live.ready()
        opening.set()
        assert first.result().index_version


def test_without_an_index_it_becomes_ready_when_there_is_one(settings):
    there = []

    def opener(data):
        if not there:
            raise IndexMissingError("Chưa có chỉ mục; hãy chạy “tracuu index” trước.")
        return there[0]

    live = LiveService(settings, opener)
    with pytest.raises(IndexMissingError):
        live.ready()
    there.append(FakeService())
    assert live.ready() is there[0]
