"""Words of signing, numbering and sending that ask for nothing that a document says of itself."""

import pytest

from qa.contracts.query import Field
from qa.understanding.not_own import without_not_own


@pytest.mark.parametrize(
    "text",
    [
        "Ai ký quyết định về bến đò?",
        "người ký, chức vụ",
        "Chỉ thị nuôi ong do ông nào kí vậy?",
        "Văn bản mang chữ ký của ai?",
        "chữ ký người nào nằm cuối kế hoạch",
        "Quy chế chữ ký số của huyện ai ký ban hành?",
        "Kế hoạch 12 bà nào đặt bút ký?",
        "Vị nào thay mặt ủy ban duyệt kế hoạch muối?",
    ],
)
def test_the_signer_is_asked_for(text):
    assert without_not_own((Field.SIGNER,), text, of_plan=True) == (Field.SIGNER,)


@pytest.mark.parametrize(
    "text",
    [
        "Thiết bị ký số hỏng thì báo nơi nào?",
        "Những ai được cấp chữ ký số?",
        "Chữ ký của chủ hộ nằm bên nào tờ khai?",
        "Đăng ký nuôi ong ở xã cần giấy gì?",
        "Tiền ký quỹ mở mỏ đá tính sao?",
        "Thư ký hội đồng ghi những gì?",
        "Ký hợp đồng thuê ao trong mấy năm?",
        "Sổ nhật ký bến đò ghi gì?",
        "Học sinh ở ký túc xá được gì?",
        "Ký kết thỏa thuận với bên nào thì phải báo?",
    ],
)
def test_what_only_sounds_of_signing_is_not_the_signer(text):
    assert without_not_own((Field.SIGNER,), text, of_plan=True) == (Field.CONTENT,)


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch nuôi ong số mấy?",
        "số hiệu quy chế bến đò",
        "Cho xin số và ngày của chỉ thị",
        "chỉ thị muối số ngày",
        "Quyết định này mang số nào?",
        "Số, ký hiệu của nghị quyết",
        "ba kế hoạch đánh số bao nhiêu",
        "số kế hoạch nuôi ong",
    ],
)
def test_the_number_of_the_document_is_asked_for(text):
    assert without_not_own((Field.NUMBER,), text, of_plan=True) == (Field.NUMBER,)


@pytest.mark.parametrize(
    "text",
    [
        "Xin mở bến đò theo mẫu số mấy?",
        "Việc đo mặn nằm ở mục số mấy?",
        "Mẫu khai nuôi ong của hợp tác xã là số mấy?",
        "Phụ lục số nào kê giống lúa?",
        "Lệ phí bến đò ghi ở biểu số bao nhiêu?",
        "Bảng kê đàn ong mang số nào",
        "số điện thoại trạm thú y",
        "số hộ được vay",
        "số cuốn được mượn ở xã",
        "số tài khoản nộp phạt",
    ],
)
def test_the_number_of_a_part_or_of_things_is_no_document_s(text):
    assert without_not_own((Field.NUMBER,), text, of_plan=True) == (Field.CONTENT,)


@pytest.mark.parametrize(
    "text",
    [
        "Sở Xây dựng góp ý quy chế bến đò ở công văn số mấy?",
        "Báo cáo của Sở Tài chính về kế hoạch này mang số nào, biên bản số mấy?",
        "Quy chế này có bản thẩm định đánh số gì?",
        "Bến đò được xét theo biên bản số nào?",
    ],
)
def test_a_paper_that_comes_before_a_plan_is_one_that_it_rests_on(text):
    assert without_not_own((Field.NUMBER,), text, of_plan=True) == (Field.BASIS,)
    assert without_not_own((Field.NUMBER,), text, of_plan=False) == (Field.NUMBER,)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Kế hoạch gửi những nơi nào?", Field.RECIPIENTS),
        ("nơi nhận chỉ thị", Field.RECIPIENTS),
        ("Quyết định gửi cho ai, khi nào?", Field.RECIPIENTS),
        ("Kế hoạch gửi cơ quan nào ngày nào", Field.RECIPIENTS),
        ("Các xã gửi danh sách hộ nuôi ong trước ngày mấy?", Field.DEADLINE),
        ("Gửi hồ sơ thì bao lâu có kết quả?", Field.DEADLINE),
        ("Nhận tiền xong phải gửi chứng từ hôm nào?", Field.DEADLINE),
        ("Gửi thư mời ra sao?", Field.CONTENT),
        ("Nhận đơn nuôi ong thì xã xem những gì?", Field.CONTENT),
    ],
)
def test_whom_it_is_sent_to_is_asked_by_whom_or_where(text, meant):
    assert without_not_own((Field.RECIPIENTS,), text, of_plan=True) == (meant,)


def test_each_field_is_meant_once():
    assert without_not_own((Field.SIGNER, Field.OFFICE), "ai được cấp chữ ký số", of_plan=True) == (Field.CONTENT,)
    assert without_not_own((Field.LEAD, Field.PERIOD), "mẫu số mấy", of_plan=True) == (Field.LEAD, Field.PERIOD)
