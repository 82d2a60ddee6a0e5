"""What a question wants listed, by the noun it says it with, and which lists are of such things."""

import pytest

from qa.reading.counted import counted_in
from qa.reading.listed import listed_in


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Xin mở lớp dạy bơi cần nộp những giấy tờ gì?", "giay to"),
        ("Quy chế làm hết hiệu lực những quyết định nào?", "quyet dinh"),
        ("Chợ nổi phải có các điều kiện nào mới được mở?", "dieu kien"),
        ("Kể tên các hình thức khen thưởng của đội dân phòng", "hinh thuc"),
        ("Liệt kê giúp tôi các nhóm đối tượng được vay vốn nuôi ong", "doi tuong"),
        ("Nêu những nguyên tắc chia nước mùa khô", "nguyen tac"),
        ("Tóm tắt các nguyên nhân làm chợ vắng khách", "nguyen nhan"),
        ("tên các thủ tục về nuôi cá lồng", "thu tuc"),
        ("Ba thủ tục về nuôi cá lồng tên gì?", "thu tuc"),
        ("Hồ sơ xin thuê mặt nước gồm những gì?", "ho so"),
        ("Hồ sơ xin thuê mặt nước gồm gì?", "ho so"),
        ("Thợ lặn được hưởng mấy chế độ nào?", "che do"),
    ],
)
def test_the_noun_of_what_is_to_be_listed(question, noun):
    assert tuple(noun.split()) in listed_in(question, lists=False)


@pytest.mark.parametrize(
    "question",
    [
        "Ai ký quyết định nuôi ong?",
        "Đội dân phòng họp ngày nào?",
        "Quyết định nào quy định việc nuôi ong?",
        "Chợ nổi mở trong những tháng nào?",
        "Gặp lũ thì làm gì?",
        "Khi nào những hộ nuôi ong được vay vốn?",
    ],
)
def test_one_thing_a_time_and_a_deed_are_no_lists(question):
    assert listed_in(question, lists=False) == ()


def test_where_a_list_is_asked_for_the_plural_need_not_be_said():
    assert ("mon", "hoc") in listed_in("Lớp dạy bơi có môn học gì?", lists=True)
    assert ("mon", "hoc") not in listed_in("Lớp dạy bơi có môn học gì?", lists=False)


@pytest.mark.parametrize(
    "asked", ["cần giấy tờ gì", "phải nộp giấy tờ gì", "có điều kiện gì", "chuẩn bị hồ sơ gì", "kèm biểu mẫu nào"]
)
def test_papers_and_conditions_are_always_several(asked):
    assert len(listed_in(f"Xin mở lớp dạy bơi {asked}?", lists=False)) > 1


def test_what_one_thing_is_called_by_those_who_ask_and_those_who_write():
    assert ("ho", "so") in listed_in("Xin mở lớp dạy bơi cần nộp những giấy tờ gì?", lists=False)


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Khoản mấy trăm tỷ đắp đê chia cho mấy xã?", "xa"),
        ("Dự báo lũ chia làm mấy cấp ấy nhỉ?", "cap"),
        ("Mở lại bến phải qua mấy bước vậy?", "buoc"),
        ("Có bao nhiêu biểu mẫu kèm theo?", "bieu mau"),
    ],
)
def test_what_is_counted_is_no_figure_and_no_word_of_politeness(question, noun):
    assert " ".join(counted_in(question)).startswith(noun)
