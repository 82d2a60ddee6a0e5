"""What grounds say of other documents that a question calls cited."""

from datetime import date

import pytest

from qa.composing.prose_answers.grounds import answer_from_grounds, answer_of_named_ground
from qa.pipeline import Answerer
from tests.qa.memory import HashEncoder, service_of

PLAN = """ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI

Số: 88/QĐ-UBND

Đồng Nai, ngày 14 tháng 5 năm 2026

QUYẾT ĐỊNH

Công bố danh mục bến thủy nội địa

Căn cứ Luật Giao thông đường thủy nội địa ngày 15 tháng 6 năm 2004;

Căn cứ Quyết định số 903/QĐ-TTg ngày 02 tháng 8 năm 2023 ban hành Kế hoạch rà soát bến thủy giai đoạn 2024 - 2027;

Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 12/TTr-SXD ngày 01 tháng 5 năm 2026.

QUYẾT ĐỊNH:

Điều 1. Danh mục

Danh mục gồm 14 bến thủy nội địa ở ven sông Đồng Nai.

Điều 2. Rà soát

Sở Xây dựng rà soát bến thủy trên địa bàn tỉnh mỗi quý một lần.

CHỦ TỊCH

Hồ Văn Tám
"""


class Grounds:
    """Takes grounds for proofs."""

    def __init__(self, logit):
        self.logit = logit

    def scores(self, _question, excerpts):
        return [self.logit if excerpt.text.startswith("Căn cứ") else -5.0 for excerpt in excerpts]


@pytest.fixture(scope="module")
def knowledge():
    return service_of({"dong-nai": PLAN}).answerer._knowledge


def looked_up(knowledge, question, logit=4.0):
    return Answerer(knowledge, HashEncoder(), date(2026, 6, 1), reranker=Grounds(logit)).inquire(question)


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch rà soát bến thủy mà Quyết định 88 của Đồng Nai viện dẫn là giai đoạn nào?",
        "Kế hoạch rà soát bến thủy được Đồng Nai nhắc trong Quyết định 88 là của năm nào?",
        "Kế hoạch rà soát bến thủy dẫn ở Quyết định 88 Đồng Nai thuộc giai đoạn nào?",
    ],
)
def test_a_ground_tells_of_the_document_that_is_called_cited(knowledge, question):
    looked = looked_up(knowledge, question)
    draft = answer_of_named_ground(looked.query, looked)
    assert draft is not None
    assert "2024 - 2027" in draft.lines[0].detail


@pytest.mark.parametrize(
    ("question", "logit"),
    [
        ("Sở Xây dựng Đồng Nai rà soát bến thủy mấy lần một quý?", 4.0),  # not called cited
        ("Kế hoạch rà soát bến thủy mà Quyết định 88 của Đồng Nai viện dẫn là giai đoạn nào?", -1.0),  # no proof
        ("Bản đồ phao tiêu mà Quyết định 88 của Đồng Nai viện dẫn vẽ năm nào?", 4.0),  # no ground names it
        ("Còn Quyết định 88 của Đồng Nai?", 4.0),
    ],
)
def test_nothing_else_is_told_from_a_ground(knowledge, question, logit):
    looked = looked_up(knowledge, question, logit)
    assert answer_of_named_ground(looked.query, looked) is None


def test_a_ground_is_told_last_where_the_question_asks_on_what_something_rests(knowledge):
    looked = looked_up(knowledge, "Quyết định 88 của Đồng Nai dựa theo kế hoạch rà soát bến thủy năm nào?")
    draft = answer_from_grounds(looked.query, looked)
    assert draft is not None
    assert "903/QĐ-TTg" in draft.lines[0].detail
