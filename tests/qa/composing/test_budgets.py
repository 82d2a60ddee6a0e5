"""Whence the money of whole plans comes: told from their sections on money, however plainly it is asked."""

import pytest

from tests.qa.memory import service_of_files

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: {}/KH-UBND\n\nKẾ HOẠCH\n{}\n\nI. NHIỆM VỤ\n1. {}\n\nII. KINH PHÍ THỰC HIỆN\n{}\n"
PLANS = {
    "men-gom": HEAD.format(
        "BÌNH ĐỊNH",
        12,
        "Giữ nghề gốm giai đoạn 2026 - 2028",
        "Sở Công Thương mở lớp dạy pha men cho thợ trẻ.",
        "Kinh phí thực hiện từ nguồn ngân sách huyện, tiền bán vé làng gốm và nguồn tài trợ của hội thợ gốm.",
    ),
    "ong-mat": HEAD.format(
        "KON TUM",
        13,
        "Nuôi ong lấy mật giai đoạn 2026 - 2028",
        "Sở Nông nghiệp và Môi trường phát thùng ong cho các hộ.",
        "Kinh phí thực hiện từ nguồn vốn vay ngân hàng chính sách và đóng góp của các hộ nuôi ong.",
    ),
}


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    return service_of_files(tmp_path_factory.mktemp("money"), PLANS)


@pytest.mark.parametrize(
    "question", ["kinh phí lấy từ đâu", "tiền ở đâu ra", "kinh phi thuc hien lay tu dau", "từng tỉnh lấy kinh phí từ nguồn nào"]
)
def test_whence_the_money_comes_is_told_for_each_plan(service, question):
    said = service.ask(question)
    assert said.found, question
    assert "vé làng gốm" in said.answer
    assert "ngân hàng chính sách" in said.answer


def test_of_one_plan_it_is_that_ones(service):
    said = service.ask("Kon Tum lấy tiền ở đâu để làm kế hoạch")
    assert said.found
    assert "đóng góp của các hộ" in said.answer
    assert "vé làng gốm" not in said.answer


def test_of_a_part_that_no_plan_pays_for_nothing_is_told(service):
    assert not service.ask("tiền đắp đê biển lấy từ đâu").found
