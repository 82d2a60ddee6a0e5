import pytest

from corpus.records import Range
from ui.presenting.readable import find_words, pieces_of, text_of, tidy


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("##### **1. Mục tiêu**", "1. Mục tiêu"),
        ("| 2 | Đào tạo nhân lực | Sở Nội vụ |", "2 · Đào tạo nhân lực · Sở Nội vụ"),
        ("Sở Nông nghiệp và Môi trường |", "Sở Nông nghiệp và Môi trường"),
        ("| --- | :---: |", ""),
        ("Kinh phí<br>địa phương <i>và</i> __trung ương__", "Kinh phí địa phương và trung ương"),
        ("a\u00a0b&nbsp;c &amp; d", "a b c & d"),
        ("Sở KH&CN\n  chủ trì", "Sở KH&CN chủ trì"),
        ("5 * 3 ha", "5 3 ha"),
    ],
)
def test_marks_of_converters_are_not_shown(written, read):
    assert tidy(written) == read


def test_what_is_cited_stays_marked_when_the_marks_of_the_file_go():
    text = "| **Đào tạo** nhân lực | Sở Nội vụ |"
    quote = Range(text.index("**Đào"), text.index(" nhân"))
    pieces = pieces_of(text, (Range(0, len(text)),), (quote,))
    assert [piece.text for piece in pieces if piece.marked] == ["Đào tạo"]
    assert text_of(pieces) == "Đào tạo nhân lực · Sở Nội vụ"


def test_words_are_found_without_accents_only_where_they_are_typed_without():
    text = "Nhân lực, nhận lức và nguồn nhân lực"
    assert [text[start:end] for start, end in find_words(text, ["nhan luc"])] == ["Nhân lực", "nhận lức", "nhân lực"]
    assert [text[start:end] for start, end in find_words(text, ["nhân lực"])] == ["Nhân lực", "nhân lực"]
    assert find_words(text, ["nhân lự", " "]) == []


def test_words_and_marks_cut_pieces_apart():
    text = "Sở Y tế đào tạo nhân lực"
    pieces = pieces_of(text, (Range(0, len(text)),), (Range(8, len(text)),), ("nhân lực",))
    assert [(piece.text, piece.marked, piece.hit) for piece in pieces] == [
        ("Sở Y tế ", False, False),
        ("đào tạo ", True, False),
        ("nhân lực", True, True),
    ]
