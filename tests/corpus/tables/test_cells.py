"""What offices write into the cells of a table: one agency a line, "nt", marks of lists, names that stand side by side."""

from __future__ import annotations

import pytest

from corpus.readers.flow import Paragraph
from corpus.readers.plain.markdown import read as read_markdown
from corpus.readers.web.html import read as read_html
from corpus.readers.word.docx import read as read_docx
from corpus.reading import understand
from corpus.records import Assignment, Document
from tests.typesetting import BEFORE, as_docx, as_html, table_of

HEADER = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"]


def in_word(*rows: list[str]) -> Document:
    return read_docx(as_docx([Paragraph("KẾ HOẠCH"), table_of([HEADER, *rows])]), "x.docx")


def in_html(*rows: list[str]) -> Document:
    return read_html(as_html([Paragraph("KẾ HOẠCH"), table_of([HEADER, *rows])]), "x.html")


def in_markdown(*rows: list[str]) -> Document:
    lines = [HEADER, ["---"] * len(HEADER), *([cell.replace("\n", "<br>") for cell in row] for row in rows)]
    return read_markdown(("KẾ HOẠCH\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n").encode(), "x.md")


def brief(document: Document) -> list[tuple[list[str], list[str], str | None]]:
    return [(texts(a.lead), texts(a.coordinate), a.period.text if a.period else None) for a in understand(document).assignments]


def texts(values):
    return [value.text for value in values]


@pytest.mark.parametrize("made", [in_word, in_html, in_markdown])
def test_each_line_of_a_cell_may_name_an_agency(made):
    document = made(
        ["1", "Mở lớp", "Đài Phát thanh và Truyền hình tỉnh", "Sở Khoa học và Công nghệ\nBáo Bắc Kạn", "2025"],
        ["2", "Hội thi", "Sở Y tế", "Các sở, ban, ngành\nUBND các huyện, thành phố\nTỉnh đoàn Bắc Kạn", "2025"],
        ["3", "Tập huấn", "Sở Nội vụ", "Liên hiệp các\nHội Khoa học và Kỹ thuật tỉnh\nVăn phòng\nUBND tỉnh", "2025"],
    )
    assert [helpers for _, helpers, _ in brief(document)] == [
        ["Sở Khoa học và Công nghệ", "Báo Bắc Kạn"],
        ["Các sở, ban, ngành", "UBND các huyện, thành phố", "Tỉnh đoàn Bắc Kạn"],
        ["Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", "Văn phòng UBND tỉnh"],
    ]


@pytest.mark.parametrize("same", ["nt", "-nt-", "Như trên", "”", "//", "-//-"])
def test_a_cell_may_point_to_the_one_above(same: str) -> None:
    document = in_word(
        ["I", "Thể chế", BEFORE, BEFORE, BEFORE],
        ["1", "Ban hành quy chế", "Sở Y tế", "Công an tỉnh; Sở Nội vụ", "Quý I/2026"],
        ["2", "Kiểm tra quy chế", same, same, "Quý II/2026"],
        ["II", "Hạ tầng", BEFORE, BEFORE, BEFORE],
        ["3", "Nâng cấp mạng", "Sở Xây dựng", same, same],
    )
    assert brief(document) == [
        (["Sở Y tế"], ["Công an tỉnh", "Sở Nội vụ"], "Quý I/2026"),
        (["Sở Y tế"], ["Công an tỉnh", "Sở Nội vụ"], "Quý II/2026"),
        (["Sở Xây dựng"], ["Công an tỉnh", "Sở Nội vụ"], "Quý II/2026"),
    ]
    first, second, _ = understand(document).assignments
    assert first.lead == second.lead
    assert not any(part.overlaps(second.lead[0].ranges[0]) for part in second.ranges)


def test_enterprises_of_the_state_are_listed_like_agencies() -> None:
    document = in_word(["1", "Phủ sóng", "Sở Khoa học và Công nghệ", "VNPT Bắc Kạn, Viettel Bắc Kạn, MobiFone tỉnh", "2026"])
    assert brief(document)[0][1] == ["VNPT Bắc Kạn", "Viettel Bắc Kạn", "MobiFone tỉnh"]


def test_names_without_a_mark_between_them_are_parted_where_neither_can_own_the_other() -> None:
    cells = ["Các sở, ban, ngành UBND các huyện, thành phố", "Sở Y tế Báo Hà Giang", "Thanh tra Sở Y tế"]
    document = in_word(*([str(at), "Việc", cell, "", "2026"] for at, cell in enumerate(cells, 1)))
    assert [lead for lead, *_ in brief(document)] == [
        ["Các sở, ban, ngành", "UBND các huyện, thành phố"],
        ["Sở Y tế", "Báo Hà Giang"],
        ["Thanh tra Sở Y tế"],
    ]


def test_assignments_name_the_lines_that_they_stand_in() -> None:
    document = in_word(["1", "Mở lớp", "Sở Y tế\nCông an tỉnh", "", "2026"])
    found: Assignment = understand(document).assignments[0]
    assert [value.ranges[0].of(document.text) for value in found.lead] == ["Sở Y tế", "Công an tỉnh"]


def test_a_new_line_ends_a_name_that_is_whole() -> None:
    cell = (
        "Trung tâm Văn hóa, Thông tin\nvà Thể thao\nĐại học Thái Nguyên\nThanh tra\nSở Y tế\nChủ tịch UBND các huyện, thành phố"
    )
    document = in_word(["1", "Việc", cell, "", "2026"])
    assert brief(document)[0][0] == [
        "Trung tâm Văn hóa, Thông tin và Thể thao",
        "Đại học Thái Nguyên",
        "Thanh tra Sở Y tế",
        "Chủ tịch UBND các huyện, thành phố",
    ]


def test_offices_of_two_organs_are_one_agency() -> None:
    cells = [
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh, Thanh tra tỉnh",
        "Các sở, ngành và Công an tỉnh",
        "Các sở, ngành và các địa phương",
    ]
    document = in_word(*([str(at), "Việc", cell, "", "2026"] for at, cell in enumerate(cells, 1)))
    assert [lead for lead, *_ in brief(document)] == [
        ["Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Thanh tra tỉnh"],
        ["Các sở, ngành", "Công an tỉnh"],
        ["Các sở, ngành và các địa phương"],
    ]
