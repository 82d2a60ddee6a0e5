"""Two values of one kind, each in the clause of its own thing; and how far they are apart."""

import pytest

from qa.composing.prose_answers.paired import apart, paired, told_in
from qa.reading.measures import Measured, amount_of, day_of
from qa.reading.wording import Wording

NOTHING = Wording([], lambda _: 1.0)


def words(text):
    return Wording([text], lambda _: 1.0)


def values(one, other, texts, *, named=(), liked=lambda _: True):
    told = [told_in(words(own), text, NOTHING, frozenset(named)) for own, text in zip((one, other), texts, strict=True)]
    found = paired(*told, same=texts[0] == texts[1], liked=liked)
    return None if found is None else tuple(each.value.text for each in found)


@pytest.mark.parametrize(
    ("one", "other", "text", "said"),
    [
        ("neo tàu", "bốc dỡ", "Phí neo tàu 40.000 đồng, phí bốc dỡ 65.000 đồng mỗi tấn.", ("40.000 đồng", "65.000 đồng")),
        ("bốc dỡ", "neo tàu", "Phí neo tàu 40.000 đồng, phí bốc dỡ 65.000 đồng mỗi tấn.", ("65.000 đồng", "40.000 đồng")),
        (
            "trạm bơm",
            "cống",
            "Sửa trạm bơm xong trước ngày 30/4/2027; xây cống trước ngày 15/6/2027.",
            ("30/04/2027", "15/06/2027"),
        ),
        ("loại lớn", "loại nhỏ", "Loại lớn 32 trạm đưa vào dùng; loại nhỏ 9 trạm xây sau.", ("32 trạm", "9 trạm")),
        ("huyện", "xã", "Huyện mời 15 doanh nghiệp, xã mời 4 doanh nghiệp.", ("15 doanh nghiệp", "4 doanh nghiệp")),
        ("hạng nhất", "hạng nhì", "Tàu hạng nhất phải có 6 phao (hạng nhì 4 phao).", ("6 phao", "4 phao")),
    ],
)
def test_one_sentence_holds_both(one, other, text, said):
    assert values(one, other, (text, text)) == said


def test_figures_that_the_question_names_are_no_values():
    texts = ("Bãi 5 ha phải có 2 lối ra.", "Bãi 12 ha phải có 4 lối ra.")
    assert values("5", "12", texts, named=((5.0, "ha"), (12.0, "ha"))) == ("2 lối", "4 lối")


def test_values_of_other_kinds_are_no_pair():
    assert values("vé", "xe", ("Vé giảm 30%.", "Xe chở 16 khách.")) is None


def test_one_value_is_not_told_of_both():
    assert values("cầu", "phao", ("Sửa cầu, đóng phao hết 3 tỷ đồng.",) * 2) is None


@pytest.mark.parametrize(
    ("one", "other", "by"),
    [
        (day_of("ngày 31/3/2027"), day_of("ngày 15/5/2027"), "45 ngày"),
        (amount_of("500m2"), amount_of("5.000 m2"), "4.500 m2"),
        (amount_of("12,5%"), amount_of("20%"), "7,5%"),
        (amount_of("40 lớp"), amount_of("3 tàu"), ""),
        (day_of("ngày 10/12 hằng năm"), day_of("ngày 25/12 hằng năm"), ""),
        (Measured(2e9, "2 tỷ đồng", "money"), Measured(5e8, "500 triệu đồng", "money"), ""),
    ],
)
def test_how_far_two_values_are_apart(one, other, by):
    assert apart(one, other) == by
