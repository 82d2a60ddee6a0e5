"""Doubts over several plans: each is asked alone, and what they say together begins with "Có" or "Không"."""

from dataclasses import replace

import pytest

from qa.composing.draft import Draft, Line
from qa.composing.each import told_of_each, told_of_two
from qa.composing.several import AnsweredPart
from qa.contracts.answer import Status
from qa.narrowing import plans_counted
from qa.understanding.of_each import OfEach
from tests.qa.memory import service_of

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH {}\n\nSố: {}/KH-UBND\n\n{}, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\n\nPhát triển chăn nuôi\n\n"
    "Căn cứ Luật Chăn nuôi ngày 19 tháng 11 năm 2018;\n\n{}I. NHIỆM VỤ\n\n"
    "| STT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n{}\n\nII. MỨC HỖ TRỢ\n\n{}\n\n{}"
)


def plan(place, number, rows, body, ground="", end=""):
    table = "\n".join(f"| {at} | {task} | {lead} | {time} |" for at, (task, lead, time) in enumerate(rows, 1))
    return HEAD.format(place.upper(), number, place, ground, table, body, end)


OTHER = "Kế hoạch này thay thế Kế hoạch số {}/KH-UBND ngày 03 tháng 3 năm 2021 của UBND tỉnh.\n"
PLANS = {
    "lao-cai": plan(
        "Lào Cai",
        21,
        [("Dựng chuồng tránh rét", "Sở Xây dựng", "Quý II/2027"), ("Trồng cỏ voi", "Sở Tài chính", "2026")],
        "1. Hộ dựng chuồng tránh rét được hỗ trợ 700.000 đồng mỗi chuồng.",
        "Căn cứ Luật Thú y ngày 19 tháng 6 năm 2015;\n\n",
        OTHER.format(88),
    ),
    "son-la": plan(
        "Sơn La",
        22,
        [("Dựng chuồng tránh rét", "Sở Xây dựng", "Quý IV/2026"), ("Trồng cỏ voi", "Sở Y tế", "2026")],
        "1. Hộ dựng chuồng tránh rét được hỗ trợ 900.000 đồng mỗi chuồng.",
        end=OTHER.format(57),
    ),
}


@pytest.fixture(scope="module")
def service():
    return service_of(PLANS)


@pytest.mark.parametrize(
    ("question", "begins", "holds"),
    [
        ("Dựng chuồng tránh rét ở cả Lào Cai lẫn Sơn La đều do Sở Xây dựng chủ trì phải không?", "Có", ("21/", "22/")),
        ("Lào Cai và Sơn La đều thay thế kế hoạch năm 2021, đúng không?", "Có", ("88/KH-UBND", "57/KH-UBND")),
        ("Lào Cai và Sơn La đều thay thế kế hoạch năm 2019, đúng không?", "Không", ("88/KH-UBND", "57/KH-UBND")),
        ("Mức hỗ trợ dựng chuồng tránh rét của Lào Cai thấp hơn Sơn La, đúng không?", "Có", ("700.000", "900.000")),
        ("Mức hỗ trợ dựng chuồng tránh rét của Lào Cai cao hơn Sơn La, đúng không?", "Không", ("700.000", "900.000")),
    ],
)
def test_each_is_asked_alone(service, question, begins, holds):
    answer = service.ask(question)
    assert answer.answer.startswith(begins), answer.answer
    assert all(part in answer.answer for part in holds), answer.answer
    assert {item.plan for item in answer.items} == set(PLANS)


def test_where_none_of_them_says_a_thing_nothing_is_told(service):
    answer = service.ask("Lào Cai và Sơn La đều cấm nuôi lạc đà hai bướu trong khu dân cư đúng không?")
    assert answer.status is not Status.ANSWERED or answer.answer.startswith("Không")


@pytest.mark.parametrize("statute", ["Nghị quyết 71", "NQ 71 của Bộ Chính trị"])
def test_a_statute_that_no_plan_is_may_be_claimed_of_each(service, statute):
    answer = service.ask(f"Lào Cai và Sơn La đều triển khai {statute}, đúng không?")
    assert answer.status is not Status.ANSWERED or answer.answer.startswith("Không"), answer.answer


def part(service, plan, *values, heading="", detail=""):
    """Return what one plan says, as it was answered."""
    line = Line(plan, plan, values, detail, ())
    return AnsweredPart(service.answerer.inquire("trồng cỏ", plan), Draft((line,), heading=heading))


def test_one_that_denies_it_or_is_silent_makes_it_no(service):
    yes, other = part(service, "lao-cai", "Có"), part(service, "son-la", heading="Có: Sở Y tế chủ trì.")
    no = part(service, "son-la", "Không, căn cứ: Luật Thú y")
    silent = replace(other, draft=Draft((), Status.NOT_FOUND))
    assert told_of_each([yes, other]).heading == "Có:"
    denied = told_of_each([yes, no])
    assert (denied.heading, denied.lines[0].plan) == ("Không:", "son-la")
    unsaid = told_of_each([yes, silent])
    assert unsaid.heading == "Không:"
    assert "Sơn La" in unsaid.notes[0]
    assert told_of_each([silent]).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("one", "other", "great", "how", "begins"),
    [
        ("Quý II/2027", "Quý IV/2026", False, "khi nào", "Không"),
        ("trước 30/9/2028", "trước 15/10/2028", False, "khi nào", "Có"),
        ("15 ngày", "02 tháng", True, "bao lâu", "Không"),
        ("1,2 tỷ đồng", "900 triệu đồng", True, "bao nhiêu tiền", "Có"),
        ("85%", "80%", False, "bao nhiêu", "Không"),
    ],
)
def test_values_of_one_kind_are_held_against_each_other(service, one, other, great, how, begins):
    parts = [part(service, "lao-cai", one), part(service, "son-la", other)]
    told = told_of_two(parts, great=great, how=how)
    assert told is not None
    assert told.heading.startswith(begins)
    assert [line.values for line in told.lines] == [(one,), (other,)]


def test_values_of_other_kinds_tell_nothing_of_each_other(service):
    parts = [part(service, "lao-cai", "85%"), part(service, "son-la", "30 tỷ đồng")]
    assert told_of_two(parts, great=True, how="bao nhiêu") is None
    assert told_of_two(parts[:1], great=True, how="bao nhiêu") is None


def test_so_many_places_are_those_whose_plans_are_of_one_subject(service):
    looked = service.answerer.inquire("trồng cỏ voi")
    claimed = OfEach("trồng cỏ voi, đúng không?", 2, "tỉnh")
    assert set(plans_counted(looked, claimed)) == set(PLANS)
    assert plans_counted(looked, replace(claimed, count=3)) == ()
    assert plans_counted(looked, replace(claimed, unit="quyết định")) == ()
