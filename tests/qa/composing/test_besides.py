"""Which plans an answer over several plans leaves out, and what it says of them."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.text import normalize
from qa.composing.besides import with_besides
from qa.composing.draft import Draft, Line, compose
from qa.contracts.query import Form
from qa.pipeline import Answerer
from tests.qa.memory import HashEncoder

TOPIC = "ai chủ trì đào tạo nguồn nhân lực"


def inquire(knowledge, question, plan=None):
    return Answerer(knowledge, HashEncoder(), date(2026, 1, 15)).inquire(normalize(question), plan)


def telling(looked, plans, source="evidence.answer_from_evidence"):
    lines = tuple(Line(plan, looked.knowledge.plan_name(plan), ("Sở Nội vụ",), "", ()) for plan in plans)
    return Draft(lines, source=source)


def test_a_plan_left_out_for_want_of_room_is_named_as_one_that_speaks_of_it_too(knowledge):
    looked = inquire(knowledge, TOPIC)
    first, *others = [plan.id for plan in knowledge.plans]
    told = with_besides(telling(looked, others), looked)
    assert told.notes == (f"Cũng có ở: {knowledge.plan_name(first)}.",)
    assert told.notes[0] in compose(told).text
    assert told.lines == telling(looked, others).lines


def test_asked_plan_by_plan_those_without_a_line_are_said_to_be_silent(knowledge):
    looked = inquire(knowledge, f"ở các tỉnh, {TOPIC}?")
    assert looked.wide
    first, second, *others = [plan.id for plan in knowledge.plans]
    (note,) = with_besides(telling(looked, (first, second)), looked).notes
    assert note == f"Không thấy nêu ở: {'; '.join(knowledge.plan_name(plan) for plan in looked.scope.plans if plan in others)}."


@pytest.mark.parametrize("form", [Form.MOST, Form.COUNT, Form.YES_NO])
def test_what_is_not_asked_of_each_plan_names_no_other(knowledge, form):
    looked = inquire(knowledge, TOPIC)
    looked = replace(looked, meant=replace(looked.meant, query=replace(looked.query, form=form)))
    draft = telling(looked, [plan.id for plan in knowledge.plans][:2])
    assert with_besides(draft, looked) == draft


def test_a_side_of_a_comparison_that_no_line_tells_of_is_said_to_be_silent(knowledge):
    looked = inquire(knowledge, "so sánh số lớp đào tạo của An Giang và Trà Vinh")
    looked = replace(looked, meant=replace(looked.meant, query=replace(looked.query, form=Form.COMPARE)))
    one, other = looked.scope.plans
    assert with_besides(telling(looked, (one,)), looked).notes == (f"Không thấy nêu ở: {knowledge.plan_name(other)}.",)
    assert with_besides(telling(looked, (one, other)), looked).notes == ()


def test_an_answer_of_one_plan_or_of_all_stays_as_it_is(knowledge):
    looked = inquire(knowledge, TOPIC)
    everyone = [plan.id for plan in knowledge.plans]
    for plans in (everyone[:1], everyone):
        assert with_besides(telling(looked, plans), looked).notes == ()


def test_prose_of_some_plans_does_not_prove_the_others_silent(knowledge):
    looked = inquire(knowledge, TOPIC)
    draft = telling(looked, [plan.id for plan in knowledge.plans][:2], "prose_answers.gathered.answer_gathered")
    assert with_besides(draft, looked).notes == ()


def asked(looked):
    return looked.meant.as_asked(looked.knowledge)


def test_a_plan_that_is_chosen_counts_as_named_in_the_question(knowledge):
    plan = next(plan for plan in knowledge.plans if plan.province == "An Giang")
    chosen, named = inquire(knowledge, TOPIC, plan.id), inquire(knowledge, f"{TOPIC} ở An Giang")
    assert asked(chosen) == asked(named)
    assert asked(named) == asked(inquire(knowledge, f"{TOPIC} ở An Giang", plan.id)), "said once where it is said"
    assert asked(inquire(knowledge, TOPIC)) == normalize(TOPIC)


def test_a_place_that_one_of_its_plans_speaks_for_is_not_silent(knowledge):
    looked = inquire(knowledge, "ai chủ trì đào tạo ở An Giang và Trà Vinh")
    one, other = looked.scope.plans
    third = next(plan.id for plan in knowledge.plans if plan.id not in looked.scope.plans)
    scope = replace(looked.scope, plans=(one, other, third), mentions=((one, third), (other,)))
    looked = replace(looked, meant=replace(looked.meant, scope=scope))
    assert looked.wide
    assert with_besides(telling(looked, (one, other)), looked).notes == ()
    assert with_besides(telling(looked, (third,)), looked).notes == (f"Không thấy nêu ở: {knowledge.plan_name(other)}.",)
