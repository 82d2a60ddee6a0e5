"""Columns that a question names one after the other are all asked for."""

import pytest

from qa.contracts.query import Field
from qa.understanding.columns_named import with_columns_named


@pytest.mark.parametrize(
    ("text", "ask", "wanted"),
    [
        ("cơ quan chủ trì, sản phẩm và thời hạn của việc mở lớp", (Field.LEAD,), {Field.LEAD, Field.PRODUCT, Field.DEADLINE}),
        ("Mở lớp dạy chữ: sản phẩm + hạn?", (Field.DEADLINE,), {Field.DEADLINE, Field.PRODUCT}),
        ("kho lúa giống: đơn vị, sản phẩm", (Field.PRODUCT,), {Field.PRODUCT, Field.LEAD}),
        (
            "nêu chủ trì, phối hợp và thời gian của việc mở lớp",
            (Field.COORDINATE, Field.PERIOD),
            {Field.COORDINATE, Field.PERIOD, Field.LEAD},
        ),
        ("đơn vị phối hợp với kinh phí của việc đắp đê", (Field.FUNDING,), {Field.FUNDING, Field.COORDINATE}),
        ("thời gian và kinh phí đắp đê", (Field.DEADLINE,), {Field.DEADLINE, Field.FUNDING}),
    ],
)
def test_what_is_named_beside_a_column_is_asked_for_too(text, ask, wanted):
    found = with_columns_named(ask, text)
    assert set(found) == wanted
    assert found[: len(ask)] == ask


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("ai tổng hợp kết quả, tiến độ gửi tỉnh", (Field.LEAD,)),
        ("ai chủ trì mở lớp", (Field.LEAD,)),
        ("hạn nộp kết quả thi", (Field.DEADLINE,)),
        ("kết quả và tiến độ nêu ở đâu", (Field.CONTENT,)),
        ("sản phẩm của việc mở lớp", (Field.PRODUCT,)),
    ],
)
def test_other_questions_ask_no_more_than_they_do(text, ask):
    assert with_columns_named(ask, text) == ask
