"""Agencies listed by their part: made-up questions."""

import pytest

from qa.contracts.query import AgencyCondition, Counted, Field, Form, Query, Role, Where
from qa.contracts.spelled import Spelled
from qa.contracts.words import QueryWords
from qa.understanding.agencies_listed import with_agencies_listed

LEAD, HELP, TASK = Field.LEAD, Field.COORDINATE, Field.TASK
BOARDS = AgencyCondition(("cac-so-ban-nganh",), "các sở", Role.LEAD)
HARBOUR = AgencyCondition(("so-xay-dung",), "Sở Xây dựng", Role.COORDINATE)


def query(text, form=Form.LIST, ask=(LEAD,), agencies=()):
    words = QueryWords(spelled=Spelled(typed=text, text=text), text=text)
    return Query(ask, form, Where(plans=("p",), agencies=agencies), topic=tuple(text.split()), words=words)


@pytest.mark.parametrize(
    ("text", "ask", "kind"),
    [
        ("kể tên các trung tâm đứng ra chủ trì", LEAD, ("trung-tam-*",)),
        ("danh sách cơ quan phối hợp", HELP, None),
        ("liệt kê hết những phòng được nêu là đơn vị chủ trì", LEAD, ("phong-*",)),
        ("nêu các đơn vị làm đầu mối", LEAD, None),
    ],
)
def test_what_is_listed_are_the_agencies_of_the_part_that_is_said(text, ask, kind):
    found = with_agencies_listed(query(text, Form.VALUE, (TASK,)))
    assert (found.ask, found.form, found.of, found.topic) == ((ask,), Form.LIST, Counted.AGENCIES, ())
    assert [agency.ids for agency in found.where.agencies] == ([kind] if kind else [])


def test_the_word_for_what_is_listed_is_no_condition():
    found = with_agencies_listed(query("kể tên các sở chủ trì", agencies=(BOARDS,)))
    assert BOARDS not in found.where.agencies


def test_who_has_one_part_where_another_agency_has_the_other():
    found = with_agencies_listed(query("trung tâm nào chủ trì mà có Sở Xây dựng phối hợp", agencies=(HARBOUR,)))
    assert (found.ask, found.of) == ((LEAD,), Counted.AGENCIES)
    assert [agency.ids for agency in found.where.agencies] == [("trung-tam-*",), HARBOUR.ids]


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("kể các việc do các sở chủ trì", (BOARDS,)),
        ("nêu những nhiệm vụ mà các phòng phối hợp", ()),
        ("việc nào Sở Xây dựng phối hợp thì sở nào chủ trì", (HARBOUR,)),
        ("sở nào chủ trì", ()),
    ],
)
def test_tasks_are_left_to_others(text, agencies):
    asked = query(text, agencies=agencies)
    assert with_agencies_listed(asked) is asked
