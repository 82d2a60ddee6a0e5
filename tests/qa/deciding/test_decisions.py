"""Decisions, directives and statutes beside plans: how questions call them, and which of a place's several is meant."""

from datetime import date

import pytest

from corpus.records import Metadata
from indexer.segments.stored import StoredPlan
from qa.contracts.answer import Status
from qa.understanding.calling import called_plans, kinds_of
from qa.understanding.naming import named_by_title, numbers_of
from tests.qa.memory import service_of
from tests.qa.understanding.test_naming import foot

KINDS = kinds_of(
    [
        "Quyết định ban hành Quy chế quản lý bến thuyền trên địa bàn tỉnh Lào Cai",
        "Chỉ thị về phòng, chống rét cho gia súc",
        "Kế hoạch cấp nước sạch",
    ]
)
NUMBERS = ("31", "31/2026", "31/2026/QĐ-UBND")


def decision(number, subject, statute, articles):
    return (
        f"ỦY BAN NHÂN DÂN TỈNH LÀO CAI\n\nSố: {number}\n\nLào Cai, ngày 05 tháng 02 năm 2026\n\nQUYẾT ĐỊNH\n\n"
        f"Ban hành {statute} {subject}\n\nCăn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\n\n"
        f"Điều 1. Ban hành kèm theo Quyết định này {statute} {subject}.\n\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 3 năm 2026.\n\n"
        f"Quyết định số 7/2019/QĐ-UBND ngày 02/01/2019 của UBND tỉnh hết hiệu lực thi hành.\n\n{articles}" + foot("Vàng A Hai")
    )


PLANS = {
    "ben": decision(
        "31/2026/QĐ-UBND",
        "quản lý bến thuyền du lịch trên địa bàn tỉnh Lào Cai",
        "Quy chế",
        "Điều 3. Chủ bến thuyền niêm yết giá vé tại bến thuyền du lịch.\n\n"
        "Điều 4. Sở Xây dựng chủ trì kiểm tra bến thuyền du lịch mỗi quý một lần.\n\n"
        "Điều 5. Bến thuyền du lịch có phao cứu sinh cho từng khách.\n\n"
        "Điều 6. Sở Tài chính là cơ quan thường trực của Hội đồng xếp hạng bến thuyền.\n\n",
    ),
    "cho": decision(
        "32/2026/QĐ-UBND",
        "quản lý chợ phiên vùng cao trên địa bàn tỉnh Lào Cai",
        "Quy định",
        "Điều 3. Sở Công Thương chủ trì kiểm tra chợ phiên vùng cao hằng năm.\n\n"
        "Điều 5. Sở Xây dựng:\n\na) Sở Xây dựng chủ trì thẩm định nhà lồng chợ phiên vùng cao.\n\n"
        "Điều 4. Hộ kinh doanh tại chợ phiên vùng cao nộp tiền thuê quầy.\n\n",
    ),
}


@pytest.fixture(scope="module")
def service():
    return service_of(PLANS)


def test_the_kinds_of_an_index_are_those_of_its_titles():
    assert {"quyết định", "quy chế", "chỉ thị"} == KINDS


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("Quy chế bến thuyền của Lào Cai giao ai kiểm tra?", "Kế hoạch bến thuyền của Lào Cai giao ai kiểm tra?"),
        ("Theo chỉ thị về chống rét, xã làm gì?", "Theo kế hoạch về chống rét, xã làm gì?"),
        ("Ai ký quyết định 31/2026/QĐ-UBND?", "Ai ký kế hoạch 31/2026/QĐ-UBND?"),
        ("người ký quyết định số 31, chức vụ gì", "người ký kế hoạch số 31, chức vụ gì"),
        ("Nêu nội dung của quyết định này", "Nêu nội dung của kế hoạch này"),
    ],
)
def test_a_document_of_the_index_is_asked_about_as_a_plan_is(asked, read):
    assert called_plans(asked, KINDS, lambda number, _: number in NUMBERS) == read


@pytest.mark.parametrize(
    "text",
    [
        "Bến thuyền được lập theo quyết định nào?",  # of another
        "Theo quyết định số 1532/QĐ-TTg thì sao?",
        "Ai quyết định thành lập bến thuyền?",  # a verb
        "Việc này được quy định tại điều nào?",  # no kind of this index
        "theo quy định của pháp luật",
        "Căn cứ chỉ thị mấy?",
        "Lập theo quyết định công bố nào?",
        "Bến thuyền dựa vào quyết định phê duyệt nào của Bộ?",
        "Cái này thay cho quy chế cũ nào?",
        "Được nêu tại quyết định ban hành số mấy?",
        "Kế hoạch cấp nước giao ai?",
    ],
)
def test_other_documents_and_verbs_stay_as_they_are(text):
    assert called_plans(text, KINDS, lambda number, _: number in NUMBERS) == text


def test_where_there_are_only_plans_nothing_is_called_otherwise():
    assert (
        called_plans("Quyết định này giao ai?", kinds_of(["Kế hoạch cấp nước"]), lambda number, _: number in NUMBERS)
        == "Quyết định này giao ai?"
    )


def test_a_plan_is_called_by_its_number_with_or_without_year_and_sign():
    plan = StoredPlan("x", (), Metadata(number="031/2026/QĐ-UBND", issued_on=date(2026, 2, 5)), None, None)
    assert {"31", "31/2026"} < numbers_of(plan)
    assert len(numbers_of(plan)) == 3
    assert not numbers_of(StoredPlan("y", (), Metadata(), None, None))


def test_a_title_names_its_document_whatever_it_is_called():
    plans = [
        StoredPlan(name, (), Metadata(title=title), None, None)
        for name, title in (("a", "Chương trình trồng rừng phòng hộ"), ("b", "Chương trình dạy nghề"))
    ]
    assert named_by_title("kế hoạch trồng rừng", plans) == ["a"]


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("Quyết định 31/2026 của Lào Cai do ai ký?", "ben"),
        ("Quyết định số 32, ai ký?", "cho"),
        ("Quy chế bến thuyền du lịch của Lào Cai ban hành ngày nào?", "ben"),
        ("Quy định chợ phiên vùng cao của Lào Cai số mấy?", "cho"),
    ],
)
def test_a_question_on_a_document_s_own_facts_is_answered_of_the_one_that_it_calls(service, question, plan):
    answer = service.ask(question)
    assert answer.status is Status.ANSWERED
    assert {item.plan for item in answer.items} == {plan}


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("Ở Lào Cai cơ quan nào chủ trì kiểm tra bến thuyền du lịch?", "ben"),
        ("Sở Xây dựng Lào Cai phải làm những gì với bến thuyền du lịch?", "ben"),
    ],
)
def test_of_several_documents_of_a_place_that_is_meant_which_tells_of_the_subject(service, question, plan):
    answer = service.ask(question)
    assert {citation.plan for citation in answer.citations} == {plan}


@pytest.mark.parametrize("question", ["Ở Cà Mau ai chủ trì?", "Quyết định 99/2026 giao ai kiểm tra bến thuyền du lịch?"])
def test_a_place_or_number_that_the_index_lacks_is_answered_from_no_other(service, question):
    assert service.ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Sở Tài chính là cơ quan thường trực Hội đồng xếp hạng bến thuyền, đúng không?", "Có"),
        ("Sở Y tế là cơ quan thường trực Hội đồng xếp hạng bến thuyền, đúng không?", "Không"),
    ],
)
def test_a_role_that_no_task_gives_is_held_against_the_sentence_that_does(service, question, begins):
    answer = service.ask(question)
    assert answer.answer.startswith(begins)
    assert "Sở Tài chính" in answer.answer


def test_what_an_agency_must_do_is_told_of_the_document_on_the_asked_subject(service):
    answer = service.ask("Sở Xây dựng Lào Cai được giao những việc gì về nhà lồng chợ phiên vùng cao?")
    assert "nhà lồng" in answer.answer
    assert {item.plan for item in answer.items} == {"cho"}


def test_what_a_decision_ends_is_told_by_its_number(service):
    answer = service.ask("Quyết định 31/2026 của Lào Cai bãi bỏ văn bản nào?")
    assert answer.status is Status.ANSWERED
    assert "7/2019/QĐ-UBND" in answer.answer


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Nghe nói bến thuyền du lịch có phao cứu sinh cho từng khách, phải không?", "Có"),
        ("Có đúng là chủ bến thuyền phải niêm yết giá vé không?", "Có"),
    ],
)
def test_a_claim_in_the_words_of_the_question_is_held_against_prose(service, question, begins):
    assert service.ask(question).answer.startswith(begins)


def test_a_ministry_s_document_is_called_by_its_issuer_and_number():
    plans = {
        "bo": "BỘ XÂY DỰNG\n\nSố: 41/QĐ-BXD\n\nHà Nội, ngày 05 tháng 02 năm 2026\n\nQUYẾT ĐỊNH\n\n"
        "Ban hành Quy chế đăng kiểm tàu sông\n\n"
        "Điều 1. Tàu sông được đăng kiểm hằng năm.\n\n" + foot("Trần Văn Một")
    }
    assert service_of(plans).knowledge.plan_name("bo") == "Bộ Xây dựng (41/QĐ-BXD)"
