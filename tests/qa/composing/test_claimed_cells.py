"""Whether a task has what is claimed of one of its cells: its money by whatever name, a time that names no year."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.contracts.query import Field, FieldCondition, Form, Query, Where
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA

KẾ HOẠCH
Trồng cây mắc ca giai đoạn 2026-2030

| STT | Nhiệm vụ | Đơn vị chủ trì | Thời gian thực hiện | Kinh phí |
|---|---|---|---|---|
| 1 | Chọn vườn cây đầu dòng | Sở Nông nghiệp và Môi trường | Sau khi có hướng dẫn của Bộ | NSNN |
| 2 | Lập xưởng sấy hạt | Sở Công Thương | 2027 | NSNN và vốn doanh nghiệp |
"""


@pytest.fixture
def query(tmp_path):
    """Ask one query over the plan."""
    (tmp_path / "son-la.md").write_text(PLAN, encoding="utf-8")
    readings = {"son-la": [understand(read(tmp_path / "son-la.md", tmp_path))]}
    return Service(MemorySnapshot(readings, HashEncoder()), HashEncoder()).query


@pytest.mark.parametrize(("topic", "begins"), [("chọn vườn cây đầu dòng", "Không: Sau khi"), ("lập xưởng sấy hạt", "Có: 2027")])
def test_a_year_is_not_the_time_of_a_task_that_waits_for_something(query, topic, begins):
    asked = Query((Field.PERIOD,), Form.YES_NO, topic=(topic,), claim="xong trong năm 2027")
    assert query(asked).answer.startswith(begins)


@pytest.mark.parametrize(("topic", "begins"), [("chọn vườn cây đầu dòng", "Có: NSNN"), ("lập xưởng sấy hạt", "Không: ")])
def test_money_is_the_claimed_by_its_full_name_and_only_that(query, topic, begins):
    condition = FieldCondition(Field.FUNDING, "ngân sách nhà nước", only=True)
    asked = Query(
        (Field.FUNDING,), Form.YES_NO, Where(fields=(condition,)), topic=(topic,), claim="chỉ dùng ngân sách nhà nước"
    )
    assert query(asked).answer.startswith(begins)
