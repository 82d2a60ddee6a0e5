"""Filters of any face."""

import pytest

from corpus.records.errors import InvalidRequestError
from ui.services.filters import LONGEST_NAME, fitting


def test_filters_pass_as_they_were_typed_up_to_a_length():
    assert fitting(None) is None
    assert fitting(" Sở Y tế ") == " Sở Y tế "
    assert fitting("x" * LONGEST_NAME)
    with pytest.raises(InvalidRequestError):
        fitting("x" * (LONGEST_NAME + 1))
