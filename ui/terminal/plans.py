"""Plans, one plan's outline, and the register, as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.records import LegalBasis
from corpus.text.dates import written_date
from indexer.segments.stored import StoredDocument, StoredPlan
from qa.reading.life import Life
from ui.presenting.calendars import Deadline
from ui.presenting.comparing import Column
from ui.presenting.export import KINDS, RegisterRow
from ui.presenting.reference import plan_name, short_plan_name
from ui.terminal.console import shown


def show_plans(out: Console, plans: Sequence[StoredPlan], lives: Mapping[str, Life]) -> None:
    """Print one row a plan, with whether it is in force."""
    table = Table("Mã", "Số hiệu", "Ngày", "Tỉnh", "Tên", "Hiệu lực", "Tệp", header_style="bold")
    for plan in plans:
        said = plan.metadata
        table.add_row(
            *map(
                shown,
                (
                    plan.id,
                    said.number or "",
                    written_date(said.issued_on) if said.issued_on else "",
                    plan.province or "",
                    said.title or "",
                    lives[plan.id].said,
                    "\n".join(document.file for document in plan.documents),
                ),
            )
        )
    out.print(table)


def show_plan(out: Console, plan: StoredPlan, life: Life) -> None:
    """Print what a plan says of itself, its life, its legal bases and recipients, and the outline of each document."""
    said = plan.metadata
    out.print(Text(shown(plan_name(plan)), style="bold"))
    facts = (
        ("Mã", plan.id),
        ("Trích yếu", said.title),
        ("Tỉnh", plan.province),
        ("Cơ quan ban hành", said.issuer),
        ("Người ký", ", ".join(part for part in (said.signer, said.signer_office) if part)),
        ("Ký thay", said.signed_for),
        ("Thời kỳ", said.period),
        ("Hiệu lực", life.said),
        ("Nguồn", plan.source),
        ("Thay thế", ", ".join(plan.replaces)),
    )
    for name, value in facts:
        if value:
            out.print(Text.assemble((f"{name}: ", "dim"), shown(" ".join(value.split()))))
    _show_list(out, "Căn cứ", [_basis(basis) for basis in said.legal_bases])
    _show_list(out, "Nơi nhận", [value.text for value in said.recipients])
    for document in plan.documents:
        _show_outline(out, document)


def show_register(out: Console, rows: Sequence[RegisterRow]) -> None:
    """Print the register as a table, and how many rows it has."""
    if not rows:
        out.print(Text("Không có nhiệm vụ nào khớp với bộ lọc.", style="bold yellow"))
        return
    table = Table("Kế hoạch", "Số", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", header_style="bold", show_lines=True)
    for row in rows:
        found = row.stored.assignment
        table.add_row(
            shown(short_plan_name(row.plan)),
            shown(found.number),
            shown(found.task.text),
            shown("\n".join(value.text for value in found.lead)),
            shown("\n".join(value.text for value in found.coordinate)),
            shown(found.period.text if found.period else ""),
        )
    out.print(table)
    counts = {kind: sum(row.stored.assignment.kind is kind for row in rows) for kind in KINDS}
    out.print(Text(", ".join(f"{count} {KINDS[kind].lower()}" for kind, count in counts.items() if count) + "."))


def show_comparison(out: Console, topic: str, columns: Sequence[Column]) -> None:
    """Print a topic by plan, aspect by aspect; plans that say nothing of it on one line."""
    told = [column for column in columns if not column.silent]
    if not told:
        out.print(Text(f"Không kế hoạch nào nói về “{shown(topic)}”.", style="bold yellow"))
        return
    for column in told:
        out.print(Text(f"\n{shown(short_plan_name(column.plan))}", style="bold cyan"))
        for aspect in column.aspects:
            text = "; ".join(aspect.values) or "không thấy ghi"
            out.print(Text.assemble((f" {aspect.name}: ", "dim"), (shown(text), "" if aspect.values else "dim")))
    silent = [short_plan_name(column.plan) for column in columns if column.silent]
    if silent:
        out.print(Text(shown(f"\nKhông thấy nói về việc này: {'; '.join(silent)}."), style="dim"))


def show_deadlines(out: Console, found: Sequence[Deadline], today: date) -> None:
    """Print one row a duty to report, those due next first."""
    if not found:
        out.print(Text("Không thấy chế độ báo cáo định kỳ nào.", style="bold yellow"))
        return
    table = Table("Hạn tới", "Ai báo cáo", "Gửi", "Bao lâu một lần", "Kế hoạch", header_style="bold", show_lines=True)
    for each in found:
        left = f"\n(còn {(each.next - today).days} ngày)" if each.next else ""
        table.add_row(
            f"{each.next:%d/%m/%Y}{left}" if each.next else "không ghi ngày",
            *map(
                shown,
                (
                    "; ".join(each.duty.reporters) or "Các cơ quan được giao",
                    "; ".join(each.duty.recipients),
                    each.often,
                    short_plan_name(each.plan),
                ),
            ),
        )
    out.print(table)


def _basis(basis: LegalBasis) -> str:
    parts = [basis.kind, f"số {basis.number}" if basis.number else ""]
    parts.append(f"ngày {written_date(basis.issued_on)}" if basis.issued_on else "")
    parts.append(f"của {basis.issuer}" if basis.issuer else "")
    parts.append("(kế hoạch này thực hiện)" if basis.role == "implements" else "")
    return " ".join(part for part in parts if part)


def _show_list(out: Console, title: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    out.print(Text(f"\n{title}", style="bold"))
    for line in lines:
        out.print(Text(shown(f" • {' '.join(line.split())}")))


def _show_outline(out: Console, document: StoredDocument) -> None:
    name = f"Phụ lục: {document.file}" if document.annex else document.file
    out.print(Text(f"\nBố cục - {shown(name)}", style="bold"))
    for section in document.sections:
        number = f"{section.number}. " if section.number else ""
        out.print(Text(shown("  " * section.level + number + section.heading)))
    for warning in document.warnings:
        out.print(Text(shown(f" ! {warning.message}"), style="yellow"))
