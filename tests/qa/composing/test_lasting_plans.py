"""Plans ranked by how many years they are for, and by when they end, over made-up plans."""

import pytest

from qa.contracts.query import Counted, Field, Form, Query, Where
from tests.qa.memory import service_of_files

PLAN = "ỦY BAN NHÂN DÂN\nTỈNH {where}\n{head}\nKẾ HOẠCH\n{title}\n\nI. MỤC TIÊU\nGiữ nghề cho 200 hộ.\n"
PLANS = {
    "gom": ("LAI CHÂU", "Số: 12/KH-UBND\n", "Giữ nghề gốm giai đoạn 2031 - 2033"),
    "lua": ("CÀ MAU", "Số: 7/KH-UBND\n", "Phát triển nghề dệt lụa giai đoạn 2030 - 2038"),
    "non": ("GIA LAI", "", "Mở lớp đan nón đến năm 2045"),
}


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    plans = {name: PLAN.format(where=where, head=head, title=title) for name, (where, head, title) in PLANS.items()}
    return service_of_files(tmp_path_factory.mktemp("plans"), plans)


@pytest.mark.parametrize(
    ("question", "first", "said"),
    [
        ("Kế hoạch nào kéo dài lâu nhất?", "Cà Mau", "9 năm"),
        ("văn bản nào có thời gian thực hiện ngắn nhất", "Lai Châu", "3 năm"),
        ("kế hoạch của tỉnh nào kết thúc muộn nhất", "Gia Lai", "2045"),
        ("kế hoạch nào kết thúc sớm nhất", "Lai Châu", "2033"),
    ],
)
def test_plans_are_ranked_by_their_years(service, question, first, said):
    heading = service.ask(question).answer.splitlines()[0]
    assert heading.startswith(first)
    assert said in heading


def test_a_plan_that_says_no_first_year_is_not_ranked_by_length(service):
    answer = service.query(Query((Field.PERIOD,), Form.MOST, Where(plans=tuple(PLANS)), of=Counted.PLANS)).answer
    assert answer.startswith("Cà Mau")
    assert "1 kế hoạch không nêu" in answer
