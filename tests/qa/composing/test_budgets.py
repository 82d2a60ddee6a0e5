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
    "den-muoi": HEAD.format(
        "NINH THUẬN",
        14,
        "Giữ nghề làm muối giai đoạn 2026 - 2028",
        "Phòng Kinh tế mở lại ruộng muối cũ.",
        "1. Phòng Kinh tế, các xã và các hội chủ động huy động doanh nghiệp, tổ chức, cá nhân trong và ngoài tỉnh tài trợ.\n"
        "2. Kinh phí thực hiện Kế hoạch bố trí trong dự toán của Chi cục Thủy lợi theo phân cấp ngân sách.",
    ),
    "den-long": HEAD.format(
        "QUẢNG TRỊ",
        15,
        "Phố đèn lồng giai đoạn 2026 - 2028",
        "Hội phụ nữ dạy kết đèn.",
        "a) Ngân sách xã: chi mua tre, giấy.\nb) Nguồn xã hội hóa từ các hiệu buôn trong phố.\n"
        "c) Phòng Tài chính kiểm tra việc sử dụng ngân sách.",
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


def test_who_has_to_find_money_does_not_tell_whence_it_comes(service):
    said = service.ask("Ninh Thuận trông vào nguồn nào để giữ nghề làm muối")
    assert said.found
    assert "dự toán của Chi cục Thủy lợi" in said.answer
    assert "dự toán của Chi cục Thủy lợi" in said.citations[0].quote


def test_sources_that_are_told_one_by_one_are_told_together(service):
    said = service.ask("Quảng Trị lấy kinh phí ở đâu ra để làm phố đèn lồng")
    assert said.found
    assert "Ngân sách xã" in said.answer
    assert "hiệu buôn trong phố" in said.answer
    assert "kiểm tra" not in said.answer


@pytest.mark.parametrize("question", ["Kon Tum: bên nào bỏ tiền làm kế hoạch", "Kon Tum làm kế hoạch bằng tiền gì"])
def test_in_everyday_words_too(service, question):
    said = service.ask(question)
    assert said.found
    assert "ngân hàng chính sách" in said.answer


def test_an_amount_of_a_year_that_is_not_named_is_none(service):
    assert not service.ask("kinh phí nuôi ong của Kon Tum năm 2035 là bao nhiêu tiền").found
