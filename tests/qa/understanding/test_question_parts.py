"""Questions that hold several: cut where each part is about something of its own, and answered whole."""

import pytest

from evaluation.folding import fold
from qa.contracts.answer import Status

SEVERAL = [
    (
        "Ai chủ trì xúc tiến thương mại và ai chủ trì các dự án FDI ở Quảng Nam?",
        ["Sở Công Thương", "Ban Quản lý các Khu kinh tế và Khu công nghiệp tỉnh"],
    ),
    ("Ở An Giang ai lo truyền thông, ai lo xuất khẩu?", ["Sở Thông tin và Truyền thông", "Sở Công Thương"]),
    (
        "o quang nam ai chu tri xuc tien thuong mai, o tra vinh ai chu tri huong nghiep cho hoc sinh",
        ["Sở Công Thương", "Sở Giáo dục và Đào tạo"],
    ),
    (
        "Dự toán kinh phí của kế hoạch: ở Quảng Nam cơ quan nào tổng hợp, ở Quảng Ngãi cơ quan nào tham mưu bố trí?",
        ["giao Sở Công Thương tổng hợp", "Sở Tài chính"],
    ),
]


@pytest.mark.parametrize(("question", "wanted"), SEVERAL)
def test_each_part_is_answered_with_its_proof(plain_service, question, wanted):
    answer = plain_service.ask(question)
    assert answer.status is Status.ANSWERED
    assert [part for part in wanted if fold(part) not in fold(answer.answer)] == []
    first = {answer.items[0].citations[0], answer.items[1].citations[0]}
    assert first <= {citation.n for citation in answer.citations[:5]}
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    for item in answer.items:
        assert {citation.plan for citation in answer.citations if citation.n in item.citations} == {item.plan}


def test_what_one_part_lacks_is_said(plain_service):
    answer = plain_service.ask("Ở Quảng Nam ai chủ trì xúc tiến thương mại, ở Bình Định ai chủ trì đào tạo nhân lực?")
    assert answer.found
    assert {item.plan for item in answer.items} == {"quang-nam-cong-nghiep-sinh-hoc"}
    assert "Không tìm thấy trong các kế hoạch: “ở Bình Định ai chủ trì đào tạo nhân lực”" in answer.answer


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Ai chủ trì và ai phối hợp xuất khẩu sản phẩm công nghệ sinh học ở An Giang?", ()),
        ("Đào tạo nghề ở Quảng Nam ai chủ trì, bao giờ xong?", ()),
        ("Sở Khoa học và Công nghệ, Sở Y tế và ai nữa cùng chủ trì việc này?", ()),
        ("Trà Vinh và An Giang giao ai chủ trì đào tạo nhân lực", ()),
        (
            "Sở nào chủ trì hướng nghiệp và sở nào chủ trì thu hút nhân lực ở Trà Vinh?",
            ("Sở nào chủ trì hướng nghiệp ở Trà Vinh", "sở nào chủ trì thu hút nhân lực ở Trà Vinh"),
        ),
        (
            "Trà Vinh mở lớp hướng nghiệp khi nào và xây phòng thí nghiệm trước ngày nào?",
            ("Trà Vinh mở lớp hướng nghiệp khi nào", "xây phòng thí nghiệm trước ngày nào ở Trà Vinh"),
        ),
        ("Việc trồng dừa ở Trà Vinh bắt đầu khi nào và kết thúc khi nào?", ()),
        (
            "Đến năm 2030 An Giang tăng bao nhiêu phần trăm doanh nghiệp và đóng góp bao nhiêu phần trăm GRDP?",
            (
                "Đến năm 2030 An Giang tăng bao nhiêu phần trăm doanh nghiệp",
                "đóng góp bao nhiêu phần trăm GRDP năm 2030 ở An Giang",
            ),
        ),
    ],
)
def test_a_question_is_cut_only_where_each_part_is_about_something_else(understand_question, question, parts):
    assert understand_question(question).words.parts == parts


def test_money_is_answered_beside_who_leads(plain_service):
    answer = plain_service.ask("Ai chủ trì chính sách ưu đãi thuế ở Quảng Nam và lấy tiền từ đâu?")
    assert answer.items[0].values == ("chủ trì: Sở Kế hoạch và Đầu tư", "kinh phí: NSNN")
