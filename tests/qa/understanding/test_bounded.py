"""How many tasks a thing must have, or agencies a task, as questions say it."""

from dataclasses import replace

import pytest

from qa.contracts.query import AgencyCondition, Counted, Field, Form, Many, Query, Where
from qa.understanding.bounded import with_agencies_bound, with_bound, without_counted

ASKED = Query((Field.LEAD,), Form.LIST)


@pytest.mark.parametrize(
    ("text", "of", "many", "ask"),
    [
        ("sở nào chủ trì từ ba việc trở lên", Counted.AGENCIES, Many(least=3), Field.LEAD),
        ("cơ quan nào phối hợp trên 2 nhiệm vụ", Counted.AGENCIES, Many(least=3), Field.COORDINATE),
        ("tỉnh nào có dưới 5 nhiệm vụ", Counted.PLANS, Many(most=4), Field.PLANS),
        ("nhóm nào không quá hai việc", Counted.GROUPS, Many(most=2), Field.LEAD),
        ("đơn vị nào chỉ chủ trì một nhiệm vụ", Counted.AGENCIES, Many(1, 1), Field.LEAD),
    ],
)
def test_things_with_so_many_tasks(text, of, many, ask):
    found = with_bound(ASKED, text)
    assert (found.of, found.many, found.ask, found.form) == (of, many, (ask,), Form.LIST)


@pytest.mark.parametrize("text", ["sở nào chủ trì ba việc", "từ ba việc trở lên", "sở nào chủ trì nhiều việc nhất"])
def test_a_number_alone_is_no_bound(text):
    assert with_bound(ASKED, text) is None


def test_how_many_such_things_there_are_is_counted():
    assert with_bound(ASKED, "bao nhiêu sở chủ trì từ ba việc trở lên").form is Form.COUNT


def test_what_is_asked_of_prose_is_left_alone():
    assert with_bound(Query((Field.FIGURE,), Form.VALUE), "sở nào chủ trì từ ba việc trở lên") is None


@pytest.mark.parametrize(
    ("text", "field", "many"),
    [
        ("việc nào có từ hai đơn vị phối hợp trở lên", Field.COORDINATE, Many(least=2)),
        ("nhiệm vụ nào do hơn một cơ quan chủ trì", Field.LEAD, Many(least=2)),
        ("việc nào cùng lúc ba sở chủ trì", Field.LEAD, Many(least=3)),
    ],
)
def test_tasks_that_name_so_many_agencies(text, field, many):
    (condition,) = with_agencies_bound(ASKED, text).where.fields
    assert (condition.field, condition.many) == (field, many)


def test_where_an_agency_is_named_it_is_that_one_that_is_asked_of():
    named = Query((Field.TASK,), Form.LIST, Where(agencies=(AgencyCondition(("so-y-te",), "Sở Y tế"),)))
    assert with_agencies_bound(named, "việc nào có từ hai đơn vị phối hợp trở lên") is None


def test_words_for_what_is_counted_name_no_agency():
    counted = Query((Field.LEAD,), Form.COUNT, Where(agencies=(AgencyCondition(("to-chuc",), "tổ chức"),)), of=Counted.AGENCIES)
    assert without_counted(counted, "bao nhiêu cơ quan, tổ chức chủ trì").where.agencies == ()
    kind = Where(agencies=(AgencyCondition(("phong-*",), "phòng"),))
    assert without_counted(replace(counted, where=kind), "những phòng nào chủ trì").where == kind
    assert without_counted(counted, "bao nhiêu việc của tổ chức").where.agencies == counted.where.agencies
