"""Rows of the register are read when they are looked at, and no others."""

import pytest

from indexer.segments.rows import StoredRows

IDS = [f"a#{number}" for number in range(10)]


@pytest.fixture
def read():
    return []


@pytest.fixture
def rows(read):
    def reading(ids):
        read.extend(ids)
        return [name.upper() for name in ids]

    return StoredRows(IDS, reading)


def test_counting_reads_nothing(rows, read):
    assert len(rows) == 10
    assert rows
    assert len(rows.among({"a#3", "a#1", "b#1"})) == 2
    assert not rows.among(())
    assert read == []


def test_a_page_reads_its_rows_only(rows, read):
    assert rows[4:6] == ["A#4", "A#5"]
    assert rows[-1] == "A#9"
    assert read == ["a#4", "a#5", "a#9"]
    assert list(rows.among({"a#3", "a#1"})) == ["A#1", "A#3"]
    with pytest.raises(IndexError):
        rows[10]


def test_all_are_read_in_one_go_in_order(rows, read):
    assert list(rows) == [name.upper() for name in IDS]
    assert read == IDS
