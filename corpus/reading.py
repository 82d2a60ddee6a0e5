"""Understanding a document: tables, outline, metadata and assignments, in one pure function."""

from __future__ import annotations

from typing import Final

from corpus.metadata.describing import read_metadata
from corpus.outline.building import outline
from corpus.records import Document, Reading, ReadWarning
from corpus.register.assignments import assignments_in_prose
from corpus.tables.finding import find_tables
from corpus.version import pipeline_version

_MIXED: Final = ReadWarning(
    "mixed_table",
    "Có bảng mà khi trích chữ từ PDF, dòng của các ô đã lẫn vào nhau nên không đọc thành nhiệm vụ;"
    " hãy nạp bản Word, PDF hoặc HTML của văn bản.",
)
PIPELINE_VERSION: Final = pipeline_version()
"""Changes whenever the same bytes may be understood differently, so that what was derived before is derived again."""


def understand(document: Document) -> Reading:
    """Return all that is understood of ``document``.

    ``assignments`` are those of the tables, in text order, then those of the prose; a table row's block names the index of
    the first of its own.
    """
    tables = find_tables(document)
    sections, blocks = outline(document, tables)
    metadata = read_metadata(document, sections, blocks)
    in_tables = tuple(assignment for table in tables for row in table.rows for assignment in row.assignments)
    assignments = (*in_tables, *assignments_in_prose(document, sections, blocks, in_tables))
    warnings = (*document.warnings, _MIXED) if any(table.unsure for table in tables) else document.warnings
    return Reading(document, metadata, sections, blocks, assignments, warnings, tuple(tables))
