"""Which column of a table holds what, and rows that converters write out: other offices' headers and groups."""

from __future__ import annotations

import pytest

from corpus.readers import read
from corpus.readers.flow import Paragraph
from corpus.readers.plain.markdown import read as read_markdown
from corpus.readers.plain.plain import read as read_plain
from corpus.reading import understand
from corpus.records import AssignmentKind
from corpus.tables.columns import ColumnRole, roles_of
from tests.typesetting import ABOVE, as_docx, as_html, as_markdown, table_of

AGENCY_FIRST = [
    ["TT", "Cơ quan, đơn vị", "Nhiệm vụ được giao", "Cơ quan phối hợp", "Thời hạn hoàn thành"],
    ["1", "Sở Xây dựng", "Rà soát các bến thủy nội địa", "Công an tỉnh", "30/6/2026"],
    [ABOVE, ABOVE, "Lắp đặt biển báo trên tuyến kênh", "UBND các xã", "Quý III/2026"],
]
GROUPED = [
    ["STT", "Nhóm nhiệm vụ", "Nội dung cụ thể", "Lãnh đạo UBND tỉnh phụ trách", "Cơ quan chủ trì", "Tiến độ"],
    ["1", "Gia nhập thị trường", "Rút ngắn thời gian đăng ký doanh nghiệp", "Đ/c A", "Sở Xây dựng", "Quý I"],
    ["2", ABOVE, "Cấp chữ ký số miễn phí", "Đ/c A", "Sở Xây dựng", "Cả năm"],
]
FORMATS = {".docx": as_docx, ".html": as_html, ".md": as_markdown}


def tasks(document):
    return [
        (a.group, a.task.text, [v.text for v in a.lead], a.period.text if a.period else None)
        for a in understand(document).assignments
        if a.kind is AssignmentKind.TASK
    ]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("rows", [AGENCY_FIRST, GROUPED])
def test_the_task_and_who_leads_are_found_among_like_columns(rows, suffix, tmp_path):
    (tmp_path / f"x{suffix}").write_bytes(FORMATS[suffix]([Paragraph("KẾ HOẠCH"), table_of(rows)]))
    assert [(task, lead) for _, task, lead, _ in tasks(read(tmp_path / f"x{suffix}", tmp_path))] == [
        (rows[1][2], ["Sở Xây dựng"]),
        (rows[2][2], ["Sở Xây dựng"]),
    ]


def test_agencies_alone_lead_only_where_no_column_says_who_leads():
    assert roles_of(["Cơ quan", "Nhiệm vụ", "Thời hạn"]) == (ColumnRole.LEAD, ColumnRole.TASK, ColumnRole.PERIOD)
    assert roles_of(["Cơ quan", "Nhiệm vụ", "Đơn vị chủ trì"]) == (ColumnRole.OTHER, ColumnRole.TASK, ColumnRole.LEAD)
    assert roles_of(["Đơn vị tính", "Nhiệm vụ", "Thời hạn"]) == (ColumnRole.OTHER, ColumnRole.TASK, ColumnRole.PERIOD)
    assert roles_of(["Cấp trình", "Nhiệm vụ", "Cơ quan chủ trì tham mưu"]) == (
        ColumnRole.AUTHORITY,
        ColumnRole.TASK,
        ColumnRole.LEAD,
    )


def test_a_merged_row_written_out_in_every_column_opens_a_group():
    text = (
        "KẾ HOẠCH\n\nSTT\tNhiệm vụ\tĐơn vị chủ trì\tThời gian\nI\tHạ tầng số\tHạ tầng số\tHạ tầng số\n"
        "1\tPhủ sóng di động\tSở Y tế\tQuý I\nII\tDữ liệu\tDữ liệu\tDữ liệu\n1\tSố hóa hồ sơ\tCông an tỉnh\tQuý II\n"
    )
    assert tasks(read_plain(text.encode(), "x.txt")) == [
        ("Hạ tầng số", "Phủ sóng di động", ["Sở Y tế"], "Quý I"),
        ("Dữ liệu", "Số hóa hồ sơ", ["Công an tỉnh"], "Quý II"),
    ]


def test_a_markdown_table_goes_on_after_a_page_with_a_row_for_a_header():
    text = (
        "KẾ HOẠCH\n\n| **TT** | **Nội dung<br>nhiệm vụ** | **Đơn vị chủ trì** | **Thời gian** |\n|---|---|---|---|\n"
        "| 1 | Lập quy hoạch | Sở Xây dựng | 2026 |\n| **II** | **Xúc tiến, quảng bá** |  |  |\n\n"
        "| 2 | Tổ chức lễ hội | Sở Y tế | 2027 |\n|---|---|---|---|\n| 3 | Đón khách | Công an tỉnh | 2028 |\n"
    )
    assert tasks(read_markdown(text.encode(), "x.md")) == [
        (None, "Lập quy hoạch", ["Sở Xây dựng"], "2026"),
        ("Xúc tiến, quảng bá", "Tổ chức lễ hội", ["Sở Y tế"], "2027"),
        ("Xúc tiến, quảng bá", "Đón khách", ["Công an tỉnh"], "2028"),
    ]


@pytest.mark.parametrize(
    ("titles", "roles"),
    [
        (["TT", "Việc phải làm", "Bên lo", "Cùng làm", "Hạn chót"], "number task lead coordinate period"),
        (["STT", "Đầu việc", "Đơn vị làm chính", "Đơn vị hỗ trợ", "Xong trước"], "number task lead coordinate period"),
        (["TT", "Việc", "Giao cho", "Tham gia", "Hạn"], "number task lead coordinate period"),
        (["TT", "Nhiệm vụ được giao", "Đơn vị chủ trì", "Ngày hoàn thành"], "number task lead period"),
        (["TT", "Tên việc", "Ai làm", "Hạn xong", "Kết quả"], "number task lead period product"),
        (["TT", "Việc làm mới", "Số lượng", "Tỷ lệ"], "number other other other"),
    ],
)
def test_titles_in_plain_words(titles, roles):
    assert " ".join(roles_of(titles)) == roles


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_column_of_times_is_told_by_its_cells(suffix, tmp_path):
    rows = [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đến khi nào"],
        ["1", "Sửa cầu", "Sở Xây dựng", "Quý III/2026"],
        ["2", "Vớt bèo", "Sở Y tế", "trước 30/6/2026"],
        ["3", "In sổ", "Sở Nội vụ", "Hằng năm"],
    ]
    dated = [
        [*row[:3], text] for row, text in zip(rows, ["Quyết định ban hành", "12/3/2024", "5/4/2024", "6/7/2025"], strict=True)
    ]
    (tmp_path / f"x{suffix}").write_bytes(FORMATS[suffix]([Paragraph("KẾ HOẠCH"), table_of(rows)]))
    assert [period for *_, period in tasks(read(tmp_path / f"x{suffix}", tmp_path))] == [row[3] for row in rows[1:]]
    (tmp_path / f"y{suffix}").write_bytes(FORMATS[suffix]([Paragraph("KẾ HOẠCH"), table_of(dated)]))
    assert [period for *_, period in tasks(read(tmp_path / f"y{suffix}", tmp_path))] == [None] * 3
