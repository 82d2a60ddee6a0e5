"""Further reading below an answer: nothing is read with the question for it alone."""

from datetime import date

import pytest

from qa.composing.draft import Draft, Line
from qa.composing.evidence import with_further
from qa.contracts.answer import Status
from qa.contracts.findings import Proof
from qa.pipeline import Answerer
from tests.qa.memory import service_of
from tests.qa.understanding.test_naming import foot, head

TODAY = date(2026, 3, 1)
PLANS = {
    "vinh-long": head("ỦY BAN NHÂN DÂN TỈNH VĨNH LONG", "Vĩnh Long", "12/KH-UBND", "Nuôi ong lấy mật trên địa bàn tỉnh")
    + "I. MỤC TIÊU\n\n"
    + "\n\n".join(f"{n}. Hộ nuôi ong thứ {n} được hỗ trợ giống ong và thùng ong." for n in range(1, 9))
    + "\n\n"
    + foot("Võ Thị Ba")
}  # fmt: skip


class Counting:
    """A reranker that counts what it reads."""

    def __init__(self):
        self.read = 0

    def scores(self, _question, excerpts):
        self.read += len(excerpts)
        return [float(-n) for n, _ in enumerate(excerpts)]


@pytest.fixture
def looked():
    service, reranker = service_of(PLANS), Counting()
    answerer = Answerer(service.knowledge, service.answerer._shelf.encoder, TODAY, reranker=reranker)
    return answerer.inquire("Hộ nuôi ong được hỗ trợ giống ong ra sao?"), reranker


def draft_of(*passages):
    proofs = tuple(Proof.of(passage, 1.0) for passage in passages)
    return Draft((Line("vinh-long", "", (), "", proofs),), Status.ANSWERED)


def test_it_stands_in_the_order_of_the_features_where_nothing_was_read(looked):
    found, reranker = looked
    passages = [each.candidate.passage for each in found.order.further]
    further = with_further(draft_of(passages[0]), found, 5).further
    assert [proof.passage.id for proof in further] == [passage.id for passage in passages[:5]]
    assert not reranker.read


def test_it_stands_in_the_order_that_was_read_where_one_was(looked):
    found, reranker = looked
    evidence, read = found.order.evidence, reranker.read
    assert read
    assert found.order.further == evidence
    assert reranker.read == read


def test_an_answer_with_enough_proofs_looks_for_none(looked):
    found, _ = looked
    draft = draft_of(*(each.candidate.passage for each in found.order.further[:3]))
    assert with_further(draft, found, 3) == draft
