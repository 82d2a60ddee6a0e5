"""Provinces in a text, in any spelling, and their names since 2025."""

from importlib.resources import files

import pytest
from vietnamadminunits import convert_address

from bench.places import main
from corpus.names.places import current_name, find_places, provinces
from corpus.text import normalize


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
    assert all(province.source for province in provinces().values())


def test_the_data_is_what_its_source_says():
    assert len(provinces()) == 63
    assert len({province.current for province in provinces().values()}) == 34
    for province in provinces().values():
        assert convert_address(f"{province.kind} {province.name}").short_province == province.current


def found(text):
    return [mention.key for mention in find_places(normalize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ở Quảng Nam", ["quang-nam"]),
        ("tinh an giang", ["an-giang"]),
        ("UBND tỉnh An \n\nGiang ban hành", ["an-giang"]),
        ("ỦY BAN NHÂN DÂN TỈNH TRÀ VINH", ["tra-vinh"]),
        ("TP.HCM và Tp. Hồ Chí Minh", ["ho-chi-minh", "ho-chi-minh"]),
        ("TPHCM", ["ho-chi-minh"]),
        ("TT Huế, TT-Huế, Thừa Thiên - Huế, Huế", ["hue"] * 4),
        ("Đắc Lắc, Đắk Lắk, dak lak", ["dak-lak"] * 3),
        ("bà rịa vũng tàu", ["ba-ria-vung-tau"]),
        ("Bà Rịa-Vũng Tàu", ["ba-ria-vung-tau"]),
        ("quang nam va quang ngai khac nhau the nao", ["quang-nam", "quang-ngai"]),
        ("Hoà Bình, Khánh Hoà", ["hoa-binh", "khanh-hoa"]),
        ("kế hoạch của Quang Ngai", ["quang-ngai"]),
        ("o da nang ai chu tri", ["da-nang"]),
        ("so sanh ha nam voi hue", ["ha-nam", "hue"]),
        ("ke hoach da nang", ["da-nang"]),
        ("thanh pho hue", ["hue"]),
    ],
)
def test_keys_of_places(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["hạ nằm", "đánh giá lại", "danh gia lai ket qua", "thiet bi da nang", "vì hòa bình", "hải dương học", "Thái Bình Dương",
     "phường Quảng Nam", "quảng năm", "quãng nam", "Việt Nam", "hai duong ong", "mở quảng cáo Nam Á", "bac si", "xã Phú Yên"],
)  # fmt: skip
def test_what_is_no_place(text):
    assert found(text) == []


def test_the_data_file_is_what_the_package_says(capsys):
    main()
    assert capsys.readouterr().out == files("corpus.names").joinpath("places.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Khoa học và Công nghệ An Giang", ["An Giang"]),
        ("nhan luc cong nghe an giang", ["An Giang"]),
        ("ke hoach cua nghe an", ["Nghệ An"]),
        ("NGHỆ AN, AN GIANG", ["Nghệ An", "An Giang"]),
    ],
)
def test_a_name_that_begins_inside_another_word_and_name(text, names):
    assert [place.name for place in find_places(text)] == names
