"""Footnotes: where they begin, what goes on with them on the next page, and what only looks like one."""

from corpus.outline.building import outline
from corpus.reading import understand
from corpus.records import BlockKind, Document, Range
from tests.corpus.outline.test_outline import document_of

NOTE = "1 Công nghiệp sinh học là hoạt động sản xuất hàng hóa, gồm công nghiệp, nông nghiệp;…"
PARAGRAPHS = [
    "I. MỤC TIÊU",
    "Công nghiệp sinh học1 trở thành ngành kinh tế.",
    NOTE,
    "II. NHIỆM VỤ",
    "Các sở thực hiện Kế hoạch này.",
]


def kinds(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.clean) for block in understand(document).blocks]


def test_where_paragraphs_are_marked_a_footnote_is_one_paragraph():
    found = kinds(Document("0", "x.docx", "docx", "\n\n".join(PARAGRAPHS)))
    assert [text for kind, text in found if kind is BlockKind.FOOTNOTE] == [NOTE]
    assert [text for kind, text in found if kind is BlockKind.HEADING] == ["I. MỤC TIÊU", "II. NHIỆM VỤ"]


def test_a_note_that_the_file_marks_is_a_footnote_with_or_without_a_number():
    text = "\n\n".join(PARAGRAPHS).replace("1 Công", "Công").replace("học1", "học")
    start = text.index("Công nghiệp sinh học là")
    found = kinds(Document("0", "x.docx", "docx", text, notes=(Range(start, text.index("\n\nII.")),)))
    assert [text for kind, text in found if kind is BlockKind.FOOTNOTE] == [NOTE.removeprefix("1 ")]
    assert len(found) == len(PARAGRAPHS)


def test_in_text_without_pages_a_footnote_does_not_swallow_what_follows():
    found = kinds(Document("0", "x.md", "md", "\n\n".join(PARAGRAPHS)))
    assert [text for kind, text in found if kind is BlockKind.FOOTNOTE] == [NOTE]
    assert [text for kind, text in found if kind is BlockKind.HEADING] == ["I. MỤC TIÊU", "II. NHIỆM VỤ"]


RULE = " " * 40
BODY = "Công nghiệp sinh học1 phát triển; hàm lượng2 cao, phục vụ sản xuất và đời sống của người dân trong vùng.\n"


def footnotes(text):
    document = document_of(text)
    _, blocks = outline(document, ())
    return [(block.marker, block.clean, len(block.ranges)) for block in blocks if block.kind == "footnote"]


def test_footnotes_at_the_foot_of_a_page_and_on_the_next():
    text = (
        f"I. MỘT\n{BODY}{RULE}\n1 Là hoạt động sản xuất\nhàng hóa.\n2 Bao gồm hàm lượng\n\f"
        f"Đoạn của trang hai dài thêm một chút.\n{RULE}\ntính theo phần trăm.\n\fTrang ba."
    )
    assert footnotes(text) == [
        ("1", "1 Là hoạt động sản xuất hàng hóa.", 1),
        ("2", "2 Bao gồm hàm lượng tính theo phần trăm.", 2),
    ]


def test_body_text_between_the_parts_of_a_footnote_is_joined():
    text = f"I. MỘT\nĐoạn có chú thích1 và còn đi\n{RULE}\n1 Chú thích.\n\ftiếp sang trang sau.\n\fHết."
    document = document_of(text)
    _, blocks = outline(document, ())
    assert [(b.kind.value, b.clean) for b in blocks][1:3] == [
        ("paragraph", "Đoạn có chú thích1 và còn đi tiếp sang trang sau."),
        ("footnote", "1 Chú thích."),
    ]


def test_a_number_without_a_reference_is_no_footnote():
    assert footnotes("I. MỘT\nĐoạn văn không có chú thích nào cả.\n1 Mục của bảng\n2 Mục nữa\n\fTrang hai.") == []


def test_a_list_item_is_no_footnote():
    assert footnotes("I. MỘT\nHàm lượng CO2 và PM1 trong không khí.\n1. Mục một.\n2. Mục hai.\n\fTrang hai.") == []


def test_bracketed_references():
    assert footnotes("I. MỘT\nĐoạn có chú thích[1] ở đây.\n[1] Chú thích.") == [("1", "[1] Chú thích.", 1)]
