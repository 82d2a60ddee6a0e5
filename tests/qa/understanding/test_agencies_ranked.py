"""Tasks ranked by how many agencies have a part in them, whether there is any task, and the other part: made-up questions."""

import pytest

from qa.contracts.query import AgencyCondition, Counted, Field, Form, Query, Role, TimeCondition, When, Where
from qa.contracts.spelled import Spelled
from qa.contracts.words import QueryWords
from qa.understanding.agencies_ranked import counted_kind, counts_named_alone, with_agencies_ranked
from qa.understanding.any_task import with_any_task
from qa.understanding.forms import form_of
from qa.understanding.others_part import with_others_part

WATER = AgencyCondition(("so-xay-dung",), "Sở Xây dựng", Role.COORDINATE)
ANY = AgencyCondition(("so-*", "cac-so-*"), "sở", Role.LEAD)
LEAD, HELP, TASK = Field.LEAD, Field.COORDINATE, Field.TASK


def query(text, form=Form.MOST, ask=(TASK,), agencies=(), times=(), topic=None):
    words = QueryWords(spelled=Spelled(typed=text, text=text), text=text)
    topic = tuple(text.strip("?").split()) if topic is None else topic
    where = Where(plans=("p",), agencies=agencies, times=times)
    return Query(ask, form, where, Counted.TASKS, topic=topic, words=words)


@pytest.mark.parametrize(
    ("text", "fields", "topic"),
    [
        ("nhiệm vụ nào nhiều đơn vị phối hợp nhất", (TASK, HELP), "nhiệm vụ nào"),
        ("việc nào đông cơ quan chủ trì nhất", (TASK, LEAD), "việc nào"),
        ("việc nào kéo nhiều sở vào phối hợp nhất", (TASK, HELP), "việc nào"),
        ("việc nào huy động nhiều ban ngành cùng làm nhất", (TASK, HELP), "việc nào"),
        ("việc nào ít đơn vị phối hợp nhất", (TASK, HELP), "việc nào"),
        ("việc nào có nhiều bên dính vào nhất", (TASK, LEAD, HELP), "việc nào"),
        ("việc nào được giao cho nhiều phòng phụ trách nhất", (TASK, LEAD), "việc nào"),
        ("việc nào có số đơn vị phối hợp cao nhất", (TASK, HELP), "việc nào"),
        ("về cấp nước, việc nào nhiều tổ chức hỗ trợ nhất", (TASK, HELP), "về cấp nước, việc nào"),
        ("không tính các sở ngành chung chung, việc nào ghi nhiều cơ quan chủ trì nhất", (TASK, LEAD), "việc nào"),
    ],
)
def test_tasks_are_ranked_by_the_agencies_of_the_part_that_is_said(text, fields, topic):
    found = with_agencies_ranked(query(text))
    assert (found.ask, found.topic) == (fields, tuple(topic.split()))


@pytest.mark.parametrize(
    ("text", "form", "of"),
    [
        ("sở nào phối hợp nhiều việc nhất", Form.MOST, Counted.AGENCIES),
        ("việc nào phải xong sớm nhất", Form.LEAST, Counted.TASKS),
        ("việc nào tốn nhiều tiền nhất", Form.MOST, Counted.TASKS),
        ("việc nào có nhiều đơn vị phối hợp", Form.LIST, Counted.TASKS),
    ],
)
def test_what_ranks_something_else_is_left_as_it_is(text, form, of):
    asked = Query((TASK,), form, of=of, words=query(text).words)
    assert with_agencies_ranked(asked) == asked


def test_a_kind_that_is_counted_is_no_condition():
    text = "không kể giao chung cho các sở, việc đông sở chủ trì nhất có mấy sở"
    assert with_agencies_ranked(query(text, agencies=(ANY, WATER))).where.agencies == (WATER,)
    assert counted_kind(text) == ("so-*",)
    assert counted_kind("việc nào nhiều đơn vị phối hợp nhất") == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("việc nào nêu đích danh nhiều đơn vị phối hợp nhất", True),
        ("việc nào có nhiều cơ quan được ghi tên chủ trì nhất", True),
        ("không kể việc giao chung, việc nào nhiều sở làm nhất", True),
        ("bỏ qua cụm “các sở, ngành”, việc nào nhiều sở làm nhất", True),
        ("việc nào nhiều sở làm nhất", False),
    ],
)
def test_only_the_named_count_where_the_question_says_so(text, named):
    assert counts_named_alone(text) is named


@pytest.mark.parametrize("text", ["việc nào ít đơn vị tham gia phối hợp nhất", "nhiệm vụ nào ít cơ quan cùng chủ trì nhất"])
def test_fewest_agencies_are_a_least(text):
    assert form_of(text)[0] is Form.LEAST


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Sở Xây dựng có đảm nhận việc nào không?", ""),
        ("Sở Xây dựng có đứng ra làm nhiệm vụ gì không", ""),
        ("Sở Xây dựng có chủ trì việc nào về thoát nước không", "thoát nước"),
        ("Sở Xây dựng còn phụ trách đầu việc nào chưa xong không", "chưa xong"),
    ],
)
def test_whether_there_is_any_task_has_no_topic_but_what_the_task_is_of(text, topic):
    own = tuple(word for word in text.strip("?").split() if word not in ("Sở", "Xây", "dựng", "không", "về"))
    found = with_any_task(query(text, Form.YES_NO, agencies=(WATER,), topic=own))
    assert (found.topic, found.claim, found.of) == (tuple(topic.split()), "", Counted.TASKS)


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("việc có Sở Xây dựng phối hợp thì ai chủ trì", (TASK, LEAD)),
        ("những việc Sở Xây dựng đứng phối hợp do sở nào chủ trì", (TASK, LEAD)),
        ("nhiệm vụ hằng năm có Sở Xây dựng phối hợp thì cơ quan nào đứng đầu", (TASK, LEAD)),
        ("đơn vị nào được giao chủ trì các đầu việc có Sở Xây dựng phối hợp", (TASK, LEAD)),
    ],
)
def test_the_other_part_is_told_of_each_task_of_an_agency(text, ask):
    every = TimeCondition(When.RECURRING, text="hằng năm")
    topic = tuple(word for word in ("hằng", "năm", "đứng") if word in text.split())
    found = with_others_part(query(text, Form.VALUE, (LEAD,), (WATER,), (every,), topic))
    assert (found.ask, found.form, found.of, found.topic) == (ask, Form.LIST, Counted.TASKS, ())


@pytest.mark.parametrize("text", ["Sở Xây dựng phối hợp với ai", "ai chủ trì việc thoát nước có Sở Xây dựng phối hợp"])
def test_one_task_or_none_asks_no_list(text):
    asked = query(text, Form.VALUE, (LEAD,), (WATER,), topic=("thoát", "nước"))
    assert with_others_part(asked) == asked
