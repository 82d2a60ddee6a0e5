"""The check that finds work which grows as its square, on a clock of its own."""

import pytest

from tests import growth


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = 0.0

    monkeypatch.setattr(growth.time, "thread_time", lambda: Clock.now)
    return Clock


def taking(clock, seconds_of):
    def work(size):
        clock.now += seconds_of(size)

    return work


def test_work_that_grows_as_its_input_passes(clock):
    growth.assert_linear(taking(clock, lambda size: 0.001 * size), 1000)


def test_a_square_is_found(clock):
    with pytest.raises(AssertionError, match="4 times as much"):
        growth.assert_linear(taking(clock, lambda size: (0.001 * size) ** 2), 1000)


def test_a_machine_that_is_busy_for_a_while_is_borne(clock):
    busy = iter([1, 1, 1, 1, 30, 30, 30, 1])
    growth.assert_linear(taking(clock, lambda size: 0.001 * size * next(busy)), 1000)
