"""What a question asks to be counted, and texts that count it or only something else."""

from __future__ import annotations

import pytest

from qa.reading.asked_counts import counted_value, counts_asked, is_of_other_span, tells_no_state

TOLD = [
    ("Trồng bao nhiêu cây bần?", "trồng 12.000 cây bần ven sông"),
    ("Mỗi tổ có bao nhiêu người?", "mỗi tổ có bảy thành viên"),
    ("Thư viện có bao nhiêu cuốn?", "kho sách 3.200 bản"),
    ("Mỗi tuần mở mấy tiếng?", "mở cửa 12 giờ mỗi tuần"),
    ("Ao rộng bao nhiêu mét vuông?", "diện tích ao 450 m2"),
    ("Phải gom rác mấy lượt một tuần?", "gom ít nhất 03 lần/tuần"),
    ("Có bao nhiêu trạm bơm?", "số trạm bơm hiện có: 14"),
    ("Toàn tỉnh hiện dựng được mấy chòi canh?", "tỉnh đã dựng 14 chòi canh"),
    ("Có mấy bến đò?", "bến đò Cồn Sơn, bến đò Vàm Xáng và bến đò Trà Nóc"),
    ("Có mấy tuyên xe?", "ba tuyến xe chạy về huyện"),
    ("Bao nhiêu can cá được thả?", "thả 500 kg cá giống"),
    ("Tỷ lệ hộ có nước sạch?", "95% hộ dùng nước sạch"),
    ("Bao nhiêu phần trăm dân có thẻ?", "98% người dân có thẻ bảo hiểm"),
    ("Xin cho biết số lớp tập huấn", "mở 6 lớp tập huấn mỗi năm"),
]
TOLD += [
    ("Mở chợ ở mấy nơi?", "mở chợ tại 08 địa phương"),
    ("Có mấy lúc phải đo mặn?", "năm thời điểm đo mặn"),
    ("Bao nhiêu ca bỏng thì báo?", "từ 03 người bệnh bỏng"),
    ("Bến có mấy chiếc ghe?", "đóng 18 chiếc cho bến"),
    ("Thả mấy con trâu?", "thả 12 trâu giống"),
    ("Nâng cấp bao nhiêu phòng học?", "nâng cấp 40 phòng học"),
    ("Có mấy kênh phải nạo?", "kênh Xáng, kênh Ông Hai và kênh Mới"),
    ("Có mấy loa phát?", "loa đặt ở: đình, chợ"),
]
NOT_TOLD = [
    ("Phòng bệnh có mấy cái quạt?", "04 phòng bệnh có cửa lưới"),
    ("Nâng cấp bao nhiêu phòng học?", "nâng cấp phòng học, trung tâm y tế"),
    ("Khoa có mấy hộ lý?", "Hộ lý là người được khoa cử, dành 04 giờ mỗi tuần"),
    ("Có bao nhiêu thư viện xã?", "6,5% người dân dùng thư viện; 0,3 bản sách mỗi người"),
    ("Phải có bao nhiêu đầu sách?", "50 dòng họ được công nhận"),
    ("Mỗi ngày thải bao nhiêu tấn rác?", "dưới 300 kg mỗi ngày thì gom như hộ gia đình"),
    ("Hạn mức là bao nhiêu mét vuông?", "quy định hạn mức diện tích đất theo Điều 12"),
    ("Phải mở mấy lớp dạy nghề?", "Các lớp dạy nghề 2022-2030"),
    ("Hội đồng có mấy phó chủ tịch?", "quyết định nhiệm vụ của Phó Chủ tịch Hội đồng"),
    ("Tỷ lệ làng có tủ sách năm ngoái?", "4% người dân dùng thư viện"),
    ("Đợt lũ có bao nhiêu người bị thương?", "báo cáo trước ngày 03/12/2025 số hộ thiệt hại từ ngày 16-22/11/2025"),
    ("Toàn tỉnh hiện dựng được mấy chòi canh?", "qua các thiết bị quan sát (chòi canh, bộ đàm, ống nhòm)"),
    ("Xã đã đào mấy giếng?", "giếng, bể, kênh do xã quản lý"),
    ("Số bác sĩ cần đào tạo", "đào tạo bác sĩ, dược sĩ có trình độ cao"),
]
NOTHING_ASKED = [
    "Mấy anh ở chợ nộp phí cho ai?",
    "Tờ trình số bao nhiêu?",
    "Số hộ nghèo lấy theo kết quả rà soát năm nào?",
    "Số quyết định phê duyệt?",
    "Công trình cấp mấy trở lên phải xin phép?",
    "Tổng kinh phí là bao nhiêu?",
    "Cần bao nhiêu tiền?",
    "Đạt tỷ lệ bao nhiêu?",
    "Đặt ra những tỷ lệ nào?",
]


@pytest.mark.parametrize(("question", "shown"), TOLD)
def test_a_number_of_what_is_asked_by_any_of_its_names_tells_it(question: str, shown: str) -> None:
    counts = list(counts_asked(question))
    assert counts
    assert all(count.told_in(shown) for count in counts)


@pytest.mark.parametrize(("question", "shown"), NOT_TOLD)
def test_a_number_of_something_else_does_not(question: str, shown: str) -> None:
    assert [count for count in counts_asked(question) if not count.told_in(shown)]


@pytest.mark.parametrize("question", NOTHING_ASKED)
def test_some_of_them_documents_money_and_bare_questions_ask_no_count(question: str) -> None:
    assert list(counts_asked(question)) == []


def test_how_much_in_a_day_is_not_told_by_how_much_in_a_week() -> None:
    assert is_of_other_span("Trạm mở mấy giờ một ngày?", "mở ít nhất 12 giờ mỗi tuần")
    assert is_of_other_span("Xe chạy bao nhiêu chuyến mỗi tuần?", "chạy 04 chuyến/ngày")
    assert not is_of_other_span("Trạm mở mấy giờ một ngày?", "mở 6 giờ mỗi ngày, 36 giờ mỗi tuần")
    assert not is_of_other_span("Trạm mở mấy giờ một ngày?", "mở từ 7 giờ đến 11 giờ")
    assert not is_of_other_span("Mấy tháng báo cáo một lần?", "báo cáo định kỳ 6 tháng, hằng năm")
    assert not is_of_other_span("Trạm mở mấy giờ?", "mở ít nhất 12 giờ mỗi tuần")


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Hiện có bao nhiêu trại ong?", "II. Hiện trạng: 45 trại ong"),
        ("Hiện nay xã có mấy bến đò?", "xã có 14 bến đò"),
        ("Đến nay có bao nhiêu hộ nuôi tằm?", "năm 2031 có 45 hộ nuôi tằm"),
        ("Hiện phải đạt chỉ tiêu bao nhiêu trại ong?", "phấn đấu 45 trại ong"),
        ("Thực hiện bao nhiêu lớp?", "phấn đấu 45 lớp"),
    ],
)
def test_what_there_is_by_now_is_told_by_what_is(question: str, shown: str) -> None:
    assert not tells_no_state(question, shown)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Hiện có bao nhiêu trại ong?", "phấn đấu tăng tối thiểu 50% các trại ong, áp dụng kỹ thuật hiện đại"),
        ("Hiện nay xã có mấy bến đò?", "Xây bến đò – 14 bến – Quý II/2031"),
        ("Đến nay có bao nhiêu hộ nuôi tằm?", "đến năm 2031 đạt 45 hộ nuôi tằm"),
    ],
)
def test_what_there_is_to_be_tells_of_no_state(question: str, shown: str) -> None:
    assert tells_no_state(question, shown)


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("Huyện xây bao nhiêu trạm bơm điện?", "Trong đó xây 12 trạm bơm điện và 3 cống.", "12 trạm bơm điện"),
        ("Có mấy thư viện ở các xã?", "Sửa 04 thư viện của thôn, mua sách.", "04 thư viện"),
        ("Xây mấy trạm bơm?", "Xây hai trạm, mỗi trạm ba máy.", "hai trạm"),
        ("12 trạm bơm có bao nhiêu trạm hỏng?", "Nay 12 trạm bơm đã cũ.", ""),
        ("Có bao nhiêu giếng?", "Giếng của 15 hộ dân bị cạn.", ""),
        ("Tỷ lệ giếng sạch?", "Khoan 15 giếng.", ""),
    ],
)
def test_the_number_of_what_is_counted_is_told_with_its_name(question: str, text: str, value: str) -> None:
    assert counted_value(question, text) == value


def test_some_people_asked_about_a_time_are_not_counted():
    assert not list(counts_asked("mấy ông chủ ghe nộp đơn bao giờ"))
    assert list(counts_asked("có mấy ông chủ ghe"))
