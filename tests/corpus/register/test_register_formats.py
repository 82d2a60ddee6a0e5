"""The same annex gives the same register as Word, HTML, Markdown, PDF and tab-separated text."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from corpus.readers.flow import Paragraph
from corpus.readers.pdf.pdf import read as read_pdf
from corpus.readers.plain.markdown import read as read_markdown
from corpus.readers.plain.plain import read as read_plain
from corpus.readers.web.html import read as read_html
from corpus.readers.word.docx import read as read_docx
from corpus.records import Document
from corpus.tables.finding import find_tables
from evaluation.register_json import assignment_json
from tests import typesetting

GOLDEN = Path(__file__).parents[1] / "golden_register"
SHORT = ["TT", "Nội dung, nhiệm vụ", "Cơ quan, đơn vị chủ trì", "Cơ quan, đơn vị phối hợp", "Thời gian thực hiện"]
LONG = ["STT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian thực hiện", "Nguồn kinh phí"]
FIELDS = ("no", "group", "task", "lead", "coordinate", "product", "period", "funding")
Line = list[str]


def lines_of(gold: list[dict[str, Any]], width: int) -> list[Line]:
    """Write the rows of a register as printed: a line for each group, lists with a dash for each agency."""
    lines: list[Line] = []
    last = None
    for row in gold:
        if row["group"] != last:
            last = row["group"]
            lines.append([f"{len(lines) + 1}", last])
        cells = [row["no"], row["task"]]
        cells += ["\n".join(f"- {name};" for name in row[field]) or "-" for field in ("lead", "coordinate")]
        cells += [", ".join(row["product"])] if width > len(SHORT) else []
        cells += [row["period"] or ""]
        cells += [row["funding"]] if width > len(SHORT) else []
        lines.append(cells)
    return lines


def as_docx(titles: Line, lines: list[Line]) -> Document:
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    table = document.add_table(rows=0, cols=len(titles))
    table.style = "Table Grid"
    for line in [titles, *lines]:
        row = table.add_row()
        if len(line) == 2:
            row.cells[1].merge(row.cells[-1])
        for cell, text in zip(row.cells, line, strict=False):
            cell.text = text
    data = io.BytesIO()
    document.save(data)
    return read_docx(data.getvalue(), "x.docx")


def as_html(titles: Line, lines: list[Line]) -> Document:
    body = "".join(f"<th>{title}</th>" for title in titles)
    for line in lines:
        span = f' colspan="{len(titles) - 1}"' if len(line) == 2 else ""
        cells = ["".join(f"<p>{part}</p>" for part in cell.split("\n")) for cell in line]
        body += f"</tr><tr><td>{cells[0]}</td>" + "".join(f"<td{span}>{cell}</td>" for cell in cells[1:])
    return read_html(f"<p>KẾ HOẠCH</p><table border=1><tr>{body}</tr></table>".encode(), "x.html")


def as_markdown(titles: Line, lines: list[Line]) -> Document:
    rows = [titles, ["---"] * len(titles), *([*line, *[""] * (len(titles) - len(line))] for line in lines)]
    text = "\n".join("| " + " | ".join(cell.replace("\n", "<br>") for cell in row) + " |" for row in rows)
    return read_markdown(f"# KẾ HOẠCH\n\n{text}\n".encode(), "x.md")


def as_pdf(titles: Line, lines: list[Line]) -> Document:
    if typesetting.font_file() is None:
        pytest.skip("no font with Vietnamese letters is installed")
    rows = [titles, *([*line, *[typesetting.BEFORE] * (len(titles) - len(line))] for line in lines)]
    flow = [Paragraph("KẾ HOẠCH"), typesetting.table_of(rows)]
    return read_pdf(typesetting.as_pdf(flow, landscape=len(titles) > len(SHORT)), "x.pdf")


def as_text(titles: Line, lines: list[Line]) -> Document:
    rows = [titles, *([*line, *[""] * (len(titles) - len(line))] for line in lines)]
    text = "\n".join("\t".join(cell.replace("\n", " ") for cell in row) for row in rows)
    return read_plain(f"KẾ HOẠCH\n\n{text}\n".encode(), "x.txt")


@pytest.mark.parametrize("written", [as_docx, as_html, as_markdown, as_pdf, as_text])
@pytest.mark.parametrize(("name", "titles"), [("an-giang", SHORT), ("quang-nam-phu-luc", LONG), ("tra-vinh", SHORT)])
def test_the_format_of_a_file_does_not_change_the_register(
    name: str, titles: Line, written: Callable[[Line, list[Line]], Document]
) -> None:
    gold = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    document = written(titles, lines_of(gold, len(titles)))
    (table,) = find_tables(document)
    found = [assignment_json(assignment, document, plan=name) for row in table.rows for assignment in row.assignments]
    # A list that is printed with dashes loses its last mark; what a field says must be the same.
    assert [{field: row[field] for field in FIELDS} for row in found] == [
        {field: row[field] for field in FIELDS} for row in gold
    ]
