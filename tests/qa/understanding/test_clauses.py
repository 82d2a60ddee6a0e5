"""Questions that ask several things at once: their asking clauses, and which further values those may add."""

from dataclasses import replace

import pytest

from qa.contracts.learned_reading import LearnedReading
from qa.contracts.query import Field, Form
from qa.understanding.clauses import asking_clauses, with_fields_of

EMPTY = LearnedReading("", (), (), (), (), (), (), 0.0, (), ())


def read(field, probability=0.9):
    return replace(EMPTY, ask=((field, probability), (Field.CONTENT, 0.1)), form=((Form.VALUE, 1.0),))


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Sở nào lo trồng rừng, bao giờ xong?", ["Sở nào lo trồng rừng", "bao giờ xong?"]),
        (
            "Ở Lào Cai, sửa cầu treo thì ra sản phẩm gì và hạn quý mấy",
            ["Ở Lào Cai, sửa cầu treo thì ra sản phẩm gì", "hạn quý mấy"],
        ),
        ("Rà soát, cắt giảm, đơn giản hóa thủ tục do ai làm", ["Rà soát, cắt giảm, đơn giản hóa thủ tục do ai làm"]),
        ("Tóm tắt kế hoạch trồng rừng", []),
    ],
)
def test_clauses_that_ask(text, clauses):
    assert list(asking_clauses(text)) == clauses


def test_a_further_value_of_the_same_task_is_wanted_too():
    assert with_fields_of((Field.LEAD,), [read(Field.LEAD), read(Field.PERIOD)]) == (Field.LEAD, Field.PERIOD)
    assert with_fields_of((Field.NUMBER,), [read(Field.NUMBER), read(Field.ISSUED_ON)]) == (Field.NUMBER, Field.ISSUED_ON)


@pytest.mark.parametrize(
    ("ask", "further"),
    [
        ((Field.BASIS,), read(Field.DEADLINE)),  # the date of a legal basis is part of it
        ((Field.LEAD,), read(Field.SIGNER)),  # a task has no signer
        ((Field.LEAD,), read(Field.PERIOD, 0.5)),  # not sure enough
        ((Field.PERIOD,), read(Field.DEADLINE)),  # the same time under another name
        ((Field.SUMMARY,), read(Field.LEAD)),
    ],
)
def test_what_does_not_belong_together_is_not_added(ask, further):
    assert with_fields_of(ask, [read(ask[0]), further]) == ask
