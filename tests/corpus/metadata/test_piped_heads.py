"""Letterheads and signatures that Markdown writes as tables of two columns; signers' names and degrees."""

import pytest

from corpus.readers.plain import plain
from corpus.reading import understand
from tests.corpus.metadata.test_letterheads import MOTTO, read

HEADS = (
    "| **ỦY BAN NHÂN DÂN TỈNH HÀ GIANG** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n|---|---|\n"
    "| Số: 9/KH-UBND | *Hà Giang, ngày 2 tháng 3 năm 2025* |\n",
    "| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| --- | :---: |\n"
    "| TỈNH HÀ GIANG | **Độc lập - Tự do - Hạnh phúc** |\n"
    "| Số: 9/KH-UBND | |\n| | *Hà Giang, ngày 2 tháng 3 năm 2025* |\n",
    "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n--- | ---\n"
    "Số: 9/KH-UBND | Hà Giang, ngày 2 tháng 3 năm 2025\n",
)
SIGNED = (
    "| *Nơi nhận:* | **TM. ỦY BAN NHÂN DÂN** |\n|---|---|\n| - Bộ Y tế; | **KT. CHỦ TỊCH** |\n"
    "| - Lưu: VT. | **PHÓ CHỦ TỊCH** |\n"
    "| | **Lê Văn An** |\n"
)
TASKS = (
    "| Nhiệm vụ | Đơn vị chủ trì |\n|---|---|\n| Mở lớp học nghề mây tre | Sở Nội vụ |\n"
    "| Khám sức khỏe người cao tuổi | Sở Y tế |\n"
)
BODY = (
    "\n# KẾ HOẠCH\n**Dạy nghề mây tre**\n\nCăn cứ Luật Việc làm năm 2025;\n\n## I. MỤC TIÊU\nGiữ nghề.\n\n## II. NHIỆM VỤ\n\n"
)


def understood(text):
    return understand(plain.read(text.encode(), "a.md", "md"))


@pytest.mark.parametrize("head", HEADS)
def test_a_letterhead_in_a_table_of_two_columns(head):
    reading = understood(f"{head}{BODY}{TASKS}\n{SIGNED}")
    metadata = reading.metadata
    assert (metadata.number, str(metadata.issued_on)) == ("9/KH-UBND", "2025-03-02")
    assert (metadata.issuer, metadata.province) == ("UBND tỉnh Hà Giang", "Hà Giang")
    assert (metadata.signer, metadata.signer_office) == ("Lê Văn An", "Phó Chủ tịch")
    assert [each.text for each in metadata.recipients] == ["Bộ Y tế", "Lưu: VT"]
    assert [each.task.text for each in reading.assignments] == ["Mở lớp học nghề mây tre", "Khám sức khỏe người cao tuổi"]


def test_what_is_cited_of_it_is_without_the_strokes():
    reading = understood(f"{HEADS[0]}{BODY}{SIGNED}")
    text = reading.document.text
    assert [part.of(text) for part in reading.metadata.ranges["number"]] == ["9/KH-UBND"]
    assert not any("|" in block.clean for block in reading.blocks if any(map(str.isalnum, block.clean)))


def test_a_table_of_two_columns_stays_one():
    assert len(understood(f"{HEADS[0]}{BODY}{TASKS}").tables) == 1
    report = "| Chỉ tiêu | Năm 2024 |\n|---|---|\n| Hộ có nước sạch | 82% |\n| Nơi nhận nước | 14 điểm |\n"
    assert len(understood(f"{HEADS[0]}{BODY}{report}").tables) == 1


@pytest.mark.parametrize(
    ("line", "signer"),
    [
        ("H'Bia Niê", "H'Bia Niê"),
        ("Cil K’Duyn", "Cil K’Duyn"),
        ("Y Bhăn Kđoh", "Y Bhăn Kđoh"),
        ("H'LÔ KSƠR", "H'LÔ KSƠR"),
        ("BS.CKII. Đào Thị Mỹ", "BS.CKII. Đào Thị Mỹ"),
        ("BS CKI. Đào Thị Mỹ", "BS CKI. Đào Thị Mỹ"),
        ("DS.CKII Đào Thị Mỹ", "DS.CKII Đào Thị Mỹ"),
    ],
)
def test_names_of_the_highlands_and_degrees_of_physicians(line, signer):
    head = f"ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\n{MOTTO}Số: 9/KH-UBND\nHà Giang, ngày 2 tháng 3 năm 2025"
    assert read(head, closing=f"TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n{line}").signer == signer
