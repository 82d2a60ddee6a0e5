"""The last small word of a question."""

import pytest

from qa.spelling.particles import with_particle


@pytest.mark.parametrize(
    ("text", "said", "kept"),
    [
        ("phà vẫn chạy chớ?", "phà vẫn chạy chớ?", ["chớ"]),
        ("viec nay xong roi ha", "viec nay xong roi hả", ["hả"]),
        ("nộp ở xã hông vậy", "nộp ở xã hông vậy", []),
        ("bến Hạ", "bến Hạ", []),
    ],
)
def test_it_is_kept_as_it_is_said(text, said, kept):
    told, spans = with_particle(text, [])
    assert told == said
    assert [told[start:end] for start, end in spans] == kept


def test_what_is_a_name_stays():
    assert with_particle("cầu Long ha", [(4, 11)]) == ("cầu Long ha", [(4, 11)])
