"""Whether an agency has its part in a task: by what names it has, and whatever else the question names."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA

KẾ HOẠCH
Trồng cây mắc ca giai đoạn 2026-2030

| STT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp |
|---|---|---|---|
| 1 | Chọn vườn cây đầu dòng | Trung tâm Giống cây Mường La | Sở Tài chính |
| 2 | Đo vẽ vùng đất dốc | Công an cấp xã | Sở Nội vụ |
| 3 | Lập xưởng sấy hạt | Sở Công Thương | Sở Tài chính |
"""


@pytest.fixture
def ask(tmp_path):
    """Ask one question over the plan."""
    (tmp_path / "son-la.md").write_text(PLAN, encoding="utf-8")
    readings = {"son-la": [understand(read(tmp_path / "son-la.md", tmp_path))]}
    return Service(MemorySnapshot(readings, HashEncoder()), HashEncoder()).ask


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Sơn La giao Trung tâm Giống cây Mường La chủ trì chọn vườn cây đầu dòng đúng không?", "Có: Trung tâm"),
        ("có phải Sở Công Thương được giao chủ trì lập xưởng sấy hạt?", "Có: Sở Công Thương"),
        ("Chính phủ giao Sở Công Thương chủ trì lập xưởng sấy hạt phải không?", "Có: Sở Công Thương"),
        ("Chính phủ giao Sở Nội vụ chủ trì lập xưởng sấy hạt phải không?", "Không: Sở Công Thương"),
    ],
)
def test_the_verdict_is_of_the_agency_that_is_claimed(ask, question, begins):
    assert ask(question).answer.startswith(begins)
