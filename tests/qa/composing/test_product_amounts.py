"""Which task or plan yields most of a thing that is counted, over made-up plans."""

import pytest

from qa.composing.computed import Material, answer_query
from qa.composing.draft import compose
from qa.contracts.query import Counted, Field, Form, Query, Where
from qa.contracts.spelled import Spelled
from qa.contracts.words import QueryWords
from tests.qa.memory import service_of_files

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: {}/KH-UBND\n\nKẾ HOẠCH\n{}\n\nI. PHÂN CÔNG\n"
COLUMNS = "| STT | Nhiệm vụ | Chủ trì | Sản phẩm | Thời gian |\n|---|---|---|---|---|\n"
PLANS = {
    "cheo": HEAD.format("THÁI BÌNH", 12, "Giữ gìn nghệ thuật chèo giai đoạn 2031 - 2033")
    + COLUMNS
    + "| 1 | Mở lớp dạy hát chèo cho thiếu nhi | Sở Văn hóa, Thể thao và Du lịch | 18 lớp | 2031 |\n"
    "| 2 | Mở lớp dạy trống chèo | Nhà hát Chèo tỉnh | 05 lớp, 90 học viên | 2032 |\n"
    "| 3 | Ghi hình vở cổ | Đài Phát thanh và Truyền hình tỉnh | 1.200 phút hình | 2033 |\n",
    "ca-tru": HEAD.format("HÀ TĨNH", 44, "Truyền dạy ca trù giai đoạn 2031 - 2033")
    + COLUMNS
    + "| 1 | Mở lớp dạy phách | Sở Văn hóa, Thể thao và Du lịch | 07 lớp | 2031 |\n"
    "| 2 | Tặng đàn đáy cho câu lạc bộ | Sở Văn hóa, Thể thao và Du lịch | 30 cây đàn | 2032 |\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    return service_of_files(tmp_path_factory.mktemp("plans"), PLANS)


def told(service, text, form=Form.MOST, of=Counted.TASKS, plans=("cheo",), topic=()):
    words = QueryWords(Spelled(text, text), text)
    query = Query((Field.TASK,), form, Where(plans=plans), of=of, topic=topic, words=words)
    found = answer_query(Material(query, service.answerer._shelf, text))
    return "" if found is None else compose(found).text


def test_the_task_with_the_greatest_number_of_the_thing_is_told(service):
    said = told(service, "việc nào mở nhiều lớp nhất")
    assert said.startswith("Nhiều lớp nhất")
    assert "18 lớp" in said
    assert "So trong 2 nhiệm vụ có ghi số lớp: 18, 5." in said


def test_the_least_is_told_from_the_other_end(service):
    assert "05 lớp" in told(service, "việc nào mở ít lớp nhất", Form.LEAST)


def test_plans_are_told_by_their_greatest_number(service):
    said = told(service, "tỉnh nào mở nhiều lớp nhất", of=Counted.PLANS, plans=("cheo", "ca-tru"))
    assert "18 lớp" in said
    assert "So trong 2 kế hoạch" in said


@pytest.mark.parametrize("text", ["việc nào nhiều đàn nhất", "việc nào nhiều phút nhất", "sở nào nhiều việc nhất"])
def test_what_one_task_alone_counts_or_tasks_themselves_are_not_ranked_so(service, text):
    assert not told(service, text).startswith("Nhiều")
