"""What a place's own plans do not say and another plan says of the place."""

from dataclasses import replace

import pytest

from corpus.names.places import PlaceMention
from qa.contracts.answer import Status
from qa.elsewhere import is_named_in_any
from tests.qa.memory import service_of
from tests.qa.understanding.test_naming import foot, head

PASSES = pytest.mark.xfail(reason="the learned decision lets it pass where no model gives a meaning", strict=True)


PLANS = {
    "bo": head("BỘ CÔNG THƯƠNG", "Hà Nội", "41/KH-BCT", "Phát triển kho vận xanh của ngành")
    + "I. NHIỆM VỤ\n\n1. Lắp điện mặt trời mái nhà tại trung tâm kho vận Đà Nẵng.\n\n"
    "- Đơn vị chủ trì: Công ty Kho vận miền Trung.\n\n"
    "2. Lắp điện mặt trời mái nhà tại trung tâm kho vận Hải Phòng.\n\n- Đơn vị chủ trì: Công ty Kho vận miền Bắc.\n\n"
    + foot("Trần Văn Một"),
    "da-nang": head("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "Đà Nẵng", "42/KH-UBND", "Quản lý vỉa hè trên địa bàn thành phố")
    + "I. NHIỆM VỤ\n\n1. Kẻ vạch sơn lối đi bộ.\n\n- Đơn vị chủ trì: Sở Xây dựng.\n\n" + foot("Lê Thị Hai"),
}  # fmt: skip


@pytest.fixture(scope="module")
def service():
    return service_of(PLANS)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        pytest.param(
            "Lắp điện mặt trời mái nhà ở Đà Nẵng ai chủ trì?", "miền Trung", marks=PASSES
        ),  # the city has a plan, of something else
        ("Lắp điện mặt trời mái nhà ở Hải Phòng ai chủ trì?", "miền Bắc"),  # the city has none
    ],
)
def test_another_plan_speaks_of_the_place(service, question, wanted):
    answer = service.ask(question)
    assert answer.status is Status.ANSWERED
    assert wanted in answer.answer
    assert answer.citations[0].plan == "bo"


@pytest.mark.parametrize(
    "question",
    [
        "Lắp điện mặt trời mái nhà ở Cần Thơ ai chủ trì?",  # nobody speaks of it
        pytest.param("Kế hoạch 42 của Đà Nẵng giao ai lắp điện mặt trời mái nhà?", marks=PASSES),  # one plan is meant
    ],
)
def test_what_is_said_of_another_place_or_plan_is_no_answer(service, question):
    assert service.ask(question).status is not Status.ANSWERED


def test_the_place_s_own_plan_comes_first(service):
    answer = service.ask("Kẻ vạch sơn lối đi bộ ở Đà Nẵng ai chủ trì?")
    assert "Sở Xây dựng" in answer.answer
    assert answer.citations[0].plan == "da-nang"


@pytest.mark.parametrize(("place", "named"), [("Hải Phòng", True), ("Đà Nẵng", True), ("Cần Thơ", False), ("Nẵng Đà", False)])
def test_no_proof_is_sought_where_nothing_found_names_the_place(service, place, named):
    looked = service.answerer.inquire("Lắp điện mặt trời mái nhà ai chủ trì?")
    asked = replace(looked.words, named=replace(looked.words.named, places=(PlaceMention(place, place, 0, len(place)),)))
    assert is_named_in_any(replace(looked.query, words=asked), looked.candidates, looked.knowledge) is named
