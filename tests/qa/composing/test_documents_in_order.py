"""Documents that a question names, by their days: over made-up plans that cite others."""

import pytest

from tests.qa.memory import service_of_files

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: {}/KH-UBND\n{}, ngày {} năm {}\n\nKẾ HOẠCH\n{}\n\n"
PLANS = {
    "muoi": HEAD.format("NGHỆ AN", 77, "Nghệ An", "14 tháng 6", 2031, "Giữ nghề muối giai đoạn 2031 - 2034")
    + "Căn cứ Nghị quyết số 12-NQ/TU ngày 05/4/2030 của Tỉnh ủy về kinh tế biển;\n\n"
    "Căn cứ Quyết định số 834/QĐ-BCT ngày 02/3/2031 của Bộ Công Thương phê duyệt Đề án muối sạch;\n\n"
    "Căn cứ Quyết định số 91/QĐ-TTg ngày 20 tháng 01 năm 2029 của Thủ tướng Chính phủ về nghề muối;\n\n"
    "I. MỤC TIÊU\nĐến năm 2034 giữ 300 ha ruộng muối.\n",
    "cham": HEAD.format("NINH THUẬN", 15, "Ninh Thuận", "09 tháng 9", 2030, "Giữ nghề gốm Bàu Trúc giai đoạn 2031 - 2034")
    + "Thực hiện Chỉ thị số 06-CT/TU ngày 11/11/2029 của Ban Thường vụ Tỉnh ủy về làng nghề.\n\n"
    "I. MỤC TIÊU\nĐến năm 2034 có 40 lò gốm.\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    service = service_of_files(tmp_path_factory.mktemp("plans"), PLANS)
    return lambda text: service.ask(text).answer


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        (
            "Quyết định 834/QĐ-BCT với Quyết định 91/QĐ-TTg cái nào ban hành trước?",
            "Quyết định số 91/QĐ-TTg ra trước, ngày 20/01/2029",
        ),
        (
            "Quyết định 834/QĐ-BCT và Nghị quyết 12-NQ/TU văn bản nào ra sau?",
            "Quyết định số 834/QĐ-BCT ra sau, ngày 02/3/2031",
        ),
        ("Nghị quyết 12-NQ/TU ra trước hay sau Quyết định 91/QĐ-TTg?", "Nghị quyết số 12-NQ/TU ra sau Quyết định số 91/QĐ-TTg"),
        ("Nghị quyết 12-NQ/TU ra trước hay sau Kế hoạch 15 của Ninh Thuận?", "Nghị quyết số 12-NQ/TU ra trước Ninh Thuận"),
        ("Chỉ thị 06-CT/TU ra sớm hay muộn hơn kế hoạch của Nghệ An?", "Chỉ thị số 06-CT/TU ra trước Nghệ An (77/KH-UBND)"),
        ("Chỉ thị 06-CT/TU có trước hay sau Quyết định 91/QĐ-TTg?", "Chỉ thị số 06-CT/TU ra sau Quyết định số 91/QĐ-TTg"),
        (
            "Kế hoạch 77 của Nghệ An và Kế hoạch 15 của Ninh Thuận bản nào ban hành trước?",
            "Ninh Thuận (15/KH-UBND) ra trước, ngày 09/9/2030",
        ),
        (
            "Xếp các quyết định mà Nghệ An dẫn (834, 91) theo thứ tự từ cũ đến mới",
            "Theo thời gian: Quyết định số 91/QĐ-TTg (20/01/2029); Quyết định số 834/QĐ-BCT (02/3/2031)",
        ),
        (
            "Sắp Nghị quyết 12-NQ/TU, Quyết định 834/QĐ-BCT, Kế hoạch 77/KH-UBND từ mới đến cũ",
            "Theo thời gian: Nghệ An (77/KH-UBND) (14/6/2031); Quyết định số 834/QĐ-BCT (02/3/2031); Nghị quyết số 12-NQ/TU",
        ),
    ],
)
def test_the_order_is_said_first_and_each_is_told_with_its_day(ask, question, begins):
    assert ask(question).startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định 834/QĐ-BCT với Quyết định 5555/QĐ-TTg cái nào ban hành trước?",
        "Việc nào phải làm trước Quyết định 834/QĐ-BCT?",
        "Quyết định 834/QĐ-BCT và Quyết định 91/QĐ-TTg quy định gì?",
    ],
)
def test_no_order_is_told_of_one_or_of_what_no_plan_dates(ask, question):
    assert " ra trước" not in ask(question)


def test_of_all_between_two_that_are_named_these_two_are_not_the_order(ask):
    told = ask("Sắp các văn bản làm căn cứ của Nghệ An theo ngày, từ Quyết định 91/QĐ-TTg đến Quyết định 834/QĐ-BCT")
    assert not told.startswith("Theo thời gian: Quyết định số 91/QĐ-TTg")
