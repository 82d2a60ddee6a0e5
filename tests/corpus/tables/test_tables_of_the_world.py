"""Tables as they come: converters' HTML in Markdown, statistics, notices, headers that name no task, uncertain columns."""

from __future__ import annotations

import textwrap

import pytest

from corpus.readers.plain.markdown import read as read_markdown
from corpus.readers.plain.plain import read
from corpus.reading import understand
from corpus.records import Assignment, AssignmentKind

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\nSố: 12/{kind}-UBND\n\n{title}\n\nVề công tác thủy lợi năm 2026\n\nI. NỘI DUNG\n\n"


def tasks(text: str, *, markdown: bool = True) -> list[Assignment]:
    document = (read_markdown if markdown else read)(text.encode(), "a.md" if markdown else "a.txt")
    return [found for found in understand(document).assignments if found.kind is AssignmentKind.TASK]


def piped(*rows: tuple[str, ...]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


def plan(table: str, title: str = "KẾ HOẠCH", kind: str = "KH") -> str:
    return HEAD.format(title=title, kind=kind) + table


def led(found: list[Assignment]) -> list[tuple[str, list[str]]]:
    return [(one.task.text, [lead.text for lead in one.lead]) for one in found]


def test_a_table_written_as_html_keeps_its_merged_cells() -> None:
    table = (
        "<table>\n<tr><th>STT</th><th>Công việc</th><th>Đơn vị chủ trì</th><th>Thời hạn</th></tr>\n"
        '<tr><td>1</td><td>Nạo vét <b>kênh</b></td><td rowspan="2">Sở Xây dựng</td><td>Quý I/2026</td></tr>\n'
        "<tr><td>2</td><td>Xây cống &amp; đập</td><td>Quý II&nbsp;năm 2026</td></tr>\n</table>\n"
    )
    found = tasks(plan(table))
    assert led(found) == [("Nạo vét kênh", ["Sở Xây dựng"]), ("Xây cống & đập", ["Sở Xây dựng"])]
    assert found[1].period is not None
    assert found[1].period.text == "Quý II năm 2026"


def test_links_remarks_and_struck_words_are_not_shown() -> None:
    table = piped(
        ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
        ("1", "Sửa đập <!-- xem lại -->", "[Sở Xây dựng](https://example.invalid/sxd)", "~~Quý I~~ Quý III/2026"),
        ("2", "Sửa kênh", "Sở Tài chính", "2026"),
    )
    found = tasks(plan(table))
    assert led(found)[0] == ("Sửa đập", ["Sở Xây dựng"])
    assert found[0].period is not None
    assert found[0].period.text == "Quý III/2026"


@pytest.mark.parametrize("title", ["Chỉ tiêu", "Lĩnh vực cải cách", "Tiêu chí"])
def test_what_stands_beside_the_numbers_is_the_task_where_no_title_says_so(title: str) -> None:
    rows = [("1", "Tỷ lệ hộ có nước sạch", "Sở Xây dựng"), ("2", "Số hồ được nạo vét", "Sở Tài chính")]
    found = tasks(plan(piped(("TT", title, "Cơ quan chủ trì"), *rows)))
    assert led(found) == [(task, [lead]) for _, task, lead in rows]
    assert [one.number for one in found] == ["1", "2"]


def test_statistics_charge_nobody() -> None:
    table = piped(
        ("STT", "Nội dung", "Đơn vị", "Thực hiện năm 2025", "Ước thực hiện 2026"),
        ("1", "Tổng sản phẩm trên địa bàn", "Tỷ đồng", "34,48", "36,2"),
        ("2", "Diện tích tưới", "ha", "1.200", "1.350"),
    )
    assert tasks(plan(table)) == []


def test_a_notice_passes_tasks_on_in_its_tables() -> None:
    table = piped(
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"),
        ("1", "Báo cáo tiến độ hồ chứa", "Sở Nông nghiệp và Môi trường", "30/6/2026"),
        ("2", "Rà soát vốn", "Sở Tài chính", "15/7/2026"),
    )
    assert len(tasks(plan(table, "THÔNG BÁO", "TB"))) == 2
    assert tasks(plan(table, "BÁO CÁO", "BC")) == []


def test_columns_that_cannot_be_told_apart_give_no_row_and_a_warning() -> None:
    """Cells centred at all heights and without empty lines: two rows could be cut anywhere."""
    widths = (5, 34, 26, 22)
    lines = [
        "".join(title.ljust(width) for title, width in zip(("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"), widths, strict=True))
    ]
    for number in range(1, 6):
        cells = [
            [str(number)],
            textwrap.wrap("khảo sát các tuyến kênh và hồ chứa nước trên địa bàn các xã vùng cao của tỉnh " * 2, 30),
            textwrap.wrap("theo phân công của từng giai đoạn trong năm", 22),
            ["Năm 2026"],
        ]
        height = max(map(len, cells))
        padded = [[*cell, *[""] * (height - len(cell))] for cell in cells]
        lines.extend("".join(cell[at].ljust(width) for cell, width in zip(padded, widths, strict=True)) for at in range(height))
    document = read(plan("\n".join(lines) + "\n").encode(), "a.txt")
    assert "aligned_table" in [warning.code for warning in document.warnings]
    assert not [one for one in understand(document).assignments if one.kind is AssignmentKind.TASK]
