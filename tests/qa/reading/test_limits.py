"""What figures limit: values from one on, up to one, and what is only itself."""

import pytest

from qa.reading.figures import figures_in
from qa.reading.limits import limit_of


@pytest.mark.parametrize(
    ("text", "within", "beyond"),
    [
        ("Bè nuôi có từ 12 lồng trở lên phải đăng ký.", (12, 40), (11, 3)),
        ("Đò chở ít nhất 6 khách mới rời bến.", (6, 9), (5,)),
        ("Tổ hợp tác có tối thiểu 8 hộ.", (8, 20), (7,)),
        ("Xe trên 5 tấn không qua cầu treo.", (6, 5.5), (5, 4)),
        ("Đơn được trả lời trong 10 ngày.", (10, 7), (11,)),
        ("Mỗi vụ mượn không quá 3 lưới.", (3, 1), (4,)),
        ("Vựa tối đa 50 tấn khỏi lập sổ.", (50, 2), (51,)),
        ("Ao dưới 2 ha được giảm phí.", (1.5, 1), (2, 3)),
        ("Quán bán 7 món trở xuống đóng một nửa.", (7, 2), (8,)),
    ],
)
def test_what_a_figure_limits(text, within, beyond):
    limit = limit_of(text, figures_in(text)[0])
    assert limit is not None
    assert all(limit.holds(value) for value in within)
    assert not any(limit.holds(value) for value in beyond)


@pytest.mark.parametrize("text", ["Cả xã có 14 vựa cá.", "Chợ họp 3 phiên một tuần.", "Thu phí 20.000 đồng mỗi lượt."])
def test_a_figure_that_limits_nothing(text):
    assert limit_of(text, figures_in(text)[0]) is None


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("trẻ trên 16 tuổi", "miễn phí cho trẻ dưới 16 tuổi", False),
        ("quá 10 ngày", "không quá 10 ngày", False),
        ("ít nhất 5 hộ", "tối đa 5 hộ", True),
        ("từ 3 tầng trở lên", "trên 3 tầng", True),
        ("dưới 2 ha", "không quá 2 ha", True),
    ],
)
def test_whether_two_limits_leave_any_value_to_both(one, other, meet):
    limits = [limit_of(text, figures_in(text)[0]) for text in (one, other)]
    assert None not in limits
    assert limits[0].meets(limits[1]) is meet
    assert limits[1].meets(limits[0]) is meet
