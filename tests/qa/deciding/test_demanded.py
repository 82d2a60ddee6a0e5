"""An answer without what the question's words demand is passed over, whatever its words come to."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from qa.composing.draft import Draft, Line
from qa.contracts.query import AgencyCondition, Expects, Field, Form, Query, Role, Where
from qa.deciding.demanded import lacks

_KNOWN = frozenset({"thu", "vien", "cay", "truong"})


def _asked(text: str, query: Query | None = None) -> SimpleNamespace:
    words, knowledge = SimpleNamespace(text=text), SimpleNamespace(known=_KNOWN.__contains__)
    return SimpleNamespace(words=words, query=query or Query(), knowledge=knowledge)


def _said(detail: str, **more: object) -> Draft:
    return Draft((Line("a", "", (), detail, ()),), **more)  # type: ignore[arg-type]


def test_any_line_may_hold_what_is_demanded() -> None:
    lines = (Line("a", "Huyện A", (), "trồng cây ven sông", ()), Line("b", "Huyện B", (), "trồng 300 cây", ()))
    assert lacks(_asked("Trồng bao nhiêu cây?"), Draft(lines)) is None
    assert lacks(_asked("Trồng bao nhiêu cây?"), Draft(lines[:1])) == "number"


def test_a_count_in_the_heading_is_shown_too() -> None:
    line = Line("a", "", ("Trồng rừng",), "", ())
    assert lacks(_asked("Có mấy nhiệm vụ?"), Draft((line,), heading="1 nhiệm vụ, trong 9 nhiệm vụ:")) is None


def test_a_number_of_something_else_is_none_of_what_is_asked() -> None:
    figure = Query(ask=(Field.FIGURE,), form=Form.VALUE)
    asked = _asked("Xã có bao nhiêu thư viện?", figure)
    assert lacks(asked, _said("6,5% người dân dùng thư viện")) == "count"
    assert lacks(asked, _said("xã có 3 thư viện")) is None


def test_what_no_plan_knows_by_that_name_demands_nothing() -> None:
    figure = Query(ask=(Field.FIGURE,), form=Form.VALUE)
    assert lacks(_asked("Xã có bao nhiêu thuw sách?", figure), _said("xã có 3 tủ sách")) is None


@pytest.mark.parametrize("form", [Form.COMPARE, Form.LIST, Form.YES_NO])
def test_only_where_one_value_is_asked(form: Form) -> None:
    assert lacks(_asked("Có bao nhiêu thư viện?", Query(ask=(Field.FIGURE,), form=form)), _said("2 tủ sách")) is None


def test_an_answer_that_counts_its_lines_counts_them() -> None:
    figure = Query(ask=(Field.FIGURE,), form=Form.VALUE)
    assert lacks(_asked("Có bao nhiêu thư viện?", figure), _said("2 tủ sách", counts=True)) is None


def test_where_a_date_is_expected_any_time_will_do_and_none_will_not() -> None:
    when = Query(ask=(Field.DEADLINE,), form=Form.VALUE, expects=Expects.DATE)
    assert lacks(_asked("Khi nào xong số trường đó?", when), _said("vận động 40 trường, không chấm điểm")) == "time"
    assert lacks(_asked("Khi nào xong số trường đó?", when), _said("xong trong quý III")) is None
    assert lacks(_asked("Bỏ họp tới mấy buổi thì bị nhắc?", when), _said("bỏ họp 03 buổi trở lên")) is None, "no date, whatever"


def test_what_prose_is_asked_to_count_it_must_count() -> None:
    count = Query(ask=(Field.CONTENT,), form=Form.COUNT)
    asked = _asked("Có bao nhiêu trường mở thư viện?", count)
    assert lacks(asked, _said("mỗi xã mở 2 thư viện", source="prose_answers.from_prose.answer_from_prose")) == "count"
    assert lacks(asked, _said("mỗi xã mở 2 thư viện", source="computed.counting.answer_count")) is None


def test_a_few_of_a_thing_must_at_least_be_spoken_of() -> None:
    content = Query(ask=(Field.CONTENT,), form=Form.VALUE)
    assert lacks(_asked("Xã có mấy thư viện?", content), _said("tủ sách đặt ở nhà văn hóa, mở 2 buổi")) == "count"
    assert lacks(_asked("Xã có mấy thư viện?", content), _said("thư viện đặt ở nhà văn hóa, mở 2 buổi")) is None


def test_where_money_is_expected_and_how_much_is_asked_money_is_told() -> None:
    money = Query(ask=(Field.FUNDING,), form=Form.VALUE, expects=Expects.MONEY)
    asked = _asked("Giải nhất được thưởng bao nhiêu?", money)
    assert lacks(asked, _said("36 giải thưởng mỗi năm")) == "money"
    assert lacks(asked, _said("thưởng 3 triệu đồng")) is None
    assert lacks(asked, Draft((Line("a", "", ("1.200",), "Trao giải", ()),))) is None, "a column in millions"
    assert lacks(_asked("Tiền thưởng lấy từ đâu?", money), _said("từ ngân sách xã")) is None


@pytest.mark.parametrize(
    ("question", "value", "detail", "lacked"),
    [
        ("Ai phụ Trạm Y tế phun thuốc?", "Trạm Y tế", "“Phun thuốc diệt muỗi”", "other agency"),
        ("Đơn vị nào đi cùng Tỉnh đoàn trong chiến dịch?", "Tỉnh đoàn", "“Chiến dịch mùa hè”", "other agency"),
        ("Ai phụ Trạm Y tế phun thuốc?", "Hội Nông dân", "“Phun thuốc diệt muỗi”", None),
        ("Sở Y tế hay Sở Tài chính đứng ra mua thuốc?", "Sở Tài chính", "“Mua thuốc”", None),
        ("Sở Y tế mua thuốc cùng sở nào?", "Sở Y tế", "“Sở Y tế chủ trì, phối hợp Sở Tài chính mua thuốc”", None),
    ],
)
def test_an_agency_that_is_named_in_the_question_is_no_answer_to_who(
    question: str, value: str, detail: str, lacked: str | None
) -> None:
    who = Query(ask=(Field.LEAD,), form=Form.VALUE)
    assert lacks(_asked(question, who), Draft((Line("a", "", (value,), detail, ()),))) == lacked


def test_what_money_there_is_of_is_told_in_money() -> None:
    funding = Query(ask=(Field.FUNDING,), form=Form.VALUE, expects=Expects.TEXT)
    asked = _asked("Tổ đò được rót bao nhiêu để sửa bến?", funding)
    assert lacks(asked, _said("sửa bến tại 11 xã, mỗi tổ 25 người")) == "money"
    assert lacks(asked, _said("sửa bến 25 triệu đồng")) is None
    assert lacks(asked, _said("huyện lo 30% tiền sửa bến")) is None


def test_who_helps_is_told_by_words_of_helping() -> None:
    beside = Query(ask=(Field.COORDINATE,), form=Form.VALUE)
    asked = _asked("Trạm Thủy nông phối hợp đơn vị nào khi mở cống?", beside)
    assert lacks(asked, _said("Trạm Thủy nông mở cống hai lần mỗi tháng")) == "partner"
    assert lacks(asked, _said("Trạm Thủy nông cùng công an xã mở cống")) is None
    assert lacks(asked, _said("Trạm Thủy nông mở cống, Sở Xây dựng đóng cống")) is None


def test_what_an_agency_leads_is_not_what_it_helps_others_with() -> None:
    leads = Where(agencies=(AgencyCondition(("so-y-te",), "Sở Y tế", Role.LEAD),))
    asked = _asked("Sở Y tế chủ trì việc gì?", Query(ask=(Field.TASK,), form=Form.LIST, where=leads))
    assert lacks(asked, _said("phối hợp với Sở Xây dựng sửa trạm xá")) == "lead"
    assert lacks(asked, _said("phối hợp với Sở Xây dựng sửa trạm xá; chủ trì mua thuốc")) is None
    assert lacks(asked, _said("sửa trạm xá, phối hợp với Sở Xây dựng")) is None
