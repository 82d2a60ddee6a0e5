import pytest

from qa.contracts.query import Form, Role
from qa.understanding.agency_conditions import agency_conditions
from qa.understanding.agency_parts import (
    doer_claimed,
    goes_on_listing,
    had_alone,
    is_denied,
    names_nobody,
    parts_told,
    says_several_lead,
)
from tests.qa.understanding.test_agency_conditions import HEALTH, MONEY, asked

NAME = "Sở Y tế"


def place(text):
    return text.index(NAME), text.index(NAME) + len(NAME)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("việc nào không có tên Sở Y tế ở cột chủ trì", True),
        ("việc nào có Sở Tài chính phối hợp nhưng không có Sở Y tế", True),
        ("việc nào Sở Y tế không đứng tên chủ trì", True),
        ("việc nào Sở Y tế ở Cà Mau không tham gia", True),
        ("việc nào có Sở Y tế chủ trì", False),
        ("Sở Y tế có chủ trì việc này không", False),
        ("Sở Y tế không chủ trì việc này phải không", False),
    ],
)
def test_a_part_is_denied_by_the_words_around_the_name(text, denied):
    assert is_denied(text, *place(text)) is denied


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("việc nào một mình Sở Y tế chủ trì", True),
        ("việc nào chỉ do Sở Y tế chủ trì", True),
        ("việc nào do riêng Sở Y tế chủ trì", True),
        ("việc nào giao riêng cho Sở Y tế chủ trì", True),
        ("nói riêng Sở Y tế chủ trì mấy việc", None),
        ("việc nào Sở Y tế chủ trì một mình", True),
        ("những việc Sở Y tế đồng chủ trì", False),
        ("những việc Sở Y tế chủ trì (kể cả đồng chủ trì)", None),
        ("Sở Y tế chủ trì mấy việc, tính luôn những việc đồng chủ trì", None),
        ("những việc Sở Y tế chủ trì", None),
    ],
)
def test_a_part_is_had_alone_or_shared(text, alone):
    assert had_alone(text, *place(text)) is alone


def test_two_parts_are_told_apart():
    text = "Sở Y tế không chủ trì nhưng được nêu tên phối hợp những việc nào"
    assert parts_told(text, place(text)[1]) == ((Role.LEAD, True), (Role.COORDINATE, False))
    aside = "Sở Y tế phối hợp (không chủ trì) những việc nào"
    assert parts_told(aside, len(NAME)) == ((Role.COORDINATE, False), (Role.LEAD, True))
    neither = "việc nào Sở Y tế vừa không chủ trì vừa không phối hợp"
    assert parts_told(neither, place(neither)[1]) == ((Role.LEAD, True), (Role.COORDINATE, True))
    assert parts_told("Sở Y tế chủ trì và phối hợp những việc nào", len(NAME)) == ()


def test_a_list_of_what_is_left_out_is_left_out_whole():
    text = "Ngoài Sở Y tế và Sở Tài chính ra, ai còn chủ trì việc nào"
    assert goes_on_listing(text, place(text)[1], text.index("Sở Tài chính"))
    assert [c.negated for c in agency_conditions(asked(text, HEALTH, MONEY), Form.LIST, None)] == [True, True]
    committee = (("ubnd-tinh",), "UBND", "")
    whole = agency_conditions(asked("Ngoài các sở, ban, ngành và UBND ra ai còn chủ trì", committee), Form.LIST, None)
    assert [(c.ids[0], c.negated) for c in whole] == [("so-*", True), ("ban-*", True), ("ubnd-*", True)]


def test_a_kind_is_left_out_and_not_asked_for():
    (kind,) = agency_conditions(asked("việc nào không do sở nào chủ trì"), Form.LIST, None)
    assert (kind.ids, kind.negated) == (("so-*", "cac-so-*"), True)
    assert agency_conditions(asked("việc này do sở nào chủ trì"), Form.LIST, None) == ()
    (every,) = agency_conditions(asked("trừ các sở ra ai chủ trì", (("cac-so-ban-nganh",), "các sở", "")), Form.LIST, None)
    assert (every.ids, every.negated) == (("so-*", "cac-so-*"), True)


def test_several_that_lead_together():
    assert says_several_lead("việc nào từ hai sở trở lên cùng chủ trì")
    assert not says_several_lead("hai sở chủ trì những việc nào")
    (several,) = agency_conditions(asked("những việc nhiều cơ quan cùng chủ trì"), Form.LIST, None)
    assert (several.ids, several.alone) == (("*",), False)


@pytest.mark.parametrize(
    ("claim", "nobody"), [("", True), ("có đơn vị nào phối hợp", True), ("ai tham gia", True), ("Hội Nông dân phối hợp", False)]
)
def test_a_claim_of_no_more_than_a_part_names_nobody(claim, nobody):
    assert names_nobody(claim) is nobody


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Sửa bến do bên giao thông lo phải không?", {"giao", "thong"}),
        ("Việc này do tổ đò Vàm Xáng đứng ra làm đúng không?", {"to", "do", "vam", "xang"}),
        ("Sửa bến do cơ quan nào chủ trì?", set()),
        ("Sửa bến có đơn vị chủ trì không?", set()),
    ],
)
def test_who_a_claim_says_does_it_by_whatever_words(text, doer):
    assert doer_claimed(text) == doer
