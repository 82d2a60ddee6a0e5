"""What is computed from the whole index is computed once for it."""

import threading
from types import SimpleNamespace

from ui.services.of_index import MOST, OfIndex


def at(version):
    return SimpleNamespace(index_version=version)


def test_it_is_made_once_for_an_index_and_again_for_the_next():
    kept, made = OfIndex(), []

    def make():
        made.append(1)
        return len(made)

    assert [kept.get(at("1"), "names", make) for _ in range(3)] == [1, 1, 1]
    assert kept.get(at("1"), ("figures", True), make) == 2
    assert kept.get(at("2"), "names", make) == 3
    assert kept.get(at("1"), "names", make) == 1


def test_what_cannot_be_made_is_tried_again_and_little_is_kept():
    kept = OfIndex()
    for good in (False, True):
        try:
            assert kept.get(at("1"), "names", lambda good=good: 1 if good else 1 // 0) == 1
        except ZeroDivisionError:
            assert not good
    for number in range(3 * MOST):
        kept.get(at(str(number)), "names", lambda: 1)
    assert len(kept._kept) == MOST


def test_those_who_come_together_wait_for_one_who_makes_it():
    kept, made, begun = OfIndex(), [], threading.Event()

    def make():
        begun.wait(60)
        made.append(1)
        return "x"

    found = []
    threads = [threading.Thread(target=lambda: found.append(kept.get(at("1"), "names", make))) for _ in range(5)]
    for thread in threads:
        thread.start()
    begun.set()
    for thread in threads:
        thread.join()
    assert (found, made) == (["x"] * 5, [1])
