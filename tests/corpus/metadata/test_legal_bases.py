"""Grounds that an opening cites: laws with commas, several in one sentence, without "số", with long issuers."""

from datetime import date

import pytest

from corpus.metadata.legal_bases import read_legal_bases
from corpus.records import Block, BlockKind, Range


def bases_of(*paragraphs):
    text = "\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        place = Range(at, at + len(paragraph))
        blocks.append(Block(BlockKind.HEADER, (place,), paragraph, "", None, None, None))
        at = place.end + 1
    found = read_legal_bases(text, blocks, None)
    assert all(part.of(text).strip() for basis in found for part in basis.ranges)
    return found


@pytest.mark.parametrize(
    ("said", "subject", "day"),
    [
        ("Luật Phòng, chống ma túy ngày 30 tháng 3 năm 2021;", "Phòng, chống ma túy", date(2021, 3, 30)),
        (
            "Luật Quản lý, bảo vệ công trình quốc phòng và khu quân sự ngày 24/11/2023;",
            "Quản lý, bảo vệ công trình quốc phòng và khu quân sự",
            date(2023, 11, 24),
        ),
        (
            "Luật Sửa đổi, bổ sung một số điều của Luật Giá, Luật Đấu giá tài sản ngày 27/6/2024;",
            "Sửa đổi, bổ sung một số điều của Luật Giá, Luật Đấu giá tài sản",
            date(2024, 6, 27),
        ),
        ("Luật Thủ đô năm 2024;", "Thủ đô", None),
        ("Bộ luật Lao động ngày 20 tháng 11 năm 2019.", "Lao động", date(2019, 11, 20)),
    ],
)
def test_a_law_is_cited_by_its_whole_name(said, subject, day):
    (basis,) = bases_of(f"Căn cứ {said}")
    assert (basis.subject, basis.issued_on, basis.number) == (subject, day, "")


def test_laws_side_by_side():
    found = bases_of(
        "Căn cứ Luật Thủy lợi ngày 19/6/2017, Luật Đê điều ngày 29 tháng 11 năm 2006;",
        "Thực hiện Luật Trẻ em năm 2016 và Luật Trẻ em khuyết tật số 5/2020/QH14 ngày 2/3/2020, Ủy ban nhân dân tỉnh"
        " ban hành Kế hoạch",
    )
    assert [(basis.subject, basis.number) for basis in found] == [
        ("Thủy lợi", ""),
        ("Đê điều", ""),
        ("Trẻ em", ""),
        ("Trẻ em khuyết tật", "5/2020/QH14"),
    ]


def test_several_documents_in_one_sentence():
    first, second = bases_of(
        "Thực hiện Kế hoạch số 8-KH/TU ngày 1/2/2025 của Tỉnh ủy và Kế hoạch số 9/KH-UBND ngày 3/4/2025 của UBND tỉnh"
        " về trồng rừng;"
    )
    assert (first.issuer, second.issuer) == ("Tỉnh ủy", "UBND tỉnh")
    assert first.subject == second.subject == "trồng rừng"
    found = bases_of(
        "Căn cứ Nghị quyết số 3-NQ/TW ngày 1/1/2024 của Bộ Chính trị về biển; Quyết định 77/QĐ-TTg ngày 2/2/2024 của Thủ tướng"
        " Chính phủ phê duyệt Đề án thực hiện Nghị quyết số 3-NQ/TW và Nghị quyết số 4/NQ-CP; Thông tư số 5/2024/TT-BTC;"
    )
    assert [basis.number for basis in found] == ["3-NQ/TW", "77/QĐ-TTg", "5/2024/TT-BTC"]


@pytest.mark.parametrize(
    ("said", "issuer", "day", "subject"),
    [
        (
            "Quyết định số 5/QĐ-TTg của Thủ tướng Chính phủ ngày 3/4/2023 phê duyệt Chiến lược biển;",
            "Thủ tướng Chính phủ",
            date(2023, 4, 3),
            "phê duyệt Chiến lược biển",
        ),
        (
            "Nghị định số 6/2023/NĐ-CP ngày 3/4/2023 của Chính phủ Quy định về phân cấp;",
            "Chính phủ",
            date(2023, 4, 3),
            "Quy định về phân cấp",
        ),
        (
            "Kế hoạch số 7/KH-UBND ngày 3/4/2023 của UBND tỉnh Sửa đổi, bổ sung Kế hoạch trồng rừng;",
            "UBND tỉnh",
            date(2023, 4, 3),
            "Sửa đổi, bổ sung Kế hoạch trồng rừng",
        ),
        (
            "Quyết định số 8-QĐ/BCĐ ngày 3/4/2023 của Ban Chỉ đạo về cải cách hành chính, chuyển đổi số tỉnh ban hành"
            " Quy chế làm việc;",
            "Ban Chỉ đạo về cải cách hành chính, chuyển đổi số tỉnh",
            date(2023, 4, 3),
            "ban hành Quy chế làm việc",
        ),
        (
            "Nghị định số 6/2023/NĐ-CP của Chính phủ Chống hàng giả, hàng nhái;",
            "Chính phủ",
            None,
            "Chống hàng giả, hàng nhái",
        ),
        (
            "Thông tư số 6/2023/TT-BXD của Bộ trưởng Bộ Xây dựng Quản lý, khai thác nhà ở;",
            "Bộ trưởng Bộ Xây dựng",
            None,
            "Quản lý, khai thác nhà ở",
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Cư trú ngày 3/4/2025;",
            None,
            date(2025, 4, 3),
            "sửa đổi, bổ sung một số điều của Luật Cư trú",
        ),
        ("Luật Di sản được Quốc hội thông qua ngày 3 tháng 4 năm 2024;", None, date(2024, 4, 3), "Di sản"),
        ("Nghị quyết số 66.4/2025/NQ-CP ngày 3/4/2025 của Chính phủ về đất đai;", "Chính phủ", date(2025, 4, 3), "đất đai"),
    ],
)
def test_issuer_date_and_subject(said, issuer, day, subject):
    (basis,) = bases_of(f"Căn cứ {said}")
    assert (basis.issuer, basis.issued_on, basis.subject) == (issuer, day, subject)


def test_a_list_of_decisions_of_one_issuer():
    found = bases_of(
        "Căn cứ các Quyết định của Bộ Xây dựng về phê duyệt quy hoạch chung thời kỳ 2021 - 2030, tầm nhìn đến năm"
        " 2050 của vùng:"
        " Quyết định số 1/QĐ-BXD ngày 2/3/2023 phê duyệt Quy hoạch A; Quyết định số 2/QĐ-BXD ngày 4/5/2023 phê duyệt"
        " Quy hoạch B;"
    )
    assert [(basis.number, basis.issuer) for basis in found] == [("1/QĐ-BXD", "Bộ Xây dựng"), ("2/QĐ-BXD", "Bộ Xây dựng")]


def test_a_paragraph_that_a_page_or_a_column_broke():
    (basis,) = bases_of("Căn cứ Nghị quyết số 9-NQ/TW ngày 4/5/2024 của Bộ", "Chính trị về văn hóa giai đoạn", "2024-2030;")
    assert (basis.issuer, basis.subject) == ("Bộ Chính trị", "văn hóa giai đoạn 2024-2030")
