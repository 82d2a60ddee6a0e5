"""Plans have a life: what is in force at a date, what has expired, what was replaced; answers prefer and say it."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.reading import understand
from corpus.records import EarlierDocument, Metadata
from indexer.segments.stored import StoredPlan
from qa.composing.draft import compose
from qa.composing.worded import answer_in_words
from qa.contracts.answer import Status
from qa.contracts.query import Counted, Field, Form, Query, Where
from qa.reading.life import Force, lives_of, years_of
from qa.service import Service
from tests.corpus.outline.test_outline import document_of
from tests.qa.memory import HashEncoder, MemorySnapshot

TODAY = date(2026, 3, 1)


def plan(name, *, number="", issued=None, period=None, kind="Kế hoạch", province="Thái Bình", earlier=(), **catalog):
    issuer = f"UBND tỉnh {province}"
    said = Metadata(
        f"{kind} {name}", number or None, issued, issuer, province, period=period, document_kind=kind, earlier=earlier
    )
    return StoredPlan(name, (), said, province, None, **catalog)


def replaces(number, issued=None, issuer=None, role="replaces"):
    return EarlierDocument(number, issued, issued.year if issued else None, issuer, role, ())


@pytest.mark.parametrize(
    ("period", "issued", "years"),
    [
        ("đến năm 2030, tầm nhìn đến năm 2045", 2024, (2024, 2045)),
        ("giai đoạn 2021-2025", 2021, (2021, 2025)),
        ("giai đoạn 2021-2025, định hướng đến năm 2030", 2021, (2021, 2030)),
        ("năm 2024", 2023, (2023, 2024)),
        ("năm học 2024-2025", 2024, (2024, 2025)),
        ("nhiệm kỳ 2021-2026", 2021, ()),
        ("năm 2024 và những năm tiếp theo", 2024, ()),
        ("giai đoạn 2016-2020", 2021, ()),
        (None, 2024, ()),
    ],
)
def test_the_years_of_a_plan(period, issued, years):
    assert years_of(plan("x", issued=date(issued, 5, 1), period=period).metadata) == years


def test_a_report_on_years_does_not_expire():
    assert years_of(plan("x", period="giai đoạn 2021-2025", kind="Báo cáo").metadata) == ()


def test_a_plan_expires_at_the_end_of_its_last_year():
    plans = [plan("cu", period="năm 2025", issued=date(2025, 1, 2)), plan("khac", issued=date(2020, 1, 2))]
    before, after = (lives_of(plans, day)["cu"] for day in (date(2025, 12, 31), date(2026, 1, 1)))
    assert (before.force, before.notice, before.said) == (
        Force.IN_FORCE, "", "Còn trong thời kỳ thực hiện, đến hết năm 2025."
    )  # fmt: skip
    assert (after.force, after.until) == (Force.EXPIRED, date(2025, 12, 31))
    assert after.notice == "Kế hoạch này đã hết thời kỳ thực hiện (năm 2025)."
    assert lives_of(plans, TODAY)["khac"].force is Force.UNSAID


def test_the_last_day_that_a_plan_names_goes_before_the_end_of_its_period():
    held = plan("ong", period="giai đoạn 2025 - 2027", issued=date(2025, 1, 6))
    held = replace(held, metadata=replace(held.metadata, until=date(2025, 12, 31)))
    life = lives_of([held], date(2026, 3, 1))["ong"]
    assert (life.force, life.until) == (Force.EXPIRED, date(2025, 12, 31))
    assert "đến hết năm 2025" in life.notice


def test_a_plan_is_replaced_by_the_one_that_says_so_from_its_day_on():
    old = plan("cu", number="10/KH-UBND", issued=date(2021, 1, 15), period="đến năm 2030")
    new = plan("moi", number="8/KH-UBND", issued=date(2026, 1, 5), earlier=(replaces("10/KH-UBND", date(2021, 1, 15)),))
    assert lives_of([old, new], date(2026, 1, 4))["cu"].force is Force.IN_FORCE
    life = lives_of([old, new], TODAY)["cu"]
    assert (life.force, [s.plan for s in life.replaced_by]) == (Force.REPLACED, ["moi"])
    assert life.notice == "Kế hoạch này đã được thay thế bằng Kế hoạch số 8/KH-UBND ngày 05/01/2026."


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (replaces("10/KH-UBND", date(2022, 1, 15)), "the year is another"),
        (replaces("10/KH-UBND", date(2021, 1, 15), "UBND tỉnh Nam Định"), "the issuer is another"),
        (replaces("10/KH-UBND", date(2021, 1, 15), "UBND huyện Vũ Thư"), "the issuer is of another level"),
    ],
)
def test_a_number_alone_is_not_enough(said, why):
    old = plan("cu", number="10/KH-UBND", issued=date(2021, 1, 15))
    new = plan("moi", number="8/KH-UBND", issued=date(2026, 1, 5), earlier=(said,))
    assert lives_of([old, new], TODAY)["cu"].force is Force.UNSAID, why


def test_of_two_plans_with_one_number_the_date_tells():
    first = plan("mot", number="10/KH-UBND", issued=date(2021, 1, 15))
    second = plan("hai", number="10/KH-UBND", issued=date(2021, 2, 20))
    exact = plan("moi", issued=date(2026, 1, 5), earlier=(replaces("10/KH-UBND", date(2021, 1, 15)),))
    vague = plan("moi", issued=date(2026, 1, 5), earlier=(replaces("10/KH-UBND"),))
    assert [lives_of([first, second, exact], TODAY)[name].holds for name in ("mot", "hai")] == [False, True]
    assert [lives_of([first, second, vague], TODAY)[name].holds for name in ("mot", "hai")] == [True, True]


def test_an_amended_plan_holds_and_says_so():
    old = plan("cu", number="10/KH-UBND", issued=date(2021, 1, 15), period="đến năm 2030")
    said = replaces("10/KH-UBND", date(2021, 1, 15), role="amends")
    new = plan("moi", number="8/KH-UBND", issued=date(2026, 1, 5), earlier=(said,))
    life = lives_of([old, new], TODAY)["cu"]
    assert (life.holds, life.notice) == (
        True, "Kế hoạch này đã được sửa đổi, bổ sung bằng Kế hoạch số 8/KH-UBND ngày 05/01/2026."
    )  # fmt: skip


def test_what_the_catalogue_says():
    old = plan("cu", number="10/KH-UBND", issued=date(2021, 1, 15), replaced_by=("moi",))
    gone = plan("bo", number="11/KH-UBND", replaced_by=("99/KH-UBND",))
    kept = plan("giu", period="năm 2020", until=date(2027, 6, 30))
    new = plan("moi", number="8/KH-UBND", issued=date(2026, 1, 5), replaces=("khac",), amends=("giu",))
    other = plan("khac")
    lives = lives_of([old, gone, kept, new, other], TODAY)
    assert [lives[name].force.value for name in ("cu", "bo", "giu", "khac")] == ["replaced", "replaced", "in_force", "replaced"]
    assert lives["bo"].notice == "Kế hoạch này đã được thay thế bằng Kế hoạch số 99/KH-UBND."
    assert [s.plan for s in lives["giu"].amended_by] == ["moi"]


def test_two_plans_that_replace_one_another_end_nobody_for_ever():
    one, two = plan("mot", replaces=("hai",)), plan("hai", replaces=("mot",))
    assert sorted(life.holds for life in lives_of([one, two], TODAY).values()) == [False, True]


BODY = """ỦY BAN NHÂN DÂN
TỈNH {province}
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: {number}/KH-UBND
{province}, ngày {day}

KẾ HOẠCH
Phát triển du lịch cộng đồng {period}

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. NHIỆM VỤ
1. Nguồn nhân lực
a) Đào tạo hướng dẫn viên du lịch cộng đồng tại các điểm đến.
- Đơn vị chủ trì: {lead}.
- Đơn vị phối hợp: UBND các xã, phường.
- Thời gian thực hiện: Hằng năm.
2. Điểm đến
a) Xây dựng điểm đến tại các làng nghề{more}.
- Đơn vị chủ trì: Sở Công Thương.
- Đơn vị phối hợp: Sở Tài chính.
II. TỔ CHỨC THỰC HIỆN
{last}
"""
OLD = {"province": "THÁI BÌNH", "number": "10", "day": "15 tháng 01 năm 2021", "period": "giai đoạn 2021-2025",
       "lead": "Sở Nội vụ", "more": "", "last": "Các sở thực hiện Kế hoạch này."}  # fmt: skip
NEW = {**OLD, "number": "8", "day": "05 tháng 01 năm 2026", "period": "giai đoạn 2026-2030", "lead": "Sở Văn hóa, Thể thao và "
       "Du lịch", "last": "Kế hoạch này thay thế Kế hoạch số 10/KH-UBND ngày 15/01/2021 của UBND tỉnh."}  # fmt: skip
QUESTION = "Ai chủ trì đào tạo hướng dẫn viên du lịch cộng đồng?"


def service_of(today=TODAY, **plans):
    readings = {name: [understand(document_of(BODY.format(**said), f"{name}.txt"))] for name, said in plans.items()}
    return Service(MemorySnapshot(readings, HashEncoder()), HashEncoder(), today=lambda: today)


def test_what_is_in_force_answers_before_what_it_replaced():
    service = service_of(a_cu=OLD, b_moi=NEW)
    assert {name: life.force.value for name, life in service.lives().items()} == {"a_cu": "replaced", "b_moi": "in_force"}
    answer = service.ask(QUESTION)
    assert answer.items[0].values == ("Sở Văn hóa, Thể thao và Du lịch",)
    assert (answer.items[0].notice, answer.citations[0].plan) == ("", "b_moi")
    assert {c.notice for c in answer.citations if c.plan == "b_moi"} == {""}
    told = "Kế hoạch này đã được thay thế bằng Kế hoạch số 8/KH-UBND ngày 05/01/2026."
    assert all(c.notice == told for c in answer.citations if c.plan == "a_cu")
    assert service.search("đào tạo hướng dẫn viên du lịch").citations[0].plan == "b_moi"


def test_before_the_new_plan_the_old_one_answers():
    answer = service_of(date(2025, 6, 1), a_cu=OLD, b_moi=NEW).ask(QUESTION)
    assert answer.items[0].values == ("Sở Nội vụ",)
    assert answer.items[0].notice == ""


def test_an_expired_plan_still_answers_and_says_so():
    answer = service_of(a_cu=OLD).ask(QUESTION)
    assert answer.status is Status.ANSWERED
    assert answer.items[0].values == ("Sở Nội vụ",)
    told = "Kế hoạch này đã hết thời kỳ thực hiện (giai đoạn 2021-2025)."
    assert answer.items[0].notice == answer.citations[0].notice == told
    assert f"Lưu ý: {told}" in answer.answer.split("\n")


def test_an_expired_plan_stands_behind_an_equal_one_in_force():
    plans = {"a_cu": OLD, "b_nay": {**OLD, "number": "9", "period": "giai đoạn 2026-2030", "province": "LÀO CAI"}}
    answer = service_of(**plans).ask(QUESTION)
    assert [item.plan for item in answer.items] == ["b_nay", "a_cu"]
    assert [bool(item.notice) for item in answer.items] == [False, True]
    assert "Lưu ý, Thái Bình (10/KH-UBND): Kế hoạch này đã hết thời kỳ" in answer.answer


@pytest.mark.parametrize(
    "question",
    ["Kế hoạch 10/KH-UBND giao ai chủ trì đào tạo hướng dẫn viên?", "Năm 2023 ai chủ trì đào tạo hướng dẫn viên du lịch?"],
)
def test_a_plan_that_the_question_names_does_not_step_back(question):
    answer = service_of(a_cu=OLD, b_moi=NEW).ask(question)
    assert answer.items[0].values == ("Sở Nội vụ",)
    assert answer.items[0].notice.startswith("Kế hoạch này đã được thay thế")


def test_lists_begin_with_what_is_in_force():
    answer = service_of(a_cu=OLD, b_moi=NEW).ask("Sở Công Thương chủ trì những việc gì?")
    assert [item.plan for item in answer.items] == ["b_moi", "a_cu"]
    assert [bool(item.notice) for item in answer.items] == [False, True]


def test_only_the_old_plan_knows():
    plans = {"a_cu": {**OLD, "more": " và khu di tích Chùa Keo"}, "b_moi": NEW}
    answer = service_of(**plans).ask("Khu di tích Chùa Keo thuộc nhiệm vụ nào?")
    assert answer.status is Status.ANSWERED
    assert any(citation.plan == "a_cu" and citation.notice for citation in answer.citations[:2])


def test_the_register_says_what_does_not_hold():
    service = service_of(a_cu=OLD)
    (row, *_) = service.assignments(kind="task")
    assert service.assignment_citations(row)[0].notice.startswith("Kế hoạch này đã hết thời kỳ")


@pytest.mark.parametrize(
    ("question", "told", "proof"),
    [
        ("Kế hoạch 10/KH-UBND còn hiệu lực không?", "đã được thay thế bằng Kế hoạch số 8/KH-UBND", "thay thế Kế hoạch số 10"),
        ("ke hoach so 8/KH-UBND con hieu luc k", "Có, thời kỳ thực hiện đến hết 31/12/2030", "2026-2030"),
        ("Kế hoạch 8/KH-UBND thay thế kế hoạch nào?", "thay thế 10/KH-UBND", "thay thế Kế hoạch số 10/KH-UBND"),
        ("Kế hoạch 10/KH-UBND bị thay thế chưa?", "đã được thay thế bằng Kế hoạch số 8/KH-UBND", "thay thế Kế hoạch số 10"),
    ],
)
def test_asked_for_a_plans_standing(question, told, proof):
    answer = service_of(a_cu=OLD, b_moi=NEW).ask(question)
    assert answer.interpretation.intents == ("standing",)
    assert told in answer.answer
    assert any(proof in citation.quote for citation in answer.citations)


@pytest.mark.parametrize("question", ["Kế hoạch 8/KH-UBND sửa đổi kế hoạch nào?", "Kế hoạch 10/KH-UBND thay thế kế hoạch nào?"])
def test_a_plan_that_says_nothing_of_its_standing_is_silent(question):
    answer = service_of(a_cu={**OLD, "period": ""}, b_moi={**NEW, "last": "Các sở thực hiện Kế hoạch này."}).ask(question)
    assert answer.status is Status.NOT_FOUND


FORCE = "Kế hoạch này có hiệu lực từ ngày 15/02/2026 đến hết ngày 30/6/2029; thay thế Kế hoạch số 10/KH-UBND ngày 05/01/2020."


def drafted(service, question, *fields, **query):
    """Return the text of what is told in answer to a query that the learned reader would make of the question."""
    looked = service.answerer.inquire(question)
    draft = answer_in_words(Query(ask=fields, words=looked.words, **query), looked)
    return draft and compose(draft).text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Kế hoạch 8/KH-UBND có hiệu lực từ ngày nào?", "từ 15/02/2026"),
        ("Kế hoạch 8/KH-UBND hết hiệu lực ngày nào?", "đến hết 30/6/2029"),
    ],
)
def test_since_when_and_until_when_as_its_own_clause_says(question, begins):
    service = service_of(a_cu=OLD, b_moi={**NEW, "last": FORCE})
    assert drafted(service, question, Field.STANDING, where=Where(plans=("b_moi",))).startswith(begins)


def test_in_force_from_the_day_of_signing():
    service = service_of(a_cu=OLD, b_moi={**NEW, "last": "Kế hoạch này có hiệu lực kể từ ngày ký."})
    told = drafted(service, "Kế hoạch 8 có hiệu lực từ khi nào?", Field.STANDING, where=Where(plans=("b_moi",)))
    assert told.startswith("kể từ ngày ký: ")


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Kế hoạch 8/KH-UBND có thay thế kế hoạch 10/KH-UBND không?", "Có"),
        ("Kế hoạch 10/KH-UBND có bị thay thế không?", "Có"),
        ("Kế hoạch 10/KH-UBND còn hiệu lực không?", "Không"),
    ],
)
def test_whether_one_replaces_the_other_is_not_whether_the_other_holds(question, begins):
    told = drafted(service_of(a_cu=OLD, b_moi=NEW), question, Field.STANDING, form=Form.YES_NO)
    assert told.startswith(f"{begins}, văn bản số 10/KH-UBND đã được thay thế")


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("Những kế hoạch nào còn hiệu lực?", ["8/KH-UBND"]),
        ("Kế hoạch nào đã hết hiệu lực?", ["10/KH-UBND"]),
        ("Kế hoạch nào bị thay thế?", ["10/KH-UBND"]),
        ("Kế hoạch nào kết thúc năm 2030?", ["8/KH-UBND"]),
    ],
)
@pytest.mark.parametrize("field", [Field.PLANS, Field.STANDING])
def test_plans_are_listed_by_how_long_they_last(question, listed, field):
    service = service_of(a_cu=OLD, b_moi=NEW)
    told = drafted(service, question, field, form=Form.COUNT, of=Counted.PLANS)
    assert told.startswith(f"{len(listed)} kế hoạch ")
    assert "trong 2 kế hoạch" in told.splitlines()[0]
    assert all(number in told for number in listed)


def test_where_no_plan_lasts_so_long_the_answer_says_of_how_many():
    told = drafted(service_of(a_cu=OLD, b_moi=NEW), "Kế hoạch nào kết thúc năm 2041?", Field.PLANS, form=Form.LIST)
    assert told == "Không có kế hoạch nào kết thúc trong năm 2041, trong 2 kế hoạch."
