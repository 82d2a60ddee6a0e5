"""A second passage beside an answer, where the reranker is surer of it."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.text import normalize
from qa.composing.draft import LONG, SHORT, Draft, Line, compose
from qa.composing.prose import cite
from qa.composing.surer import in_its_place, with_surer
from qa.contracts.query import Form
from qa.pipeline import Answerer
from tests.qa.memory import HashEncoder

QUESTION = "Chính sách thu hút chuyên gia công nghệ sinh học ở Quảng Ngãi"


class Ahead:
    """Takes all for as good a proof, but one text for a better one by ``lead``."""

    def __init__(self, lead):
        self.lead, self.better = lead, ""

    def scores(self, _question, excerpts):
        return [1.0 + self.lead * (excerpt.text == self.better) for excerpt in excerpts]


def drafted(knowledge, lead):
    """Return what was looked up, a draft that tells its best passage, and the passage that the reranker is surer of."""
    reranker = Ahead(lead)
    asking = Answerer(knowledge, HashEncoder(), date(2026, 1, 15), reranker=reranker)
    better = asking.inquire(normalize(QUESTION)).order.evidence[3].candidate.passage
    reranker.better = better.clean
    looked = asking.inquire(normalize(QUESTION))
    found = next(each for each in looked.order.evidence if each.candidate.passage.id != better.id)
    line = Line(found.candidate.passage.plan, "", (), "“…”", (cite(found, looked.knowledge),))
    return looked, Draft((line,), source="evidence.answer_from_evidence"), better


def test_the_surer_passage_is_told_beside_the_answer_and_cited(knowledge):
    looked, draft, better = drafted(knowledge, 2.0)
    told = with_surer(draft, looked)
    assert told.lines == draft.lines
    (note,) = told.notes
    quoted = note.partition("“")[2].partition("”")[0].replace("…", "").strip()
    assert quoted[:40] in better.clean
    assert better.id in {proof.passage.id for proof in told.further}
    assert len(compose(told).text) <= SHORT


def test_a_passage_that_is_hardly_surer_is_left_out(knowledge):
    looked, draft, _ = drafted(knowledge, 0.5)
    assert with_surer(draft, looked) == draft


@pytest.mark.parametrize(
    "other",
    [
        {"source": "computed.counting.answer_count"},
        {"source": "facts.fact_answers.answer_with_facts"},
        {"limit": LONG},
        {"exact": True},
    ],
)
def test_what_no_single_passage_proves_stays_as_it_is(knowledge, other):
    looked, draft, _ = drafted(knowledge, 2.0)
    draft = replace(draft, **other)
    assert with_surer(draft, looked) == draft


def test_a_yes_or_no_has_no_second_opinion(knowledge):
    looked, draft, _ = drafted(knowledge, 2.0)
    asked = replace(looked, meant=replace(looked.meant, query=replace(looked.query, form=Form.YES_NO)))
    assert with_surer(draft, asked) == draft


def test_the_surer_passage_may_take_the_place_of_what_is_no_answer(knowledge):
    looked, draft, better = drafted(knowledge, 2.0)
    placed = in_its_place(draft, looked)
    assert placed is not None
    (line,) = placed.lines
    assert {proof.passage.id for proof in line.proofs} == {better.id}
    hardly, none, _ = drafted(knowledge, 0.5)
    assert in_its_place(none, hardly) is None


def test_a_passage_of_which_nothing_can_be_told_is_left_out(knowledge, monkeypatch):
    looked, draft, _ = drafted(knowledge, 2.0)
    monkeypatch.setattr(
        "qa.composing.surer.prose_line", lambda found, *_: Line(found.candidate.passage.plan, "", (), "“2. …”", ())
    )
    assert with_surer(draft, looked) == draft
