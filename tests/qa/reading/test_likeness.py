"""What is said twice is told once, unless a number or some words differ."""

import pytest

from qa.reading.likeness import told_once

FIRST = "Có từ 12% hộ trồng chè trở lên sinh sống ổn định trên địa bàn thôn"


@pytest.mark.parametrize(
    "other",
    [
        FIRST,
        "- Có từ 12% hộ trồng chè trở lên sinh sống ổn định trên địa bàn thôn;",
        "Có từ 12% hộ trồng chè trở lên sinh sống ổn định ở địa bàn thôn.",
    ],
)
def test_the_same_in_other_plans_is_told_once(other):
    assert told_once([FIRST, other], str) == [FIRST]


@pytest.mark.parametrize(
    "other",
    [
        "Có từ 15% hộ trồng chè trở lên sinh sống ổn định trên địa bàn thôn",
        "Có từ 12% hộ nuôi ong trở lên vay vốn ưu đãi trên địa bàn huyện",
        "Thôn có nhà văn hóa",
    ],
)
def test_what_says_another_thing_is_told_too(other):
    assert told_once([FIRST, other], str) == [FIRST, other]


def test_the_first_of_those_alike_stays_and_the_order_too():
    other = "Thôn có nhà văn hóa và sân thể thao"
    assert told_once([FIRST, other, FIRST.lower(), other], str) == [FIRST, other]
    assert told_once([], str) == []
