"""What decisions, statutes and notices say of themselves in their heads, headings and closing clauses."""

from dataclasses import replace

import pytest

from qa.composing.facts.fact_answers import answer_with_facts
from qa.composing.facts.in_force import answer_with_standing
from qa.composing.prose_answers.from_prose import answer_from_prose
from qa.composing.prose_answers.headed import answer_under_heading
from qa.composing.prose_answers.holders import answer_with_holder
from qa.contracts.query import Field, Form
from qa.deciding.backing import backing_of
from tests.qa.memory import service_of

NOTICE = """VĂN PHÒNG CHÍNH PHỦ

Số: 71/TB-VPCP

Hà Nội, ngày 12 tháng 3 năm 2026

THÔNG BÁO

KẾT LUẬN CỦA PHÓ THỦ TƯỚNG TẠI BUỔI LÀM VIỆC VỚI TỈNH LAI CHÂU

Ngày 04 tháng 3 năm 2026, tại xã Sìn Hồ, Phó Thủ tướng đã kiểm tra vườn sâm và làm việc với tỉnh Lai Châu về nghề trồng sâm.

Cùng dự buổi làm việc có đồng chí Lò Văn Páo, Bí thư Tỉnh ủy Lai Châu; đồng chí Vàng Thị Mỷ, Thứ trưởng Bộ Y tế.

I. ĐÁNH GIÁ CHUNG

Tỉnh có 1.200 ha sâm dưới tán rừng.

II. NHIỆM VỤ

Bộ Y tế hướng dẫn tỉnh chế biến sâm.
"""
STATUTE = """ỦY BAN NHÂN DÂN TỈNH CÀ MAU

Số: 33/2026/QĐ-UBND

Cà Mau, ngày 20 tháng 01 năm 2026

QUYẾT ĐỊNH

Ban hành Quy chế quản lý bến đò trên địa bàn tỉnh Cà Mau

Căn cứ Nghị định số 812/2024/NĐ-CP ngày 05 tháng 8 năm 2024 của Chính phủ quy định về hoạt động đường thủy nội địa;

Căn cứ Quyết định số 515/QĐ-TTg ngày 03 tháng 3 năm 2023 của Thủ tướng Chính phủ ban hành Đề án phao cứu sinh;

Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 66/TTr-SXD ngày 09 tháng 01 năm 2026;

Ủy ban nhân dân tỉnh ban hành Quyết định ban hành Quy chế quản lý bến đò trên địa bàn tỉnh Cà Mau.

Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý bến đò.

Điều 2. Hiệu lực thi hành

1. Quyết định này có hiệu lực thi hành từ ngày 15 tháng 02 năm 2026.

2. Các Quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành:

a) Quyết định số 14/2019/QĐ-UBND ngày 06 tháng 6 năm 2019 của Ủy ban nhân dân tỉnh Cà Mau ban hành Quy chế bến đò;

b) Quyết định số 8/2021/QĐ-UBND ngày 02 tháng 3 năm 2021 của Ủy ban nhân dân tỉnh Bạc Liêu ban hành Quy định bến khách.

Điều 3. Tổ chức thực hiện

Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Xây dựng chịu trách nhiệm thi hành Quyết định này./.

QUY CHẾ

QUẢN LÝ BẾN ĐÒ TRÊN ĐỊA BÀN TỈNH CÀ MAU

Chương I

QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh

Quy chế này quy định nguyên tắc, đối tượng, nội dung, hình thức và trách nhiệm quản lý bến đò trên địa bàn tỉnh Cà Mau.

Điều 2. Đối tượng áp dụng

1. Chủ bến và người lái đò.

2. Ủy ban nhân dân cấp xã nơi có bến.

Điều 3. Nguyên tắc quản lý

1. Bảo đảm an toàn cho khách qua sông.

2. Mỗi bến có một chủ chịu trách nhiệm.

Điều 4. Cấp giấy

1. Ủy ban nhân dân cấp xã trả giấy mở bến trong thời hạn 07 ngày làm việc kể từ ngày nhận đơn.

2. Giấy mở bến cấp trước ngày 01 tháng 7 năm 2025 được đổi trước ngày 31 tháng 12 năm 2026.

3. Phao cứu sinh được kiểm tra 03 tháng một lần.

Điều 5. Hội đồng bến đò tỉnh

1. Thành phần Hội đồng bến đò tỉnh gồm:

a) Chủ tịch Hội đồng là Giám đốc Sở Xây dựng;

b) Các Phó Chủ tịch Hội đồng là Phó Giám đốc Công an tỉnh và Phó Giám đốc Sở Y tế.

2. Thành phần Hội đồng bến đò cấp xã gồm:

a) Chủ tịch Hội đồng là Chủ tịch Ủy ban nhân dân cấp xã.

Điều 6. Thời tiết xấu

Bến ngừng chở khách khi có một trong hai trường hợp sau:

- Sóng cao hơn 01 mét.

- Tầm nhìn dưới 50 mét.
"""


@pytest.fixture(scope="module")
def service():
    return service_of({"lai-chau": NOTICE, "ca-mau": STATUTE})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Phó Thủ tướng làm việc với Lai Châu ngày nào?", "04 tháng 3 năm 2026"),
        ("Phó Thủ tướng đi kiểm tra vườn sâm ở xã nào của Lai Châu?", "Sìn Hồ"),
        ("Thứ trưởng Bộ Y tế dự buổi làm việc ở Lai Châu là ai?", "Vàng Thị Mỷ"),
        ("Nghị định 812/2024 quy định về gì?", "đường thủy nội địa"),
        ("Những ai chịu trách nhiệm thi hành Quyết định 33 của Cà Mau?", "Chánh Văn phòng Ủy ban nhân dân tỉnh"),
        ("Nguyên tắc quản lý bến đò Cà Mau gồm những gì?", "Mỗi bến có một chủ"),
        ("Quy chế bến đò Cà Mau áp dụng cho những đối tượng nào?", "Chủ bến và người lái đò"),
        ("Xã ở Cà Mau phải trả giấy mở bến trong mấy ngày?", "07 ngày làm việc"),
        ("Phao cứu sinh ở bến đò Cà Mau bao lâu kiểm tra một lần?", "03 tháng một lần"),
    ],
)
def test_a_paper_says_what_is_asked(service, question, said):
    answer = service.ask(question)
    assert said in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Nghị định 813/2024 quy định về gì?",
        "Mẫu số 3 kèm Nghị định 812/2024 là mẫu gì?",
        "Bộ trưởng Bộ Công an làm việc với Lai Châu ngày nào?",
        "Phí mở bến đò ở Cà Mau là bao nhiêu tiền?",
    ],
)
def test_what_no_paper_says_is_not_told(service, question):
    assert not service.ask(question).found


@pytest.mark.parametrize(
    ("question", "holder"),
    [
        ("Chủ tịch Hội đồng bến đò tỉnh Cà Mau là ai?", "Giám đốc Sở Xây dựng"),
        ("Ai làm chủ tịch hội đồng bến đò cấp xã ở Cà Mau?", "Chủ tịch Ủy ban nhân dân cấp xã"),
        ("Phó chủ tịch hội đồng bến đò Cà Mau là những ai", "Phó Giám đốc Công an tỉnh và Phó Giám đốc Sở Y tế"),
        ("Tổ trưởng tổ cứu hộ bến đò Cà Mau là ai?", None),
        ("Ai cấp giấy mở bến ở Cà Mau?", None),
    ],
)
def test_who_holds_an_office(service, question, holder):
    looked = service.answerer.inquire(question)
    draft = answer_with_holder(replace(looked.query, ask=(Field.LEAD,)), looked)
    assert (draft.lines[0].values if draft else None) == (holder and (holder,))


@pytest.mark.parametrize(
    ("question", "form", "said"),
    [
        ("Nguyên tắc quản lý bến đò Cà Mau gồm những gì?", Form.LIST, ["an toàn", "một chủ"]),
        ("đối tượng áp dụng quy chế bến đò Cà Mau", Form.VALUE, ["Chủ bến", "cấp xã"]),
        ("Thời tiết xấu thì bến đò Cà Mau thế nào?", Form.VALUE, ["ngừng chở", "Sóng", "Tầm nhìn"]),
        ("Nguyên tắc chia tiền đò Cà Mau gồm những gì?", Form.LIST, None),
        ("Đối tượng nào ở Cà Mau được đi đò miễn phí?", Form.LIST, None),
    ],
)
def test_a_part_is_told_where_its_heading_is_asked_for(service, question, form, said):
    looked = service.answerer.inquire(question)
    draft = answer_under_heading(replace(looked.query, ask=(Field.CONTENT,), form=form), looked)
    lines = [" ".join((*line.values, line.detail)) for line in draft.lines] if draft else None
    assert (lines is None) == (said is None)
    assert all(part in line for part, line in zip(said or (), lines or (), strict=True))


def test_a_list_is_judged_by_what_begins_it_too(service):
    looked = service.answerer.inquire("Bến đò Cà Mau ngừng chở khách khi nào?")
    draft = answer_from_prose(replace(looked.query, ask=(Field.CONTENT,)), looked)
    assert draft.heading.startswith("Bến ngừng chở khách")
    assert "ngừng chở khách" in backing_of(looked.knowledge, draft).text


def told(service, question, kind, field):
    looked = service.answerer.inquire(question)
    draft = kind(replace(looked.query, ask=(field,)), looked)
    return [value for line in draft.lines for value in line.values]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Quy chế bến đò Cà Mau áp dụng từ ngày nào?", ["từ 15/02/2026 (ngày 15 tháng 02 năm 2026)"]),
        ("quyết định 33 Cà Mau chừng nào bắt đầu thi hành", ["từ 15/02/2026 (ngày 15 tháng 02 năm 2026)"]),
    ],
)
def test_since_when_a_paper_is_in_force(service, question, said):
    assert told(service, question, answer_with_standing, Field.STANDING) == said


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Quy chế bến đò Cà Mau bãi bỏ văn bản nào?", ["14/2019", "8/2021"]),
        ("Quyết định nào của Bạc Liêu hết hiệu lực theo quy chế bến đò Cà Mau?", ["8/2021"]),
    ],
)
def test_the_papers_that_a_list_ends(service, question, numbers):
    values = told(service, question, answer_with_standing, Field.STANDING)
    assert [next((number for number in numbers if number in value), None) for value in values] == numbers


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Quy chế bến đò Cà Mau do sở nào trình, tờ trình số mấy?", "66/TTr-SXD"),
        ("Quyết định 33/2026 Cà Mau ban hành theo đề nghị của ai?", "Giám đốc Sở Xây dựng"),
    ],
)
def test_at_whose_proposal_a_paper_was_issued(service, question, said):
    assert [said in value for value in told(service, question, answer_with_facts, Field.BASIS)] == [True]
