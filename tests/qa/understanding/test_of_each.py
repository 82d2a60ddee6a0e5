"""What is claimed of each of several places, or of one beside another, and how one of them is asked."""

import pytest

from corpus.names.places import find_places
from qa.understanding.of_each import MoreThan, OfEach, claimed_of_each, claimed_to_be_more


def each(text, doubts=True):
    return claimed_of_each(text, find_places(text), doubts=doubts)


def more(text):
    return claimed_to_be_more(text, find_places(text))


@pytest.mark.parametrize(
    ("text", "alone", "count"),
    [
        ("Lào Cai và Yên Bái đều lập chốt kiểm dịch phải không?", "lập chốt kiểm dịch phải không?", 0),
        ("Chốt kiểm dịch có lập ở cả Lào Cai lẫn Yên Bái không?", "Chốt kiểm dịch có lập không?", 0),
        ("Sở Y tế có chủ trì ở Lào Cai, Yên Bái và Sơn La không?", "Sở Y tế có chủ trì không?", 0),
        ("cả ba tỉnh đều lập chốt kiểm dịch à", "lập chốt kiểm dịch à", 3),
        ("hai nơi này đều thuê ghe, đúng không?", "thuê ghe, đúng không?", 2),
        ("Có phải cả hai kế hoạch đều gửi Bộ Y tế không?", "Có phải kế hoạch gửi Bộ Y tế không?", 2),
        ("việc trồng cỏ ở cả 3 tỉnh do Sở Tài chính chủ trì hả", "việc trồng cỏ do Sở Tài chính chủ trì hả", 3),
    ],
)
def test_one_of_several_places_is_asked_alone(text, alone, count):
    found = each(text)
    assert found is not None
    assert (found.text, found.count) == (alone, count)


@pytest.mark.parametrize(
    "text",
    [
        "Lào Cai có lập chốt kiểm dịch không?",
        "Lào Cai và Yên Bái có cùng ngày ban hành không?",
        "Lào Cai và Yên Bái khác nhau không?",
        "Lào Cai nhiều tiền hơn Yên Bái phải không?",
        "Cả ba tỉnh đều do ai chủ trì?",
        "các nhiệm vụ đều do Sở Y tế chủ trì à",
        "trong năm kế hoạch có họp không",
        "Lào Cai có làm như Yên Bái không?",
    ],
)
def test_what_is_not_claimed_of_each_is_asked_as_it_is(text):
    assert each(text) is None


def test_a_statement_claims_where_it_says_that_all_do():
    assert each("ba tỉnh đều trồng cỏ voi", doubts=False) == OfEach("trồng cỏ voi, đúng không?", 3, "tỉnh")
    assert each("trồng cỏ voi ở cả ba tỉnh", doubts=False) is None


@pytest.mark.parametrize(
    ("text", "alone", "great"),
    [
        ("Mức thưởng của Lào Cai cao hơn Yên Bái, đúng không?", "Mức thưởng bao nhiêu?", True),
        ("Lào Cai tổng kết trước Yên Bái phải không", "tổng kết khi nào?", False),
        ("Chuồng trại ở Lào Cai rẻ hơn ở Yên Bái à", "Chuồng trại bao nhiêu tiền?", False),
        ("Lào Cai cho vay lâu năm hơn Yên Bái hả", "cho vay bao lâu?", True),
        ("Lào Cai trồng ít cỏ hơn so với Yên Bái chứ", "trồng cỏ bao nhiêu?", False),
    ],
)
def test_more_than_another_is_asked_of_both_alike(text, alone, great):
    found = more(text)
    assert isinstance(found, MoreThan)
    assert (found.text, found.great, found.places) == (alone, great, ("Lào Cai", "Yên Bái"))


@pytest.mark.parametrize(
    "text",
    ["Lào Cai hay Yên Bái nhiều tiền hơn?", "Lào Cai nhiều hơn Yên Bái bao nhiêu?", "Lào Cai có nhiều hơn 5 chốt không?"],
)
def test_who_has_more_is_no_claim(text):
    assert more(text) is None
