"""Word files with their insides shuffled: read or refused, never anything else, and no range out of place."""

import copy
import io
import zipfile
from contextlib import suppress

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from corpus.readers.word import docx as reader
from corpus.readers.word.ooxml import W
from corpus.records.errors import UnreadableFileError
from tests import typesetting
from tests.corpus.readers.checks import check_document
from tests.corpus.readers.test_docx import repacked, saved

VALUES = st.sampled_from(["", "0", "-1", "2", "63", "99999999999", "x", "continue", "restart", "page", "none", "\u0301"])
CELLS = st.sampled_from(["a", "", typesetting.ABOVE, typesetting.BEFORE])
PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml", "_rels/.rels", "word/_rels/document.xml.rels")


def seed() -> bytes:
    document = docx.Document()
    document.add_heading("KẾ HOẠCH", 1)
    for style in ("List Number", "List Bullet", "List Number"):
        document.add_paragraph("Mục đích, yêu cầu", style=style)
    table = document.add_table(4, 4, style="Table Grid")
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"ô {number}"
    table.cell(0, 0).merge(table.cell(0, 2))
    table.cell(1, 3).merge(table.cell(3, 3))
    table.cell(2, 1).add_table(2, 2)
    document.add_page_break()
    return saved(document)


SEED = seed()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_word_file_with_shuffled_elements(data):
    def shuffled(blob: bytes) -> bytes:
        root = etree.fromstring(blob)
        for _ in range(data.draw(st.integers(1, 8))):
            elements = list(root.iter("*"))[1:]
            if not elements:
                break
            element = elements[data.draw(st.integers(0, len(elements) - 1))]
            act = data.draw(st.sampled_from(["drop", "repeat", "set", "move", "rename"]))
            parent = element.getparent()
            if act == "drop":
                parent.remove(element)
            elif act == "repeat":
                parent.insert(0, copy.deepcopy(element))
            elif act == "set" and element.attrib:
                element.set(data.draw(st.sampled_from(sorted(element.attrib))), data.draw(VALUES))
            elif act == "move":
                root.append(element)
            elif act == "rename":
                element.tag = W + data.draw(st.sampled_from(["tbl", "tr", "tc", "p", "r", "t", "gridSpan", "sdt", "ins"]))
        return etree.tostring(root)

    part = data.draw(st.sampled_from(PARTS))
    with suppress(UnreadableFileError):
        check_document(reader.read(repacked(SEED, {part: shuffled}), "x.docx"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), min_size=1, max_size=6))
def test_a_word_file_with_altered_bytes(changes):
    data = bytearray(SEED)
    for place, piece in changes:
        at = int(place * (len(data) - len(piece)))
        data[at : at + len(piece)] = piece
    with suppress(UnreadableFileError):
        check_document(reader.read(bytes(data), "x.docx"))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=6))
def test_any_table_keeps_its_cells_in_docx_and_html(rows):
    from corpus.readers.web import html

    width = max(map(len, rows), default=0)
    texts = [[*row, *[""] * (width - len(row))] for row in rows]
    for row, line in enumerate(texts):  # merges must have something to merge with
        for column, text in enumerate(line):
            if (text == typesetting.ABOVE and not row) or (text == typesetting.BEFORE and not column):
                line[column] = "b"
            elif text == typesetting.BEFORE and line[column - 1] == typesetting.ABOVE:
                line[column] = "c"
            elif text == typesetting.ABOVE and texts[row - 1][column] == typesetting.BEFORE:
                line[column] = "d"
            elif text == typesetting.ABOVE and column + 1 < width and texts[row - 1][column + 1] == typesetting.BEFORE:
                line[column] = "e"
    flow = [typesetting.Paragraph("Bảng"), *([typesetting.table_of(texts)] if texts else [])]
    word, page = reader.read(typesetting.as_docx(flow), "x.docx"), html.read(typesetting.as_html(flow), "x.html")
    check_document(word)
    check_document(page)
    assert word.text == page.text
    assert word.grids == page.grids


def test_zip_files_of_all_kinds_of_nonsense_are_refused():
    for names in (["word/document.xml"], ["[Content_Types].xml"], ["_rels/.rels", "word/document.xml"]):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            for name in names:
                package.writestr(name, "<x/>")
        with suppress(UnreadableFileError):
            reader.read(stream.getvalue(), "x.docx")
