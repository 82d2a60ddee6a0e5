"""Kinds of agencies that a phrase names together, and the levels of committees below the province."""

import pytest

from corpus.names.collectives import collective_ids, committee_levels


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("Ủy ban nhân dân các xã, phường", ("ubnd-cap-xa",)),
        ("UBND các huyện, thị xã, thành phố", ("ubnd-cap-huyen",)),
        ("UBND huyện và UBND xã", ("ubnd-cap-huyen", "ubnd-cap-xa")),
        ("UBND các địa phương", ("ubnd-cap-huyen", "ubnd-cap-xa")),
        ("UBND các đặc khu", ("ubnd-cap-xa",)),
        ("Ủy ban nhân dân tỉnh", ()),
        ("UBND các tỉnh, thành phố trực thuộc Trung ương", ("ubnd-tinh",)),
        ("Ủy ban nhân dân các tỉnh/thành phố", ("ubnd-tinh",)),
        ("UBND các tỉnh, thành phố, UBND các xã", ("ubnd-tinh", "ubnd-cap-xa")),
        ("UBND   thị\nxã", ("ubnd-cap-huyen",)),
    ],
)
def test_levels_of_committees(words, levels):
    assert committee_levels(words) == levels


def test_a_phrase_that_names_no_known_kind_stands_for_itself():
    assert collective_ids("các tổ hái chè") == ("cac-to-hai-che",)


def test_words_that_only_hold_a_commune_name_none():
    named = collective_ids("các xã")
    assert named == collective_ids("Các  xã")
    assert not set(named) & set(collective_ids("các hợp tác xã"))
