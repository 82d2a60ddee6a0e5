"""Sums of money with their parts: the part that is asked for, of the asked year, or the whole."""

from datetime import date

import pytest

from qa.contracts.answer import Status
from qa.contracts.query import Expects, Field, Form, Query, TimeCondition, When, Where
from tests.qa.memory import service_of
from tests.qa.understanding.test_naming import foot, head

PLANS = {
    "ong": head("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "Lào Cai", "51/KH-UBND", "Phát triển nghề nuôi ong trên địa bàn tỉnh Lào Cai")
    + "I. NHIỆM VỤ\n\n1. Mở lớp dạy nghề.\n\nII. KINH PHÍ\n\n"
    "1. Tổng kinh phí thực hiện giai đoạn 2026 - 2028 là 40,5 tỷ đồng, gồm: dạy nghề 9 tỷ đồng; mua giống 21,5 tỷ đồng; "
    "quảng bá sản phẩm 10 tỷ đồng.\n\n"
    "2. Riêng năm 2026 bố trí 12 tỷ đồng, trong đó dạy nghề 3,2 tỷ đồng, mua giống 6 tỷ đồng.\n\n"
    "3. Kinh phí xây trạm kiểm dịch: 14 tỷ đồng, thực hiện năm 2026 là 8 tỷ đồng, năm 2027 là 6 tỷ đồng.\n\n"
    + foot("Trần Văn Một"),
}  # fmt: skip

MUSHROOMS = (
    head("ỦY BAN NHÂN DÂN TỈNH HÀ NAM", "Hà Nam", "52/KH-UBND", "Trồng nấm rơm trên địa bàn tỉnh Hà Nam")
    + "I. NHIỆM VỤ\n\n1. Dựng lán trồng nấm.\n\nII. KINH PHÍ\n\n1. Tổng kinh phí là 30 tỷ đồng.\n\n"
    "2. Phân kỳ: năm 2026 là 9 tỷ đồng; năm 2027 là 14 tỷ đồng; năm 2028 là 7 tỷ đồng.\n\n"
    "3. Vốn tín dụng chia theo năm: năm 2026 là 1,5 tỷ đồng; năm 2027 là 2,5 tỷ đồng.\n\n" + foot("Lê Thị Hai")
)


@pytest.fixture(scope="module")
def service():
    return service_of(PLANS)


def asked(service, *topic, year=None):
    times = (TimeCondition(When.IN, date(year, 1, 1), date(year, 12, 31), str(year)),) if year else ()
    return service.query(
        Query(ask=(Field.FUNDING,), form=Form.VALUE, where=Where(times=times), expects=Expects.MONEY, topic=topic)
    )


@pytest.mark.parametrize(
    ("topic", "year", "amount"),
    [
        (("dạy nghề",), None, "9 tỷ đồng"),
        (("dạy nghề",), 2026, "3,2 tỷ đồng"),
        (("quảng bá",), None, "10 tỷ đồng"),
        (("xây trạm kiểm dịch",), None, "14 tỷ đồng"),
        (("xây trạm kiểm dịch",), 2027, "6 tỷ đồng"),
        (("nghề nuôi ong",), None, "40,5 tỷ đồng"),
        ((), 2026, "12 tỷ đồng"),
    ],
)
def test_the_part_that_is_named_of_the_asked_year(service, topic, year, amount):
    answer = asked(service, *topic, year=year)
    assert answer.status is Status.ANSWERED
    assert answer.items[0].values == (amount,)
    assert amount in answer.citations[0].quote


@pytest.mark.parametrize(("topic", "year"), [(("quảng bá",), 2030), (("kiểm định máy bay",), None)])
def test_no_amount_is_made_up(service, topic, year):
    assert asked(service, *topic, year=year).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("topic", "year", "amount"),
    [
        (("trồng nấm rơm",), 2028, "7 tỷ đồng"),
        (("trồng nấm rơm",), 2027, "14 tỷ đồng"),
        (("vốn tín dụng trồng nấm rơm",), 2027, "2,5 tỷ đồng"),
    ],
)
def test_of_the_years_of_one_sum_the_asked_one_is_told(topic, year, amount):
    query = Query(
        ask=(Field.FUNDING,),
        form=Form.VALUE,
        where=Where(plans=("nam",), times=(TimeCondition(When.IN, date(year, 1, 1), date(year, 12, 31), str(year)),)),
        expects=Expects.MONEY,
        topic=topic,
    )
    answer = service_of({"nam": MUSHROOMS}).query(query)
    assert answer.status is Status.ANSWERED
    assert answer.items[0].values == (amount,)
