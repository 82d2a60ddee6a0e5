"""Questions typed with the input method off, in Telex and VNI; and what is no such question."""

import pytest

from qa.spelling.keystrokes import from_keystrokes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ai chur trif truwngf rungwf", "ai chủ trì trưừng rừng"),
        ("bao giowf xong dduwowngf lieen xax", "bao giờ xong đường liên xã"),
        ("kinh phis ddaof taoj nghif bao nhieeu", "kinh phí đào tạo nghì bao nhiêu"),
        ("sowr ys tees phoois howpj voiws ai", "sở ý tế phối hợp với ai"),
        ("ai chu3 tri2 tro62ng ru72ng", "ai chủ trì trồng rừng"),
        ("bao gio72 xong d9u7o7ng2 lie6n xa4", "bao giờ xong đường liên xã"),
        ("Ai chur trif suwar nhaf vawn hoas banr", "Ai chủ trì sửa nhà văn hóa bản"),
        ("ai chu3 tri2 su7a3 nha2 va8n ho1a ba3n", "ai chủ trì sửa nhà văn hóa bản"),
        ("maays xã chưa có đường nhựa", "mấy xã chưa có đường nhựa"),
        ("trước ngày naof phair nộp báo cáo", "trước ngày nào phải nộp báo cáo"),
        ("mỗi nawm huyện trồng mấy ha rừng", "mỗi năm huyện trồng mấy ha rừng"),
        ("hộ đăng ký muwowjn giống ở đâu", "hộ đăng ký mượn giống ở đâu"),
    ],
)
def test_keys_are_read_as_letters(typed, meant):
    read = from_keystrokes(typed)
    same = [word for word, said in zip(read.split(), meant.split(), strict=True) if word == said]
    assert len(same) >= len(meant.split()) - 1


@pytest.mark.parametrize(
    "typed",
    [
        "ai chủ trì trồng rừng",
        "ai chu tri trong rung",
        "ke hoach 15/KH-UBND nam 2025 cua so y te",
        "so tt tt bao cao quy 4 nam 2026",
        "what does the department of forests plan",
        "TTHC muc do 4 cua xa",
        "du an ABC1 va A2",
        "tuyến xe bus nào đi qua xã",
        "test nhanh và tài liệu PDF để ở đâu",
        "hợp đồng BOO ký năm nào",
        "wifi và website của sở do ai lo",
        "",
    ],
)
def test_what_is_typed_otherwise_stays(typed):
    assert from_keystrokes(typed) == typed
