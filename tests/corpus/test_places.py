"""Provinces in a text, in any spelling, and their names since 2025."""

import pytest
from vietnamadminunits import convert_address

from corpus.places import current_name, find_places, former_names, provinces


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ở An Giang và tỉnh Trà Vinh", ["An Giang", "Trà Vinh"]),
        ("o quang nam so nao", ["Quảng Nam"]),
        ("KẾ HOẠCH TỈNH QUẢNG NGÃI", ["Quảng Ngãi"]),
        ("TP.HCM, Bà Rịa-Vũng Tàu, TT Huế", ["Hồ Chí Minh", "Bà Rịa - Vũng Tàu", "Huế"]),
        ("Thanh Hoá", ["Thanh Hóa"]),
        ("hạ nam", []),
        ("thế giới hòa bình", []),
        ("kế hoạch của tỉnh hòa bình, Hòa Bình", ["Hòa Bình", "Hòa Bình"]),
        ("năm 2030, quảng nam", ["Quảng Nam"]),
        ("quảngnam", []),
    ],
)
def test_places_are_found(text, names):
    assert [place.name for place in find_places(text)] == names


def test_mentions_stand_where_they_say():
    text = "UBND tỉnh An Giang gửi Quảng   Nam"
    assert [text[place.start : place.end] for place in find_places(text)] == ["An Giang", "Quảng   Nam"]


def test_names_of_today():
    assert current_name("quang-nam") == "Đà Nẵng"
    assert current_name("an-giang") == "An Giang"
    assert former_names("Vĩnh Long") == ("Bến Tre", "Trà Vinh", "Vĩnh Long")
    assert all(province.source for province in provinces().values())


def test_the_data_is_what_its_source_says():
    assert len(provinces()) == 63
    assert len({province.current for province in provinces().values()}) == 34
    for province in provinces().values():
        assert convert_address(f"{province.kind} {province.name}").short_province == province.current
