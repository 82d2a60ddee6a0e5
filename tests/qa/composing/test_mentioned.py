"""Documents that a plan's text speaks of, asked for by their kind and in other words than the text's."""

from datetime import date

import pytest

from corpus.text import normalize, tokens
from qa.composing.facts.mentioned import document_kinds
from qa.composing.worded import answer_in_words
from qa.contracts.query import Field, Query, Where
from qa.pipeline import Answerer
from qa.reading.mentions import mentions_in
from tests.qa.memory import HashEncoder, service_of

BOATS = """ỦY BAN NHÂN DÂN TỈNH LAI CHÂU

Số: 41/2026/QĐ-UBND

Lai Châu, ngày 20 tháng 01 năm 2026

QUYẾT ĐỊNH

Ban hành Quy định quản lý đò ngang trên địa bàn tỉnh Lai Châu

Căn cứ Nghị định số 812/2024/NĐ-CP ngày 05 tháng 8 năm 2024 của Chính phủ quy định về hoạt động đường thủy nội địa;

Căn cứ Quyết định số 515/QĐ-TTg ngày 03 tháng 3 năm 2023 của Thủ tướng Chính phủ ban hành Đề án phao cứu sinh;

Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 66/TTr-SXD ngày 09 tháng 01 năm 2026,
ý kiến thẩm định của Sở Tư pháp tại Báo cáo số 77/BC-STP ngày 05 tháng 01 năm 2026;

Điều 1. Chở khách

1. Đò ngang chở quá 12 người phải có phao theo Thông tư số 19/2023/TT-BGTVT ngày 02 tháng 10 năm 2023 của Bộ Giao thông vận tải.

2. Bến đò được xếp hạng trên cơ sở Đề án số 88/ĐA-CP ngày 01 tháng 9 năm 2025 của Chính phủ về bến thủy (mới).

3. Người lái đò vi phạm bị phạt theo Nghị định số 139/2021/NĐ-CP; mức phạt cao nhất là 20 triệu đồng.

4. Quyết định số 515/QĐ-TTg được bổ sung tại Quyết định số 916/QĐ-TTg ngày 30 tháng 6 năm 2025 của Thủ tướng Chính phủ.

Điều 2. Các thông báo sau đây không dùng nữa:

a) thông báo số 5/TB-UBND ngày 02 tháng 3 năm 2019 về giá vé;

b) thông báo số 9/TB-SXD ngày 07 tháng 8 năm 2021 về giờ chạy.

Điều 3. Điều khoản cuối

Quy định có hiệu lực từ ngày ký và thay thế Quyết định số 29/2020/QĐ-UBND ngày 18 tháng 8 năm 2020 của Ủy ban nhân dân tỉnh./.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Tống Văn Páo
"""


class Wanting:
    """A reranker that takes what holds some words for the proof, as surely as it is told."""

    def __init__(self, words, logit=5.0):
        self.words, self.logit = words, logit

    def scores(self, question, excerpts):
        return [self.logit if self.words in excerpt.text else -5.0 for excerpt in excerpts]


@pytest.fixture(scope="module")
def knowledge():
    return service_of({"do": BOATS}).answerer._knowledge


@pytest.fixture
def plan(knowledge):
    return knowledge.plan("do"), knowledge.engine.passages_of


def test_each_document_is_named_with_its_kind_its_day_and_what_is_said_of_it(plan):
    found = {each.fact.number: each for each in mentions_in(*plan)}
    assert set(found) == {
        "812/2024/NĐ-CP",
        "515/QĐ-TTg",
        "66/TTr-SXD",
        "77/BC-STP",
        "19/2023/TT-BGTVT",
        "88/ĐA-CP",
        "139/2021/NĐ-CP",
        "916/QĐ-TTg",
        "29/2020/QĐ-UBND",
        "5/TB-UBND",
        "9/TB-SXD",
    }
    assert {found[number].kind for number in ("77/BC-STP", "88/ĐA-CP", "19/2023/TT-BGTVT")} == {"báo cáo", "đề án", "thông tư"}
    assert found["139/2021/NĐ-CP"].fact.day is None
    assert f"{found['88/ĐA-CP'].fact.day:%d/%m/%Y}" == "01/09/2025"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("88/ĐA-CP", "Đề án số 88/ĐA-CP ngày 01 tháng 9 năm 2025 của Chính phủ về bến thủy (mới)"),
        ("139/2021/NĐ-CP", "Nghị định số 139/2021/NĐ-CP"),
        ("29/2020/QĐ-UBND", "Quyết định số 29/2020/QĐ-UBND ngày 18 tháng 8 năm 2020 của Ủy ban nhân dân tỉnh"),
        ("77/BC-STP", "Báo cáo số 77/BC-STP ngày 05 tháng 01 năm 2026"),
    ],
)
def test_what_is_said_of_a_document_ends_where_another_thing_begins(plan, number, said):
    found = {each.fact.number: each.fact.text for each in mentions_in(*plan)}
    assert found[number] == said


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("thế chỗ quyết định nào trước đây", {"quyết định"}),
        ("Phạt theo nghị định gì?", {"nghị định"}),
        ("Sở Tư pháp góp ý tại báo cáo số mấy", {"báo cáo"}),
        ("dựa trên đề án nào của Chính phủ", {"đề án"}),
        ("theo thông tư hướng dẫn nào", {"thông tư"}),
        ("quyết định công bố số bao nhiêu", {"quyết định"}),
        ("luật nào, nghị định nào", {"luật", "nghị định"}),
        ("bỏ văn bản nào", {"văn bản"}),
        ("Quyết định 41 giao cho sở nào?", set()),
        ("Quyết định này có gì hay", set()),
        ("ai ký nghị quyết", set()),
    ],
)
def test_the_kinds_that_are_asked_for(text, kinds):
    assert document_kinds(text) >= kinds
    assert bool(document_kinds(text)) is bool(kinds)


ASKED = [
    ("Quy định đò ngang của Lai Châu thế chỗ quyết định nào trước đây?", "có hiệu lực từ ngày ký", "29/2020/QĐ-UBND"),
    ("Quyết định 515/QĐ-TTg được bổ sung bởi quyết định nào?", "được bổ sung tại", "916/QĐ-TTg"),
    ("Xếp hạng bến đò dựa trên đề án nào của Chính phủ?", "xếp hạng", "88/ĐA-CP"),
    ("Người lái đò vi phạm bị phạt theo nghị định nào?", "mức phạt", "139/2021/NĐ-CP"),
    ("Sở Tư pháp có ý kiến tại báo cáo số mấy?", "ý kiến thẩm định", "77/BC-STP"),
    ("Phao phải theo thông tư nào của Bộ Giao thông vận tải?", "phải có phao", "19/2023/TT-BGTVT"),
    ("Đò chạy theo nghị định nào về đường thủy?", "đường thủy nội địa", "812/2024/NĐ-CP"),
    ("Văn bản nào nói về mức phạt?", "mức phạt", "139/2021/NĐ-CP"),
]


def told(knowledge, question, reranker, field=Field.BASIS):
    """Return what is told of ``field`` for ``question``, "" where it is nothing."""
    answerer = Answerer(knowledge, HashEncoder(), date(2026, 3, 1), reranker=reranker)
    looked = answerer.inquire(normalize(question))
    words = [token.text for token in tokens(question)]
    query = Query((field,), topic=tuple(words), where=Where(plans=("do",)), words=looked.words)
    draft = answer_in_words(query, looked)
    return "" if draft is None or not draft.lines else " ".join(draft.lines[0].values)


@pytest.mark.parametrize(("question", "proof", "number"), ASKED)
def test_the_document_that_the_surest_passage_names_is_told(knowledge, question, proof, number):
    assert number in told(knowledge, question, Wanting(proof))


def test_of_a_list_all_are_told_where_several_are_asked_for(knowledge):
    for question in ("Quyết định 41 bỏ những thông báo nào?", "quyet dinh 41 bo nhung thong bao nao"):
        both = told(knowledge, question, Wanting("thông báo số 5/TB-UBND", 3.0))
        assert "5/TB-UBND" in both
        assert "9/TB-SXD" in both
    one = told(knowledge, "Quyết định 41 bỏ thông báo nào về giá vé?", Wanting("thông báo số 5/TB-UBND", 3.0))
    assert "9/TB-SXD" not in one


def test_where_a_part_is_asked_for_too_the_passage_tells_it(knowledge):
    assert not told(knowledge, "Người lái đò bị phạt theo điều nào, nghị định nào?", Wanting("mức phạt", 1.0)).startswith(
        "Nghị định số 139"
    )


def test_what_is_ended_is_told_where_its_clause_is_read_as_none(knowledge):
    question = "Quyết định 41 thay thế văn bản nào?"
    assert "29/2020/QĐ-UBND" in told(knowledge, question, Wanting("có hiệu lực"), Field.STANDING)
    assert not told(knowledge, question, Wanting("mức phạt"), Field.STANDING)


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định 41 thực hiện kết luận nào của Tỉnh ủy?",
        "Bến đò xếp hạng theo đề án nào của Bộ Xây dựng?",
        "Bến đò xếp hạng theo đề án nào ngày 02/3/2019?",
    ],
)
def test_another_kind_issuer_or_day_is_none_of_them(knowledge, question):
    assert "88/ĐA-CP" not in told(knowledge, question, Wanting("xếp hạng"))


def test_a_ground_stands_where_another_passage_is_not_surer_by_far(knowledge):
    question = "Theo nghị định nào của Chính phủ về hoạt động đường thủy nội địa?"
    assert "812/2024" in told(knowledge, question, Wanting("mức phạt", 1.0))
    assert "139/2021" in told(knowledge, question, Wanting("mức phạt", 4.0))
