from dataclasses import replace

import pytest

from qa.contracts.query import AgencyCondition, Counted, Expects, Field, Form, Query, Role, Where
from qa.contracts.words import QueryWords
from qa.understanding.counts_compared import with_counts_compared

HEALTH = AgencyCondition(("so-y-te",), "Sở Y tế", Role.LEAD)
MONEY = AgencyCondition(("so-tai-chinh",), "Sở Tài chính", Role.LEAD)


def asked(text, agencies=(HEALTH, MONEY), plans=("a",), **more):
    where = Where(plans=plans, agencies=agencies)
    query = Query((Field.TASK, Field.LEAD), Form.COUNT, where, of=Counted.TASKS, words=QueryWords(text=text))
    return with_counts_compared(replace(query, **more))


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế chủ trì nhiều hơn Sở Tài chính bao nhiêu việc",
        "Sở Y tế hơn Sở Tài chính mấy nhiệm vụ",
        "số việc của Sở Y tế kém Sở Tài chính bao nhiêu",
        "Sở Y tế và Sở Tài chính chênh nhau mấy việc",
    ],
)
def test_counts_of_two_agencies_are_held_against_each_other(text):
    found = asked(text)
    assert (found.form, found.ask, found.where.agencies) == (Form.COMPARE, (Field.TASK,), (HEALTH, MONEY))


def test_counts_of_two_plans_are_too():
    assert asked("xã Tả Van hơn xã Bản Hồ mấy việc", (), ("a", "b")).form is Form.COMPARE
    assert asked("xã Tả Van giao Sở Y tế nhiều hơn xã Bản Hồ mấy việc", (HEALTH,), ("a", "b")).form is Form.COMPARE


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Sở Y tế và Sở Tài chính cùng chủ trì mấy việc", {}),
        ("Sở Y tế và Sở Tài chính có hơn ba việc chung không, mấy việc", {}),
        ("Sở Y tế chủ trì nhiều hơn bao nhiêu việc", {"agencies": (HEALTH,)}),
        ("Sở Y tế hơn Sở Tài chính mấy việc về kênh mương", {"topic": ("kênh", "mương")}),
        ("Sở Y tế hơn Sở Tài chính mấy việc", {"form": Form.LIST}),
    ],
)
def test_one_a_bound_or_a_topic_is_counted_as_it_is(text, more):
    assert asked(text, **more).form is not Form.COMPARE


@pytest.mark.parametrize("text", ["so sánh số nhiệm vụ của xã Tả Van và xã Bản Hồ", "đối chiếu số lượng việc hai xã"])
def test_numbers_of_tasks_are_compared_as_numbers(text):
    found = asked(text, (), ("a", "b"), form=Form.COMPARE, topic=("số",))
    assert (found.of, found.expects, found.topic) == (Counted.TASKS, Expects.NUMBER, ())
