"""Two counts or rankings in one question."""

import pytest

from qa.understanding.computed_parts import computed_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Huyện có bao nhiêu việc, bao nhiêu cơ quan chủ trì?", ("Huyện có bao nhiêu việc", "Huyện bao nhiêu cơ quan chủ trì")),
        ("kế hoạch nào ký sớm nhất, kế hoạch nào muộn nhất", ("kế hoạch nào ký sớm nhất", "kế hoạch nào muộn nhất")),
        (
            "Huyện có mấy việc làm hằng năm, mấy việc xong năm 2031",
            ("Huyện có mấy việc làm hằng năm", "Huyện mấy việc xong năm 2031"),
        ),
        (
            "Trong bảng sở nào nhiều việc nhất và sở nào ít việc nhất?",
            ("Trong bảng sở nào nhiều việc nhất", "Trong bảng sở nào ít việc nhất"),
        ),
    ],
)
def test_each_is_asked_by_itself_with_what_stands_before_the_first(text, parts):
    assert computed_parts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế chủ trì mấy việc, phối hợp mấy việc?",
        "Bao nhiêu việc, ai làm?",
        "Sở nào nhiều việc nhất, vì sao?",
        "Có mấy việc phải xong năm 2031",
        "Sở nào nhiều việc nhất, bao nhiêu việc?",
    ],
)
def test_one_count_or_another_question_beside_it_is_not_cut(text):
    assert computed_parts(text) == ()
