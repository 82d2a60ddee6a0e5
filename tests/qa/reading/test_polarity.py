"""Whether a claim and what tells of it deny alike: cases and results, exceptions, what a list's heading refuses."""

import pytest

from tests.qa.reading.test_verdicts import says


@pytest.mark.parametrize(
    ("claim", "text", "so"),
    [
        ("hộ chưa đăng ký vẫn được mượn phao", "Không cho mượn phao đối với hộ chưa đăng ký.", False),
        ("hộ chưa đăng ký thì không được mượn phao", "Không cho mượn phao đối với hộ chưa đăng ký.", True),
        ("người không có phiếu mà vẫn được qua đò", "Người không có phiếu nhận vé giấy tại bến để qua đò.", True),
        ("ghe chưa có số mà vẫn được cập bến", "Ghe chưa có số thì không cho cập bến.", False),
        ("bè không có phao vẫn được xét hỗ trợ", "Trường hợp không được xét hỗ trợ: bè không có phao.", False),
        ("bè không có phao thì không được xét hỗ trợ", "Trường hợp không được xét hỗ trợ: bè không có phao.", True),
        ("không phải nộp bản giấy, chỉ gửi qua mạng", "Chủ bè nộp bản giấy tại bến.", False),
        ("không phải nộp bản giấy, chỉ gửi qua mạng", "Chủ bè không phải nộp bản giấy.", True),
        ("chủ ghe bị kỷ luật vẫn được vay vốn", "Điều kiện vay vốn: không vi phạm quy ước, kỷ luật của hội.", False),
        ("chủ ghe không vi phạm quy ước thì được vay vốn", "Điều kiện vay vốn: không vi phạm quy ước của hội.", True),
    ],
)
def test_a_case_is_told_from_what_is_said_of_it(claim, text, so):
    assert says(claim, text) is so


@pytest.mark.parametrize(
    ("claim", "text", "so"),
    [
        (
            "tin mật được gửi qua loa phường",
            "Tổ dân phố gửi tin qua loa phường (trừ các tin, bài thuộc loại mật của huyện).",
            False,
        ),
        ("tin thời tiết được gửi qua loa phường", "Tổ dân phố gửi tin qua loa phường (trừ các tin, bài thuộc loại mật).", True),
        (
            "xã đã được cấp phao theo Quyết định 512 còn được cấp thêm",
            "Cấp phao cho các xã ven sông, trừ các xã đã được cấp theo Quyết định số 512.",
            False,
        ),
        ("xe chở thóc được lên đê", "Xe tải không được lên đê, ngoại trừ xe cứu hỏa, xe chở thóc.", True),
        ("hộ nghèo phải mua túi rác", "Các hộ tự mua túi rác, trừ hộ nghèo, hộ cận nghèo.", False),
        ("hộ buôn bán phải mua túi rác", "Các hộ buôn bán tự mua túi rác, trừ hộ nghèo, hộ cận nghèo.", True),
        ("chủ bè bị trừ 5 điểm thi đua", "Chủ bè chậm nộp sổ bị trừ 5 điểm thi đua.", True),
        ("công ty khấu trừ tiền phạt vào lương", "Công ty khấu trừ tiền phạt vào lương tháng sau.", True),
    ],
)
def test_what_is_taken_out(claim, text, so):
    assert says(claim, text) is so


@pytest.mark.parametrize(
    ("claim", "text", "so"),
    [
        ("đội ghe dùng hộp thư của hội", "Đội ghe dùng hộp thư của hội, tên viết liền không dấu.", True),
        ("người hoạt động ở ấp được trợ cấp", "Người hoạt động không chuyên trách ở ấp được trợ cấp.", True),
        ("hội được nhận viện trợ", "Hội được nhận viện trợ không hoàn lại.", True),
        ("thả diều bị phạt", "Xử lý vi phạm hành chính: thả diều ven đê bị phạt.", True),
        ("thả diều ven đê là vi phạm", "Cấm thả diều ven đê.", True),
        ("thả diều ven đê là vi phạm", "Trẻ em được thả diều ven đê.", False),
    ],
)
def test_set_terms_deny_nothing(claim, text, so):
    assert says(claim, text) is so


@pytest.mark.parametrize(
    ("claim", "text", "so"),
    [
        ("khách chưa có vé thì bị từ chối", "Bến chỉ phục vụ khách đã có vé.", True),
        ("khách chưa có vé vẫn được phục vụ", "Bến chỉ phục vụ khách đã đặt chỗ.", False),
        ("trẻ em khỏi đóng tiền đò", "Trẻ em được miễn tiền đò.", True),
        ("trẻ em phải đóng tiền đò", "Trẻ em được miễn tiền đò.", False),
    ],
)
def test_what_is_narrowed_or_free(claim, text, so):
    assert says(claim, text) is so


def test_a_heading_that_only_names_agencies_speaks_for_them():
    text = "Giao cán bộ gác cống, báo Sở Xây dựng khi có sự cố."
    assert says("Sở Nông nghiệp và Môi trường giao cán bộ gác cống", text, above="Điều 4. Sở Nông nghiệp và Môi trường")
    assert not says("Sở Tài chính giao cán bộ gác cống", text, above="Điều 4. Sở Nông nghiệp và Môi trường")
