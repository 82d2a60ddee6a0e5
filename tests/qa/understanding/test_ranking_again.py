"""The ranking before, asked from its other end or of another place."""

from dataclasses import replace

from qa.contracts.answer import Answer, Status
from qa.contracts.query import Counted, Field, Form, Query
from qa.understanding.pointing import Opening
from qa.understanding.ranking_again import from_the_other_end, in_another_place
from qa.understanding.turns import Turn, said_by

MOST = Query((Field.LEAD,), Form.MOST, of=Counted.AGENCIES)
BEFORE = Turn(MOST, Answer("", Status.ANSWERED, ""))


def asked(text, query):
    words = replace(query.words, text=text)
    query = replace(query, words=words)
    return words, said_by(query, None, Opening.NONE), query, BEFORE


def test_the_least_after_the_most_ranks_the_same_things():
    found = from_the_other_end(*asked("thế ít nhất thì sao", replace(MOST, form=Form.LEAST)))
    assert found == replace(MOST, form=Form.LEAST)
    assert from_the_other_end(*asked("thế nhiều nhất thì sao", MOST)) is None


def test_another_place_ranks_the_same_things():
    assert in_another_place(*asked("đứng thứ hai là sở nào", replace(MOST, form=Form.VALUE))) is not None
    assert in_another_place(*asked("ai phối hợp", replace(MOST, form=Form.VALUE))) is None
