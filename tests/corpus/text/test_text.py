"""Folding, numbers and terms: what must be alike, what must not, and that no offset moves."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import (
    Analyzer,
    find_document_numbers,
    fold_accents,
    fold_case,
    fold_i_y,
    fold_tone_position,
    folded_syllables,
    normalize,
    tokens,
)

ANY_TEXT = st.text() | st.text(alphabet="aoàòueuỳýqQyđĐÐkKĩỹ ßİﬁǅ́̉0123./-\n*TWNQ") | st.text(alphabet="hoauyeàáỷúòý ")


@given(ANY_TEXT)
def test_foldings_keep_every_offset(text):
    text = normalize(text)
    for fold in (fold_case, fold_tone_position, fold_accents, fold_i_y):
        assert len(fold(text)) == len(text)


@given(ANY_TEXT)
def test_normalizing_twice_changes_nothing(text):
    assert normalize(normalize(text)) == normalize(text)
    assert unicodedata.is_normalized("NFC", normalize(text))


@given(ANY_TEXT)
def test_tokens_are_ranges_of_the_text(text):
    text = normalize(text)
    found = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    for token in found:
        if not token.text[0].isdigit():
            assert fold_tone_position(fold_case(text))[token.start : token.end] == token.text


@given(ANY_TEXT)
def test_folded_syllables_are_the_folded_tokens(text):
    assert folded_syllables(text) == [fold_accents(token.text) for token in tokens(text)]


@pytest.mark.parametrize(
    ("new", "old"),
    [("hoà", "hòa"), ("uỷ ban", "ủy ban"), ("THUÝ", "THÚY"), ("khoẻ", "khỏe"), ("quý", "quý"), ("qúy", "quý"), ("Uỷ", "Ủy")],
)
def test_tone_marks_have_one_position(new, old):
    assert fold_tone_position(new) == old


@pytest.mark.parametrize("word", ["hoàn", "quỳ", "quà", "khuỷu", "huỳnh", "hoài", "thuyền", "toàn", "quỹ"])
def test_syllables_with_one_spelling_stay(word):
    assert fold_tone_position(word) == word


def test_accents_fold_to_plain_letters():
    assert fold_accents("Đẩy mạnh ƯỨNG dụng") == "day manh uung dung"


def test_i_and_y_are_one_where_both_are_right():
    assert fold_i_y("kỹ lý mỹ quý tỷ") == "kĩ lí mĩ quí tỉ"
    assert fold_i_y("y tế ủy tay thủy yêu") == "y tế ủy tay thủy yêu"


def test_invisible_marks_and_line_ends_are_mended():
    assert normalize("\ufeffmột\r\nhai\rba\u200b bo\u00adn Ðà") == "một\nhai\nba bon Đà"


@pytest.mark.parametrize(
    ("spelled", "key"),
    [
        ("36-\nNQ/TW", "36-nq/tw"),
        ("36 – NQ/TW", "36-nq/tw"),
        ("1600/qd-ttg", "1600/qđ-ttg"),
        ("1600/QĐ-TTg", "1600/qđ-ttg"),
        ("**105** /KH-UBND", "105/kh-ubnd"),
        ("08/KH-UBND", "8/kh-ubnd"),
        ("30/2020/NĐ-CP", "30/2020/nđ-cp"),
        ("24-CTr/TU", "24-ctr/tu"),
        ("202/2025/QH15", "202/2025/qh15"),
        ("59/2020/qh14", "59/2020/qh14"),
        ("1234/UBND-KT", "1234/ubnd-kt"),
        ("11/2023/TT-BKHCN", "11/2023/tt-bkhcn"),
        ("429/QĐ-\nTTg ngày 24 tháng 4", "429/qđ-ttg"),
        ("36-NQ/TW - Nghị quyết", "36-nq/tw"),
        ("457/kh-ubnd của an giang", "457/kh-ubnd"),
        ("15/CT/TU", "15/ct/tu"),
    ],
)
def test_a_document_number_has_one_key(spelled, key):
    assert [number.key for number in find_document_numbers(f"số {spelled}")] == [key]


@pytest.mark.parametrize("text", ["2021-2025", "10-15%", "08/5/2024", "24/7", "2024-Nam/Nữ", "03 - hộ nghèo", "5/xã", "1/2"])
def test_what_is_no_document_number(text):
    assert find_document_numbers(text) == []


def test_terms_serve_questions_without_accents_and_with_slips():
    analyzer = Analyzer()
    written, typed = analyzer.terms("Đào tạo kỹ thuật y tế"), analyzer.terms("dao tao kĩ thuat y te")
    assert written.folded == typed.folded == ("dao", "tao", "ki", "thuat", "y", "te")
    assert written.bigrams == typed.bigrams
    assert written.exact != typed.exact


def test_year_and_province_name_differ_in_the_exact_field():
    analyzer = Analyzer()
    assert analyzer.terms("năm").exact != analyzer.terms("Nam").exact


def test_numbers_with_points_and_zeros_are_alike():
    assert [token.text for token in tokens("1.600 tỷ, ngày 08, 2,5%, học1 36-NQ/TW")] == [
        "1600", "tỷ", "ngày", "8", "2,5", "học", "1", "36", "nq", "tw",
    ]  # fmt: skip


def test_words_are_underthesea_compounds():
    terms = Analyzer(words=True).terms("Đẩy mạnh đào tạo nhân lực y tế")
    assert "đào_tạo" in terms.words
    assert Analyzer().terms("đào tạo").words == ()
