"""A stretch of a document's text, as the API gives it out."""

import pytest

from corpus.records.errors import PlanNotFoundError
from tests.ui.fakes import DOCUMENT, PLAN
from ui.presenting.text import find_document, text_json


def test_a_stretch_has_its_text_and_ends_with_the_document(service):
    found = text_json(service, PLAN, None, 2, 5)
    assert found["text"] == DOCUMENT.text[2:7]
    assert (found["start"], found["end"], found["total_chars"]) == (2, 7, len(DOCUMENT.text))
    beyond = text_json(service, PLAN, None, 10**6, 5)
    assert (beyond["text"], beyond["start"]) == ("", len(DOCUMENT.text))


def test_documents_are_named_by_id_or_file():
    first = PLAN.documents[0]
    assert find_document(PLAN, None) == find_document(PLAN, first.id) == find_document(PLAN, first.file) == first
    with pytest.raises(PlanNotFoundError):
        find_document(PLAN, "khác.pdf")
