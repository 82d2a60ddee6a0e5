"""Agencies counted and listed by kind and part, ranges of numbers, groups that have work alone: over a small plan."""

import pytest

from qa.contracts.query import AgencyCondition, Counted, Field, Form, Query, Role, Where
from tests.qa.composing.test_rows_asked import shelf
from tests.qa.understanding.test_naming import foot, head

HEADER = "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Kinh phí | Thời gian |\n|---|---|---|---|---|---|\n"
DUNES = (
    head("ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "Cà Mau", "81/KH-UBND", "Giữ cồn cát ven biển trên địa bàn tỉnh Cà Mau")
    + "I. MỤC TIÊU\n\n1. Giữ cồn cát.\n\nII. BẢNG PHÂN CÔNG NHIỆM VỤ\n\n"
    + HEADER
    + "| 1.1 | Đo cồn cát | Sở Xây dựng | Sở Y tế | | Năm 2027 |\n"
    "| 1.2 | Trồng phi lao | Chi cục Kiểm lâm | Sở Xây dựng | | 2027 - 2029 |\n"
    "| 1.3 | Rào lối xuống biển | UBND các xã, phường | | | Hằng năm |\n"
    "| 1.4 | Dạy học trò giữ cồn | Sở Giáo dục và Đào tạo | Sở Xây dựng | | Hằng năm |\n"
    "| 1.5 | Gom rác bãi tắm | UBND các xã, phường, Sở Y tế | | | Hằng năm |\n\n" + foot("Trần Văn Một")
)


@pytest.fixture(scope="module")
def service():
    return shelf({"con": DUNES})


def told(service, form, of, ask, *agencies):
    return service.query(Query((ask,), form, Where(plans=("con",), agencies=agencies), of)).answer


def test_only_agencies_of_the_kind_are_counted(service):
    kind = AgencyCondition(("so-*", "cac-so-*"), "sở", Role.LEAD)
    assert told(service, Form.COUNT, Counted.AGENCIES, Field.LEAD, kind).startswith("3 sở chủ trì nhiệm vụ, trong 5 nhiệm vụ")


def test_who_leads_where_another_agency_helps(service):
    helper = AgencyCondition((), "Sở Xây dựng", Role.COORDINATE)
    answer = told(service, Form.LIST, Counted.AGENCIES, Field.LEAD, helper)
    assert answer.startswith("2 cơ quan")
    assert "Chi cục Kiểm lâm" in answer
    assert "Sở Giáo dục" in answer


def test_a_group_that_is_asked_for_can_have_work_alone(service):
    communes = AgencyCondition(("ubnd-cap-xa",), "UBND các xã, phường", Role.LEAD, alone=True)
    answer = told(service, Form.LIST, Counted.TASKS, Field.TASK, communes)
    assert answer.startswith("1 nhiệm vụ")
    assert "Rào lối" in answer


def test_where_no_task_says_what_it_costs_none_is_listed_for_its_money(service):
    assert "nhiệm vụ 1.1" not in told(service, Form.LIST, Counted.TASKS, Field.FUNDING)


def test_all_numbers_of_a_range_are_asked_for(service):
    answer = service.ask("Việc 1.2 đến 1.4 ở Cà Mau ai chủ trì?").answer
    assert all(name in answer for name in ("Chi cục Kiểm lâm", "UBND các xã", "Sở Giáo dục"))
    assert "Sở Xây dựng" not in answer.split("1.2")[0]


def test_amounts_are_no_range_of_numbers(service):
    asked = service.knowledge.understander.understand("tăng từ 1.2 đến 1.4 triệu đồng thì việc nào")
    assert asked.where.numbers == ()
