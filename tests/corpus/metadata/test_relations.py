"""Which earlier documents a document says it replaces or amends, and which it only speaks of."""

from datetime import date

import pytest

from tests.corpus.metadata.test_metadata import metadata_of
from tests.corpus.outline.test_outline import document_of

PLAN = """ỦY BAN NHÂN DÂN
TỈNH THÁI BÌNH
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 08/KH-UBND
Thái Bình, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
{title}

Căn cứ {ground};
{opening}
I. MỤC TIÊU
Giữ vững sản xuất của tỉnh.
II. TỔ CHỨC THỰC HIỆN
{last}
"""
TITLE = "Phòng, chống dịch bệnh trên cây trồng năm 2026"
GROUND = "Luật Bảo vệ và kiểm dịch thực vật ngày 25 tháng 11 năm 2013"
OPENING = "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"
LAST = "Các sở thực hiện Kế hoạch này."


def earlier_of(**parts):
    words = {"title": TITLE, "ground": GROUND, "opening": OPENING, "last": LAST, **parts}
    document = document_of(PLAN.format(**words))
    found = metadata_of(document)
    for earlier in found.earlier:
        assert " ".join(part.of(document.text) for part in earlier.ranges).replace("\n", "") == earlier.number
    assert [v.text for v in found.replaces] == [e.number for e in found.earlier if e.role == "replaces"]
    assert [v.text for v in found.amends] == [e.number for e in found.earlier if e.role == "amends"]
    return [(e.role, e.number, e.issued_on or e.year, e.issuer) for e in found.earlier]


SAID = [
    (
        {"last": "Kế hoạch có hiệu lực từ ngày ký, thay thế Kế hoạch số 7/KH-UBND ngày 04/02/2023 của Sở Lao động - Thương "
                 "binh và Xã hội và Kế hoạch số 8/KH-UBND ngày 05/3/2023."},
        [
            ("replaces", "7/KH-UBND", date(2023, 2, 4), "Sở Lao động - Thương binh và Xã hội"),
            ("replaces", "8/KH-UBND", date(2023, 3, 5), None),
        ],
    ),
    (
        {"last": "Kế hoạch này có hiệu lực kể từ ngày ký; thay thế Kế hoạch số 10/KH-UBND ngày 15/01/2021 của UBND tỉnh."},
        [("replaces", "10/KH-UBND", date(2021, 1, 15), "UBND tỉnh")],
    ),
    (
        {"last": "Các Kế hoạch sau đây hết hiệu lực kể từ ngày Kế hoạch này có hiệu lực:\n"
                 "a) Kế hoạch số 10/KH-UBND ngày 15/01/2021 của UBND tỉnh;\nb) Kế hoạch số 11/KH-UBND năm 2022 của UBND tỉnh."},
        [("replaces", "10/KH-UBND", date(2021, 1, 15), "UBND tỉnh"), ("replaces", "11/KH-UBND", 2022, "UBND tỉnh")],
    ),
    (
        {"last": "Kế hoạch này thay thế Kế hoạch số 10/KH-UBND ngày 15/01/2021 của UBND tỉnh Thái Bình về phòng, chống dịch."},
        [("replaces", "10/KH-UBND", date(2021, 1, 15), "UBND tỉnh Thái Bình")],
    ),
    (
        {"last": "Kế hoạch này có hiệu lực kể từ ngày ký và thay thế các Kế hoạch: số 10/KH-UBND ngày 15/01/2021, số 7/KH-UBND "
                 "ngày 02/3/2022 của UBND tỉnh."},
        [("replaces", "10/KH-UBND", date(2021, 1, 15), None), ("replaces", "7/KH-UBND", date(2022, 3, 2), "UBND tỉnh")],
    ),
    (
        {"last": "Kế hoạch này thay thế:\n- Kế hoạch số 10/KH-UBND ngày 15/01/2021 của UBND tỉnh;\n"
                 "- Kế hoạch số 11/KH-UBND năm 2022 của UBND tỉnh."},
        [("replaces", "10/KH-UBND", date(2021, 1, 15), "UBND tỉnh"), ("replaces", "11/KH-UBND", 2022, "UBND tỉnh")],
    ),
    (
        {"last": "Kế hoạch số 10/KH-UBND ngày 15/01/2021 của UBND tỉnh hết hiệu lực kể từ ngày Kế hoạch này được ban hành."},
        [("replaces", "10/KH-UBND", date(2021, 1, 15), "UBND tỉnh")],
    ),
    (
        {"last": "Quyết định này có hiệu lực kể từ ngày 01/3/2026. Bãi bỏ Quyết định số 10/2021/QĐ-UBND ngày 15/01/2021 của "
                 "UBND tỉnh."},
        [("replaces", "10/2021/QĐ-UBND", date(2021, 1, 15), "UBND tỉnh")],
    ),
    (
        {"last": "Quyết định số 10/2021/QĐ-UBND ngày 15/01/2021 của UBND tỉnh hết hiệu lực thi hành."},
        [("replaces", "10/2021/QĐ-UBND", date(2021, 1, 15), "UBND tỉnh")],
    ),
    (
        {"title": f"{TITLE} (thay thế Kế hoạch số 10/KH-UBND ngày 15/01/2021)"},
        [("replaces", "10/KH-UBND", date(2021, 1, 15), None)],
    ),
    (
        {"opening": "Ủy ban nhân dân tỉnh ban hành Kế hoạch phòng, chống dịch, thay thế Kế hoạch số 10/KH-UBND ngày "
                    "15/01/2021, với các nội dung sau:"},
        [("replaces", "10/KH-UBND", date(2021, 1, 15), None)],
    ),
    (
        {"last": "Kế hoạch này thay thế Phụ lục II ban hành kèm theo Kế hoạch số 10/KH-UBND ngày 15/01/2021 của UBND tỉnh."},
        [("amends", "10/KH-UBND", date(2021, 1, 15), "UBND tỉnh")],
    ),
    (
        {"title": "Sửa đổi, bổ sung một số nội dung Kế hoạch số 10/KH-UBND ngày 15/01/2021 của UBND tỉnh về phòng, chống dịch"},
        [("amends", "10/KH-UBND", date(2021, 1, 15), "UBND tỉnh")],
    ),
    (
        {"opening": "Ủy ban nhân dân tỉnh ban hành Kế hoạch điều chỉnh, bổ sung Kế hoạch số 10/KH-UBND ngày 15/01/2021 của "
                    "UBND tỉnh như sau:"},
        [("amends", "10/KH-UBND", date(2021, 1, 15), "UBND tỉnh")],
    ),
]  # fmt: skip
UNSAID = [
    {"last": "Sở Tư pháp rà soát Quyết định số 12/2019/QĐ-UBND ngày 03/4/2019 của UBND tỉnh đã hết hiệu lực thi hành."},
    {"last": "Hồ sơ nộp trước ngày 01/3/2026. Thay thế thiết bị theo Quyết định số 5/QĐ-UBND được làm dần."},
    {"ground": "Quyết định số 5/QĐ-UBND ngày 01/02/2024 của UBND tỉnh thay thế Quyết định số 4/QĐ-UBND ngày 01/02/2020"},
    {"title": "Triển khai thực hiện Quyết định số 5/QĐ-TTg sửa đổi, bổ sung Quyết định số 4/QĐ-TTg ngày 01/02/2020"},
    {"last": "Khi các văn bản dẫn chiếu tại Kế hoạch này được thay thế bằng văn bản mới như Nghị định số 30/2020/NĐ-CP thì "
             "thực hiện theo văn bản mới."},
    {"last": "Giao Sở Tư pháp tham mưu văn bản thay thế Quyết định số 12/2019/QĐ-UBND ngày 03/4/2019 của UBND tỉnh."},
    {"last": "Kế hoạch này thực hiện Quyết định số 5/QĐ-UBND thay thế Quyết định số 4/QĐ-UBND ngày 01/02/2020."},
]  # fmt: skip


@pytest.mark.parametrize(("parts", "wanted"), SAID)
def test_what_is_replaced_or_amended(parts, wanted):
    assert earlier_of(**parts) == wanted


@pytest.mark.parametrize("parts", UNSAID)
def test_what_is_only_spoken_of(parts):
    assert earlier_of(**parts) == []


def test_what_a_replaced_plan_carried_out_is_not_replaced():
    said = (
        "Kế hoạch này thay thế Kế hoạch số 10/KH-UBND ngày 15/01/2021 của UBND tỉnh thực hiện Quyết định số 4/QĐ-TTg ngày "
        "01/02/2020. Các sở thực hiện Kế hoạch số 9/KH-UBND."
    )
    assert [number for _, number, *_ in earlier_of(last=said)] == ["10/KH-UBND"]
