"""A document that was asked for and told, gone on about: written out in the follow-up."""

import pytest

from qa.contracts.answer import Answer, Status
from qa.contracts.query import Field, Query
from qa.contracts.words import QueryWords
from qa.understanding.documents_told import with_document_told
from qa.understanding.turns import Turn

TOLD = "Nghệ An (77/KH-UBND): “Tiếp tục thực hiện Nghị quyết số 12-NQ/TU và Quyết định số 834/QĐ-BCT ngày 02/3/2031 về muối”"


def turn(question, ask=(Field.CONTENT,), told=TOLD):
    query = Query(ask, words=QueryWords(text=question))
    return Turn(query, Answer(question, Status.ANSWERED, told))


@pytest.mark.parametrize(
    ("follow_up", "meant"),
    [
        ("Ban hành ngày nào vậy?", "Quyết định số 834/QĐ-BCT Ban hành ngày nào vậy?"),
        ("quyết định đó ký ngày nào", "Quyết định số 834/QĐ-BCT ký ngày nào"),
        ("Thế nó ra khi nào?", "Quyết định số 834/QĐ-BCT ra khi nào?"),
        ("văn bản này ban hành năm nào", "Quyết định số 834/QĐ-BCT ban hành năm nào"),
        ("ngày mấy", "Quyết định số 834/QĐ-BCT ngày mấy"),
    ],
)
def test_the_day_of_the_document_that_was_asked_for_is_asked(follow_up, meant):
    assert with_document_told(follow_up, turn("Nghệ An đang làm theo quyết định nào của Bộ về muối?")) == meant


def test_it_is_of_the_kind_that_was_asked_for():
    assert with_document_told("Ra ngày nào?", turn("theo nghị quyết nào")).startswith("Nghị quyết số 12-NQ/TU")
    assert with_document_told("Ra ngày nào?", turn("theo cái gì", (Field.BASIS,))).startswith("Nghị quyết số 12-NQ/TU")


@pytest.mark.parametrize(
    ("question", "follow_up"),
    [
        ("Ai ký kế hoạch Nghệ An?", "Ban hành ngày nào?"),
        ("kế hoạch nào mới nhất", "Ban hành ngày nào?"),
        ("theo quyết định nào", "Kế hoạch của Nghệ An ban hành ngày nào?"),
        ("theo quyết định nào", "Nghị quyết 15-NQ/TW ban hành ngày nào?"),
        ("theo quyết định nào", "Ai chủ trì việc phơi muối?"),
    ],
)
def test_what_asks_of_something_else_stays_as_it_is(question, follow_up):
    assert with_document_told(follow_up, turn(question)) == follow_up
