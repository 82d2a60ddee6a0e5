"""Parts of a plan that a question names by their number."""

import pytest

from corpus.records import Range, Section
from indexer.segments.stored import StoredPlan
from qa.reading.plan_parts import is_numbered, names_part, part_numbered


class Document:
    def __init__(self, sections):
        self.sections = sections


def _section(number, heading, level, parent):
    return Section(number, heading, level, parent, Range(0, 1), Range(0, 1))


SECTIONS = (
    _section("Chương I", "QUY ĐỊNH CHUNG", 1, None),
    _section("Điều 1", "Phạm vi", 2, 0),
    _section("Điều 2", "Giải thích từ ngữ", 2, 0),
    _section("I", "MỤC TIÊU", 1, None),
    _section("1", "Mục tiêu chung", 2, 3),
    _section("2", "Mục tiêu cụ thể", 2, 3),
    _section("III", "NHIỆM VỤ", 1, None),
    _section("1", "Tuyên truyền", 2, 6),
    _section("2", "Đào tạo", 2, 6),
    _section("2.1", "Tập huấn", 3, 8),
)
PLAN = StoredPlan("p", (Document(SECTIONS),), None, None, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("phần III nói gì", "III. NHIỆM VỤ"),
        ("tóm tắt mục iii của kế hoạch", "III. NHIỆM VỤ"),
        ("mục 2 phần III quy định gì", "2. Đào tạo"),
        ("mục 2 nói gì", "2. Mục tiêu cụ thể"),
        ("Điều 2 quy định gì?", "Điều 2. Giải thích từ ngữ"),
        ("mục 2.1 nêu những gì", "2.1. Tập huấn"),
        ("Chương I gồm những nội dung gì", "Chương I. QUY ĐỊNH CHUNG"),
    ],
)
def test_a_part_is_found_by_its_number(text, name):
    assert part_numbered(PLAN, text).name == name


@pytest.mark.parametrize("text", ["phần vi phạm bị phạt thế nào", "mục tiêu 2 năm tới", "Điều 9 nói gì", "tóm tắt kế hoạch"])
def test_no_part_is_named(text):
    assert part_numbered(PLAN, text) is None


@pytest.mark.parametrize(
    ("text", "heading", "numbered"),
    [
        ("mục II có mấy ý", "II. CHỈ TIÊU", True),
        ("nhóm 3 gồm mấy việc", "3. Đào tạo thợ", True),
        ("phần IV có gì", "Phần IV. KINH PHÍ", True),
        ("mục II có mấy ý", "III. NHIỆM VỤ", False),
        ("mục 2 có mấy ý", "2.1. Tập huấn", False),
        ("có 2 mục", "2. Yêu cầu", False),
    ],
)
def test_a_heading_bears_the_number_that_a_question_names(text, heading, numbered):
    assert is_numbered(("KẾ HOẠCH", heading), text) is numbered


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("phần kinh phí có mấy ý", True),
        ("trong mục III", True),
        ("phụ lục liệt kê mấy việc", True),
        ("có mấy phần", False),
        ("mục tiêu là gì", False),
        ("bao nhiêu phần trăm", False),
        ("phần mềm kế toán", False),
    ],
)
def test_a_question_says_that_it_is_of_a_part(text, names):
    assert names_part(text) is names
