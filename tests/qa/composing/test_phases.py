"""Rounds, steps and years of targets are told one by one with their times."""

import pytest

from tests.qa.memory import service_of_files

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: {}/KH-UBND\n{}, ngày 14 tháng 6 năm 2030\n\nKẾ HOẠCH\n{}\n\n"
PLANS = {
    "sen": HEAD.format("ĐỒNG THÁP", 63, "Đồng Tháp", "Trồng sen giai đoạn 2031 - 2040")
    + """# I. MỤC TIÊU

## 1. Mục tiêu chung

Giữ giống sen quý.

## 2. Mục tiêu cụ thể đến năm 2035

Trồng mới 120 ha sen.

## 3. Định hướng đến năm 2040

Có 03 làng nghề dệt tơ sen.

# II. BÁO CÁO

Các xã báo cáo hằng tháng (trước ngày 16 hằng tháng), tổng kết năm (trước ngày 20/11 hằng năm) gửi Sở Y tế.

Sở Y tế tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 18 hằng tháng.
""",
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
        ("Mục tiêu trồng sen của Đồng Tháp theo các mốc năm nào?", ("2035", "2040", "120 ha")),
        ("Lâm Đồng đặt mục tiêu tiêm phòng gà theo các giai đoạn nào?", ("2031", "2040")),
    ],
)
def test_each_is_told_with_its_time(ask, question, told):
    answer = ask(question)
    assert all(time in answer for time in told)


def test_no_list_without_times_is_told(ask):
    assert "2 bước" not in ask("Các bước tiêu độc chuồng trại ở Lâm Đồng diễn ra khi nào?")


def test_all_days_of_reports_are_told_each_sentence_once(ask):
    told = ask("Chu trình báo cáo trồng sen ở Đồng Tháp có những hạn nào?")
    assert "trước ngày 16 hằng tháng" in told
    assert "trước ngày 18 hằng tháng" in told
    assert "20/11" in told
    assert told.startswith("2 mốc")


def test_beside_a_time_the_general_target_is_none_of_the_years(ask):
    assert "Giữ giống sen quý" not in ask("Mục tiêu trồng sen của Đồng Tháp theo các mốc năm nào?")
