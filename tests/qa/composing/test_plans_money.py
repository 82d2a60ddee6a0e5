"""Money over made-up plans: years, sources, uses, tasks and whole plans, most, least, side by side, claimed, counted, added."""

from datetime import date

import pytest

from qa.composing.computed import Material, answer_query
from qa.composing.draft import compose
from qa.contracts.query import (
    AgencyCondition,
    Counted,
    Expects,
    Field,
    FieldCondition,
    Form,
    Query,
    Role,
    TimeCondition,
    When,
    Where,
)
from qa.contracts.spelled import Spelled
from qa.contracts.words import QueryWords
from tests.qa.memory import service_of_files

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: {}/KH-UBND\n\nKẾ HOẠCH\n{}\n\n"
TASKS = """| STT | Nhiệm vụ | Chủ trì | Kinh phí (triệu đồng) | Thời gian |
|---|---|---|---|---|
| 1 | Đóng mới tàu tuần tra | Bộ Chỉ huy Quân sự tỉnh | 21.000 | 2027 |
| 2 | Mở lớp lặn cho ngư dân | Sở Nông nghiệp và Môi trường | 650 | 2026 |
| 3 | Làm bến neo cho thuyền thúng | Sở Xây dựng | 4.800 | 2026 |
| 4 | Soạn quy ước giữ rạn san hô | Sở Nông nghiệp và Môi trường | | 2026 |
| 5 | Thả phao báo vùng cấm | Sở Nông nghiệp và Môi trường | 1.900 | 2028 |
"""
PLANS = {
    "san-ho": HEAD.format("NINH THUẬN", 31, "Bảo vệ rạn san hô giai đoạn 2026 - 2028")
    + "I. TÌNH HÌNH\n1. Thiệt hại do bão năm 2023 là 90 tỷ đồng, năm 2024 là 140 tỷ đồng.\n"
    "2. Năm 2023, tàu đáy kính đón 6.000 lượt khách lặn; năm 2024 đón 8.200 lượt.\n\nII. NHIỆM VỤ\n"
    + TASKS
    + "\nIII. KINH PHÍ\n1. Tổng kinh phí là 36 tỷ đồng, gồm: ngân sách tỉnh 20 tỷ đồng; vốn vay 4 tỷ đồng; "
    "Quỹ Bảo tồn biển 12 tỷ đồng.\n2. Phân kỳ: năm 2026 là 9 tỷ đồng; năm 2027 là 17 tỷ đồng; năm 2028 là 10 tỷ đồng.\n"
    "3. Trong đó: số hóa bản đồ rạn 3,5 tỷ đồng; tàu tuần tra 21 tỷ đồng; truyền thông 1,2 tỷ đồng.\n",
    "muoi": HEAD.format("BẠC LIÊU", 88, "Phát triển nghề muối giai đoạn 2026 - 2028")
    + "I. HIỆN TRẠNG\n1. Làng muối đón 3.500 lượt khách năm 2023 và 9.900 lượt năm 2024.\n\nI. NHIỆM VỤ\n"
    "1. Sở Công Thương mở sàn bán muối.\n\nII. KINH PHÍ\n1. Tổng kinh phí là 52 tỷ đồng, gồm: ngân sách tỉnh "
    "30 tỷ đồng; vốn vay 22 tỷ đồng.\n2. Theo năm: 2026 là 25 tỷ đồng; 2027 là 11 tỷ đồng; 2028 là 16 tỷ đồng.\n"
    "3. Các khoản lớn: trải bạt ô muối 28 tỷ đồng; số hóa sổ ruộng 2 tỷ đồng.\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    return service_of_files(tmp_path_factory.mktemp("plans"), PLANS)


def draft(service, text, form, topic="", plans=("san-ho",), ask=(Field.FUNDING,), of=None, expects=Expects.MONEY, **where):
    words = QueryWords(Spelled(text, text), text)
    query = Query(ask, form, Where(plans=plans, **where), of=of, expects=expects, topic=tuple(topic.split()), words=words)
    return answer_query(Material(query, service.answerer._shelf, text))


def told(*args, **named):
    found = draft(*args, **named)
    return "" if found is None else compose(found).text


def year(number, negated=False):
    return TimeCondition(When.IN, date(number, 1, 1), date(number, 12, 31), str(number), negated)


BOTH = ("san-ho", "muoi")


@pytest.mark.parametrize(
    ("text", "form", "topic", "begins"),
    [
        ("năm nào chi nhiều nhất", Form.MOST, "", "năm 2027: 17 tỷ đồng"),
        ("năm rót vốn ít nhất", Form.LEAST, "rót vốn", "năm 2026: 9 tỷ đồng"),
        ("năm nào chi bạo nhất", Form.MOST, "chi bạo", "năm 2027: 17 tỷ đồng"),
        ("nguồn nào ít nhất", Form.LEAST, "", "vốn vay: 4 tỷ đồng"),
        ("nguồn vốn lớn nhất", Form.MOST, "", "ngân sách tỉnh: 20 tỷ đồng"),
        ("khoản chi lớn nhất", Form.MOST, "", "tàu tuần tra: 21 tỷ đồng"),
        ("khoản nào nhỏ nhất", Form.LEAST, "", "truyền thông: 1,2 tỷ đồng"),
    ],
)
def test_what_is_asked_for_chooses_the_years_the_sources_or_the_uses(service, text, form, topic, begins):
    found = draft(service, text, form, topic)
    assert compose(found).text.startswith(begins)
    assert found.exact


@pytest.mark.parametrize(
    ("text", "form", "task"),
    [("việc nào tốn tiền nhất", Form.MOST, "Đóng mới tàu tuần tra"), ("việc nào ít tiền nhất", Form.LEAST, "Mở lớp lặn")],
)
def test_the_task_that_costs_most_is_told_with_its_unit(service, text, form, task):
    said = told(service, text, form, of=Counted.TASKS)
    assert task in said
    assert "triệu đồng" in said


def test_the_year_of_a_part_is_not_the_year_of_the_whole(service):
    assert not told(service, "năm nào chi nhiều nhất cho tàu tuần tra", Form.MOST, "tàu tuần tra").startswith("năm 2027: 17")


def test_losses_are_no_money_that_is_spent(service):
    assert "140" not in told(service, "năm nào bố trí vốn nhiều nhất", Form.MOST, "bố trí vốn")


@pytest.mark.parametrize(
    ("text", "form", "topic", "where", "begins"),
    [
        ("kế hoạch nào nhiều tiền nhất", Form.MOST, "", {}, "Bạc Liêu (88/KH-UBND): Tổng kinh phí 52 tỷ đồng"),
        ("tỉnh nào ít vốn vay nhất", Form.LEAST, "vốn vay", {}, "Ninh Thuận (31/KH-UBND): vốn vay 4 tỷ đồng"),
        ("tỉnh nào chi cho số hóa nhiều nhất", Form.MOST, "số hóa", {}, "Ninh Thuận (31/KH-UBND): số hóa bản đồ rạn 3,5"),
        ("năm 2027 tỉnh nào chi nhiều hơn cả", Form.MOST, "", {"times": (year(2027),)}, "Ninh Thuận (31/KH-UBND): năm 2027 17"),
    ],
)
def test_plans_are_ranked_by_the_whole_a_part_or_a_year(service, text, form, topic, where, begins):
    assert told(service, text, form, topic, plans=BOTH, **where).startswith(begins)


def test_no_plan_is_ranked_by_what_only_one_says(service):
    said = told(service, "tỉnh nào chi cho truyền thông nhiều nhất", Form.MOST, "truyền thông", plans=BOTH)
    assert "52 tỷ đồng" not in said


@pytest.mark.parametrize(
    ("text", "topic", "plans", "where", "begins"),
    [
        ("vốn năm 2027 hơn năm 2026 bao nhiêu", "", ("san-ho",), {"times": (year(2027), year(2026))}, "Năm 2027 nhiều hơn: 17"),
        (
            "ngân sách tỉnh và vốn vay, bên nào nhiều hơn",
            "ngân sách tỉnh vốn vay",
            ("muoi",),
            {},
            "Ngân sách tỉnh nhiều hơn: 30 tỷ đồng so với 22 tỷ đồng (hơn 8 tỷ đồng)",
        ),
        ("số hóa của hai kế hoạch chênh nhau bao nhiêu", "số hóa", BOTH, {}, "Ninh Thuận (31/KH-UBND) nhiều hơn: 3,5 tỷ đồng"),
        (
            "năm 2026 hai tỉnh lệch nhau mấy tỷ",
            "lệch",
            BOTH,
            {"times": (year(2026),)},
            "Bạc Liêu (88/KH-UBND) nhiều hơn: 25 tỷ",
        ),
        ("tổng tiền hai kế hoạch hơn kém nhau bao nhiêu", "", BOTH, {}, "Bạc Liêu (88/KH-UBND) nhiều hơn: 52 tỷ đồng"),
    ],
)
def test_two_amounts_stand_side_by_side_with_what_is_between_them(service, text, topic, plans, where, begins):
    said = told(service, text, Form.COMPARE, topic, plans=plans, **where)
    assert said.lower().startswith(begins.lower())


@pytest.mark.parametrize(
    ("text", "topic", "begins"),
    [
        ("đóng mới tàu tuần tra tốn 21 tỷ phải không", "đóng mới tàu tuần tra", "Có"),
        ("làm bến neo cho thuyền thúng hết hơn 5 tỷ đúng không", "làm bến neo thuyền thúng", "Không"),
        ("vốn vay là 4 tỷ đồng à", "vốn vay", "Có: vốn vay 4 tỷ đồng"),
        ("tổng kinh phí dưới 30 tỷ đồng phải không", "", "Không: Tổng kinh phí 36 tỷ đồng"),
        ("tổng kinh phí có tới 30 tỷ đồng không", "", "Có: Tổng kinh phí 36 tỷ đồng"),
    ],
)
def test_a_claimed_amount_may_be_a_bound_and_of_a_task(service, text, topic, begins):
    assert told(service, text, Form.YES_NO, topic, expects=Expects.BOOL).startswith(begins)


@pytest.mark.parametrize(
    ("text", "begins"), [("Bạc Liêu nhiều tiền hơn Ninh Thuận à", "Có"), ("Ninh Thuận nhiều tiền hơn Bạc Liêu à", "Không")]
)
def test_whether_one_plan_has_more_is_told_by_the_order_of_the_question(service, text, begins):
    said = told(service, text, Form.YES_NO, plans=BOTH, expects=Expects.BOOL, provinces=("Ninh Thuận", "Bạc Liêu"))
    assert said.startswith(begins)


@pytest.mark.parametrize(("text", "begins"), [("tiền lấy từ mấy nguồn", "3 nguồn:"), ("kể ra mấy khoản chi", "3 khoản:")])
def test_sources_and_uses_are_counted(service, text, begins):
    assert told(service, text, Form.VALUE).startswith(begins)


@pytest.mark.parametrize(
    ("bound", "negated", "tasks"),
    [
        ("dưới 2 tỷ đồng", False, {"Mở lớp lặn cho ngư dân", "Thả phao báo vùng cấm"}),
        ("trên 4,8 tỷ", False, {"Đóng mới tàu tuần tra"}),
        ("từ 4,8 tỷ đồng trở lên", False, {"Đóng mới tàu tuần tra", "Làm bến neo cho thuyền thúng"}),
        ("không quá nửa tỷ", False, set()),
        ("", True, {"Soạn quy ước giữ rạn san hô"}),
    ],
)
def test_tasks_are_listed_by_what_they_cost(service, bound, negated, tasks):
    said = told(
        service, "việc nào", Form.LIST, ask=(Field.TASK, Field.FUNDING), of=Counted.TASKS, expects=Expects.TEXT,
        fields=(FieldCondition(Field.FUNDING, bound, negated),),
    )  # fmt: skip
    every = (
        "Đóng mới tàu tuần tra",
        "Mở lớp lặn cho ngư dân",
        "Làm bến neo cho thuyền thúng",
        "Soạn quy ước giữ rạn san hô",
        "Thả phao báo vùng cấm",
    )
    assert {task for task in every if task in said} == tasks


def test_what_the_tasks_of_an_agency_cost_is_added(service):
    agencies = (AgencyCondition(("so-nong-nghiep-va-moi-truong",), "Sở Nông nghiệp và Môi trường", Role.LEAD),)
    text = "tổng kinh phí các nhiệm vụ do Sở Nông nghiệp và Môi trường chủ trì"
    assert told(service, text, Form.VALUE, agencies=agencies).startswith("2,55 tỷ đồng, cộng kinh phí ghi ở 2 nhiệm vụ")


def test_years_that_are_left_out_are_not_told(service):
    said = told(service, "vốn từng năm, trừ năm 2027", Form.VALUE, times=(year(2027, negated=True),))
    assert "Năm 2026: 9 tỷ đồng" in said
    assert "2027" not in said.split("–")[0]


def test_years_of_two_plans_are_told_plan_by_plan(service):
    said = told(service, "mức vốn từng năm của hai tỉnh", Form.TIMELINE, plans=BOTH)
    assert "Ninh Thuận (31/KH-UBND), năm 2027: 17 tỷ đồng" in said
    assert "Bạc Liêu (88/KH-UBND), năm 2027: 11 tỷ đồng" in said


def test_who_leads_and_what_it_costs_are_told_together(service):
    said = told(
        service, "ai đóng tàu tuần tra, hết mấy tỷ", Form.VALUE, "đóng mới tàu tuần tra", ask=(Field.LEAD, Field.FUNDING)
    )
    assert "Bộ Chỉ huy Quân sự tỉnh" in said
    assert "21.000 triệu đồng" in said


@pytest.mark.parametrize(
    ("text", "form", "number", "begins"),
    [
        ("năm 2024 tỉnh nào đón nhiều lượt khách nhất", Form.MOST, 2024, "Bạc Liêu (88/KH-UBND): 9.900 lượt"),
        ("năm 2023 tỉnh nào đón ít lượt khách nhất", Form.LEAST, 2023, "Bạc Liêu (88/KH-UBND): 3.500 lượt"),
    ],
)
def test_plans_are_ranked_by_a_figure_of_one_year(service, text, form, number, begins):
    said = told(
        service, text, form, "lượt khách", plans=BOTH, ask=(Field.FIGURE,), expects=Expects.QUANTITY, times=(year(number),)
    )
    assert said.startswith(begins)


def test_figures_of_two_years_are_told_for_each_place(service):
    text, times = "lượt khách hai tỉnh năm 2023 so với 2024", (year(2023), year(2024))
    said = told(
        service, text, Form.COMPARE, "lượt khách", plans=BOTH, ask=(Field.FIGURE,), expects=Expects.QUANTITY, times=times,
        provinces=("Ninh Thuận", "Bạc Liêu"),
    )  # fmt: skip
    assert "Ninh Thuận (31/KH-UBND), năm 2024: 8.200 lượt" in said
    assert "Bạc Liêu (88/KH-UBND), năm 2023: 3.500 lượt" in said


@pytest.mark.parametrize(
    ("text", "left", "gone"),
    [
        ("các nguồn vốn, trừ vốn vay", {"ngân sách tỉnh 20 tỷ đồng", "Quỹ Bảo tồn biển 12 tỷ đồng"}, "vốn vay"),
        ("ngoài ngân sách tỉnh thì còn nguồn nào", {"vốn vay 4 tỷ đồng", "Quỹ Bảo tồn biển 12 tỷ đồng"}, "ngân sách tỉnh"),
        (
            "liệt kê các khoản, không kể tàu tuần tra",
            {"số hóa bản đồ rạn 3,5 tỷ đồng", "truyền thông 1,2 tỷ đồng"},
            "tàu tuần tra",
        ),
    ],
)
def test_parts_that_are_left_out_are_not_told(service, text, left, gone):
    found = draft(service, text, Form.LIST)
    assert set(found.lines[0].values) == left
    assert found.heading.endswith(f"không kể {gone}:")


@pytest.mark.parametrize("text", ["các nguồn vốn, trừ vốn đối ứng của hợp tác xã", "không tính toán nguồn nước"])
def test_what_no_part_is_called_leaves_none_out(service, text):
    found = draft(service, text, Form.VALUE)
    assert found is None or "không kể" not in found.heading


def test_how_much_more_one_part_has_is_a_comparison(service):
    said = told(service, "tàu tuần tra hơn truyền thông bao nhiêu tỷ", Form.VALUE, "tàu tuần tra truyền thông")
    assert said.lower().startswith("tàu tuần tra nhiều hơn: 21 tỷ đồng so với 1,2 tỷ đồng (hơn 19,8 tỷ đồng)")
