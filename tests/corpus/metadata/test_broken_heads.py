"""Heads that narrow columns, extraction or wrapping broke: the State's name among the issuer's lines, labels apart."""

from __future__ import annotations

import pytest

from corpus.readers.plain.markdown import read as read_markdown
from corpus.readers.plain.plain import read
from corpus.reading import understand
from corpus.records import Metadata

REST = (
    "\n\nKẾ HOẠCH\nDọn rác ven sông Cái năm 2026\n\nCăn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;\n\nI. MỤC ĐÍCH\n"
)


def said(head: str) -> Metadata:
    return understand(read((head + REST + "Sông sạch, bờ thoáng cho dân đi lại.\n").encode(), "x.txt")).metadata


SIDE_BY_SIDE = """    {one:30}      CỘNG HÒA XÃ HỘI CHỦ NGHĨA
    {two:30}              VIỆT NAM
                                         Độc lập - Tự do - Hạnh phúc
    Số: 31/KH-UBND                    {place}, ngày 12 tháng 5 năm
                                              2026"""
IN_TURN = """ỦY BAN NHÂN DÂN
{two}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA
VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày 12 tháng 5 năm
2026

Số: 31/KH-UBND"""
NARROW = """                      CỘNG HÒA XÃ HỘI
    ỦY BAN
                      CHỦ NGHĨA VIỆT
    NHÂN DÂN
                      NAM
    {first}
                      Độc lập - Tự do - Hạnh
    {second}
                      phúc

    Số: 31/KH-        {place}, ngày 12
    UBND              tháng 5 năm 2026"""


@pytest.mark.parametrize(("place", "first", "second"), [("Cần Giuộc", "XÃ CẦN", "GIUỘC"), ("Bến Lức", "XÃ BẾN", "LỨC")])
@pytest.mark.parametrize("head", [SIDE_BY_SIDE, IN_TURN, NARROW])
def test_the_rest_of_the_states_name_is_no_part_of_the_issuer(head: str, place: str, first: str, second: str) -> None:
    found = said(head.format(one="ỦY BAN NHÂN DÂN", two=f"{first} {second}", first=first, second=second, place=place))
    assert found.issuer == f"UBND xã {place}"
    assert head is NARROW or (found.number, str(found.issued_on)) == ("31/KH-UBND", "2026-05-12")


def test_a_body_of_the_country_keeps_its_name() -> None:
    head = "LIÊN ĐOÀN LAO ĐỘNG\nVIỆT NAM\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 5/KH-TLĐ"
    assert (said(head).issuer or "").casefold() == "liên đoàn lao động việt nam"


@pytest.mark.parametrize("cited", ["77/QĐ-TTr", "1204/QĐ-SYT"])
@pytest.mark.parametrize("label", ["Số: 02/KH-ĐTTr", "Số:\n02/KH-ĐTTr", "Số:\n\n02/KH-ĐTTr"])
def test_the_number_in_an_issuers_name_is_not_the_documents(cited: str, label: str) -> None:
    left, right = f"**THANH TRA TỈNH**\n**ĐOÀN THANH TRA THEO QĐ SỐ {cited}**", "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**"
    text = f"|\n{left}\n|\n{right}\n|\n|\n{label}\n|\n*Ngày 2 tháng 3 năm 2026*\n|\n"
    reading = understand(read_markdown((text + REST.replace("KẾ HOẠCH", "**KẾ HOẠCH**")).encode(), "x.md"))
    assert reading.metadata.number == "02/KH-ĐTTr"


@pytest.mark.parametrize(
    "head", ["Số:\n\nBến Lức, ngày tháng năm 2026\n\n/KH-UBND", "Bến Lức, ngày     tháng     năm 2026\n/KH-UBND"]
)
def test_the_year_of_a_drafts_date_begins_no_number(head: str) -> None:
    found = said(f"ỦY BAN NHÂN DÂN\nXÃ BẾN LỨC\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{head}")
    assert (found.number, found.issued_on) == (None, None)


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        ("KIỂM ĐỊNH CẦU TREO DÂN SINH", "THEO TIÊU CHUẨN MỚI CỦA BỘ XÂY DỰNG", "theo tiêu chuẩn mới của Bộ Xây dựng"),
        ("DẠY NGHỀ CHO THANH NIÊN", "THỰC HIỆN CHƯƠNG TRÌNH VIỆC LÀM NĂM 2026", "thực hiện chương trình việc làm năm 2026"),
        ("TRỒNG CÂY CHẮN SÓNG", "NHẰM BẢO VỆ ĐÊ BIỂN CỦA XÃ", "nhằm bảo vệ đê biển của xã"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_title_in_capitals_goes_on_with_any_word(first: str, second: str, title: str, gap: str) -> None:
    text = (
        f"UBND XÃ BẾN LỨC\nSố: 3/KH-UBND\n\nKẾ HOẠCH\n{first}{gap}{second}\n\nCăn cứ Luật Đê điều ngày 29 tháng 11 năm 2006;\n"
    )
    found = understand(read((text + "\nI. MỤC ĐÍCH\nGiữ đê, giữ đất cho dân.\n").encode(), "x.txt")).metadata
    assert found.title is not None
    assert found.title.endswith(title)


def test_words_after_a_heading_in_capitals_begin_a_sentence() -> None:
    title = "KẾ HOẠCH\nDỌN RÁC TRÊN ĐỊA BÀN XÃ ĐẾN NĂM 2030"
    text = f"UBND XÃ BẾN LỨC\nSố: 3/KH-UBND\n\n{title}\n\nI. MỤC TIÊU CHUNG\nĐến năm 2030, sông sạch.\n"
    assert understand(read(text.encode(), "x.txt")).metadata.title == "Kế hoạch dọn rác trên địa bàn xã đến năm 2030"


@pytest.mark.parametrize("tail", ["Cơ quan thường trực", "Thường trực Ban Chỉ đạo"])
def test_a_heading_broken_before_a_dash_is_one_heading(tail: str) -> None:
    first = f"**1. Sở Nông nghiệp và Môi trường\n- {tail}**\n\nĐo chất lượng nước hằng tháng."
    second = "**2. Sở Y tế**\n\nKiểm tra nước giếng."
    text = f"**KẾ HOẠCH**\n\nDỌN RÁC\n\n**II. TỔ CHỨC THỰC HIỆN**\n\n{first}\n\n{second}\n"
    found = understand(read_markdown(text.encode(), "x.md")).assignments
    assert [(one.task.text, [lead.text for lead in one.lead]) for one in found] == [
        ("Đo chất lượng nước hằng tháng.", ["Sở Nông nghiệp và Môi trường"]),
        ("Kiểm tra nước giếng.", ["Sở Y tế"]),
    ]
