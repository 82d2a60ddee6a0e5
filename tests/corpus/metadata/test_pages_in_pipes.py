"""Letterheads and closings that a converter put into Markdown tables, and what else a letterhead may hold."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from tests.corpus.metadata.test_metadata import metadata_of
from tests.corpus.outline.test_outline import assert_whole, document_of

BODY = (
    "\n\n# KẾ HOẠCH\n**Trồng cây phân tán năm 2026**\n\nCăn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;\n\nI."
    " MỤC TIÊU\n\nGiữ rừng.\n\n"
)
TASKS = (
    "| TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Ươm cây | Sở Y tế | 2026 |\n| 2 |"
    " Phát cây | Sở Nội vụ | 2027 |\n"
)
CLOSING = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn An\n"


def read_markdown(text, tmp_path):
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    return understand(read(path, tmp_path))


@pytest.mark.parametrize(
    "head",
    [
        "| **ỦY BAN NHÂN DÂN TỈNH HÀ GIANG** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n|---|---|\n"
        "| Số: 31/KH-UBND | *Hà Giang, ngày 05 tháng 3 năm 2026* |",
        "| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| :---: | :---: |\n| TỈNH HÀ GIANG | Độc lập - Tự"
        " do - Hạnh phúc |\n"
        "| Số: 31/KH-UBND | Hà Giang, ngày 05 tháng 3 năm 2026 |",
        "| ỦY BAN NHÂN DÂN<br>**TỈNH HÀ GIANG**<br>Số: 31/KH-UBND | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - "
        "Hạnh phúc<br>*Hà Giang, ngày 05 tháng 3 năm 2026* |\n|---|---|",
        "| | | |\n|---|---|---|\n| ỦY BAN NHÂN DÂN TỈNH HÀ GIANG | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "| Số: 31/KH-UBND | | Hà Giang, ngày 05 tháng 3 năm 2026 |",
    ],
)
def test_a_letterhead_in_a_table(head, tmp_path):
    found = read_markdown(f"{head}{BODY}{TASKS}{CLOSING}", tmp_path)
    said = found.metadata
    assert (said.number, str(said.issued_on), said.issuer) == ("31/KH-UBND", "2026-03-05", "UBND tỉnh Hà Giang")
    assert said.title == "Kế hoạch trồng cây phân tán năm 2026"
    assert [row.lead[0].text for row in found.assignments] == ["Sở Y tế", "Sở Nội vụ"]
    assert not any("|" in block.clean for block in found.blocks if any(map(str.isalnum, block.clean)))
    assert_whole(found.document, found.sections, found.blocks)


@pytest.mark.parametrize(
    "closing",
    [
        "| **Nơi nhận:** | **TM. ỦY BAN NHÂN DÂN** |\n|---|---|\n| - Bộ Y tế; | **KT. CHỦ TỊCH** |\n| - Lưu: VT. |"
        " **PHÓ CHỦ TỊCH** |\n| | "
        "**Trần Thị Bình** |",
        "| **Nơi nhận:**<br>- Bộ Y tế;<br>- Lưu: VT. | **TM. ỦY BAN NHÂN DÂN**<br>**KT. CHỦ TỊCH**<br>**PHÓ CHỦ"
        " TỊCH**<br><br>**Trần Thị"
        " Bình** |\n|---|---|",
    ],
)
def test_a_closing_in_a_table(closing, tmp_path):
    head = (
        "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 31/KH-UBND\nHà Giang, ngày 05"
        " tháng 3 năm 2026"
    )
    found = read_markdown(f"{head}{BODY}{TASKS}\n{closing}\n", tmp_path)
    said = found.metadata
    assert (said.signer, said.signer_office) == ("Trần Thị Bình", "Phó Chủ tịch")
    assert said.signed_for == "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH"
    assert [value.text for value in said.recipients] == ["Bộ Y tế", "Lưu: VT"]
    assert_whole(found.document, found.sections, found.blocks)


@pytest.mark.parametrize(
    ("closing", "signer", "office", "signed_for"),
    [
        (
            "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH\nY Bhiu Niê",
            "Y Bhiu Niê",
            "Phó Chủ tịch",
            "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH",
        ),
        ("TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH\nLò Văn Pánh", "Lò Văn Pánh", "Chủ tịch", "TM. ỦY BAN NHÂN DÂN"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nH'Mai Ayun", "H'Mai Ayun", "Phó Giám đốc", "KT. GIÁM ĐỐC"),
        ("CHỦ TỊCH\n\nKa Srah K’Brểu", "Ka Srah K’Brểu", "Chủ tịch", None),
        ("GIÁM ĐỐC\n\nThS.BS.CKI. Vũ Thị Lan", "ThS.BS.CKI. Vũ Thị Lan", "Giám đốc", None),
        ("HIỆU TRƯỞNG\n\nNhà giáo Phan Bá Tùng", "Nhà giáo Phan Bá Tùng", "Hiệu trưởng", None),
    ],
)
def test_who_signs(closing, signer, office, signed_for):
    said = metadata_of(
        document_of(f"UBND TỈNH HÀ GIANG\nSố: 3/KH-UBND\n\nKẾ HOẠCH\nTrồng cây\n\nI. MỤC TIÊU\nGiữ rừng.\n\n{closing}\n")
    )
    assert (said.signer, said.signer_office, said.signed_for) == (signer, office, signed_for)


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN XÃ PHÚ MỸ\nTỈNH LONG AN", "UBND xã Phú Mỹ, tỉnh Long An"),
        ("ỦY BAN NHÂN DÂN\nTỈNH LONG AN", "UBND tỉnh Long An"),
        ("BAN CHẤP HÀNH ĐOÀN TNCS HỒ CHÍ MINH TỈNH LONG AN\n***", "Ban Chấp hành Đoàn TNCS Hồ Chí Minh tỉnh Long An"),
        ("BỆNH VIỆN ĐA KHOA KHU VỰC CẦN GIUỘC", "Bệnh viện Đa khoa khu vực Cần Giuộc"),
    ],
)
def test_who_issues(head, issuer):
    text = (
        f"{head}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 3/KH-A\nngày 3 tháng 4 năm 2026\n\nKẾ HOẠCH\nTrồng"
        " cây\n\nI. MỤC TIÊU\nGiữ rừng.\n"
    )
    assert metadata_of(document_of(text)).issuer == issuer


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Diễn tập từ tháng 5 năm 2025 đến hết tháng 2 năm 2027", "từ tháng 5 năm 2025 đến hết tháng 2 năm 2027"),
        ("Nạo vét kênh năm 2026 - 2027", "năm 2026 - 2027"),
        ("Cho thuê đất từ năm 2026 đến năm 2031 tại các xã", "từ năm 2026 đến năm 2031"),
        ("Thực hiện Nghị quyết ngày 5 tháng 5 năm 2025 của Tỉnh ủy", None),
    ],
)
def test_the_years_of_a_title(title, period):
    text = f"UBND TỈNH LONG AN\nSố: 3/KH-UBND\n\nKẾ HOẠCH\n{title}\n\nI. YÊU CẦU\nGiữ rừng.\n"
    assert metadata_of(document_of(text)).period == period


@pytest.mark.parametrize(
    "opening",
    [
        "Đầu năm nay, toàn tỉnh xảy ra 12 vụ cháy rừng tại các xã vùng cao, làm hai\nngười bị thương và thiệt hại 30"
        " ha rừng trồng.\nSố vụ"
        " tăng so với năm 2024.",
        "Thời gian qua, việc giữ rừng đã có chuyển biến. Tuy nhiên, nhiều xã còn khoán trắng,\nchưa có người tuần tra.",
    ],
)
def test_a_directive_tells_before_it_orders(opening):
    text = (
        "UBND TỈNH LONG AN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 3/CT-UBND\n\nCHỈ THỊ\nVề việc phòng cháy, chữa"
        " cháy rừng\ntrên địa bàn"
        f" tỉnh\n\n{opening}\n\nThực hiện Chỉ thị số 1/CT-TTg ngày 2/1/2025 của Thủ tướng Chính phủ; xét đề nghị của"
        f" Sở Y tế tại Tờ trình"
        " số 7/TTr-SYT ngày 3/1/2025, Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Y tế\na) Trực cấp cứu.\n"
    )
    said = metadata_of(document_of(text))
    assert (said.title, said.period) == ("Chỉ thị về việc phòng cháy, chữa cháy rừng trên địa bàn tỉnh", None)


def test_a_notice_is_no_conclusion_by_the_words_below():
    text = "UBND TỈNH LONG AN\nSố: 3-KH/TU\n\nKẾ HOẠCH\nCông tác kiểm tra năm 2026\n\nI. YÊU CẦU\nGiữ rừng.\n"
    said = metadata_of(document_of(text))
    assert (said.document_kind, said.title) == ("Kế hoạch", "Kế hoạch công tác kiểm tra năm 2026")


@pytest.mark.parametrize(
    ("line", "bases"),
    [
        (
            "Căn cứ Nghị định số 9/2020/NĐ-CP ngày 9/4/2020 của Chính phủ chia sẻ dữ liệu số;",
            [("9/2020/NĐ-CP", "Chính phủ", "chia sẻ dữ liệu số")],
        ),
        (
            "Thực hiện Kế hoạch số 4/KH-SYT ngày 2/1/2025 của Sở Y tế về khám bệnh, Bệnh viện xây dựng Kế hoạch như sau:",
            [("4/KH-SYT", "Sở Y tế", "khám bệnh")],
        ),
        (
            "Thực hiện Chỉ thị số 27-CT/TU ngày 9/2/2026 của Tỉnh ủy về giữ rừng; xét đề nghị của Giám đốc Sở Y tế"
            " tại Tờ trình số"
            " 7/TTr-SYT ngày 6/3/2026, Ủy ban nhân dân tỉnh ban hành Kế hoạch này.",
            [("27-CT/TU", "Tỉnh ủy", "giữ rừng"), ("7/TTr-SYT", "Sở Y tế", None)],
        ),
        (
            "Căn cứ Nghị định số 8/2013/NĐ-CP ngày 1/2/2013, Nghị định số 9/2017/NĐ-CP ngày 3/4/2017 của Chính phủ về cấp sổ;",
            [("8/2013/NĐ-CP", "Chính phủ", "cấp sổ"), ("9/2017/NĐ-CP", "Chính phủ", "cấp sổ")],
        ),
        (
            "Cụ thể hóa Nghị quyết số 14-NQ/TU ngày 8/12/2025 của Tỉnh ủy về công tác thanh niên;",
            [("14-NQ/TU", "Tỉnh ủy", "công tác thanh niên")],
        ),
    ],
)
def test_what_a_plan_stands_on(line, bases):
    said = metadata_of(
        document_of(f"UBND TỈNH LONG AN\nSố: 3/KH-UBND\n\nKẾ HOẠCH\nTrồng cây\n\n{line}\n\nI. YÊU CẦU\nGiữ rừng.\n")
    )
    assert [(base.number, base.issuer, base.subject) for base in said.legal_bases] == bases
