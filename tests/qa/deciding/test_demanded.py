"""An answer without what the question's words demand is passed over, whatever its words come to."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from qa.composing.draft import Draft, Line
from qa.contracts.query import Expects, Field, Form, Query
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


@pytest.mark.parametrize("form", [Form.COUNT, Form.COMPARE, Form.LIST])
def test_only_where_one_value_is_asked(form: Form) -> None:
    assert lacks(_asked("Có bao nhiêu thư viện?", Query(ask=(Field.FIGURE,), form=form)), _said("2 tủ sách")) is None


def test_an_answer_that_counts_its_lines_counts_them() -> None:
    figure = Query(ask=(Field.FIGURE,), form=Form.VALUE)
    assert lacks(_asked("Có bao nhiêu thư viện?", figure), _said("2 tủ sách", counts=True)) is None


def test_where_a_date_is_expected_any_time_will_do_and_none_will_not() -> None:
    when = Query(ask=(Field.DEADLINE,), form=Form.VALUE, expects=Expects.DATE)
    assert lacks(_asked("Khi nào xong số trường đó?", when), _said("vận động 40 trường, không chấm điểm")) == "time"
    assert lacks(_asked("Khi nào xong số trường đó?", when), _said("xong trong quý III")) is None
