from dataclasses import replace

import pytest

from qa.contracts.answer import Answer, Status
from qa.contracts.query import Field, Form, Query, Where
from qa.contracts.words import QueryWords
from qa.understanding.pointing import Opening
from qa.understanding.signer_followed import of_the_signer
from qa.understanding.turns import Turn, said_by

SIGNED = Query(ask=(Field.SIGNER,), where=Where(plans=("a",)), words=QueryWords(text="kế hoạch ai ký"))
BEFORE = Turn(SIGNED, Answer("", Status.ANSWERED, "Lò Thị Mai; Phó Chủ tịch"))


def asked(text, before=BEFORE, form=Form.VALUE, topic=()):
    query = Query(ask=(Field.CONTENT,), form=form, topic=topic, words=QueryWords(text=text))
    return of_the_signer(said_by(query, None, Opening.NONE), query, before)


@pytest.mark.parametrize("text", ["bà ấy giữ chức gì", "ông này chức danh là chi", "người ký làm chức vụ gì", "chức vụ gì vậy"])
def test_the_office_of_who_signed(text):
    found = asked(text)
    assert (found.ask, found.form, found.topic) == ((Field.OFFICE,), Form.VALUE, ())


def test_whether_it_is_that_office():
    found = asked("người đó có phải Chủ tịch không", form=Form.YES_NO, topic=("Chủ", "tịch"))
    assert (found.ask, found.form, found.claim) == ((Field.OFFICE,), Form.YES_NO, "Chủ tịch")


def test_the_name():
    assert asked("ông ấy tên gì").ask == (Field.SIGNER,)


@pytest.mark.parametrize("text", ["bà ấy lo việc gì", "chức vụ của trưởng ban chỉ đạo là gì"])
def test_something_else_of_somebody_is_not(text):
    assert asked(text, topic=("trưởng", "ban", "chỉ", "đạo")).ask == (Field.CONTENT,)


def test_nobody_is_meant_where_no_signer_was_told():
    led = replace(BEFORE, query=replace(SIGNED, ask=(Field.LEAD,)))
    assert asked("ông ấy giữ chức gì", led).ask == (Field.CONTENT,)
    assert asked("ông ấy giữ chức gì", replace(BEFORE, answer=Answer("", Status.NOT_FOUND, ""))).ask == (Field.CONTENT,)
