"""Sentences cut where a phrase ends, for lines that must be read by themselves."""

import pytest

from qa.composing.phrases import CUT, phrase, phrase_around, short_name

LONG = (
    "Mở rộng vườn ươm cây dược liệu ở ba huyện miền núi, bảo đảm giống sạch bệnh cho các hộ trồng, "
    "nhằm nâng thu nhập của đồng bào (theo giá năm 2024) lên gấp rưỡi"
)


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (60, "Mở rộng vườn ươm cây dược liệu ở ba huyện miền núi …"),
        (100, "Mở rộng vườn ươm cây dược liệu ở ba huyện miền núi, bảo đảm giống sạch bệnh cho các hộ trồng …"),
        (400, LONG),
    ],
)
def test_a_phrase_ends_where_a_reader_would_pause(room, said):
    assert phrase(LONG, room) == said


@pytest.mark.parametrize("room", range(24, 170, 7))
def test_a_phrase_keeps_within_its_room_and_opens_nothing_that_it_leaves_open(room):
    said = phrase(LONG, room)
    assert len(said) <= room
    assert said.count("(") == said.count(")")
    assert LONG.startswith(said.removesuffix(CUT).rstrip(" …"))


def test_the_commas_of_a_list_end_no_phrase():
    text = "Giao các sở, ban, ngành và Ủy ban nhân dân các xã, phường, đặc khu rà soát bãi giữ xe để cho thuê"
    assert phrase(text, 90) == "Giao các sở, ban, ngành và Ủy ban nhân dân các xã, phường, đặc khu rà soát bãi giữ xe …"
    assert phrase("Nguồn chi gồm ngân sách xã, trong đó:", 90) == "Nguồn chi gồm ngân sách xã"


@pytest.mark.parametrize(
    ("name", "room", "said"),
    [
        ("Trồng rừng phòng hộ", 40, "Trồng rừng phòng hộ"),
        ("Trồng rừng phòng hộ ven biển của ba xã bãi ngang", 40, "Trồng rừng phòng hộ ven biển"),
        ("Nâng cao năng lực, kỹ năng số cho cán bộ xã", 30, "Nâng cao năng lực, kỹ năng số"),
    ],
)
def test_a_name_is_told_by_its_first_phrases(name, room, said):
    assert short_name(name, room) == said


@pytest.mark.parametrize("room", [50, 70, 110])
def test_a_figure_stands_in_whole_phrases(room):
    text = "Khơi thông luồng lạch cho tàu cá ra vào; kè chắn sóng dài 1.200 m ở cửa biển phía nam; dựng hai đèn báo mù sương"
    at = text.index("1.200 m")
    said = phrase_around(text, at, at + 7, room)
    assert "1.200 m" in said
    assert len(said) <= room
    assert said.strip(" …").split()[0] in ("Khơi", "kè")


def test_where_no_whole_phrase_has_room_nothing_is_told():
    text = "Tổng chiều dài các tuyến kè chắn sóng được xây mới và sửa lại trong giai đoạn là 12.400 m"
    at = text.index("12.400 m")
    assert phrase_around(text, at, at + 8, 30) == ""
