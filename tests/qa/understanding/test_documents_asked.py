import pytest

from qa.understanding.documents_asked import (
    asks_for_the_later,
    asks_from_one_on,
    asks_of_documents,
    asks_which_came_first,
    asks_which_was_issued_first,
)


@pytest.mark.parametrize(
    "text",
    [
        "Các chỉ thị mà kế hoạch nuôi ong dẫn ra, cái nào mới nhất",
        "Thông tư cũ nhất được nhắc trong kế hoạch này",
        "Xếp những văn bản được nêu theo thời gian",
        "Từ nghị quyết của tỉnh ủy đến kế hoạch của huyện có những mốc nào",
        "Hai quyết định trong kế hoạch, cái nào ký trước tiên",
    ],
)
def test_documents_of_a_plan_are_asked_of(text):
    assert asks_of_documents(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch nào ban hành sớm nhất",
        "Nhiệm vụ nào căn cứ các nghị quyết phải xong muộn nhất",
        "Các sở báo cáo theo quyết định nào, hạn nào sớm nhất",
        "Sở nào chủ trì nhiều việc nhất",
    ],
)
def test_plans_and_tasks_are_not_documents(text):
    assert not asks_of_documents(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Hai bản ấy bản nào ký trước", True),
        ("Đối chiếu ngày ban hành của hai kế hoạch", True),
        ("Kế hoạch nào giao nhiều nhiệm vụ ban hành sau", False),
        ("Tỉnh nào nộp trước", False),
    ],
)
def test_plans_are_told_apart_by_their_own_days(text, asked):
    assert asks_which_was_issued_first(text) is asked


@pytest.mark.parametrize(
    ("text", "first", "later"),
    [
        ("Tả Van với Bản Hồ kế hoạch nào ra trước?", True, False),
        ("hai xã (nuôi ong) và (trồng sen) cái nào ban hành sau", True, True),
        ("bản nào được ký muộn hơn", True, True),
        ("kế hoạch nào ban hành trước năm 2024", False, False),
        ("việc nào ra sau", False, True),
        ("kế hoạch nào giao nhiệm vụ ra trước", False, False),
    ],
)
def test_which_came_first_is_asked_and_nothing_else(text, first, later):
    assert asks_which_came_first(text) is first
    assert asks_for_the_later(text) is later


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Từ chỉ thị của huyện ủy đến khi xã ra kế hoạch trải qua những ngày nào", True),
        ("Từ khi có nghị quyết 5 tới kế hoạch của tỉnh có mấy mốc", True),
        ("Các chỉ thị mà kế hoạch dẫn ra, cái nào mới nhất", False),
    ],
)
def test_all_from_one_document_on_are_asked_for(text, asked):
    assert asks_from_one_on(text) is asked
