"""Tables of a document, from grids or from lines of text."""

from __future__ import annotations

import re
from typing import Final

from corpus.flattened import flattened_tables
from corpus.grid_tables import tables_of_grids
from corpus.records import Document, Table

# The title line of an administrative document; these kinds tell or ask, and charge nobody with a task.
_KIND: Final = re.compile(
    r"^[\s*#_]*(KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|CHỈ THỊ|NGHỊ QUYẾT|PHỤ LỤC|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|BIÊN BẢN"
    r"|GIẤY MỜI)(?![^\W_])",
    re.MULTILINE,
)
_TELLING: Final = frozenset(("THÔNG BÁO", "BÁO CÁO", "TỜ TRÌNH", "BIÊN BẢN", "GIẤY MỜI"))
_HEAD_CHARS: Final = 3000


def charges_agencies(document: Document) -> bool:
    """Tell whether the document is of a kind that gives tasks: not a report, a notice, minutes or an invitation."""
    kind = _KIND.search(document.text[:_HEAD_CHARS])
    return kind is None or kind.group(1) not in _TELLING


def find_tables(document: Document) -> tuple[Table, ...]:
    """Return the tables of ``document`` in reading order."""
    charges = charges_agencies(document)
    marked = tables_of_grids(document, charges=charges)
    flattened = flattened_tables(document, [grid.range for grid in document.grids], charges=charges)
    return tuple(sorted((*marked, *flattened), key=lambda table: table.range))
