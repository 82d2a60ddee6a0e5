"""Counts of each by itself and bounds on counts, read from questions on made-up plans."""

import pytest

from qa.contracts.query import AgencyCondition, Counted, Each, Field, Form, Many, Query, Role, Where
from qa.contracts.spelled import Spelled
from qa.contracts.words import QueryWords
from qa.understanding.tallied import with_tallies

HEALTH = AgencyCondition(("so-y-te",), "Sở Y tế", Role.LEAD)
TRADE = AgencyCondition(("so-cong-thuong",), "Sở Công Thương", Role.LEAD)


def asked(text, *, ask=(Field.TASK,), plans=("p",), agencies=(), topic=(), form=Form.VALUE):
    words = QueryWords(spelled=Spelled(typed=text, text=text), text=text)
    return with_tallies(Query(ask, form, Where(plans=plans, agencies=agencies), topic=topic, words=words))


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("Mỗi nhóm có mấy nhiệm vụ?", Each.GROUPS),
        ("từng mảng bao nhiêu việc", Each.GROUPS),
        ("Chia theo cơ quan thì số việc ra sao, mỗi đơn vị bao nhiêu việc", Each.AGENCIES),
        ("mỗi sở chủ trì bao nhiêu?", Each.AGENCIES),
        ("Đếm số đầu việc theo phòng chủ trì", Each.AGENCIES),
        ("thống kê số nhiệm vụ theo nhóm", Each.GROUPS),
        ("ở từng tỉnh giao mấy việc", Each.PROVINCES),
        ("mỗi kế hoạch có bao nhiêu nhiệm vụ", Each.PLANS),
        ("mỗi năm phải xong mấy việc", Each.YEARS),
        ("bình quân mỗi nhóm mấy việc", Each.GROUPS),
    ],
)
def test_each_is_counted_by_itself(text, each):
    query = asked(text)
    assert (query.per, query.form, query.of) == (each, Form.COUNT, Counted.TASKS)


@pytest.mark.parametrize(
    "text",
    [
        "Mỗi nhiệm vụ ai chủ trì?",
        "mỗi tủ sách bao nhiêu bản",
        "mỗi năm đón bao nhiêu lượt khách",
        "Từng cơ quan gửi báo cáo khi nào",
        "Sở Y tế chủ trì bao nhiêu việc",
        "Nhóm đó có mấy việc",
    ],
)
def test_what_asks_for_something_else_is_left_as_it_is(text):
    assert asked(text).per is None


def test_each_side_is_the_agencies_where_several_are_named_and_the_plans_where_not():
    assert asked("Sở Y tế với Sở Công Thương, mỗi bên mấy việc", agencies=(HEALTH, TRADE)).per is Each.AGENCIES
    assert asked("Sở Y tế ở hai tỉnh, mỗi nơi mấy việc", plans=("a", "b"), agencies=(HEALTH,)).per is Each.PLANS


def test_the_named_agencies_are_counted_as_any_of_them():
    (merged,) = asked("Sở Y tế mấy việc, Sở Công Thương mấy việc?", agencies=(HEALTH, TRADE)).where.agencies
    assert merged.ids == ("so-y-te", "so-cong-thuong")
    assert merged.role is Role.LEAD


def test_two_counts_of_one_agency_are_by_its_parts():
    query = asked("Sở Y tế chủ trì mấy việc và phối hợp bao nhiêu việc?", agencies=(HEALTH,))
    assert query.per is Each.ROLES
    assert query.where.agencies[0].role is Role.EITHER


def test_plans_are_counted_by_year_and_by_province():
    for text, each in (("mỗi năm ra mấy văn bản", Each.YEARS), ("từng tỉnh có bao nhiêu kế hoạch", Each.PROVINCES)):
        query = asked(text, ask=(Field.PLANS,), plans=())
        assert (query.per, query.of) == (each, Counted.PLANS)


@pytest.mark.parametrize(
    ("text", "of", "many"),
    [
        ("Phòng nào chủ trì từ ba việc trở lên?", Counted.AGENCIES, Many(3)),
        ("đơn vị nào lo hơn hai việc", Counted.AGENCIES, Many(3)),
        ("Cơ quan nào chỉ chủ trì đúng một việc", Counted.AGENCIES, Many(1, 1)),
        ("những sở nào được giao ít nhất 4 nhiệm vụ", Counted.AGENCIES, Many(4)),
        ("Có sở nào nhận quá 10 việc không", Counted.AGENCIES, Many(11)),
        ("kể các phòng làm không quá hai việc", Counted.AGENCIES, Many(None, 2)),
        ("kế hoạch nào có dưới 5 nhiệm vụ", Counted.PLANS, Many(None, 4)),
        ("Nhóm nào trên 6 việc", Counted.GROUPS, Many(7)),
    ],
)
def test_things_are_bound_by_how_many_tasks_they_have(text, of, many):
    query = asked(text, ask=(Field.LEAD,))
    assert (query.of, query.many) == (of, many)


def test_how_many_there_are_within_a_bound_is_counted_and_whether_there_is_any_is_asked():
    assert asked("bao nhiêu sở chủ trì từ hai việc trở lên", ask=(Field.LEAD,)).form is Form.COUNT
    assert asked("có phòng nào chủ trì trên 5 việc không", ask=(Field.LEAD,), form=Form.YES_NO).form is Form.YES_NO


@pytest.mark.parametrize(
    ("text", "field", "many"),
    [
        ("việc nào có từ hai cơ quan chủ trì trở lên", Field.LEAD, Many(2)),
        ("nhiệm vụ nào chỉ có một đơn vị phối hợp", Field.COORDINATE, Many(1, 1)),
        ("bao nhiêu việc có hơn ba đơn vị phối hợp", Field.COORDINATE, Many(4)),
    ],
)
def test_tasks_are_bound_by_how_many_agencies_they_name(text, field, many):
    query = asked(text)
    (condition,) = query.where.fields
    assert (condition.field, condition.many, query.of) == (field, many, Counted.TASKS)


@pytest.mark.parametrize("text", ["Sở nào chủ trì việc thứ 3", "cơ quan nào làm việc này trong 2 năm", "ai lo 3 việc đó"])
def test_a_number_that_bounds_nothing_is_no_condition(text):
    assert asked(text, ask=(Field.LEAD,)).many is None


def test_words_of_the_bound_are_no_topic():
    query = asked("đơn vị nào lo hơn hai việc dạy bơi", ask=(Field.LEAD,), topic=("hai", "dạy", "bơi"))
    assert query.topic == ("dạy", "bơi")


def test_several_together_are_a_bound():
    (condition,) = asked("việc nào giao cùng lúc bốn sở chủ trì").where.fields
    assert (condition.field, condition.many) == (Field.LEAD, Many(4))
