"""Many tasks of which most share a time are told by their times; few, or those that an order is asked of, one by one."""

import pytest

from qa.contracts.query import Counted, Field, Form, Query, Where
from tests.qa.memory import service_of_files

ROWS = [
    ("Vá lưới kéo", "2031-2034"),
    ("Đóng thuyền thúng", "2031-2034"),
    ("Sửa cầu cảng", "2031-2034"),
    ("Thả rạn nhân tạo", "2031-2034"),
    ("Mở lớp bơi", "Hằng năm"),
    ("Thi đua thuyền", "Hằng năm"),
    ("Đo độ mặn", ""),
]
PLANS = {
    "luoi": "ỦY BAN NHÂN DÂN\nTỈNH BẾN TRE\nSố: 61/KH-UBND\nBến Tre, ngày 14 tháng 6 năm 2030\n\nKẾ HOẠCH\n"
    "Giữ nghề lưới giai đoạn 2031 - 2034\n\nPHỤ LỤC\n\n"
    "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
    + "".join(f"| {at} | {task} | Sở Y tế | {when} |\n" for at, (task, when) in enumerate(ROWS, 1)),
}
ALL = Query((Field.PERIOD,), Form.TIMELINE, Where(plans=("luoi",)), Counted.TASKS)


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    return service_of_files(tmp_path_factory.mktemp("plans"), PLANS)


def test_tasks_are_told_by_the_times_that_they_share(service):
    answer = service.query(ALL)
    assert answer.answer.startswith("7 nhiệm vụ của Bến Tre (61/KH-UBND), theo thời gian:")
    assert [(item.label, item.values) for item in answer.items] == [
        ("2031-2034", ("4 nhiệm vụ",)),
        ("Hằng năm", ("2 nhiệm vụ",)),
    ]
    assert "1 nhiệm vụ không ghi thời gian." in answer.notes
    cited = " ".join(citation.quote for citation in answer.citations)
    assert "Vá lưới kéo" in cited
    assert "Mở lớp bơi" in cited


def test_few_are_told_one_by_one(service):
    few = Query((Field.PERIOD,), Form.TIMELINE, Where(plans=("luoi",), numbers=("1", "2", "5")), Counted.TASKS)
    assert "Mở lớp bơi" in service.query(few).answer


def test_an_order_is_of_single_tasks(service):
    answer = service.ask("Xếp các nhiệm vụ của Bến Tre theo thứ tự thời gian")
    assert "4 nhiệm vụ" not in answer.answer
