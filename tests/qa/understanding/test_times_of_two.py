"""Which questions ask for the times of two things of one plan: made-up questions."""

import pytest

from qa.contracts.query import Field, Form, Query, Where
from qa.contracts.spelled import Spelled
from qa.contracts.words import QueryWords
from qa.understanding.times_of_two import with_times_of_two


def read(text, form=Form.VALUE, ask=Field.DEADLINE, plans=("p",)):
    words = QueryWords(spelled=Spelled(typed=text, text=text), text=text)
    found = with_times_of_two(Query((ask,), form, Where(plans=plans), topic=tuple(text.split()), words=words))
    return found.form, found.ask[0]


BOTH = (Form.COMPARE, Field.PERIOD)


@pytest.mark.parametrize(
    ("text", "form", "ask"),
    [
        ("đắp đê và nạo vét kênh xong khi nào với khi nào?", Form.VALUE, Field.DEADLINE),
        ("hạn đắp đê và hạn nạo vét kênh là ngày nào?", Form.VALUE, Field.DEADLINE),
        ("đắp đê với nạo vét kênh, việc nào làm trước?", Form.LIST, Field.TASK),
        ("đắp đê với nạo vét kênh, việc nào đến hạn sớm hơn?", Form.LEAST, Field.PERIOD),
        ("tuần tra đê và đo nước có chu kỳ khác nhau ra sao?", Form.COMPARE, Field.CONTENT),
        ("thời gian đắp đê so với nạo vét kênh thì dài ngắn thế nào?", Form.VALUE, Field.PERIOD),
    ],
)
def test_the_times_of_two_are_compared(text, form, ask):
    assert read(text, form, ask) == BOTH


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("đắp đê xong khi nào?", {}),
        ("xây dựng và ban hành quy chế xong khi nào?", {}),
        ("đắp đê với nạo vét kênh, việc nào tốn hơn?", {"form": Form.COMPARE, "ask": Field.FUNDING}),
        ("hạn đắp đê và hạn nạo vét kênh là ngày nào?", {"plans": ("p", "q")}),
    ],
)
def test_what_asks_for_one_time_or_for_no_time_compares_none(text, more):
    assert read(text, **more) != BOTH
