"""An answer told again: where it stands, or in fewer words; and what is a question of its own."""

from dataclasses import replace

import pytest

from qa.again import said_again
from qa.contracts.answer import Answer, Citation, Item, Status


def citation(n, section, page, quote):
    return Citation(n, "lao-cai", "a.md", "Kế hoạch", section, page, "paragraph", 0, len(quote), quote)


CITED = (
    citation(1, "II. NHIỆM VỤ", 3, "### 1. Chuồng\n**Dựng chuồng** tránh rét."),
    citation(2, "III. KINH PHÍ", None, "Mỗi chuồng 5 triệu đồng."),
)
TEXT = "Lào Cai, II. NHIỆM VỤ:\n- Dựng chuồng tránh rét\n- Trồng cỏ voi"
BEFORE = Answer("tóm tắt", Status.ANSWERED, TEXT, (Item("lao-cai", "", ("Dựng chuồng",), (1,)),), CITED)


def again(text, before=BEFORE):
    return said_again(text, before, lambda plan: plan.upper())


@pytest.mark.parametrize(
    "text",
    [
        "ở trang nào, mục nào nói vậy?",
        "nằm ở điều mấy vậy em?",
        "Ghi ở phần nào trong kế hoạch?",
        "trích dẫn ở đâu vậy ạ",
    ],
)
def test_where_it_stands(text):
    told = again(text)
    assert told.answer == "- LAO-CAI, II. NHIỆM VỤ, trang 3: “1. Chuồng Dựng chuồng tránh rét.”"
    assert told.citations == CITED


STATED = replace(
    BEFORE,
    items=(Item("lao-cai", "", ("30%",), (1, 2)),),
    citations=(
        citation(
            1, "II. MỤC TIÊU › 2. Đến năm 2032", None, "Nuôi thêm trâu. Đàn bò tăng 30% so với giai đoạn\n2021 - 2025; bán sữa."
        ),
        citation(2, "II. MỤC TIÊU › 1. Chung", None, "Bê con tăng 5%."),
    ),
)


@pytest.mark.parametrize("text", ["so với giai đoạn nào vậy?", "mức tăng đó là so với năm nào", "so với cái gì"])
def test_what_a_statement_is_held_against(text):
    told = "So với giai đoạn 2021 - 2025 – “Đàn bò tăng 30% so với giai đoạn 2021 - 2025; bán sữa.” (LAO-CAI, 2. Đến năm 2032)"
    assert again(text, STATED).answer == told


def test_a_statement_held_against_nothing_is_told_so():
    bare = replace(STATED, citations=STATED.citations[1:])
    assert again("so với năm nào", bare).status is Status.NOT_FOUND


@pytest.mark.parametrize("text", ["mốc năm nào vậy", "đó là mục tiêu của năm nào?", "tính đến năm nào"])
def test_for_which_year_a_statement_is_said(text):
    assert again(text, STATED).answer.startswith("Đến năm 2032 – “Nuôi thêm trâu.")
    row = replace(STATED, citations=tuple(replace(each, kind="table_row") for each in STATED.citations))
    assert again(text, row) is None  # a task's year is its time


@pytest.mark.parametrize("text", ["gọn hơn nữa, một câu thôi", "ngắn lại giúp em", "nói gọn hơn đi", "một câu thôi nhé"])
def test_in_fewer_words(text):
    assert again(text).answer == "Lào Cai, II. NHIỆM VỤ: Dựng chuồng tránh rét"


@pytest.mark.parametrize(
    "text",
    [
        "phần nào nói về kinh phí?",
        "mục nào giao Sở Y tế chủ trì?",
        "nguồn vốn nào?",
        "nguồn nào?",
        "nguồn kinh phí lấy ở đâu ra?",
        "tóm tắt phần kinh phí gọn hơn",
        "trang nào có bảng phân công?",
        "ai chủ trì?",
        "năm nào trồng cỏ?",
        "chuồng so với năm nào thì rộng hơn?",
    ],
)
def test_a_question_of_its_own_is_none(text):
    assert again(text) is None


def test_of_silence_nothing_is_said_again():
    assert again("dẫn nguồn đi", Answer("x", Status.NOT_FOUND, "Không tìm thấy", (), CITED)) is None


def of_documents(*values, quote="Kế hoạch này có hiệu lực từ ngày ký."):
    """Return an answer that told ``values``, proved by ``quote``."""
    items, cited = (Item("lao-cai", "", values, (1,)),), (citation(1, "II. NHIỆM VỤ", 3, quote),)
    return Answer("thay gì", Status.ANSWERED, "; ".join(values), items, cited)


ENDED = "thay thế Quyết định số 29/2020/QĐ-UBND ngày 18 tháng 8 năm 2020 của UBND tỉnh"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Văn bản đó ban hành ngày nào?", "18/8/2020"),
        ("quyết định ấy ra hôm nào", "18/8/2020"),
        ("Thế nó ký bao giờ?", "18/8/2020"),
        ("Quyết định cũ đó đề ngày nào?", "18/8/2020"),
        ("Quyết định bị thay thế ban hành khi nào vậy?", "18/8/2020"),
        ("còn văn bản kia ban hành năm nào", "18/8/2020"),
        ("Nó số mấy?", "29/2020/QĐ-UBND"),
        ("quyết định cũ số hiệu là gì", "29/2020/QĐ-UBND"),
        ("Văn bản trước đó mang số nào?", "29/2020/QĐ-UBND"),
    ],
)
def test_the_document_that_was_told_is_asked_about_further(text, told):
    assert again(text, of_documents(ENDED)).answer.startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định đó ban hành ngày nào?",  # none was told
        "Quyết định này ban hành ngày nào?",  # the plan itself
        "Văn bản đó do ai ký?",
        "Nó quy định gì?",
        "Ban hành ngày nào?",
    ],
)
def test_another_document_or_another_thing_is_looked_up(text):
    assert again(text, of_documents(ENDED)) is None


def test_of_several_documents_told_none_is_meant():
    assert again("Văn bản đó ra ngày nào?", of_documents(ENDED, "Quyết định số 7/2019/QĐ-UBND ngày 01/3/2019")) is None


def test_the_former_document_is_told_from_the_proof():
    before = of_documents("Không", quote="Kế hoạch này bỏ Kế hoạch số 88/KH-UBND ngày 19 tháng 3 năm 2021.")
    assert again("kế hoạch cũ đó số mấy?", before).answer.startswith("88/KH-UBND")
    assert again("kế hoạch cũ ban hành ngày nào?", before).answer.startswith("19/3/2021")
    assert again("kế hoạch đó số mấy?", before) is None
