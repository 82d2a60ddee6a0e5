"""What is to be filled in is told from what is only left out."""

import pytest

from corpus.layout.blanks import has_blanks
from corpus.readers import read
from corpus.reading import understand


@pytest.mark.parametrize(
    "text",
    [
        "Họ và tên chủ bến: ………………",
        "Số giấy phép: ........... ngày cấp: ........",
        "Cỡ ghe: ____ mét",
        "□ Cấp mới □ Gia hạn",
        "ngày …/…/20…",
        "Kèm theo: ….",
        "(Ký tên, đóng dấu)",
    ],
)
def test_a_line_of_a_form_has_blanks(text):
    assert has_blanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ghe, xuồng, phà... phải có áo phao.",
        "Trồng lúa, ngô, khoai… trên đất dốc",
        "“… đóng mới 5 ghe …”",
        "Cơ quan ký hợp đồng (sau khi thống nhất)",
    ],
)
def test_what_is_left_out_is_no_blank(text):
    assert not has_blanks(text)


HEAD = "ỦY BAN NHÂN DÂN TỈNH AN GIANG\n\nKẾ HOẠCH\n\nVề dạy bơi năm 2026\n\n"
COLUMNS = "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
TASKS = ("Mở lớp dạy bơi", "Đào tạo huấn luyện viên", "Cắm biển báo sông sâu", "Kiểm tra bến bãi", "Tổng kết phong trào")


def rows_of(tmp_path, text):
    (tmp_path / "plan.md").write_text(HEAD + COLUMNS + text, "utf-8")
    found = understand(read(tmp_path / "plan.md", tmp_path))
    return [assignment.task.text for assignment in found.assignments]


def test_a_plan_may_leave_a_row_open(tmp_path):
    told = "".join(f"| {n} | {task} | Sở Y tế | Quý {n % 4 + 1} |\n" for n, task in enumerate(TASKS, 1))
    assert rows_of(tmp_path, told + "| 6 | ………… | ………… | ………… |\n")[:5] == list(TASKS)


def test_a_table_to_be_filled_in_charges_nobody(tmp_path):
    form = "".join(f"| {n} | {task}: ………… | Sở Y tế | …/…/2026 |\n" for n, task in enumerate(TASKS, 1))
    assert rows_of(tmp_path, form) == []
