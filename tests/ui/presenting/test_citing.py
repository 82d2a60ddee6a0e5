"""Citations of passages that are shown without a question."""

from tests.ui.fakes import DOCUMENT, PASSAGES, PLAN
from ui.presenting.citing import passage_citation


def test_a_passage_is_cited_by_its_exact_text(service):
    for passage in PASSAGES:
        cited = passage_citation(service, PLAN, passage)
        assert cited.quote == DOCUMENT.text[cited.start : cited.end]
        assert len(cited.more) == len(passage.ranges) - 1
        assert (cited.passage, cited.plan, cited.kind) == (passage.id, PLAN.id, passage.kind.value)
