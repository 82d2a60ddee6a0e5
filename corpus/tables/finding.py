"""Tables of a document, from grids or from lines of text."""

from __future__ import annotations

from corpus.genres.kind import charges_in_tables
from corpus.records import Document, Table
from corpus.tables.flat.flattened import flattened_tables
from corpus.tables.flat.unread import unread_tables
from corpus.tables.grid_tables import tables_of_grids


def find_tables(document: Document) -> tuple[Table, ...]:
    """Return the tables of ``document`` in reading order.

    Those that the file marks as tables (its grids), and those that were flattened to lines of text outside them; what is
    surely a table and cannot be read is one without tasks. Rows of a document that charges nobody (a report), of statistics
    and of forms to be filled in are OTHER rows.
    """
    charges = charges_in_tables(document)
    marked = tables_of_grids(document, charges=charges)
    flattened = flattened_tables(document, [grid.range for grid in document.grids], charges=charges)
    known = [*(grid.range for grid in document.grids), *(table.range for table in flattened)]
    return tuple(sorted((*marked, *flattened, *unread_tables(document, known)), key=lambda table: table.range))
