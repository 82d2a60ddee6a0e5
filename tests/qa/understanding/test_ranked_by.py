"""What a superlative is of: how soon tasks end, how long they last, or how many."""

import pytest

from qa.contracts.query import Counted, Field, Form
from qa.understanding.ranked_by import place_asked, places_asked, rank_in_place, ranked_fields

WHO = (Field.TASK, Field.LEAD)


@pytest.mark.parametrize(
    ("text", "form", "ask", "of", "wanted"),
    [
        ("Nhiệm vụ nào phải xong sớm nhất?", Form.LEAST, WHO, Counted.TASKS, (Field.DEADLINE,)),
        ("việc nào đến hạn trước tiên", Form.LEAST, WHO, Counted.TASKS, (Field.DEADLINE,)),
        ("hạng mục nào gấp nhất", Form.LEAST, (Field.TASK,), None, (Field.DEADLINE,)),
        ("việc nào làm sau cùng", Form.MOST, WHO, Counted.TASKS, (Field.DEADLINE,)),
        ("nhiệm vụ nào trễ hơn mọi việc khác", Form.MOST, (Field.TASK, Field.PERIOD), Counted.TASKS, (Field.DEADLINE,)),
        ("việc nào kéo dài nhất", Form.MOST, WHO, Counted.TASKS, (Field.PERIOD,)),
        ("nhiệm vụ nào làm lâu nhất", Form.MOST, WHO, Counted.TASKS, (Field.PERIOD,)),
        ("việc nào ngắn ngày nhất", Form.LEAST, WHO, Counted.TASKS, (Field.PERIOD,)),
        ("việc nào nhiều cơ quan phối hợp nhất", Form.MOST, (Field.COORDINATE,), Counted.TASKS, (Field.COORDINATE,)),
        ("việc nào sớm nhất", Form.LIST, WHO, Counted.TASKS, WHO),
        ("hạn báo cáo nào muộn nhất", Form.MOST, (Field.REPORT,), None, (Field.REPORT,)),
        ("nơi nào xa nhất", Form.MOST, (Field.CONTENT,), None, (Field.CONTENT,)),
    ],
)
def test_tasks_are_ranked_by_the_time_that_the_superlative_is_of(text, form, ask, of, wanted):
    assert ranked_fields(form, ask, of, text)[0] == wanted


def test_who_leads_most_tasks_is_an_agency_whatever_is_counted():
    text = "đvị nào chủ trì nhiều nhiệm vụ nhất"
    assert ranked_fields(Form.MOST, (Field.LEAD,), Counted.TASKS, text) == ((Field.LEAD,), Counted.AGENCIES)
    many = "nhiệm vụ nào có nhiều cơ quan chủ trì nhất"
    assert ranked_fields(Form.MOST, (Field.LEAD,), Counted.TASKS, many) == ((Field.LEAD,), Counted.TASKS)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Năm sở nhiều việc nhất", 5),
        ("top 3 cơ quan chủ trì nhiều nhiệm vụ nhất", 3),
        ("3 tỉnh có ít nhiệm vụ nhất là những tỉnh nào", 3),
        ("Sở nào nhiều việc nhất?", 1),
        ("năm 2030 sở nào nhiều việc nhất", 1),
    ],
)
def test_how_many_of_those_that_have_most_are_asked_for(text, places):
    assert places_asked(text) == places


@pytest.mark.parametrize(
    ("text", "place", "form"),
    [
        ("Phòng nào chủ trì nhiều việc thứ nhì?", (2, 2), Form.MOST),
        ("sở nào ít việc thứ ba", (3, 3), Form.LEAST),
        ("đứng đầu, đứng nhì về số việc là ai", (1, 2), Form.MOST),
        ("cơ quan xếp thứ tư về số nhiệm vụ", (4, 4), Form.MOST),
        ("việc nào tốn kém thứ hai", (2, 2), Form.MOST),
    ],
)
def test_a_place_behind_the_first_is_asked_for(text, place, form):
    assert place_asked(text) == place
    assert rank_in_place(text) is form


@pytest.mark.parametrize(
    "text", ["thứ hai tuần sau họp gì", "nhóm thứ hai gồm gì", "việc thứ ba ai làm", "sở nào nhiều việc nhất"]
)
def test_a_day_or_an_item_is_no_place_in_an_order(text):
    assert rank_in_place(text) is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("ba việc tốn kém nhất", 3),
        ("Hai kế hoạch nào ban hành đầu tiên", 2),
        ("trong bốn kế hoạch, kế hoạch nào ít việc nhất", 1),
        ("trong ba việc đó việc nào sớm nhất", 1),
    ],
)
def test_as_many_as_are_asked_for(text, places):
    assert places_asked(text) == places
