"""The five documents read as their golden files say; python -m tests.corpus.golden writes them anew, to be read by eye."""

import json

import pytest

from tests.corpus.golden import FILES, golden_path, golden_text, reading_of


@pytest.mark.parametrize("file", FILES)
def test_outline_and_metadata_are_as_checked_by_eye(file):
    expected = golden_path(file).read_text("utf-8")
    found = golden_text(reading_of(file))
    json.loads(expected)
    assert found.splitlines() == expected.splitlines()
