import pytest

from qa.understanding.sides import sides_of


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Làm đường với làm cầu thì việc nào xong trước?", ("Làm đường", "làm cầu")),
        ("Suối Bang với Suối Cát, hồ nào chứa được nhiều nước hơn?", ("Suối Bang", "Suối Cát")),
        (
            "So kinh phí trồng rừng với kinh phí tuyên truyền coi cái nào lớn hơn",
            ("kinh phí trồng rừng", "kinh phí tuyên truyền"),
        ),
        ("giữa mô hình lúa và mô hình tôm khác nhau thế nào", ("mô hình lúa", "mô hình tôm")),
        ("Theo quy chế của huyện, cấp mới và gia hạn thì thủ tục nào lâu hơn?", ("cấp mới", "gia hạn")),
        ("So sánh tỷ lệ giữa 2027 và 2030", ()),
        ("Ai chủ trì việc trồng rừng?", ()),
    ],
)
def test_two_things_are_told_apart(text, sides):
    assert sides_of(text) == sides
