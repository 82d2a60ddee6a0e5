"""Where a name ends and what its body is to do begins."""

import pytest

from corpus.names.acting import listed_places, name_end, verbs
from corpus.names.agency_lexicon import key


def ended(text, name):
    return text[: name_end(text, key(text), 0, len(name))]


@pytest.mark.parametrize(
    ("text", "read", "whole"),
    [
        ("Các hợp tác xã tham gia phối hợp hái chè", "Các hợp tác xã tham gia", "Các hợp tác xã"),
        ("Các hợp tác xã tham gia hái chè", "Các hợp tác xã tham gia", "Các hợp tác xã tham gia"),
        ("Ban Quản lý rừng Tà Xùa phối hợp trồng chè", "Ban Quản lý rừng", "Ban Quản lý rừng Tà Xùa"),
        ("Ban Quản lý rừng Sở Y tế", "Ban Quản lý rừng", "Ban Quản lý rừng"),
        ("Tổ chè Tà Xùa phối hợp", "Tổ chè", "Tổ chè"),
    ],
)
def test_a_proper_name_goes_on_and_a_verb_before_a_verb_does_not(text, read, whole):
    assert ended(text, read) == whole


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("UBND các tỉnh: Lào Cai, Cà Mau chỉ đạo", ": Lào Cai, Cà Mau"),
        ("UBND các tỉnh: Lào Cai và Cà Mau chỉ đạo", ": Lào Cai và Cà Mau"),
        ("UBND các tỉnh: rà soát, Cà Mau chỉ đạo", ""),
        ("UBND các tỉnh chỉ đạo", ""),
    ],
)
def test_places_behind_a_colon_belong_to_the_name(text, places):
    end = len("UBND các tỉnh")
    assert text[end : listed_places(text, end, text.index("chỉ đạo"))] == places


def test_verbs_that_charge_and_verbs_that_may_only_qualify():
    charging, qualifying = verbs()
    assert charging.search("sở y tế chủ trì")
    assert not charging.search("cơ sở sản xuất")
    assert qualifying.search("cơ sở sản xuất")
    assert not charging.search("chủ trìu")
