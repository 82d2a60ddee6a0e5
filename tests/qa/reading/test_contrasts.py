"""What speaks against a claim without denying it: other days of the week, opposites, "all others"."""

import pytest

from qa.reading.contrasts import is_of_others, opposes, weekdays_in
from tests.qa.reading.test_verdicts import says


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("chợ họp thứ Hai và thứ 5", {2, 5}),
        ("từ thứ Ba đến thứ Sáu", {3, 4, 5, 6}),
        ("từ thứ bảy đến thứ hai", {7, 8, 2}),
        ("riêng Chủ nhật", {8}),
        ("tất cả các ngày trong tuần", set(range(2, 9))),
        ("lần thứ hai mươi của năm", {2}),
        ("quý IV hằng năm", set()),
    ],
)
def test_days_of_the_week(text, days):
    assert weekdays_in(text) == days


POOL = "Bể bơi mở cửa từ thứ Ba đến Chủ nhật; đóng cửa thứ Hai để thay nước."
KIDS = "Bể bơi mở tất cả các ngày trong tuần, riêng Chủ nhật chỉ nhận học viên nhỏ tuổi; nghỉ Tết."
FERRY = "Từ tháng 9 đến tháng 11, phà ngừng chạy bến Đá vì nước xiết."
TICKETS = "Vé cấp miễn phí cho người khuyết tật và thợ mỏ; người khác nộp 15.000 đồng mỗi lượt."


@pytest.mark.parametrize(
    ("claim", "text", "so"),
    [
        ("bể bơi mở cửa thứ Hai", POOL, False),
        ("bể bơi mở cửa thứ Năm", POOL, True),
        ("bể bơi đóng cửa thứ Hai", POOL, True),
        ("bể bơi nhận người lớn vào Chủ nhật", KIDS, False),
        ("tháng mười phà vẫn chạy bến Đá", FERRY, False),
        ("phà ngừng chạy bến Đá", FERRY, True),
        ("thợ mỏ mua vé phải nộp 15.000 đồng", TICKETS, False),
        ("người khác mua vé phải nộp 15.000 đồng", TICKETS, True),
        ("làng nghề còn xài lò cũ tới hết 2030", "Làng nghề dùng lò cũ đến hết năm 2030.", True),
    ],
)
def test_what_speaks_against_a_claim(claim, text, so):
    assert says(claim, text) is so


@pytest.mark.parametrize(
    ("claim", "clause", "against"),
    [
        ("giá thuê tăng", "giá thuê giảm 5%", True),
        ("giá thuê tăng", "giá thuê tăng 5%, không giảm", False),
        ("xe vẫn chạy", "xe tạm dừng ở bến", True),
        ("xe vẫn chạy", "xe dừng đỗ đúng bến", False),
        ("xe có chạy", "mùa lũ xe ngừng chạy", True),
        ("xe ngừng chạy", "mùa lũ xe ngừng chạy", False),
        ("hộ nghèo phải nộp phí", "hộ nghèo được miễn phí", True),
    ],
)
def test_opposites(claim, clause, against):
    assert opposes(claim, clause) is against


def test_all_others_are_told_from_those_who_are_named():
    named = frozenset(["tho", "mo", "nguoi", "khuyet", "tat"])
    assert is_of_others("thợ mỏ có nộp không", "người khác nộp 15.000 đồng", named)
    assert not is_of_others("đối tượng còn lại có nộp không", "người khác nộp 15.000 đồng", named)
    assert not is_of_others("thợ mỏ có nộp không", "thợ mỏ nộp 15.000 đồng", named)


@pytest.mark.parametrize(
    ("claim", "text", "so"),
    [
        ("mực nước hồ có cao", "Mực nước hồ còn thấp.", False),
        ("mực nước hồ có cao", "Mực nước hồ hiện rất cao.", True),
        ("hội thu nhận người cao tuổi", "Mức sống của hội viên người cao tuổi còn thấp.", True),
        ("chợ bắt buộc dùng túi giấy", "Chợ khuyến khích dùng túi giấy.", False),
        ("chợ khuyến khích dùng túi giấy", "Chợ khuyến khích dùng túi giấy.", True),
        ("sổ ghe được cập nhật kịp thời", "Sổ ghe được cập nhật chậm.", False),
        ("phà chạy ban đêm", "Phà chạy ban ngày.", False),
        ("phà chạy ban đêm", "Phà chạy ban ngày và ban đêm.", True),
        ("quà được phát bằng tiền mặt", "Quà được phát bằng hiện vật.", False),
        ("người Việt Nam được tặng huy hiệu bến cảng", "Huy hiệu bến cảng tặng cho người nước ngoài.", False),
        ("ngân sách huyện chi tiền phao", "Ngân sách tỉnh chi tiền phao.", False),
        ("ngân sách tỉnh chi tiền phao", "Ngân sách tỉnh, ngân sách huyện chi tiền phao.", True),
        ("cấp xã nộp sổ lên cấp tỉnh", "Cấp xã nộp sổ lên cấp tỉnh.", True),
        ("Chủ tịch hội ký sổ ghe", "Phó Chủ tịch hội ký sổ ghe.", False),
        ("Phó Chủ tịch hội ký sổ ghe", "Phó Chủ tịch hội ký sổ ghe.", True),
        ("tất cả các hộ được phát phao", "Hộ nghèo được phát phao; hộ khác tự mua.", False),
        ("tất cả hộ nghèo được phát phao", "Hộ nghèo được phát phao; phao cấp một lần.", True),
        ("trường công lập được mượn phao", "Trường tư thục được mượn phao.", False),
        ("tuyến Bãi Sậy được nạo vét đầu tiên", "Tuyến Bãi Sậy được nạo vét sau cùng.", False),
    ],
)
def test_another_degree_or_kind(claim, text, so):
    assert says(claim, text) is so
