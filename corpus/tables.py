"""Tables of a document, from grids or from lines of text."""

from __future__ import annotations

from corpus.records import Document, Table


def find_tables(document: Document) -> tuple[Table, ...]:
    """Return the tables of ``document`` in reading order."""
    del document
    return ()
