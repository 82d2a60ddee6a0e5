"""Which of the documents that a plan rests on a question means: by the places that it names, not by whose the plan is."""

import pytest

from qa.composing.facts.choosing import asked_facts
from qa.contracts.query import Field, Query, Where
from tests.qa.memory import service_of
from tests.qa.understanding.test_naming import foot, head

PLAN = (
    head("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "Lâm Đồng", "61/KH-UBND", "Dựng bảo tàng trà trên địa bàn tỉnh Lâm Đồng").replace(
        "Ủy ban nhân dân ban hành",
        "Căn cứ Quyết định số 701/QĐ-TTg ngày 03 tháng 5 năm 2024 của Thủ tướng phê duyệt Quy hoạch tỉnh Đắk Nông;\n\n"
        "Căn cứ Quyết định số 702/QĐ-TTg ngày 04 tháng 6 năm 2024 của Thủ tướng phê duyệt Quy hoạch tỉnh Bình Thuận;\n\n"
        "Căn cứ Quyết định số 703/QĐ-TTg ngày 05 tháng 7 năm 2024 của Thủ tướng phê duyệt Quy hoạch tỉnh Lâm Đồng;\n\n"
        "Căn cứ Quyết định số 15/QĐ-UBND ngày 06 tháng 8 năm 2024 của Ủy ban nhân dân tỉnh Lâm Đồng ban hành Quy chế họp;\n\n"
        "Căn cứ Quyết định số 704/QĐ-TTg ngày 07 tháng 9 năm 2024 của Thủ tướng phê duyệt Đề án về phòng trà cổ;\n\n"
        "Ủy ban nhân dân ban hành",
    )
    + "I. NHIỆM VỤ\n\n1. Sưu tầm ấm trà.\n\n"
    + foot("Trần Văn Một")
)


@pytest.fixture(scope="module")
def service():
    return service_of({"tra": PLAN})


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("kế hoạch 61 căn cứ quyết định nào phê duyệt Quy hoạch tỉnh Bình Thuận", {"702/QĐ-TTg"}),
        (
            "kế hoạch 61 căn cứ những quyết định nào phê duyệt quy hoạch Đắk Nông, Bình Thuận và Lâm Đồng",
            {"701/QĐ-TTg", "702/QĐ-TTg", "703/QĐ-TTg"},
        ),
        ("Kế hoạch 61 của UBND tỉnh Lâm Đồng căn cứ quyết định nào về phòng trà cổ", {"704/QĐ-TTg"}),
    ],
)
def test_grounds_are_told_by_the_places_that_they_are_on(service, question, numbers):
    looked = service.answerer.inquire(question)
    query = Query((Field.BASIS,), where=Where(plans=("tra",)), topic=looked.query.topic, words=looked.words)
    told = asked_facts(looked.knowledge.plan("tra"), Field.BASIS, query, looked)
    assert {fact.number for fact in told} == numbers
