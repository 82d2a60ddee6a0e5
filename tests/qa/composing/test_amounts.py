"""Money by name, over a made-up plan: most and least, claimed and compared; two things of one plan side by side."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.contracts.query import Counted, Expects, Field, Form, Query, Where
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

TEXT = """ỦY BAN NHÂN DÂN
TỈNH BẮC KẠN
Số: 61/KH-UBND

KẾ HOẠCH
Trồng rừng ven hồ giai đoạn 2026 - 2028

I. MỤC TIÊU
Trồng 300 ha rừng ven hồ.

II. NHIỆM VỤ
| STT | Nhiệm vụ | Chủ trì | Phối hợp | Sản phẩm | Kinh phí (triệu đồng) | Thời gian |
|---|---|---|---|---|---|---|
| 1 | Xây dựng vườn ươm cây bản địa | Sở Nông nghiệp và Môi trường | Sở Tài chính | 02 vườn ươm | 4.500 | Quý II/2026 |
| 2 | Đào ao chứa nước chữa cháy | Sở Xây dựng | Công an tỉnh | 14 ao | 9.200 | Quý IV/2026 |
| 3 | Tập huấn giữ rừng cho dân bản | Hội Nông dân tỉnh | Sở Nông nghiệp và Môi trường | 30 lớp | 800 | 2027 |

III. KINH PHÍ
1. Tổng kinh phí là 31 tỷ đồng, gồm: ngân sách tỉnh 19 tỷ đồng; vốn vay 12 tỷ đồng.
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    (folder / "rung.md").write_text(TEXT, encoding="utf-8")
    return Service(MemorySnapshot({"rung": [understand(read(folder / "rung.md", folder))]}, HashEncoder()), HashEncoder())


def asked(service, form, *, topic=(), field=Field.FUNDING, **more):
    return service.query(Query((field,), form, Where(plans=("rung",)), topic=topic, **more)).answer


def test_the_task_with_most_and_least_money(service):
    assert "Đào ao chứa nước" in asked(service, Form.MOST, of=Counted.TASKS)
    assert "Tập huấn giữ rừng" in asked(service, Form.LEAST, of=Counted.TASKS)


@pytest.mark.parametrize(
    ("claim", "begins"),
    [
        ("vốn vay là 12 tỷ đồng", "Có: vốn vay 12 tỷ đồng"),
        ("vốn vay là 19 tỷ đồng", "Không: vốn vay 12 tỷ đồng"),
        ("tổng kinh phí là 31 tỷ đồng", "Có: Tổng kinh phí 31 tỷ đồng"),
    ],
)
def test_a_claimed_amount_is_held_against_the_part_of_that_name(service, claim, begins):
    assert asked(service, Form.YES_NO, claim=claim).startswith(begins)


def test_parts_are_compared_by_name(service):
    told = asked(service, Form.COMPARE, topic=("ngân sách tỉnh", "vốn vay"), expects=Expects.MONEY)
    assert told.startswith("ngân sách tỉnh nhiều hơn: 19 tỷ đồng so với 12 tỷ đồng (hơn 7 tỷ đồng).")


def test_two_tasks_are_compared_by_their_times(service):
    told = asked(service, Form.COMPARE, topic=("vườn ươm cây bản địa", "ao chứa nước chữa cháy"), field=Field.DEADLINE)
    assert told.startswith("vườn ươm cây bản địa kết thúc trước:")


def test_deadlines_come_in_order(service):
    told = asked(service, Form.TIMELINE, field=Field.DEADLINE, of=Counted.TASKS)
    assert told.index("Quý II/2026") < told.index("Quý IV/2026") < told.index("2027")


def test_the_group_with_most_tasks_is_ranked_as_a_group_and_not_by_deadlines(service):
    from qa.understanding.forms import form_of

    assert form_of("nhóm nào nhiều việc nhất") == (Form.MOST, Counted.GROUPS)
    assert "Hạn muộn nhất" not in asked(service, Form.MOST, field=Field.PRODUCT, of=Counted.TASKS)


def test_plans_are_compared_by_their_words_where_none_gives_an_amount(plain_service):
    plans = ("quang-nam-cong-nghiep-sinh-hoc", "quang-ngai-cong-nghiep-sinh-hoc")
    answer = plain_service.query(Query((Field.FUNDING,), Form.COMPARE, Where(plans=plans)))
    assert [item.plan for item in answer.items] == list(plans)
    assert all(item.citations for item in answer.items)
