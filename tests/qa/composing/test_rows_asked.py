"""Questions over rows: agencies that only the shelf names, empty cells, how times are written, what is left out."""

from dataclasses import replace

import pytest

from corpus.readers.plain.textgrids import find_text_grids
from corpus.reading import understand
from qa.contracts.query import AgencyCondition, Counted, Field, Form, Query, Role, TimeCondition, When, Where
from qa.retrieval.scope import find_scope
from qa.service import Service
from tests.corpus.outline.test_outline import document_of
from tests.qa.memory import HashEncoder, MemorySnapshot
from tests.qa.understanding.test_naming import foot, head

HEADER = "| STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |\n|---|---|---|---|---|\n"
MUSEUM = (
    head("ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "Cà Mau", "71/KH-UBND", "Bảo tồn nghề gác kèo ong trên địa bàn tỉnh Cà Mau")
    + "I. MỤC TIÊU\n\n1. Giữ nghề gác kèo ong.\n\nII. BẢNG PHÂN CÔNG NHIỆM VỤ\n\n"
    + HEADER
    + "| 1 | Kiểm kê hộ gác kèo | Bảo tàng tỉnh | Sở Nông nghiệp và Môi trường, Thư viện tỉnh | Quý II/2027 |\n"
    "| 2 | Quay phim tư liệu | Bảo tàng tỉnh | | 2027 - 2029 |\n"
    "| 3 | Sửa kho hiện vật của Bảo tàng tỉnh | Sở Xây dựng | Bảo tàng tỉnh | Quý IV/2028 |\n"
    "| 4 | Mở lớp truyền nghề | Hợp tác xã Trảng Tràm | | Hằng năm |\n"
    "| 5 | Dựng bia chỉ đường | Sở Xây dựng | Thư viện tỉnh | Năm 2029 |\n\n" + foot("Trần Văn Một")
)
SALT = (
    head("ỦY BAN NHÂN DÂN TỈNH BẠC LIÊU", "Bạc Liêu", "72/KH-UBND", "Phát triển nghề muối trên địa bàn tỉnh Bạc Liêu")
    + "I. MỤC TIÊU\n\n1. Giữ ruộng muối.\n\nII. BẢNG PHÂN CÔNG NHIỆM VỤ\n\n"
    + HEADER
    + "| 1 | Kiểm kê ruộng muối | Sở Nông nghiệp và Môi trường | Thư viện tỉnh | Quý I/2027 |\n"
    "| 2 | Viết lịch sử nghề muối | Thư viện tỉnh | Bảo tàng tỉnh | 2027 - 2028 |\n\n" + foot("Lê Thị Hai")
)


def shelf(plans):
    """Return a service over plans given as texts by name, their tables marked as a reader of Markdown marks them."""
    documents = {name: document_of(text) for name, text in plans.items()}
    read = {name: [understand(replace(found, grids=find_text_grids(found.text)))] for name, found in documents.items()}
    return Service(MemorySnapshot(read, HashEncoder()), HashEncoder())


@pytest.fixture(scope="module")
def service():
    return shelf({"ong": MUSEUM, "muoi": SALT})


def agency(name, role=Role.LEAD, **more):
    return AgencyCondition((), name, role, **more)


def told(service, form, *agencies, of=Counted.TASKS, ask=(Field.TASK,), plan="ong", **where):
    return service.query(Query(ask, form, Where(plans=(plan,) if plan else (), agencies=agencies, **where), of)).answer


@pytest.mark.parametrize(
    ("name", "role", "begins"),
    [
        ("Bảo tàng tỉnh", Role.LEAD, "2 nhiệm vụ do Bảo tàng tỉnh chủ trì"),
        ("Bảo tàng tỉnh", Role.COORDINATE, "1 nhiệm vụ có Bảo tàng tỉnh phối hợp"),
        ("Thư viện tỉnh", Role.COORDINATE, "2 nhiệm vụ có Thư viện tỉnh phối hợp"),
        ("Hợp tác xã Trảng Tràm", Role.LEAD, "1 nhiệm vụ do Hợp tác xã Trảng Tràm chủ trì"),
    ],
)
def test_agencies_that_only_the_rows_name_are_counted(service, name, role, begins):
    assert told(service, Form.COUNT, agency(name, role)).startswith(begins)


def test_they_are_counted_among_those_who_lead(service):
    answer = told(service, Form.COUNT, of=Counted.AGENCIES, ask=(Field.LEAD,))
    assert answer.startswith("3 cơ quan")
    assert "Bảo tàng tỉnh" in answer


@pytest.mark.parametrize(
    ("time", "rows"),
    [
        (TimeCondition(When.QUARTERS), 2),
        (TimeCondition(When.SPANS), 1),
        (TimeCondition(When.DATED, negated=True), 1),
        (TimeCondition(When.DATED), 4),
        (TimeCondition(When.QUARTERS, negated=True), 3),
    ],
)
def test_rows_by_how_their_time_is_written(service, time, rows):
    assert told(service, Form.COUNT, times=(time,)).startswith(f"{rows} nhiệm vụ")


def test_one_thing_that_is_listed_is_told_by_its_name(service):
    answer = told(service, Form.LIST, agency("các sở", Role.LEAD, negated=True), of=Counted.AGENCIES, numbers=("4",))
    assert "Hợp tác xã Trảng Tràm" in answer


def test_tasks_on_a_topic_that_is_left_out_are_not_listed(service):
    answer = told(service, Form.LIST, agency("Bảo tàng tỉnh"), excluding=(Where(topic=("quay", "phim")),))
    assert answer.startswith("1 nhiệm vụ do Bảo tàng tỉnh chủ trì, ngoài “quay phim”")
    assert "Kiểm kê" in answer


def test_the_last_deadline_is_told_beside_a_stretch_of_years():
    rows = "| 1 | Đào giếng | Sở Xây dựng | | 2027 - 2030 |\n| 2 | Lắp bơm | Sở Y tế | | trước 30/6/2029 |\n"
    plan = head("ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "Cà Mau", "73/KH-UBND", "Cấp nước") + "I. BẢNG PHÂN CÔNG\n\n" + HEADER + rows
    answer = shelf({"nuoc": plan + "\n" + foot("Trần Văn Một")}).query(Query((Field.DEADLINE,), Form.MOST, of=Counted.TASKS))
    assert "2027 - 2030" in answer.answer
    assert "trước 30/6/2029" in answer.answer


@pytest.mark.parametrize(("topic", "begins"), [(("quay", "phim"), "Không"), (("dựng", "bia"), "Có: Thư viện tỉnh")])
def test_whether_anybody_helps_with_a_task_is_told_by_its_cell(service, topic, begins):
    asked = Query((Field.COORDINATE,), Form.YES_NO, Where(plans=("ong",)), topic=topic)
    assert service.query(asked).answer.startswith(begins)


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        ("Bảo tàng tỉnh chủ trì việc gì, trừ Cà Mau", ("muoi",)),
        ("việc nào không phải của Bạc Liêu", ("ong",)),
        ("ngoài Cà Mau và Bạc Liêu còn ai giữ nghề", ("ong", "muoi")),
        ("Bảo tàng tỉnh Cà Mau chủ trì việc gì", ("ong",)),
    ],
)
def test_plans_of_a_place_that_is_left_out_are_not_looked_at(service, question, plans):
    scope = find_scope(service.knowledge.understander.understand(question), service.knowledge)
    assert set(scope.plans) == set(plans)


def test_a_part_is_told_in_the_plans_where_the_agency_has_it(service):
    answer = service.ask("Thư viện tỉnh phối hợp những việc gì?").answer
    assert "Kiểm kê ruộng muối" in answer
    assert "Viết lịch sử" not in answer


def test_who_helps_the_one_who_leads_is_not_the_one_who_leads(service):
    found = service.ask("quay phim tư liệu thì ai giúp Bảo tàng tỉnh?")
    assert not any(value == "Bảo tàng tỉnh" for item in found.items for value in item.values)
