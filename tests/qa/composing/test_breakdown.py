"""Each counted by itself, bounds, places and sets over made-up plans; and what a conversation asks of the tasks just told."""

import pytest

from qa.composing.computed import Material, answer_query
from qa.composing.draft import compose
from qa.contracts.query import AgencyCondition, Counted, Each, Field, FieldCondition, Form, Many, Query, Role, Where
from qa.contracts.spelled import Spelled
from qa.contracts.words import QueryWords
from tests.qa.memory import service_of_files

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: {}/KH-UBND\n{}, ngày {} tháng 3 năm {}\n\nKẾ HOẠCH\n{}\n\n"
COLUMNS = "| STT | Nhiệm vụ | Chủ trì | Phối hợp | Kinh phí (triệu đồng) | Thời gian |\n|---|---|---|---|---|---|\n"
PLANS = {
    "voi": HEAD.format("ĐẮK LẮK", 71, "Đắk Lắk", 4, 2031, "Bảo tồn voi nhà giai đoạn 2031 - 2034")
    + "I. PHÂN CÔNG\n" + COLUMNS
    + "| 1 | Đeo vòng định vị cho voi | Sở Y tế | Sở Công Thương, Công an tỉnh | 900 | 2031 |\n"
    "| 2 | Lập sổ khám sức khỏe voi | Sở Y tế | Sở Nội vụ | 300 | 2032 |\n"
    "| 3 | Mở tuyến dạo rừng thay cưỡi voi | Sở Công Thương | | 1.200 | 2032 |\n"
    "| 4 | Ký cam kết với chủ voi | Công an tỉnh | Sở Y tế | | |\n",
    "tram": HEAD.format("CÀ MAU", 15, "Cà Mau", 9, 2033, "Phục hồi rừng tràm giai đoạn 2033 - 2035")
    + "I. PHÂN CÔNG\n" + COLUMNS
    + "| 1 | Đắp đập giữ nước | Sở Xây dựng | Sở Y tế | 5.000 | 2034 |\n"
    "| 2 | Trồng dặm tràm | Sở Nội vụ | Công an tỉnh | 700 | 2034 |\n"
    "| 3 | Tuần tra mùa khô | Công an tỉnh | Sở Nội vụ | 450 | 2035 |\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    return service_of_files(tmp_path_factory.mktemp("plans"), PLANS)


def told(service, text="", form=Form.COUNT, ask=(Field.TASK,), plans=("voi",), of=Counted.TASKS, per=None, many=None, **where):
    words = QueryWords(Spelled(text, text), text)
    query = Query(ask, form, Where(plans=plans, **where), of=of, per=per, many=many, words=words)
    found = answer_query(Material(query, service.answerer._shelf, text))
    return "" if found is None else compose(found).text


def who(name, role=Role.LEAD):
    return AgencyCondition((name,), name, role)


def test_each_agency_is_told_with_its_number_and_their_sum_is_the_whole(service):
    said = told(service, per=Each.AGENCIES)
    assert said.startswith("4 nhiệm vụ của")
    assert [f"Sở Y tế: {2}" in said, "Sở Công Thương: 1" in said, "Công an tỉnh: 1" in said] == [True] * 3


def test_years_are_those_in_which_tasks_end_and_what_has_none_is_said(service):
    said = told(service, per=Each.YEARS)
    assert "2031: 1 nhiệm vụ" in said
    assert "2032: 2 nhiệm vụ" in said
    assert "1 nhiệm vụ không ghi năm." in said


def test_the_year_with_most_tasks_is_told_first(service):
    assert told(service, form=Form.MOST, per=Each.YEARS).startswith("2032 nhiều nhất, 2 nhiệm vụ.")


def test_a_named_plan_without_any_such_task_is_told_as_none(service):
    said = told(service, plans=("voi", "tram"), per=Each.PLANS, agencies=(who("so-cong-thuong"),))
    assert said.count("0 nhiệm vụ") == 1


def test_what_an_agency_leads_and_helps_with_is_told_apart(service):
    said = told(service, per=Each.ROLES, agencies=(who("so-y-te", Role.EITHER),))
    assert "chủ trì: 2 nhiệm vụ" in said
    assert "phối hợp: 1 nhiệm vụ" in said


def test_plans_are_counted_by_the_year_of_their_issue(service):
    said = told(service, plans=(), ask=(Field.PLANS,), of=Counted.PLANS, per=Each.YEARS)
    assert said.startswith("2 kế hoạch")
    assert said.index("2031: 1") < said.index("2033: 1")


def test_the_mean_of_the_counts_is_told_where_it_is_asked(service):
    assert told(service, "trung bình mỗi cơ quan mấy việc", per=Each.AGENCIES).startswith("Trung bình 1,3 nhiệm vụ.")


def test_agencies_within_a_bound_are_listed_and_counted_alike(service):
    listed = told(service, form=Form.LIST, ask=(Field.LEAD,), of=Counted.AGENCIES, many=Many(2))
    counted = told(service, ask=(Field.LEAD,), of=Counted.AGENCIES, many=Many(2))
    assert listed.startswith("1 cơ quan chủ trì từ 2 nhiệm vụ")
    assert counted.startswith("1 cơ quan chủ trì từ 2 nhiệm vụ")


def test_whether_any_agency_has_so_many_is_answered(service):
    for least, begins in ((2, "Có: 1 cơ quan"), (3, "Không: không có cơ quan nào")):
        said = told(service, form=Form.YES_NO, ask=(Field.LEAD,), of=Counted.AGENCIES, many=Many(least))
        assert said.startswith(begins)


def test_tasks_that_name_several_helpers_are_selected(service):
    said = told(service, fields=(FieldCondition(Field.COORDINATE, many=Many(2)),))
    assert said.startswith("1 nhiệm vụ có từ 2 đơn vị phối hợp")


def test_what_the_tasks_just_told_cost_is_added_up(service):
    words = QueryWords(Spelled("hết bao nhiêu tiền", "hết bao nhiêu tiền"), "hết bao nhiêu tiền")
    where = Where(plans=("voi",), agencies=(who("so-y-te"),))
    query = Query((Field.FUNDING,), where=where, of=Counted.TASKS, carried=("plans", "ask"), words=words)
    said = compose(answer_query(Material(query, service.answerer._shelf, words.text))).text
    assert said.startswith("1,2 tỷ đồng, cộng kinh phí ghi ở 2 nhiệm vụ")


@pytest.mark.parametrize(
    ("question", "begins", "names"),
    [
        ("Cơ quan nào vừa chủ trì ở Đắk Lắk vừa chủ trì ở Cà Mau?", "1 cơ quan", ["Công an tỉnh: 2"]),
        ("Sở nào chủ trì ở Đắk Lắk mà không chủ trì ở Cà Mau?", "2 cơ quan", ["Sở Y tế", "Sở Công Thương"]),
        ("Ở Đắk Lắk cơ quan nào vừa chủ trì vừa phối hợp?", "3 cơ quan", ["Sở Y tế", "Công an tỉnh", "Sở Công Thương"]),
        ("Ở Cà Mau sở nào chủ trì nhưng không phối hợp việc gì?", "1 cơ quan", ["Sở Xây dựng"]),
        ("Mỗi cơ quan ở Cà Mau chủ trì mấy việc?", "3 nhiệm vụ", ["Sở Nội vụ: 1", "Công an tỉnh: 1"]),
        ("Cơ quan nào chủ trì nhiều việc thứ nhì ở Đắk Lắk?", "Sở Công Thương, Công an tỉnh chủ trì nhiều nhiệm vụ thứ 2", []),
        ("Cơ quan nào chỉ có ở Cà Mau?", "1 cơ quan", ["Sở Xây dựng"]),
        ("Tỉnh nào không giao việc cho Sở Công Thương?", "1 kế hoạch", ["Cà Mau"]),
        ("Bao nhiêu tỉnh giao việc cho Sở Nội vụ?", "2 kế hoạch", ["Đắk Lắk", "Cà Mau"]),
        ("So sánh số việc của Công an tỉnh ở hai tỉnh", "4 nhiệm vụ", ["Cà Mau (15/KH-UBND): 2", "Đắk Lắk (71/KH-UBND): 2"]),
        ("Xếp các kế hoạch theo ngày ban hành", "", ["Đắk Lắk (71/KH-UBND)", "Cà Mau (15/KH-UBND)"]),
    ],
)
def test_a_question_in_words_is_computed(service, question, begins, names):
    said = service.ask(question).answer
    assert said.startswith(begins)
    assert all(name in said for name in names)


def conversation(service, *turns):
    before = None
    for text in turns:
        before = service.answerer.turn(text, before)
    return before.answer.answer


@pytest.mark.parametrize(
    ("turns", "wanted"),
    [
        (("Những việc nào Sở Y tế chủ trì ở Đắk Lắk?", "việc nào xong muộn nhất?"), "Lập sổ khám sức khỏe voi"),
        (("Những việc nào Sở Y tế chủ trì ở Đắk Lắk?", "việc nào xong muộn nhất?", "việc đó ai phối hợp?"), "Sở Nội vụ"),
        (("Sở nào chủ trì nhiều việc nhất ở Đắk Lắk?", "đứng thứ hai là sở nào?"), "Sở Công Thương"),
        (("Mỗi cơ quan ở Đắk Lắk chủ trì mấy việc?", "còn Cà Mau?"), "Sở Xây dựng: 1"),
        (("Mỗi cơ quan ở Đắk Lắk chủ trì mấy việc?", "nơi nào nhiều nhất?"), "Sở Y tế nhiều nhất, 2"),
    ],
)  # fmt: skip
def test_a_follow_up_is_of_the_tasks_just_told(service, turns, wanted):
    assert wanted in conversation(service, *turns)


def test_an_agency_without_a_task_in_a_part_is_told_as_none(service):
    said = service.ask("Sở Xây dựng chủ trì mấy việc, phối hợp mấy việc ở Cà Mau?").answer
    assert "phối hợp: 0 nhiệm vụ" in said


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Đắk Lắk có bao nhiêu việc, bao nhiêu cơ quan chủ trì?", ["4 nhiệm vụ", "3 cơ quan"]),
        ("Ở Cà Mau việc nào xong sớm nhất và cơ quan nào chủ trì ít việc nhất?", ["Hạn sớm nhất", "ít nhiệm vụ nhất"]),
    ],
)
def test_two_counts_or_rankings_in_one_question_are_both_told(service, question, names):
    said = service.ask(question).answer
    assert all(name in said for name in names)


def test_a_task_is_known_by_its_number(service):
    assert service.ask("Nhiệm vụ số 3 của Cà Mau do ai phối hợp?").answer.startswith("Sở Nội vụ")
    assert "Công an tỉnh" in conversation(service, "Nhiệm vụ số 3 của Cà Mau ai phối hợp?", "còn đơn vị chủ trì?")


def test_what_the_tasks_of_a_condition_cost_is_added_up_where_it_is_asked(service):
    text = "các việc Công an tỉnh chủ trì hết bao nhiêu tiền"
    said = told(service, text, form=Form.VALUE, ask=(Field.FUNDING,), plans=("tram",), of=None, agencies=(who("cong-an-tinh"),))
    assert said.startswith("450 triệu đồng, cộng kinh phí ghi ở 1 nhiệm vụ")


def test_what_an_agency_leads_and_what_it_helps_with_are_listed_apart(service):
    said = service.ask("Công an tỉnh ở Cà Mau chủ trì việc gì và phối hợp việc gì?").answer
    assert said.startswith("Công an tỉnh chủ trì 1 nhiệm vụ, phối hợp 1 nhiệm vụ")
    assert said.index("Tuần tra mùa khô") < said.index("Trồng dặm tràm")
