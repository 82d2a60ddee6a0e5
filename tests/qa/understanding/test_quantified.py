"""What a claim says of how many."""

import pytest

from qa.contracts.query import Many
from qa.understanding.quantified import quantity_in


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("toàn bộ các nhiệm vụ do Sở Y tế chủ trì", 1.0, 1.0),
        ("cả năm nhiệm vụ đều xong trong quý I", 1.0, 1.0),
        ("chẳng có việc nào giao cho xã", 0.0, 0.0),
        ("Báo Sơn La không được giao chủ trì việc gì", 0.0, 0.0),
        ("hai phần ba số việc do Sở Y tế lo", 2 / 3, 2 / 3),
        ("40% số nhiệm vụ", 0.4, 0.4),
    ],
)
def test_shares(text, least, most):
    found = quantity_in(text)
    assert found is not None
    assert (found.least, found.most) == pytest.approx((least, most))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("giao cho xã 7 việc", Many(7, 7)),
        ("trên 7 nhiệm vụ", Many(least=8)),
        ("không quá ba đầu việc", Many(most=3)),
        ("9/20 nhiệm vụ", Many(9, 9)),
    ],
)
def test_counts(text, count):
    found = quantity_in(text)
    assert found is not None
    assert found.count == count


@pytest.mark.parametrize("text", ["giao Sở Y tế một việc khó", "hằng năm việc này do xã lo", "nhiệm vụ 5 do ai chủ trì"])
def test_no_quantity(text):
    assert quantity_in(text) is None
