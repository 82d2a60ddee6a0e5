"""Titles and names in capitals, as they are written in a sentence."""

import pytest

from corpus.metadata.casing import Casing


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("TRỢ GIÚP XÃ HỘI TRONG PHẠM VI QUẢN LÝ QUÝ IV", "Trợ giúp xã hội trong phạm vi quản lý quý IV"),
        ("THỰC HIỆN CHỈ THỊ SỐ 5/CT-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ", "Thực hiện Chỉ thị số 5/CT-TTg của Thủ tướng Chính phủ"),
        ("ỨNG DỤNG IOT TẠI TỈNH CÀ MAU TỪ 0H00", "Ứng dụng IoT tại tỉnh Cà Mau từ 0h00"),
        ("THI HÀNH LUẬT VIỆC LÀM CỦA QUỐC HỘI", "Thi hành Luật Việc làm của Quốc hội"),
        ("XÂY DỰNG ĐẢNG TẠI THÀNH PHỐ CẦN THƠ NĂM 2025", "Xây dựng Đảng tại thành phố Cần Thơ năm 2025"),
        ("PHỔ BIẾN PHÁP LUẬT CỦA TỈNH HUẾ", "Phổ biến pháp luật của tỉnh Huế"),
        ("SIẾT CHẶT KỶ LUẬT TRONG NHÀ TRƯỜNG", "Siết chặt kỷ luật trong nhà trường"),
        ("THI HÀNH CÁC LUẬT VỀ THUẾ", "Thi hành các luật về thuế"),
        ("Phát triển rừng", "Phát triển rừng"),
    ],
)
def test_a_title(written, expected):
    assert Casing().sentence(written) == expected


def test_an_abbreviation_keeps_its_capitals():
    body = "Quyết định số 5/QĐ-UBND ngày 2/1/2020; Quyết định số 6/QĐ-UBND ngày 3/1/2021."
    assert (
        Casing(body).sentence("BÃI BỎ QUYẾT ĐỊNH SỐ 5/QĐ-UBND NGÀY 2/1/2020") == "Bãi bỏ Quyết định số 5/QĐ-UBND ngày 2/1/2020"
    )


def test_the_body_is_asked_first():
    body = "Ủy ban nhân dân tỉnh ban hành Kế hoạch bảo tồn nhà rông Kon K'Tu và lễ hội Katê của người Chăm trên địa bàn tỉnh."
    assert (
        Casing(body).sentence("BẢO TỒN NHÀ RÔNG VÀ LỄ HỘI KATÊ CỦA NGƯỜI CHĂM")
        == "Bảo tồn nhà rông và lễ hội Katê của người Chăm"
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("ỦY BAN NHÂN DÂN XÃ IA MƠ", "UBND xã Ia Mơ"),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động, Thương binh và Xã hội"),
        ("TRƯỜNG TIỂU HỌC LÊ LAI", "Trường Tiểu học Lê Lai"),
        ("TRƯỜNG ĐẠI HỌC NÔNG LÂM", "Trường Đại học Nông Lâm"),
        ("BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("ĐẢNG ỦY PHƯỜNG CẦU KHO", "Đảng ủy phường Cầu Kho"),
    ],
)
def test_a_name(written, expected):
    assert Casing().name(written) == expected
