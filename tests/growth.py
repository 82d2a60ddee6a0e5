"""Telling work that grows as its input from work that grows as its square, on a machine that does other things as well."""

import time
from collections.abc import Callable

TIMES = 4
"""As much input; work that grows as its square takes 16 times as long."""

MOST = 10
"""Times as long as work that grows as its input may take: far from 4, since a busy machine adds, and below 16."""

TRIES = 5
SHORTEST_S = 0.05
"""Below this the clock and what happens once (tables made at first use) say more than the work."""


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Fail where ``work(TIMES * size)`` takes the square of ``work(size)`` again and again.

    Only this thread's own processor time counts. What disturbs a measurement adds to it, so the least of several is the truest,
    and one measurement that shows no square is enough; a square shows in all of them.
    """
    work(size)  # tables are made at first use
    once = max(min(_spent_s(work, size) for _ in range(3)), SHORTEST_S)
    took = []
    while len(took) < TRIES:
        took.append(_spent_s(work, TIMES * size))
        if took[-1] < MOST * once:
            return
    raise AssertionError(f"{once:.2f} s, then {min(took):.2f} s for {TIMES} times as much")


def _spent_s(work: Callable[[int], object], size: int) -> float:
    begun = time.thread_time()
    work(size)
    return time.thread_time() - begun
