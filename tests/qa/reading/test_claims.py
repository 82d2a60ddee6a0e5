"""A claim's figure is so only where it stands with what the claim speaks of; a denial turns a claim around."""

import pytest

from qa.reading.claims import bare_claim, denies, says_figures

REWARDS = "Xã đạt chuẩn nâng cao được thưởng 1,0 tỷ đồng; xã đạt chuẩn kiểu mẫu được thưởng 1,5 tỷ đồng."
YEARS = "Kinh phí bếp ăn: thực hiện năm 2026 là 54 tỷ đồng, năm 2027 là 42 tỷ đồng."


def weight(_):
    return 1.0


@pytest.mark.parametrize(
    ("claim", "text", "so"),
    [
        ("xã nâng cao được thưởng 1,0 tỷ", REWARDS, True),
        ("xã nâng cao được thưởng 1,5 tỷ", REWARDS, False),
        ("xã kiểu mẫu được thưởng 1,5 tỷ", REWARDS, True),
        ("xã kiểu mẫu được thưởng 1.000 triệu đồng", REWARDS, False),
        ("năm 2026 bếp ăn chi 54 tỷ", YEARS, True),
        ("năm 2027 bếp ăn chi 54 tỷ", YEARS, False),
        ("năm 2028 bếp ăn chi 54 tỷ", YEARS, False),
        ("có 3 chòi canh", "Duy trì 03 chòi canh lửa.", True),
        ("có 7 chòi canh", "Duy trì 03 chòi canh lửa.", False),
    ],
)
def test_a_figure_with_its_subject(claim, text, so):
    said = says_figures(claim, text, weight)
    assert said is not None
    assert said[0] is so


def test_without_a_figure_of_the_measure_nothing_is_said():
    assert says_figures("tỷ lệ đạt 95%", "Mỗi xã có 02 đội.", weight) is None
    assert says_figures("các xã có đội", "Mỗi xã có 02 đội.", weight) is None


@pytest.mark.parametrize(
    ("claim", "text", "denied"),
    [
        ("được thu tiền dạy thêm", "Buổi 2 không thu tiền dạy thêm của học sinh.", True),
        ("không thu tiền dạy thêm", "Buổi 2 không thu tiền dạy thêm của học sinh.", False),
        ("cấm đốt nương", "Từ cấp IV trở lên cấm đốt nương.", False),
        ("được đốt nương", "Từ cấp IV trở lên nghiêm cấm đốt nương.", True),
        ("để xảy ra 2 vụ cháy rừng", "Không quá 02 vụ cháy rừng mỗi mùa.", False),
    ],
)
def test_what_one_denies_and_the_other_does_not(claim, text, denied):
    assert denies(claim, text, weight) is denied


@pytest.mark.parametrize(
    "asked", ["tỷ lệ đạt 95%", "tỷ lệ đạt 95% phải không?", "tỷ lệ đạt 95%, đúng không ạ", "tỷ lệ đạt 95% hả anh"]
)
def test_words_of_asking_are_no_part_of_a_claim(asked):
    assert bare_claim(asked) == "tỷ lệ đạt 95%"


FORBIDDEN = "Nghiêm cấm các hành vi: thả diều gần sân bay, đường dây điện; đốt rơm rạ ven đường; phơi thóc lúa trên mặt đường."


@pytest.mark.parametrize(
    ("claim", "text", "denied"),
    [
        ("cấm phơi thóc lúa trên mặt đường", FORBIDDEN, False),
        ("được phơi thóc lúa trên mặt đường", FORBIDDEN, True),
        ("được đốt rơm rạ ven đường", "Các hộ không được: đốt rơm rạ ven đường", True),
        ("được đốt rơm rạ ven đường", "Các hộ được: đốt rơm rạ ven đường", False),
        ("mở chợ phiên hằng tuần", FORBIDDEN, False),  # of something else
    ],
)
def test_a_ban_before_a_colon_denies_each_item_after_it(claim, text, denied):
    assert denies(claim, text, weight) is denied
