"""Duties in prose: by headings, sub-headings, lead-ins, labelled blocks, lines of time, closing paragraphs."""

import pytest

from corpus.reading import understand
from corpus.records import AssignmentKind
from tests.corpus.test_outline import document_of

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n\nKẾ HOẠCH\nTrồng rừng năm 2025\n\n"


def rows(text):
    found = understand(document_of(HEAD + text)).assignments
    for each in found:
        assert each.task.text.strip()
    return found


def brief(text):
    return [([value.text for value in row.lead], row.task.text, row.period.text if row.period else None) for row in rows(text)]


def test_any_verb_after_an_agency_in_its_part():
    text = (
        "I. TỔ CHỨC THỰC HIỆN\n1. Sở Du lịch chiêu sinh lớp nghề.\n2. Sở Y tế tiêm phòng cho trẻ.\n"
        "3. Công an tỉnh tuần tra ban đêm.\n"
    )
    assert [(lead, task) for lead, task, _ in brief(text)] == [
        (["Sở Du lịch"], "chiêu sinh lớp nghề."),
        (["Sở Y tế"], "tiêm phòng cho trẻ."),
        (["Công an tỉnh"], "tuần tra ban đêm."),
    ]


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("1. Sở Tài chính - Cơ quan thường trực Ban Chỉ đạo", "Sở Tài chính"),
        ("1. Ngân hàng Nhà nước chi nhánh khu vực 7", "Ngân hàng Nhà nước chi nhánh khu vực 7"),
        ("1. Các doanh nghiệp hoạt động trong lĩnh vực chế biến gỗ", "Các doanh nghiệp hoạt động trong lĩnh vực chế biến gỗ"),
        ("1. Đề nghị Hội Nông dân tỉnh", "Hội Nông dân tỉnh"),
    ],
)
def test_a_heading_holds_more_than_a_name(heading, lead):
    found = brief(f"I. TỔ CHỨC THỰC HIỆN\n{heading}\n- Rà soát diện tích rừng.\n- Gửi báo cáo trước ngày 5/5/2025.\n")
    assert [each[0] for each in found] == [[lead], [lead]]
    assert found[1][2] == "trước ngày 5/5/2025"


def test_a_sub_heading_gives_its_helpers_to_what_stands_below():
    found = rows(
        "I. TỔ CHỨC THỰC HIỆN\n1. Sở Công Thương\na) Chủ trì, phối hợp với Sở Tài chính, Công an tỉnh:\n"
        "- Kiểm tra thị trường.\n- Xử lý hàng giả.\nb) Báo cáo kết quả.\n"
    )
    assert [[value.text for value in row.lead] for row in found] == [["Sở Công Thương"]] * 3
    assert [[value.text for value in row.coordinate] for row in found] == [["Sở Tài chính", "Công an tỉnh"]] * 2 + [[]]


def test_a_lead_in_is_no_duty():
    found = brief(
        "I. TỔ CHỨC THỰC HIỆN\n1. Công an tỉnh chủ trì thực hiện các nhiệm vụ sau:\na) Tuần tra tuyến biên giới.\nb)"
        " Lập chốt.\n"
    )
    assert [(lead, task) for lead, task, _ in found] == [
        (["Công an tỉnh"], "Tuần tra tuyến biên giới."),
        (["Công an tỉnh"], "Lập chốt."),
    ]


def test_a_line_of_time_belongs_to_the_duty_above():
    (found,) = rows("I. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Lập danh sách hộ nghèo.\nThời gian hoàn thành: Tháng 11 - 12/2025.\n")
    assert found.period is not None
    assert found.period.text == "Tháng 11 - 12/2025"
    assert len(found.ranges) == 2


def test_labelled_blocks():
    found = rows(
        "I. NHIỆM VỤ\n1. Về dữ liệu\na) Nhiệm vụ:\n- Chuẩn hóa dữ liệu đất đai;\n- Kết nối dữ liệu hộ tịch.\nb) Cơ"
        " quan thực hiện:\n"
        "- Đơn vị chủ trì: Sở Tư pháp.\n- Đơn vị phối hợp: Công an tỉnh.\nc) Thời gian thực hiện: Quý III/2025.\n"
        "2. Về hạ tầng\na) Nhiệm vụ: Phủ sóng vùng lõm.\nb) Cơ quan thực hiện:\n- Đơn vị chủ trì: VNPT Hà Giang.\n"
        "c) Thời gian thực hiện: Năm 2026.\n"
    )
    assert [row.task.text for row in found] == ["Chuẩn hóa dữ liệu đất đai;", "Kết nối dữ liệu hộ tịch.", "Phủ sóng vùng lõm."]
    assert [row.lead[0].text for row in found] == ["Sở Tư pháp", "Sở Tư pháp", "VNPT Hà Giang"]
    assert [row.period.text for row in found if row.period] == ["Quý III/2025", "Quý III/2025", "Năm 2026"]
    assert all(row.kind is AssignmentKind.TASK for row in found)


@pytest.mark.parametrize(
    ("closing", "lead"),
    [
        (
            "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các cơ quan, đơn vị phản ánh về Sở Tư pháp.",
            "các cơ quan, đơn vị",
        ),
        ("Trên đây là Kế hoạch trồng rừng; yêu cầu các sở, ngành triển khai nghiêm túc.", "các sở, ngành"),
        ("Định kỳ, khi có vướng mắc, các địa phương kiến nghị về Sở Tư pháp để tổng hợp.", "các địa phương"),
    ],
)
def test_a_closing_paragraph_charges_who_is_asked(closing, lead):
    found = brief(f"I. TỔ CHỨC THỰC HIỆN\n1. Hội Nông dân tỉnh\n- Vận động hội viên.\n{closing}\n")
    assert found[-1][0] == [lead]


@pytest.mark.parametrize(
    "text",
    [
        "I. GIẢI PHÁP\n1. Tổ chức, bộ máy\n- Kiện toàn bộ máy.\n",
        "I. TIÊU CHÍ THI ĐUA\n1. Đối với các doanh nghiệp\n- Nộp thuế đúng hạn.\n- Có trách nhiệm với cộng đồng.\n",
        "I. TỔ CHỨC THỰC HIỆN\nKế hoạch này có hiệu lực kể từ ngày ký.\n",
        "I. ĐIỀU KHOẢN\n1. Các sở, ban, ngành chịu trách nhiệm thi hành Quyết định này.\n",
    ],
)
def test_what_charges_nobody(text):
    assert rows(text) == ()


def test_encouraging_others_is_the_agency_s_own_duty():
    found = brief(
        "I. TỔ CHỨC THỰC HIỆN\n1. UBND các xã\n- Khuyến khích các doanh nghiệp đầu tư.\n2. Khuyến khích Tỉnh đoàn chỉ"
        " đạo các cơ sở đoàn.\n"
    )
    assert [lead for lead, _, _ in found] == [["UBND các xã"], ["Tỉnh đoàn"]]
