"""Plans of one province, of communes and districts, and tasks that persons lead: found, named and answered apart."""

from dataclasses import replace

import pytest

from corpus.readers.plain.textgrids import find_text_grids
from corpus.reading import understand
from indexer.segments.called import local_name
from indexer.segments.passages import PlanHeader, cut
from qa.contracts.answer import Status
from qa.ranking.cell_figures import asked_figure
from qa.retrieval.scope import find_scope, named_in
from qa.service import Service
from tests.corpus.outline.test_outline import document_of
from tests.qa.memory import HashEncoder, MemorySnapshot, service_of


def head(issuer, place, number, subject):
    return (
        f"{issuer}\n\nSố: {number}\n\n{place}, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\n\n{subject}\n\n"
        f"Ủy ban nhân dân ban hành Kế hoạch {subject[0].lower()}{subject[1:]} như sau:\n\n"
    )


def foot(signer):
    return f"Nơi nhận:\n\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n{signer}\n"


PLANS = {
    "nuoc": head("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "Lào Cai", "21/KH-UBND", "Cấp nước sạch nông thôn trên địa bàn tỉnh Lào Cai")
    + "I. NHIỆM VỤ\n\n1. Sửa chữa công trình cấp nước tự chảy ở vùng cao.\n\n- Sở Xây dựng chủ trì lắp đồng hồ nước.\n\n"
    + foot("Trần Văn Một"),
    "mo": head("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "Lào Cai", "22/KH-UBND", "Quản lý khoáng sản trên địa bàn tỉnh Lào Cai")
    + "I. NHIỆM VỤ\n\n1. Đóng cửa các bến bãi cát sỏi trái phép.\n\n" + foot("Lê Thị Hai"),
    "xa": head("ỦY BAN NHÂN DÂN XÃ LƯƠNG MINH", "Lương Minh", "23/KH-UBND", "Tổ chức ngày hội đọc sách")
    + "I. NHIỆM VỤ\n\n1.1. Xây dựng tủ sách lưu động cho các thôn.\n\n- Thời gian: Tháng 4/2026.\n\n"
    "- Đơn vị chủ trì: Đồng chí Phó Chủ tịch phụ trách văn hóa.\n\n- Đơn vị phối hợp: Các đồng chí trưởng thôn.\n\n"
    "1.2. Thi kể chuyện theo sách.\n\n- Thời gian: Tháng 5/2026.\n\n- Đơn vị chủ trì: Đồng chí Bí thư chi đoàn.\n\n"
    + foot("Vi Thị Ba"),
}  # fmt: skip


@pytest.fixture(scope="module")
def service():
    return service_of(PLANS)


@pytest.mark.parametrize(
    ("issuer", "said"),
    [
        ("UBND huyện Mường La", ("huyện", "Mường La")),
        ("Ban Thường trực, Ủy ban MTTQ Việt Nam xã Lương Minh", ("xã", "Lương Minh")),
        ("UBND tỉnh An Giang", ("", "")),
        ("Sở Tư pháp", ("", "")),
        (None, ("", "")),
    ],
)
def test_the_commune_or_district_of_an_issuer(issuer, said):
    assert local_name(issuer) == said


def test_of_two_plans_of_a_province_the_subject_tells_which_is_meant(service):
    answer = service.ask("Kế hoạch quản lý khoáng sản của Lào Cai do ai ký?")
    assert answer.status is Status.ANSWERED
    assert "Lê Thị Hai" in answer.answer
    assert "Trần Văn Một" not in answer.answer


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        ("Kế hoạch 21 và kế hoạch của xã Lương Minh khác nhau thế nào?", {"nuoc", "xa"}),
        ("So sánh kế hoạch số 23 với kế hoạch khoáng sản 22 của Lào Cai", {"xa", "mo"}),
        ("Kế hoạch 22/KH-UBND của Lào Cai do ai ký?", {"mo"}),
        ("Kế hoạch quản lý khoáng sản của Lào Cai và kế hoạch của xã Lương Minh giao ai chủ trì?", {"mo", "xa"}),
    ],
)
def test_numbers_and_places_name_several_plans_together(service, question, plans):
    scope = find_scope(service.knowledge.understander.understand(question), service.knowledge)
    assert set(named_in(scope, ("kế hoạch quản lý khoáng sản",), service.knowledge).plans) == plans


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Ở LC ai chủ trì?", ["Lào Cai"]),
        ("Còn LC thì sao", ["Lào Cai"]),
        ("Kế hoạch của LC do ai ký?", ["Lào Cai"]),
        ("Áp dụng với LC cấp hai trở lên từ khi nào?", []),
    ],
)
def test_two_capitals_are_a_province_only_where_a_place_can_stand(service, question, places):
    found = service.knowledge.understander.understand(question).words.named.places
    assert [place.name for place in found] == places


def test_a_plan_is_named_by_the_commune_that_issued_it(service):
    answer = service.ask("ke hoach cua xa Luong Minh do ai ky")
    assert answer.interpretation.plans == ("xa",)
    assert "Vi Thị Ba" in answer.answer


def test_a_question_about_one_province_with_several_plans_is_answered_from_the_best(service):
    answer = service.ask("Ở Lào Cai sở nào chủ trì lắp đồng hồ nước?")
    assert "Sở Xây dựng" in answer.answer
    assert {citation.plan for citation in answer.citations[:1]} == {"nuoc"}
    assert len(answer.answer) <= 700


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Ai chủ trì xây dựng tủ sách lưu động?", "Đồng chí Phó Chủ tịch phụ trách văn hóa"),
        ("Thời gian xây dựng tủ sách lưu động là khi nào?", "Tháng 4/2026"),
        ("Ai chủ trì thi kể chuyện theo sách?", "Đồng chí Bí thư chi đoàn"),
    ],
)
def test_what_labels_below_a_task_of_persons_say(service, question, wanted):
    answer = service.ask(question)
    assert wanted in answer.answer.splitlines()[0]
    assert any(wanted in citation.quote for citation in answer.citations)


def test_the_signer_of_a_plan_that_carries_out_another_document():
    text = head("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "Lào Cai", "9/KH-UBND", "Thực hiện Chỉ thị số 11-CT/TU ngày 04/01/2026 về rừng")
    text += "I. NHIỆM VỤ\n\nTrồng rừng.\n\n" + foot("Lý Văn Bốn")
    made = Service(MemorySnapshot({"rung": [understand(document_of(text))]}, HashEncoder()), HashEncoder())
    assert "Lý Văn Bốn" in made.ask("Ai ký kế hoạch thực hiện Chỉ thị 11-CT/TU về rừng?").answer


TABLES = (
    head("ỦY BAN NHÂN DÂN HUYỆN MƯỜNG LA", "Mường La", "31/KH-UBND", "Chuyển đổi số huyện Mường La năm 2024")
    + "I. TỔ CHỨC THỰC HIỆN\n\n1. Đề nghị Huyện đoàn\n\nHuy động đoàn viên hướng dẫn người dân nộp hồ sơ trực tuyến.\n\n"
    + foot("Lò Văn Năm")
    + "\n\nPHỤ LỤC\n\nTT\tNội dung nhiệm vụ\tCơ quan chủ trì\tThời gian\tKinh phí (triệu đồng)\n"
    "1\tSố hóa sổ hộ tịch\tPhòng Tư pháp\tNăm 2024\t820\n"
    "2\tLắp wifi miễn phí tại nhà văn hóa bản\tPhòng Nội vụ\tQuý II\t1.250\n\n"
    "PHỤ LỤC 2\n\nTT\tTên xã\tDiện tích (ha)\tTỷ lệ phủ sóng (%)\tVốn (tỷ đồng)\n"
    "1\tNgọc Chiến\t75\t87,5\t360\n2\tChiềng Lao\t40\t91\t144\n"
)


def gridded(text):
    document = document_of(text)
    return replace(document, grids=find_text_grids(document.text))


@pytest.fixture(scope="module")
def tables():
    return Service(MemorySnapshot({"so": [understand(gridded(TABLES))]}, HashEncoder()), HashEncoder())


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Kinh phí số hóa sổ hộ tịch là bao nhiêu?", ["820 triệu đồng"]),
        ("Kinh phí lắp wifi miễn phí tại nhà văn hóa bản hết bao nhiêu tiền?", ["1.250 triệu đồng"]),
        ("Tỷ lệ phủ sóng của xã Ngọc Chiến là bao nhiêu phần trăm?", ["87,5%"]),
        ("Vốn của xã Chiềng Lao là bao nhiêu tỷ đồng?", ["144 tỷ đồng"]),
        ("Vốn của xã Hua Trai là bao nhiêu tỷ đồng?", []),
        ("Diện tích xã Chiềng Lao chiếm bao nhiêu phần trăm?", []),
        ("Vốn của xã Chiềng Lao do ai quản lý?", []),
    ],
)
def test_a_figure_is_read_from_the_column_and_the_row_asked_for_with_its_unit(tables, question, wanted):
    knowledge = tables.knowledge
    asked = knowledge.understander.understand(question).words
    passages = cut(understand(gridded(TABLES)), PlanHeader("so"))
    assert [found for passage in passages if (found := asked_figure(passage, asked, knowledge))] == wanted


def test_the_plan_of_another_year_is_not_the_one_asked_for(tables):
    assert tables.ask("Kế hoạch chuyển đổi số năm 2025 của huyện Mường La do ai ký?").status is Status.NOT_FOUND
    assert "Lò Văn Năm" in tables.ask("Kế hoạch chuyển đổi số năm 2024 của huyện Mường La do ai ký?").answer


def test_the_youth_union_of_a_district_is_charged_as_an_agency(tables):
    assert "đoàn viên" in tables.ask("Huyện đoàn được đề nghị làm gì?").answer
