"""Rows of a matrix are read from the file, as safetensors gives them."""

import threading
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from indexer.encoding.row_table import RowTable


def held_open(file):
    """Return how many descriptors of this process are of ``file``; other tests' threads open and close theirs meanwhile."""
    return sum(_is_of(descriptor, file) for descriptor in Path("/proc/self/fd").iterdir())


def _is_of(descriptor, file):
    try:
        return descriptor.samefile(file)
    except OSError:
        return False


@pytest.fixture
def stored(tmp_path):
    chance = np.random.default_rng(3)
    tensors = {
        "words": chance.standard_normal((500, 24)).astype(np.float16),
        "places": chance.standard_normal((16, 24)).astype(np.float32),
    }
    save_file(tensors, tmp_path / "model.safetensors", metadata={"format": "pt"})
    return tmp_path / "model.safetensors", tensors


@pytest.mark.parametrize("name", ["words", "places"])
def test_rows_are_those_of_the_file(stored, name):
    file, tensors = stored
    table = RowTable(file, name)
    assert len(table) == len(tensors[name])
    for numbers in ([0], [3, 3, 1], [len(table) - 1, 0], []):
        found = table.rows(numbers)
        assert found.dtype == tensors[name].dtype
        assert found.shape == (len(numbers), 24)
        assert (found == tensors[name][numbers]).all()


def test_what_is_not_there_is_told(stored, tmp_path):
    file, _ = stored
    for numbers in ([500], [-1], [0, 900]):
        with pytest.raises(IndexError):
            RowTable(file, "words").rows(numbers)
    with pytest.raises(ValueError, match="nothing"):
        RowTable(file, "nothing")
    (tmp_path / "short").write_bytes(b"123")
    with pytest.raises(ValueError, match="header"):
        RowTable(tmp_path / "short", "words")
    with pytest.raises(OSError, match="absent"):
        RowTable(tmp_path / "absent", "words")


def test_threads_read_beside_each_other(stored):
    file, tensors = stored
    table, wrong = RowTable(file, "words"), []

    def read(seed):
        chance = np.random.default_rng(seed)
        for _ in range(50):
            numbers = chance.integers(0, 500, 12).tolist()
            if not (table.rows(numbers) == tensors["words"][numbers]).all():
                wrong.append(numbers)

    threads = [threading.Thread(target=read, args=(seed,)) for seed in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_the_file_is_let_go_with_the_table(stored):
    table = RowTable(stored[0], "words")
    assert held_open(stored[0]) == 1
    del table
    assert held_open(stored[0]) == 0
