"""Words of a question that stand in the cells of the register: a source of money, a time as written, who helps."""

import pytest

from qa.contracts.query import AgencyCondition, Counted, Field, FieldCondition, Form, Query, Role, TimeCondition, When, Where
from qa.reading.register import select
from qa.retrieval.cells_meant import with_cells, words_of

NAM, NGAI, AN = "quang-nam-cong-nghiep-sinh-hoc", "quang-ngai-cong-nghiep-sinh-hoc", "an-giang-457-kh-ubnd-2024"


@pytest.fixture
def asked(knowledge):
    """Return the conditions that a question makes on columns, and how many tasks meet them."""

    def found(text, plan, where=None):
        query = Query((Field.TASK,), Form.COUNT, where or Where(plans=(plan,)), Counted.TASKS)
        query, _ = with_cells(query, text, words_of(text), knowledge.register.rows([plan]))
        return query.where.fields, len(select(knowledge.register, query.where).rows)

    return found


@pytest.mark.parametrize(
    ("text", "condition", "count"),
    [
        ("mấy việc chỉ dùng ngân sách nhà nước", FieldCondition(Field.FUNDING, "NSNN", only=True), 3),
        (
            "việc nào không có nguồn kinh phí nào khác ngoài ngân sách nhà nước",
            FieldCondition(Field.FUNDING, "NSNN", only=True),
            3,
        ),
        (
            "việc nào ngoài ngân sách nhà nước còn có nguồn khác",
            FieldCondition(Field.FUNDING, "NSNN", negated=True, only=True),
            12,
        ),
        ("việc nào không dùng đến ngân sách nhà nước", FieldCondition(Field.FUNDING, "NSNN", negated=True), 0),
        ("việc nào dùng ngân sách nhà nước", FieldCondition(Field.FUNDING, "NSNN"), 15),
    ],
)
def test_a_source_of_money(asked, text, condition, count):
    fields, met = asked(text, NAM)
    assert fields == (condition,)
    assert met == count


def test_a_time_is_quoted_as_it_is_written(asked):
    often = Where(plans=(AN,), times=(TimeCondition(When.RECURRING, text="hàng năm"),))
    fields, met = asked("bao nhiêu việc ghi là “Hàng năm và giai đoạn”", AN, often)
    assert fields == (FieldCondition(Field.PERIOD, "Hàng năm và giai đoạn", only=True),)
    assert met == asked("bao nhiêu việc thời gian ghi hàng năm và giai đoạn", AN, often)[1] == 6
    assert asked("bao nhiêu việc làm hàng năm", AN, often)[0] == ()
    denied = FieldCondition(Field.PERIOD, "hàng năm và giai đoạn", negated=True, only=True)
    assert asked("bao nhiêu việc không ghi hàng năm và giai đoạn", AN, often)[0] == (denied,)


def test_who_helps_is_named_as_the_register_names_them(asked):
    fields, met = asked("mấy việc có hợp tác xã cùng phối hợp", NGAI)
    assert fields == (FieldCondition(Field.COORDINATE, "hợp tác xã"),)
    assert met == 1
    assert asked("mấy việc về hợp tác xã", NGAI)[0] == ()
    assert asked("mấy việc có tàu vũ trụ cùng phối hợp", NGAI)[0] == ()


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("việc nào có sản phẩm là quyết định của UBND", "quyết định của UBND", 2),
        ("những việc cho ra các lớp học", "lớp học", 1),
        ("mấy việc có kết quả là bài viết, phóng sự", "bài viết", 2),
    ],
)
def test_what_comes_of_a_task_is_named_as_the_register_names_it(asked, text, name, count):
    fields, met = asked(text, NAM)
    assert (fields, met) == ((FieldCondition(Field.PRODUCT, name),), count)


def test_who_leads_is_named_as_the_register_names_them(asked):
    assert asked("việc nào do trường đại học chủ trì", NAM) == ((FieldCondition(Field.LEAD, "trường đại học"),), 2)


def test_an_agency_that_is_left_out_is_no_condition_once_more(asked):
    out = AgencyCondition(("so-giao-duc-va-dao-tao",), "Sở Giáo dục và Đào tạo", Role.COORDINATE, negated=True)
    fields, met = asked("mấy việc không có Sở Giáo dục và Đào tạo phối hợp", NAM, Where(plans=(NAM,), agencies=(out,)))
    assert (fields, met) == ((), 12)


def test_who_leads_the_tasks_of_which_a_thing_must_come(knowledge):
    text = "các nhiệm vụ có sản phẩm là lớp học do ai chủ trì"
    asked = Query((Field.LEAD,), Form.LIST, Where(plans=(NAM,)))
    found, spans = with_cells(asked, text, words_of(text), knowledge.register.rows([NAM]))
    assert found.where.fields == (FieldCondition(Field.PRODUCT, "lớp học"),)
    assert (set(found.ask), found.of) == ({Field.LEAD, Field.TASK}, Counted.TASKS)
    assert [text[start:end] for start, end in spans] == ["sản phẩm là lớp học"]
    other = "các nhiệm vụ có sản phẩm là tàu vũ trụ do ai chủ trì"
    assert with_cells(asked, other, words_of(other), knowledge.register.rows([NAM])) == (asked, [])
