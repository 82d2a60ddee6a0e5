from dataclasses import replace
from datetime import date

import pytest

from qa.contracts.answer import Answer, Citation, Item, Status
from qa.contracts.learned_reading import LearnedReading
from qa.contracts.query import AgencyCondition, Counted, Expects, Field, Form, Query, Role, TimeCondition, When, Where
from qa.contracts.words import QueryWords
from qa.understanding.following import follow
from qa.understanding.holding import held_after
from qa.understanding.pointing import opening_of
from qa.understanding.turns import Memory, Turn

HEALTH = AgencyCondition(("so-y-te",), "Sở Y tế", Role.LEAD)
OF_HEALTH = Query(
    ask=(Field.TASK,), form=Form.COUNT, of=Counted.TASKS, where=Where(plans=("an-giang-457-kh-ubnd-2024",), agencies=(HEALTH,))
)
WHO = Query(ask=(Field.LEAD,), where=Where(plans=("an-giang-457-kh-ubnd-2024",)), topic=("xuất", "khẩu"))


def answered(plan="an-giang-457-kh-ubnd-2024"):
    cited = Citation(1, plan, "f.txt", "", "", None, "table row", 0, 1, "x", (), 1.0, passage=f"{plan}-1")
    item = Item(plan, "", ("Sở Công Thương",), (1,))
    return Answer("", Status.ANSWERED, "Sở Công Thương", items=(item,), citations=(cited,))


def _asked(query):
    """Return the query as one that was asked in words."""
    return replace(query, words=QueryWords(text="ai chủ trì"))


@pytest.fixture
def after(understand_question):
    """Return what a question means after a query was answered, read by the rules and by ``reading``."""

    def meant(text, query, reading=None, answer=None, held=None):
        answer = answer or answered()
        before = Turn(_asked(query), answer, query.topic, held or held_after(query, answer, None))
        opening, rest = opening_of(understand_question(text).words.text)
        question = understand_question(rest)
        places = {"Trà Vinh": "tra-vinh-105-kh-ubnd-2023", "Quảng Nam": "quang-nam-cong-nghiep-sinh-hoc"}
        plans = [places[place.name] for place in question.words.named.places if place.name in places]
        return follow(question.over(plans), before, reading, opening)

    return meant


def heard(ask, probability=0.9):
    """Return a reading that hears ``ask`` and no topic."""
    return LearnedReading("", ((ask, probability),), ((Form.VALUE, 1.0),), (), (), (), (), 0.0, (), ())


@pytest.mark.parametrize(
    "text", ["Trà Vinh nữa", "vậy bên Trà Vinh", "nhầm, tôi muốn hỏi của Trà Vinh", "thế ở Trà Vinh thì sao?"]
)
def test_what_only_names_a_place_asks_the_same_there(after, text):
    query = after(text, WHO).query
    assert (query.ask, query.form, query.topic) == ((Field.LEAD,), Form.VALUE, ("xuất", "khẩu"))
    assert query.where.plans == ("tra-vinh-105-kh-ubnd-2023",)
    assert set(query.carried) == {"topic", "ask"}


@pytest.mark.parametrize("text", ["còn Sở Công Thương", "Sở Công Thương thì sao", "ý tôi là Sở Công Thương"])
def test_another_agency_is_counted_in_the_same_role(after, text):
    query = after(text, OF_HEALTH).query
    assert query.form is Form.COUNT
    assert [(a.ids, a.role) for a in query.where.agencies] == [(("so-cong-thuong",), Role.LEAD)]


def test_another_role_of_the_same_agency(after):
    query = after("thế phối hợp mấy việc?", OF_HEALTH).query
    assert query.form is Form.COUNT
    assert [(a.ids, a.role) for a in query.where.agencies] == [(("so-y-te",), Role.COORDINATE)]


@pytest.mark.parametrize("text", ["liệt kê giúp tôi", "là những việc gì vậy", "nêu tên các việc đó"])
def test_what_was_counted_is_told(after, text):
    query = after(text, OF_HEALTH).query
    assert (query.form, query.ask, query.where.agencies) == (Form.LIST, (Field.TASK,), (HEALTH,))


@pytest.mark.parametrize("text", ["kể ra xem", "liệt kê hết ra giúp tôi", "đó là những việc gì"])
def test_a_ranking_tells_its_tasks_again(after, text):
    most = Query((Field.TASK, Field.LEAD), Form.MOST, OF_HEALTH.where, of=Counted.AGENCIES)
    query = after(text, most).query
    assert (query.form, query.of, query.where.agencies) == (Form.MOST, Counted.AGENCIES, (HEALTH,))


def test_a_question_about_the_whole_plan_keeps_no_condition(after):
    query = after("kế hoạch có những nhiệm vụ gì?", OF_HEALTH).query
    assert query.where.agencies == ()
    assert query.where.plans == OF_HEALTH.where.plans


@pytest.mark.parametrize("text", ["trong số đó việc nào làm trong năm 2025?", "việc nào làm trong năm 2025?"])
def test_conditions_are_added_to_what_was_found(after, text):
    query = after(text, OF_HEALTH).query
    assert query.where.agencies == (HEALTH,)
    assert query.where.times == (TimeCondition(When.IN, date(2025, 1, 1), date(2025, 12, 31), "2025"),)


def test_words_of_asking_are_no_new_topic(after):
    assert after("thời gian ghi sao vậy", WHO, heard(Field.PERIOD)).query.topic == ("xuất", "khẩu")
    assert after("thời gian ghi sao vậy", WHO, heard(Field.PERIOD, 0.3)).query.topic != ("xuất", "khẩu")
    assert after("báo cáo gửi về đâu", WHO, heard(Field.REPORT)).query.topic != ("xuất", "khẩu")


def test_the_other_plans_are_those_that_the_answer_left_out(after):
    both = Query(ask=(Field.IMPLEMENTS,), where=Where(plans=("an-giang-457-kh-ubnd-2024", "tra-vinh-105-kh-ubnd-2023")))
    assert after("tỉnh còn lại ai ký?", both).query.where.plans == ("tra-vinh-105-kh-ubnd-2023",)
    of_all = after("các tỉnh khác ai ký?", Query(ask=(Field.SIGNER,))).query
    assert of_all.where.without_plans == ("an-giang-457-kh-ubnd-2024",)


def test_a_change_of_subject_keeps_the_plan_alone(after):
    query = after("đổi chủ đề: ai ký?", WHO).query
    assert (query.ask, query.where.plans, query.topic) == ((Field.SIGNER,), WHO.where.plans, ())


def test_whether_an_agency_takes_part_is_asked_of_the_same_task(after):
    query = after("Sở Tài chính có tham gia không?", WHO).query
    assert query.form is Form.YES_NO
    assert query.topic == ("xuất", "khẩu")
    assert [a.ids for a in query.where.agencies] == [("so-tai-chinh",)]


def test_columns_are_asked_of_the_tasks_found(after):
    listed = replace(OF_HEALTH, form=Form.LIST)
    item = answered().items[0]
    several = replace(answered(), items=(item, item))
    query = after("ai phối hợp?", listed, answer=several).query
    assert (query.ask, query.form) == ((Field.TASK, Field.COORDINATE), Form.LIST)
    assert query.where.agencies == (HEALTH,)
    assert after("ai phối hợp?", listed).query.form is Form.LIST
    one = after("ai phối hợp?", replace(listed, topic=("khám", "bệnh"))).query
    assert (one.ask, one.form) == ((Field.COORDINATE,), Form.VALUE)


def test_whether_a_column_is_filled_is_asked_of_the_tasks_found(after):
    query = after("có đơn vị nào phối hợp không?", replace(OF_HEALTH, form=Form.LIST), heard(Field.COORDINATE)).query
    assert query.where.agencies == (HEALTH,)


def test_they_are_who_was_counted_or_named_before(after):
    most = Query((Field.LEAD,), Form.MOST, Where(plans=WHO.where.plans), of=Counted.AGENCIES)
    query = after("sở đó phối hợp mấy việc?", most).query
    assert [(a.ids, a.role) for a in query.where.agencies] == [(("so-cong-thuong",), Role.COORDINATE)]


def test_somebody_who_is_no_agency_is_claimed_to_help_in_the_task_told(after):
    query = after("nông dân có phối hợp không?", WHO).query
    assert (query.form, query.topic, query.claim) == (Form.YES_NO, ("xuất", "khẩu"), "nông dân")


def test_what_was_found_is_still_meant_after_a_question_about_one(after, understand_question):
    found = replace(OF_HEALTH, form=Form.LIST)
    before = Turn(_asked(WHO), answered(), WHO.topic, Memory(found=found))
    query = follow(understand_question("trong đó mấy việc làm hằng năm?"), before).query
    assert (query.form, query.where.agencies) == (Form.COUNT, (HEALTH,))


@pytest.mark.parametrize(
    ("text", "form"),
    [("Trà Vinh thì mấy việc?", Form.COUNT), ("Trà Vinh thì bao nhiêu?", Form.COUNT), ("Trà Vinh có không?", Form.YES_NO)],
)
def test_the_same_set_is_asked_of_another_plan(after, text, form):
    query = after(text, OF_HEALTH).query
    assert (query.form, query.where.agencies) == (form, (HEALTH,))
    assert query.where.plans == ("tra-vinh-105-kh-ubnd-2023",)


@pytest.mark.parametrize("text", ["còn phối hợp?", "phối hợp nữa", "nhầm, ý tôi là phối hợp"])
def test_a_role_alone_changes_the_role(after, text):
    query = after(text, OF_HEALTH).query
    assert (query.form, [a.role for a in query.where.agencies]) == (Form.COUNT, [Role.COORDINATE])


@pytest.mark.parametrize("text", ["đếm giúp mấy việc", "tổng cộng mấy nhiệm vụ?", "tất cả bao nhiêu việc"])
def test_what_was_listed_is_counted(after, text):
    query = after(text, replace(OF_HEALTH, form=Form.LIST)).query
    assert (query.form, query.where.agencies) == (Form.COUNT, (HEALTH,))
    assert after("kế hoạch có tất cả mấy nhiệm vụ?", replace(OF_HEALTH, form=Form.LIST)).query.where.agencies == ()


def test_a_condition_on_another_part_narrows_and_one_on_the_same_takes_its_place(after):
    listed = replace(OF_HEALTH, form=Form.LIST)
    narrowed = after("việc nào có Sở Công Thương phối hợp?", listed)
    assert [(a.ids, a.role) for a in narrowed.query.where.agencies] == [
        (("so-y-te",), Role.LEAD),
        (("so-cong-thuong",), Role.COORDINATE),
    ]
    assert narrowed.base == listed
    other = after("việc nào do Sở Công Thương chủ trì?", listed).query
    assert [a.ids for a in other.where.agencies] == [("so-cong-thuong",)]


def test_conditions_of_one_kind_one_after_another_narrow_the_same_set(after):
    listed = replace(OF_HEALTH, form=Form.LIST)
    yearly = TimeCondition(When.RECURRING, text="hằng năm")
    narrowed = replace(listed, where=replace(listed.where, times=(yearly,)))
    held = Memory(found=narrowed, base=listed)
    query = after("việc nào làm trong năm 2026?", narrowed, held=held).query
    assert [time.text for time in query.where.times] == ["2026"]
    assert query.where.agencies == (HEALTH,)


def test_what_is_left_of_a_set_is_all_of_it_but_what_was_found(after):
    listed = replace(OF_HEALTH, form=Form.LIST)
    found = replace(listed, where=replace(listed.where, times=(TimeCondition(When.IN, text="2026"),)))
    query = after("mấy việc còn lại ai chủ trì?", found, held=Memory(found=found, base=listed)).query
    assert (query.form, query.where.excluding, query.where.times) == (Form.LIST, (found.where,), ())


def test_a_place_in_a_list_is_one_in_the_last_list_of_several(after):
    cited = [replace(answered().citations[0], n=n, passage=f"p{n}") for n in (1, 2)]
    items = [Item("an-giang-457-kh-ubnd-2024", "", ("x",), (n,)) for n in (1, 2)]
    listed = Answer("", Status.ANSWERED, "x", items=tuple(items), citations=tuple(cited))
    followed = after("việc thứ hai ai chủ trì?", WHO, held=Memory(listed=listed))
    assert followed.focus == ("p2",)
    assert after("việc cuối ai chủ trì?", WHO, held=Memory(listed=listed)).focus == ("p2",)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("việc đầu tiên hạn bao giờ", Form.VALUE),
        ("cái đầu tiên hạn chót hôm nào", Form.VALUE),
        ("nhiệm vụ đầu tiên khi nào xong", Form.VALUE),
        ("việc đầu tiên phải xong là việc gì", Form.LEAST),
    ],
)
def test_when_the_first_task_of_a_list_is_due_asks_for_no_first_in_time(understand_question, text, form):
    cited = [replace(answered().citations[0], n=n, passage=f"p{n}") for n in (1, 2)]
    items = [Item("an-giang-457-kh-ubnd-2024", "", ("x",), (n,)) for n in (1, 2)]
    told = Answer("", Status.ANSWERED, "x", items=tuple(items), citations=tuple(cited))
    before = Turn(_asked(WHO), told, WHO.topic, held_after(WHO, told, None))
    read = replace(
        understand_question(text), ask=(Field.DEADLINE,), form=Form.LEAST, of=Counted.TASKS, expects=Expects.DATE, topic=()
    )
    assert follow(read, before).query.form is form


def test_a_group_told_before_is_meant_by_its_place(after):
    groups = ("Truyền thông", "Đào tạo nghề")
    counted = Query((Field.GROUP,), Form.COUNT, Where(plans=WHO.where.plans), of=Counted.GROUPS)
    query = after("nhóm thứ hai có mấy việc?", counted, held=Memory(groups=groups)).query
    assert (query.form, query.of, query.where.group) == (Form.COUNT, Counted.TASKS, "Đào tạo nghề")
    assert after("nhóm đó gồm những việc gì?", counted, held=Memory(groups=groups[1:])).query.where.group == "Đào tạo nghề"


def test_a_ranking_is_asked_from_its_other_end(after):
    most = Query((Field.TASK,), Form.MOST, Where(), of=Counted.PLANS)
    query = after("tỉnh nào ít nhất?", most).query
    assert (query.form, query.of, query.ask) == (Form.LEAST, Counted.PLANS, (Field.TASK,))


@pytest.mark.parametrize("text", ["tỉnh nào nhiều hơn?", "hơn nhau mấy việc?", "hai bên chênh nhau bao nhiêu?"])
def test_what_was_asked_of_two_plans_is_compared(after, text):
    other = replace(OF_HEALTH, where=replace(OF_HEALTH.where, plans=("tra-vinh-105-kh-ubnd-2023",)))
    followed = after(text, other, held=Memory(row=(OF_HEALTH, other)))
    assert (followed.query.form, followed.query.of) == (Form.COMPARE, Counted.TASKS)
    assert followed.query.where.plans == (*OF_HEALTH.where.plans, *other.where.plans)
    assert followed.query.where.agencies == (HEALTH,)


def test_what_was_counted_of_two_agencies_is_added_up(after):
    trade = AgencyCondition(("so-cong-thuong",), "Sở Công Thương", Role.LEAD)
    other = replace(OF_HEALTH, where=replace(OF_HEALTH.where, agencies=(trade,)))
    query = after("cộng lại là mấy việc?", other, held=Memory(row=(OF_HEALTH, other))).query
    assert (query.form, query.where.agencies[0].ids) == (Form.COUNT, ("so-y-te", "so-cong-thuong"))
    assert after("sở nào nhiều hơn?", other, held=Memory(row=(OF_HEALTH, other))).query.where.agencies == (HEALTH, trade)


@pytest.mark.parametrize(
    ("asked", "text", "form"), [(Form.COUNT, "là những kế hoạch nào?", Form.LIST), (Form.LIST, "bao nhiêu cái?", Form.COUNT)]
)
def test_plans_counted_are_told_and_plans_told_are_counted(after, asked, text, form):
    plans = Query((Field.PLANS,), asked, Where(agencies=(HEALTH,)), of=Counted.PLANS)
    query = after(text, plans).query
    assert (query.form, query.of, query.where.agencies) == (form, Counted.PLANS, (HEALTH,))


def test_what_was_compared_is_compared_again(after):
    where = replace(OF_HEALTH.where, plans=(*OF_HEALTH.where.plans, "tra-vinh-105-kh-ubnd-2023"))
    compared = Query((Field.TASK,), Form.COMPARE, where, of=Counted.TASKS)
    assert after("chênh nhau mấy việc?", compared).query.where.plans == where.plans


def test_nothing_is_put_together_where_one_thing_was_asked(after):
    assert after("tỉnh nào nhiều hơn?", OF_HEALTH, held=Memory(row=(OF_HEALTH,))).row == ()


def test_years_pointed_at_are_those_asked_about(after):
    years = tuple(TimeCondition(When.IN, date(y, 1, 1), date(y, 12, 31), str(y)) for y in (2030, 2045))
    targets = Query((Field.FIGURE,), Form.TIMELINE, replace(WHO.where, times=years), topic=("số", "doanh", "nghiệp"))
    query = after("vậy bên Trà Vinh là mấy phần trăm cho hai mốc đó?", targets, heard(Field.FIGURE)).query
    assert (query.where.times, query.form, query.topic) == (years, Form.TIMELINE, targets.topic)
    assert after("vậy bên Trà Vinh là mấy phần trăm?", targets, heard(Field.FIGURE)).query.form is Form.VALUE


def test_how_many_of_those_found_are_counted_and_who_leads_them_is_told(after):
    listed = replace(OF_HEALTH, form=Form.LIST)
    counted = after("trong đó bao nhiêu do Sở Công Thương phối hợp", listed).query
    assert (counted.form, counted.ask, len(counted.where.agencies)) == (Form.COUNT, (Field.TASK,), 2)
    led = after("trong số đó việc có Sở Công Thương tham gia do ai chủ trì?", replace(listed, where=WHO.where)).query
    assert (led.form, led.ask) == (Form.LIST, (Field.TASK, Field.LEAD))


REPORTED = Query(ask=(Field.REPORT,), where=Where(plans=("an-giang-457-kh-ubnd-2024",)), topic=("báo", "cáo", "kết", "quả"))


@pytest.mark.parametrize(
    ("text", "expects"),
    [
        ("Gửi về đâu?", Expects.AGENCY),
        ("nộp cho ai", Expects.AGENCY),
        ("Trình cơ quan nào vậy?", Expects.AGENCY),
        ("Nộp qua đầu mối nào?", Expects.AGENCY),
        ("Còn Trà Vinh nộp qua sở nào?", Expects.AGENCY),
        ("Thế hạn đó ở Trà Vinh là bao giờ?", Expects.DATE),
        ("hạn nộp là ngày nào", Expects.DATE),
    ],
)
def test_what_goes_on_about_a_report_asks_of_that_report(after, text, expects):
    query = after(text, REPORTED).query
    assert (query.ask, query.form, query.expects) == ((Field.REPORT,), Form.VALUE, expects)
    assert set(REPORTED.topic) <= set(query.topic)


@pytest.mark.parametrize("text", ["Ai chủ trì việc nộp lúa giống?", "Sở Y tế gửi thuốc cho ai?", "Kinh phí đâu ra?"])
def test_what_asks_of_something_else_after_a_report_does_not(after, text):
    assert after(text, REPORTED).query.ask != (Field.REPORT,)
