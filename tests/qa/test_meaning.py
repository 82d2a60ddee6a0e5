"""What a question means over an index: by itself, after another one, and where one of several plans is meant."""

from datetime import date

import pytest

from corpus.records.errors import PlanNotFoundError
from qa.contracts.query import Field
from qa.meaning import Interpreter
from qa.understanding.pointing import Opening
from tests.qa.memory import HashEncoder

ASKED = "ai chủ trì xúc tiến thương mại ở Quảng Nam"


@pytest.fixture(scope="module")
def interpreter(plain_service):
    return Interpreter(plain_service.knowledge, HashEncoder(), reader=None, today=date(2031, 11, 17))


def test_a_question_means_a_query_over_the_plans_it_names(interpreter, plain_service):
    meant = interpreter.meant(interpreter.read(ASKED))
    assert meant.query.asks(Field.LEAD)
    assert {plain_service.plan(plan).province for plan in meant.scope.plans} == {"Quảng Nam"}


def test_the_callers_own_filter_narrows_or_fits_no_plan(interpreter):
    question = interpreter.read("ai chủ trì đào tạo nhân lực")
    (plan,) = interpreter.meant(question, province="Trà Vinh").scope.plans
    assert interpreter.meant(question, plan=plan).scope.plans == (plan,)
    with pytest.raises(PlanNotFoundError):
        interpreter.meant(question, province="Lai Châu")


def test_only_a_follow_up_has_an_opening(interpreter, plain_service):
    question = interpreter.read("không, ý tôi là Trà Vinh")
    assert interpreter.opened(question, None) == (question, Opening.NONE)
    rest, opening = interpreter.opened(question, plain_service.answerer.turn(ASKED, None))
    assert opening
    assert "Trà Vinh" in rest.words.text
    assert len(rest.words.text) < len(question.words.text)


def test_one_of_several_plans_is_where_to_look_and_what_is_asked(interpreter, plain_service):
    one = plain_service.plans()[0].id
    meant = interpreter.meant(interpreter.read("ai chủ trì đào tạo nhân lực")).of_plan(one)
    assert (meant.scope.plans, meant.scope.narrowed, meant.query.where.plans) == ((one,), True, (one,))


def test_times_told_from_today_are_written_out_also_without_accents(interpreter):
    (time,) = interpreter.read("viec nao phai xong trong nam nay").where.times
    assert (time.first, time.last) == (date(2031, 1, 1), date(2031, 12, 31))
