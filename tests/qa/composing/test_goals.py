"""Goals asked as such, of a year or of all, over a made-up plan."""

import pytest

from qa.contracts.query import Expects, Field, Form, Query, Where
from qa.contracts.spelled import Spelled
from qa.contracts.words import QueryWords
from qa.understanding.goals_asked import with_goals
from tests.qa.memory import service_of_files

PLANS = {
    "ong": "ỦY BAN NHÂN DÂN\nTỈNH ĐIỆN BIÊN\nSố: 64/KH-UBND\n\nKẾ HOẠCH\nPhát triển nghề nuôi ong giai đoạn 2031 - 2035\n\n"
    "I. MỤC TIÊU\n1. Mục tiêu chung\nĐưa mật ong rừng thành hàng hóa có nhãn của tỉnh.\n2. Mục tiêu cụ thể\n"
    "a) Đến năm 2033\n- Có 9.000 đàn ong; 4 tổ hợp tác nuôi ong.\n- Bán 60 tấn mật mỗi năm.\n"
    "b) Đến năm 2035\n- Có 14.000 đàn ong; 9 tổ hợp tác.\n- Bán 110 tấn mật mỗi năm.\n\n"
    "II. NHIỆM VỤ\n1. Sở Nông nghiệp và Môi trường mở lớp nuôi ong.\n",
    "lanh": "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\nSố: 19/KH-UBND\n\nKẾ HOẠCH\nKhôi phục nghề dệt lanh giai đoạn 2031 - 2034\n\n"
    "I. MỤC TIÊU\n- Diện tích trồng lanh của tỉnh: 40 ha năm 2032; 75 ha năm 2034.\n"
    "- Số hợp tác xã dệt của tỉnh: 3 năm 2032; 8 năm 2034.\n- Mỗi xã giữ một khung cửi cổ.\n\n"
    "II. NHIỆM VỤ\n1. Sở Công Thương mở gian hàng lanh.\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    return service_of_files(tmp_path_factory.mktemp("plans"), PLANS)


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        ("mục tiêu đến năm 2033 của Điện Biên là gì", ["9.000 đàn", "60 tấn"], "14.000"),
        ("Mục tiêu năm 2035 của Điện Biên?", ["14.000 đàn", "110 tấn"], "60 tấn"),
        ("mục tiêu chung của kế hoạch nuôi ong Điện Biên", ["mật ong rừng"], "110 tấn"),
        ("mục tiêu năm 2034 của Hà Giang", ["75 ha", "hợp tác xã dệt"], "khung cửi"),
    ],
)
def test_the_goals_of_the_asked_part_and_year_are_told(service, question, holds, lacks):
    said = service.ask(question).answer
    assert all(each in said for each in holds)
    assert lacks not in said


def asked(text, ask, topic=()):
    words = QueryWords(spelled=Spelled(typed=text, text=text), text=text)
    return with_goals(Query(ask, Form.VALUE, Where(), expects=Expects.TEXT, topic=topic, words=words))


def test_goals_are_no_outline_and_no_summary():
    assert asked("các mục tiêu của kế hoạch huyện", (Field.OUTLINE,)).ask == (Field.FIGURE,)
    assert asked("mục tiêu tổng quát của huyện", (Field.SUMMARY,)).topic == ("mục", "tiêu", "tổng", "quát")
    assert asked("kế hoạch có mấy phần, phần mục tiêu nói gì", (Field.OUTLINE,)).ask == (Field.OUTLINE,)


def test_a_year_beside_the_goals_asks_for_them_whatever_names_the_plan():
    query = asked("chỉ tiêu năm 2033 nghề nuôi ong", (Field.FIGURE,), ("nuôi", "ong"))
    assert query.topic == ("nuôi", "ong", "mục", "tiêu")
