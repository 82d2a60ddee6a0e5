"""Plans ranked by how many years they are for, and by when they end, over made-up plans."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.contracts.query import Counted, Field, Form, Query, Where
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

PLAN = "ỦY BAN NHÂN DÂN\nTỈNH {where}\n{head}\nKẾ HOẠCH\n{title}\n\nI. MỤC TIÊU\nGiữ nghề cho 200 hộ.\n"
PLANS = {
    "gom": ("LAI CHÂU", "Số: 12/KH-UBND\n", "Giữ nghề gốm giai đoạn 2031 - 2033"),
    "lua": ("CÀ MAU", "Số: 7/KH-UBND\n", "Phát triển nghề dệt lụa giai đoạn 2030 - 2038"),
    "non": ("GIA LAI", "", "Mở lớp đan nón đến năm 2045"),
}


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    documents = {}
    for name, (where, head, title) in PLANS.items():
        (folder / f"{name}.md").write_text(PLAN.format(where=where, head=head, title=title), encoding="utf-8")
        documents[name] = [understand(read(folder / f"{name}.md", folder))]
    return Service(MemorySnapshot(documents, HashEncoder()), HashEncoder())


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
