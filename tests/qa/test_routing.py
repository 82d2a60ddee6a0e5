from dataclasses import replace

import pytest

from qa.composing.computed import Material
from qa.composing.draft import Draft, Line
from qa.composing.worded_kinds import AHEAD_KINDS
from qa.contracts.answer import Status
from qa.contracts.query import Field, Form
from qa.deciding.decide import Ruling
from qa.routing import draft_of
from tests.qa.memory import service_of
from tests.qa.understanding.test_naming import foot, head


def test_without_the_reader_a_value_goes_the_rules_way(plain_service):
    answer = plain_service.ask("Ai chủ trì khuyến khích xuất khẩu sản phẩm công nghệ sinh học ở An Giang?")
    assert answer.interpretation.query["source"] == "rules"
    assert answer.answer.startswith("Sở Công Thương")


def test_a_doubt_begins_with_yes_or_no_and_says_what_is_the_case(plain_service):
    yes = plain_service.ask("Sở Công Thương có chủ trì khuyến khích xuất khẩu sản phẩm công nghệ sinh học ở An Giang không?")
    no = plain_service.ask("Sở Y tế có chủ trì khuyến khích xuất khẩu sản phẩm công nghệ sinh học ở An Giang không?")
    assert yes.answer.startswith("Có")
    assert no.answer.startswith("Không")
    assert "Sở Công Thương" in no.answer


def test_whom_the_question_excepts_does_not_come(plain_service):
    answer = plain_service.ask("Những việc nào ở Quảng Ngãi không do Sở Khoa học và Công nghệ chủ trì?")
    assert answer.status is Status.ANSWERED
    counted = int(answer.answer.split()[0])
    whole = plain_service.ask("Kế hoạch Quảng Ngãi có bao nhiêu nhiệm vụ?")
    his = plain_service.ask("Sở Khoa học và Công nghệ chủ trì mấy nhiệm vụ ở Quảng Ngãi?")
    assert counted == int(whole.answer.split()[0]) - int(his.answer.split()[0])


def test_a_place_without_a_plan_is_said_to_be_outside(plain_service):
    answer = plain_service.ask("Có bao nhiêu nhiệm vụ ở Cà Mau?")
    assert answer.status is Status.OUT_OF_SCOPE


PLANS = {
    "dao": head("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "Lào Cai", "31/KH-UBND", "Giữ giống lúa nương trên địa bàn tỉnh Lào Cai")
    + "I. TỪ NGỮ\n\n1. Kho thóc bản là nhà sàn có khóa, do trưởng bản giữ chìa khóa kho thóc.\n\nII. NHIỆM VỤ\n\n"
    "1. Dựng kho thóc bản.\n\n- Đơn vị chủ trì: Sở Xây dựng.\n\n" + foot("Trần Văn Một"),
}  # fmt: skip
QUESTION = "Kho thóc bản ai giữ chìa khóa?"


def drafted(probability, question=QUESTION, field=Field.LEAD):
    """Return the draft for a question where the judge refuses what is not from prose, and holds prose to be so likely."""
    answerer = service_of(PLANS).answerer
    looked = answerer.inquire(question)
    looked = replace(looked, meant=replace(looked.meant, query=replace(looked.query, ask=(field,), source="learned")))

    def judge(_, draft):
        told = draft.source.startswith("prose_answers.from_prose")
        return Ruling(given=told, probability=probability if told else 0.1)

    refused = Draft((Line("dao", "nhiệm vụ 1", ("Sở Xây dựng",), "Dựng kho thóc bản", ()),), source="evidence.rows")
    return draft_of(looked, Material(looked.query, looked.shelf), lambda: refused, judge)


def test_prose_answers_where_a_row_was_refused_and_it_is_surely_right():
    draft = drafted(0.9)
    assert draft.status is Status.ANSWERED
    assert "trưởng bản" in draft.lines[0].detail


def test_prose_that_is_not_surely_right_is_silence_too():
    assert drafted(0.6).status is not Status.ANSWERED


@pytest.mark.parametrize("field", sorted(Field))
@pytest.mark.parametrize("form", [Form.VALUE, Form.COUNT, Form.COMPARE])
def test_a_kind_that_says_it_goes_ahead_is_asked_whatever_the_field_and_the_form(monkeypatch, field, form):
    """A new kind registers itself: no way is named for it."""
    monkeypatch.setattr(AHEAD_KINDS, "_kinds", {"keys": lambda query, looked: Draft((), Status.ANSWERED, heading="Có khóa.")})
    answerer = service_of(PLANS).answerer
    looked = answerer.inquire(QUESTION)
    looked = replace(looked, meant=replace(looked.meant, query=replace(looked.query, ask=(field,), form=form)))
    draft = draft_of(looked, Material(looked.query, looked.shelf), lambda: None)
    assert (draft.heading == "Có khóa.") is (field is not Field.NONE)
