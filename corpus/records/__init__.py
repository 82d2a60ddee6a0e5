r"""The records of the corpus floor: what a document is once it has been read. In: nothing. Out: the records of all its rooms.

Offsets are the spine. ``Document.text`` is the stored text (Unicode NFC, line ends ``\n``); every :class:`Range` counts
characters (code points) of that text, half-open, and nothing is shown or cited that is not the exact text of its ranges.
A row cut by a page break, or a cell merged over several rows, stands in more than one place: its value has several ranges,
in reading order. ``clean`` or ``text`` strings beside ranges are derived (lines joined, Markdown marks taken out) and are
for searching and for showing as a value, never for quoting.

"""

from corpus.records.document import Cell, Document, Grid, Page, Range, ReadWarning, Value
from corpus.records.metadata import EarlierDocument, LegalBasis, Metadata
from corpus.records.outline import Block, BlockKind, Section
from corpus.records.reading import Reading
from corpus.records.register import Assignment, AssignmentKind, Cost, Table, TableRow, TableRowKind

__all__ = [
    "Assignment",
    "AssignmentKind",
    "Block",
    "BlockKind",
    "Cell",
    "Cost",
    "Document",
    "EarlierDocument",
    "Grid",
    "LegalBasis",
    "Metadata",
    "Page",
    "Range",
    "ReadWarning",
    "Reading",
    "Section",
    "Table",
    "TableRow",
    "TableRowKind",
    "Value",
]
