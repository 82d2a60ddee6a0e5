"""Names of agencies that say what a task is about are nobody's part in it."""

import pytest

from qa.understanding.objects import objects_in

TASKS = " sua tru so kho bac nha nuoc huyen "


def in_tasks(words):
    return f" {words} " in TASKS


@pytest.mark.parametrize(
    "text",
    ["Sửa trụ sở Kho bạc Nhà nước huyện do ai lo", "sua tru so kho bac nha nuoc huyen ai chu tri"],
)
def test_a_name_after_the_words_that_stand_before_it_in_a_task_is_what_the_task_is_about(text):
    name = "Kho bạc Nhà nước huyện" if "Kho" in text else "kho bac nha nuoc huyen"
    assert objects_in(text, [name], in_tasks) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Kho bạc Nhà nước huyện chủ trì việc gì",
        "việc nào giao cho Kho bạc Nhà nước huyện",
        "ai cùng với Kho bạc Nhà nước huyện",
        "mở rộng Kho bạc Nhà nước huyện thì ai lo",
    ],
)
def test_elsewhere_it_is_an_agency(text):
    assert objects_in(text, ["Kho bạc Nhà nước huyện"], in_tasks) == frozenset()
