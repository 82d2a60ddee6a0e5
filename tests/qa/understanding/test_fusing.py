from dataclasses import replace

import pytest

from qa.contracts.cues import CueGroup
from qa.contracts.learned_reading import LearnedReading, Negated, ReadSpan, SpanKind, WayToRead
from qa.contracts.query import (
    AgencyCondition,
    Counted,
    Expects,
    Field,
    FieldCondition,
    Form,
    Query,
    Role,
    TimeCondition,
    When,
    Where,
)
from qa.contracts.spelled import Spelled
from qa.contracts.words import AskedFor, QueryWords
from qa.understanding.fusing import fused

TEXT = "trừ Sở Y tế ra thì ai chủ trì phòng dịch"
OWN = Query(
    ask=(Field.LEAD,),
    where=Where(agencies=(AgencyCondition(("so-y-te",), "Sở Y tế", Role.LEAD),)),
    topic=("trừ", "phòng", "dịch"),
    words=QueryWords(Spelled(TEXT, TEXT), TEXT),
)


def reading(ask=Field.LEAD, sure=0.9, form=Form.VALUE, none=0.0, negated=0.0, spans=()):
    return LearnedReading(
        text=TEXT,
        ask=((ask, sure),),
        form=((form, 0.9),),
        of=((None, 0.8), (Counted.TASKS, 0.2)),
        expects=((Expects.AGENCY, 0.9),),
        role=((Role.LEAD, 0.9),),
        negated=((Negated.AGENCY, negated),),
        none=none,
        spans=spans,
        best=(WayToRead((ask,), form, 0.8),),
    )


def test_without_a_reading_the_rules_stand():
    assert fused(OWN, None) is OWN


def test_a_sure_reader_decides_and_an_unsure_one_does_not():
    assert fused(OWN, reading(Field.COORDINATE, 0.9)).ask == (Field.COORDINATE,)
    assert fused(OWN, reading(Field.COORDINATE, 0.4)).ask == (Field.LEAD,)


def test_whom_the_question_excepts_is_left_out_of_a_list():
    query = fused(OWN, reading(negated=0.9))
    assert query.form is Form.LIST
    assert [agency.negated for agency in query.where.agencies] == [True]


def test_the_topic_is_what_the_reader_marks():
    span = ReadSpan(SpanKind.TOPIC, TEXT.index("phòng"), len(TEXT), "phòng dịch", 0.9)
    assert fused(OWN, reading(spans=(span,))).topic == ("phòng", "dịch")


@pytest.mark.parametrize(
    ("text", "marked", "rules", "meant"),
    [
        ("kế hoạch nào nói về chữ ký số", "chữ ký số", "số", "chữ ký số"),  # words that ask who signed, within what is meant
        ("sở nào chủ trì cấp chữ ký số", "cấp chữ ký số", "cấp số", "cấp chữ ký số"),
        ("ai ký kế hoạch trồng sen", "trồng sen", "trồng sen", "trồng sen"),  # they ask, and the reader says so
        ("số của kế hoạch trồng sen", "số của kế hoạch trồng sen", "trồng sen", "trồng sen"),  # one word alone says too little
        ("việc gì của các hộ trồng sen", "của các hộ trồng sen", "hộ trồng sen", "hộ trồng sen"),  # what only joins stays out
    ],
)
def test_words_of_asking_within_the_topic_are_of_it(text, marked, rules, meant):
    topic = tuple(rules.split())
    dropped = tuple(word for word in text.split() if word not in topic)
    words = QueryWords(Spelled(text, text), text, asking=AskedFor(cues=frozenset({CueGroup.SIGNER})), dropped=dropped)
    own = Query(ask=(Field.TASK,), topic=topic, words=words)
    span = ReadSpan(SpanKind.TOPIC, text.index(marked), text.index(marked) + len(marked), marked, 0.9)
    assert fused(own, replace(reading(Field.TASK, spans=(span,)), text=text)).topic == tuple(meant.split())


def test_only_a_sure_reader_sends_a_question_away():
    assert fused(OWN, reading(none=0.6)).ask == (Field.LEAD,)
    assert fused(OWN, reading(none=0.9)).ask == (Field.NONE,)


@pytest.mark.parametrize("field", [Field.TASK, Field.FIGURE, Field.FUNDING])
def test_words_of_summing_up_ask_in_short_for_what_the_reader_finds(field):
    own = replace(OWN, ask=(Field.SUMMARY,))
    assert fused(own, reading(field, 0.9)).ask == (Field.SUMMARY, field)


def test_who_does_it_is_no_summary_though_it_be_asked_in_short():
    assert fused(replace(OWN, ask=(Field.SUMMARY,)), reading(Field.LEAD, 0.9)).ask == (Field.LEAD,)


@pytest.mark.parametrize(("own", "read"), [(Form.YES_NO, Form.VALUE), (Form.COMPARE, Form.LIST), (Form.MOST, Form.VALUE)])
def test_closed_words_of_asking_hold_the_form(own, read):
    two = Where(plans=("one", "other"))
    query = replace(OWN, form=own, of=Counted.TASKS if own is Form.MOST else None, where=two)
    assert fused(query, reading(form=read)).form is own


def test_what_is_ranked_is_not_empty():
    ranked = replace(OWN, form=Form.MOST, of=Counted.TASKS, where=Where())
    denied = replace(reading(Field.COORDINATE, form=Form.MOST), negated=((Negated.COORDINATE, 0.9),))
    assert fused(ranked, denied).where.fields == ()


def test_whether_a_plan_plans_something_is_asked_of_what_it_says():
    own = replace(OWN, form=Form.YES_NO, where=Where(plans=("one",)))
    assert fused(own, reading(Field.PLANS, form=Form.YES_NO)).ask == (Field.CONTENT,)
    assert fused(replace(own, where=Where()), reading(Field.PLANS, form=Form.YES_NO)).ask == (Field.PLANS,)


def of_text(text, own=OWN, **more):
    return replace(own, words=QueryWords(Spelled(text, text), text), **more)


@pytest.mark.parametrize(
    ("ask", "where"),
    [
        (Field.DEADLINE, Where(times=(TimeCondition(When.NONE),))),
        (Field.PERIOD, Where(times=(TimeCondition(When.NONE),))),
        (Field.COORDINATE, Where(fields=(FieldCondition(Field.COORDINATE, negated=True),))),
        (Field.TASK, Where(fields=(FieldCondition(Field.PRODUCT, negated=True),))),
    ],
)
def test_a_cell_that_is_to_be_empty_is_looked_for_among_tasks(ask, where):
    query = fused(of_text("dòng nào bỏ trống ô này", Query((ask,), where=where)), reading(ask))
    assert (query.ask, query.form) == ((Field.TASK,), Form.LIST)


def test_who_leads_a_task_that_has_no_helper_is_still_who_leads():
    where = Where(fields=(FieldCondition(Field.COORDINATE, negated=True),))
    own = of_text("việc không ai phối hợp do ai chủ trì", Query((Field.LEAD,), where=where))
    assert fused(own, reading()).ask == (Field.LEAD,)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Sở Y tế có tên trong mấy việc", Role.EITHER),
        ("Sở Y tế dính vào mấy việc", Role.EITHER),
        ("mấy việc Sở Y tế chủ trì hay phối hợp", Role.EITHER),
        ("Sở Y tế cầm trịch mấy việc", Role.LEAD),
    ],
)
def test_having_any_part_in_a_task_is_no_leading(text, role):
    own = of_text(text, form=Form.COUNT, of=Counted.TASKS, ask=(Field.TASK,))
    assert fused(own, reading(Field.TASK, form=Form.COUNT)).where.agencies[0].role is role


def test_what_is_claimed_of_an_agency_tells_which_task_is_meant():
    own = of_text("Sở Y tế chủ trì phòng dịch sởi phải không", form=Form.YES_NO, topic=("phòng", "dịch", "sởi"))
    spans = (
        ReadSpan(SpanKind.TOPIC, 16, 21, "phòng", 0.9),
        ReadSpan(SpanKind.CLAIM, 0, 30, "Sở Y tế chủ trì phòng dịch sởi", 0.9),
    )
    assert fused(own, reading(form=Form.YES_NO, spans=spans)).topic == ("phòng", "dịch", "sởi")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("việc thứ ba ai phối hợp", False),
        ("Sở nào lo đủ các khâu", False),
        ("việc nào không ai phối hợp", True),
        ("trừ Sở Y tế ra thì ai lo", True),
        ("đừng kể các trung tâm thì còn ai", True),
    ],
)
def test_nothing_is_denied_without_a_word_that_denies(text, denied):
    asked = replace(OWN, words=QueryWords(Spelled(text, text), text))
    heard = replace(reading(negated=0.9), text=text, negated=((Negated.COORDINATE, 0.9), (Negated.AGENCY, 0.9)))
    where = fused(asked, heard).where
    assert any(field.negated for field in where.fields) is denied
    assert any(agency.negated for agency in where.agencies) is denied


@pytest.mark.parametrize(("form", "role"), [(Form.COUNT, Role.EITHER), (Form.YES_NO, Role.COORDINATE)])
def test_a_role_that_the_reader_only_guesses_counts_for_claims_alone(form, role):
    where = Where(agencies=(AgencyCondition(("so-y-te",), "Sở Y tế"),))
    own = of_text("Sở Y tế mấy việc", form=form, of=Counted.TASKS, ask=(Field.TASK,), where=where)
    guessed = replace(reading(Field.TASK, form=form), role=((Role.COORDINATE, 0.4), (Role.LEAD, 0.3), (None, 0.3)))
    assert fused(own, guessed).where.agencies[0].role is role


def test_one_agency_named_with_each_place_is_one():
    named = tuple(AgencyCondition(("so-y-te",), f"Sở Y tế {place}") for place in ("Hà Giang", "Sơn La"))
    own = of_text(
        "so sánh Sở Y tế Hà Giang và Sở Y tế Sơn La", form=Form.COMPARE, where=Where(plans=("a", "b"), agencies=named)
    )
    assert [agency.name for agency in fused(own, reading(Field.TASK, form=Form.COMPARE)).where.agencies] == ["Sở Y tế"]
