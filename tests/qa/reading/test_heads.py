"""What a head says of the plan itself, and where it begins to tell."""

import pytest

from corpus.records import BlockKind, Range
from indexer.segments.stored import Passage
from qa.reading.heads import is_ground, is_of_head


def passage(text, kind=BlockKind.HEADER):
    return Passage("d:0", "p", "d", "f.txt", kind, (), None, (Range(0, len(text)),), text, "")


TELLS = "Những năm qua, nghề chè ở Bản Mây đã có nhiều chuyển biến, song thu nhập của người hái chè còn thấp."


@pytest.mark.parametrize(
    "text",
    [
        "KẾ HOẠCH",
        "Trồng chè trên địa bàn xã Bản Mây",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
        "Thực hiện Nghị quyết số 12-NQ/ĐU ngày 05/3/2024 của Đảng ủy xã về phát triển cây chè trên địa bàn xã đến năm 2030.",
        "Ủy ban nhân dân xã Bản Mây ban hành Kế hoạch trồng chè năm 2026, cụ thể như sau:",
        "số 12/QĐ-UBND ngày 05/3/2024 của Ủy ban nhân dân tỉnh về việc giao chỉ tiêu trồng chè cho các xã vùng cao năm 2024.",
    ],
)
def test_letterhead_titles_and_grounds_are_of_the_head(text):
    assert is_of_head(passage(text))


def test_a_sentence_that_tells_something_is_not():
    assert not is_of_head(passage(TELLS))
    assert not is_of_head(passage("KẾ HOẠCH", BlockKind.PARAGRAPH)), "elsewhere all is the plan's own"


@pytest.mark.parametrize(
    ("text", "ground"),
    [("Căn cứ Luật Đất đai;", True), ("- Thực hiện Nghị quyết 12;", True), (TELLS, False), ("KẾ HOẠCH", False)],
)
def test_grounds(text, ground):
    assert is_ground(passage(text)) is ground
    assert not is_ground(passage(text, BlockKind.PARAGRAPH))
