"""Plans in the styles that offices use: other headers, merged columns, Party and commune plans, in every format alike."""

import pytest

from corpus.readers import read
from corpus.readers.flow import Paragraph
from corpus.readers.word.docx import read as read_docx
from corpus.reading import understand
from corpus.records import AssignmentKind
from tests.corpus.outline.test_outline import document_of
from tests.typesetting import ABOVE, BEFORE, as_docx, as_html, as_markdown, as_pdf, font_file, table_of

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 21/KH-UBND",
    "Phú Thọ, ngày 12 tháng 02 năm 2026",
    "KẾ HOẠCH",
    "Chuyển đổi số tỉnh Phú Thọ năm 2026",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    "I. MỤC ĐÍCH",
    "Đẩy mạnh chuyển đổi số.",
    "PHỤ LỤC",
    "DANH MỤC NHIỆM VỤ",
)
FORMATS = {".docx": as_docx, ".html": as_html, ".md": as_markdown, ".pdf": as_pdf}

TWO_LEVELS = [
    ["STT", "Nhiệm vụ", "Cơ quan thực hiện", BEFORE, "Thời gian hoàn thành", "Sản phẩm"],
    [ABOVE, ABOVE, "Chủ trì", "Phối hợp", ABOVE, ABOVE],
    ["I", "HẠ TẦNG SỐ", BEFORE, BEFORE, BEFORE, BEFORE],
    ["1", "Phủ sóng 5G", "Sở Khoa học và Công nghệ", "UBND các xã, phường; Viễn thông Phú Thọ", "Quý III/2026", "Báo cáo"],
    ["2", "Nâng cấp trung tâm dữ liệu", ABOVE, "Văn phòng UBND tỉnh", "Tháng 12/2026", "Trung tâm dữ liệu"],
    ["II", "DỮ LIỆU SỐ", BEFORE, BEFORE, BEFORE, BEFORE],
    ["3", "Số hóa hồ sơ đất đai", "Sở Nông nghiệp và Môi trường", "Sở Tài chính\nCông an tỉnh", "Trước 30/9/2026", "Dữ liệu"],
]
ONE_COLUMN = [
    ["STT", "Nội dung", "Phân công thực hiện", "Thời gian"],
    ["1", "Rà soát quỹ đất", "Chủ trì: Sở Xây dựng\nPhối hợp: Sở Nội vụ, UBND các xã, phường", "Quý I/2026"],
    ["2", "Công bố danh mục dự án", "Cơ quan chủ trì: Sở Tài chính\nCơ quan phối hợp: Sở Xây dựng", "Quý II/2026"],
    ["3", "Kiểm tra tiến độ", "Sở Xây dựng", "Thường xuyên"],
]
CONTACTS = [
    ["TT", "Nội dung công việc", "Cơ quan đầu mối", "Cơ quan phối hợp", "Kết quả", "Tiến độ thực hiện", "Ghi chú"],
    ["A", "Công tác truyền thông", BEFORE, BEFORE, BEFORE, BEFORE, BEFORE],
    ["1.1", "Tập huấn về giới", "Sở Nội vụ", "Hội Liên hiệp Phụ nữ tỉnh, Đoàn TNCS Hồ Chí Minh tỉnh", "Hội nghị", "Quý II", ""],
    ["B", "Kiểm tra, giám sát", BEFORE, BEFORE, BEFORE, BEFORE, BEFORE],
    ["2.1", "Kiểm tra tại địa phương", "Thanh tra tỉnh", "Các sở, ngành liên quan", "Kết luận", "Quý IV", "Theo kế hoạch"],
]
UNNUMBERED = [
    ["Nhiệm vụ", "Đơn vị thực hiện", "Thời hạn"],
    ["Rà soát thủ tục hành chính nội bộ", "Văn phòng UBND tỉnh", "30/6/2026"],
    ["Công khai kết quả giải quyết hồ sơ", "Các sở, ban, ngành; UBND cấp xã", "Hằng tháng"],
]
MARKED_AFTER = [
    ["STT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian thực hiện", "Kinh phí (triệu đồng)"],
    ["1", "Tái canh cà phê", "Sở Nông nghiệp và Môi trường (chủ trì); UBND các xã; Liên minh Hợp tác xã tỉnh (phối hợp)",
     "2026-2030", "25.000"],
    ["2", "Xây dựng thương hiệu", "- Sở Công Thương chủ trì;\n- Sở Khoa học và Công nghệ phối hợp", "2026-2028", "4.500"],
    ["3", "Cấp mã số vùng trồng", "Chi cục Trồng trọt và Bảo vệ thực vật", "Hằng năm", "1.200"],
    ["", "Tổng cộng", BEFORE, BEFORE, "30.700"],
]  # fmt: skip
TABLES = [
    (
        MARKED_AFTER,
        [
            ("1", None, ["Sở Nông nghiệp và Môi trường"], ["UBND các xã", "Liên minh Hợp tác xã tỉnh"], "2026-2030"),
            ("2", None, ["Sở Công Thương"], ["Sở Khoa học và Công nghệ"], "2026-2028"),
            ("3", None, ["Chi cục Trồng trọt và Bảo vệ thực vật"], [], "Hằng năm"),
        ],
    ),
    (
        TWO_LEVELS,
        [
            ("1", "HẠ TẦNG SỐ", ["Sở Khoa học và Công nghệ"], ["UBND các xã, phường", "Viễn thông Phú Thọ"], "Quý III/2026"),
            ("2", "HẠ TẦNG SỐ", ["Sở Khoa học và Công nghệ"], ["Văn phòng UBND tỉnh"], "Tháng 12/2026"),
            ("3", "DỮ LIỆU SỐ", ["Sở Nông nghiệp và Môi trường"], ["Sở Tài chính", "Công an tỉnh"], "Trước 30/9/2026"),
        ],
    ),
    (
        ONE_COLUMN,
        [
            ("1", None, ["Sở Xây dựng"], ["Sở Nội vụ", "UBND các xã, phường"], "Quý I/2026"),
            ("2", None, ["Sở Tài chính"], ["Sở Xây dựng"], "Quý II/2026"),
            ("3", None, ["Sở Xây dựng"], [], "Thường xuyên"),
        ],
    ),
    (
        CONTACTS,
        [
            ("1.1", "Công tác truyền thông", ["Sở Nội vụ"],
             ["Hội Liên hiệp Phụ nữ tỉnh", "Đoàn TNCS Hồ Chí Minh tỉnh"], "Quý II"),
            ("2.1", "Kiểm tra, giám sát", ["Thanh tra tỉnh"], ["Các sở, ngành liên quan"], "Quý IV"),
        ],
    ),
    (
        UNNUMBERED,
        [
            ("", None, ["Văn phòng UBND tỉnh"], [], "30/6/2026"),
            ("", None, ["Các sở, ban, ngành", "UBND cấp xã"], [], "Hằng tháng"),
        ],
    ),
]  # fmt: skip


def texts(values):
    return [value.text for value in values]


def register(reading, kind):
    return [
        (a.number, a.group, texts(a.lead), texts(a.coordinate), a.period.text if a.period else None)
        for a in reading.assignments
        if a.kind is kind
    ]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(("rows", "wanted"), TABLES)
def test_a_table_gives_one_register_in_every_format(rows, wanted, suffix, tmp_path):
    if suffix == ".pdf" and font_file() is None:
        pytest.skip("no font with Vietnamese letters is installed")
    flow = [*map(Paragraph, HEAD), table_of(rows)]
    (tmp_path / f"x{suffix}").write_bytes(FORMATS[suffix](flow))
    assert register(understand(read(tmp_path / f"x{suffix}", tmp_path)), AssignmentKind.TASK) == wanted


def duties(*lines):
    return register(understand(document_of("\n".join([*HEAD[:10], *lines]))), AssignmentKind.DUTY)


def test_the_party_leads_its_organs():
    found = duties(
        "III- TỔ CHỨC THỰC HIỆN",
        "1. Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh xây dựng kế hoạch hành động, hoàn thành trong quý I/2026.",
        "2. Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì, phối hợp với các cơ quan liên quan hướng dẫn tuyên truyền.",
        "3. Các ban xây dựng Đảng Tỉnh ủy, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội tỉnh",
        "Cụ thể hóa nội dung Kế hoạch.",
    )
    assert [(lead, helpers) for _, _, lead, helpers, _ in found] == [
        (["Đảng ủy UBND tỉnh"], []),
        (["Ban Tuyên giáo và Dân vận Tỉnh ủy"], ["các cơ quan liên quan"]),
        (["Các ban xây dựng Đảng Tỉnh ủy", "Mặt trận Tổ quốc", "các tổ chức chính trị - xã hội tỉnh"], []),
    ]
    assert found[0][-1] == "hoàn thành trong quý I/2026"


def test_names_behind_a_shared_head_are_a_heading_and_its_agencies():
    found = duties(
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Các Sở: Tài chính, Công Thương, Xây dựng: theo chức năng, nhiệm vụ được giao, phối hợp thực hiện.",
        "2. UBND các xã: Đất Mũi, Viên An, Tam Giang",
        "Rà soát hộ nuôi.",
        "3. Các phòng, đơn vị thuộc Sở",
        "Phối hợp thực hiện.",
    )
    assert [(group, lead) for _, group, lead, *_ in found] == [
        ("Các Sở: Tài chính, Công Thương, Xây dựng", ["Sở Tài chính", "Sở Công Thương", "Sở Xây dựng"]),
        ("UBND các xã: Đất Mũi, Viên An, Tam Giang", ["UBND các xã"]),
        ("Các phòng, đơn vị thuộc Sở", ["Các phòng, đơn vị thuộc Sở"]),
    ]


def test_a_later_sentence_says_who_leads():
    found = duties(
        "II. NHIỆM VỤ",
        "a) Rà soát vùng nuôi. Sở Nông nghiệp và Môi trường chủ trì, hoàn thành trong năm 2026.",
        "b) Xây dựng bản đồ số vùng nuôi, do Sở Khoa học và Công nghệ chủ trì.",
        "c) Các sở chủ động phối hợp với cơ quan chủ trì.",
        "III. KẾT QUẢ ĐẠT ĐƯỢC",
        "Năm 2025 đã tổ chức 02 hội nghị. Sở Y tế chủ trì 01 hội nghị.",
    )
    assert [(number, lead) for number, _, lead, *_ in found] == [
        ("a", ["Sở Nông nghiệp và Môi trường"]),
        ("b", ["Sở Khoa học và Công nghệ"]),
    ]


def tasks(*lines):
    reading = understand(document_of("\n".join([*HEAD[:10], *lines])))
    found = [a for a in reading.assignments if a.kind is AssignmentKind.TASK]
    for each in found:
        assert " ".join(part.of(reading.document.text) for part in each.task.ranges) == each.task.text
    headings = [section.heading for section in reading.sections]
    return [
        (a.number, a.task.text, *row[2:]) for a, row in zip(found, register(reading, AssignmentKind.TASK), strict=True)
    ], headings


def test_tasks_with_lettered_labels_are_counted_in_words():
    found, headings = tasks(
        "II. NHIỆM VỤ",
        "Nhiệm vụ 1. Đổi mới chính sách thu hút",
        "a) Nội dung: Xây dựng nghị quyết thu hút chuyên gia.",
        "b) Cơ quan chủ trì: Sở Nội vụ.",
        "c) Cơ quan phối hợp: Sở Tài chính; Trường Đại học Tân Trào.",
        "d) Thời gian thực hiện: 2026 - 2027.",
        "Nhiệm vụ 2. Liên kết đào tạo",
        "a) Cơ quan chủ trì: Trường Đại học Tân Trào.",
        "b) Thời gian thực hiện: Hằng năm.",
    )
    assert found == [
        ("1", "Đổi mới chính sách thu hút", ["Sở Nội vụ"], ["Sở Tài chính", "Trường Đại học Tân Trào"], "2026 - 2027"),
        ("2", "Liên kết đào tạo", ["Trường Đại học Tân Trào"], [], "Hằng năm"),
    ]
    assert headings == ["MỤC ĐÍCH", "NHIỆM VỤ"]


def test_parentheses_at_the_end_of_an_item_say_who_does_it():
    found, _ = tasks(
        "II. NỘI DUNG",
        "1/ Lễ phát động tháng hành động (Sở Y tế chủ trì; thời gian: tháng 5/2026)",
        "2/ Truyền thông trên báo chí (do Báo và Phát thanh, Truyền hình tỉnh thực hiện).",
        "3/ Sơ kết công tác (Sở Y tế thực hiện năm 2023 đạt kết quả tốt) trên toàn tỉnh.",
        "4/ Kiểm tra công tác trẻ em",
        "Trách nhiệm thực hiện: Sở Y tế chủ trì, phối hợp với Công an tỉnh, Sở Giáo dục và Đào tạo.",
    )
    assert found == [
        ("1", "Lễ phát động tháng hành động", ["Sở Y tế"], [], "tháng 5/2026"),
        ("2", "Truyền thông trên báo chí", ["Báo và Phát thanh, Truyền hình tỉnh"], [], None),
        ("4", "Kiểm tra công tác trẻ em", ["Sở Y tế"], ["Công an tỉnh", "Sở Giáo dục và Đào tạo"], None),
    ]


def test_the_column_of_products_is_the_one_that_says_so():
    rows = [
        ["STT", "Tên nhiệm vụ", "Mục tiêu, yêu cầu", "Cơ quan chủ trì", "Dự kiến kết quả"],
        ["1", "Trồng cây xanh", "Tăng tỷ lệ che phủ", "Chi cục Kiểm lâm", "10 triệu cây"],
    ]
    data = as_docx([Paragraph("KẾ HOẠCH"), table_of(rows)])
    (found,) = understand(read_docx(data, "x.docx")).assignments
    assert texts(found.product) == ["10 triệu cây"]


def test_times_that_duties_say():
    found = duties(
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở Tài chính tổng hợp, báo cáo UBND tỉnh trước ngày 15 hằng tháng.",
        "2. Sở Y tế báo cáo trước ngày 25 của tháng cuối quý.",
        "3. Giao Sở Công Thương chủ trì xây dựng sàn giao dịch; hoàn thành trong năm 2027.",
    )
    assert [period for *_, period in found] == [
        "trước ngày 15 hằng tháng",
        "trước ngày 25 của tháng cuối quý",
        "hoàn thành trong năm 2027",
    ]


def test_who_answers_for_what_is_not_cut_and_the_last_clause_charges_nobody():
    lines = [
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở Tài chính chịu trách nhiệm trước UBND tỉnh về kết quả thực hiện.",
        "2. Các sở, ban, ngành",
        "Xây dựng kế hoạch thực hiện.",
        "Kế hoạch này thay thế Kế hoạch số 88/KH-UBND ngày 15/3/2021 của UBND tỉnh.",
    ]
    reading = understand(document_of("\n".join([*HEAD[:10], *lines])))
    assert [a.task.text for a in reading.assignments] == [
        "chịu trách nhiệm trước UBND tỉnh về kết quả thực hiện.",
        "Xây dựng kế hoạch thực hiện.",
    ]


def test_digital_things_end_a_heading_and_what_is_given_is_a_duty():
    lines = [
        "III. NHIỆM VỤ, GIẢI PHÁP",
        "1. Hỗ trợ doanh nghiệp nhỏ và vừa chuyển đổi số",
        "- Chủ trì: Sở Tài chính.",
        "- Phối hợp: Hiệp hội Doanh nghiệp tỉnh.",
        "2. Phát triển nhân lực số",
        "+ Giao Sở Giáo dục và Đào tạo đưa nội dung kinh tế số vào trường học;",
        "+ Giao Sở Nội vụ bồi dưỡng cán bộ, công chức.",
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Báo và Phát thanh, Truyền hình tỉnh mở chuyên trang, chuyên mục.",
    ]
    found, headings = tasks(*lines)
    assert found == [
        ("1", "Hỗ trợ doanh nghiệp nhỏ và vừa chuyển đổi số", ["Sở Tài chính"], ["Hiệp hội Doanh nghiệp tỉnh"], None)
    ]  # fmt: skip
    assert headings[2:4] == ["Hỗ trợ doanh nghiệp nhỏ và vừa chuyển đổi số", "Phát triển nhân lực số"]
    assert [lead for _, _, lead, *_ in duties(*lines)] == [
        ["Sở Giáo dục và Đào tạo"], ["Sở Nội vụ"], ["Báo và Phát thanh, Truyền hình tỉnh"]
    ]  # fmt: skip
