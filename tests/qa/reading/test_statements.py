"""Sentences know the years that they are about, and are whole."""

from dataclasses import replace

import pytest

from qa.reading.statements import statements_of


@pytest.fixture
def passage(snapshot):
    return next(p for p in snapshot.passages_of("an-giang-457-kh-ubnd-2024") if p.kind == "paragraph")


def test_a_target_is_of_the_year_in_its_heading(passage):
    under = replace(passage, clean="100% trạm đạt chuẩn.", section_path=("II. MỤC TIÊU", "1. Đến năm 2027"), context="")
    (statement,) = statements_of([under])
    assert statement.when == {2027}


def test_its_own_year_goes_before_the_heading_s(passage):
    under = replace(passage, clean="Giảm từ 35 phút (năm 2025).", section_path=("1. Đến năm 2030",), context="")
    (statement,) = statements_of([under])
    assert statement.when == {2025}
    assert statement.under == {2030}


def test_a_number_before_a_sentence_is_no_sentence(passage):
    (first, second) = statements_of([replace(passage, clean="1. Trồng rừng. Chăm sóc rừng.", section_path=(), context="")])
    assert (first.text, second.text) == ("1. Trồng rừng.", "Chăm sóc rừng.")


def test_offsets_are_those_of_the_passage(snapshot):
    for passage in snapshot.passages_of("tra-vinh-105-kh-ubnd-2023"):
        for statement in statements_of([passage]):
            assert passage.clean[statement.start : statement.end] == statement.text != ""


def test_nothing_is_set_for_a_year_that_is_only_compared_with(passage):
    text = "Số chợ phiên tăng ít nhất 30% so với giai đoạn 2021 - 2025."
    (statement,) = statements_of([replace(passage, clean=text, section_path=("2. Đến năm 2030",), context="")])
    assert statement.set_for == {2030}
