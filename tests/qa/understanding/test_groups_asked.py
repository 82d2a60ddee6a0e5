"""Groups of tasks under conditions on some, all or none of their tasks: from made-up questions."""

import pytest

from qa.contracts.query import AgencyCondition, Counted, Field, FieldCondition, Form, Query, Role, TimeCondition, When, Where
from qa.contracts.words import QueryWords
from qa.understanding.groups_asked import with_groups_asked

WATER = AgencyCondition(("so-xay-dung",), "Sở Xây dựng", Role.LEAD)
NOT_WATER = AgencyCondition(("so-xay-dung",), "Sở Xây dựng", Role.LEAD, negated=True)
YEARLY = TimeCondition(When.RECURRING, text="hằng năm")
NOT_YEARLY = TimeCondition(When.RECURRING, text="hằng năm", negated=True)


def asked(text, form=Form.LIST, ask=(Field.TASK,), topic=(), **where):
    return with_groups_asked(Query(ask, form, Where(**where), Counted.TASKS, topic=topic, words=QueryWords(text=text)))


@pytest.mark.parametrize(
    "text",
    [
        "nhóm nhiệm vụ nào không có việc nào do Sở Xây dựng chủ trì",
        "mảng nào không giao việc cho Sở Xây dựng",
        "trụ cột nào Sở Xây dựng không chủ trì việc nào",
        "những nhóm không có việc của Sở Xây dựng",
        "phần nào trong bảng vắng Sở Xây dựng",
    ],
)
def test_groups_without_such_a_task(text):
    found = asked(text, agencies=(NOT_WATER,))
    assert (found.ask, found.of, found.where.agencies) == ((Field.GROUP,), Counted.GROUPS, ())
    assert found.where.excluding == (Where(agencies=(WATER,)),)


@pytest.mark.parametrize(
    "text",
    [
        "nhóm nào toàn việc do Sở Xây dựng chủ trì",
        "nhóm nào việc nào cũng do Sở Xây dựng chủ trì",
        "mục nào trong phụ lục tất cả đều do Sở Xây dựng chủ trì",
        "mảng việc nào chỉ có việc của Sở Xây dựng chủ trì",
    ],
)
def test_groups_all_of_whose_tasks_are_such(text):
    found = asked(text, agencies=(WATER,))
    assert found.where == Where(excluding=(Where(agencies=(NOT_WATER,)),))


def test_groups_some_of_whose_tasks_are_such():
    assert asked("nhóm nào có việc do Sở Xây dựng chủ trì", agencies=(WATER,)).where == Where(agencies=(WATER,))
    some = asked("nhóm nào có việc không do Sở Xây dựng chủ trì", agencies=(NOT_WATER,))
    assert (some.of, some.where) == (Counted.GROUPS, Where(agencies=(NOT_WATER,)))


def test_times_and_columns_too_and_how_many():
    timed = asked("nhóm nào không có việc nào làm hằng năm", times=(NOT_YEARLY,))
    assert timed.where == Where(excluding=(Where(times=(YEARLY,)),))
    paid = FieldCondition(Field.FUNDING, negated=True)
    without = asked("có bao nhiêu nhóm nhiệm vụ không ghi kinh phí", Form.COUNT, fields=(paid,))
    assert (without.form, without.where) == (Form.COUNT, Where(excluding=(Where(fields=(FieldCondition(Field.FUNDING),)),)))


@pytest.mark.parametrize(
    ("text", "form", "ask"),
    [
        ("nhóm nào nhiều việc do Sở Xây dựng chủ trì nhất", Form.MOST, (Field.TASK,)),
        ("nhóm kết cấu hạ tầng có mấy việc do Sở Xây dựng chủ trì", Form.COUNT, (Field.TASK,)),
        ("Sở Xây dựng chủ trì phần việc gì", Form.LIST, (Field.TASK,)),
        ("mục nào nói về tiền", Form.VALUE, (Field.FUNDING,)),
    ],
)
def test_what_asks_for_no_group_is_left_as_it_is(text, form, ask):
    assert asked(text, form, ask, agencies=(WATER,)).where == Where(agencies=(WATER,))


@pytest.mark.parametrize("text", ["Sở Xây dựng đảm nhận những mảng việc gì", "Sở Xây dựng lo các phần việc nào trong bảng"])
def test_the_work_that_an_agency_does_is_no_group(text):
    assert asked(text, agencies=(WATER,)).ask == (Field.TASK,)
