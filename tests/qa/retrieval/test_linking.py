"""Words of a question that name something of the register: groups, sources of money, the whole."""

from dataclasses import replace

import pytest

from corpus.records import AssignmentKind
from qa.contracts.query import AgencyCondition, Counted, Field, Form, Query, When, Where
from qa.reading.register import select
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


def test_a_part_of_the_plan_is_named_by_its_own_number(knowledge):
    rows = knowledge.register.rows([PLAN])
    roman = next(part for row in rows for part in row.stored.section_path if part.split(".")[0].strip("IVX") == "")
    number = roman.split(".")[0]
    text = f"mục {number} có mấy việc"
    assert linked(query(text), text, knowledge).where.group == roman
    for text in ("mục XIX có mấy việc", "danh mục nhiệm vụ có mấy việc", "hạng mục 1 có mấy việc"):
        assert not linked(query(text), text, knowledge).where.group


def test_words_that_name_the_plan_or_what_is_counted_are_no_topic(knowledge):
    title = knowledge.plan(PLAN).metadata.title
    said = "công nghiệp sinh học"
    assert said in title
    for text in (f"đếm số nhiệm vụ {said}", "số dòng bảng", f"số cơ quan của kế hoạch {said}"):
        assert not set(linked(query(text), text, knowledge).topic) - {"của"}
    text = f"liệt kê các đề án {said}"
    assert set(said.split()) <= set(linked(query(text, Form.LIST), text, knowledge).topic)
    text = f"kế hoạch {said} giao mấy việc đào tạo"
    assert {"đào", "tạo"} <= set(linked(query(text), text, knowledge).topic)
    text = f"mấy việc đào tạo trong kế hoạch {said}"
    assert {"đào", "tạo"} <= set(linked(query(text), text, knowledge).topic)


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


def test_words_of_one_heading_alone_name_its_group_without_a_word_for_groups(knowledge, groups):
    heading = next(group for group in groups if "quốc tế" in group.lower())
    text = "hợp tác quốc tế có bao nhiêu nhiệm vụ"
    found = linked(query(text), text, knowledge)
    assert found.where.group == "hợp tác quốc tế"
    assert not {"hợp", "tác"} & set(found.topic)
    rows = select(knowledge.register, found.where).rows
    assert {row.stored.assignment.group for row in rows} == {heading}


def test_words_of_the_title_or_of_an_agency_name_no_group(knowledge):
    for text in ("phát triển công nghiệp sinh học có mấy việc", "Sở Khoa học và Công nghệ có mấy việc"):
        asked = query(text)
        asked = replace(asked, where=replace(asked.where, agencies=(AgencyCondition(("x",), "Sở Khoa học và Công nghệ"),)))
        assert linked(asked, text, knowledge).where.group == ""


def test_a_number_tells_which_of_several_groups_of_like_names(knowledge):
    plan = "quang-ngai-cong-nghiep-sinh-hoc"
    text = "mục phát triển công nghiệp sinh học (mục 4) có mấy việc"
    found = linked(query(text, plan=plan), text, knowledge)
    rows = select(knowledge.register, found.where).rows
    headings = {row.stored.assignment.group for row in rows}
    assert headings == {"Phát triển công nghiệp sinh học ngành Công Thương"}
    assert not {"phát", "triển", "sinh"} & set(found.topic)


@pytest.mark.parametrize("text", ["bên nào chủ trì nhiều việc hơn", "so sánh số nhiệm vụ của hai sở", "ai ít việc hơn"])
def test_how_many_tasks_each_side_has_is_compared_by_numbers(knowledge, text):
    two = replace(query("số việc", Form.COMPARE, Field.LEAD), topic=("số", "việc"))
    found = linked(replace(two, where=Where(plans=(PLAN, "quang-ngai-cong-nghiep-sinh-hoc"))), text, knowledge)
    assert (found.ask, found.of, found.topic) == ((Field.TASK,), Counted.TASKS, ())


def test_times_that_are_compared_are_times_of_tasks(knowledge):
    text = "thời gian mở lớp dạy nghề ở hai tỉnh khác gì nhau"
    found = linked(query(text, Form.COMPARE, Field.CONTENT), text, knowledge)
    assert found.ask == (Field.PERIOD,)


@pytest.mark.parametrize(
    "text", ["mục III phụ lục có mấy việc", "phần 3 trong bảng gồm mấy việc", "phần III của danh mục có bao nhiêu nhiệm vụ"]
)
def test_a_part_of_the_annex_is_one_of_the_groups_of_tasks(knowledge, text):
    rows = [row for row in knowledge.register.rows([PLAN]) if row.kind is AssignmentKind.TASK]
    groups = list(dict.fromkeys(row.stored.assignment.group for row in rows))
    assert linked(query(text), text, knowledge).where.group == groups[2]


def test_words_for_a_part_beside_an_agency_are_no_topic(knowledge):
    text = "mấy việc Sở Y tế tham gia chủ trì"
    health = AgencyCondition(("so-y-te",), "Sở Y tế")
    asked = replace(query(text), topic=("tham", "gia", "chủ", "trì"), where=Where(plans=(PLAN,), agencies=(health,)))
    assert linked(asked, text, knowledge).topic == ()
