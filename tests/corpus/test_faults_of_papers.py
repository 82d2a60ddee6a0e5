"""Faults that real papers showed: a heading above the letterhead, a time below a numbered task, words that a dash joins."""

from __future__ import annotations

import pytest

from corpus.readers.plain.markdown import read as read_markdown
from corpus.readers.plain.plain import read
from corpus.reading import understand

PLAN = "UBND XÃ BẾN LỨC\nSố: 3/KH-UBND\n\nKẾ HOẠCH\nNuôi ong lấy mật\n\nI. MỤC ĐÍCH\nCó mật.\n\nII. TỔ CHỨC THỰC HIỆN\n"


def duties(text: str) -> list[tuple[list[str], str, str | None]]:
    found = understand(read((PLAN + text + "\n").encode(), "x.txt")).assignments
    return [([lead.text for lead in one.lead], one.task.text, one.period.text if one.period else None) for one in found]


PIPED = """# {above}

| UBND TỈNH SƠN LA | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
|---|---|
| SỞ Y TẾ | Độc lập - Tự do - Hạnh phúc |
| Số: 252/KH-SYT | Sơn La, ngày 11 tháng 11 năm 2025 |

{title}Căn cứ Luật Chăn nuôi ngày 19 tháng 11 năm 2018;

## I. MỤC ĐÍCH

Có mật.
"""


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Kế hoạch của Sở", "**KẾ HOẠCH**\n\n**Nuôi ong lấy mật**\n\n"),
        ("Nuôi ong", "**KẾ HOẠCH**\n\nNuôi ong lấy mật\n\n"),
        ("KẾ HOẠCH NUÔI ONG LẤY MẬT", ""),
        ("Kế hoạch nuôi ong lấy mật", ""),
    ],
)
def test_a_markdown_heading_above_the_letterhead(above: str, title: str) -> None:
    found = understand(read_markdown(PIPED.format(above=above, title=title).encode(), "x.md")).metadata
    assert (found.number, str(found.issued_on), found.issuer) == ("252/KH-SYT", "2025-11-11", "Sở Y tế, UBND tỉnh Sơn La")
    assert (found.document_kind, found.title) == ("Kế hoạch", "Kế hoạch nuôi ong lấy mật")


@pytest.mark.parametrize("label", ["Thời gian hoàn thành", "Thời gian thực hiện", "Thời hạn", "Thời gian"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_of_time_below_a_numbered_task(label: str, gap: str) -> None:
    text = f"1. Sở Y tế kiểm tra mật ong tại các chợ.{gap}{label}: Tháng 11/2025.{gap}2. Sở Nội vụ khen thưởng người nuôi ong."
    assert duties(text) == [
        (["Sở Y tế"], "kiểm tra mật ong tại các chợ.", "Tháng 11/2025"),
        (["Sở Nội vụ"], "khen thưởng người nuôi ong.", None),
    ]


@pytest.mark.parametrize(("end", "begin"), [("kinh tế", "xã hội"), ("quốc phòng", "an ninh"), ("khoa học", "công nghệ")])
def test_words_that_a_dash_joins_over_a_line_end(end: str, begin: str) -> None:
    task = f"1. Ủy ban nhân dân các xã, phường đưa việc nuôi ong vào kế hoạch {end}\n- {begin} của địa phương."
    text = f"{task}\n2. Sở Y tế kiểm tra."
    assert duties(text)[0] == (
        ["Ủy ban nhân dân các xã, phường"],
        f"đưa việc nuôi ong vào kế hoạch {end} - {begin} của địa phương.",
        None,
    )


@pytest.mark.parametrize("words", ["chịu trách nhiệm trực tiếp trước Chủ tịch tỉnh", "chịu trách nhiệm trước Chủ tịch tỉnh"])
def test_whom_somebody_answers_to_is_part_of_the_task(words: str) -> None:
    assert duties(f"1. Chủ tịch Ủy ban nhân dân xã, phường {words} về số đàn ong.")[0][1] == f"{words} về số đàn ong."


@pytest.mark.parametrize("place", ["Đốc Vàng, ngày 28 tháng 4 năm 2026", "Mỹ An Hưng, ngày 28 tháng 04 năm 2026"])
@pytest.mark.parametrize("office", ["HIỆU TRƯỞNG", "TM. BAN GIÁM HIỆU\nHIỆU TRƯỞNG"])
def test_a_date_above_the_signature(place: str, office: str) -> None:
    head = "SỞ GIÁO DỤC VÀ ĐÀO TẠO ĐỒNG THÁP\nTRƯỜNG TIỂU HỌC ĐỐC VÀNG\n\nKẾ HOẠCH\nNuôi ong trong vườn trường\n"
    text = f"{head}\nI. MỤC ĐÍCH\nCó mật.\n\n{place}\n{office}\nLê Văn An\n"
    found = understand(read(text.encode(), "x.txt")).metadata
    assert (str(found.issued_on), found.signer) == ("2026-04-28", "Lê Văn An")
