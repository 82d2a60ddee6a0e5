import pytest

from qa.contracts.query import Field
from qa.understanding.columns_doubted import column_doubted


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("việc đó có ghi thời hạn không?", Field.PERIOD),
        ("có giao hạn chót chưa", Field.PERIOD),
        ("nhiệm vụ này có nêu rõ sản phẩm đầu ra không", Field.PRODUCT),
        ("có bố trí kinh phí riêng không", Field.FUNDING),
        ("việc thứ hai có đơn vị nào phối hợp không", Field.COORDINATE),
        ("đã giao bên nào chủ trì chưa", Field.LEAD),
        ("hạn có phải tháng 6 không", None),
        ("Sở Y tế có phối hợp không", None),
        ("có kinh phí bao nhiêu", None),
        ("sản phẩm có phải báo cáo không", None),
    ],
)
def test_the_column_that_may_be_empty(text, column):
    assert column_doubted(text) is column
