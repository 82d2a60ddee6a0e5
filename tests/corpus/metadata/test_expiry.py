"""Until when a document says that it holds."""

from datetime import date

import pytest

from tests.corpus.metadata.test_metadata import metadata_of
from tests.corpus.metadata.test_relations import GROUND, OPENING, PLAN, TITLE
from tests.corpus.outline.test_outline import document_of


def until(last):
    document = document_of(PLAN.format(title=TITLE, ground=GROUND, opening=OPENING, last=last))
    found = metadata_of(document)
    if found.until is not None:
        assert str(found.until.year) in found.ranges["until"][0].of(document.text)
    return found.until


@pytest.mark.parametrize(
    ("last", "day"),
    [
        ("Kế hoạch này có hiệu lực từ ngày ký đến hết ngày 30 tháng 6 năm 2027.", date(2027, 6, 30)),
        ("3. Kế hoạch có hiệu lực kể từ ngày ký đến hết ngày 31/12/2026; các sở thực hiện.", date(2026, 12, 31)),
        ("Kế hoạch này thay thế Kế hoạch số 9/KH-UBND và có giá trị đến hết năm 2028.", date(2028, 12, 31)),
        ("Kế hoạch này được áp dụng đến năm 2029.", date(2029, 12, 31)),
    ],
)
def test_the_last_day(last, day):
    assert until(last) == day


@pytest.mark.parametrize(
    "last",
    [
        "Kế hoạch này có hiệu lực kể từ ngày ký.",
        "Giấy phép có hiệu lực đến hết ngày 31/12/2026 thì được gia hạn.",
        "Các sở báo cáo kết quả thực hiện Kế hoạch này đến ngày 30/6/2026.",
    ],
)
def test_none_where_it_says_none(last):
    assert until(last) is None
