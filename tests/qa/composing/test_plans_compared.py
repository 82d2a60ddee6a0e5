"""Plans beside each other as wholes, over made-up plans."""

import pytest

from tests.qa.composing.test_goals import PLANS as WITH_GOALS
from tests.qa.memory import service_of_files

PLANS = {
    **WITH_GOALS,
    "que": "ỦY BAN NHÂN DÂN\nTỈNH YÊN BÁI\nSố: 7/KH-UBND\n\nKẾ HOẠCH\nTrồng quế hữu cơ giai đoạn 2031 - 2034\n\n"
    "I. NHIỆM VỤ\n1. Sở Nông nghiệp và Môi trường cấp mã vùng trồng.\n"
    "II. KINH PHÍ\nTừ nguồn ngân sách tỉnh và vốn của doanh nghiệp.\n",
}


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    return service_of_files(tmp_path_factory.mktemp("plans"), PLANS)


@pytest.mark.parametrize(
    "question",
    [
        "so sánh mục tiêu của Điện Biên và Hà Giang",
        "mục tiêu của Hà Giang khác gì mục tiêu của Điện Biên",
        "mục tiêu Điện Biên, Hà Giang",
    ],
)
def test_the_goals_of_each_plan_are_told(service, question):
    answer = service.ask(question)
    assert all(each in answer.answer for each in ("14.000 đàn", "110 tấn", "75 ha"))
    assert {citation.plan for citation in answer.citations} == {"ong", "lanh"}


@pytest.mark.parametrize(
    "question", ["so sánh Điện Biên và Yên Bái", "so sánh kế hoạch của Điện Biên với kế hoạch của Yên Bái"]
)
def test_plans_are_told_in_brief_field_by_field(service, question):
    lines = service.ask(question).answer.split("\n")
    assert "nuôi ong" in lines[0]
    assert "quế hữu cơ" in lines[1]
    assert any("Mục tiêu" in line and "14.000 đàn" in line for line in lines)
    assert any("Kinh phí" in line and "doanh nghiệp" in line for line in lines)


@pytest.mark.parametrize(
    "question",
    ["so sánh số đàn ong của Điện Biên với diện tích lanh của Hà Giang", "ai chủ trì ở Điện Biên và Hà Giang"],
)
def test_what_is_narrower_is_no_comparison_of_wholes(service, question):
    assert "Kế hoạch phát triển nghề nuôi ong" not in service.ask(question).answer
