"""A question that counts what a text lists is answered with their number, and each of them is a proof."""

from datetime import date
from types import SimpleNamespace

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.composing.draft import compose
from qa.composing.prose_answers.enumerated import answer_with_enumeration
from qa.contracts.query import Counted, Field, Form, Query
from qa.pipeline import Answerer
from qa.retrieval.knowledge import Knowledge
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

FERRIES = """# QUY CHẾ
Quản lý bến đò ngang trên địa bàn huyện Vĩnh Sơn

## Điều 4. Đình chỉ bến đò
1. Đình chỉ bến đò là việc tạm dừng chở khách cho đến khi khắc phục.
2. Bến đò bị đình chỉ trong các tình huống sau đây:
a) Đò không có phao cứu sinh;
b) Người lái không có bằng;
c) Nước lên quá báo động hai;
d) Bến sạt lở.
3. Chủ bến phải treo biển báo trong 15 ngày.

## Điều 5. Hình thức xử lý chủ bến
1. Nhắc nhở bằng văn bản.
2. Thu biển hiệu trong ba mươi ngày.

## Điều 6. Nguồn thu của bến đò
1. Vé của khách qua sông.
2. Tiền thuê chỗ bán hàng.
3. Hỗ trợ của huyện.

## Điều 7. Giấy tờ của đò
Mỗi đò phải có 05 giấy tờ khi chở khách, giấy tờ để trên đò gồm:
- Giấy đăng ký;
- Giấy kiểm định.

## Điều 8. Mở lại bến đò
Chủ bến làm theo trình tự mở lại bến đò:
Bước 1: Nộp đơn tại xã.
Bước 2: Xã kiểm tra bến trong bảy ngày.
Bước 3: Xã cho mở lại.
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    (folder / "do.md").write_text(FERRIES, encoding="utf-8")
    return Service(MemorySnapshot({"do": [understand(read(folder / "do.md", folder))]}, HashEncoder()), HashEncoder())


def asked(service, text, **query):
    looked = service.answerer.inquire(text)
    return answer_with_enumeration(Query(**{"ask": (Field.CONTENT,), "words": looked.words, **query}), looked)


@pytest.mark.parametrize(
    ("text", "begins", "last"),
    [
        ("Bến đò bị đình chỉ trong mấy tình huống?", "4 tình huống", "Bến sạt lở"),
        ("Chủ bến có thể chịu bao nhiêu hình thức xử lý?", "2 hình thức", "Thu biển hiệu"),
        ("số nguồn thu của bến đò", "3 nguồn thu", "Hỗ trợ của huyện"),
        ("Có mấy nguồn thu ở bến đò vậy em?", "3 nguồn thu", "Hỗ trợ của huyện"),
        ("Mở lại bến đò phải qua mấy bước?", "3 bước", "Xã cho mở lại"),
        ("Quy chế của Vĩnh Sơn giải quyết bao nhiêu nguồn thu của bến đò?", "3 nguồn thu", "Hỗ trợ của huyện"),
    ],
)
def test_what_a_text_lists_is_counted(service, text, begins, last):
    draft = asked(service, text)
    assert draft is not None
    assert draft.counts
    told = compose(draft).text
    assert told.startswith(f"{begins} – ")
    assert last in told
    assert len(draft.lines) == int(begins.split()[0])
    assert all(line.proofs for line in draft.lines)


@pytest.mark.parametrize(
    "text",
    [
        "Chủ bến treo biển báo trong bao nhiêu ngày?",
        "Đò phải có bao nhiêu giấy tờ khi chở khách?",
        "Mỗi bến phải có ít nhất mấy nguồn thu?",
        "Có mấy tình huống được hỗ trợ mua máy bay?",
        "Ai cho mở lại bến đò?",
        "Bến đò có bao nhiêu hành khách?",
    ],
)
def test_a_stated_number_a_measure_and_what_is_not_listed_are_left_to_others(service, text):
    assert asked(service, text) is None


def test_what_is_counted_may_be_called_as_a_heading_is_though_the_documents_name_says_it(tmp_path):
    text = """# QUY CHẾ
Phối hợp canh đê trên địa bàn huyện Vĩnh Sơn

## Điều 2. Nội dung phối hợp
1. Canh đê ban đêm.
2. Báo nước lên.

## Điều 3. Phân công
1. Xã canh đê.
2. Trạm báo nước.
3. Huyện cấp đèn.
"""
    (tmp_path / "de.md").write_text(text, encoding="utf-8")
    service = Service(MemorySnapshot({"de": [understand(read(tmp_path / "de.md", tmp_path))]}, HashEncoder()), HashEncoder())
    draft = asked(service, "Quy chế phối hợp canh đê nêu bao nhiêu nội dung phối hợp?")
    assert draft is not None
    assert compose(draft).text.startswith("2 nội dung – ")
    assert asked(service, "Quy chế phối hợp canh đê nêu bao nhiêu nội dung?") is None


def test_rows_of_the_register_and_plans_are_not_counted_as_lists(service):
    assert asked(service, "Có mấy nguồn thu của bến đò?", form=Form.COUNT, of=Counted.PLANS) is None
    assert asked(service, "Có mấy nguồn thu của bến đò?", form=Form.YES_NO) is None
    assert asked(service, "Có mấy nguồn thu của bến đò?", carried=("ask",)) is None


def test_a_sentence_that_lists_within_itself_is_counted_where_the_reranker_is_sure_of_it(tmp_path):
    text = """# KẾ HOẠCH
Chia nước mùa khô cho huyện Vĩnh Sơn

## I. CÁCH LÀM
Nước mùa khô được chia theo trình tự: họp ấp; đo ruộng; cắm cọc; mở cống; ghi sổ. Ấp nào không họp thì xã chia thay.

Xã có hai trạm bơm.
"""
    (tmp_path / "nuoc.md").write_text(text, encoding="utf-8")
    snapshot = MemorySnapshot({"nuoc": [understand(read(tmp_path / "nuoc.md", tmp_path))]}, HashEncoder())

    class Sure:
        def __init__(self, logit):
            self.logit = logit

        def scores(self, _question, excerpts):
            return [self.logit if "trình tự" in excerpt.text else -5.0 for excerpt in excerpts]

    for logit, counted in ((4.0, True), (-2.0, False)):
        answerer = Answerer(Knowledge(snapshot), HashEncoder(), date(2026, 3, 1), reranker=Sure(logit))
        draft = asked(SimpleNamespace(answerer=answerer), "Chia nước mùa khô phải qua mấy khâu?")
        assert (draft is not None) is counted
        if draft is not None:
            assert [line.detail for line in draft.lines] == ["họp ấp", "đo ruộng", "cắm cọc", "mở cống", "ghi sổ"]
            assert compose(draft).text.startswith("5 khâu – ")
