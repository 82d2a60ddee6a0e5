"""Plans by the day of their issue, read from questions on made-up shelves."""

from datetime import date

import pytest

from qa.contracts.query import AgencyCondition, Counted, Each, Field, Form, Query, Role, TimeCondition, When, Where
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


@pytest.mark.parametrize(
    ("text", "ask", "form"),
    [
        ("kế hoạch nào kéo dài lâu nhất", Field.PERIOD, Form.MOST),
        ("Văn bản nào có thời gian thực hiện ngắn nhất?", Field.PERIOD, Form.LEAST),
        ("kế hoạch của tỉnh nào kết thúc sớm nhất", Field.PERIOD, Form.LEAST),
        ("tỉnh nào có kế hoạch hết hiệu lực sau cùng", Field.PERIOD, Form.MOST),
        ("tỉnh nào phải báo cáo trễ nhất", Field.REPORT, Form.MOST),
        ("kế hoạch nào có hạn nộp báo cáo đầu tiên trong năm", Field.REPORT, Form.LEAST),
        ("kế hoạch nào có việc kéo dài lâu nhất", Field.TASK, Form.MOST),
        ("kế hoạch nào có tên dài nhất", Field.TASK, Form.MOST),
    ],
)
def test_plans_are_ranked_by_their_years_and_by_their_reports(text, ask, form):
    query = asked(text, ask=(Field.TASK,), form=Form.MOST if ask is Field.TASK else form)
    assert (query.ask, query.form) == ((ask,), form)
    assert asks_of_shelf(text) is (ask is not Field.TASK)


@pytest.mark.parametrize(
    ("text", "topic", "role"),
    [
        ("tỉnh nào giao việc cho Sở Y tế", (), Role.EITHER),
        ("kế hoạch nào giao Sở Y tế phối hợp", (), Role.COORDINATE),
        ("tỉnh nào giao Sở Y tế chủ trì dạy nghề dệt", ("dạy", "nghề", "dệt"), None),
    ],
)
def test_plans_that_give_work_are_asked_for_where_no_work_is_named(text, topic, role):
    health = AgencyCondition(("so-y-te",), "Sở Y tế", Role.LEAD)
    words = QueryWords(spelled=Spelled(typed=text, text=text), text=text)
    query = with_shelf(Query((Field.TASK,), Form.LIST, Where(agencies=(health,)), topic=topic, words=words))
    assert (query.of is Counted.PLANS) is (role is not None)
    assert role is None or query.where.agencies[0].role is role
