from dataclasses import replace

from qa.contracts.answer import Answer, Item, Status
from qa.contracts.query import AgencyCondition, Counted, Field, Form, Query, Role, Where
from qa.understanding.holding import held_after
from qa.understanding.turns import Turn

HEALTH = AgencyCondition(("so-y-te",), "Sở Y tế", Role.LEAD)
COUNT = Query((Field.TASK,), Form.COUNT, Where(plans=("a",), agencies=(HEALTH,)), of=Counted.TASKS)


def told(text="3 nhiệm vụ", *items):
    return Answer("", Status.ANSWERED, text, items=items)


def turn(query, answer=None, before=None):
    answer = answer or told()
    return Turn(query, answer, (), held_after(query, answer, before))


def test_the_same_asked_of_several_plans_is_a_row():
    first = turn(COUNT)
    other = replace(COUNT, where=replace(COUNT.where, plans=("b",)), carried=("ask",))
    second = held_after(other, told(), first)
    assert second.row == (COUNT, other)
    assert held_after(replace(other, form=Form.LIST), told(), first).row == (replace(other, form=Form.LIST),)


def test_both_plan_and_agency_changed_is_another_question():
    other = Query(
        (Field.TASK,), Form.COUNT, Where(plans=("b",), agencies=(replace(HEALTH, ids=("so-noi-vu",)),)), of=Counted.TASKS
    )
    assert held_after(other, told(), turn(COUNT)).row == (other,)


def test_a_list_of_several_stays_while_the_plan_is_spoken_of():
    items = (Item("a", "", ("x",), (1,)), Item("a", "", ("y",), (2,)))
    listed = turn(replace(COUNT, form=Form.LIST), told("", *items))
    one = Query((Field.LEAD,), Form.VALUE, Where(plans=("a",)), carried=("plans",))
    assert held_after(one, told("Sở Y tế", items[0]), listed).listed == listed.answer
    assert held_after(replace(one, where=Where(plans=("b",))), told("", items[0]), listed).found is None


def test_who_leads_is_spoken_of_and_who_helps_is_not():
    lead = Query((Field.LEAD,), Form.VALUE, Where(plans=("a",)))
    first = turn(lead, told("Sở Y tế", Item("a", "", ("Sở Y tế",), (1,))))
    assert [agency.ids for agency in first.held.agencies] == [("so-y-te",)]
    helps = Query((Field.COORDINATE,), Form.VALUE, Where(plans=("a",)), carried=("plans",))
    after = held_after(helps, told("Sở Nội vụ", Item("a", "", ("Sở Nội vụ",), (1,))), first)
    assert [agency.ids for agency in after.agencies] == [("so-y-te",)]


def test_who_is_ranked_first_is_spoken_of():
    most = Query((Field.LEAD,), Form.MOST, Where(plans=("a",)), of=Counted.AGENCIES)
    said = told("Sở Nội vụ chủ trì nhiều nhiệm vụ nhất, 4 nhiệm vụ", Item("a", "1", ("Sở Y tế",), (1,)))
    held = held_after(most, replace(said, heading=said.answer), None)
    assert [agency.ids for agency in held.agencies] == [("so-noi-vu",)]
