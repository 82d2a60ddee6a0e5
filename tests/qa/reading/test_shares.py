"""Parts of a sum in made-up passages: sentences that divide it, lists of items, totals apart."""

import pytest

from corpus.records import BlockKind, Range
from indexer.segments.stored import Passage
from qa.reading.shares import breakdowns


def passage(text, kind=BlockKind.PARAGRAPH, path=("V. KINH PHÍ",), context="", at=0):
    part = Range(at, at + len(text))
    return Passage(
        id=f"d:{at}",
        plan="p",
        document="d",
        file="p.txt",
        kind=kind,
        section_path=path,
        page=None,
        ranges=(part,),
        clean=text,
        context=context,
    )


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        (
            "Tổng kinh phí là 40 tỷ đồng, gồm: ngân sách tỉnh 25 tỷ đồng; vốn vay, tài trợ 15 tỷ đồng.",
            "40 tỷ đồng",
            {"ngân sách tỉnh": "25 tỷ đồng", "vốn vay, tài trợ": "15 tỷ đồng"},
        ),
        (
            "Năm 2027 bố trí 9 tỷ đồng, trong đó 6 tỷ đồng mua thuyền và 3 tỷ đồng tập huấn.",
            "9 tỷ đồng",
            {"mua thuyền": "6 tỷ đồng", "tập huấn": "3 tỷ đồng"},
        ),
        ("Đường vào bản 12 tỷ đồng, cầu treo 7 tỷ đồng.", None, {"Đường vào bản": "12 tỷ đồng", "cầu treo": "7 tỷ đồng"}),
        (
            "2. Chia theo năm: năm 2026 là 8 tỷ đồng; năm 2027 là 6 tỷ đồng.",
            None,
            {"năm 2026": "8 tỷ đồng", "năm 2027": "6 tỷ đồng"},
        ),
        ("3. Chi cho: thùng ong 5 tỷ đồng; máy quay 2 tỷ đồng.", None, {"thùng ong": "5 tỷ đồng", "máy quay": "2 tỷ đồng"}),
        (
            "4. Kinh phí xây trạm: 14 tỷ đồng, năm 2026 là 8 tỷ đồng, năm 2027 là 6 tỷ đồng.",
            "14 tỷ đồng",
            {"năm 2026": "8 tỷ đồng", "năm 2027": "6 tỷ đồng"},
        ),
        ("Kinh tế số 8 tỷ đồng; xã hội số 2 tỷ đồng.", None, {"Kinh tế số": "8 tỷ đồng", "xã hội số": "2 tỷ đồng"}),
    ],
)
def test_a_sentence_gives_each_part_its_amount(text, total, parts):
    (found,) = breakdowns([passage(text)])
    assert (found.total.figure.text if found.total else None) == total
    assert {share.name: share.figure.text for share in found.shares} == parts


def test_items_of_a_list_are_parts_by_their_first_amount():
    items = ["a) Ngân sách xã: 30 triệu đồng, chi mua ống nước.", "b) Dân đóng góp: 12 triệu đồng."]
    context = "KH › V. KINH PHÍ › Tổng kinh phí 42 triệu đồng, gồm:"
    found = [passage(text, BlockKind.LIST_ITEM, context=context, at=100 * n) for n, text in enumerate(items)]
    listed = next(iter(breakdowns(found)))
    assert [(share.name, share.figure.text) for share in listed.shares] == [
        ("Ngân sách xã", "30 triệu đồng"),
        ("Dân đóng góp", "12 triệu đồng"),
    ]
    assert {share.passage.id for share in listed.shares} == {"d:0", "d:100"}


def test_parts_with_colons_have_no_total_among_them_and_what_is_paid_for_each_is_a_rate():
    (found,) = breakdowns([passage("Ngân sách xã: 3 tỷ đồng; dân góp: 1 tỷ đồng; doanh nghiệp: 2 tỷ đồng.")])
    assert found.total is None
    assert [share.name for share in found.shares] == ["Ngân sách xã", "dân góp", "doanh nghiệp"]
    (rates,) = breakdowns([passage("Thuyền thúng 900.000 đồng/chiếc; áo phao 200.000 đồng mỗi người.")])
    assert all(share.is_rate for share in rates.shares)
