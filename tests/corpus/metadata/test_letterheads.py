"""Letterheads and closings of the Party, of schools, ministries, delegations, drafts; titles no longer than they are."""

import pytest

from tests.corpus.metadata.test_metadata import metadata_of
from tests.corpus.outline.test_outline import document_of

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\nCăn cứ Nghị định số 1/2025/NĐ-CP ngày 2/1/2025 của Chính phủ về việc A;\nI. MỤC TIÊU\nGiữ vững.\n"
SIGNED = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n"


def read(head, title="KẾ HOẠCH\nTrồng cây", closing=SIGNED + "Lê Văn An", body=BODY):
    return metadata_of(document_of(f"{head}\n{title}\n{body}{closing}\n"))


@pytest.mark.parametrize(
    ("head", "issuer", "number"),
    [
        (
            "ĐẢNG BỘ TỈNH GIA LAI\nĐẢNG ỦY XÃ IA MƠ\n*\nSố 12-KH/ĐU\tĐẢNG CỘNG SẢN VIỆT NAM\nIa Mơ, ngày 2 tháng 3 năm 2026",
            "Đảng ủy xã Ia Mơ, Đảng bộ tỉnh Gia Lai",
            "12-KH/ĐU",
        ),
        (
            "ĐẢNG BỘ THÀNH PHỐ HUẾ\nĐẢNG UỶ PHƯỜNG VỸ DẠ\n*\nSố      -KH/ĐU\tĐẢNG CỘNG SẢN VIỆT NAM\nVỹ Dạ, ngày   "
            " tháng    năm 2026",
            "Đảng uỷ phường Vỹ Dạ, Đảng bộ thành phố Huế",
            None,
        ),
        (
            f"SỞ Y TẾ LÀO CAI\nĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ 7/QĐ-SYT\n{MOTTO}Số: 9/KH-ĐKT\nLào Cai, ngày 2 tháng"
            f" 3 năm 2026",
            "Đoàn kiểm tra theo Quyết định số 7/QĐ-SYT, Sở Y tế",
            "9/KH-ĐKT",
        ),
        (
            f"BỘ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH\n-------\n{MOTTO}Số: 9/KH-BVHTTDL\nHà Nội, ngày 2 tháng 3 năm 2026",
            "Bộ Văn hóa, Thể thao và Du lịch",
            "9/KH-BVHTTDL",
        ),
        (
            f"TRƯỜNG THCS LÊ LAI\n{MOTTO}Số: 9/KH-THCSLL\nVũng Tàu, ngày 2 tháng 3 năm 2026",
            "Trường THCS Lê Lai",
            "9/KH-THCSLL",
        ),
        (
            "ỦY BAN NHÂN DÂN\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH HÀ GIANG\t\tĐộc lập - Tự do - Hạnh phúc\n"
            "Số: 9/KH-UBND\t\tHà Giang, ngày 2 tháng 3 năm 2025",
            "UBND tỉnh Hà Giang",
            "9/KH-UBND",
        ),
        (
            "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Số: 9/KH-UBND\nHà Giang, ngày 2 tháng 3 năm 2025",
            "UBND tỉnh Hà Giang",
            "9/KH-UBND",
        ),
    ],
)
def test_issuer_and_number(head, issuer, number):
    found = read(head)
    assert (found.issuer, found.number) == (issuer, number)


def test_the_youth_union_sets_its_name_where_the_state_does():
    head = "BAN CHẤP HÀNH TRUNG ƯƠNG\n***\nĐOÀN TNCS HỒ CHÍ MINH\nSố: 9/KH-TWĐTN\nHà Nội, ngày 2 tháng 3 năm 2026\n"
    found = read(head, closing="TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN\nBÍ THƯ\nLê Hà")
    assert (found.issuer, found.province, found.signer) == ("Ban Chấp hành Trung ương", None, "Lê Hà")


@pytest.mark.parametrize(
    ("decider", "issuer"),
    [
        ("ỦY BAN THƯỜNG VỤ QUỐC HỘI", "Ủy ban Thường vụ Quốc hội"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH HÀ GIANG", "HĐND tỉnh Hà Giang"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", "UBND tỉnh Hà Giang"),
    ],
)
def test_who_decides_and_the_day_that_a_resolution_was_passed(decider, issuer):
    body = f"\n{decider}\n{BODY}"
    passed = "\nNghị quyết này đã được thông qua tại kỳ họp thứ 9 ngày 16 tháng 6 năm 2025.\n"
    found = read(f"{MOTTO}Số: 9/NQ\n", "NGHỊ QUYẾT\nVề chợ phiên", passed + "CHỦ TỊCH\nLê Hà", body)
    assert (found.issuer, str(found.issued_on), found.signer) == (issuer, "2025-06-16", "Lê Hà")


def test_a_ground_that_names_the_state_is_no_letterhead():
    body = "\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\nI. MỤC TIÊU\nGiữ vững.\n"
    found = read(UBND, body=body)
    assert (found.title, found.legal_bases[0].kind) == ("Kế hoạch trồng cây", "Hiến pháp")


@pytest.mark.parametrize(
    ("head", "province"),
    [
        (f"BAN CHỈ ĐẠO NHÀ NƯỚC\nVỀ THỦY LỢI\n{MOTTO}Số: 9/QĐ-BCĐTL\nHà Nội, ngày 2 tháng 3 năm 2026", None),
        (f"BỘ Y TẾ\n{MOTTO}Số: 9/KH-BYT\nHà Nội, ngày 2 tháng 3 năm 2026", None),
        (f"THỦ TƯỚNG CHÍNH PHỦ\n{MOTTO}Số: 9/CT-TTg\nHà Nội, ngày 2 tháng 3 năm 2026", None),
        (f"BỘ CHỈ HUY QUÂN SỰ\nTỈNH HÀ GIANG\n{MOTTO}Số: 9/KH-BCH\nHà Giang, ngày 2 tháng 3 năm 2025", "Hà Giang"),
    ],
)
def test_a_central_document_is_of_no_province(head, province):
    assert read(head).province == province


UBND = f"ỦY BAN NHÂN DÂN\nTỈNH ĐẮK LẮK\n{MOTTO}Số: 9/QĐ-UBND\nĐắk Lắk, ngày 2 tháng 3 năm 2026\n"


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "QUYẾT ĐỊNH\nBan hành Kế hoạch trồng rừng\nỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK",
            BODY,
            "Quyết định ban hành Kế hoạch trồng rừng",
        ),
        (
            "QUYẾT ĐỊNH\nVề việc phê duyệt Đề án đọc sách\nBỘ TRƯỞNG BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
            BODY,
            "Quyết định về việc phê duyệt Đề án đọc sách",
        ),
        (
            "KẾ HOẠCH\nKHẮC PHỤC HẬU QUẢ BÃO SỐ 9\nTRÊN ĐỊA BÀN TỈNH ĐẮK LẮK\n",
            "\nDo bão số 9 gây mưa lớn, nhiều đoạn đường bị sạt lở nặng, giao thông chia cắt.\nI. MỤC TIÊU\nA.\n",
            "Kế hoạch khắc phục hậu quả bão số 9 trên địa bàn tỉnh Đắk Lắk",
        ),
        (
            "TỜ TRÌNH\nVỀ GIÁ NƯỚC SẠCH TỈNH ĐẮK LẮK\n",
            "\nKính gửi: Hội đồng nhân dân tỉnh\nI. CĂN CỨ\nA.\n",
            "Tờ trình về giá nước sạch tỉnh Đắk Lắk",
        ),
    ],
)
def test_a_title_is_no_longer_than_it_is(title, body, expected):
    assert read(UBND, title, body=body).title == expected


@pytest.mark.parametrize(
    ("closing", "signer", "office", "signed_for"),
    [
        (SIGNED + "Trần Công Danh", "Trần Công Danh", "Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH"),
        (SIGNED + "Tạ Đông Bắc", "Tạ Đông Bắc", "Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH"),
        (
            "**TM. ỦY BAN NHÂN\nDÂN **\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nHồ Thông",
            "Hồ Thông",
            "Phó Chủ tịch",
            "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH",
        ),
        ("KT. CHỦ TỊCH - PHÓ CHỦ TỊCH\nVi Thị Hà", "Vi Thị Hà", "Phó Chủ tịch", "KT. CHỦ TỊCH"),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nLê Hà", "Lê Hà", "Thứ trưởng", "KT. BỘ TRƯỞNG"),
        ("BAN CHỈ ĐẠO\nTRƯỞNG BAN\n\nPHÓ THỦ TƯỚNG CHÍNH PHỦ\nLê Hà", "Lê Hà", "Phó Thủ tướng Chính phủ", "TRƯỞNG BAN"),
        ("TỔNG GIÁM ĐỐC\nLê Hà", "Lê Hà", "Tổng Giám đốc", None),
        ("CHÁNH ÁN\nLê Hà", "Lê Hà", "Chánh án", None),
        ("T/M BAN CHẤP HÀNH\nTỔNG BÍ THƯ\nLê Hà", "Lê Hà", "Tổng Bí thư", "T/M BAN CHẤP HÀNH"),
        ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Thị Hà", "Lê Thị Hà", "Phó Chủ tịch", "KT. CHỦ TỊCH"),
        (
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Thị Hà",
            "Lê Thị Hà",
            "Phó Chủ tịch",
            "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH",
        ),
        ("TRƯỞNG ĐOÀN\n(Đã ký)\nVi Văn Hà\nPHÓ GIÁM ĐỐC SỞ Y TẾ", "Vi Văn Hà", "Trưởng đoàn", None),
    ],
)
def test_who_signs(closing, signer, office, signed_for):
    found = read(UBND, closing=closing)
    assert (found.signer, found.signer_office, found.signed_for) == (signer, office, signed_for)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("KẾ HOẠCH\nTrồng rừng năm 2026 trên địa bàn tỉnh", "năm 2026"),
        ("KẾ HOẠCH\nPhòng cháy mùa khô 2025 - 2026", "mùa khô 2025 - 2026"),
        ("KẾ HOẠCH\nThực hiện Nghị quyết số 5/NQ-CP ngày 4 tháng 5 năm 2024 của Chính phủ", None),
        ("KẾ HOẠCH\nTHỰC HIỆN MỤC TIÊU ĐẾN NĂM 2030", "đến năm 2030"),
    ],
)
def test_the_period_of_a_title(title, period):
    assert read(UBND, title).period == period
