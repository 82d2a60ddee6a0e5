"""The five documents read as their golden files say."""

import json

import pytest

from tests.corpus.golden import FILES, golden_path, golden_text, reading_of


@pytest.mark.parametrize("file", [file for file in FILES if golden_path(file).exists()])
def test_outline_and_metadata_are_as_checked_by_eye(file):
    expected = golden_path(file).read_text("utf-8")
    found = golden_text(reading_of(file))
    json.loads(expected)
    assert found.splitlines() == expected.splitlines()
