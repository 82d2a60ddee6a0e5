"""How long documents last, as questions ask it."""

from datetime import date

import pytest

from qa.reading.lasting import Lasting, LastingKind, asks_beginning, asks_end, lasting_asked
from qa.reading.life import Force, Life


def _life(force, until=None):
    return Life("p", force, until, (), (), (), "", "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Những kế hoạch nào còn hiệu lực?", LastingKind.HOLDS),
        ("ke hoach nao con thoi han", LastingKind.HOLDS),
        ("Kế hoạch nào đã hết hiệu lực?", LastingKind.ENDED),
        ("kế hoạch nào hết hạn rồi", LastingKind.ENDED),
        ("Văn bản nào bị thay thế?", LastingKind.REPLACED),
        ("Kế hoạch nào còn là dự thảo?", LastingKind.DRAFT),
    ],
)
def test_what_is_asked_of_the_life_of_documents(text, kind):
    assert lasting_asked(text) == Lasting(kind)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Kế hoạch nào hết hạn năm 2031?", date(2031, 1, 1), date(2031, 12, 31)),
        ("kế hoạch nào kết thúc trước năm 2031", None, date(2030, 12, 31)),
        ("Kế hoạch nào kéo dài đến sau 2031?", date(2032, 1, 1), None),
        ("kế hoạch nào kết thúc từ 2031 đến 2033", date(2031, 1, 1), date(2033, 12, 31)),
    ],
)
def test_the_years_in_which_plans_are_to_end(text, first, last):
    assert lasting_asked(text) == Lasting(LastingKind.ENDS, first, last)


@pytest.mark.parametrize("text", ["Ai ký kế hoạch?", "Kế hoạch ban hành năm 2031?", "Sở Y tế báo cáo trước năm 2031"])
def test_nothing_is_asked_of_it(text):
    assert lasting_asked(text) is None


def test_a_plan_meets_what_is_asked_by_its_life():
    ends = Lasting(LastingKind.ENDS, date(2031, 1, 1), date(2031, 12, 31))
    assert ends.meets(_life(Force.IN_FORCE, date(2031, 6, 30)))
    assert not ends.meets(_life(Force.IN_FORCE, date(2032, 1, 1)))
    assert not ends.meets(_life(Force.UNSAID))
    assert Lasting(LastingKind.HOLDS).meets(_life(Force.UNSAID))
    assert not Lasting(LastingKind.HOLDS).meets(_life(Force.DRAFT))
    assert Lasting(LastingKind.ENDED).meets(_life(Force.REPLACED))
    assert not Lasting(LastingKind.REPLACED).meets(_life(Force.EXPIRED))


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("Quyết định 12 có hiệu lực từ ngày nào?", True, False),
        ("nghi quyet nay khi nao co hieu luc", True, False),
        ("Chỉ thị có hiệu lực từ bao giờ", True, False),
        ("Kế hoạch 12 hết hiệu lực ngày nào?", False, True),
        ("kế hoạch có hiệu lực đến khi nào", False, True),
        ("Kế hoạch còn hiệu lực không?", False, False),
    ],
)
def test_since_when_or_until_when(text, begins, ends):
    assert (asks_beginning(text), asks_end(text)) == (begins, ends)
