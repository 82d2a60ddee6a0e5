"""Of two things that a question names beside each other an answer tells both, each asked for alone where it told but one."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.composing.both_sides import asked_alone, leaves_one_out, tells_each_place
from qa.composing.draft import Draft, Line
from qa.contracts.answer import Status
from qa.service import Service
from qa.spelling.abbreviations import Abbreviations
from qa.understanding.sides import find_sides
from tests.qa.memory import HashEncoder, MemorySnapshot


def sides(question):
    found = find_sides(question)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "Sổ thuyền lớn và sổ thuyền nhỏ mỗi loại nộp ở đâu?",
            "Sổ thuyền lớn nộp ở đâu?",
            "sổ thuyền nhỏ nộp ở đâu?",
        ),
        (
            "Giờ trực ở trạm trên và trạm dưới khác nhau thế nào?",
            "Giờ trực ở trạm trên thế nào?",
            "Giờ trực ở trạm dưới thế nào?",
        ),
        (
            "Mức hỗ trợ của xã đảo và của xã núi lần lượt là bao nhiêu?",
            "Mức hỗ trợ của xã đảo là bao nhiêu?",
            "Mức hỗ trợ của xã núi là bao nhiêu?",
        ),
        (
            "Lào Cai hay Yên Bái đặt mức trồng rừng cao hơn?",
            "Lào Cai đặt mức trồng rừng?",
            "Yên Bái đặt mức trồng rừng?",
        ),
        (
            "Báo cáo của bến và báo cáo của xã, mỗi bên gửi khi nào?",
            "Báo cáo của bến gửi khi nào?",
            "báo cáo của xã gửi khi nào?",
        ),
    ],
)
def test_each_side_is_asked_for_alone(question, one, other):
    assert asked_alone(sides(question)) == (one, other)


def told(*details, status=Status.ANSWERED):
    return Draft(tuple(Line("thuyen", "Huyện Vĩnh Sơn", (), detail, ()) for detail in details), status)


@pytest.mark.parametrize(
    ("details", "left_out"),
    [
        (("Thuyền lớn nộp sổ tại huyện.",), True),
        (("Thuyền nhỏ nộp sổ tại xã.",), True),
        (("Thuyền lớn nộp sổ tại huyện.", "Thuyền nhỏ nộp sổ tại xã."), False),
        (("Thuyền lớn nộp sổ tại huyện, thuyền nhỏ tại xã.",), False),
        ((), True),
    ],
)
def test_an_answer_that_tells_one_of_two_leaves_the_other_out(details, left_out):
    asked = sides("Sổ thuyền lớn và sổ thuyền nhỏ phải nộp ở đâu?")
    assert leaves_one_out(told(*details), asked.names, lambda _: 1.0) is left_out


def test_silence_leaves_out_and_the_name_of_the_one_plan_says_nothing():
    asked = sides("Sổ thuyền lớn và sổ thuyền Vĩnh Sơn phải nộp ở đâu?")
    assert leaves_one_out(told(status=Status.NOT_FOUND), asked.names, lambda _: 1.0)
    one = told("Thuyền lớn nộp sổ tại huyện.")
    assert not leaves_one_out(one, asked.names, lambda _: 1.0)
    assert not leaves_one_out(one, asked.names, lambda _: 1.0, frozenset({"vinh", "son"}))  # nothing is left to tell it by


@pytest.mark.parametrize(
    "question",
    [
        "Báo cáo của tổ chức cán bộ và báo cáo của trạm gửi khi nào?",
        "Họp của cán bộ và họp của dân khi nào?",
        "Sổ của cán bộ và sổ của dân ghi gì?",
    ],
)
def test_the_second_half_of_a_word_is_no_agency(question):
    assert sides(question).alike


@pytest.mark.parametrize("number", ["II", "III", "IV", "VI", "VII", "IX", "XI", "XIV"])
def test_a_roman_number_is_no_abbreviation(number):
    phrases = ["ít việc", "ích và", "vui vẻ ít ít", "xanh ít vàng", "i ii iii", "in in", "ít xa", "xin ít", "vui ít"] * 5
    text = f"Giờ trực ở cấp {number} là gì"
    assert Abbreviations({}, lambda: phrases).expand(text) == (text, {})


BOATS = """# QUY CHẾ
Quản lý thuyền du lịch huyện Vĩnh Sơn

## Điều 3. Thuyền trên hồ
1. Thuyền trên hồ chở khách phải sơn màu vàng và treo cờ.

## Điều 9. Thuyền trên sông
1. Thuyền trên sông chở khách phải sơn màu xanh và có đèn.
"""


def test_both_are_told(tmp_path):
    (tmp_path / "thuyen.md").write_text(BOATS, encoding="utf-8")
    readings = {"thuyen": [understand(read(tmp_path / "thuyen.md", tmp_path))]}
    service = Service(MemorySnapshot(readings, HashEncoder()), HashEncoder())
    told = service.ask("Thuyền trên hồ và thuyền trên sông phải sơn màu gì?").answer
    assert "vàng" in told
    assert "xanh" in told


@pytest.mark.parametrize(
    ("named", "provinces", "each"),
    [
        (("Bình Định", "Kon Tum", "Phú Yên"), ("Kon Tum", "Phú Yên", "Bình Định"), True),
        (("Bình Định", "Kon Tum"), ("Kon Tum", "Bình Định", None), True),
        (("Bình Định", "Kon Tum"), ("Kon Tum", "Kon Tum"), False),
        (("Kon Tum",), ("Kon Tum",), False),
        ((), (), False),
    ],
)
def test_places_that_are_each_told_are_no_sides_to_ask_for_again(named, provinces, each):
    assert tells_each_place(named, provinces) is each
