"""Which documents a plan ends, however its clause says it."""

import pytest

from corpus.records import BlockKind, Range
from indexer.segments.endings import ended_documents, numbers_ended
from indexer.segments.stored import Passage


def passage(text, path=(), kind=BlockKind.PARAGRAPH, at=0):
    return Passage(f"d:{at}", "p", "d", "f.txt", kind, path, None, (Range(0, len(text)),), text, "")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Quyết định này thay thế Quyết định số 12/2019/QĐ-UBND.", ["12/2019/QĐ-UBND"]),
        ("Bãi bỏ Kế hoạch số 7/KH-UBND và Kế hoạch số 9/KH-UBND.", ["7/KH-UBND", "9/KH-UBND"]),
        ("Hủy bỏ Quyết định số 3/QĐ-UBND về quản lý bến đò.", ["3/QĐ-UBND"]),
        ("Căn cứ Quyết định số 5/QĐ-UBND, thay thế dần giống cũ.", []),
        ("Thay thế máy bơm ở hai trạm.", []),
    ],
)
def test_numbers_behind_words_for_ending(text, numbers):
    assert list(numbers_ended(passage(text))) == numbers


@pytest.mark.parametrize(
    ("text", "path", "said"),
    [
        (
            "Quyết định này có hiệu lực từ ngày 01/3/2026, thay thế Quyết định số 12/2019/QĐ-UBND về bến đò.",
            (),
            [("12/2019/QĐ-UBND", "Quyết định số 12/2019/QĐ-UBND về bến đò")],
        ),
        (
            "a) Quyết định số 4/2018/QĐ-UBND về chợ nổi;",
            ("2. Các quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực:",),
            [("4/2018/QĐ-UBND", "Quyết định số 4/2018/QĐ-UBND về chợ nổi")],
        ),
        (
            "Kế hoạch số 8/KH-UBND chấm dứt hiệu lực kể từ ngày Kế hoạch này có hiệu lực.",
            (),
            [("8/KH-UBND", "Kế hoạch số 8/KH-UBND")],
        ),
        ("Thay thế Quyết định số 12/2019/QĐ-UBND là việc của năm sau.", (), []),
    ],
)
def test_what_its_own_clause_ends_is_told_in_its_words(text, path, said):
    found = [(ended.number, ended.text.split(" chấm dứt")[0]) for ended in ended_documents([passage(text, path)])]
    assert found == said


def test_its_own_number_is_none_that_it_ends():
    text = "Quyết định này thay thế Quyết định số 12/2019/QĐ-UBND và số 44/QĐ-UBND."
    assert [ended.number for ended in ended_documents([passage(text)], "12/2019/QĐ-UBND")] == []


def test_a_row_of_a_table_ends_nothing_by_its_own_clause():
    text = "Quyết định này thay thế Quyết định số 12/2019/QĐ-UBND"
    assert not list(ended_documents([passage(text, kind=BlockKind.TABLE_ROW)]))
