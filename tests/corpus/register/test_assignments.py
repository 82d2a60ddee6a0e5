"""Tasks with labels in prose, and duties of agencies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.readers import read
from corpus.reading import understand
from corpus.records import Assignment, AssignmentKind, Document
from corpus.tables.labels import find_labels
from evaluation.register_json import assignment_json

PLANS = Path(__file__).parents[3] / "corpus" / "plans"
GOLDEN = Path(__file__).parents[1] / "golden_register"
HEAD = "UBND TỈNH HÀ GIANG\n\nKẾ HOẠCH\n\nPhát triển du lịch\n\n"


def assignments_of(body: str, head: str = HEAD) -> list[Assignment]:
    text = head + body
    return list(understand(Document("0", "x.txt", "txt", text)).assignments)


def brief(found: list[Assignment]) -> list[tuple[str, str, list[str], list[str], str | None]]:
    return [
        (a.number, a.task.text, [v.text for v in a.lead], [v.text for v in a.coordinate], a.period.text if a.period else None)
        for a in found
    ]


def test_the_sixteen_labelled_tasks_of_a_plan() -> None:
    document = read(PLANS / "quang-ngai-cong-nghiep-sinh-hoc.txt", PLANS)
    tasks = [a for a in understand(document).assignments if a.kind is AssignmentKind.TASK]
    found = [assignment_json(task, document, plan="quang-ngai") for task in tasks]
    for row in found:
        for extra in ("file", "plan", "kind", "citations"):
            del row[extra]
    assert found == json.loads((GOLDEN / "quang-ngai.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("tra-vinh-105-kh-ubnd-2023.md", "tra-vinh-duties"),
        ("an-giang-457-kh-ubnd-2024.txt", "an-giang-duties"),
        ("quang-ngai-cong-nghiep-sinh-hoc.txt", "quang-ngai-duties"),
        ("quang-nam-cong-nghiep-sinh-hoc.txt", "quang-nam-duties"),
    ],
)
def test_the_duties_of_a_plan(file: str, name: str) -> None:
    reading = understand(read(PLANS / file, PLANS))
    duties = [a for a in reading.assignments if a.kind is AssignmentKind.DUTY]
    found = [
        {"no": n, "task": task[:60], "lead": lead, "coordinate": coordinate, "period": period}
        for n, task, lead, coordinate, period in brief(duties)
    ]
    assert found == json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))


def test_values_of_prose_stand_where_their_ranges_say() -> None:
    document = read(PLANS / "quang-ngai-cong-nghiep-sinh-hoc.txt", PLANS)
    for assignment in understand(document).assignments:
        for value in (
            assignment.task,
            *assignment.lead,
            *assignment.coordinate,
            *((assignment.period,) if assignment.period else ()),
        ):
            assert " ".join(" ".join(part.of(document.text) for part in value.ranges).split()) == value.text


@pytest.mark.parametrize(
    "labels",
    [
        "- Cơ quan chủ trì: Sở Y tế.\n\n- Cơ quan phối hợp: Sở Nội vụ; Công an tỉnh.\n\n- Thời gian hoàn thành: Quý II/2026.",
        "- Chủ trì thực hiện: Sở Y tế\n- Phối hợp thực hiện: Sở Nội vụ, Công an tỉnh\n- Tiến độ: Quý II/2026",
        "+ Đơn vị đầu mối: Sở Y tế;\n\n+ Đơn vị phối hợp: Sở Nội vụ, Công an tỉnh;\n\n+ Thời hạn hoàn thành: Quý II/2026.",
    ],
)
def test_labels_are_spelt_in_many_ways(labels: str) -> None:
    found = assignments_of(f"I. NHIỆM VỤ\n\n1. Y tế cơ sở\n\na) Xây dựng trạm y tế ở các xã vùng cao.\n\n{labels}\n")
    assert brief(found) == [
        ("a", "Xây dựng trạm y tế ở các xã vùng cao.", ["Sở Y tế"], ["Sở Nội vụ", "Công an tỉnh"], "Quý II/2026")
    ]
    assert found[0].group == "Y tế cơ sở"


def test_labels_may_stand_in_the_paragraph_of_the_task() -> None:
    found = assignments_of(
        "I. NHIỆM VỤ\n\n1. Rà soát quy hoạch du lịch của tỉnh (Chủ trì: Sở Văn hóa, Thể thao và Du lịch; phối hợp: Sở Xây"
        " dựng, UBND các xã; thời gian: trước ngày 30/6/2026).\n\n2. Mở lớp bồi dưỡng hướng dẫn viên. Đơn vị chủ trì: Sở Nội"
        " vụ. Đơn vị phối hợp: Hội Nông dân tỉnh. Sản phẩm: Các lớp học. Kinh phí: ngân sách tỉnh.\n"
    )
    assert brief(found) == [
        (
            "1",
            "Rà soát quy hoạch du lịch của tỉnh",
            ["Sở Văn hóa, Thể thao và Du lịch"],
            ["Sở Xây dựng", "UBND các xã"],
            "trước ngày 30/6/2026",
        ),
        ("2", "Mở lớp bồi dưỡng hướng dẫn viên.", ["Sở Nội vụ"], ["Hội Nông dân tỉnh"], None),
    ]
    assert [value.text for value in found[1].product or ()] == ["Các lớp học"]
    assert found[1].funding is not None
    assert found[1].funding.text == "ngân sách tỉnh"


def test_details_between_a_task_and_its_labels_belong_to_the_task_but_are_not_its_text() -> None:
    (found,) = assignments_of(
        "I. NHIỆM VỤ\n\n1.1. Ban hành hướng dẫn.\n\n- Bảo đảm thống nhất với cấp trên.\n\n- Phân công rõ từng thành viên.\n\n"
        "- Đơn vị chủ trì: Sở Nội vụ.\n\n- Thời gian: Năm 2026.\n"
    )
    assert found.task.text == "Ban hành hướng dẫn."
    assert found.number == "1.1"
    assert len(found.ranges) == 5


def test_a_task_led_by_persons_is_no_task_of_agencies() -> None:
    body = "I. NHIỆM VỤ\n\n1. Ban hành hướng dẫn.\n\n- Đơn vị chủ trì: Đồng chí Phó Chủ tịch.\n\n- Thời gian: Tháng 11/2025.\n"
    assert assignments_of(body) == []


def test_what_an_agency_is_to_do_is_no_part_of_its_name() -> None:
    (found,) = assignments_of(
        "I. NHIỆM VỤ\n\na) Tuyên truyền.\n\n- Đơn vị thực hiện: Sở Y tế chỉ đạo các bệnh viện, phòng khám tuyên truyền; Các"
        " sở, ngành; UBND các xã, phường thực hiện tuyên truyền đến cán bộ, người dân.\n"
    )
    assert [value.text for value in found.lead] == ["Sở Y tế", "Các sở, ngành", "UBND các xã, phường"]


def test_duties_under_the_heading_of_an_agency() -> None:
    found = assignments_of(
        "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\na) Chủ trì, phối hợp với Sở Nội vụ và các cơ quan liên quan xây dựng kế hoạch;"
        " định kỳ hằng năm (trước ngày 30/11) báo cáo UBND tỉnh.\n\nb) Hướng dẫn chuyên môn.\n\n"
        "2. Sở Tài chính: bố trí kinh phí.\n"
    )
    assert brief(found) == [
        (
            "a",
            "Chủ trì, phối hợp với Sở Nội vụ và các cơ quan liên quan xây dựng kế hoạch; định kỳ hằng năm (trước ngày 30/11)"
            " báo cáo UBND tỉnh.",
            ["Sở Y tế"],
            ["Sở Nội vụ", "các cơ quan liên quan"],
            "định kỳ hằng năm (trước ngày 30/11)",
        ),
        ("b", "Hướng dẫn chuyên môn.", ["Sở Y tế"], [], None),
        ("2", "bố trí kinh phí.", ["Sở Tài chính"], [], None),
    ]
    assert {a.kind for a in found} == {AssignmentKind.DUTY}
    assert found[0].group == "Sở Y tế"


def test_duties_in_the_words_of_a_paragraph() -> None:
    found = assignments_of(
        "I. KINH PHÍ\n\n1. Kinh phí do các sở lập dự toán; Sở Tài chính có trách nhiệm cân đối ngân sách.\n\n"
        "2. Giao Sở Xây dựng chủ trì, phối hợp Công an tỉnh kiểm tra.\n\nII. MỤC TIÊU\n\n"
        "1. Trung tâm Khuyến nông tỉnh làm chủ công nghệ.\n"
    )
    assert brief(found) == [
        ("1", "cân đối ngân sách.", ["Sở Tài chính"], [], None),
        ("2", "chủ trì, phối hợp Công an tỉnh kiểm tra.", ["Sở Xây dựng"], ["Công an tỉnh"], None),
    ]


def test_notices_and_the_division_of_work_within_one_organ_give_nothing() -> None:
    body = "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\n- Hướng dẫn chuyên môn.\n"
    assert len(assignments_of(body)) == 1
    assert assignments_of(body, head="THÔNG BÁO\n\nLịch tiếp công dân\n\n") == []
    inside = (
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Ban Thường trực\n\n- Chỉ đạo chung.\n\n2. Phó Chủ tịch phụ trách\n\n- Ký văn bản.\n\n"
        "3. Chuyên viên văn phòng\n\n- Soạn thảo.\n\n4. Đồng chí kế toán\n\n- Thanh toán.\n"
    )
    assert assignments_of(inside) == []


def test_labels_and_their_values() -> None:
    text = "Mở lớp (chủ trì: Sở Y tế (cơ quan thường trực); thời gian: 2026) trong năm."
    assert [(label.role.value, text[slice(*label.value)]) for label in find_labels(text)] == [
        ("lead", "Sở Y tế (cơ quan thường trực)"),
        ("period", "2026"),
    ]
    assert find_labels("Căn cứ kết quả thực hiện: đã hoàn thành nhiệm vụ, sở báo cáo.") == []


def test_a_time_among_labels_needs_no_label() -> None:
    found = assignments_of(
        "I. NHIỆM VỤ\n\n- Lắp camera tại các khu phố đêm (Chủ trì: Công an tỉnh; phối hợp: Sở Xây dựng và UBND cấp huyện; hoàn"
        " thành trong năm 2026).\n\n- Mở lớp bồi dưỡng cho cán bộ cấp xã (Chủ trì: Sở Nội vụ; thời gian: thường xuyên; trước"
        " ngày 30/6 đối với lớp đầu).\n"
    )
    assert brief(found) == [
        (
            "",
            "Lắp camera tại các khu phố đêm",
            ["Công an tỉnh"],
            ["Sở Xây dựng", "UBND cấp huyện"],
            "hoàn thành trong năm 2026",
        ),
        (
            "",
            "Mở lớp bồi dưỡng cho cán bộ cấp xã",
            ["Sở Nội vụ"],
            [],
            "thường xuyên; trước ngày 30/6 đối với lớp đầu",
        ),
    ]


def test_a_line_that_only_names_agencies_charges_them_with_the_list_below() -> None:
    found = assignments_of(
        "I. NHIỆM VỤ\n\n1. Ứng dụng công nghệ\n\nGiao Sở Khoa học và Công nghệ:\n\n- Chủ trì, phối hợp với Sở Y tế nghiên cứu"
        " vật liệu sinh học.\n\n- Hỗ trợ doanh nghiệp bảo hộ nhãn hiệu.\n\nCác doanh nghiệp:\n\n- Đã đầu tư 5 nhà máy.\n\n"
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Ở cấp huyện\n\nUBND các huyện, Công an huyện:\n\n- Rà soát hộ nghèo.\n"
    )
    assert [(a.lead[0].text, len(a.lead), a.task.text) for a in found] == [
        ("Sở Khoa học và Công nghệ", 1, "Chủ trì, phối hợp với Sở Y tế nghiên cứu vật liệu sinh học."),
        ("Sở Khoa học và Công nghệ", 1, "Hỗ trợ doanh nghiệp bảo hộ nhãn hiệu."),
        ("UBND các huyện", 2, "Rà soát hộ nghèo."),
    ]


DESCRIBED = (
    "II. NHIỆM VỤ\n\n"
    "A. Kinh tế\n\n"
    "1. Trồng rừng gỗ lớn\n\nTrồng 120 ha keo tai tượng tại các xã vùng đệm; cấp mã số vùng trồng cho 450 ha.\n\n"
    "- Đơn vị chủ trì: Hạt Kiểm lâm huyện;\n\n- Phối hợp: UBND các xã;\n\n- Thời gian: Quý II/2026.\n\n"
    "2. Cải tạo vườn tạp\n\nVận động các hộ phá bỏ cây già cỗi.\n\nHỗ trợ 15 triệu đồng mỗi vườn.\n\n"
    "- Đơn vị chủ trì: Hội Nông dân huyện.\n\n"
    "3. Phát triển đàn bò\n\n"
    "Nhập 200 bò giống lai.\n\n- Đơn vị chủ trì: Phòng Kinh tế;\n\n"
    "Tiêm phòng toàn bộ đàn bò.\n\n- Đơn vị chủ trì: Trung tâm Dịch vụ nông nghiệp huyện.\n"
)


def test_a_numbered_heading_names_the_task_that_a_paragraph_below_it_describes() -> None:
    tasks = assignments_of(DESCRIBED)
    assert [(task.number, task.task.text, task.group) for task in tasks[:2]] == [
        ("1", "Trồng rừng gỗ lớn", "Kinh tế"),
        ("2", "Cải tạo vườn tạp", "Kinh tế"),
    ]
    text = HEAD + DESCRIBED
    assert "120 ha keo" in "".join(part.of(text) for part in tasks[0].ranges)


def test_a_heading_over_two_described_tasks_names_neither() -> None:
    tasks = assignments_of(DESCRIBED)
    assert [task.task.text for task in tasks[2:]] == ["Nhập 200 bò giống lai.", "Tiêm phòng toàn bộ đàn bò."]
