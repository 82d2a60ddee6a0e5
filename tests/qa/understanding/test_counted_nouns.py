"""Nouns of what is counted, and the words of a topic that stand beside them."""

import re

import pytest

from qa.contracts.query import Each
from qa.understanding.counted_nouns import AGENCY, BODY, each_of, number_said, topic_beside


@pytest.mark.parametrize(
    ("noun", "each"),
    [
        ("sở, ban, ngành", Each.AGENCIES),
        ("Chi cục", Each.AGENCIES),
        ("tỉnh thành", Each.PROVINCES),
        ("mảng", Each.GROUPS),
        ("kế hoạch", Each.PLANS),
        ("năm", Each.YEARS),
    ],
)
def test_of_what_a_noun_is_a_name(noun, each):
    assert each_of(noun) is each


@pytest.mark.parametrize("text", ["nhiệm vụ", "dịch vụ", "nghĩa vụ", "lễ hội", "xã hội", "phục vụ"])
def test_words_that_end_as_bodies_do_name_none(text):
    assert not re.search(rf"\b{AGENCY}$", text)
    assert not re.search(rf"\b{BODY}$", text)


@pytest.mark.parametrize(("text", "both"), [("vụ", True), ("hội", True), ("cục", True), ("trung tâm", False), ("sở", None)])
def test_bodies_and_agencies_share_their_heads(text, both):
    assert (re.fullmatch(BODY, text) is not None) is (both is not None)
    assert (re.fullmatch(AGENCY, text) is not None) is (both is not False)


@pytest.mark.parametrize(("word", "number"), [("Ba", 3), ("12", 12), ("mười", 10), ("04", 4)])
def test_numbers_in_letters_or_digits(word, number):
    assert number_said(word) == number


def test_of_a_topic_only_what_stands_outside_is_kept():
    text = "Sở nào lo ba việc trở lên về chợ nổi"
    span = (text.index("ba"), text.index(" về"))
    assert topic_beside(("việc", "chợ nổi"), text, [span]) == ("chợ nổi",)
    assert topic_beside(("việc",), f"{text}, việc của sở", [span]) == ("việc",), "it stands elsewhere too"
    assert topic_beside(("việc",), text, []) == ("việc",)
