"""Bounds on how many: of both sides, of one, of none."""

import pytest

from qa.contracts.many import Many


@pytest.mark.parametrize(
    ("bound", "fitting"),
    [
        (Many(3), {3, 4}),
        (Many(most=2), {0, 1, 2}),
        (Many(2, 3), {2, 3}),
        (Many(2, 2), {2}),
        (Many(), {0, 1, 2, 3, 4}),
        (Many(4, 1), set()),
    ],
)
def test_both_bounds_belong_to_it(bound, fitting):
    assert {count for count in range(5) if bound.fits(count)} == fitting


def test_json_says_one_or_none():
    assert Many.of({"least": "3"}) == Many(3)
    assert Many.of({"most": 0}) == Many(most=0)
    assert Many.of(None) is None
    assert Many.of({}) is None
    with pytest.raises(ValueError, match="nhiều"):
        Many.of({"least": "nhiều"})
