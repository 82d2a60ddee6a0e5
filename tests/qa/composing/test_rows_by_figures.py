"""Rows of a table of data by their figures: the highest and the lowest of a column, those from or up to a bound."""

import pytest

from tests.qa.memory import service_of_files

TEXT = """# KẾ HOẠCH
Trồng cây bóng mát của thành phố Biên Hòa giai đoạn 2026 - 2028

## I. CHỈ TIÊU THEO KHU PHỐ
Tỷ lệ tuyến đường có cây bóng mát:

| Khu phố | 2026 | 2027 | 2028 | Số cây giống |
|---|---|---|---|---|
| Bửu Hòa | 40% | 55% | 80% | 120 |
| Tân Mai | 62% | 70% | 92% | 90 |
| Hố Nai | 35% | 75% | 78% | 310 |
| Long Bình | 50% | 66% | 92% | 45 |

## II. TỔ CHỨC
1. Phòng Kinh tế chủ trì thực hiện kế hoạch này.
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    return service_of_files(tmp_path_factory.mktemp("plans"), {"cay": TEXT})


def told(service, question):
    answer = service.ask(question)
    return answer.answer if answer.found else ""


@pytest.mark.parametrize(
    ("question", "holds", "without"),
    [
        ("Khu phố nào có tỷ lệ đường có cây bóng mát năm 2026 cao nhất?", ("Tân Mai", "62%"), ("Hố Nai",)),
        ("năm 2027 khu phố nào bị giao chỉ tiêu cây bóng mát thấp nhất", ("Bửu Hòa", "55%"), ("Tân Mai",)),
        ("Khu phố nào đặt chỉ tiêu cây bóng mát năm 2028 cao nhất?", ("Tân Mai", "Long Bình", "92%"), ("Bửu Hòa",)),
        ("Khu phố nào được giao số cây giống nhiều nhất?", ("Hố Nai", "310"), ("Tân Mai",)),
        ("Liệt kê các khu phố có chỉ tiêu cây bóng mát năm 2028 dưới 85%", ("Bửu Hòa", "Hố Nai"), ("Tân Mai", "Long Bình")),
    ],
)
def test_rows_are_told_by_their_figures(service, question, holds, without):
    answer = told(service, question)
    assert all(part in answer for part in holds), answer
    assert not any(part in answer for part in without), answer


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Có bao nhiêu khu phố đặt chỉ tiêu cây bóng mát từ 92% trở lên vào năm 2028?", "2 khu phố"),
        ("bao nhieu khu pho dat chi tieu cay bong mat tren 60% nam 2027", "3 khu phố"),
    ],
)
def test_rows_within_a_bound_are_counted(service, question, count):
    assert told(service, question).startswith(count)


def test_of_what_no_column_is_no_row_is_told(service):
    assert "Số cây giống:" not in told(service, "Khu phố nào có nhiều hồ nước nhất?")
