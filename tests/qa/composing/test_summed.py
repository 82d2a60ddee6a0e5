"""What a plan costs in all where it says that nowhere: the sum of its tasks, and never what is to come in."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.composing.computed.written import written_dong
from qa.contracts.query import Expects, Field, Form, Query, Where
from qa.contracts.words import Expected
from qa.reading.sentence_values import values
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

TEXT = """ỦY BAN NHÂN DÂN
TỈNH BẮC KẠN
Số: 61/KH-UBND
Bắc Kạn, ngày 5 tháng 2 năm 2026

KẾ HOẠCH
Nuôi cá lồng trên hồ giai đoạn 2026 - 2028

I. MỤC TIÊU
Đến năm 2028 tổng giá trị sản xuất đạt 96 tỷ đồng; tổng thu từ cá lồng đạt 80 tỷ đồng.

II. NHIỆM VỤ
| STT | Nhiệm vụ | Chủ trì | Phối hợp | Kinh phí | Thời gian |
|---|---|---|---|---|---|
| 1 | Đóng lồng nuôi mẫu | Sở Nông nghiệp và Môi trường | Sở Tài chính | 4,5 tỷ đồng | Quý II/2026 |
| 2 | Làm bến đậu thuyền | Sở Xây dựng | Công an tỉnh | 9.200 triệu đồng | Quý IV/2026 |
| 3 | Tập huấn chăm cá | Hội Nông dân tỉnh | Sở Y tế | 800 triệu đồng | 2027 |
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    (folder / "ca.md").write_text(TEXT, encoding="utf-8")
    return Service(MemorySnapshot({"ca": [understand(read(folder / "ca.md", folder))]}, HashEncoder()), HashEncoder())


@pytest.mark.parametrize("topic", ["tổng kinh phí", "tổng số tiền các nhiệm vụ", "tổng kinh phí nuôi cá lồng trên hồ"])
def test_tasks_are_added_where_no_whole_is_said(service, topic):
    query = Query((Field.FUNDING,), Form.VALUE, Where(plans=("ca",)), topic=(topic,), expects=Expects.MONEY)
    answer = service.query(query).answer
    assert answer.startswith("14,5 tỷ đồng, cộng kinh phí ghi ở 3 nhiệm vụ")
    assert "80 tỷ" not in answer
    assert "96 tỷ" not in answer


@pytest.mark.parametrize(
    ("dong", "written"),
    [
        (14_500_000_000, "14,5 tỷ đồng"),
        (1_250_000_000_000, "1.250 tỷ đồng"),
        (800_000_000, "800 triệu đồng"),
        (500, "500 đồng"),
    ],
)
def test_an_amount_is_written_as_it_is_here(dong, written):
    assert written_dong(dong) == written


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("báo cáo trước ngày 25/3, 25/6, 25/9 và 25/12.", ["trước ngày 25/3, 25/6, 25/9 và 25/12"]),
        ("họp ngày 5/6 và 7/6/2026 tại xã", ["ngày 5/6 và 7/6/2026"]),
        ("xong trước ngày 15/11, 3/4 số hộ đồng ý", ["trước ngày 15/11, 3/4"]),
        ("xong ngày 15/11, gửi ngày 20/11", ["ngày 15/11", "ngày 20/11"]),
    ],
)
def test_a_list_of_days_is_one_value(text, days):
    assert values(text, Expected.DATE) == days
