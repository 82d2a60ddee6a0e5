"""Where something is denied, forbidden, refused or done away with, and where a negation denies nothing."""

import pytest

from corpus.text import tokens
from qa.reading.denials import denials, denies, is_left_out, says_not


def words(text):
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ bến không nhận hàng ướt",
        "nghiêm cấm neo ghe qua đêm",
        "hộ cận nghèo được miễn phí đò",
        "ban quản lý từ chối đơn nộp trễ",
        "thủ tục đóng dấu bị bãi bỏ",
        "thả lờ trong khu bảo tồn là vi phạm",
        "bán vé chợ đêm cho trẻ em là sai",
        "vựa cá chưa có giấy phép",
        "không",
    ],
)
def test_what_denies(text):
    assert denies(words(text))


@pytest.mark.parametrize(
    "text",
    [
        "đò chở không quá 12 người",
        "phí không dưới 5.000 đồng",
        "không chỉ ghe mà cả xuồng phải đăng ký",
        "lưới bay trong không gian rộng",
        "ghe ra khỏi khu cấm neo",
        "xuồng phải sơn lại khi chưa có số",
        "trường hợp không có thẻ thì nhận tiền mặt",
        "chợ dời vì đường không đủ rộng",
        "ghe mắc cạn không được miễn phí đò",
    ],
)
def test_what_denies_nothing_itself(text):
    assert not denies(words(text))


def test_two_in_a_row_deny_nothing():
    assert denials(words("chủ ghe không được miễn")) == []
    assert len(denials(words("không thu phí của hộ chưa có giấy"))) == 2


@pytest.mark.parametrize(
    ("claim", "left"),
    [
        ("khách đi đò dọc được giảm vé", True),
        ("khách đi xe được giảm vé", False),
        ("chính sách này không áp dụng cho khách đi đò dọc", False),
    ],
)
def test_whom_a_sentence_of_its_own_leaves_out(claim, left):
    text = ["Giảm vé cho mọi khách đến chợ nổi.", "Chính sách này không áp dụng đối với khách đi đò dọc."]
    assert is_left_out(claim, text, lambda syllable: 1.0) is left


@pytest.mark.parametrize(("claim", "said"), [("chợ không thu phí", True), ("khách được miễn vé", False)])
def test_what_is_said_not_to_be_so(claim, said):
    assert says_not(claim) is said
