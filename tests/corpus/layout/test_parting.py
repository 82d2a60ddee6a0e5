"""Files that hold several documents one after the other, and files that only look so."""

import pytest

from corpus.layout.parting import documents_in, part_name, whole_of
from corpus.reading import understand
from tests.corpus.outline.test_outline import document_of

PLAN = """{above}{issuer}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
{number}
{place}, ngày {day} tháng 3 năm 2026

{kind}
{title}

I. NHIỆM VỤ
1. {task}
a) Cơ quan chủ trì: {lead}.
b) Thời gian hoàn thành: Quý II năm 2026.

Nơi nhận:
- Như trên;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

{signer}

"""


def plan(**said):
    usual = {
        "above": "", "issuer": "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP", "number": "Số: 9/KH-UBND", "place": "Đồng Tháp", "day": "3",
        "kind": "KẾ HOẠCH", "title": "Trồng hoa súng", "task": "Vét ao", "lead": "Sở Xây dựng", "signer": "Lý Văn Sen",
    }  # fmt: skip
    return PLAN.format(**{**usual, **said})


OTHERS = [
    plan(number="Số: 10/KH-UBND", title="Nuôi ếch", task="Đào hồ", lead="Sở Y tế"),
    plan(number="Số: 10/KH-UBND", issuer="SỞ NỘI VỤ", title="Nuôi ếch", task="Đào hồ", lead="Văn phòng Sở"),
    plan(number="Số: 10/QĐ-UBND", kind="QUYẾT ĐỊNH", title="Về việc nuôi ếch", signer="LÝ VĂN BÉ"),
    plan(number="Số: 10/KH-UBND", issuer="ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HUẾ", place="Huế", title="Nuôi ếch"),
]


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("first", [plan(), plan(signer="LÝ VĂN SEN"), plan() + "PHỤ LỤC\nDANH SÁCH AO\n1. Ao Sen\n\n"])
def test_each_document_is_read_as_if_it_stood_alone(first, other):
    parts = documents_in(document_of(first + other + plan(number="Số: 11/KH-UBND", title="Trồng bần")))
    assert [part.text.strip() for part in parts[1:2]] == [other.strip()]
    assert [part.file for part in parts] == ["a.txt", "a~2.txt", "a~3.txt"]
    assert len({part.id for part in parts}) == 3
    assert (parts[0].further, parts[1].further) == (2, 0)
    alone = understand(document_of(other))
    found = understand(parts[1])
    assert found.metadata == alone.metadata
    assert found.assignments == alone.assignments
    assert [warning.code for warning in found.warnings] == ["several_documents"]


@pytest.mark.parametrize(("file", "number"), [("a.txt", 1), ("thu muc/ke-hoach.docx", 3), ("x.y.pdf", 12)])
def test_names_lead_back_to_the_file(file, number):
    assert whole_of(part_name(file, number)) == (file, number)


@pytest.mark.parametrize(
    "after",
    [
        plan(above="PHỤ LỤC I\nMẪU BÁO CÁO\n", number="Số:     /BC-…", day="…", kind="BÁO CÁO", title="Kết quả trồng hoa súng"),
        plan(kind="KẾ HOẠCH", title="Trồng hoa súng"),
        plan(number="(Kèm theo Quyết định số 10/QĐ-UBND)", day="…"),
        "PHỤ LỤC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐƠN ĐĂNG KÝ NUÔI ẾCH\nKính gửi: Sở Y tế\n",
        "",
    ],
)
def test_forms_annexes_and_copies_are_no_further_documents(after):
    document = document_of(plan() + after)
    assert documents_in(document) == (document,)


def test_a_letterhead_before_anybody_signed_is_no_further_document():
    text = plan().split("Nơi nhận")[0] + plan(number="Số: 10/KH-UBND")
    assert len(documents_in(document_of(text))) == 1


def test_grids_and_pages_go_to_their_documents():
    from corpus.readers.plain.plain import read

    table = "STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n1\tVét ao\tSở Xây dựng\t2026\n2\tĐào hồ\tSở Y tế\t2026\n\n"
    text = plan().replace("I. NHIỆM VỤ", f"{table}I. NHIỆM VỤ") + "\f" + plan(number="Số: 10/KH-UBND", task="Nuôi ếch")
    text += "\f" + plan(number="Số: 11/KH-UBND", kind="KẾ HOẠCH").replace("I. NHIỆM VỤ", f"{table}I. NHIỆM VỤ")
    parts = documents_in(read(text.encode(), "ba.txt"))
    assert [len(part.grids) for part in parts] == [1, 0, 1]
    for part in parts:
        assert all(place.of(part.text).strip() for grid in part.grids for cell in grid.cells for place in cell.ranges)
        assert all(0 <= page.range.start <= page.range.end <= len(part.text) for page in part.pages)
    assert [page.number for page in parts[2].pages] == [3]
