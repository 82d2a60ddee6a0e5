from corpus.reading import understand
from corpus.records import BlockKind, Document, Range

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
