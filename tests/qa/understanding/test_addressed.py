"""Whom a question is put to is no condition of it."""

import pytest

from qa.understanding.addressed import without_address


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Đề nghị Sở Tài chính cho biết kinh phí của kế hoạch 12", "cho biết kinh phí của kế hoạch 12"),
        ("Kính đề nghị Phòng Kinh tế so sánh hai nguồn vốn", "so sánh hai nguồn vốn"),
        ("Xin hỏi Sở Y tế: ai ký kế hoạch", "ai ký kế hoạch"),
        ("nhờ Văn phòng UBND tỉnh liệt kê giúp các việc của quý I", "liệt kê giúp các việc của quý I"),
        ("de nghi So Tai chinh cho biet ai chu tri", "cho biet ai chu tri"),
    ],
)
def test_an_agency_that_is_asked_is_left_out(typed, left):
    assert without_address(typed) == left


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Đề nghị cho biết ai chủ trì", "cho biết ai chủ trì"),
        ("Kính đề nghị liệt kê các việc của quý I", "liệt kê các việc của quý I"),
        ("xin so sánh hai nguồn vốn", "so sánh hai nguồn vốn"),
    ],
)
def test_what_only_opens_a_question_is_left_out(typed, left):
    assert without_address(typed) == left


@pytest.mark.parametrize(
    "typed",
    [
        "Đề nghị Bộ Y tế hỗ trợ vắc xin là việc của ai?",
        "Sở Tài chính chủ trì việc gì?",
        "Xin hỏi ai ký kế hoạch?",
        "Sở Y tế: ai ký?",
    ],
)
def test_any_other_question_stays_as_it_is(typed):
    assert without_address(typed) == typed
