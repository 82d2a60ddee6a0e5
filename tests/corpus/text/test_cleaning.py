"""The clean copy of a text and its map back to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Range
from corpus.text import clean, normalize

MESSY = st.text() | st.text(alphabet="a1*_#<>i/ \n-–\\()0NQTWKH|")


@given(MESSY, st.data())
def test_any_span_of_the_clean_text_has_a_source_that_holds_it(text, data):
    text = normalize(text)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    ranges = [Range(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    result = clean(text, ranges)
    assert len(result.text) == len(result.offsets)
    assert list(result.offsets) == sorted(result.offsets)
    assert "\n" not in result.text
    assert result.text == result.text.strip()
    assert "  " not in result.text
    for index, letter in enumerate(result.text):
        if letter != " ":
            assert result.source(index, index + 1).of(text) == letter
    start = data.draw(st.integers(0, len(result.text)))
    end = data.draw(st.integers(start, len(result.text)))
    found = result.source(start, end)
    assert found.end <= len(text)
    if start < end:
        kept = "".join(part.of(text) for part in result.sources(start, end))
        assert [c for c in result.text[start:end] if c != " "] == _in_order(result.text[start:end], kept)


def _in_order(wanted, source):
    """Return the characters of ``wanted`` (no spaces) that ``source`` holds in that order."""
    at, found = 0, []
    for letter in wanted.replace(" ", ""):
        at = source.find(letter, at) + 1
        if at == 0:
            break
        found.append(letter)
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Nghị quyết 36-\nNQ/TW", "Nghị quyết 36-NQ/TW"),
        ("429/QĐ-\nTTg và", "429/QĐ-TTg và"),
        ("vắc-\nxin", "vắc-xin"),
        ("Khoa học -\nCông nghệ", "Khoa học - Công nghệ"),
        ("số **105** /KH-UBND ngày **03** /11/2023", "số 105/KH-UBND ngày 03/11/2023"),
        ("### **I. MỤC TIÊU**", "I. MỤC TIÊU"),
        ("<i>nghiêng</i> _nghiêng_ *nghiêng*", "nghiêng nghiêng nghiêng"),
        ("(*) Ghi chú\n\n  hai  dòng ", "(*) Ghi chú hai dòng"),
        (r"1\. Mục tiêu", "1. Mục tiêu"),
        ("giá < 5 và > 3", "giá < 5 và > 3"),
    ],
)
def test_clean_text(source, expected):
    assert clean(source, [Range(0, len(source))]).text == expected


def test_ranges_are_joined_and_told_apart_again():
    source = "phần một\n5\nphần hai"
    parts = [Range(0, 8), Range(11, 19)]
    result = clean(source, parts)
    assert result.text == "phần một phần hai"
    assert [part.of(source) for part in result.sources(5, 13)] == ["một", "phần"]
