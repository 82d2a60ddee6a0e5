"""An answer as a Word document, with the references of everything that it says."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from indexer.segments.stored import StoredPlan
from qa.contracts.answer import Answer, Citation
from ui.presenting.presentation import present
from ui.presenting.quoting import NO_ROWS, Rows, quote_in_writing
from ui.presenting.reference import RECOGNIZED, reference

if TYPE_CHECKING:
    from docx.document import Document as Word

FONT: Final = "Times New Roman"
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def as_docx(answer: Answer, plans: Sequence[StoredPlan], day: date, rows: Rows = NO_ROWS) -> bytes:
    """Return the question, the answer and the passages that prove it (``rows`` by their columns) as a Word document."""
    import docx
    from docx.shared import Pt

    word = docx.Document()
    style: Any = word.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    shape = present(answer, plans)
    line(word, answer.question, bold=True, size=15)
    line(word, shape.title or shape.headline, bold=True)
    if shape.title and shape.headline:
        line(word, shape.headline)
    for group in shape.groups:
        if group.heading:
            line(word, group.heading, bold=True)
        if group.notice:
            line(word, group.notice, italic=True)
        for item in group.items:
            cited = "".join(f" [{number}]" for number in item.citations)
            said = " – ".join(part for part in (item.value, item.detail, item.label) if part)
            line(word, f"{said}{cited}", style="List Bullet")
    for note in shape.notes:
        line(word, note, italic=True)
    cited_numbers = {number for item in answer.items for number in item.citations}
    proofs = [each for each in answer.citations if each.n in cited_numbers] or list(answer.citations[:1])
    if proofs:
        line(word, "Nguồn", bold=True)
    known = {plan.id: plan for plan in plans}
    for citation in proofs:
        line(word, f"[{citation.n}] {_told(citation, known.get(citation.plan), rows)}")
    line(word, f"Lập ngày {day:%d/%m/%Y} bằng TraCứu từ nguyên văn các kế hoạch.", italic=True, size=11)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _told(citation: Citation, plan: StoredPlan | None, rows: Rows) -> str:
    notices = [citation.notice, RECOGNIZED if citation.ocr else ""]
    told = "".join(f" ({notice})" for notice in notices if notice)
    return f"{reference(plan, citation) if plan else citation.title}: {quote_in_writing(citation, rows)}{told}"


def writable(text: str) -> str:
    """Return ``text`` without characters that a Word document cannot hold."""
    return _FORBIDDEN.sub("", text)


def line(word: Word, text: str, *, bold: bool = False, italic: bool = False, size: int = 0, style: str | None = None) -> None:
    """Write a paragraph; nothing where there is no text."""
    from docx.shared import Pt

    if not text:
        return
    run = word.add_paragraph(style=style).add_run(writable(text))
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
