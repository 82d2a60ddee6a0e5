"""Whether several plans give a work to the same agency: from made-up questions."""

import pytest

from qa.contracts.query import AgencyCondition, Field, Form, Query, Where
from qa.contracts.words import QueryWords
from qa.understanding.same_agency import with_same_agency

WATER = AgencyCondition(("so-xay-dung",), "Sở Xây dựng")


def asked(text, form=Form.YES_NO, ask=(Field.COORDINATE,), plans=("a", "b"), agencies=()):
    topic = tuple(word for word in ("nạo", "vét", "kênh", "cùng", "một", "sở") if word in text.split())
    where = Where(plans=plans, agencies=agencies)
    return with_same_agency(Query(ask, form, where, topic=topic, claim="sở", words=QueryWords(text=text)))


@pytest.mark.parametrize(
    "text",
    [
        "nạo vét kênh hai tỉnh có cùng giao một sở không",
        "nạo vét kênh ở hai nơi có do cùng một cơ quan chủ trì không",
        "hai tỉnh có chung đơn vị chủ trì nạo vét kênh không",
        "nạo vét kênh hai bên có cùng một đầu mối không",
        "đơn vị chủ trì nạo vét kênh của hai tỉnh có giống nhau không, cơ quan chủ trì giống nhau à",
    ],
)
def test_who_leads_is_compared(text):
    found = asked(text)
    assert (found.ask, found.form, found.claim) == ((Field.LEAD,), Form.COMPARE, "")
    assert found.topic == ("nạo", "vét", "kênh")


@pytest.mark.parametrize(
    "more",
    [
        {"plans": ("a",)},
        {"agencies": (WATER,)},
        {"form": Form.LIST},
        {"ask": (Field.FUNDING,)},
    ],
)
def test_one_plan_a_named_agency_or_another_field_is_no_such_question(more):
    text = "nạo vét kênh hai tỉnh có cùng giao một sở không"
    assert asked(text, **more).claim == "sở"
    assert asked("nạo vét kênh có cùng thời gian không", **more).claim == "sở"
