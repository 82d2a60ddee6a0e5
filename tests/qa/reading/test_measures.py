"""Days, spans and amounts of a clause, comparable; of a text the one that is of given words."""

import pytest

from qa.reading.measures import amount_of, day_of, of_words, span_of
from qa.reading.wording import Wording


@pytest.mark.parametrize(
    ("sooner", "later"),
    [
        ("trước ngày 10/12 hằng năm", "trước ngày 25/12 hằng năm"),
        ("trong quý I/2026", "trước ngày 15/5/2027"),
        ("trước ngày 15 hằng tháng", "trước ngày 20 hằng tháng"),
    ],
)
def test_days_can_be_put_in_order(sooner, later):
    one, other = day_of(sooner), day_of(later)
    assert one is not None
    assert other is not None
    assert (one.kind, one.value < other.value) == (other.kind, True)


def test_spans_are_told_in_days():
    spans = [span_of(text) for text in ("trong 2 tuần", "trong 14 ngày")]
    assert [span.value for span in spans if span] == [14.0, 14.0]
    assert span_of("14 người") is None


def test_amounts_of_other_kinds_are_not_compared():
    kinds = [amount_of(text) for text in ("71% hộ", "742 lớp", "3 tỷ đồng")]
    assert len({amount.kind for amount in kinds if amount}) == 3


def test_the_value_of_the_clause_that_is_spoken_of():
    words = Wording(["đóng phao"], lambda _: 1.0)
    found = of_words(words, "Sửa cầu dẫn 3 tỷ đồng; đóng phao 1,2 tỷ đồng.", amount_of)
    assert found is not None
    assert found.text == "1,2 tỷ đồng"
