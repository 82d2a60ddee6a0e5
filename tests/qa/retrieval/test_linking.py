"""Words of a question that name something of the register: groups, sources of money, the whole."""

import pytest

from qa.contracts.query import Counted, Field, Form, Query, When, Where
from qa.retrieval.linking import linked

PLAN = "quang-nam-cong-nghiep-sinh-hoc"


def query(text, form=Form.COUNT, ask=Field.TASK, plan=PLAN):
    topic = tuple(text.removesuffix("?").split())
    return Query((ask,), form, Where(plans=(plan,)), Counted.TASKS, topic=topic)


@pytest.fixture(scope="module")
def groups(knowledge):
    rows = knowledge.register.rows([PLAN])
    return list(dict.fromkeys(row.stored.assignment.group for row in rows))


def test_a_group_is_named_by_its_first_words(knowledge, groups):
    begin = " ".join(groups[0].lower().replace(",", "").split()[:4])
    text = f"nhóm {begin} có bao nhiêu nhiệm vụ"
    found = linked(query(text), text, knowledge)
    assert found.where.group == begin
    assert not set(begin.split()) & set(found.topic)
    rows = knowledge.register.rows([PLAN])
    assert 0 < len([row for row in rows if row.stored.assignment.group == groups[0]]) < len(rows)


def test_a_group_is_named_by_its_place(knowledge, groups):
    for text, place in (("nhóm II có mấy việc", 1), ("nhóm a có mấy việc", 0)):
        assert linked(query(text), text, knowledge).where.group == groups[place]


def test_what_no_heading_says_names_no_group(knowledge):
    text = "nhóm máy bay có mấy việc"
    assert linked(query(text), text, knowledge).where.group == ""


def test_words_for_the_whole_are_no_topic_of_a_count_but_of_a_question_whether(knowledge):
    text = "tổng cộng phụ lục I có mấy việc"
    assert not {"phụ", "lục", "tổng", "cộng"} & set(linked(query(text), text, knowledge).topic)
    asked = query(text, Form.YES_NO)
    assert linked(asked, text, knowledge).topic == asked.topic


def test_deadlines_in_a_year_end_in_it(knowledge):
    from qa.contracts.query import TimeCondition

    text = "các hạn trong năm 2026 theo thứ tự"
    asked = Query((Field.DEADLINE,), Form.TIMELINE, Where(plans=(PLAN,), times=(TimeCondition(When.IN, text="2026"),)))
    assert [time.when for time in linked(asked, text, knowledge).where.times] == [When.BY]
