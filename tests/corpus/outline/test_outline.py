"""The outline: nesting, joined paragraphs, and that every character stands in exactly one block."""

import dataclasses
import textwrap
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.layout.markers import MarkerKind, read_marker
from corpus.outline.building import outline
from corpus.readers import read
from corpus.readers.base import make_document
from corpus.readers.plain.paging import infer_pages
from corpus.records import BlockKind, Range, Table, TableRow, TableRowKind
from corpus.text import normalize

PLANS = Path(__file__).parents[3] / "corpus" / "plans"
FILES = sorted(path.name for path in PLANS.iterdir() if path.suffix in {".txt", ".md"})
PIECES = st.sampled_from(
    ["\n", "\n\n", " ", "I. MỤC TIÊU", "II. ", "1. Mục đích", "a) Đến năm", "đ) ", "- ", "+ ", "1.1. ", "PHẦN I", "Phụ lục",
     "KẾ HOẠCH", "Nơi nhận:", "KT. CHỦ TỊCH", "**", "### ", "8", "\f", "học1", "1 Chú thích", " " * 30, "các sở;", "Sở Y tế: ",
     "Căn cứ", "(Kèm theo Kế hoạch số 1/KH-UBND)", "\t", "đã ký", "_____", "Điều 1. ", "|", "văn bản dài " * 9]
)  # fmt: skip


def document_of(text, format_name="txt"):
    text = normalize(text)
    return make_document(text.encode(), "a.txt", format_name, text, pages=infer_pages(text))


def outline_of(text, format_name="txt"):
    document = document_of(text, format_name)
    return outline(document, ())


def assert_whole(document, sections, blocks):
    """Every character that is not white space stands in one block; ranges are exact, ordered and nested."""
    covered = [0] * len(document.text)
    for block in blocks:
        assert block.ranges
        assert all(first.end <= second.start for first, second in pairwise(block.ranges))
        for part in block.ranges:
            assert part.of(document.text) == part.of(document.text).strip() != ""
            for index in range(part.start, part.end):
                covered[index] += 1
        assert block.section is None or block.section < len(sections)
        assert block.parent is None or blocks[block.parent].ranges[0] < block.ranges[0]
    assert all(count == 1 for count, letter in zip(covered, document.text, strict=True) if not letter.isspace())
    assert max(covered, default=0) <= 1
    assert [block.ranges[0] for block in blocks] == sorted(block.ranges[0] for block in blocks)
    for section in sections:
        assert section.range.start == section.heading_range.start
        assert section.heading_range.end <= section.range.end <= len(document.text)
        if section.parent is not None:
            parent = sections[section.parent]
            assert parent.level == section.level - 1
            assert parent.range.start < section.range.start
            assert section.range.end <= parent.range.end


@settings(max_examples=300)
@given(st.text() | st.lists(PIECES, max_size=40).map("".join))
def test_any_text_has_a_whole_outline(text):
    if not any(letter.isalnum() for letter in text):
        return
    for format_name in ("txt", "md"):
        document = document_of(text, format_name)
        assert_whole(document, *outline(document, ()))


@pytest.mark.parametrize("name", FILES)
def test_the_plans_have_whole_outlines(name):
    document = read(PLANS / name, PLANS)
    assert_whole(document, *outline(document, ()))


@settings(max_examples=100)
@given(st.lists(PIECES, min_size=4, max_size=40).map("".join), st.data())
def test_any_tables_leave_the_outline_whole(text, data):
    document = document_of("a" + text)
    cut = st.integers(0, len(document.text))
    start, end = sorted((data.draw(cut), data.draw(cut)))
    places = st.tuples(cut, cut).map(lambda pair: Range(min(pair), max(pair)))
    rows = [TableRow(TableRowKind.OTHER, tuple(found), "", "") for found in data.draw(st.lists(st.lists(places, min_size=1)))]
    table = Table(Range(start, end), (), tuple(data.draw(st.lists(places))), tuple(rows))
    assert_whole(document, *outline(document, [table]))


def paths(text, format_name="txt"):
    sections, _ = outline_of(text, format_name)
    return [(section.level, section.number, section.heading) for section in sections]


def kinds(text, format_name="txt"):
    _, blocks = outline_of(text, format_name)
    return [(block.kind.value, block.clean) for block in blocks]


def test_levels_come_from_numbering_and_not_from_markdown():
    text = "# KẾ HOẠCH\n\nVề việc A\n\n### I. MỘT\n\n## 1. Hai\n\n# a) Ba\n\n- bốn\n\n##### II. NĂM\n\nsáu."
    assert paths(text, "md") == [(1, "I", "MỘT"), (2, "1", "Hai"), (3, "a", "Ba"), (1, "II", "NĂM")]


def test_duplicated_and_skipped_numbers_stay_siblings():
    text = "I. MỘT\n1. Mục một\nĐoạn.\nII. HAI\nĐoạn.\nII. HAI NỮA\n3. Mục ba\nĐoạn.\nV. NĂM\nĐoạn."
    assert [(level, number) for level, number, _ in paths(text)] == [
        (1, "I"),
        (2, "1"),
        (1, "II"),
        (1, "II"),
        (2, "3"),
        (1, "V"),
    ]


def test_parts_chapters_articles_and_decimals_nest():
    text = (
        "PHẦN I\nĐÁNH GIÁ TÌNH HÌNH\nI. Kết quả\n1. Kết quả chung\n1.1. Về trồng trọt\nĐoạn một.\n1.1.1. Cây lúa\nĐoạn hai.\n"
        "1.2. Về chăn nuôi\nĐoạn ba.\nPHẦN II: NHIỆM VỤ\nĐiều 1. Phạm vi\nĐoạn bốn."
    )
    assert paths(text) == [
        (1, "PHẦN I", "ĐÁNH GIÁ TÌNH HÌNH"), (2, "I", "Kết quả"), (3, "1", "Kết quả chung"), (4, "1.1", "Về trồng trọt"),
        (5, "1.1.1", "Cây lúa"), (4, "1.2", "Về chăn nuôi"), (1, "PHẦN II", "NHIỆM VỤ"), (2, "Điều 1", "Phạm vi"),
    ]  # fmt: skip


def test_a_heading_that_runs_into_its_paragraph_is_cut_at_the_colon():
    text = "I. TỔ CHỨC\n\n**4. Sở Tài chính:** hằng năm, trên cơ sở đề xuất.\n\n5. Sở Y tế: chủ trì việc này."
    assert kinds(text, "md")[1:] == [
        ("heading", "4. Sở Tài chính:"), ("paragraph", "hằng năm, trên cơ sở đề xuất."),
        ("heading", "5. Sở Y tế:"), ("paragraph", "chủ trì việc này."),
    ]  # fmt: skip


def test_a_colon_that_introduces_a_list_makes_no_heading():
    text = "I. KINH PHÍ\n1. Nguồn kinh phí gồm: ngân sách, tài trợ.\n2. Việc lập dự toán theo quy định."
    assert [kind for kind, _ in kinds(text)] == ["heading", "list_item", "list_item"]


def test_items_hang_under_what_introduces_them_and_end_sibling_sections():
    text = "1. Sở A: làm việc này.\n2. Sở B có trách nhiệm làm việc kia, rồi báo cáo.\nGồm các việc:\n- một;\n+ hai;\n- ba."
    sections, blocks = outline_of(text)
    assert len(sections) == 1
    by_text = {block.clean: block for block in blocks}
    assert by_text["2. Sở B có trách nhiệm làm việc kia, rồi báo cáo."].section is None
    assert blocks[by_text["- một;"].parent].clean == "Gồm các việc:"
    assert blocks[by_text["+ hai;"].parent].clean == "- một;"
    assert blocks[by_text["- ba."].parent].clean == "Gồm các việc:"


WRAPPED = """I. MỤC TIÊU
Xây dựng ngành công nghệ sinh học trở thành ngành kinh tế quan trọng của tỉnh An
Giang, thúc đẩy tăng trưởng kinh tế, phục vụ an sinh xã hội và bảo vệ môi trường
bền vững theo Nghị quyết số 36-
NQ/TW của Bộ Chính trị về phát triển công nghệ sinh học phục vụ phát triển đất
nước trong tình hình mới trên địa bàn tỉnh.

Các sở, ban, ngành căn cứ chức năng, nhiệm vụ được giao để tổ chức triển khai
thực hiện đầy đủ, đồng bộ.
"""


def test_wrapped_lines_are_joined_and_paragraphs_parted():
    found = kinds(WRAPPED)
    assert [kind for kind, _ in found] == ["heading", "paragraph", "paragraph"]
    assert found[1][1].endswith("36-NQ/TW của Bộ Chính trị về phát triển công nghệ sinh học phục vụ phát triển đất "
                                "nước trong tình hình mới trên địa bàn tỉnh.")  # fmt: skip


def test_a_goal_that_begins_with_its_figure_is_no_end_of_a_range_of_years():
    text = "I. MỤC TIÊU\n\na) Đến năm 2031\n\n- Ươm;\n\nb) Đến năm 2034\n\n- 80% thôn có vườn ươm;\n\n- Chín thôn có tổ tuần."
    sections, _ = outline_of(text)
    assert [section.heading for section in sections] == ["MỤC TIÊU", "Đến năm 2031", "Đến năm 2034"]


def test_blank_lines_inside_sentences_part_nothing():
    double = WRAPPED.replace("\n", "\n\n")
    assert [clean for _, clean in kinds(double)] == [clean for _, clean in kinds(WRAPPED)]


def test_group_rows_of_tables_are_sections_and_rows_stay_in_place():
    text = "Phụ lục\nPHÂN CÔNG\nTT Việc\nI Nhóm một\n1 việc A\n2 việc B\nII Nhóm hai\n3 việc C\nGhi chú cuối bảng."
    spots = {piece: Range(text.index(piece), text.index(piece) + len(piece)) for piece in text.split("\n")}
    rows = [
        TableRow(TableRowKind.GROUP, (spots["I Nhóm một"],), "I", "I Nhóm một", "Nhóm một"),
        TableRow(TableRowKind.OTHER, (spots["1 việc A"],), "1", "1 việc A"),
        TableRow(TableRowKind.OTHER, (spots["2 việc B"],), "2", "2 việc B"),
        TableRow(TableRowKind.GROUP, (spots["II Nhóm hai"],), "II", "II Nhóm hai", "Nhóm hai"),
        TableRow(TableRowKind.OTHER, (spots["3 việc C"],), "3", "3 việc C"),
    ]
    whole = Range(spots["TT Việc"].start, spots["3 việc C"].end)
    sections, blocks = outline(document_of(text), [Table(whole, ("TT", "Việc"), (spots["TT Việc"],), tuple(rows))])
    assert [(s.level, s.number, s.heading) for s in sections] == [
        (1, "Phụ lục", "PHÂN CÔNG"), (2, "I", "Nhóm một"), (2, "II", "Nhóm hai"),
    ]  # fmt: skip
    assert [(b.kind, b.section) for b in blocks] == [
        (BlockKind.HEADING, 0), (BlockKind.NOISE, None), (BlockKind.HEADING, 1), (BlockKind.TABLE_ROW, 1),
        (BlockKind.TABLE_ROW, 1), (BlockKind.HEADING, 2), (BlockKind.TABLE_ROW, 2), (BlockKind.PARAGRAPH, 0),
    ]  # fmt: skip


def test_a_row_names_the_first_of_its_assignments():
    text = "1 A\n2 B\n3 C"
    row = TableRow(TableRowKind.TASK, (Range(0, 3),), "1", "1 A")
    rows = (
        dataclasses.replace(row, assignments=("x", "y")),
        TableRow(TableRowKind.OTHER, (Range(4, 7),), "2", "2 B"),
        TableRow(TableRowKind.TASK, (Range(8, 11),), "3", "3 C", assignments=("z",)),
    )
    _, blocks = outline(document_of(text), [Table(Range(0, 11), (), (), rows)])
    assert [block.assignment for block in blocks] == [0, None, 2]


@pytest.mark.parametrize("name", ["quang-ngai-cong-nghiep-sinh-hoc.txt", "quang-nam-cong-nghiep-sinh-hoc.txt"])
@pytest.mark.parametrize(
    ("width", "indent", "between", "joint"),
    [
        (78, "", "\n", "\n"),
        (78, "", "\n\n", "\n"),
        (72, "", "\n\n", "\n\n"),
        (90, "      ", "\n", "\n"),
        (2000, "", "\n\n", "\n"),
    ],
)
def test_a_plan_set_anew_has_the_same_outline(name, width, indent, between, joint):
    """However wide its lines and wherever blank lines stand, a plan reads the same."""
    sections, blocks = outline(read(PLANS / name, PLANS), ())
    body = [block for block in blocks if block.kind not in (BlockKind.HEADER, BlockKind.CLOSING, BlockKind.NOISE)]
    paragraphs: list[str] = []
    for before, block in pairwise([None, *body]):
        runs_in = before is not None and before.kind is BlockKind.HEADING and before.clean.endswith(":")
        if runs_in and block.kind is BlockKind.PARAGRAPH and read_marker(before.clean).kind is MarkerKind.ARABIC:
            paragraphs[-1] += f" {block.clean}"
        else:
            paragraphs.append(block.clean)
    wrap = textwrap.TextWrapper(width, initial_indent=indent, break_long_words=False, break_on_hyphens=False)
    text = between.join(joint.join(wrap.wrap(paragraph)) for paragraph in paragraphs)
    again, found = outline_of(text)
    assert [(b.kind, b.clean) for b in found] == [(b.kind, b.clean) for b in body]
    assert [(s.level, s.number, s.heading) for s in again] == [(s.level, s.number, s.heading) for s in sections]


PARTED = "\n\n".join(
    ["**Điều\n10. Trách nhiệm của chủ bến thuyền**"]
    + [
        f"{n}. Hằng quý, Hiệp hội\nVận tải thủy tỉnh gửi danh sách bến thuyền số {n} đã được kiểm tra\n"
        "trong quý, kèm theo biên bản của đoàn kiểm tra và đề nghị xếp hạng."
        for n in range(1, 12)
    ]
    + ["**Điều\n11. Tổ chức thực hiện**", "Các cơ quan có liên quan thực hiện quy định này từ ngày ký ban hành."]
)


def test_a_heading_whose_number_stands_on_the_next_line_is_one():
    sections, _ = outline_of(PARTED)
    assert [section.number for section in sections if section.number and "Điều" in section.number] == ["Điều 10", "Điều 11"]


def test_where_blank_lines_part_paragraphs_a_line_goes_on_its_item_though_it_begins_with_a_capital():
    _, blocks = outline_of(PARTED)
    items = [block.clean for block in blocks if block.clean[:1].isdigit()]
    assert len(items) == 11
    assert all("Hiệp hội Vận tải thủy tỉnh gửi danh sách" in item for item in items)


def test_where_items_stand_line_by_line_a_capital_begins_anew():
    text = "\n".join(
        f"{n}. Sở Xây dựng\nChủ trì kiểm tra bến thuyền số {n} và gửi kết quả về tỉnh đúng hạn." for n in range(1, 12)
    )
    _, blocks = outline_of(text)
    assert sum(block.clean.startswith("Chủ trì kiểm tra") for block in blocks) == 11


SIGNED = (
    "Điều 4. Các đơn vị thi hành./.\n\nNơi nhận:\n- Như Điều 4;\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nPhan Thị Mận\n\n"
)


@pytest.mark.parametrize(
    "annexed",
    [
        "PHẦN I. DANH MỤC DỊCH VỤ\n\nPHẦN II. CÁCH LÀM\n\nNgười dân nộp đơn tại xã.",
        "Phần thứ nhất\nNHỮNG QUY ĐỊNH CHUNG\n\nNgười dân nộp đơn tại xã.",
        "Chương I. QUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\nNgười dân nộp đơn tại xã.",
        "I. DỊCH VỤ CẤP XÃ\n\nNgười dân nộp đơn tại xã.",
    ],
)
def test_what_is_numbered_as_a_part_below_the_signature_is_attached_and_no_closing(annexed):
    _, blocks = outline_of(f"KẾ HOẠCH\nThử\n\nĐiều 1. Ban hành danh mục kèm theo.\n\n{SIGNED}{annexed}")
    closing = [block.clean for block in blocks if block.kind is BlockKind.CLOSING]
    assert any("Phan Thị Mận" in text for text in closing)
    assert not any("Người dân" in text for text in closing)
    assert [block.kind for block in blocks if block.clean == "Người dân nộp đơn tại xã."] == [BlockKind.PARAGRAPH]


ENACTED = "QUYẾT ĐỊNH\nBan hành Quy trình cấp thẻ\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy trình cấp thẻ.\n\n"


@pytest.mark.parametrize(
    "note",
    [
        "(Ban hành kèm theo Quyết định số 9/QĐ-UBND của Ủy ban nhân dân xã)",
        "(*Ban\nhành kèm theo Quyết định số 9/QĐ-UBND)*",
        "(Ban\nhành kèm theo Quyết định số 9/QĐ-UBND)",
        "(Kèm\ntheo Quyết định số 9/QĐ-UBND của\nỦy ban nhân dân xã",
        "(Ban hành kèm theo Quyết định số 9/QĐ-UBND của\nỦy ban nhân dân xã",
    ],
)
def test_the_note_of_what_is_attached_ends_above_its_first_chapter(note):
    attached = f"QUY TRÌNH CẤP THẺ CHO HỘI VIÊN\n\n{note}\n\nChương I\n\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\nHội viên xin thẻ."
    sections, blocks = outline_of(f"{ENACTED}{SIGNED}{attached}")
    path = [(section.number, section.heading) for section in sections[-3:]]
    assert path == [("", "QUY TRÌNH CẤP THẺ CHO HỘI VIÊN"), ("Chương I", "QUY ĐỊNH CHUNG"), ("Điều 1", "Phạm vi")]
    assert [sections[b.section].heading for b in blocks if b.clean == "Hội viên xin thẻ."] == ["Phạm vi"]


def test_a_chapters_title_in_capitals_is_whole_though_a_colon_stands_in_it():
    title = (
        "CẤP THẺ CHO HỘI VIÊN THEO NHÓM 1: NGƯỜI CAO TUỔI, NGƯỜI KHUYẾT TẬT, NGƯỜI CÓ CÔNG VÀ THÂN NHÂN CỦA NGƯỜI CÓ CÔNG Ở XÃ"
    )
    sections, _ = outline_of(f"{ENACTED}Chương II\n\n{title}\n\nĐiều 2. Hồ sơ\n\nHội viên nộp một đơn.")
    assert [section.heading for section in sections if section.number == "Chương II"] == [title]


@pytest.mark.parametrize("to", ["1. Sở Y tế;\n2. Sở Tư pháp;", "a) Sở Y tế;\nb) Sở Tư pháp;", "- Sở Y tế;\n- Lưu: VT, I."])
def test_a_numbered_list_of_recipients_stays_the_closing(to):
    _, blocks = outline_of(f"KẾ HOẠCH\nThử\n\nI. MỤC TIÊU\n\nLàm cho xong.\n\nNơi nhận:\n{to}\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
    assert [block.kind for block in blocks if "Sở Y tế" in block.clean] == [BlockKind.CLOSING]


def test_what_is_told_above_the_first_heading_is_prose_and_grounds_and_issuing_are_the_head():
    told = "Năm qua, toàn huyện có 12 cây cầu gỗ bị trôi, làm ba bản không đi chợ được trong hai tháng."
    ground = "Cụ thể hóa Nghị quyết số 06-NQ/HU ngày 24 tháng 11 năm 2025 của Huyện ủy về đường nông thôn ở các xã vùng cao."
    issues = "Ủy ban nhân dân huyện ban hành Kế hoạch sửa cầu gỗ tại các bản vùng cao của huyện như sau."
    to = "- Chủ tịch Ủy ban nhân dân các xã có cầu gỗ, Trưởng phòng Kinh tế và Hạ tầng của huyện cùng dự."
    _, blocks = outline_of(
        "\n\n".join(["KẾ HOẠCH", "Sửa cầu gỗ", told, ground, issues, to, "I. MỤC TIÊU", "Sửa xong 12 cây cầu."])
    )
    assert [block.kind for block in blocks if told in block.clean] == [BlockKind.PARAGRAPH]
    for text in (ground, issues, to):
        assert [block.kind for block in blocks if text in block.clean] == [BlockKind.HEADER]
    several = f"{told} Nay lũ lại về, nhiều bản chưa có cầu. Để dân đi lại được trước mùa mưa, Chủ tịch huyện yêu cầu:"
    _, blocks = outline_of("\n\n".join(["CHỈ THỊ", "Sửa cầu gỗ", several, "I. CÁC XÃ", "Sửa xong 12 cây cầu."]))
    assert [block.kind for block in blocks if several in block.clean] == [BlockKind.PARAGRAPH]


def test_an_item_that_begins_with_a_figure_is_no_part_of_the_heading_before_it():
    text = "KẾ HOẠCH\nNuôi ong\n\n"
    text += "1. Chỉ tiêu\n1.1. Năm 2026: 40 đàn ong.\n1.2. Năm 2027: 60 đàn ong.\n1.3. 100% hộ nuôi được tập huấn.\n"
    sections, blocks = outline_of(text)
    last = next(block for block in blocks if "100%" in block.clean)
    assert (last.marker, sections[last.section].heading) == ("1.3.", "Chỉ tiêu")
