"""Duties in prose: by headings, sub-headings, lead-ins, labelled blocks, lines of time, closing paragraphs."""

import pytest

from corpus.readers import read
from corpus.readers.flow import Paragraph
from corpus.reading import understand
from corpus.records import AssignmentKind
from tests.corpus.outline.test_outline import document_of
from tests.corpus.test_made_plans import FORMATS
from tests.typesetting import font_file

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


@pytest.mark.parametrize(
    ("above", "headings"),
    [
        ("Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:", ("1. Sở Y tế", "2. Công an tỉnh", "3. Người nuôi chim yến")),
        ("I. NHIỆM VỤ CỤ THỂ", ("1. Sở Xây dựng", "2. UBND các xã ven sông", "3. Các tổ chức, cá nhân có giấy phép nạo vét")),
        ("I. CÔNG VIỆC", ("a) Tỉnh đoàn", "b) Hội Nông dân tỉnh", "c) Học sinh nội trú")),
        ("I. VIỆC CẦN LÀM", ("1. Sở Nội vụ", "2. Sở Tư pháp", "3. Cơ quan đăng ký kinh doanh (Sở Tài chính, Cục Thuế):")),
    ],
)
def test_whoever_stands_among_agencies_is_charged_too(above, headings):
    text = f"{above}\n" + "".join(f"{each}\n- Trực ban ngày lễ.\n- Ghi sổ hằng tuần.\n" for each in headings)
    names = [each.split(" ", 1)[1].split(" (")[0] for each in headings]
    assert [lead for lead, _, _ in brief(text)] == [[name] for name in names for _ in range(2)]


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("Điều 4. Nội dung Sở Du lịch có trách nhiệm chủ trì", "Sở Du lịch"),
        ("Điều 4. Trách nhiệm của Sở Du lịch", "Sở Du lịch"),
        ("Điều 4. Nhiệm vụ của Ban Quản lý cảng cá", "Ban Quản lý cảng cá"),
        ("Điều 4. Đơn vị vận hành có các nghĩa vụ sau:", "Đơn vị vận hành"),
    ],
)
def test_a_heading_tells_in_a_clause_whom_it_charges(heading, lead):
    found = brief(f"{heading}\n1. Lập sổ theo dõi khách.\n2. Công bố giá dịch vụ.\n")
    assert [each[0] for each in found] == [[lead], [lead]]


@pytest.mark.parametrize(
    "text",
    [
        "Điều 4. Đơn vị vận hành có các quyền sau:\n1. Từ chối nhận bàn giao.\n2. Đề nghị cấp điện.\n",
        "Điều 2. Nguyên tắc phối hợp\n1. Chủ động, kịp thời.\n2. Các cơ quan có trách nhiệm phối hợp.\n",
    ],
)
def test_what_may_be_done_and_principles_charge_nobody(text):
    assert rows(text) == ()


@pytest.mark.parametrize(
    ("lead_in", "lead", "helpers"),
    [
        ("1. Sở Tài chính chủ trì, phối hợp với Sở Tư pháp:", ["Sở Tài chính"], ["Sở Tư pháp"]),
        ("1. Sở Tài chính chịu trách nhiệm cập nhật vào cơ sở dữ liệu:", ["Sở Tài chính"], []),
        ("1. Công an tỉnh; UBND các xã, phường chịu trách nhiệm quản lý:", ["Công an tỉnh", "UBND các xã, phường"], []),
    ],
)
def test_a_line_that_charges_gives_its_list_to_whom_it_names(lead_in, lead, helpers):
    found = rows(f"I. CƠ SỞ DỮ LIỆU\n{lead_in}\na) Giá vật liệu;\nb) Giá cho thuê nhà ở.\n")
    assert [[value.text for value in row.lead] for row in found] == [lead] * 2
    assert [[value.text for value in row.coordinate] for row in found] == [helpers] * 2


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Trường hợp mất điện do bão, Sở Công Thương có trách nhiệm điều phối máy phát.", "Sở Công Thương"),
        ("Đối với tàu neo sai chỗ thì cơ quan quản lý cảng có trách nhiệm nhắc nhở.", "cơ quan quản lý cảng"),
        ("Trường hợp vỡ kè: Sở Xây dựng (theo phân công tại Điều 2) có trách nhiệm gia cố.", "Sở Xây dựng"),
        ("Sau 05 ngày kể từ khi có kết quả, các trường trung học có trách nhiệm công khai điểm.", "các trường trung học"),
        ("Phụ lục ghi mức thu. Cơ quan thu phí có trách nhiệm niêm yết mức thu.", "Cơ quan thu phí"),
    ],
)
def test_who_answers_after_a_condition_is_charged_wherever_it_stands(text, lead):
    assert [each[0] for each in brief(f"I. QUY ĐỊNH CHUNG\n1. {text}\n")] == [[lead]]


def test_a_line_before_headings_is_no_duty():
    found = brief(
        "I. TRÁCH NHIỆM CỤ THỂ\nNgoài trách nhiệm chung, một số đơn vị còn có trách nhiệm sau:\n"
        "a) Sở Y tế\n- Lập chốt kiểm dịch.\nb) Sở Xây dựng\n- Dọn cây đổ.\n"
    )
    assert [lead for lead, _, _ in found] == [["Sở Y tế"], ["Sở Xây dựng"]]


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_a_directive_reads_alike_in_every_format(suffix, tmp_path):
    if suffix == ".pdf" and font_file() is None:
        pytest.skip("no font that has the letters")
    lines = (
        "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 7/CT-UBND",
        "Phú Thọ, ngày 12 tháng 02 năm 2026",
        "CHỈ THỊ",
        "Về việc tăng cường phòng cháy rừng",
        "Để giữ rừng trong mùa khô, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
        "1. Chi cục Kiểm lâm",
        "a) Trực chòi canh ngày đêm khi nắng nóng kéo dài.",
        "b) Cơ quan dự báo có trách nhiệm gửi bản tin cháy rừng trước 17 giờ.",
        "2. Ủy ban nhân dân các xã có rừng",
        "a) Phát dọn đường băng cản lửa trước ngày 15 tháng 3.",
        "3. Chủ rừng, hộ nhận khoán",
        "a) Báo kiểm lâm địa bàn trong 30 phút khi thấy khói.",
    )
    path = tmp_path / f"chi-thi{suffix}"
    path.write_bytes(FORMATS[suffix]([Paragraph(line) for line in lines]))
    found = understand(read(path, tmp_path)).assignments
    assert [" ".join(value.text for value in row.lead) for row in found] == [
        "Chi cục Kiểm lâm",
        "Cơ quan dự báo",
        "Ủy ban nhân dân các xã có rừng",
        "Chủ rừng, hộ nhận khoán",
    ]
