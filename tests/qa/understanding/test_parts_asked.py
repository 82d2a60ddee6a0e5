"""Which part in the work is asked of whom: from made-up questions."""

import pytest

from qa.contracts.query import AgencyCondition, Field, Query, Role, Where
from qa.contracts.words import AskedFor, QueryWords, Subject
from qa.understanding.parts_asked import with_part

LEADER = AgencyCondition(("so-y-te",), "Sở Y tế", Role.LEAD)


def meant(ask, text, *agencies, generic=()):
    words = QueryWords(text=text, asking=AskedFor(generic=frozenset(generic)))
    return with_part((ask,), Query((ask,), where=Where(plans=("lo-gom",), agencies=agencies), words=words))[0]


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Sở Y tế chủ trì khám thợ lò, vậy sở nào được nêu tên phối hợp", (LEADER,)),
        ("Trạm gốm Phù Lãng đứng đầu việc dựng lò, thế ai phụ", ()),
        ("ông chủ lò phụ trách nung, bên nào hỗ trợ", ()),
    ],
)
def test_who_helps_is_asked_where_who_leads_is_told(text, agencies):
    assert meant(Field.LEAD, text, *agencies) is Field.COORDINATE


@pytest.mark.parametrize(
    "text", ["việc dựng lò ai chủ trì, phối hợp với trạm gốm", "ai lo dựng lò, xong năm nào", "sở nào phối hợp dựng lò"]
)
def test_else_who_leads_stays(text):
    assert meant(Field.LEAD, text) is Field.LEAD


def test_who_gathers_reports_is_asked_for_and_not_where_they_go():
    assert meant(Field.REPORT, "ai gom phiếu lò nung làm báo cáo gửi lên tỉnh") is Field.LEAD
    assert meant(Field.REPORT, "phiếu lò nung gửi sở nào tổng hợp") is Field.REPORT
    assert meant(Field.REPORT, "đơn vị nào tổng hợp báo cáo", generic=[Subject.REPORTS]) is Field.REPORT


@pytest.mark.parametrize(
    "text", ["kết quả thi lò gửi về đâu", "báo cáo lò nung gửi cho cơ quan nào", "vướng mắc thì nộp cho ai"]
)
def test_what_is_reported_is_sent_to_no_recipient_of_the_plan(text):
    assert meant(Field.RECIPIENTS, text) is Field.REPORT


@pytest.mark.parametrize("text", ["kế hoạch gửi cho những ai", "bản này gửi ai để báo cáo"])
def test_the_plan_itself_is(text):
    assert meant(Field.RECIPIENTS, text) is Field.RECIPIENTS


def test_an_agency_s_share_is_no_part_of_the_document():
    assert meant(Field.OUTLINE, "Sở Y tế phụ trách những phần nào", LEADER) is Field.TASK
    assert meant(Field.OUTLINE, "kế hoạch gồm những phần nào") is Field.OUTLINE
