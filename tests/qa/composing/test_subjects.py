"""How a plan's own subject is carried out is told by its summary."""

import pytest

from tests.qa.memory import service_of_files

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: {}/KH-UBND\n\nKẾ HOẠCH\n{}\n\nI. MỤC TIÊU\n{}\n\nII. NHIỆM VỤ\n{}\n"
PLANS = {
    "tre": HEAD.format(
        "THANH HÓA",
        5,
        "Trồng tre luồng giai đoạn 2026 - 2030",
        "Đến năm 2030 trồng 9.000 ha tre luồng.",
        "1. Sở Nông nghiệp và Môi trường ươm 2 triệu hom giống ở ba vườn.",
    ),
    "den": HEAD.format(
        "PHÚ YÊN",
        6,
        "Triển khai Luật Biển về đèn báo cho tàu cá",
        "Đến năm 2028 dựng 14 cột đèn báo.",
        "1. Sở Xây dựng dựng cột đèn ở các cửa lạch.",
    ),
}


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    return service_of_files(tmp_path_factory.mktemp("subjects"), PLANS)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Thanh Hóa trồng tre luồng thế nào", "9.000 ha"),
        ("việc trồng tre luồng ra sao vậy", "9.000 ha"),
        ("Phú Yên triển khai Luật Biển như thế nào?", "14 cột đèn"),
    ],
)
def test_of_a_plans_own_subject_its_summary_is_told(service, question, said):
    told = service.ask(question)
    assert told.found
    assert told.answer.startswith("Kế hoạch")
    assert said in told.answer


@pytest.mark.parametrize(
    "question", ["Thanh Hóa ươm hom giống thế nào", "Thanh Hóa trồng tre luồng ở đâu", "Phú Yên triển khai thực hiện thế nào"]
)
def test_of_a_part_of_it_or_of_nothing_it_is_not(service, question):
    assert not service.ask(question).answer.startswith("Kế hoạch trồng")
    assert not service.ask(question).answer.startswith("Kế hoạch triển khai")
