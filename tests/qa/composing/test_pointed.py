"""What is asked of the very task told: what a cell says, whether it says anything, and silence where it is left empty."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.contracts.answer import Status
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

PLAN = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

KẾ HOẠCH
Sửa sang trường học bán trú đến năm 2029

Hết năm 2028 các trường phải có đủ giường.

| STT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian thực hiện |
|---|---|---|---|---|
| 1 | Đóng bàn ghế gỗ xoan | Sở Xây dựng | Sở Tài chính | 2026 |
| 2 | Lợp lại mái bếp ăn | Sở Công Thương | Báo Lào Cai | |
| 3 | Khoan giếng lấy nước sạch | Sở Y tế | | 2027 |
| 4 | Trồng rau quanh vườn trường | Sở Giáo dục và Đào tạo | Sở Y tế | 2028 |
"""


@pytest.fixture
def asked(tmp_path):
    """Ask questions one after another, and give the last answer."""
    (tmp_path / "lao-cai.md").write_text(PLAN, encoding="utf-8")
    readings = {"lao-cai": [understand(read(tmp_path / "lao-cai.md", tmp_path))]}
    service = Service(MemorySnapshot(readings, HashEncoder()), HashEncoder())

    def last(*questions):
        answer = service.ask(questions[0])
        for question in questions[1:]:
            answer = service.ask(question, conversation=answer.conversation)
        return answer

    return last


ROOF = "ai chủ trì lợp lại mái bếp ăn?"


def test_a_cell_of_the_task_told(asked):
    assert asked("ai chủ trì đóng bàn ghế gỗ xoan?", "thế bao giờ xong?").answer.startswith("2026")


def test_an_empty_cell_is_silence_though_prose_names_a_year(asked):
    assert asked(ROOF, "thế bao giờ xong?").status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("việc đó có ghi thời hạn không?", "Không: kế hoạch không ghi thời gian của việc này."),
        ("có nêu đơn vị phối hợp không?", "Có: Báo Lào Cai."),
        ("việc này có ghi sản phẩm không?", "Không: kế hoạch không ghi sản phẩm."),
    ],
)
def test_whether_a_cell_says_anything(asked, question, said):
    assert asked(ROOF, question).answer.startswith(said)
