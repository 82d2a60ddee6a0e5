"""The vectors' index in each of its kinds, with limits small enough for a test."""

import numpy as np
import pytest

from indexer.engines.local import vectors
from indexer.engines.local.vectors import VectorIndex

DIMENSION = 16


def unit(count, seed):
    found = np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


@pytest.fixture(autouse=True)
def small_limits(monkeypatch):
    monkeypatch.setattr(vectors, "EXACT_UP_TO", 100)
    monkeypatch.setattr(vectors, "HALF_UP_TO", 400)


def made(count, seed=1):
    index = VectorIndex.empty(DIMENSION)
    index.add(unit(count, seed), 1000)
    return index.fitted()


def best(found, query, k, allowed=None):
    ids = range(1000, 1000 + len(found)) if allowed is None else allowed
    return sorted(ids, key=lambda i: -float(found[i - 1000] @ query))[:k]


KINDS = [(80, "exact"), (300, "half"), (2000, "lists")]


@pytest.mark.parametrize(("count", "kind"), KINDS)
def test_the_kind_goes_by_size_and_finds_what_is_near(count, kind, tmp_path):
    index = made(count)
    assert index.kind == kind
    assert len(index) == count
    index.write(tmp_path / "vectors")
    index = VectorIndex.read(tmp_path / "vectors")
    assert index.kind == kind
    stored = unit(count, 1)
    queries = stored[:40] + 0.3 * unit(40, 2)
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    hits = [{i for i, _ in index.search(query, 10)} for query in queries]
    recall = np.mean([len(found & set(best(stored, q, 10))) / 10 for found, q in zip(hits, queries, strict=True)])
    assert recall >= (0.99 if kind == "exact" else 0.95 if kind == "half" else 0.5)
    assert all(1000 + n in found for n, found in enumerate(hits))
    np.testing.assert_allclose(index.reconstruct([1005, 1001]), stored[[5, 1]], atol=2e-3)


@pytest.mark.parametrize(("count", "kind"), KINDS)
def test_a_narrowed_search_finds_the_best_of_its_ids(count, kind):
    index, stored, query = made(count), unit(count, 1), unit(1, 3)[0]
    one = [i for i, _ in index.search(query, 5, [(1010, 1030)])]
    assert one == best(stored, query, 5, range(1010, 1030))
    several = [i for i, _ in index.search(query, 5, [(1000, 1007), (1040, 1050)])]
    assert several == best(stored, query, 5, [*range(1000, 1007), *range(1040, 1050)])
    assert index.search(query, 5, []) == []


@pytest.mark.parametrize(("count", "kind"), KINDS)
def test_vectors_are_added_and_removed_in_place(count, kind, tmp_path):
    index, more = made(count), unit(10, 9)
    index.remove(1000, 1020)
    index.add(more, 1000 + count)
    index = index.fitted()
    index.write(tmp_path / "vectors")
    index = VectorIndex.read(tmp_path / "vectors")
    assert index.kind == kind
    assert len(index) == count - 10
    assert index.search(more[3], 1)[0][0] == 1000 + count + 3
    assert all(i >= 1020 for i, _ in index.search(unit(count, 1)[5], 10))
    np.testing.assert_allclose(index.reconstruct([1000 + count + 3, 1020])[0], more[3], atol=2e-3)
    with pytest.raises(KeyError):
        index.reconstruct([1005])
    index.remove(1000 + count, 1000 + count + 10)
    assert len(index) == count - 20


def test_the_kind_changes_with_growth_and_back_with_some_slack():
    index = VectorIndex.empty(DIMENSION)
    first, kinds = 0, []
    for _ in range(14):
        index.add(unit(100, first), first)
        first += 100
        index = index.fitted()
        kinds.append((len(index), index.kind))
    assert kinds[0][1] == "exact"
    assert dict(kinds)[200] == "half"
    assert dict(kinds)[600] == "half"
    assert dict(kinds)[700] == "lists"
    index.remove(0, 1020)
    index = index.fitted()
    assert (len(index), index.kind) == (380, "lists")
    index.remove(1020, 1200)
    index = index.fitted()
    assert (len(index), index.kind) == (200, "half")
    assert index.search(unit(100, 1300)[7], 1)[0][0] == 1307
    index.remove(1200, 1350)
    assert index.fitted().kind == "exact"


def test_two_builds_make_the_same_lists():
    query = unit(1, 5)[0]
    assert made(2000).search(query, 10) == made(2000).search(query, 10)
