"""The words of a follow-up say what its query means, also where that was taken from the turn before."""

from dataclasses import replace
from datetime import date

import pytest

from qa.contracts.query import AgencyCondition, Field, Form, Query, Role, TimeCondition, When, Where
from qa.contracts.words import AskedAgency, AskedFor, Expected, Intent, Named, QueryWords, RowsAsked
from qa.understanding.adapting import words_meant

CHE = AgencyCondition(("to-che",), "Tổ chè", Role.LEAD)
OWN = Query(
    (Field.CONTENT,),
    Form.VALUE,
    topic=("chè",),
    words=QueryWords(text="còn chè thì sao", asking=AskedFor(intents=(Intent.FACT,), expected=Expected.COUNT)),
)


def test_what_says_all_by_itself_keeps_its_words():
    assert words_meant(OWN, OWN) is OWN.words


@pytest.mark.parametrize(
    ("ask", "agencies", "intents"),
    [
        ((Field.LEAD,), (), (Intent.LEAD,)),
        ((Field.DEADLINE, Field.PERIOD), (), (Intent.PERIOD,)),
        ((Field.IMPLEMENTS,), (), (Intent.LEGAL,)),
        ((Field.TASK,), (CHE,), (Intent.TASKS,)),
        ((Field.TASK,), (replace(CHE, role=Role.EITHER),), (Intent.DUTY,)),
        ((Field.TASK,), (replace(CHE, negated=True),), (Intent.FACT,)),
        ((Field.TASK, Field.LEAD), (), (Intent.LEAD,)),
    ],
)
def test_fields_that_were_taken_over_say_what_is_asked(ask, agencies, intents):
    meant = replace(OWN, ask=ask, where=Where(agencies=agencies))
    assert words_meant(meant, OWN).asking.intents == intents


def test_of_tasks_one_by_one_rows_are_asked():
    words = words_meant(replace(OWN, ask=(Field.TASK,), form=Form.LIST), OWN)
    assert words.asking.intents == (Intent.ROSTER,)
    assert words.asking.rows == RowsAsked()


def test_a_count_is_no_figure_of_what_is_asked_now():
    assert words_meant(replace(OWN, ask=(Field.LEAD,)), OWN).asking.expected is None
    assert words_meant(replace(OWN, ask=(Field.FUNDING,)), OWN).asking.expected is Expected.COUNT


def test_money_of_the_plan_stays_the_plans_unless_a_task_says_it():
    own = replace(OWN, words=replace(OWN.words, asking=AskedFor(intents=(Intent.BUDGET,))))
    meant = replace(own, ask=(Field.FUNDING,))
    assert words_meant(meant, own).asking.intents == (Intent.BUDGET,)
    assert words_meant(meant, own, paid_by_task=True).asking.intents == (Intent.FUNDING,)


def test_a_topic_that_was_taken_over_is_read_with_the_question():
    words = words_meant(replace(OWN, topic=("chè", "Bản Mây")), OWN)
    assert words.text == "còn chè thì sao Bản Mây"


def test_agencies_keep_how_the_question_named_them():
    named = AskedAgency(("to-che",), "Tổ chè", "lead")
    own = replace(OWN, words=replace(OWN.words, named=Named(agencies=(named,))))
    sen = AgencyCondition(("to-sen",), "Tổ sen", Role.COORDINATE)
    words = words_meant(replace(own, where=Where(agencies=(CHE, sen, replace(CHE, name="Tổ sao", negated=True)))), own)
    assert words.named.agencies == (named, AskedAgency(("to-sen",), "Tổ sen", "coordinate"))


def test_years_are_those_that_are_meant():
    time = TimeCondition(When.IN, date(2026, 1, 1), date(2027, 12, 31), "2026 - 2027")
    assert words_meant(replace(OWN, where=Where(times=(time,))), OWN).named.years == (2026, 2027)


def test_questions_that_are_asked_as_one_stay_several_unless_one_was_taken_over():
    own = replace(OWN, words=replace(OWN.words, parts=("ai trồng chè", "ai hái chè")))
    meant = replace(own, topic=("trồng",))
    assert words_meant(meant, own).parts == own.words.parts
    assert words_meant(replace(meant, carried=("topic",)), own).parts == ()
    assert words_meant(replace(own, ask=(Field.LEAD,)), own).parts == ()
