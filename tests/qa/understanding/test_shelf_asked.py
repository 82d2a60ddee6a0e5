"""Plans by the day of their issue, read from questions on made-up shelves."""

from datetime import date

import pytest

from qa.contracts.query import Counted, Each, Field, Form, Query, TimeCondition, When, Where
from qa.contracts.spelled import Spelled
from qa.contracts.words import QueryWords
from qa.understanding.shelf_asked import asks_of_shelf, with_shelf

IN_2031 = TimeCondition(When.IN, date(2031, 1, 1), date(2031, 12, 31), "2031")


def asked(text, *, ask=(Field.PLANS,), form=Form.VALUE, times=(), plans=(), topic=()):
    words = QueryWords(spelled=Spelled(typed=text, text=text), text=text)
    return with_shelf(Query(ask, form, Where(plans=plans, times=times), topic=topic, words=words))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Năm 2031 có bao nhiêu văn bản được ban hành", Form.COUNT),
        ("những kế hoạch nào ký trong năm 2031", Form.LIST),
        ("kế hoạch ban hành sau 2031", Form.LIST),
        ("Có văn bản nào ra đời năm 2031 không", Form.YES_NO),
        ("liệt kê các kế hoạch được phát hành từ 2031", Form.LIST),
    ],
)
def test_plans_are_asked_for_by_when_they_were_issued(text, form):
    given = Form.COUNT if form is Form.COUNT else Form.VALUE
    said = tuple(word for word in ("văn", "ban", "hành") if word in text.lower().split())
    query = asked(text, form=given, times=(IN_2031,), topic=(*said, "nghề", "muối"))
    assert (query.ask, query.of, query.form) == ((Field.PLANS,), Counted.PLANS, form)
    assert query.topic == ("nghề", "muối")


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch giao ai ban hành quy chế năm 2031",
        "Sở Y tế ban hành hướng dẫn năm nào",
        "việc nào trong kế hoạch phải xong năm 2031",
    ],
)
def test_what_a_plan_tells_others_to_issue_is_no_question_for_plans(text):
    assert asked(text, ask=(Field.TASK,), times=(IN_2031,)).of is None


@pytest.mark.parametrize(
    "text",
    ["Xếp các kế hoạch theo ngày ban hành", "sắp mấy văn bản từ cũ đến mới", "các kế hoạch theo thứ tự ban hành"],
)
def test_plans_are_put_in_order(text):
    query = asked(text, ask=(Field.ISSUED_ON,))
    assert (query.form, query.of) == (Form.TIMELINE, Counted.PLANS)
    assert asks_of_shelf(text)


@pytest.mark.parametrize(
    ("text", "each", "of", "form"),
    [
        ("tỉnh nào có nhiều kế hoạch nhất", Each.PROVINCES, Counted.PLANS, Form.MOST),
        ("Năm nào ra ít văn bản nhất?", Each.YEARS, Counted.PLANS, Form.LEAST),
        ("năm nào có nhiều việc phải xong nhất", Each.YEARS, Counted.TASKS, Form.MOST),
    ],
)
def test_the_place_and_the_year_with_most_are_asked_for(text, each, of, form):
    query = asked(text, form=Form.MOST)
    assert (query.per, query.of, query.form) == (each, of, form)
