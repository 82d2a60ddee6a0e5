"""The closed lists that several grammars share: words of asking, kinds of documents as they are said, places in an order."""

import pytest

from corpus.genres.table import genres
from qa.reading.interrogatives import ANY, HOW_SHORT, OPEN, WHAT, asking
from qa.reading.kinds_said import CITED_NAMES, SHORTS, name_said
from qa.reading.ordinals import PLACES_SAID


@pytest.mark.parametrize(
    "question", ["Ai giữ chìa khóa", "hạn nộp bao giờ?", "mở mấy lớp", "vì sao dừng", "Kinh phí bao nhiêu", "làm thế nào"]
)
def test_what_asks_openly(question):
    assert asking(*OPEN).search(question)


@pytest.mark.parametrize("question", ["Hái chè ở bản Mây có đạt 3 tấn không", "giao cho xã mái đá", "đầu năm"])
def test_parts_of_other_words_ask_nothing(question):
    assert not asking(*ANY).search(question)


def test_each_grammar_takes_the_words_that_it_means():
    assert asking(*ANY).search("xã nào nuôi sen")
    assert not asking(*OPEN).search("xã nào nuôi sen")
    assert not asking(*ANY).search("nộp bản sao")
    assert asking(*ANY, HOW_SHORT).search("nộp bản sao")
    assert not asking(WHAT).search("mấy lớp")


@pytest.mark.parametrize(
    ("said", "name"),
    [("NĐ", "nghị định"), ("qd", "quyết định"), ("ĐA", "đề án"), ("Thông tư", "thông tư"), ("ttr", "tờ trình")],
)
def test_letters_and_names_of_kinds(said, name):
    assert name_said(said) == name


def test_longer_names_of_kinds_stand_before_those_that_begin_them():
    for at, name in enumerate(CITED_NAMES):
        assert not any(later.startswith(f"{name} ") for later in CITED_NAMES[at:])
    assert {genre.name for genre in genres() if genre.cited} <= set(CITED_NAMES)
    assert set(SHORTS.values()) == {genre.name for genre in genres() if genre.short}


def test_places_in_an_order_are_said_in_several_ways():
    assert PLACES_SAID["nhì"] == PLACES_SAID["hai"] == 2
    assert PLACES_SAID["tư"] == PLACES_SAID["bốn"] == 4
    assert "sáu" not in PLACES_SAID, "which is a day of the week too"
