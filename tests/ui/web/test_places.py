"""Addresses hold behind any proxy, and nothing in a name breaks out of them."""

from urllib.parse import parse_qs, urlsplit

import pytest

from ui.web.places import file_address, page_address, reader_address

ODD = "kế hoạch/số 5?&#.md"


@pytest.mark.parametrize(
    "address", [reader_address("p", ODD, spot="1-5"), page_address("p/1", ODD, 3, "1-5"), file_address("p/1", ODD)]
)
def test_they_are_relative_and_hold_the_names_whole(address):
    assert address.startswith("./")
    split = urlsplit(address)
    assert ODD in {name for names in parse_qs(split.query).values() for name in names}
    assert "p/1" not in split.path


def test_what_is_not_given_is_left_out():
    assert reader_address("p", "f") == "./van-ban?ke_hoach=p&tep=f"
    assert page_address("p", "f", 2) == "./api/v1/plans/p/pages/2?document=f"


def test_a_place_is_named_and_jumped_to():
    address = reader_address("p", "f", spot="1-5", words=("chè", "sen"), part=2)
    split = urlsplit(address)
    assert split.fragment == "doan"
    assert parse_qs(split.query) == {"ke_hoach": ["p"], "tep": ["f"], "doan": ["1-5"], "tu": ["chè;sen"], "phan": ["2"]}
