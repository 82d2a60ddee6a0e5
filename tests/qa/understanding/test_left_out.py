"""What a question leaves out: provinces, and the topic of tasks."""

import pytest

from qa.understanding.left_out import places_left_out, spans_left_out, topic_left_out
from qa.understanding.names_typed import places_in


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sở Y tế chủ trì việc gì ở các tỉnh, trừ Hà Nam", ["Hà Nam"]),
        ("ngoài Nghệ An thì tỉnh nào lập trạm quan trắc", ["Nghệ An"]),
        ("liệt kê việc trồng dừa, không gồm Bến Tre và Trà Vinh", ["Bến Tre", "Trà Vinh"]),
        ("bỏ tỉnh Lào Cai ra, ai dạy nghề", ["Lào Cai"]),
        ("việc đóng tàu không phải của Quảng Ngãi", ["Quảng Ngãi"]),
        ("không kể kế hoạch của Thái Bình, còn ai lo", ["Thái Bình"]),
        ("loại trừ Sơn La, có mấy kế hoạch", ["Sơn La"]),
        ("số giếng của Hà Nam trừ Nghệ An", []),
        ("Sở Y tế Hà Nam chủ trì việc gì", []),
        ("Hà Nam khác Nghệ An ở chỗ nào", []),
        ("có phải Hà Nam không", []),
        ("thu hút vốn nước ngoài ở Hà Nam", []),
        ("văn bản bãi bỏ của Hà Nam", []),
        ("khách trong và ngoài tỉnh Hà Nam", []),
        ("ngoài việc trồng rừng, Hà Nam còn làm gì", []),
    ],
)
def test_places_after_a_word_that_leaves_out_are_left_out(text, left):
    assert [place.name for place in places_left_out(text, places_in(text))] == left


def test_another_source_of_money_leaves_no_task_out():
    assert topic_left_out("việc nào có thêm nguồn khác ngoài ngân sách xã") == ""
    assert topic_left_out("ngoài việc trồng rừng thì còn gì") == "trồng rừng"


def test_the_words_that_leave_a_place_out_are_no_topic():
    text = "ai lập trạm quan trắc, bỏ Lào Cai ra"
    ((start, end),) = spans_left_out(text, places_in(text))
    assert text[start:end] == "bỏ Lào Cai ra"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ngoài việc tập huấn thì Sở Nội vụ còn chủ trì gì", "tập huấn"),
        ("Sở Xây dựng chủ trì việc gì khác nạo vét kênh", "nạo vét kênh"),
        ("Sở Xây dựng còn việc nào khác ngoài nạo vét kênh?", "nạo vét kênh"),
        ("không kể khâu kiểm kê, Sở Tài chính làm mấy việc", "kiểm kê"),
        ("việc nào bỏ trống cột phối hợp", ""),
        ("Sở Y tế chủ trì việc gì", ""),
    ],
)
def test_what_tasks_are_left_out_is_told_by_their_topic(text, what):
    assert topic_left_out(text) == what
