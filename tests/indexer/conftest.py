import pytest

from tests.indexer.fakes import HashEncoder

BODY = """ỦY BAN NHÂN DÂN
TỈNH LÂM THAO
-------
Số: 12/KH-UBND

Lâm Thao, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Phát triển nghề nuôi ong trên địa bàn tỉnh đến năm 2030

I. MỤC TIÊU
1. Đến năm 2025
- Số đàn ong tăng tối thiểu 10% so với năm 2023.
- Có 5 hợp tác xã nuôi ong.
2. Đến năm 2030
- Số đàn ong đạt 20.000 đàn.
II. NHIỆM VỤ
1. Đào tạo nhân lực
a) Mở lớp dạy nghề nuôi ong cho nông dân.
b) Xây dựng giáo trình.
2. Tuyên truyền
Phổ biến lợi ích của mật ong trên các phương tiện thông tin đại chúng theo Quyết định số 30/2020/QĐ-UBND.
III. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với các sở, ngành triển khai Kế hoạch này.
"""
OTHER = """KẾ HOẠCH
Phòng cháy, chữa cháy rừng tỉnh Hòn Đất năm 2024

I. YÊU CẦU
- Chi cục Kiểm lâm trực 24/24 giờ trong mùa khô.
- Báo cáo trước ngày 15 tháng 12 hằng năm.
"""


@pytest.fixture
def encoder():
    return HashEncoder()


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "ong.txt").write_text(BODY, "utf-8")
    (folder / "rung.txt").write_text(OTHER, "utf-8")
    return folder


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"
