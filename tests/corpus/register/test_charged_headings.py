"""Whom headings charge who are no agencies, heads that a colon shares, and kinds of documents that give orders."""

import pytest

from corpus.reading import understand
from tests.corpus.outline.test_outline import document_of

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n\nQUYẾT ĐỊNH\nBan hành Quy chế quản lý kho vật tư\n\n"


def leads(text, head=HEAD):
    return [([value.text for value in row.lead], row.task.text) for row in understand(document_of(head + text)).assignments]


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("Điều 5. Trách nhiệm của thủ kho cơ quan", "thủ kho cơ quan"),
        ("Điều 5. Trách nhiệm của nhân viên bảo vệ được phân công trực", "nhân viên bảo vệ được phân công trực"),
        ("Điều 5. Nhiệm vụ, quyền hạn của Tổ kiểm kê", "Tổ kiểm kê"),
        ("Điều 5. Nghĩa vụ của người mượn vật tư", "người mượn vật tư"),
        ("Điều 5. Trách nhiệm của các đơn vị mượn vật tư", "các đơn vị mượn vật tư"),
        ("Điều 5. Trách nhiệm các cơ quan, đơn vị", "các cơ quan, đơn vị"),
        ("Điều 5. Trách nhiệm cá nhân mượn vật tư", "cá nhân mượn vật tư"),
        ("Điều 5. Trách nhiệm quản lý nhà nước của Sở Tài chính", "Sở Tài chính"),
    ],
)
def test_a_heading_names_whose_tasks_stand_below(heading, lead):
    found = leads(f"Chương II\nKIỂM KÊ VẬT TƯ\n{heading}\n1. Ghi sổ hằng ngày.\n2. Báo cáo khi mất vật tư.\n")
    assert found == [([lead], "Ghi sổ hằng ngày."), ([lead], "Báo cáo khi mất vật tư.")]


@pytest.mark.parametrize(
    "heading",
    [
        "Điều 5. Trách nhiệm thi hành",
        "Điều 5. Nhiệm vụ của Trưởng ban",
        "Điều 5. Trách nhiệm bồi thường",
        "Điều 5. Nhiệm vụ chung",
    ],
)
def test_a_heading_that_names_nobody_charges_nobody(heading):
    assert leads(f"{heading}\n1. Mức bồi thường theo quy định.\n2. Kinh phí lấy từ quỹ.\n") == []


def test_the_heading_over_the_agencies_charges_none_of_them_with_what_the_others_do():
    text = (
        "Điều 3. Trách nhiệm của các sở, ngành\n1. Sở Xây dựng\na) Cấp phép thi công qua đê.\nb) Kiểm tra sau lũ.\n"
        "2. Công an tỉnh\na) Xử lý xe quá tải.\nĐiều 4. Trách nhiệm của các hộ dân ven đê\n1. Không trồng cây lâu năm.\n"
    )
    assert [lead for lead, _ in leads(text)] == [
        ["Sở Xây dựng"], ["Sở Xây dựng"], ["Công an tỉnh"], ["các hộ dân ven đê"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "lead", "task"),
    [
        ("Các Sở: Y tế, Nội vụ chủ động rà soát biên chế.", ["Sở Y tế", "Sở Nội vụ"], "chủ động rà soát biên chế."),
        ("Các Bộ: Quốc phòng, Công an phối hợp ứng phó.", ["Bộ Quốc phòng", "Bộ Công an"], "phối hợp ứng phó."),
        (
            "Ủy ban nhân dân các tỉnh: Lào Cai, Yên Bái chủ động di dời dân.",
            ["Ủy ban nhân dân các tỉnh: Lào Cai, Yên Bái"],
            "chủ động di dời dân.",
        ),
        (
            "Chủ tịch UBND các tỉnh, thành phố trực thuộc trung ương: Huế, Đà Nẵng, Gia Lai khẩn trương khắc phục.",
            ["UBND các tỉnh, thành phố trực thuộc trung ương: Huế, Đà Nẵng, Gia Lai"],
            "khẩn trương khắc phục.",
        ),
        (
            "Đài Tiếng nói Việt Nam, Thông tấn xã Việt Nam kịp thời đưa tin.",
            ["Đài Tiếng nói Việt Nam", "Thông tấn xã Việt Nam"],
            "kịp thời đưa tin.",
        ),
        ("Sở Y tế, UBND các xã, phường niêm yết giá thuốc.", ["Sở Y tế", "UBND các xã, phường"], "niêm yết giá thuốc."),
        ("Đài Truyền hình Lào Cai phát bản tin.", ["Đài Truyền hình Lào Cai"], "phát bản tin."),
        ("Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ rà soát.", ["Sở Y tế"], "chủ trì, phối hợp với Sở Nội vụ rà soát."),
    ],
)
def test_agencies_that_share_a_head_or_a_verb(sentence, lead, task):
    assert leads(f"I. TỔ CHỨC THỰC HIỆN\n1. {sentence}\n2. Sở Tài chính bố trí kinh phí.\n")[0] == (lead, task)


@pytest.mark.parametrize(
    "title", ["Kết luận của Chủ tịch tại cuộc họp về chợ", "Ý KIẾN KẾT LUẬN CỦA PHÓ CHỦ TỊCH", "KẾT\nLUẬN CỦA CHỦ TỊCH"]
)
def test_a_notice_of_a_conclusion_charges_agencies(title):
    text = (
        "Dự họp có Sở Xây dựng.\n\nI. ĐÁNH GIÁ CHUNG\n\nCác sở, ngành đã phối hợp tốt.\n\n"
        "II. NHIỆM VỤ\n\n1. Giao Sở Công Thương chủ trì rà soát chợ tạm.\n\n2. Sở Tài chính khẩn trương bố trí vốn.\n"
    )
    head = "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n\nTHÔNG BÁO\n"
    assert [lead for lead, _ in leads(text, f"{head}{title}\n\n")] == [["Sở Công Thương"], ["Sở Tài chính"]]
    assert leads(text, f"{head}Lịch tiếp công dân\n\n") == []


def test_the_items_of_a_telegram_that_stand_under_no_heading():
    head = "THỦ TƯỚNG CHÍNH PHỦ\n\nCÔNG ĐIỆN\nVề việc chống rét cho đàn gia súc\n\n"
    text = "Thủ tướng yêu cầu:\n\n1. Bộ Công Thương kiểm tra giá thức ăn.\n\n2. Bộ Quốc phòng bố trí lực lượng giúp dân.\n"
    assert [lead for lead, _ in leads(text, head)] == [["Bộ Công Thương"], ["Bộ Quốc phòng"]]


@pytest.mark.parametrize("heading", ["Doanh nghiệp cung cấp suất ăn", "Hiệu trưởng các trường", "Cán bộ y tế thôn bản"])
def test_who_stands_among_agencies(heading):
    text = f"I. VIỆC CẦN LÀM\n1. Sở Y tế\n- Kiểm tra bếp.\n2. Công an tỉnh\n- Tuần tra.\n3. {heading}\n- Lưu mẫu thức ăn.\n"
    assert leads(text)[-1] == ([heading], "Lưu mẫu thức ăn.")


def test_work_that_a_later_clause_gives_and_reports():
    text = "Điều 9. Kinh phí\nKinh phí do ngân sách tỉnh bảo đảm; giao Sở Tài chính tham mưu bố trí.\n"
    assert [lead for lead, _ in leads(text)] == [["Sở Tài chính"]]
    text = "Điều 8. Chế độ thông tin, báo cáo\n1. Ủy ban nhân dân các xã gửi báo cáo.\n2. Sở Tài chính tổng hợp chung.\n"
    assert [lead for lead, _ in leads(text)] == [["Ủy ban nhân dân các xã"], ["Sở Tài chính"]]


@pytest.mark.parametrize("part", ["Phần F. ", "PHẦN B: ", "Phần C - ", "PHẦN IV. "])
def test_parts_that_go_by_letters(part):
    text = (
        "Phần A. MỤC TIÊU\n1. Trồng 5 ha rừng.\n"
        + part
        + "TỔ CHỨC THỰC HIỆN\n1. Sở Y tế tích hợp sổ.\n2. Sở Tư pháp nhập sổ.\n"
    )
    assert [lead for lead, _ in leads(text)] == [["Sở Y tế"], ["Sở Tư pháp"]]


def test_a_part_on_rewards_that_also_gives_out_work():
    text = (
        "CHƯƠNG IV\nKHEN THƯỞNG VÀ TỔ CHỨC THỰC HIỆN\nĐiều 18. Tổ chức thực hiện\n1. Sở Y tế\na) Kiểm tra chợ.\n"
        "2. Công an tỉnh\na) Tuần tra.\n3. Chủ hộ kinh doanh\nQuét chợ hằng ngày.\n"
    )
    assert [lead for lead, _ in leads(text)] == [["Sở Y tế"], ["Công an tỉnh"], ["Chủ hộ kinh doanh"]]
    assert leads("CHƯƠNG IV\nTHI ĐUA, KHEN THƯỞNG\n1. Sở Y tế\na) Được cộng 5 điểm.\n") == []


@pytest.mark.parametrize("where", ["từ Lào Cai đến Nghệ An", "ven biển", "dọc sông", "từ Huế tới Cà Mau"])
def test_a_heading_tells_where_the_committees_are(where):
    head = "THỦ TƯỚNG CHÍNH PHỦ\n\nCÔNG ĐIỆN\nVề việc chống rét\n\n"
    text = f"1. Chủ tịch Ủy ban nhân dân các tỉnh, thành phố {where}:\n\na) Theo dõi rét hại.\n\n2. Bộ Y tế chỉ đạo trực.\n"
    assert leads(text, head)[0] == ([f"Ủy ban nhân dân các tỉnh, thành phố {where}"], "Theo dõi rét hại.")


@pytest.mark.parametrize(
    "text",
    [
        "I. MỨC THU\n1. Trường Mầm non Hoa\n- Nhà trẻ\n- Mẫu giáo\n2. Trường Mầm non Sen\n- Nhà trẻ\n- Mẫu giáo\n",
        "I. HỌC PHÍ\n1. Trường Mầm non Hoa Ban\n- Nhà trẻ\n- Mẫu giáo\n2. Trường Mầm non Hoa Mai\n- Nhà trẻ\n- Mẫu giáo\n",
        "Điều 5. Trách nhiệm của người lao động\n1. Được hỗ trợ tiền thuê nhà.\n2. Được nghỉ phép 12 ngày.\n",
        "I. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế, các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này./.\n",
    ],
)
def test_prices_rights_and_the_closing_order_are_no_duties(text):
    assert leads(text) == []
