"""An answer told again: where it stands, or in fewer words; and what is a question of its own."""

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
    ],
)
def test_a_question_of_its_own_is_none(text):
    assert again(text) is None


def test_of_silence_nothing_is_said_again():
    assert again("dẫn nguồn đi", Answer("x", Status.NOT_FOUND, "Không tìm thấy", (), CITED)) is None
