"""Abbreviations are written out, but where a question asks what one stands for."""

import pytest

from qa.spelling.abbreviations import Abbreviations

TEXTS = ["vùng trồng lúa chất lượng cao"] * 4 + ["Mở vườn tạp lai ghép.", "vườn tạp lai ghép ở xã", "vườn tạp lai ghép"]


@pytest.fixture
def abbreviations():
    return Abbreviations({"NQ": "nghị quyết", "KHCN": "khoa học công nghệ"}, lambda: TEXTS)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Ai lo VTL?", "Ai lo vùng trồng lúa?"),
        ("VTL được hỗ trợ bao nhiêu?", "vùng trồng lúa được hỗ trợ bao nhiêu?"),
        ("Sản phẩm của VTLCLC do ai làm", "Sản phẩm của vùng trồng lúa chất lượng cao do ai làm"),
        ("NQ nào nói về VTL?", "nghị quyết nào nói về vùng trồng lúa?"),
    ],
)
def test_initials_are_written_out_as_the_plans_phrase(abbreviations, typed, written):
    abbreviations.warm()
    assert abbreviations.expand(typed)[0] == written


@pytest.mark.parametrize(
    "typed",
    [
        "VTL là viết tắt của gì?",
        "VTL viết tắt là sao",
        "Viết tắt VTL nghĩa là gì?",
        "VTL là gì?",
        "VTL nghĩa là gì vậy",
        "VTL có nghĩa gì",
        "vtl la viet tat cua gi",
        "chu viet tat VTL",
    ],
)
def test_what_stands_for_what_is_not_guessed_where_it_is_asked(abbreviations, typed):
    assert abbreviations.expand(typed)[0] == typed


def test_general_ones_are_known_all_the_same(abbreviations):
    assert abbreviations.expand("NQ là gì?")[0] == "nghị quyết là gì?"
