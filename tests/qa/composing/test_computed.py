"""Computed answers over the real plans: the number or the verdict first, what it was counted over, and the rows as proof."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.records import AssignmentKind
from corpus.records.errors import AgencyNotFoundError, InvalidRequestError, PlanNotFoundError
from qa.composing.computed.conditions_told import agency_name
from qa.contracts.answer import Status
from qa.contracts.query import (
    AgencyCondition,
    Counted,
    Field,
    FieldCondition,
    Form,
    Query,
    Role,
    TimeCondition,
    When,
    Where,
)
from qa.contracts.words import QueryWords

TASKS = Query((Field.TASK,), Form.COUNT, of=Counted.TASKS)


def of(province, *, name="", role=Role.LEAD, negated=False, **more):
    """Return the conditions on the plan of a province, with an agency where one is named."""
    agencies = (AgencyCondition((), name, role, negated),) if name else ()
    return Where(provinces=(province,), agencies=agencies, **more)


def quoted(answer, plain_service):
    """Tell whether every quote stands where its citation says."""
    engine = plain_service.knowledge.engine
    for cited in answer.citations:
        text = engine.document_text(cited.passage.rpartition(":")[0])
        assert all(text[part.start : part.end] == part.quote for part in (cited, *cited.more))
    return True


@pytest.mark.parametrize(
    ("where", "begins"),
    [
        (of("Quảng Ngãi", name="Sở KH&CN"), "8 nhiệm vụ do Sở Khoa học và Công nghệ chủ trì, trong 16 nhiệm vụ của Quảng Ngãi"),
        (of("Quảng Nam", name="Sở Công Thương"), "3 nhiệm vụ do Sở Công Thương chủ trì, trong 15 nhiệm vụ của Quảng Nam"),
        (of("Quảng Nam", name="Sở Công Thương", negated=True), "12 nhiệm vụ không do Sở Công Thương chủ trì"),
        (of("An Giang"), "31 nhiệm vụ của An Giang (457/KH-UBND)"),
        (of("Quảng Nam", times=(TimeCondition(When.RECURRING),)), "9 nhiệm vụ làm định kỳ hoặc thường xuyên"),
        (of("Quảng Nam", times=(TimeCondition(When.BY, text="đến năm 2030"),)), "6 nhiệm vụ phải xong đến năm 2030"),
        (of("Trà Vinh", name="Sở Tài chính"), "0 nhiệm vụ do Sở Tài chính chủ trì"),
    ],
)
def test_a_count_begins_with_the_number_and_cites_what_was_counted(plain_service, where, begins):
    answer = plain_service.query(replace(TASKS, where=where))
    assert answer.answer.startswith(begins)
    assert len(answer.answer) <= 700
    count = int(answer.answer.split()[0])
    assert len(answer.items) == min(count, 12)
    assert len(answer.citations) >= min(count, 12)
    assert quoted(answer, plain_service)


def test_a_count_is_as_long_as_its_list_and_as_the_register_of_the_face(plain_service):
    for agency in ("Sở Y tế", "Sở Khoa học và Công nghệ", "Sở Công Thương"):
        for province in ("An Giang", "Quảng Nam", "Quảng Ngãi", "Trà Vinh"):
            rows = plain_service.assignments(province=province, lead=agency, kind="task")
            answer = plain_service.query(replace(TASKS, where=of(province, name=agency)))
            assert int(answer.answer.split()[0]) == len(rows)
            listed = plain_service.query(replace(TASKS, form=Form.LIST, where=of(province, name=agency)))
            assert len(listed.items) == len(rows)


def test_who_leads_alone_or_with_others_and_what_only_one_source_pays(plain_service):
    science = AgencyCondition(("so-khoa-hoc-va-cong-nghe",), "", Role.LEAD)

    def count(plan, **where):
        return int(plain_service.query(replace(TASKS, where=Where(plans=(plan,), **where))).answer.split()[0])

    plan = "an-giang-457-kh-ubnd-2024"
    alone, shared = (count(plan, agencies=(replace(science, alone=alone),)) for alone in (True, False))
    assert alone + shared == count(plan, agencies=(science,))
    assert alone
    assert shared
    only = FieldCondition(Field.FUNDING, "NSNN", only=True)
    assert count("quang-nam-cong-nghiep-sinh-hoc", fields=(only,)) == 3
    assert count("quang-nam-cong-nghiep-sinh-hoc", fields=(replace(only, negated=True),)) == 12


def test_what_no_task_is_about_is_no_condition_of_a_count_that_names_an_agency(plain_service):
    where = of("Trà Vinh", name="Sở Công Thương")
    asked = replace(TASKS, where=where, topic=("đích", "danh"))
    assert plain_service.query(asked).answer.startswith("1 nhiệm vụ do Sở Công Thương chủ trì, trong")


def test_nothing_is_said_of_the_whole_and_proved_by_what_was_looked_at(plain_service):
    without = (FieldCondition(Field.COORDINATE, negated=True),)
    answer = plain_service.query(replace(TASKS, form=Form.LIST, where=of("Trà Vinh", fields=without)))
    assert answer.answer.startswith("Không có nhiệm vụ nào thiếu đơn vị phối hợp, trong 16 nhiệm vụ của Trà Vinh")
    assert answer.found
    assert answer.citations
    one = plain_service.query(replace(TASKS, form=Form.LIST, where=of("Quảng Ngãi", fields=without)))
    assert one.answer.startswith("1 nhiệm vụ thiếu đơn vị phối hợp")


@pytest.mark.parametrize(
    ("topic", "claim", "begins"),
    [
        (
            ("dự án FDI",),
            "Sở Kế hoạch và Đầu tư",
            "Không: Ban Quản lý các Khu kinh tế và Khu công nghiệp tỉnh chủ trì việc này",
        ),
        (("dự án FDI",), "Ban Quản lý các Khu kinh tế và Khu công nghiệp tỉnh", "Có: Ban Quản lý"),
        (
            ("chính sách ưu đãi về thuế, đất đai, vay vốn",),
            "Sở Kế hoạch và Đầu tư",
            "Có: Sở Kế hoạch và Đầu tư chủ trì việc này",
        ),
    ],
)
def test_a_claim_is_affirmed_or_denied_first_and_what_is_the_case_follows(plain_service, topic, claim, begins):
    query = Query((Field.LEAD,), Form.YES_NO, of("Quảng Nam"), topic=topic, claim=claim)
    answer = plain_service.query(query)
    assert answer.answer.startswith(begins)
    assert len(answer.citations) == 1


@pytest.mark.parametrize(
    ("doer", "begins"),
    [("bên kế hoạch", "Có"), ("ngành nông nghiệp", "Không: Sở Kế hoạch"), ("cơ quan", "Có"), ("tổ đò", "Không: Sở Kế hoạch")],
)
def test_whom_a_claim_tells_by_words_that_name_no_known_agency_must_be_the_one(plain_service, doer, begins):
    topic = ("chính sách ưu đãi về thuế, đất đai, vay vốn",)
    words = replace(QueryWords(), text=f"Chính sách ưu đãi thuế do {doer} chủ trì phải không?")
    query = Query((Field.LEAD,), Form.YES_NO, of("Quảng Nam"), topic=topic, claim="ưu đãi thuế", words=words)
    assert plain_service.query(query).answer.startswith(begins)


def test_whether_an_agency_has_any_task_agrees_with_its_list(plain_service):
    for name in ("Sở Y tế", "Sở Tư pháp", "Sở Nội vụ", "Công an tỉnh"):
        where = of("Trà Vinh", name=name)
        listed = plain_service.query(replace(TASKS, form=Form.LIST, where=where))
        asked = plain_service.query(replace(TASKS, form=Form.YES_NO, where=where))
        assert asked.answer.startswith("Có:" if listed.items else "Không:")


def test_most_is_the_maximum_of_the_counts_and_tells_the_next(plain_service):
    any_so = (AgencyCondition(("so-*",), "", Role.LEAD),)
    where = replace(of("Quảng Nam"), agencies=any_so)
    answer = plain_service.query(Query((Field.LEAD,), Form.MOST, where, Counted.AGENCIES))
    assert answer.answer.startswith("Sở Khoa học và Công nghệ chủ trì nhiều nhiệm vụ nhất, 4 nhiệm vụ")
    counts = plain_service.query(Query((Field.LEAD,), Form.LIST, where, Counted.AGENCIES))
    assert max(int(item.values[0].split()[0]) for item in counts.items) == 4


def test_plans_and_provinces_are_counted_and_dated_by_what_they_say(plain_service):
    carried_out = (FieldCondition(Field.IMPLEMENTS, "36-NQ/TW"),)
    answer = plain_service.query(Query((Field.PLANS,), Form.COUNT, Where(fields=carried_out), Counted.PLANS))
    assert answer.answer.startswith("2 kế hoạch")
    assert {item.plan for item in answer.items} == {"an-giang-457-kh-ubnd-2024", "tra-vinh-105-kh-ubnd-2023"}
    assert plain_service.query(Query((Field.PLANS,), Form.COUNT, Where(), Counted.PROVINCES)).answer.startswith("4 tỉnh")
    newest = plain_service.query(Query((Field.ISSUED_ON,), Form.MOST, Where(), Counted.PLANS))
    assert newest.answer.startswith("An Giang (457/KH-UBND) mới nhất, ban hành ngày 08/5/2024")


def test_sets_of_agencies_over_two_plans(plain_service):
    everyone = AgencyCondition(("*",), "", Role.LEAD)
    helping = Where(provinces=("Trà Vinh",), agencies=(replace(everyone, role=Role.COORDINATE),))
    where = Where(provinces=("An Giang",), agencies=(everyone,), also=(helping,))
    both = plain_service.query(Query((Field.LEAD,), Form.LIST, where, Counted.AGENCIES))
    assert [item.label for item in both.items] == ["Sở Khoa học và Công nghệ", "Sở Kế hoạch và Đầu tư"]
    others = Where(provinces=("Quảng Nam",), excluding=(Where(provinces=("Trà Vinh",)),))
    only = plain_service.query(Query((Field.LEAD,), Form.LIST, others, Counted.AGENCIES))
    assert "Sở Y tế" not in [item.label for item in only.items]
    assert "Sở Lao động, Thương binh và Xã hội" in [item.label for item in only.items]


def test_two_agencies_stand_side_by_side_and_a_timeline_in_order(plain_service):
    agencies = tuple(AgencyCondition((), name, Role.LEAD) for name in ("Sở Công Thương", "Sở Khoa học và Công nghệ"))
    compared = plain_service.query(
        Query((Field.TASK,), Form.COMPARE, Where(provinces=("Quảng Ngãi",), agencies=agencies), Counted.TASKS)
    )
    assert compared.answer.startswith("Sở Khoa học và Công nghệ nhiều hơn: 8 nhiệm vụ; Sở Công Thương 3 (hơn 5).")
    line = plain_service.query(Query((Field.TASK,), Form.TIMELINE, of("Quảng Nam"), Counted.TASKS))
    times = [item.values[0] for item in line.items]
    assert times == sorted(times, key=lambda time: time == "Hàng năm")
    assert len(times) == 15


def test_the_subject_of_a_plan_is_no_condition_and_a_topic_is_one(plain_service):
    whole = plain_service.query(replace(TASKS, where=of("An Giang"), topic=("phát triển và ứng dụng công nghệ sinh học",)))
    assert whole.answer.startswith("31 nhiệm vụ")
    part = plain_service.query(replace(TASKS, where=of("An Giang"), topic=("hợp tác quốc tế",)))
    assert 1 <= int(part.answer.split()[0]) <= 6
    assert plain_service.query(replace(TASKS, where=of("An Giang"), topic=("bầu cử quốc hội",))).status is Status.NOT_FOUND


def test_names_that_mean_nothing_here_are_told(plain_service):
    with pytest.raises(PlanNotFoundError):
        plain_service.query(replace(TASKS, where=Where(plans=("999/KH-UBND",))))
    with pytest.raises(AgencyNotFoundError):
        plain_service.query(replace(TASKS, where=of("An Giang", name="xyz")))
    with pytest.raises(InvalidRequestError):
        plain_service.query(replace(TASKS, where=of("An Giang", times=(TimeCondition(When.IN, text="mai"),))))
    deep = Where()
    for _ in range(4):
        deep = Where(excluding=(deep,))
    with pytest.raises(InvalidRequestError):
        plain_service.query(replace(TASKS, where=deep))
    assert plain_service.query(replace(TASKS, where=Where(outside=("Cà Mau",)))).status is Status.OUT_OF_SCOPE


def test_agencies_are_listed_without_those_left_out(plain_service):
    where = of("An Giang", name="Sở Khoa học và Công nghệ", negated=True, group="hợp tác quốc tế")
    told = plain_service.query(Query((Field.LEAD,), Form.LIST, where, Counted.AGENCIES)).answer
    assert told.startswith("5 cơ quan ngoài Sở Khoa học và Công nghệ, thuộc nhóm “hợp tác quốc tế”, trong 31 nhiệm vụ")
    assert "Sở Kế hoạch và Đầu tư: 2 nhiệm vụ" in told


def test_who_is_claimed_to_do_it_is_claimed_to_lead_where_that_is_asked(plain_service):
    register = plain_service.knowledge.register
    plan = "quang-nam-cong-nghiep-sinh-hoc"
    row = next(
        row
        for row in register.rows([plan])
        if row.kind is AssignmentKind.TASK and row.helpers and row.stored.assignment.number and not row.helpers[0].collective
    )
    helper, number = row.helpers[0], row.stored.assignment.number
    claim = AgencyCondition(helper.ids, helper.text, Role.EITHER)
    where = Where(plans=(plan,), agencies=(claim,), numbers=(number,))
    denied = plain_service.query(Query((Field.LEAD,), Form.YES_NO, where, Counted.TASKS)).answer
    assert denied.startswith("Không: ") or "chủ trì" in denied
    assert not denied.startswith(f"Có: {helper.text} tham gia")
    assert plain_service.query(Query((Field.TASK,), Form.YES_NO, where, Counted.TASKS)).answer.startswith("Có:")


@pytest.mark.parametrize(
    ("ids", "asked", "called"),
    [
        (("hoi-nong-dan-tinh",), "Hội Nông dân xã", "Hội Nông dân xã"),
        (("hoi-nong-dan-tinh",), "hội nông dân huyện", "Hội Nông dân huyện"),
        (("hoi-nong-dan-tinh",), "hội nông dân", "Hội Nông dân tỉnh"),
        (("so-y-te",), "sở y tế", "Sở Y tế"),
    ],
)
def test_an_agency_is_called_on_the_level_that_it_is_asked_of(ids, asked, called):
    assert agency_name(AgencyCondition(ids, asked)) == called


def test_a_side_whose_task_says_nothing_of_what_is_asked_is_told_so(plain_service):
    where = Where(provinces=("Quảng Nam", "Quảng Ngãi"))
    query = Query((Field.PRODUCT,), Form.COMPARE, where, Counted.TASKS, topic=("tuyên truyền",))
    sides = [item.values for item in plain_service.query(query).items]
    assert any("không nêu sản phẩm" in values for values in sides)
    assert any("không nêu sản phẩm" not in values for values in sides)


def test_where_no_side_says_it_nothing_is_told_of_the_tasks(plain_service):
    where = Where(provinces=("An Giang", "Trà Vinh"))
    query = Query((Field.PRODUCT,), Form.COMPARE, where, Counted.TASKS, topic=("đào tạo nguồn nhân lực",))
    assert "không nêu" not in plain_service.query(query).answer


def test_of_several_ways_to_recur_a_task_has_any(plain_service):
    def count(*texts):
        times = tuple(TimeCondition(When.RECURRING, text=text) for text in texts)
        return int(plain_service.query(replace(TASKS, where=Where(times=times))).answer.split()[0])

    yearly, steadily = count("hằng năm"), count("thường xuyên")
    assert max(yearly, steadily) < count("hằng năm", "thường xuyên") <= yearly + steadily


def test_that_no_task_meets_several_conditions_at_once_is_no_finding(plain_service):
    lead = AgencyCondition(("so-y-te",), "Sở Y tế", Role.LEAD)
    never = TimeCondition(When.IN, date(1999, 1, 1), date(1999, 12, 31), "1999")
    for form in (Form.LIST, Form.COUNT):
        both = plain_service.query(replace(TASKS, form=form, where=Where(agencies=(lead,), times=(never,))))
        assert not both.answer.startswith(("0 ", "Không có nhiệm vụ"))
        one = plain_service.query(replace(TASKS, form=form, where=Where(times=(never,))))
        assert one.answer.startswith(("0 ", "Không có việc", "Không có nhiệm vụ"))


def test_whether_anyone_helps_is_told_by_whom_a_task_names(plain_service):
    ask = Query(
        (Field.COORDINATE,), Form.YES_NO, of("An Giang"), topic=("xây dựng kế hoạch thống kê, đánh giá tỉ trọng đóng góp",)
    )
    row = plain_service.query(ask)
    assert row.answer.startswith("Có: Sở Khoa học và Công nghệ")
    topic = ("tuyên truyền sâu rộng mục tiêu, nhiệm vụ và giải pháp đến cán bộ, công chức, doanh nghiệp và người dân",)
    none = plain_service.query(replace(ask, where=of("Quảng Ngãi"), topic=topic))
    assert none.answer.startswith("Không: kế hoạch không ghi đơn vị phối hợp.")


@pytest.mark.parametrize("province", ["An Giang", "Trà Vinh"])
def test_tasks_that_say_no_money_are_no_list_of_what_pays_for_a_subject(plain_service, province):
    answer = plain_service.query(Query((Field.FUNDING,), Form.LIST, topic=("công nghiệp sinh học",), where=of(province)))
    assert "nhiệm vụ của" not in answer.answer
    said = plain_service.query(Query((Field.FUNDING,), Form.LIST, topic=("công nghệ sinh học",), where=of("Quảng Nam")))
    assert "nhiệm vụ của Quảng Nam" in said.answer
