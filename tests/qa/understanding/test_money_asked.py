"""What questions about money ask for: between what they choose, which field and form, which tasks by their cost."""

from datetime import date

import pytest

from qa.contracts.money import MoneyBy
from qa.contracts.query import Field, Form, TimeCondition, When, Where
from qa.understanding.amount_conditions import amount_condition, amount_words
from qa.understanding.money_asked import asks_whence, counts_parts, money_by, with_money


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("năm nào xã chi nhiều nhất cho đê", MoneyBy.YEAR),
        ("năm rót vốn ít nhất của tỉnh", MoneyBy.YEAR),
        ("năm 2027 tỉnh nào bố trí vốn nhiều nhất", MoneyBy.PLAN),
        ("nguồn vốn nào lớn nhất", MoneyBy.SOURCE),
        ("trong năm nguồn, nguồn nào nhỏ nhất", MoneyBy.SOURCE),
        ("khoản chi lớn nhất", MoneyBy.USE),
        ("hạng mục tốn kém nhất của kế hoạch nuôi cá", MoneyBy.USE),
        ("trong 5 năm thì khoản nào cao nhất", MoneyBy.USE),
        ("việc nào đắt nhất trong phụ lục", MoneyBy.TASK),
        ("địa phương nào dành ít tiền nhất", MoneyBy.PLAN),
        ("kinh phí là bao nhiêu", None),
        ("ba năm tới chi bao nhiêu", None),
    ],
)
def test_the_noun_that_is_asked_for_tells_between_what_a_question_chooses(text, by):
    assert money_by(text) is by


@pytest.mark.parametrize(
    ("form", "ask", "text", "wanted"),
    [
        (Form.COMPARE, (Field.FIGURE,), "vốn năm 2026 hơn năm 2028 bao nhiêu", (Field.FUNDING,)),
        (Form.COMPARE, (Field.FIGURE,), "số tàu năm 2026 hơn năm 2028 bao nhiêu", (Field.FIGURE,)),
        (Form.MOST, (Field.PERIOD,), "năm nào chi mạnh tay nhất", (Field.FUNDING,)),
        (Form.MOST, (Field.PERIOD,), "năm nào đông khách nhất", (Field.PERIOD,)),
        (Form.LEAST, (Field.FIGURE,), "tỉnh nào đặt tỷ lệ khiêm tốn nhất", (Field.FIGURE,)),
        (Form.COMPARE, (Field.TASK, Field.LEAD), "đóng tàu với nạo vét, việc nào tốn hơn", (Field.FUNDING,)),
        (Form.YES_NO, (Field.FIGURE,), "đóng tàu hết 9 tỷ phải không", (Field.FUNDING,)),
        (Form.YES_NO, (Field.FIGURE,), "đóng 9 tàu phải không", (Field.FIGURE,)),
        (Form.VALUE, (Field.LEAD,), "đóng tàu ai làm, hết mấy tỷ", (Field.LEAD, Field.FUNDING)),
        (Form.VALUE, (Field.DEADLINE,), "nạo vét bao giờ xong, tốn bao nhiêu", (Field.DEADLINE, Field.FUNDING)),
        (Form.VALUE, (Field.DEADLINE,), "nạo vét hết bao nhiêu năm", (Field.DEADLINE,)),
        (Form.VALUE, (Field.FIGURE,), "tiền lấy từ mấy nguồn", (Field.FUNDING,)),
        (Form.VALUE, (Field.FIGURE,), "Điều 7 có mấy khoản, điều nào dài", (Field.FIGURE,)),
        (Form.LIST, (Field.TASK,), "tổng kinh phí các nhiệm vụ do Sở Y tế chủ trì", (Field.FUNDING,)),
    ],
)
def test_words_for_money_tell_the_field(form, ask, text, wanted):
    assert with_money(form, ask, Where(), text)[1] == wanted


def test_what_tasks_cost_together_is_one_value():
    assert with_money(Form.LIST, (Field.TASK,), Where(), "tổng tiền của các việc giao Sở Y tế")[0] is Form.VALUE


def year(number, negated=False):
    return TimeCondition(When.IN, date(number, 1, 1), date(number, 12, 31), str(number), negated)


@pytest.mark.parametrize(
    ("times", "text", "form"),
    [
        ((year(2026), year(2028)), "số tàu 2028 so với 2026", Form.COMPARE),
        ((year(2026), year(2028)), "số tàu năm 2026 và 2028", Form.VALUE),
        ((year(2026), year(2028, negated=True)), "số tàu 2026 hơn bao nhiêu, trừ 2028", Form.VALUE),
        ((year(2026),), "số tàu 2026 hơn kế hoạch bao nhiêu", Form.VALUE),
    ],
)
def test_a_figure_of_two_years_that_are_told_apart_is_compared(times, text, form):
    assert with_money(Form.VALUE, (Field.FIGURE,), Where(times=times), text)[0] is form


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("có bao nhiêu nhiệm vụ dưới một tỷ", "dưới một tỷ"),
        ("việc nào có kinh phí từ 500 triệu đồng trở lên", "từ 500 triệu đồng trở lên"),
        ("liệt kê dự án trên 2,5 tỷ đồng", "trên 2,5 tỷ đồng"),
        ("những việc chưa tới nửa tỷ", "chưa tới nửa tỷ"),
        ("có dự án nào vượt 20 tỷ không", "vượt 20 tỷ"),
        ("mấy việc không quá 300 triệu", "không quá 300 triệu"),
    ],
)
def test_tasks_are_chosen_by_what_they_cost(text, bound):
    assert amount_condition(text).text == bound


@pytest.mark.parametrize(
    "text",
    [
        "đóng tàu hết 9 tỷ phải không",
        "tổng kinh phí trên 20 tỷ đồng đúng không",
        "việc nào tốn nhất",
        "nhiệm vụ nào từ 2026 trở đi",
    ],
)
def test_a_claim_or_a_year_chooses_no_tasks(text):
    assert amount_condition(text) is None


def test_the_words_of_a_bound_are_no_topic():
    assert {"kinh", "phí", "dưới", "tỷ"} <= amount_words("nhiệm vụ trồng cây nào có kinh phí dưới 3 tỷ đồng")
    assert "cây" not in amount_words("nhiệm vụ trồng cây nào có kinh phí dưới 3 tỷ đồng")


@pytest.mark.parametrize(
    ("text", "by"),
    [("gom từ mấy nguồn", MoneyBy.SOURCE), ("chia làm bao nhiêu khoản", MoneyBy.USE), ("điều nào có mấy khoản 3", None)],
)
def test_sources_and_uses_are_counted(text, by):
    assert counts_parts(text) is by


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("khoản chi tốn nhất của kế hoạch", Form.MOST),
        ("nguồn vốn ít nhất", Form.LEAST),
        ("kinh phí cao nhất là bao nhiêu", Form.VALUE),
        ("tổng kinh phí là bao nhiêu", Form.VALUE),
    ],
)
def test_a_superlative_of_what_money_is_told_by_ranks(text, form):
    assert with_money(Form.VALUE, (Field.FUNDING,), Where(), text)[0] is form


@pytest.mark.parametrize(
    "text",
    [
        "kinh phí nạo vét kênh lấy từ đâu",
        "tiền trồng rừng ở đâu ra vậy",
        "trả công thợ bằng nguồn nào",
        "nguồn kinh phí của mỗi huyện",
        "dựng nhà văn hóa dùng nguồn vốn gì",
    ],
)
def test_where_money_comes_from_is_asked(text):
    assert asks_whence(text)


@pytest.mark.parametrize(
    "text", ["nguồn nào nhiều tiền nhất", "từ nguồn nào và bao nhiêu tiền", "kinh phí là bao nhiêu", "nguồn nước thải ra đó"]
)
def test_how_much_it_is_or_which_is_most_is_another_question(text):
    assert not asks_whence(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("từng tỉnh lấy kinh phí từ nguồn nào", Form.VALUE),
        ("mỗi địa phương tìm đâu ra tiền", Form.VALUE),
        ("ba kế hoạch lấy vốn ở đâu", Form.VALUE),
        ("các tỉnh có những nhiệm vụ nào lấy từ nguồn xã hội hóa", Form.LIST),
        ("các nguồn vốn nào trả cho trạm bơm", Form.LIST),
    ],
)
def test_whence_the_money_of_each_plan_comes_is_a_value_of_each(text, form):
    assert with_money(Form.LIST, (Field.FUNDING,), Where(), text)[0] is form


@pytest.mark.parametrize(
    ("ask", "text", "wanted"),
    [
        (Field.LEAD, "bên nào bỏ tiền dựng lại đình làng", Field.FUNDING),
        (Field.CONTENT, "làng gốm sửa lò lấy tiền ở đâu", Field.FUNDING),
        (Field.FIGURE, "chợ nổi chi tiêu dựa trên nguồn gì", Field.FUNDING),
        (Field.LEAD, "sở nào trình phương án bố trí vốn", Field.LEAD),
        (Field.CONTENT, "lò gốm đặt ở đâu", Field.CONTENT),
        (Field.CONTENT, "tiền công của thợ gồm những gì", Field.CONTENT),
    ],
)
def test_whence_money_comes_is_money_whatever_else_was_read(ask, text, wanted):
    assert with_money(Form.VALUE, (ask,), Where(), text)[1] == (wanted,)
