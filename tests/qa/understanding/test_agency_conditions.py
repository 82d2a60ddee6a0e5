import pytest

from qa.contracts.query import Counted, Form, Role
from qa.contracts.words import AskedAgency, Named, QueryWords
from qa.understanding.agency_conditions import agency_conditions


def asked(text, *agencies):
    return QueryWords(text=text, named=Named(agencies=tuple(AskedAgency(ids, name, role) for ids, name, role in agencies)))


HEALTH = (("so-y-te",), "Sở Y tế", "")
MONEY = (("so-tai-chinh",), "Sở Tài chính", "")


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Việc nào Sở Y tế không phối hợp", True),
        ("Việc nào mà Sở Y tế không tham gia phối hợp", True),
        ("Trừ Sở Y tế ra, ai còn chủ trì việc nào", True),
        ("Nhiệm vụ nào không phải do Sở Y tế chủ trì", True),
        ("Kể các việc hằng năm, trừ các việc do Sở Y tế chủ trì", True),
        ("Sở Y tế có chủ trì không", False),
        ("Sở Y tế phối hợp những việc nào", False),
    ],
)
def test_an_agency_is_left_out_where_the_text_denies_its_part(text, left_out):
    assert [c.negated for c in agency_conditions(asked(text, HEALTH), Form.LIST, Counted.TASKS)] == [left_out]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("việc có Sở Y tế tham gia do ai chủ trì", Role.COORDINATE),
        ("nhiệm vụ nào Sở Y tế cùng góp mặt, sở nào chủ trì", Role.COORDINATE),
        ("việc có Sở Y tế tham gia chủ trì", Role.LEAD),
        ("việc của Sở Y tế ai chủ trì", Role.LEAD),
    ],
)
def test_who_takes_part_in_what_another_leads_does_not_lead(text, role):
    assert [c.role for c in agency_conditions(asked(text, HEALTH), Form.LIST, Counted.TASKS)] == [role]


def test_a_kind_of_agencies_is_a_condition_of_its_own():
    (kind,) = agency_conditions(asked("mấy nhiệm vụ không phải do sở chủ trì"), Form.COUNT, Counted.TASKS)
    assert (kind.ids, kind.negated, kind.role) == (("so-*", "cac-so-*"), True, Role.LEAD)


def test_agencies_joined_by_or_are_one_condition_and_others_each_their_own():
    either = agency_conditions(asked("việc nào do Sở Y tế hoặc Sở Tài chính chủ trì", HEALTH, MONEY), Form.LIST, Counted.TASKS)
    assert [c.ids for c in either] == [("so-y-te", "so-tai-chinh")]
    both = agency_conditions(asked("việc nào Sở Y tế và Sở Tài chính cùng chủ trì", HEALTH, MONEY), Form.LIST, Counted.TASKS)
    assert len(both) == 2


def test_kinds_alone_joined_by_or():
    (any_of,) = agency_conditions(asked("những việc do công an, báo đài hoặc nhà trường chủ trì"), Form.LIST, Counted.TASKS)
    assert {"cong-an-*", "bao-*", "truong-*"} <= set(any_of.ids)


def test_two_that_are_compared_are_not_any_of_the_two():
    text = "Sở Y tế hay Sở Tài chính chủ trì nhiều việc hơn"
    assert [c.name for c in agency_conditions(asked(text, HEALTH, MONEY), Form.COMPARE, None)] == ["Sở Y tế", "Sở Tài chính"]
