from corpus.records import BlockKind, Document, Range
from indexer.segments.stored import Passage
from tests.ui.fakes import ASSIGNMENT, DOCUMENT, PASSAGES, PLAN
from ui.presenting.laid_out import Look, block_of, blocks_of


def test_a_document_is_laid_out_in_order_with_its_headings_and_its_rows_by_their_columns():
    blocks = blocks_of(DOCUMENT, PLAN.documents[0], PASSAGES, {ASSIGNMENT.id: ASSIGNMENT})
    assert [block.start for block in blocks] == sorted(block.start for block in blocks)
    assert [block.text for block in blocks if block.kind == "heading"][:2] == ["I. MỤC TIÊU", "IV. TỔ CHỨC THỰC HIỆN"]
    row = next(block for block in blocks if block.cells)
    assert ("Chủ trì", "Sở Nội vụ") in [(cell.name, cell.text) for cell in row.cells]


def row_of(text, context):
    passage = Passage("d:0", "p", "d", "f", BlockKind.TABLE_ROW, (), None, (Range(0, len(text)),), text, context)
    return block_of(Document("d", "f", "md", text), passage, {}, Look())


def test_a_row_that_is_no_task_is_parted_as_its_file_parts_it():
    block = row_of("| 1 | Số sản phẩm | 20 |", "Kế hoạch › TT | Chỉ tiêu | Năm 2030")
    assert [(cell.name, cell.text) for cell in block.cells] == [("", "1"), ("Chỉ tiêu", "Số sản phẩm"), ("Năm 2030", "20")]
    block = row_of("1\tSố sản phẩm\t20", "Kế hoạch › TT | Chỉ tiêu")
    assert [cell.name for cell in block.cells] == ["", "", ""], "names that do not fit the cells are not guessed"


def test_a_row_without_cells_is_text():
    assert row_of("Một hàng trơn", "Kế hoạch").cells == ()
