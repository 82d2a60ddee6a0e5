import pytest

from qa.understanding.sides import find_sides, sides_of


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
        ("phí neo tàu và phí bốc dỡ ở cảng Vũng Áng chênh nhau mấy đồng", ("phí neo tàu", "phí bốc dỡ")),
        ("Đề nghị đối chiếu mức bồi thường của bò và của trâu theo quy định mới", ("của bò", "của trâu")),
        ("Lào Cai hay Yên Bái đặt mức trồng rừng cao hơn?", ("Lào Cai", "Yên Bái")),
        ("Bãi rộng 5 ha và 12 ha phải có mấy lối ra?", ("5 ha", "12 ha")),
        ("Sở Y tế và Sở Xây dựng nộp sổ theo dõi cách nhau mấy ngày?", ("Sở Y tế", "Sở Xây dựng nộp sổ theo dõi")),
        ("Thợ có chứng chỉ với thợ học nghề khác cần mấy tháng thử việc?", ("Thợ có chứng chỉ", "thợ học nghề khác")),
        (
            "Nhóm 'vé lẻ, vé tháng' với nhóm 'vé đoàn' giảm giá khác nhau sao?",
            ("Nhóm 'vé lẻ, vé tháng'", "nhóm 'vé đoàn' giảm giá"),
        ),
        ("Tiền sơn cầu nhiều hơn hay ít hơn tiền đóng phao, chênh mấy tỷ?", ("Tiền sơn cầu", "tiền đóng phao")),
        ("mẫu nội quy bến và quy chế lái đò xong khi nào với khi nào?", ("mẫu nội quy bến", "quy chế lái đò xong")),
        (
            "Việc dựng lại nhà kho muối cũ ở bến Gành Hào cho dân thuê và việc dựng chợ khác nhau sao?",
            ("Việc dựng lại nhà kho muối cũ ở bến Gành Hào cho dân thuê", "việc dựng chợ"),
        ),
        ("Số tàu năm 2030 nhiều hơn năm 2028 mấy chiếc?", ()),
        ("vé tháng đắt hơn vé lẻ bao nhiêu", ("vé tháng", "vé lẻ")),
        ("Kho nào lớn hơn và lớn hơn bao nhiêu?", ()),
        ("So với năm ngoái thì tăng mấy?", ()),
        ("Sở Khoa học và Công nghệ làm gì?", ()),
        ("Chi cục phối hợp với huyện làm gì?", ()),
        ("So sánh tỷ lệ giữa 2027 và 2030", ()),
        ("Ai chủ trì việc trồng rừng?", ()),
    ],
)
def test_two_things_are_told_apart(text, sides):
    assert sides_of(text) == sides


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "Bến thuyền Cù Lao: hạn sửa cầu và hạn đóng phao trong quyết định 12 là ngày nào?",
            (
                "Bến thuyền Cù Lao: hạn sửa cầu trong quyết định 12 là ngày nào?",
                "Bến thuyền Cù Lao: hạn đóng phao trong quyết định 12 là ngày nào?",
            ),
        ),
        (
            "Số giờ trực của điều phối viên và của tài công khác nhau thế nào?",
            ("Số giờ trực của điều phối viên khác nhau thế nào?", "Số giờ trực của tài công khác nhau thế nào?"),
        ),
        (
            "bãi cát loại 1 và loại 2 được lấy mấy khối?",
            ("bãi cát loại 1 được lấy mấy khối?", "bãi cát loại 2 được lấy mấy khối?"),
        ),
    ],
)
def test_each_is_asked_of_alone_with_the_words_of_both(text, questions):
    found = find_sides(text)
    assert found is not None
    assert found.alike
    assert found.questions == questions


@pytest.mark.parametrize("text", ["Làm đường với làm cầu", "Hồ Suối Bang và hồ Suối Cát", "phường An Bình và phường Lộc Hà"])
def test_what_begins_alike_is_told_to_be_two_things(text):
    found = find_sides(text)
    assert found is not None
    assert found.alike


@pytest.mark.parametrize("text", ["thu gom và vận chuyển", "Suối Bang với bến phà"])
def test_what_begins_otherwise_may_be_one_thing(text):
    found = find_sides(text)
    assert found is not None
    assert not found.alike


def test_a_text_of_very_many_names_compares_none():
    short = "so sánh kinh phí của Hà Nam và Hà Nội"
    assert find_sides(short)
    assert find_sides(short + " và Hà Nội" * 100) is None
