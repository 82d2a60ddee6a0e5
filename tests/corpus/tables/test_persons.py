"""Cells that name persons, one a line; rows that say no work; titles that Markdown's marks and line ends cut."""

import pytest

from corpus.readers.flow import Paragraph
from corpus.readers.word import docx
from corpus.reading import understand
from corpus.records import AssignmentKind
from tests import typesetting
from tests.corpus.outline.test_outline import document_of

TITLES = ("STT", "Nội dung công việc", "Người thực hiện", "Phối hợp", "Thời gian")


def tasks_of(*rows, titles=TITLES):
    flow = [Paragraph("KẾ HOẠCH"), Paragraph("Sửa bến đò"), typesetting.table_of([titles, *rows])]
    found = understand(docx.read(typesetting.as_docx(flow), "a.docx")).assignments
    return [row for row in found if row.kind is AssignmentKind.TASK]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Nguyễn Văn An\nTrần Thị Bình\nLê Văn Cường", ["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường"]),
        ("- Lý Sen;\n- Võ Thị Lựu.", ["Lý Sen", "Võ Thị Lựu"]),
        (
            "Đ/c Trần Bình, Phó Trưởng phòng\nĐ/c Võ Bé, chuyên viên",
            ["Đ/c Trần Bình, Phó Trưởng phòng", "Đ/c Võ Bé, chuyên viên"],
        ),
        ("Ông Lý Sen\nBà Mai Thị Lựu", ["Ông Lý Sen", "Bà Mai Thị Lựu"]),
        ("Sở Nông nghiệp\nvà Môi trường", ["Sở Nông nghiệp và Môi trường"]),
        ("Nguyễn Văn An", ["Nguyễn Văn An"]),
    ],
)
def test_persons_of_a_cell(cell, expected):
    (task,) = tasks_of(("1", "Kiểm tra bến đò", cell, "Phòng Kinh tế", "Tháng 3"))
    assert [lead.text for lead in task.lead] == expected
    assert [one.text for one in task.coordinate] == ["Phòng Kinh tế"]


def test_codes_and_amounts_are_no_tasks_and_a_header_in_the_middle_is_none():
    rows = [
        ("1", "1.004523", "Sở Y tế", "", "15 ngày"),
        ("2", "0,5 ngày", "Sở Y tế", "", "2026"),
        ("3", "Vét kênh", "Sở Y tế", "Sở Tài chính", "2026"),
        ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"),
        ("4", "Đắp bờ bao", "Sở Xây dựng", "", "2027"),
    ]
    assert [task.task.text for task in tasks_of(*rows)] == ["Vét kênh", "Đắp bờ bao"]


END = "\n\nCăn cứ Luật Xây dựng;\n\n**I. MỤC TIÊU**\n\nGiữ nghề.\n"


@pytest.mark.parametrize(
    "head",
    [
        "**KẾ HOẠCH**\n\n**Phát triển nghề dệt\nchiếu** **trên địa bàn\ntỉnh Long An**",
        "# KẾ HOẠCH\n## Phát triển nghề dệt chiếu  \n## trên địa bàn tỉnh Long An",
        "**KẾ HOẠCH**\n\n**Phát triển nghề dệt chiếu**\n\n**trên địa bàn tỉnh Long An**\n\n-------",
        "**KẾ HOẠCH**<br>**Phát triển nghề dệt chiếu<br>trên địa bàn tỉnh Long An**",
        "**KẾ\nHOẠCH**\n\nPhát triển **nghề dệt chiếu** trên\nđịa bàn *tỉnh Long An*",
        "__KẾ HOẠCH__\\\n__Phát triển nghề dệt chiếu__\\\n__trên địa bàn tỉnh Long An__",
        "KẾ HOẠCH\\\nPhát triển nghề dệt chiếu\\\ntrên địa bàn tỉnh Long An",
        "**KẾ HOẠCH PHÁT TRIỂN NGHỀ DỆT CHIẾU**\n**TRÊN ĐỊA BÀN TỈNH LONG AN**\n*(Kèm theo Quyết định số 5/QĐ-UBND)*",
    ],
)
def test_a_title_in_markdown(head):
    found = understand(document_of(head + END, "md")).metadata
    assert found.title == "Kế hoạch phát triển nghề dệt chiếu trên địa bàn tỉnh Long An"
    assert found.document_kind == "Kế hoạch"
