"""Grounds, letterheads and titles as other offices write them: lists that say a kind once, names with commas, misprints."""

from datetime import date

import pytest

from corpus.reading import understand
from tests.corpus.outline.test_outline import document_of

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\nSố: 12/KH-UBND\nHà Giang, ngày 05 tháng 3 năm 2025\n\nKẾ HOẠCH\nTrồng rừng năm 2025\n\n"
BODY = "\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\nGiữ rừng.\n"


def bases(grounds):
    found = understand(document_of(HEAD + grounds + BODY)).metadata.legal_bases
    return [(basis.kind, basis.number, basis.issued_on, basis.issuer) for basis in found]


@pytest.mark.parametrize(
    ("said", "issuer"),
    [
        ("Bộ Văn hóa, Thể thao và Du lịch quy định về lễ hội", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Bộ trưởng Bộ Lao động, Thương binh và Xã hội hướng dẫn dạy nghề", "Bộ trưởng Bộ Lao động, Thương binh và Xã hội"),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn nghiệp vụ", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
        ("Văn phòng Chính phủ Kết luận phiên họp thứ hai", "Văn phòng Chính phủ"),
        ("Thủ tướng Chính phủ phê duyệt Đề án", "Thủ tướng Chính phủ"),
    ],
)
def test_an_issuer_is_whole_and_no_longer(said, issuer):
    assert bases(f"Căn cứ Thông báo số 4/TB-X ngày 06 tháng 4 năm 2024 của {said};\n") == [
        ("Thông báo", "4/TB-X", date(2024, 4, 6), issuer)
    ]


@pytest.mark.parametrize(
    ("grounds", "numbers"),
    [
        (
            "Căn cứ các Nghị định của Chính phủ: Số 12/2015/NĐ-CP ngày 06 tháng 2 năm 2015 về giống; số 31/2017/NĐ-CP ngày 08"
            " tháng 3 năm 2017 về đê;\n",
            ["12/2015/NĐ-CP", "31/2017/NĐ-CP"],
        ),
        (
            "Căn cứ Luật Lâm nghiệp ngày 15/11/2017; Căn cứ các Quyết định của Bộ trưởng Bộ Tư pháp: số 24/QĐ-BTP ngày"
            " 05/4/2021 về hộ tịch; số 53/QĐ-BTP ngày 17/5/2024 về quốc tịch;\n",
            ["", "24/QĐ-BTP", "53/QĐ-BTP"],
        ),
    ],
)
def test_numbers_share_the_kind_that_is_said_once(grounds, numbers):
    found = bases(grounds)
    assert [number for _, number, _, _ in found] == numbers
    assert found[-1][2] is not None


def test_a_misprinted_date_hides_no_issuer():
    assert bases("Căn cứ Nghị định số 98/2019/NĐ-CP ngày 27 năm 12 năm 2019 của Chính phủ về hạ tầng;\n") == [
        ("Nghị định", "98/2019/NĐ-CP", None, "Chính phủ")
    ]


@pytest.mark.parametrize(
    ("line", "issuer", "province"),
    [
        ("BỘ Y TẾ - BỆNH VIỆN PHỔI", "Bệnh viện Phổi, Bộ Y tế", None),
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO - TRƯỜNG ĐẠI HỌC SÔNG GÂM", "Trường Đại học Sông Gâm, Bộ Giáo dục và Đào tạo", None),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động, Thương binh và Xã hội", "Hà Giang"),
    ],
)
def test_a_dash_parts_two_agencies_and_no_name(line, issuer, province):
    head = f"{line}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 3/KH-X\nHà Giang, ngày 05 tháng 3 năm 2025\n\n"
    text = f"{head}KẾ HOẠCH\nKhám bệnh\n{BODY}"
    found = understand(document_of(text)).metadata
    assert found.issuer is not None
    assert found.issuer.lower() == issuer.lower()
    assert found.province == province


def test_a_title_ends_where_a_paragraph_begins_apart():
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\nSố: 3/TB-UBND\nHà Giang, ngày 05 tháng 3 năm 2025\n\nTHÔNG BÁO\n"
        "Kết luận của Phó Chủ tịch tại cuộc họp về kè sông Lô\n\n"
        "Sáng ngày 04 tháng 3 năm 2025, tại trụ sở, Phó Chủ tịch chủ trì cuộc họp về kè.\n\nI. ĐÁNH GIÁ\nChậm tiến độ.\n"
    )
    title = understand(document_of(text)).metadata.title
    assert title is not None
    assert title.endswith("cuộc họp về kè sông Lô")


def test_a_bracket_that_a_line_leaves_open_goes_on():
    text = HEAD + "Căn cứ Luật Lâm nghiệp;" + BODY + "PHỤ LỤC\nDANH MỤC VIỆC TRỌNG TÂM (GIAI ĐOẠN\n2026-2029)\n1. Ươm giống.\n"
    headings = [section.heading for section in understand(document_of(text)).sections]
    assert "DANH MỤC VIỆC TRỌNG TÂM (GIAI ĐOẠN 2026-2029)" in headings
