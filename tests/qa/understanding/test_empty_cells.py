"""Columns of the register that a question wants empty, or filled."""

import pytest

from qa.contracts.query import Field, FieldCondition
from qa.understanding.empty_cells import empty_columns, filled_columns


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("việc nào cột đơn vị phối hợp còn để trống", Field.COORDINATE),
        ("bỏ trống cột phối hợp là những dòng nào", Field.COORDINATE),
        ("nhiệm vụ nào không ai phối hợp", Field.COORDINATE),
        ("những việc chẳng có bên nào phối hợp", Field.COORDINATE),
        ("việc giao cho Sở Y tế mà không cần cơ quan nào phối hợp", Field.COORDINATE),
        ("mấy việc không bố trí đơn vị phối hợp", Field.COORDINATE),
        ("số việc không cơ quan phối hợp", Field.COORDINATE),
        ("việc nào chưa giao ai chủ trì", Field.LEAD),
        ("dòng nào sản phẩm bị bỏ trống", Field.PRODUCT),
        ("việc nào chưa nêu sản phẩm", Field.PRODUCT),
        ("nhiệm vụ nào không ghi tiền", Field.FUNDING),
        ("cột kinh phí để trống ở những việc nào", Field.FUNDING),
    ],
)
def test_a_column_with_a_word_for_empty_on_either_side_must_be_empty(text, field):
    assert empty_columns(text) == (FieldCondition(field, negated=True),)


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế không phối hợp việc nào",
        "ai phối hợp đào giếng",
        "việc nào do Sở Nội vụ chủ trì mà Sở Y tế không phối hợp",
        "sản phẩm của việc lập bản đồ là gì",
        "kinh phí đào giếng bao nhiêu tiền",
        "đất trống giao cho ai chủ trì trồng cây",
    ],
)
def test_a_denial_of_one_agency_s_part_wants_no_empty_column(text):
    assert empty_columns(text) == ()


def test_a_column_may_have_to_say_something():
    assert filled_columns("việc nào có ghi kinh phí") == (FieldCondition(Field.FUNDING),)
