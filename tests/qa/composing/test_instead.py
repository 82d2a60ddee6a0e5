"""What a plan's body says goes before its own facts where the question asks of something else."""

from dataclasses import replace
from datetime import date

import pytest

from qa.composing.draft import Draft, Line
from qa.composing.instead import replaced_by_body
from qa.contracts.answer import Status
from qa.contracts.query import Field, Form
from qa.pipeline import Answerer
from tests.qa.memory import HashEncoder, service_of
from tests.qa.understanding.test_naming import foot, head

PLAN = (
    head("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "Lào Cai", "77/QĐ-UBND", "Quản lý chợ phiên vùng cao")
    + "Điều 1. Đơn xin mở chợ\n\nChủ chợ nộp đơn xin dừng họp chợ phiên theo Biểu mẫu CP-09 tại Ủy ban nhân dân xã.\n\n"
    "Điều 2. Hàng bán\n\nSở Công Thương thống kê, dự báo giá các nhóm hàng thổ cẩm, nông sản và đồ mộc ở chợ phiên.\n\n"
    "Điều 3. Gửi ảnh\n\nBan quản lý chợ gửi ảnh chụp biển báo cháy về Đội chữa cháy huyện.\n\n"
    + foot("Giàng A Páo")
)  # fmt: skip
FACT = {Field.NUMBER: "77/QĐ-UBND", Field.OUTLINE: "gồm 3 phần", Field.RECIPIENTS: "Như Điều 3", Field.SIGNER: "Giàng A Páo"}


class Sure:
    """Takes what holds some words for a proof."""

    def __init__(self, words):
        self.words = words

    def scores(self, _question, excerpts):
        return [4.0 if self.words in excerpt.text else -4.0 for excerpt in excerpts]


@pytest.fixture(scope="module")
def knowledge():
    return service_of({"lao-cai": PLAN}).answerer._knowledge


def told(knowledge, question, field, proof, sure=0.3, form=Form.VALUE):
    """Return what stands in place of a fact of the plan that is told for the question."""
    asking = Answerer(knowledge, HashEncoder(), date(2026, 1, 15), reranker=Sure(proof))
    looked = asking.inquire(question)
    query = replace(looked.query, ask=(field,), form=form, confidence=sure, carried=())
    looked = replace(looked, meant=replace(looked.meant, query=query))
    looked.order.by()
    draft = Draft((Line("lao-cai", "Lào Cai (77/QĐ-UBND)", (FACT[field],), "", ()),), source="facts.telling")
    return draft, replaced_by_body(draft, looked)


@pytest.mark.parametrize(
    ("question", "field", "proof"),
    [
        ("Xin dừng họp chợ phiên thì nộp đơn theo biểu mẫu số mấy?", Field.NUMBER, "CP-09"),
        ("Đơn xin dừng họp chợ phiên là mẫu số bao nhiêu?", Field.NUMBER, "CP-09"),
        ("Sở Công Thương phải thống kê, dự báo giá những nhóm hàng nào?", Field.OUTLINE, "thổ cẩm"),
        ("Ảnh chụp biển báo cháy ở chợ gửi về đâu?", Field.RECIPIENTS, "Đội chữa cháy"),
    ],
)
def test_the_passage_that_says_more_of_the_question_is_told(knowledge, question, field, proof):
    draft, instead = told(knowledge, question, field, proof)
    assert instead is not draft
    assert instead.status is Status.ANSWERED
    assert proof in instead.lines[0].detail
    assert instead.room == "instead"


@pytest.mark.parametrize(
    ("question", "field", "proof", "sure"),
    [
        ("Quyết định của Lào Cai mang số mấy?", Field.NUMBER, "CP-09", 0.3),  # the fact says as much
        ("Ai ký?", Field.SIGNER, "thổ cẩm", 0.3),  # the passage says nothing of it
        ("Xin dừng họp chợ phiên thì nộp đơn theo biểu mẫu số mấy?", Field.NUMBER, "CP-09", 0.9),  # surely read
        ("Xin dừng họp chợ phiên thì nộp đơn theo biểu mẫu số mấy?", Field.NUMBER, "không có", 0.3),  # no proof
    ],
)
def test_else_the_fact_stands(knowledge, question, field, proof, sure):
    draft, instead = told(knowledge, question, field, proof, sure)
    assert instead is draft


def test_a_silent_draft_and_a_count_stand(knowledge):
    question = "Sở Công Thương phải thống kê, dự báo giá những nhóm hàng nào?"
    draft, instead = told(knowledge, question, Field.OUTLINE, "thổ cẩm", form=Form.COUNT)
    assert instead is draft
    silent = Draft((), Status.NOT_FOUND, source="facts.telling")
    looked = Answerer(knowledge, HashEncoder(), date(2026, 1, 15)).inquire(question)
    assert replaced_by_body(silent, looked) is silent
