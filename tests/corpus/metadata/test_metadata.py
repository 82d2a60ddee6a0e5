"""What documents say of themselves: the five plans, and made letterheads."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.metadata.describing import read_metadata
from corpus.outline.building import outline
from corpus.readers import read
from corpus.records import Metadata
from tests.corpus.outline.test_outline import PIECES, document_of

PLANS = Path(__file__).parents[3] / "corpus" / "plans"


def metadata_of(document):
    return read_metadata(document, *outline(document, ()))


LETTERHEAD = """ỦY BAN NHÂN DÂN
TỈNH THÁI BÌNH
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 08/KH-UBND
Thái Bình, ngày 05 tháng 01 năm 2023

KẾ HOẠCH
Phòng, chống dịch bệnh trên cây trồng
giai đoạn 2023 - 2025, định hướng đến năm 2030

Căn cứ Luật Bảo vệ và kiểm dịch thực vật ngày 25 tháng 11 năm 2013;
Căn cứ Nghị định số 02/2017/NĐ-CP ngày 09/01/2017 của Chính phủ về cơ chế, chính sách hỗ trợ sản xuất nông nghiệp;
Theo đề nghị của Giám đốc Sở Nông nghiệp tại Tờ trình số 12/TTr-SNN ngày 03/01/2023;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC TIÊU
Giữ vững sản xuất của tỉnh.
II. TỔ CHỨC THỰC HIỆN
Các sở thực hiện Kế hoạch này./.

Nơi nhận:
- Như trên;
- Lưu: VT, NN.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Khắc Thận
"""


def test_a_full_letterhead():
    found = metadata_of(document_of(LETTERHEAD))
    assert found.title == (
        "Kế hoạch phòng, chống dịch bệnh trên cây trồng giai đoạn 2023 - 2025, định hướng đến năm 2030"
    )  # fmt: skip
    assert (found.number, found.issued_on, found.issuer) == ("08/KH-UBND", date(2023, 1, 5), "UBND tỉnh Thái Bình")
    assert (found.province, found.document_kind) == ("Thái Bình", "Kế hoạch")
    assert (found.signer, found.signer_office) == ("Nguyễn Khắc Thận", "Chủ tịch")
    assert found.signed_for == "TM. ỦY BAN NHÂN DÂN"
    assert found.period == "giai đoạn 2023 - 2025, định hướng đến năm 2030"
    assert [value.text for value in found.recipients] == ["Như trên", "Lưu: VT, NN"]
    assert [(basis.kind, basis.number, basis.issued_on, basis.issuer) for basis in found.legal_bases] == [
        ("Luật", "", date(2013, 11, 25), None),
        ("Nghị định", "02/2017/NĐ-CP", date(2017, 1, 9), "Chính phủ"),
        ("Tờ trình", "12/TTr-SNN", date(2023, 1, 3), "Sở Nông nghiệp"),
    ]
    assert found.legal_bases[0].subject == "Bảo vệ và kiểm dịch thực vật"
    assert found.legal_bases[1].subject == "cơ chế, chính sách hỗ trợ sản xuất nông nghiệp"


def test_letterheads_of_a_department_and_of_a_draft():
    text = LETTERHEAD.replace("ỦY BAN NHÂN DÂN\nTỈNH THÁI BÌNH", "UBND TỈNH THÁI BÌNH\nSỞ CÔNG THƯƠNG", 1)
    text = text.replace("Số: 08/KH-UBND", "Số:       /KH-SCT").replace("ngày 05 tháng 01 năm 2023", "ngày    tháng    năm 2023")
    found = metadata_of(document_of(text))
    assert found.issuer == "Sở Công Thương, UBND tỉnh Thái Bình"
    assert (found.number, found.issued_on) == (None, None)


def test_a_deputy_signs_for_the_head():
    text = LETTERHEAD.replace("CHỦ TỊCH\nNguyễn Khắc Thận", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n[đã ký]\nLại Văn Hoàn")
    found = metadata_of(document_of(text))
    assert (found.signer, found.signer_office) == ("Lại Văn Hoàn", "Phó Chủ tịch")
    assert found.signed_for == "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH"


def test_an_annex_names_the_plan_that_it_belongs_to():
    text = (
        "Phụ lục II\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 12 /KH-UBND ngày 03/02/2024 của UBND tỉnh Gia Lai)\n1. Việc một;"
    )
    found = metadata_of(document_of(text))
    assert (found.number, found.annex_of, found.issued_on) == ("12/KH-UBND", "12/KH-UBND", date(2024, 2, 3))
    assert (found.title, found.province) == ("DANH MỤC NHIỆM VỤ", "Gia Lai")


@pytest.mark.parametrize(
    ("file", "number", "issued_on", "province", "signer", "implements"),
    [
        ("an-giang-457-kh-ubnd-2024.txt", "457/KH-UBND", date(2024, 5, 8), "An Giang", "Lê Văn Phước", ["24-CTr/TU"]),
        ("quang-nam-cong-nghiep-sinh-hoc.txt", None, None, "Quảng Nam", "Hồ Quang Bửu", ["1600/QĐ-TTg"]),
        ("quang-ngai-cong-nghiep-sinh-hoc.txt", None, None, "Quảng Ngãi", "Trần Phước Hiền", ["1600/QĐ-TTg"]),
        ("tra-vinh-105-kh-ubnd-2023.md", "105/KH-UBND", date(2023, 11, 3), "Trà Vinh", "Nguyễn Quỳnh Thiện", ["138-KH/TU"]),
    ],
)
def test_the_plans(file, number, issued_on, province, signer, implements):
    found = metadata_of(read(PLANS / file, PLANS))
    assert (found.number, found.issued_on, found.province) == (number, issued_on, province)
    assert (found.issuer, found.signer, found.signer_office) == (f"UBND tỉnh {province}", signer, "Phó Chủ tịch")
    assert [basis.number for basis in found.legal_bases if basis.role == "implements"] == implements


def test_a_bare_table_says_nothing_of_itself():
    file = "quang-nam-cong-nghiep-sinh-hoc-phu-luc.txt"
    assert metadata_of(read(PLANS / file, PLANS)) == Metadata()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kế hoạch này thay thế Kế hoạch số 10/KH-UBND ngày 02/01/2020 và Kế hoạch số 11 /KH-UBND.",
            ["10/KH-UBND", "11/KH-UBND"],
        ),
        ("Quyết định này có hiệu lực từ ngày ký, bãi bỏ Quyết định số 5/QĐ-UBND.", ["5/QĐ-UBND"]),
        ("Rà soát, thay thế các quy định tại Quyết định số 5/QĐ-UBND.", []),
        ("Các đơn vị đề xuất bổ sung, thay thế nội dung Kế hoạch này.", []),
    ],
)
def test_what_a_plan_replaces(sentence, expected):
    found = metadata_of(document_of(f"KẾ HOẠCH\nVề việc A\nI. HIỆU LỰC\n{sentence}"))
    assert [value.text for value in found.replaces] == expected


def test_what_a_plan_amends():
    text = "KẾ HOẠCH\nSửa đổi, bổ sung một số nội dung của Kế hoạch số 10/KH-UBND ngày 02/01/2020\nI. NỘI DUNG\nĐoạn."
    assert [value.text for value in metadata_of(document_of(text)).amends] == ["10/KH-UBND"]
    assert metadata_of(document_of(LETTERHEAD)).amends == ()


HEADS = st.sampled_from([*LETTERHEAD.split("\n"), "\n", "\n", "của ", "về việc ", ", ", "; "])


@settings(max_examples=200)
@given(st.lists(HEADS | PIECES, max_size=30).map("\n".join))
def test_any_text_gives_metadata_that_its_ranges_prove(text):
    document = document_of("a" + text)
    found = metadata_of(document)
    size = len(document.text)
    places = [part for ranges in found.ranges.values() for part in ranges]
    places += [part for value in (*found.recipients, *found.legal_bases, *found.replaces) for part in value.ranges]
    assert all(0 <= part.start < part.end <= size for part in places)
    for name in ("signer", "number"):
        value = getattr(found, name)
        if value is not None:
            assert [c for c in "".join(part.of(document.text) for part in found.ranges[name]) if c.isalnum()] == [
                c for c in value if c.isalnum()
            ]


@pytest.mark.parametrize(
    "opening",
    [
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
        "UBND tỉnh Thái Bình ban hành Kế hoạch phòng, chống dịch bệnh trên cây trồng như sau:",
        "Để chủ động phòng, chống dịch bệnh, Ủy ban nhân dân tỉnh xây dựng Kế hoạch với các nội dung sau:",
    ],
)
def test_the_title_ends_where_the_issuer_speaks(opening):
    start, end = LETTERHEAD.index("Căn cứ"), LETTERHEAD.index("I. MỤC TIÊU")
    found = metadata_of(document_of(f"{LETTERHEAD[:start]}{opening}\n{LETTERHEAD[end:]}"))
    assert found.title == (
        "Kế hoạch phòng, chống dịch bệnh trên cây trồng giai đoạn 2023 - 2025, định hướng đến năm 2030"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("thực hiện Đề án phát triển du lịch giai đoạn 2021 - 2030 năm 2024", "năm 2024"),
        ("năm 2024 thực hiện Chương trình giảm nghèo giai đoạn 2021 - 2025", "năm 2024"),
        ("thực hiện Chỉ thị số 11-CT/TU ngày 04 tháng 01 năm 2026", None),
        ("phát triển kinh tế - xã hội 5 năm 2026 - 2030", "5 năm 2026 - 2030"),
        ("đầu tư công trung hạn 2026 - 2030", "trung hạn 2026 - 2030"),
        ("chuyển đổi số đến hết năm 2027", "đến hết năm 2027"),
        ("phát triển đô thị đến năm 2030, tầm nhìn đến năm 2045", "đến năm 2030, tầm nhìn đến năm 2045"),
    ],
)
def test_the_period_that_a_title_says(title, period):
    start, end = LETTERHEAD.index("Phòng, chống"), LETTERHEAD.index("\n\nCăn cứ")
    written = title[0].upper() + title[1:]
    assert metadata_of(document_of(LETTERHEAD[:start] + written + LETTERHEAD[end:])).period == period
