"""Which claims are of the time of a task: made-up questions."""

import pytest

from qa.contracts.query import AgencyCondition, Field, Form, Query, Role, Where
from qa.contracts.spelled import Spelled
from qa.contracts.words import QueryWords
from qa.understanding.time_claimed import with_time_claimed

HEALTH = AgencyCondition(("so-y-te",), "Sở Y tế", Role.EITHER)


def asked(text, form=Form.YES_NO, agencies=(), ask=Field.LEAD):
    words = QueryWords(spelled=Spelled(typed=text, text=text), text=text)
    return with_time_claimed(Query((ask,), form, Where(agencies=agencies), topic=("nạo vét", "kênh"), words=words)).ask


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("nạo vét kênh từ 2031 tới 2033 đúng không", ()),
        ("nạo vét kênh ba tháng làm một lần phải không", ()),
        ("có phải nạo vét kênh kéo dài đến năm 2033 không", ()),
        ("nạo vét kênh làm trong năm 2031 à", ()),
        ("Sở Y tế phải xong việc nạo vét kênh trước năm 2032 đúng không", (HEALTH,)),
    ],
)
def test_a_claimed_time_is_what_is_asked_for(text, agencies):
    assert asked(text, agencies=agencies) == (Field.PERIOD,)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("nạo vét kênh xong năm nào", {"form": Form.VALUE}),
        ("nạo vét kênh do Sở Y tế chủ trì trong năm 2031 đúng không", {"agencies": (HEALTH,)}),
        ("trong năm 2031 kênh có được nạo vét không", {}),
        ("năm 2031 có việc nào nạo vét kênh không", {}),
        ("báo cáo nạo vét kênh nộp trước ngày 15/6 đúng không", {"ask": Field.REPORT}),
        ("nạo vét kênh có tiền từ năm 2031 không", {"ask": Field.FUNDING}),
    ],
)
def test_a_time_that_is_only_said_claims_nothing(text, others):
    assert asked(text, **others) != (Field.PERIOD,)
