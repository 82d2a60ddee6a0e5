"""Rounds, steps and years of targets are told one by one with their times."""

import pytest

from tests.qa.memory import service_of_files

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: {}/KH-UBND\n{}, ngày 14 tháng 6 năm 2030\n\nKẾ HOẠCH\n{}\n\n"
PLANS = {
    "ga": HEAD.format("LÂM ĐỒNG", 41, "Lâm Đồng", "Tiêm phòng cho đàn gà năm 2031")
    + """I. MỤC TIÊU
1. Mục tiêu chung
Giữ đàn gà khỏe mạnh.
2. Mục tiêu cụ thể
a) Đến năm 2031
- 80% số hộ nuôi gà được tiêm phòng.
b) Tầm nhìn đến năm 2040
- Mọi hộ nuôi gà đều có sổ theo dõi.

II. TIÊM PHÒNG
Tiêm phòng đàn gà chia làm 03 đợt:
- Đợt 1: từ ngày 02/3 đến ngày 15/3/2031 tại các xã ven hồ.
- Đợt 2: từ ngày 01/7 đến ngày 12/7/2031 trên toàn tỉnh.
- Đợt 3: từ ngày 05/11 đến ngày 20/11/2031 tại các trại lớn.

III. TIÊU ĐỘC CHUỒNG TRẠI
- Bước 1. Vệ sinh chuồng.
- Bước 2. Phun hóa chất.
""",
    "cau": HEAD.format("CAO BẰNG", 52, "Cao Bằng", "Sửa cầu treo giai đoạn 2031 - 2034")
    + """# I. NỘI DUNG
Sửa cầu treo của các xã vùng cao.

## Giai đoạn 1. Khảo sát (từ 01/12/2030 đến 31/3/2031)

Đo đạc, chụp ảnh từng cây cầu cũ của các xã.

## Giai đoạn 2. Thi công

Thay dây cáp và ván sàn, xong trước ngày 30/9/2034.
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    service = service_of_files(tmp_path_factory.mktemp("plans"), PLANS)
    return lambda text: service.ask(text).answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Tiêm phòng đàn gà ở Lâm Đồng có mấy đợt, mỗi đợt từ ngày nào đến ngày nào?",
            ("15/3/2031", "12/7/2031", "20/11/2031"),
        ),
        ("Các đợt tiêm phòng gà của Lâm Đồng diễn ra khi nào?", ("02/3", "01/7", "05/11")),
        ("Cao Bằng sửa cầu treo theo những giai đoạn nào, thời gian ra sao?", ("31/3/2031", "30/9/2034")),
        ("Mục tiêu cụ thể của kế hoạch Lâm Đồng chia theo những mốc năm nào?", ("2031", "2040")),
        ("Lâm Đồng đặt mục tiêu tiêm phòng gà theo các giai đoạn nào?", ("2031", "2040")),
    ],
)
def test_each_is_told_with_its_time(ask, question, told):
    answer = ask(question)
    assert all(time in answer for time in told)


def test_no_list_without_times_is_told(ask):
    assert "2 bước" not in ask("Các bước tiêu độc chuồng trại ở Lâm Đồng diễn ra khi nào?")
