"""Typesets a flow (paragraphs and tables) as the files that offices send, to hold every reader against one source."""

from __future__ import annotations

import html
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import corpus.records
from corpus.readers.flow import Flow, FlowTable, Paragraph, TableCell, cell_lines, is_layout
from corpus.records import Assignment, BlockKind, Document, Range, Reading, TableRowKind, Value
from corpus.tables.finding import find_tables

FONTS = tuple(
    Path("/usr/share/fonts/truetype") / name
    for name in ("liberation2/LiberationSerif", "liberation/LiberationSerif", "dejavu/DejaVuSerif")
)
"""Families with Vietnamese letters (Debian's fonts-liberation2, fonts-dejavu-core), by path less the face's ending."""


def font_file() -> Path | None:
    """The regular face of the first family that is installed."""
    faces = [font.with_name(f"{font.name}{ending}.ttf") for font in FONTS for ending in ("-Regular", "")]
    return next((face for face in faces if face.exists()), None)


ABOVE, BEFORE = "\0above", "\0before"
"""Stand for the cell above, or the one before, that reaches to this place."""


def table_of(rows: Sequence[Sequence[str]], ruled: bool = True) -> FlowTable:
    """A table of texts, a row a sequence; :data:`ABOVE` and :data:`BEFORE` merge cells."""
    cells: list[TableCell] = []
    at: dict[tuple[int, int], TableCell] = {}
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text == ABOVE:
                cell = at[row - 1, column]
                cell.row_span = row - cell.row + 1
            elif text == BEFORE:
                cell = at[row, column - 1]
                cell.column_span = column - cell.column + 1
            else:
                cell = TableCell(row, column, 1, 1, [Paragraph(line) for line in text.split("\n") if line])
                cells.append(cell)
            at[row, column] = cell
    return FlowTable(len(rows), max(map(len, rows)), cells, ruled)


def as_docx(flow: Flow) -> bytes:
    """A Word document."""
    import docx
    from docx.shared import Pt

    document = docx.Document()
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Times New Roman", Pt(13)
    for part in flow:
        if isinstance(part, Paragraph):
            document.add_paragraph(part.text)
            continue
        table = document.add_table(part.rows, part.columns, style="Table Grid" if part.ruled else None)
        for cell in part.cells:
            last = table.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
            merged = table.cell(cell.row, cell.column).merge(last)
            merged.text = "\n".join(cell_lines(cell.flow))
        document.add_paragraph()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_html(flow: Flow) -> bytes:
    """A web page."""
    parts = ["<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title></head><body>"]
    for part in flow:
        if isinstance(part, Paragraph):
            parts.append(f"<p>{html.escape(part.text)}</p>")
            continue
        parts.append(f"<table border='{int(part.ruled)}'>")
        for row in range(part.rows):
            parts.append("<tr>")
            for cell in (cell for cell in part.cells if cell.row == row):
                inner = "".join(f"<p>{html.escape(line)}</p>" for line in cell_lines(cell.flow))
                parts.append(f"<td rowspan='{cell.row_span}' colspan='{cell.column_span}'>{inner}</td>")
            parts.append("</tr>")
        parts.append("</table>")
    return "\n".join([*parts, "</body></html>"]).encode()


def as_markdown(flow: Flow) -> bytes:
    """Markdown with piped tables; what serves several rows is repeated, since Markdown has no merged cells."""
    parts: list[str] = []
    for part in flow:
        if isinstance(part, Paragraph):
            parts.append(part.text)
        elif is_layout(part):
            parts += ["\n\n".join(cell_lines(cell.flow)) for cell in part.cells]
        else:
            rows = [["" for _ in range(part.columns)] for _ in range(part.rows)]
            for cell in part.cells:
                for row in range(cell.row, cell.row + cell.row_span):
                    rows[row][cell.column] = " ".join(cell_lines(cell.flow)).replace("|", "\\|")
            lines = [f"| {' | '.join(row)} |" for row in rows]
            parts.append("\n".join([lines[0], "|" + " --- |" * part.columns, *lines[1:]]))
    return "\n\n".join(parts).encode()


def as_pdf(flow: Flow, landscape: bool = False) -> bytes:
    """A PDF with a text layer, tables ruled, header rows repeated on every page."""
    from reportlab.lib import colors
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph as Set
    from reportlab.platypus import SimpleDocTemplate, TableStyle
    from reportlab.platypus import Table as SetTable

    face = font_file()
    assert face is not None
    pdfmetrics.registerFont(TTFont("serif", str(face)))
    body = ParagraphStyle(
        "body", fontName="serif", fontSize=13, leading=17, alignment=TA_JUSTIFY, firstLineIndent=12 * mm, spaceAfter=4
    )
    small = ParagraphStyle("cell", fontName="serif", fontSize=12, leading=14)
    size = A4[::-1] if landscape else A4
    stream = io.BytesIO()
    document = SimpleDocTemplate(
        stream, pagesize=size, leftMargin=30 * mm, rightMargin=15 * mm, topMargin=20 * mm, bottomMargin=20 * mm
    )
    story = []
    for part in flow:
        if isinstance(part, Paragraph):
            story.append(Set(html.escape(part.text), body))
            continue
        texts = [["" for _ in range(part.columns)] for _ in range(part.rows)]
        style = [("VALIGN", (0, 0), (-1, -1), "TOP")] + [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] * part.ruled
        for cell in part.cells:
            texts[cell.row][cell.column] = [Set(html.escape(line), small) for line in cell_lines(cell.flow)]
            corner = (cell.column + cell.column_span - 1, cell.row + cell.row_span - 1)
            style += [("SPAN", (cell.column, cell.row), corner)] * (corner != (cell.column, cell.row))
        widths = _widths(part, document.width)
        story.append(SetTable(texts, colWidths=widths, repeatRows=1 if part.ruled else 0, style=TableStyle(style)))
    document.build(story, onFirstPage=_number, onLaterPages=_number)
    return stream.getvalue()


def _widths(table: FlowTable, width: float) -> list[float]:
    """Give every column its longest word, and share the rest by the length of the texts."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    fewest, lengths = [20.0] * table.columns, [1.0] * table.columns
    for cell in table.cells:
        if cell.column_span == 1:
            text = " ".join(cell_lines(cell.flow))
            fewest[cell.column] = max([fewest[cell.column], *(stringWidth(word, "serif", 12) + 14 for word in text.split())])
            lengths[cell.column] = max(lengths[cell.column], len(text) ** 0.75)
    rest = max(0.0, width - sum(fewest))
    return [least + rest * length / sum(lengths) for least, length in zip(fewest, lengths, strict=True)]


def _number(canvas, document) -> None:
    if document.page > 1:
        canvas.setFont("serif", 12)
        canvas.drawCentredString(document.pagesize[0] / 2, document.pagesize[1] - 30, str(document.page))


def flow_of(document: Document, reading: Reading) -> list[Paragraph | FlowTable]:
    """A plan that was read from text as a flow: its blocks as paragraphs, its tables with real rows and merged cells."""
    tables = {table.range: table for table in find_tables(document)}
    flow: list[Paragraph | FlowTable] = []
    for block in reading.blocks:
        inside = next((place for place in tables if place.overlaps(block.ranges[0])), None)
        if inside is not None:
            if tables[inside].rows:
                flow.append(register_table(tables[inside]))
            tables[inside] = replace(tables[inside], rows=())
        elif block.kind is not BlockKind.NOISE:
            flow.append(Paragraph(block.clean))
    return flow


def register_table(table: corpus.records.Table) -> FlowTable:
    """The register's rows with a header, groups across the table, and a cell that serves several rows merged over them."""
    assignments = [assignment for row in table.rows for assignment in row.assignments]
    fields = ["task", "lead", "coordinate"]
    fields += [name for name in ("product", "period", "funding") if any(getattr(one, name) is not None for one in assignments)]
    texts = [list(table.columns) if len(table.columns) == len(fields) + 1 else ["TT", *(_HEADERS[name] for name in fields)]]
    before: Assignment | None = None
    for row in table.rows:
        if row.kind is TableRowKind.GROUP:
            texts.append([row.number, row.heading, *[BEFORE] * (len(fields) - 1)])
            before = None
        for assignment in row.assignments:
            cells = [ABOVE if _shared(name, before, assignment) else _printed(getattr(assignment, name)) for name in fields]
            texts.append([assignment.number, *_dashed(cells)])
            before = assignment
    return table_of(texts)


_HEADERS = {
    "task": "Nội dung, nhiệm vụ",
    "lead": "Cơ quan chủ trì",
    "coordinate": "Cơ quan phối hợp",
    "product": "Sản phẩm",
    "period": "Thời gian thực hiện",
    "funding": "Kinh phí",
}


def _shared(name: str, before: Assignment | None, now: Assignment) -> bool:
    """Whether the field stands in one cell with the row before's."""
    one, two = (getattr(assignment, name, None) for assignment in (before, now))
    return bool(one) and bool(two) and _places(one) == _places(two)


def _dashed(cells: list[str]) -> list[str]:
    """A row that only opens those below it has dashes where it names nobody."""
    return cells if any(cells[1:]) else [cells[0], *["-"] * (len(cells) - 1)]


def _places(field: Value | tuple[Value, ...]) -> list[Range]:
    return [part for value in (field if isinstance(field, tuple) else (field,)) for part in value.ranges]


def _printed(field: Value | tuple[Value, ...] | None) -> str:
    return "; ".join(value.text for value in field) if isinstance(field, tuple) else field.text if field else ""
