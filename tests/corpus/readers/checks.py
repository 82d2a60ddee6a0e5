"""What must hold of every document that any reader returns."""

import unicodedata

from corpus.records import Document


def check_document(document: Document) -> None:
    text = document.text
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & {"\r", "\0", "\f", "\ufeff", "\u00a0"}
    edges = [page.range.start for page in document.pages] + [page.range.end for page in document.pages[-1:]]
    assert edges == sorted(edges)
    assert all(page.range.end <= len(text) for page in document.pages)
    for grid in document.grids:
        assert grid.range.end <= len(text)
        taken: set[tuple[int, int]] = set()
        for cell in grid.cells:
            squares = {
                (cell.row + down, cell.column + right) for down in range(cell.row_span) for right in range(cell.column_span)
            }
            assert not squares & taken
            assert all(0 <= row < grid.rows and 0 <= column < grid.columns for row, column in squares)
            taken |= squares
            assert squeezed(cell.text) == squeezed("".join(part.of(text) for part in cell.ranges))
            assert all(grid.range.start <= part.start < part.end <= grid.range.end for part in cell.ranges)
    assert all(part.end <= len(text) for part in document.ocr)


def squeezed(text: str) -> str:
    return "".join(text.split())
