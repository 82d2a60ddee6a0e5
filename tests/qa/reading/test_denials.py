"""Where something is denied, forbidden, refused or done away with, and where a negation denies nothing."""

import pytest

from corpus.text import tokens
from qa.reading.denials import denials, denies


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
