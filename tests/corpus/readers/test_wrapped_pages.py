"""Text that whoever copied a page broke at a width: a paragraph's first line is short, since its tag stood there."""

import pytest

from corpus.reading import understand
from tests.corpus.outline.test_outline import document_of

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n\nKẾ HOẠCH\nTrồng rừng năm 2025\n\nI. TỔ CHỨC THỰC HIỆN\n\n"
LONG = (
    "chuẩn bị cây giống, phân bón và nhân lực cho vụ trồng rừng mùa xuân, kiểm tra đất trồng ở từng thôn bản, lập danh sách hộ"
    " nhận khoán, tập huấn cách trồng, cách chăm sóc và cách phòng chống cháy rừng trong mùa khô hanh, theo dõi tỷ lệ cây sống"
)
NAMES = ("Hạt Kiểm lâm", "Ban Quản lý rừng", "Phòng Kinh tế", "Trạm Khuyến nông", "Đội Thanh niên", "Hội Phụ nữ")


def wrapped(text, first=34, width=80):
    """Return ``text`` broken after ``first`` characters and then at ``width``."""
    lines, line, limit = [], "", first
    for word in text.split():
        if len(line) + len(word) + 1 > limit and line:
            lines.append(line)
            line, limit = "", width
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def plan(items, between="\n\n"):
    body = between.join(wrapped(f"{number}. {item}") for number, item in enumerate(items, 1))
    return [block.clean for block in understand(document_of(f"{HEAD}{body}\n")).blocks if block.kind.value == "list_item"]


@pytest.mark.parametrize("between", ["\n\n", "\n\n\n"])
def test_a_line_goes_on_with_a_name_in_capitals_where_blank_lines_part_paragraphs(between):
    items = [f"Giao cho cán bộ của {NAMES[n % 6]} huyện {LONG} và báo cáo {NAMES[(n + 1) % 6]} huyện." for n in range(12)]
    assert plan(items, between) == [f"{number}. {item}" for number, item in enumerate(items, 1)]


def test_a_dash_within_a_paragraph_begins_no_item():
    items = [f"Mở chuyên mục Hỏi – Đáp về rừng, {LONG}; mở chuyên mục Hỏi – Đáp trên sóng của đài huyện." for _ in range(12)]
    assert plan(items) == [f"{number}. {item}" for number, item in enumerate(items, 1)]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("theo quy định tại Điều\n5 Quyết định này", "tại Điều 5 Quyết định này"),
        ("khi dự báo cháy đến cấp\nIV thì cấm đốt", "đến cấp IV thì cấm đốt"),
        ("gửi Sở Nội vụ thành phố\nHải Phòng tổng hợp", "thành phố Hải Phòng tổng hợp"),
        ("để Ủy ban nhân dân tỉnh\nĐiện Biên biết, thực hiện", "tỉnh Điện Biên biết, thực hiện"),
    ],
)
def test_what_a_line_end_cannot_part(broken, whole):
    text = understand(document_of(f"{HEAD}1. Các xã báo cáo kết quả {broken}.\n"))
    assert any(whole in block.clean for block in text.blocks)


@pytest.mark.parametrize(
    "title", ["4. Công an tỉnh\nSở Y tế kiểm tra.", "Trách nhiệm của Ủy ban nhân dân tỉnh\nCác sở phối hợp."]
)
def test_a_heading_that_ends_in_a_territory_stays_one(title):
    blocks = [block.clean for block in understand(document_of(f"{HEAD}{title}\n")).blocks]
    assert title.split("\n")[1] in blocks


TAIL = (
    "Kế hoạch 15/KH-UBND năm 2025 trồng rừng do tỉnh Hà Giang ban hành\n\nVăn bản liên quan\n\nBan hành:\n\nCập nhật:\n\n"
    "Sở Y tế chủ trì tư vấn cho bạn đọc.\n"
)
SIGNED = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Rừng\n\n"
NUMBERED = HEAD.replace("TỈNH HÀ GIANG\n", "TỈNH HÀ GIANG\n\nSố: 15/KH-UBND\n")


def test_what_a_page_says_below_the_document_is_not_the_documents():
    read = understand(document_of(f"{NUMBERED}1. Sở Y tế kiểm tra rừng.\n\n{SIGNED}{TAIL}"))
    assert [row.task.text for row in read.assignments] == ["kiểm tra rừng."]
    assert {block.kind.value for block in read.blocks if "liên quan" in block.clean or "Cập nhật" in block.clean} == {"noise"}


@pytest.mark.parametrize(
    "annex",
    [
        "PHỤ LỤC\n(Ban hành kèm theo\nKế hoạch 15/KH-UBND ngày 5/5/2025)\n\n1. Sở Y tế trồng 5 ha.\n",
        "PHỤ LỤC\n(Kèm theo Kế hoạch số 15/KH-UBND)\n\n1. Sở Y tế trồng 5 ha.\n",
        "PHỤ LỤC\nKế hoạch số 15/KH-UBND\n\n1. Sở Y tế trồng 5 ha.\n",
    ],
)
def test_an_annex_that_names_its_plan_is_the_documents(annex):
    read = understand(document_of(f"{NUMBERED}1. Sở Y tế kiểm tra rừng.\n\n{SIGNED}{annex}"))
    assert any("trồng 5 ha" in block.clean and block.kind.value != "noise" for block in read.blocks)


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_mark_alone_on_its_line_is_that_of_the_next(between):
    marked = [("1.", "Sở Y tế"), ("a)", "Kiểm tra chợ."), ("b)", "Dọn chợ."), ("2.", "Công an tỉnh"), ("a)", "Tuần tra đêm.")]
    text = "\n\n".join(f"{mark}{between}{said}" for mark, said in marked)
    read = understand(document_of(f"{HEAD}{text}\n"))
    assert [block.clean for block in read.blocks[-5:]] == [f"{mark} {said}" for mark, said in marked]
    assert [row.lead[0].text for row in read.assignments] == ["Sở Y tế", "Sở Y tế", "Công an tỉnh"]


@pytest.mark.parametrize("text", ["1.\n\nSở Y tế họp.", "Họp ngày 15.\nSở Y tế dự.", "1.\n2.\n3."])
def test_a_number_that_stands_apart_is_no_mark_of_what_follows(text):
    blocks = understand(document_of(f"{HEAD}{text}\n")).blocks
    assert not any(block.clean.startswith(("1. Sở", "15. Sở", "1. 2.")) for block in blocks)
