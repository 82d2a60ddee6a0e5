"""A claim of how many tasks: of all, of none, of a share or a number of them, of the agencies that have them."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.contracts.answer import Status
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA

KẾ HOẠCH
Trồng cây mắc ca giai đoạn 2026-2030

| STT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian thực hiện |
|---|---|---|---|---|
| I | Giống và đất | | | |
| 1 | Chọn vườn cây đầu dòng | Sở Nông nghiệp và Môi trường | Sở Tài chính | Hằng năm |
| 2 | Đo vẽ vùng đất dốc | Sở Nông nghiệp và Môi trường | | 2026 |
| 3 | Ươm mười nghìn cây con | Sở Nông nghiệp và Môi trường | Sở Tài chính | Hằng năm |
| II | Chế biến và bán hàng | | | |
| 4 | Lập xưởng sấy hạt | Sở Công Thương | Sở Tài chính | 2027 |
| 5 | Mở gian hàng ở cửa khẩu | Sở Công Thương | Sở Ngoại vụ | Hằng năm |
| 6 | Dạy nghề tách vỏ | Sở Nội vụ | | Hằng năm |
"""


@pytest.fixture
def ask(tmp_path):
    """Ask one question over the plan."""
    (tmp_path / "son-la.md").write_text(PLAN, encoding="utf-8")
    readings = {"son-la": [understand(read(tmp_path / "son-la.md", tmp_path))]}
    return Service(MemorySnapshot(readings, HashEncoder()), HashEncoder()).ask


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("tất cả nhiệm vụ nhóm giống và đất đều do Sở Nông nghiệp và Môi trường chủ trì phải không?", "Có: cả 3"),
        ("mọi nhiệm vụ đều do Sở Nông nghiệp và Môi trường chủ trì à?", "Không: 3/6"),
        ("có phải việc nào ở nhóm chế biến cũng do Sở Công Thương chủ trì?", "Không: 2/3"),
        ("có phải tất cả việc của Sở Công Thương đều làm hằng năm?", "Không: 1/2"),
        ("không nhiệm vụ nào do Sở Y tế chủ trì, đúng chứ?", "Đúng: không có"),
        ("Sở Công Thương không chủ trì nhiệm vụ nào phải không?", "Không đúng: có 2"),
        ("một nửa số nhiệm vụ do Sở Nông nghiệp và Môi trường chủ trì đúng không?", "Có: 3/6"),
        ("hơn một nửa số nhiệm vụ do Sở Công Thương chủ trì đúng không?", "Không: 2/6"),
        ("phần lớn nhiệm vụ làm hằng năm phải không?", "Có: 4/6"),
        ("Sở Công Thương chủ trì 3 nhiệm vụ đúng không?", "Không: 2/6"),
        ("Sở Nội vụ chỉ chủ trì một nhiệm vụ thôi phải không?", "Có: 1/6"),
        ("có đúng là 4 trong 6 nhiệm vụ làm hằng năm?", "Có: 4/6"),
        ("các việc nhóm giống và đất đều giao cho một sở làm đầu mối đúng không?", "Có: 3"),
        ("ba việc nhóm chế biến do ba sở khác nhau chủ trì phải không?", "Không: 3"),
        ("Sở Công Thương chủ trì nhiều nhiệm vụ nhất phải không?", "Không: Sở Nông nghiệp và Môi trường"),
    ],
)
def test_how_many(ask, question, said):
    assert ask(question).answer.startswith(said)


def test_who_has_the_tasks_of_which_it_is_not_so(ask):
    told = ask("nhóm chế biến và bán hàng chỉ do một mình Sở Công Thương chủ trì hết à?").answer
    assert "Sở Nội vụ" in told
    assert "gian hàng" not in told


@pytest.mark.parametrize(
    "question",
    [
        "sở nào chủ trì tất cả nhiệm vụ nhóm giống và đất?",
        "nhiệm vụ nào không có đơn vị nào phối hợp?",
        "Sở Công Thương có chủ trì việc nào không?",
        "ai chủ trì việc ươm mười nghìn cây con hả?",
    ],
)
def test_what_is_asked_for_is_no_claim(ask, question):
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert "/6" not in answer.answer.split("\n")[0]
