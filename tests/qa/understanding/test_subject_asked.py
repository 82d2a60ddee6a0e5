"""What a document is about, and as which paper a thing is issued: from made-up questions."""

import pytest

from qa.contracts.query import AgencyCondition, Field, Query, Where
from qa.contracts.words import QueryWords
from qa.understanding.subject_asked import with_subject


def meant(ask, text, *topic, plans=("lo-gom",), agencies=()):
    where = Where(plans=plans, agencies=agencies)
    return with_subject((ask,), Query((ask,), where=where, topic=topic, words=QueryWords(text=text)))


@pytest.mark.parametrize(
    ("ask", "text", "topic"),
    [
        (Field.TASK, "quyết định 31 phê duyệt đề án về việc gì", ("phê", "duyệt")),
        (Field.ISSUER, "Quyết định 31 ban hành kế hoạch về cái gì vậy?", ("ban", "hành")),
        (Field.ISSUED_ON, "quyết định 31 phê duyệt cái gì", ("phê", "duyệt")),
        (Field.CONTENT, "kế hoạch 31 nói về chuyện gì nhỉ", ("nói",)),
        (Field.LEAD, "kh 31 là về lĩnh vực nào ạ", ()),
    ],
)
def test_what_a_document_is_about(ask, text, topic):
    assert meant(ask, text, *topic) == (Field.SUBJECT,)


@pytest.mark.parametrize(
    ("ask", "text", "topic"),
    [
        (Field.TASK, "kế hoạch 31 giao thợ gốm lo về việc gì", ("thợ", "gốm")),
        (Field.ISSUED_ON, "quyết định 31 ban hành ngày nào", ("ban", "hành")),
        (Field.CONTENT, "kế hoạch 31 nói thế nào về lò nung", ("lò", "nung")),
        (Field.RECIPIENTS, "kế hoạch 31 gửi về nơi nào", ()),
    ],
)
def test_other_questions_of_a_document_stay(ask, text, topic):
    assert meant(ask, text, *topic) == (ask,)


def test_whoever_does_it_is_asked_of_its_work():
    asked = AgencyCondition(("so-y-te",), "Sở Y tế")
    assert meant(Field.TASK, "Sở Y tế theo kế hoạch 31 lo về việc gì", agencies=(asked,)) == (Field.TASK,)


def test_what_a_document_says_of_something_is_no_title():
    assert meant(Field.SUBJECT, "kế hoạch 31 nói gì về men rạn", "men", "rạn") == (Field.CONTENT,)


@pytest.mark.parametrize(
    "text",
    [
        "quy chế lò chung ban hành bằng loại văn bản gì",
        "nội quy phường gốm ra dưới dạng văn bản nào",
        "quy chế trình hình thức văn bản gì",
    ],
)
def test_the_paper_that_comes_of_a_task_is_its_product(text):
    assert meant(Field.COORDINATE, text, "quy", "chế", "lò", "chung") == (Field.PRODUCT,)


def test_the_paper_that_a_plan_rests_on_is_none():
    assert meant(Field.BASIS, "kế hoạch 31 thực hiện theo văn bản nào", "thực", "hiện") == (Field.BASIS,)


@pytest.mark.parametrize(
    ("ask", "text", "topic"),
    [
        (Field.LEAD, "kế hoạch 31 lưu ở phòng nào", ("lưu",)),
        (Field.REPORT, "bản Phù Lãng gửi cho báo đài nào vậy", ("gửi", "báo", "đài")),
    ],
)
def test_where_a_document_was_sent_or_is_kept(ask, text, topic):
    assert meant(ask, text, *topic) == (Field.RECIPIENTS,)


def test_where_a_thing_of_it_is_sent_is_another_question():
    assert meant(Field.LEAD, "kế hoạch 31 bảo gửi mẫu men cho phòng nào", "mẫu", "men") == (Field.LEAD,)
