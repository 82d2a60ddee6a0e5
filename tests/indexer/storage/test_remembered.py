"""The values used last are remembered, up to a number of them."""

from concurrent.futures import ThreadPoolExecutor

from indexer.storage.remembered import Remembered


def test_what_was_not_used_for_longest_goes_first():
    kept = Remembered[int](2)
    kept.put("a", 1)
    kept.put("b", 2)
    assert kept.get("a") == 1
    kept.put("c", 3)
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (1, None, 3)


def test_a_value_put_again_is_the_new_one():
    kept = Remembered[int](1)
    kept.put("a", 1)
    kept.put("a", 2)
    assert kept.get("a") == 2


def test_where_nothing_may_be_remembered_nothing_is():
    kept = Remembered[int](0)
    kept.put("a", 1)
    assert kept.get("a") is None


def test_many_at_once_keep_no_more_than_allowed():
    kept = Remembered[int](5)
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda n: kept.put(str(n % 40), n), range(400)))
    assert sum(kept.get(str(n)) is not None for n in range(40)) == 5
