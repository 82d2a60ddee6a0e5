"""What pydantic finds wrong is told in Vietnamese, with where it is."""

import pytest
from pydantic import BaseModel, Field, ValidationError

from ui.settings.validation import told, told_all


class Asked(BaseModel, extra="forbid"):
    """A made-up request."""

    question: str = Field(max_length=5)
    top: int = Field(ge=1, le=9, default=1)


def errors(**given):
    with pytest.raises(ValidationError) as raised:
        Asked(**given)
    return raised.value.errors()


@pytest.mark.parametrize(
    ("given", "where", "said"),
    [
        ({}, "question", "bị thiếu"),
        ({"question": "quá dài rồi"}, "question", "dài quá 5 ký tự"),
        ({"question": "a", "top": 0}, "top", "phải từ 1 trở lên"),
        ({"question": "a", "top": 10}, "top", "phải từ 9 trở xuống"),
        ({"question": "a", "top": "x"}, "top", "phải là số nguyên"),
        ({"question": 3}, "question", "phải là chuỗi ký tự"),
        ({"question": "a", "khac": 1}, "khac", "không có khóa này"),
    ],
)
def test_each_fault_says_where_and_what(given, where, said):
    (error,) = errors(**given)
    assert told(error) == (where, said)


def test_a_fault_that_is_not_known_is_told_too():
    assert told({"type": "some_new_fault", "loc": ("body", "top"), "ctx": {"x": 1}}) == ("body.top", "không hợp lệ")


def test_of_bad_json_only_the_body_is_named():
    assert told({"type": "json_invalid", "loc": ("body", 17)}) == ("body", "không phải JSON")


def test_all_are_one_line():
    assert told_all(errors(top=0)) == "“question” bị thiếu; “top” phải từ 1 trở lên"
    assert told_all([]) == ""
