"""Facts of plans are computed by field: as values, counted, compared, held against a claim."""

import pytest

from qa.composing.draft import compose
from qa.composing.facts.claimed_facts import answer_whether_fact
from qa.composing.facts.in_force import answer_with_standing
from qa.composing.worded import answer_in_words
from qa.contracts.answer import Status
from qa.contracts.query import AgencyCondition, Counted, Expects, Field, Form, Query, TimeCondition, When, Where
from qa.reading.parties import agency_ids

AN_GIANG, TRA_VINH = "an-giang-457-kh-ubnd-2024", "tra-vinh-105-kh-ubnd-2023"
QUANG_NAM, QUANG_NGAI = "quang-nam-cong-nghiep-sinh-hoc", "quang-ngai-cong-nghiep-sinh-hoc"


@pytest.fixture
def ask(plain_service):
    def answer(text, *fields, form=Form.VALUE, plans=(), **more):
        where = Where(plans=tuple(plans), **{key: more.pop(key) for key in ("times", "agencies") if key in more})
        looked = plain_service.answerer.inquire(text)
        draft = answer_in_words(Query(ask=fields, form=form, where=where, words=looked.words, **more), looked)
        assert draft is not None
        return draft, compose(draft).text, looked

    return answer


@pytest.mark.parametrize(
    ("plan", "field", "value"),
    [
        (AN_GIANG, Field.NUMBER, "457/KH-UBND"),
        (AN_GIANG, Field.ISSUED_ON, "08/05/2024"),
        (TRA_VINH, Field.NUMBER, "105/KH-UBND"),
        (TRA_VINH, Field.IMPLEMENTS, "138-KH/TU"),
        (QUANG_NGAI, Field.IMPLEMENTS, "1600/QĐ-TTg"),
        (QUANG_NAM, Field.RECIPIENTS, "Bộ Công Thương"),
        (AN_GIANG, Field.SUBJECT, "công nghệ sinh học"),
    ],
)
def test_a_field_of_a_plan(ask, plan, field, value):
    draft, text, _ = ask("kế hoạch này", field, plans=[plan])
    assert value in text
    assert {proof.passage.plan for proof in draft.proofs} == {plan}


def test_counted_recipients_are_those_that_are_listed(ask):
    listed, _, _ = ask("gửi những nơi nào", Field.RECIPIENTS, form=Form.LIST, plans=[QUANG_NAM])
    _, counted, _ = ask("gửi bao nhiêu nơi", Field.RECIPIENTS, form=Form.COUNT, plans=[QUANG_NAM])
    assert counted.startswith(f"{len(listed.lines[0].values)} ")


def test_recipients_of_one_kind_only(ask):
    _, text, _ = ask("kế hoạch gửi những bộ nào", Field.RECIPIENTS, form=Form.LIST, plans=[QUANG_NAM])
    assert "Bộ Công Thương" in text
    assert "Báo Quảng Nam" not in text


@pytest.mark.parametrize(
    ("text", "told", "left"),
    [("lưu ở phòng nào", "Lưu: VT", "Bộ Công Thương"), ("gửi báo đài nào", "Báo Quảng Nam", "Bộ Công Thương")],
)
def test_where_it_is_kept_or_which_papers_got_it(ask, text, told, left):
    _, said, _ = ask(text, Field.RECIPIENTS, plans=[QUANG_NAM])
    assert told in said
    assert left not in said


@pytest.mark.parametrize(
    ("claim", "field", "begins", "right"),
    [
        ("ban hành ngày 08/5/2024", Field.ISSUED_ON, "Có", "08/05/2024"),
        ("ban hành năm 2023", Field.ISSUED_ON, "Không", "08/05/2024"),
        ("số 457", Field.NUMBER, "Có", "457/KH-UBND"),
        ("số 475", Field.NUMBER, "Không", "457/KH-UBND"),
    ],
)
def test_a_claim_is_told_right_or_wrong_with_the_right_value(ask, claim, field, begins, right):
    _, text, _ = ask(claim, field, form=Form.YES_NO, plans=[AN_GIANG], claim=claim)
    assert text.startswith(begins)
    assert right in text


def test_a_recipient_that_is_among_them_and_one_that_is_not(ask):
    for name, begins in (("Bộ Khoa học và Công nghệ", "Có"), ("Bộ Quốc phòng", "Không")):
        agencies = (AgencyCondition(agency_ids(name), name),)
        _, text, _ = ask(f"nơi nhận có {name} không", Field.RECIPIENTS, form=Form.YES_NO, plans=[AN_GIANG], agencies=agencies)
        assert text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("đơn mật có được gửi qua hộp thư chung không", Field.RECIPIENTS),
        ("chợ nổi cũng theo bản này luôn chứ", Field.BASIS),
    ],
)
def test_a_claim_that_names_no_addressee_or_basis_is_left_to_prose(plain_service, question, field):
    looked = plain_service.answerer.inquire(question)
    query = Query(ask=(field,), form=Form.YES_NO, where=Where(plans=(AN_GIANG,)), words=looked.words)
    assert answer_whether_fact(query, looked) is None


@pytest.mark.parametrize(
    ("question", "told"), [("kế hoạch còn hiệu lực không", True), ("phải chờ 30 ngày mới có hiệu lực phải không", False)]
)
def test_after_how_long_something_holds_is_left_to_its_clause(plain_service, question, told):
    looked = plain_service.answerer.inquire(question)
    query = Query(ask=(Field.STANDING,), form=Form.YES_NO, where=Where(plans=(AN_GIANG,)), words=looked.words)
    assert (answer_with_standing(query, looked) is not None) is told


def test_annexes(ask):
    _, text, _ = ask("có phụ lục không", Field.CONTENT, form=Form.YES_NO, plans=[QUANG_NAM], topic=("phụ lục",))
    assert text.startswith("Có")


def test_the_newest_and_the_oldest_plan(ask):
    newest, _, _ = ask("kế hoạch nào mới nhất", Field.ISSUED_ON, form=Form.MOST, of=Counted.PLANS)
    assert newest.lines[0].plan == AN_GIANG


def test_bases_in_the_order_of_time_end_with_the_plan(ask):
    _, text, _ = ask("các mốc", Field.BASIS, Field.ISSUED_ON, form=Form.TIMELINE, plans=[TRA_VINH])
    assert text.index("25/7/2023") < text.index("03/11/2023") or text.index("25/7/2023") < text.index("3/11/2023")


def test_what_both_plans_send_to_is_said_once(ask):
    _, text, _ = ask("so sánh nơi nhận", Field.RECIPIENTS, form=Form.COMPARE, plans=[AN_GIANG, QUANG_NAM])
    assert text.startswith(("Giống nhau", "Khác nhau"))
    assert "Bộ Khoa học và Công nghệ" in text
    assert "Bộ Công Thương" in text


def test_plans_of_a_year_are_counted_as_they_are_listed(ask):
    from datetime import date

    times = (TimeCondition(When.IN, date(2024, 1, 1), date(2024, 12, 31), "năm 2024"),)
    draft, text, _ = ask("mấy kế hoạch năm 2024", Field.PLANS, form=Form.COUNT, times=times)
    assert text.startswith(f"{len(draft.lines)} kế hoạch")
    assert {line.plan for line in draft.lines} == {AN_GIANG}


def test_no_plan_on_a_subject_is_not_found(ask):
    draft, _, _ = ask("kế hoạch nào về du lịch biển", Field.PLANS, form=Form.LIST, topic=("du lịch biển",))
    assert draft.status is Status.NOT_FOUND


def test_help_says_what_can_be_asked(ask):
    _, text, _ = ask("hỏi được gì ở đây", Field.HELP)
    assert "chủ trì" in text
    assert "4 kế hoạch" in text


def test_several_bases_of_one_kind_are_all_told(ask):
    topic = ("căn cứ", "phát triển", "công nghệ sinh học")  # words of the plan's own title, which tell no document apart
    draft, text, _ = ask(
        "các nghị quyết làm căn cứ của kế hoạch công nghệ sinh học là gì", Field.BASIS, plans=[TRA_VINH], topic=topic
    )
    assert text.count("Nghị quyết số") >= 2, draft


@pytest.mark.parametrize(("form", "number"), [(Form.LEAST, "1761/QĐ-TTg"), (Form.MOST, "1600/QĐ-TTg")])
def test_of_the_documents_that_a_plan_names_the_asked_kind_is_ranked(ask, form, number):
    _, text, _ = ask("các quyết định mà kế hoạch dẫn, cái nào cũ hay mới nhất", Field.BASIS, form=form, plans=[AN_GIANG])
    assert text.startswith(f"Quyết định số {number}")


def test_the_documents_that_a_plan_names_stand_in_the_order_of_time(ask):
    _, text, _ = ask("các văn bản được nhắc theo thứ tự", Field.BASIS, form=Form.TIMELINE, plans=[QUANG_NAM])
    assert text.index("26/12/2017") < text.index("22/9/2021")


def test_which_of_two_plans_was_issued_first_is_told_first(ask):
    _, text, _ = ask("bản nào ra trước", Field.ISSUED_ON, form=Form.COMPARE, plans=[AN_GIANG, TRA_VINH])
    assert text.startswith("Trà Vinh (105/KH-UBND) ban hành trước, ngày 03/11/2023")
    assert len(text) <= 700


def test_who_did_not_sign_is_told_with_the_office_of_who_did(ask):
    _, text, _ = ask("Chủ tịch ký phải không", Field.SIGNER, form=Form.YES_NO, plans=[AN_GIANG], claim="Nguyễn Văn A")
    assert text.startswith("Không")
    assert "Phó Chủ tịch" in text


@pytest.mark.parametrize(
    ("asked", "begins"), [("ban hành cùng một ngày không", "Không"), ("có cùng ngày ban hành không", "Không")]
)
def test_whether_plans_have_the_same_is_told_with_what_each_has(ask, asked, begins):
    _, text, _ = ask(f"hai kế hoạch {asked}", Field.ISSUED_ON, form=Form.YES_NO, plans=[AN_GIANG, TRA_VINH])
    assert text.startswith(begins)
    assert "08/05/2024" in text
    assert "03/11/2023" in text


@pytest.mark.parametrize(
    ("text", "form", "begins"),
    [
        ("Kho có mấy văn bản?", Form.COUNT, "4 văn bản."),
        ("Có bao nhiêu nghị quyết?", Form.COUNT, "0 nghị quyết."),
        ("Có những nghị quyết nào?", Form.LIST, "Không có nghị quyết nào, trong 4 văn bản."),
        ("Trong kho có văn bản nào về công nghệ sinh học không?", Form.YES_NO, "Có, "),
    ],
)
def test_documents_of_a_kind_are_counted_and_called_by_it(ask, text, form, begins):
    _, told, _ = ask(text, Field.PLANS, form=form, of=Counted.PLANS)
    assert told.startswith(begins)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Nghị quyết 36 nêu trong kế hoạch 105 Trà Vinh ban hành ngày nào?", ("30/01/2023",)),
        ("Ngày ban hành của Kế hoạch số 138-KH/TU trong kế hoạch 105 Trà Vinh?", ("25/7/2023",)),
        ("Nghị quyết 36 và Kế hoạch 138 trong kế hoạch 105 Trà Vinh ra ngày nào?", ("30/01/2023", "25/7/2023")),
    ],
)
def test_the_days_of_documents_that_a_plan_names(ask, text, days):
    _, said, _ = ask(text, Field.ISSUED_ON, plans=[TRA_VINH])
    assert all(day in said for day in days)
    assert "03/11/2023" not in said


@pytest.mark.parametrize(
    "text", ["Kế hoạch thực hiện Nghị quyết 36 của Trà Vinh ban hành ngày nào?", "Kế hoạch 105 Trà Vinh ban hành ngày nào?"]
)
def test_the_day_of_a_plan_that_carries_out_another_document(ask, text):
    _, said, _ = ask(text, Field.ISSUED_ON, plans=[TRA_VINH])
    assert "03/11/2023" in said


def test_whether_two_plans_are_alike_in_a_fact_begins_with_the_answer(ask):
    _, said, _ = ask("có cùng số không", Field.NUMBER, form=Form.COMPARE, plans=(TRA_VINH, AN_GIANG), expects=Expects.BOOL)
    assert said.startswith("Không, khác nhau:")
