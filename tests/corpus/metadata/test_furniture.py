"""Documents as web pages hold them: below menus, notices and a table of properties, in a crawl's Markdown or as a page."""

from datetime import date

import pytest

from corpus.reading import understand
from corpus.records import BlockKind
from tests.corpus.outline.test_outline import document_of

PROPERTIES = """|
|
Thông tin do **
TRANG LUẬT MỚI** cung cấp, chỉ để tham khảo.
X
**
Số hiệu:**
|
{number}
|
|
**Loại văn bản:**
|
{kind}
|
**Nơi ban hành:**
|
{place}
|
|
**Ngày hiệu lực:**
|
Đã biết
|
"""
LETTERHEAD = """|
**{issuer}**
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số: {number}{about}
|
*{town}, ngày 7
tháng 4 năm 2026*
|
"""
DECISION = """**QUYẾT ĐỊNH**
VỀ
VIỆC THÀNH LẬP BAN QUẢN LÝ CHỢ NỔI
**CHỦ TỊCH {issuer}**
*Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;*
QUYẾT ĐỊNH:
**Điều 1.** Thành lập Ban Quản lý chợ nổi.
**Điều 2.** Quyết định này có hiệu lực từ ngày ký.
|
*Nơi nhận:*
- Như Điều 2;
- Lưu: VT.
|
**KT. CHỦ TỊCH**
PHÓ CHỦ TỊCH
**Lý Thị Sen**
|
"""


def crawled(number, kind, place, issuer, town, body, about=""):
    """Return a document with its table of properties, as a crawler writes a law portal's page."""
    head = PROPERTIES.format(number=number, kind=kind, place=place)
    return head + LETTERHEAD.format(issuer=issuer, number=number, town=town, about=about) + body.replace("{issuer}", issuer)


@pytest.mark.parametrize("kind", ["Quyết định", "Kế hoạch", "Chỉ thị", "Văn bản khác"])
@pytest.mark.parametrize(
    ("issuer", "place", "town", "expected", "province"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU", "Tỉnh Cà Mau", "Cà Mau", "UBND tỉnh Cà Mau", "Cà Mau"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HUẾ", "Thành phố Huế", "Huế", "UBND thành phố Huế", "Huế"),
        ("BỘ CÔNG THƯƠNG", "Bộ Công Thương", "Hà Nội", "Bộ Công Thương", None),
        ("THỦ TƯỚNG CHÍNH\nPHỦ", "Thủ tướng Chính phủ", "Hà Nội", "Thủ tướng Chính phủ", None),
    ],
)
def test_the_letterhead_speaks_and_not_the_page(kind, issuer, place, town, expected, province):
    number = "41/QĐ-TTg" if "THỦ TƯỚNG" in issuer else "41/QĐ-UBND"
    reading = understand(document_of(crawled(number, kind, place, issuer, town, DECISION)))
    found = reading.metadata
    assert (found.number, found.issued_on, found.issuer) == (number, date(2026, 4, 7), expected)
    assert (found.document_kind, found.title) == ("Quyết định", "Quyết định về việc thành lập Ban Quản lý chợ nổi")
    assert (found.province, found.signer, found.signer_office) == (province, "Lý Thị Sen", "Phó Chủ tịch")
    shown = [block.clean for block in reading.blocks if block.kind is not BlockKind.NOISE]
    assert not any("TRANG LUẬT MỚI" in text or "Đã biết" in text for text in shown)


@pytest.mark.parametrize(
    ("about", "title"),
    [
        ("\n*V/v tu sửa đình làng*", "Công văn V/v tu sửa đình làng"),
        ("\n*V/v tu sửa đình làng và\nchùa cổ.*", "Công văn V/v tu sửa đình làng và chùa cổ"),
        ("\nVề việc nộp báo cáo quý", "Công văn Về việc nộp báo cáo quý"),
    ],
)
def test_an_official_letter(about, title):
    body = "**Kính gửi:** Sở Nội vụ tỉnh Cà Mau.\nCục Di sản nhận được công văn số 5/SNV-VP và có ý kiến như sau:\nĐồng ý.\n"
    sign = "|\nNơi nhận:\n- Như trên.\n|\n**TL. CỤC TRƯỞNG**\nKT. TRƯỞNG BAN ĐÌNH,\nCHÙA CỔ\nPHÓ TRƯỞNG BAN\nVõ Văn Bé\n|\n"
    text = crawled("41/CDS-VP", "Công văn", "Cục Di sản", "BỘ VĂN HÓA\nCỤC DI SẢN", "Hà Nội", body + sign, about)
    found = understand(document_of(text)).metadata
    assert (found.document_kind, found.title, found.number) == ("Công văn", title, "41/CDS-VP")
    assert (found.issued_on, found.province) == (date(2026, 4, 7), None)
    assert (found.signer, found.signer_office) == ("Võ Văn Bé", "Phó Trưởng ban")


MENU = """CỔNG THÔNG TIN XÃ PHÚ LỢI
- Trang chủ
- Giới thiệu
- Liên hệ
Văn bản mới
Kế hoạch số 8/KH-UBND ngày 2/1/2020 của UBND tỉnh Long An về trồng sen
Số: 77/KH-UBND
Hà Nội, ngày 01 tháng 01 năm 2019
"""
PLAN = """ỦY BAN NHÂN DÂN
TỈNH ĐỒNG THÁP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 9/KH-UBND
Đồng Tháp, ngày 3 tháng 2 năm 2026

KẾ HOẠCH
Trồng hoa súng

I. MỤC TIÊU
Trồng 5 ha.
"""


@pytest.mark.parametrize("above", ["", MENU, MENU.replace("\n", "\n\n"), "Ký bởi: Văn phòng\nDỰ THẢO LẦN 2\n"])
def test_what_stands_above_the_letterhead_is_not_the_documents(above):
    found = understand(document_of(above + PLAN)).metadata
    assert (found.number, found.issued_on, found.issuer) == ("9/KH-UBND", date(2026, 2, 3), "UBND tỉnh Đồng Tháp")
    assert (found.title, found.province) == ("Kế hoạch trồng hoa súng", "Đồng Tháp")
    assert found.draft is ("DỰ THẢO" in above)


def test_the_issuer_names_the_province():
    text = PLAN + "\n".join(f"{n}. Học tập tỉnh Long An và tỉnh Bến Tre về trồng súng." for n in range(1, 9))
    assert understand(document_of(text.replace("I. MỤC TIÊU", "I. HỌC TẬP"))).metadata.province == "Đồng Tháp"


def test_a_title_goes_on_after_a_line_that_ends_with_a_comma():
    title = (
        "QUYẾT ĐỊNH\nPHÂN CẤP CHO SỞ XÂY DỰNG, CÔNG AN TỈNH,\nUBND CẤP XÃ THỰC HIỆN MỘT SỐ VIỆC\nỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP"
    )
    text = PLAN.replace("KẾ HOẠCH\nTrồng hoa súng", title).replace("I. MỤC TIÊU", "Căn cứ Luật Xây dựng;\n\nI. MỤC TIÊU")
    found = understand(document_of(text)).metadata
    assert found.title == "Quyết định phân cấp cho Sở Xây dựng, Công an tỉnh, UBND cấp xã thực hiện một số việc"


@pytest.mark.parametrize(
    "attached",
    [
        "DANH MỤC\nCÁC CẦU KHỈ\n(Kèm theo Kế hoạch số 9/KH-UBND)\nPhần I. CẦU\n1. Cầu Sen.\n2. Cầu Súng.\n",
        "PHẦN I\nDANH MỤC CÁC CẦU KHỈ\n(Kèm theo Kế hoạch số 9/KH-UBND)\nCăn cứ Luật Đường bộ, sửa các cầu sau.\n",
        "I. PHỤ CHÚ\n1. Cầu Sen.\n2. Cầu Súng.\n" + "Cầu khỉ là cầu bắc bằng tre, bằng gỗ. " * 6 + "\n",
    ],
)
@pytest.mark.parametrize("signer", ["Lý Thị Sen", "TS. Lý Sen", "**Lý Sen**"])
def test_who_signs_where_no_recipients_are_named_and_more_follows(attached, signer):
    text = f"{PLAN}\nTM. ỦY BAN NHÂN\nDÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n{signer}\n\n{attached}"
    found = understand(document_of(text)).metadata
    assert (found.signer, found.signer_office) == (signer.strip("*"), "Phó Chủ tịch")
    assert found.signed_for == "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH"
