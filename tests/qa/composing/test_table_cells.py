"""The cell that is asked for: its row by what its cells say, its column by its title, and rows that are like each other."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.reading.cells_asked import question_of
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

TEXT = """# KẾ HOẠCH
Phát triển nghề gốm của tỉnh Bình Dương giai đoạn 2026 - 2028

## I. CHỈ TIÊU
| TT | Chỉ tiêu | Đơn vị | Thực hiện 2025 | Năm 2026 | Năm 2027 |
|---|---|---|---|---|---|
| 1 | Thợ có thẻ nghề | % | 35,5 | 40 | 65 |
| 2 | Lò nung dùng điện | lò | 9 | 12 | 20 |
| 3 | Khách đến làng | lượt | 8.100 | 9.000 | 9.800 |
| 4 | - Khách nước ngoài | lượt | 150 | 210 | 340 |

## II. DANH MỤC LÒ NUNG
| STT | Tên lò | Địa điểm | Chủ đầu tư | Vốn (tỷ đồng) | Hình thức |
|---|---|---|---|---|---|
| 1 | Lò Hưng Định | Phường Thuận Giao | Hợp tác xã Gốm Sông Bé | 8,5 | Thuê đất |
| 2 | Lò Men Ngọc | Xã Tân Phước | Công ty Gốm Ngọc Bích | 12 | Liên doanh |
| 3 | Lò Chánh Nghĩa | Phường Phú Cường | Hợp tác xã Gốm Sông Bé | 6 | Thuê đất |
| | Cộng | | | 26,5 | |

## III. LỊCH HỘI CHỢ
| Tháng | Hội chợ | Nơi mở | Đơn vị đứng ra |
|---|---|---|---|
| 3 | Hội chợ gốm xuân | Sân vận động Gò Đậu | Sở Công Thương |
| 8 | Tuần lễ men lam | Công viên Phú Cường | Hội Gốm sứ |

## IV. TỔ CHỨC
1. Sở Công Thương chủ trì thực hiện kế hoạch này, báo cáo trước ngày 15/12 hằng năm.
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    (folder / "gom.md").write_text(TEXT, encoding="utf-8")
    return Service(MemorySnapshot({"gom": [understand(read(folder / "gom.md", folder))]}, HashEncoder()), HashEncoder())


def told(service, question):
    answer = service.ask(question)
    return answer.answer if answer.found else ""


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Tỷ lệ thợ có thẻ nghề năm 2027 đặt ra bao nhiêu?", "65%"),
        ("lò nung dùng điện năm 2026 là mấy lò?", "12 lò"),
        ("Khách nước ngoài đến làng năm 2027 đạt bao nhiêu lượt?", "340 lượt"),
        ("Lò Men Ngọc theo hình thức gì?", "Liên doanh"),
        ("Vốn của lò Chánh Nghĩa là bao nhiêu?", "6 tỷ đồng"),
        ("Ai là chủ đầu tư lò Hưng Định?", "Hợp tác xã Gốm Sông Bé"),
        ("Tuần lễ men lam do ai đứng ra?", "Hội Gốm sứ"),
    ],
)
def test_a_cell_is_found_by_its_row_and_its_column(service, question, begins):
    assert told(service, question).startswith(begins)


def test_two_years_of_a_row_stand_side_by_side(service):
    said = told(service, "So sánh thợ có thẻ nghề năm 2026 với năm 2027")
    assert "40%" in said
    assert "65%" in said


def test_rows_that_a_cell_is_said_of_are_listed_and_counted(service):
    listed = told(service, "Những lò nào theo hình thức thuê đất?")
    assert "Lò Hưng Định" in listed
    assert "Lò Chánh Nghĩa" in listed
    assert "Lò Men Ngọc" not in listed
    assert told(service, "Có bao nhiêu tên lò theo hình thức thuê đất?").startswith("2 ")


def test_the_rows_of_a_table_are_counted_without_its_sum(service):
    assert told(service, "Lịch hội chợ có mấy hội chợ?").startswith("2 hội chợ")


def test_a_row_is_asked_on_about(service):
    answerer = service.answerer
    first = answerer.turn("Vốn của lò Chánh Nghĩa là bao nhiêu?", None)
    assert answerer.turn("ai là chủ đầu tư?", first).answer.answer.startswith("Hợp tác xã Gốm Sông Bé")


@pytest.mark.parametrize("question", ["Lò Bát Tràng vốn bao nhiêu?", "Hội chợ gốm xuân có bao nhiêu gian hàng?"])
def test_what_no_cell_says_is_not_told_from_one(service, question):
    assert not told(service, question).startswith(("8,5", "12", "6 ", "3"))


def test_the_plan_s_own_name_names_no_row():
    question = question_of("lò ở Bình Dương có bao nhiêu", frozenset(), lambda syllable: 1.0, frozenset({"binh", "duong"}))
    assert question.syllables == ("lo", "o", "co", "bao", "nhieu")
