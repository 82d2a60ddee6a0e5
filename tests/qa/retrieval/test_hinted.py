"""Hints in brackets behind places tell which of their plans are meant."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.retrieval.hinted import without_hints
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.scope import find_scope
from tests.qa.memory import HashEncoder, MemorySnapshot

PLAN = """ỦY BAN NHÂN DÂN
TỈNH {place}

Số: {number}/KH-UBND

KẾ HOẠCH
{title}

1. Sở Y tế chủ trì việc này.
"""


@pytest.fixture
def shelf(tmp_path):
    plans = {
        "ong": ("LÀO CAI", 12, "Phát triển nghề nuôi ong lấy mật trên địa bàn tỉnh"),
        "sen": ("LÀO CAI", 15, "Trồng sen ở vùng trũng trên địa bàn tỉnh"),
        "cau": ("YÊN BÁI", 7, "Sửa chữa cầu treo dân sinh trên địa bàn tỉnh"),
    }
    readings = {}
    for name, (place, number, title) in plans.items():
        (tmp_path / f"{name}.md").write_text(PLAN.format(place=place, number=number, title=title), encoding="utf-8")
        readings[name] = [understand(read(tmp_path / f"{name}.md", tmp_path))]
    return Knowledge(MemorySnapshot(readings, HashEncoder()))


@pytest.mark.parametrize(
    ("text", "left", "plans"),
    [
        ("Lào Cai (trồng sen) và Yên Bái ai ký?", "Lào Cai và Yên Bái ai ký?", {"sen", "cau"}),
        ("ai ký: Lào Cai (nuôi ong); Yên Bái (cầu treo)", "ai ký: Lào Cai; Yên Bái", {"ong", "cau"}),
        ("Lào Cai (nuôi ong) và Lào Cai (trồng sen) ai ký?", "Lào Cai và Lào Cai ai ký?", {"ong", "sen"}),
        ("Yên Bái (giá điện) ai ký?", "Yên Bái (giá điện) ai ký?", {"cau"}),
    ],
)
def test_a_hint_chooses_among_the_plans_of_its_place(shelf, text, left, plans):
    question = shelf.understander.understand(text)
    said, scope = without_hints(question, find_scope(question, shelf), shelf)
    assert (said, set(scope.plans)) == (left, plans)
