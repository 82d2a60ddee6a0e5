"""Groups under conditions, tasks by their agencies, parts of a numbered task, phrases for many: over made-up plans."""

import pytest

from qa.composing.computed import Material, answer_query
from qa.composing.draft import compose
from qa.contracts.query import AgencyCondition, Counted, Field, Form, Query, Role, TimeCondition, When, Where
from qa.contracts.spelled import Spelled
from qa.contracts.words import QueryWords
from tests.qa.memory import service_of_files

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: {}/KH-UBND\n{}, ngày {} tháng 3 năm {}\n\nKẾ HOẠCH\n{}\n\n"
COLUMNS = "| STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |\n|---|---|---|---|---|\n"
PLANS = {
    "ca": HEAD.format("SÓC TRĂNG", 88, "Sóc Trăng", 6, 2031, "Phục hồi bãi giống cá kèo giai đoạn 2031 - 2034")
    + "I. MỤC TIÊU\nĐến năm 2034 có 12 bãi giống.\n\nII. KINH PHÍ\nNgân sách tỉnh.\n\nPHỤ LỤC\n\n" + COLUMNS
    + "| I | Khảo sát bãi giống | | | |\n"
    "| 1 | Vẽ bản đồ bãi giống | Sở Y tế | Sở Nội vụ, các sở, ban, ngành | 2031 |\n"
    "| 2 | Đếm cá bột theo con nước | Sở Y tế | Công an tỉnh, Sở Nội vụ, Sở Tư pháp | Hằng năm |\n"
    "| II | Giữ bãi giống | | | |\n"
    "| 1.1 | Cắm phao quanh bãi | Sở Xây dựng | Sở Y tế | Hằng năm |\n"
    "| 1.2 | Tuần tra đêm | Công an tỉnh | các sở, ngành có liên quan; các tổ chức công nghệ; các hội; các chợ | Hằng năm |\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    return service_of_files(tmp_path_factory.mktemp("plans"), PLANS)


def told(service, text="", form=Form.LIST, ask=(Field.TASK,), of=Counted.TASKS, topic=(), **where):
    words = QueryWords(Spelled(text, text), text)
    query = Query(ask, form, Where(plans=("ca",), **where), of=of, topic=topic, words=words)
    found = answer_query(Material(query, service.answerer._shelf, text))
    return "" if found is None else compose(found).text


def who(name, role=Role.LEAD, *, negated=False):
    return AgencyCondition((name,), name, role, negated)


def test_the_plan_is_read_in_two_groups(service):
    rows = service.knowledge.register.rows(["ca"])
    assert [(row.stored.assignment.group, row.stored.assignment.number) for row in rows if row.kind.value == "task"] == [
        ("Khảo sát bãi giống", "1"),
        ("Khảo sát bãi giống", "2"),
        ("Giữ bãi giống", "1.1"),
        ("Giữ bãi giống", "1.2"),
    ]


def test_groups_none_or_all_of_whose_tasks_are_of_an_agency(service):
    none = told(service, ask=(Field.GROUP,), of=Counted.GROUPS, excluding=(Where(agencies=(who("so-y-te"),)),))
    assert none.startswith("1 nhóm nhiệm vụ không do Sở Y tế chủ trì")
    assert "Giữ bãi giống: 2 nhiệm vụ" in none
    every = told(service, ask=(Field.GROUP,), of=Counted.GROUPS, excluding=(Where(agencies=(who("so-y-te", negated=True),)),))
    assert every.startswith("1 nhóm nhiệm vụ mọi nhiệm vụ đều do Sở Y tế chủ trì")
    assert "Khảo sát bãi giống" in every


def test_groups_all_of_whose_tasks_recur(service):
    once = TimeCondition(When.RECURRING, text="hằng năm", negated=True)
    said = told(service, ask=(Field.GROUP,), of=Counted.GROUPS, excluding=(Where(times=(once,)),))
    assert said.startswith("1 nhóm nhiệm vụ mọi nhiệm vụ đều làm hằng năm")
    assert "Giữ bãi giống" in said


def test_tasks_are_ranked_by_their_helpers_as_the_question_counts_them(service):
    ask = (Field.TASK, Field.COORDINATE)
    plain = told(service, "việc nào nhiều đơn vị phối hợp nhất", Form.MOST, ask)
    assert plain.startswith("Nhiều cơ quan phối hợp nhất là 4 nơi được nêu, ở 1 nhiệm vụ")
    assert "Tuần tra đêm" in plain
    named = told(service, "việc nào nêu đích danh nhiều đơn vị phối hợp nhất", Form.MOST, ask)
    assert named.startswith("Nhiều cơ quan phối hợp nhất là 3 nơi được nêu, ở 1 nhiệm vụ")
    assert "Đếm cá bột" in named
    assert "Nhiều sở phối hợp nhất là 2 nơi" in told(service, "việc nào nhiều sở phối hợp nhất", Form.MOST, ask)


def test_a_number_that_no_task_bears_is_that_of_its_parts(service):
    assert told(service, form=Form.COUNT, numbers=("1",), group="Giữ bãi giống").startswith("2 nhiệm vụ")
    assert told(service, form=Form.COUNT, numbers=("1",), group="Khảo sát bãi giống").startswith("1 nhiệm vụ")


def test_no_task_of_an_agency_in_a_group_is_a_finding(service):
    said = told(service, group="Giữ bãi giống", agencies=(who("so-y-te"),))
    assert said.startswith("Không có nhiệm vụ nào do Sở Y tế chủ trì, thuộc nhóm “Giữ bãi giống”")


@pytest.mark.parametrize(
    ("topic", "name", "begins"),
    [
        ("vẽ bản đồ bãi giống", "so-tai-chinh", "Có: Sở Tài chính thuộc “các sở, ban, ngành” phối hợp việc này"),
        ("tuần tra đêm", "so-tai-chinh", "Không nêu đích danh Sở Tài chính: chỉ ghi “các sở, ngành có liên quan” phối hợp"),
        ("cắm phao quanh bãi", "so-tai-chinh", "Không: Sở Y tế phối hợp việc này"),
        ("vẽ bản đồ bãi giống", "so-noi-vu", "Có: Sở Nội vụ phối hợp việc này"),
        ("vẽ bản đồ bãi giống", "cong-an-tinh", "Không:"),
        ("tuần tra đêm", "cong-ty-dien-luc", "Không:"),
    ],
)
def test_all_of_a_kind_name_each_of_them_unless_only_those_concerned(service, topic, name, begins):
    words = tuple(topic.split())
    said = told(service, topic, Form.YES_NO, (Field.COORDINATE,), None, words, agencies=(who(name, Role.COORDINATE),))
    assert said.startswith(begins)


@pytest.mark.parametrize(
    ("follow_up", "begins"),
    [
        ("Việc kế tiếp là gì?", "Công an tỉnh – “Tuần tra đêm”"),
        ("Việc liền trước đó do ai làm?", "Sở Y tế – “Đếm cá bột theo con nước”"),
        ("nhiệm vụ ngay sau làm khi nào", "Hằng năm – “Tuần tra đêm”"),
    ],
)
def test_the_task_next_to_the_one_told(service, follow_up, begins):
    first = service.answerer.turn("Ai chủ trì cắm phao quanh bãi?", None)
    assert "Sở Xây dựng" in first.answer.answer
    assert service.answerer.turn(follow_up, first).answer.answer.startswith(begins)


def test_whether_it_is_the_same_agency_is_said_first(plain_service):
    same = plain_service.ask("Cơ chế ưu đãi ứng dụng kết quả nghiên cứu ở Quảng Nam, Quảng Ngãi có cùng giao một sở không?")
    assert same.answer.startswith("Có, cùng là Sở Khoa học và Công nghệ:")
