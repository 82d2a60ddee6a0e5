import pytest

from qa.understanding.pointing import (
    Opening,
    asks_all_plans,
    at_one_of,
    at_other_plans,
    at_plan,
    at_task,
    at_times,
    at_whole,
    column_alone,
    opening_of,
    sets_beside,
    within,
)


@pytest.mark.parametrize(
    ("text", "opening", "rest"),
    [
        ("nhầm, tôi muốn hỏi của Bắc Ninh", Opening.CORRECTS, "của Bắc Ninh"),
        ("à không, ý tôi là Sở Y tế", Opening.CORRECTS, "Sở Y tế"),
        ("xin lỗi, ý mình là năm 2027", Opening.CORRECTS, "năm 2027"),
        ("đổi chủ đề: ai ký văn bản", Opening.CHANGES, "ai ký văn bản"),
        ("ok, chuyển sang chuyện khác nhé, bao giờ báo cáo?", Opening.CHANGES, "bao giờ báo cáo?"),
        ("không có đơn vị phối hợp à?", Opening.NONE, "không có đơn vị phối hợp à?"),
        ("không phải sở thì ai chủ trì", Opening.NONE, "không phải sở thì ai chủ trì"),
        ("nhầm", Opening.NONE, "nhầm"),
    ],
)
def test_how_a_question_opens(text, opening, rest):
    assert opening_of(text) == (opening, rest)


@pytest.mark.parametrize(
    "text",
    [
        "trong số đó việc nào làm hằng năm",
        "việc nào trong số ấy",
        "trong các việc trên ai chủ trì",
        "việc nào trong ba việc ấy có sở tham gia",
        "trong năm nhiệm vụ đó việc nào lâu nhất",
    ],
)
def test_what_was_found_is_pointed_at(text):
    assert within(text)


def test_a_year_pointed_at_is_no_list():
    assert not within("trong năm đó làm gì")
    assert at_times("trong năm đó làm gì")
    assert at_times("bên kia đặt bao nhiêu cho hai mốc ấy")
    assert not at_times("năm nào làm việc đó")
    assert not at_times("giai đoạn này 2026 - 2030 làm gì")


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("việc thứ hai trong nhóm đó là gì", True),
        ("cái cuối của mảng ấy ai làm", True),
        ("nhóm thứ hai gồm gì", False),
        ("việc thứ hai ai làm", False),
    ],
)
def test_one_of_what_is_pointed_at(text, one):
    assert at_one_of(text) is one


@pytest.mark.parametrize("text", ["tỉnh nào tham vọng hơn?", "bên nào đặt mức cao hơn", "sở nào gánh nhiều việc hơn"])
def test_those_told_one_after_another_are_set_beside(text):
    assert sets_beside(text)


def test_a_plan_is_no_task():
    assert at_plan("ai ký bản đó")
    assert not at_task("ai ký bản đó")
    assert at_task("việc đó bao giờ xong")
    assert not at_plan("việc đó bao giờ xong")


def test_other_plans_are_not_all_plans():
    assert at_other_plans("hai tỉnh còn lại thì sao")
    assert not at_task("hai tỉnh còn lại thì sao")
    assert at_task("việc còn lại ai làm")
    assert asks_all_plans("các tỉnh ai chủ trì")
    assert not asks_all_plans("ai theo dõi cả kế hoạch này")
    assert at_whole("cả kế hoạch này có mấy nhiệm vụ")
    assert not at_whole("kể tên tất cả các việc đó")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("còn sản phẩm?", "sản phẩm"),
        ("Thế đơn vị phối hợp thì sao", "đơn vị phối hợp"),
        ("vậy kinh phí?", "kinh phí"),
        ("còn thời hạn nữa ạ", "thời hạn"),
        ("còn sản phẩm của việc thứ hai", ""),
        ("kinh phí của huyện là bao nhiêu", ""),
        ("còn Sở Y tế?", ""),
    ],
)
def test_a_column_may_be_all_that_is_named(text, column):
    assert column_alone(text) == column
