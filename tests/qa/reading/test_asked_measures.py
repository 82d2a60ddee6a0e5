"""What a question asks to be measured by its name, and texts that measure it or not."""

from __future__ import annotations

import pytest

from qa.reading.asked_measures import asks_no_amount, lacks_each, tells_money, unmeasured


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Mức phụ cấp của đội trưởng đội tuần đê", "phụ cấp 450.000 đồng mỗi tháng"),
        ("Mức hỗ trợ cho hộ nuôi tôm", "hỗ trợ 50% tiền giống"),
        ("Tổng mức đầu tư trạm bơm", "1.250\nXây trạm bơm"),
        ("Chiều dài tuyến kè là bao nhiêu?", "kè dài 3,2 km"),
        ("Bao nhiêu phần trăm diện tích rừng có chủ?", "30% diện tích rừng có chủ"),
        ("Diện tích rừng trồng mới", "trồng mới 210 ha rừng"),
        ("Mức phụ cấp do ai quyết định?", "Hội đồng nhân dân xã quyết định"),
        ("Nhiệm vụ của đội tuần đê", "tuần tra hằng đêm"),
    ],
)
def test_a_figure_of_the_measure_s_own_unit_tells_it(question: str, shown: str) -> None:
    assert unmeasured(question, shown) is None


@pytest.mark.parametrize(
    ("question", "shown", "kind"),
    [
        ("Mức phụ cấp của đội trưởng đội tuần đê", "đội gồm 9 người, báo cáo ngày 20 hằng tháng", "money"),
        ("Tổng mức đầu tư dự án nâng cấp trại giống", "ưu tiên nâng cấp trại giống", "money"),
        ("Chiều dài tuyến kè qua xã là bao nhiêu?", "chuẩn bị đầu tư tuyến kè từ quốc lộ 62", "length"),
        ("Diện tích rừng trồng mới", "trồng mới 40.000 cây", "area"),
    ],
)
def test_no_figure_of_that_unit_leaves_it_untold(question: str, shown: str, kind: str) -> None:
    assert unmeasured(question, shown) == kind


def test_money_is_told_in_words_for_money_or_by_a_column() -> None:
    assert tells_money("thưởng 3 triệu đồng")
    assert tells_money("1.200\n“Trao giải”")
    assert not tells_money("36 giải thưởng mỗi năm")


@pytest.mark.parametrize(
    "question",
    [
        "Học phí lớp chèo tính theo mức của trường nào?",
        "Tỷ lệ che phủ cây xanh phải đạt theo văn bản nào?",
        "Kinh phí sửa đình do ai quyết định?",
        "Mức phụ cấp trưởng bản lấy từ đâu?",
        "Chi trả tiền công cho đối tượng gì?",
    ],
)
def test_an_amount_is_spoken_of_and_something_else_asked(question: str) -> None:
    assert asks_no_amount(question)


@pytest.mark.parametrize(
    "question",
    [
        "Mức phụ cấp trưởng bản bao nhiêu?",
        "Tỷ lệ nào thì được hỗ trợ?",
        "Mức hỗ trợ hộ nghèo thế nào?",
        "Chi cho nhà thờ họ mấy triệu, ai duyệt?",
        "Mức thưởng cho vận động viên",
        "Giá nước sạch ra sao?",
    ],
)
def test_an_amount_is_asked(question: str) -> None:
    assert not asks_no_amount(question)


@pytest.mark.parametrize(
    ("question", "said", "lacks"),
    [
        ("Mỗi hộ bị tốc mái được bao nhiêu triệu?", "thiệt hại khoảng 1.600 tỷ đồng", True),
        ("Mỗi hộ bị tốc mái được bao nhiêu triệu?", "hỗ trợ 10 triệu đồng/hộ", False),
        ("Mỗi hộ bị tốc mái được bao nhiêu triệu?", "mỗi nhà được 10 triệu đồng", False),
        ("Từng đội được cấp mấy triệu?", "tổng kinh phí 40 triệu đồng", True),
        ("Mỗi năm chi bao nhiêu tiền?", "kinh phí 40 triệu đồng", False),
        ("Cả xã được bao nhiêu triệu?", "tổng kinh phí 40 triệu đồng", False),
    ],
)
def test_what_each_gets_is_no_sum_for_all(question: str, said: str, lacks: bool) -> None:
    assert lacks_each(question, said) is lacks


@pytest.mark.parametrize(
    ("shown", "kind"),
    [("có công suất đáp ứng nhu cầu của các xã", "capacity"), ("công suất 120 tấn/ngày", None), ("công suất 3 MW", None)],
)
def test_a_capacity_is_told_in_its_units(shown: str, kind: str | None) -> None:
    assert unmeasured("Công suất trạm ép rác liên xã bao nhiêu?", shown) == kind
