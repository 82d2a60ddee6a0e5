"""An answer and a list of passages, as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from indexer.segments.stored import StoredPlan
from qa.contracts.answer import Answer, Citation, SearchResult
from ui.presenting.did_you_mean import mended
from ui.presenting.presentation import PlanLines, present
from ui.presenting.reference import RECOGNIZED, place, plan_name
from ui.terminal.console import shown

QUOTE_CHARS = 420
SECTION_CHARS = 200


def show_answer(out: Console, answer: Answer, plans: Sequence[StoredPlan]) -> None:
    """Print the direct answer, the lines by plan, and the numbered citations."""
    shape = present(answer, plans)
    meant = mended(answer.interpretation)
    if meant is not None:
        out.print(Text(f"Ý bạn là “{shown(meant.question)}”? Đã tìm theo chữ này.", style="dim"))
    if shape.title:
        out.print(Text(shape.title, style="bold yellow"))
    if shape.headline:
        out.print(Text(shown(shape.headline), style="bold" if answer.found else ""))
    for group in shape.groups:
        _show_group(out, group, shape.headline)
    for note in shape.notes:
        out.print(Text(shown(note)))
    if answer.written is not None:
        out.print(Text("\nViết gọn", style="bold"), Text(f"(máy viết: {shown(answer.written.model)})", style="dim"))
        out.print(Text(shown(answer.written.text)))
    if answer.citations:
        names = {plan.id: plan for plan in plans}
        out.print(Text("\nNguồn" if answer.found else "\nGần nhất", style="bold"))
        for citation in answer.citations:
            _show_citation(out, citation, names)


def show_search(out: Console, result: SearchResult, plans: Sequence[StoredPlan]) -> None:
    """Print one page of passages, or that there are none."""
    if not result.citations:
        out.print(Text("Không có đoạn nào khớp.", style="bold yellow"))
        return
    first, last = result.citations[0].n, result.citations[-1].n
    out.print(Text(f"{result.total} đoạn khớp; đang xem {first}-{last}.", style="bold"))
    names = {plan.id: plan for plan in plans}
    for citation in result.citations:
        _show_citation(out, citation, names)


def _show_group(out: Console, group: PlanLines, headline: str) -> None:
    if group.heading:
        out.print(Text(f"\n{shown(group.heading)}", style="bold cyan"))
    if group.notice:
        out.print(Padding(Text(shown(group.notice), style="yellow"), (0, 0, 0, 1), expand=False))
    for item in group.items:
        line = Text("• ")
        if item.value != headline:
            line.append(shown(item.value), style="bold")
        rest = " - ".join(part for part in (item.detail, item.label) if part)
        line.append(shown(f"{' - ' if rest and item.value != headline else ''}{rest}"))
        line.append("".join(f" [{number}]" for number in item.citations), style="cyan")
        out.print(Padding(line, (0, 0, 0, 1), expand=False))


def _show_citation(out: Console, citation: Citation, plans: dict[str, StoredPlan]) -> None:
    plan = plans.get(citation.plan)
    head = Text(f"[{citation.n}] ", style="cyan")
    where = (plan_name(plan), place(plan, citation)) if plan else (citation.title,)
    head.append(shown(", ".join(part for part in where if part)), style="default")
    out.print(head)
    if citation.section:
        out.print(Padding(Text(shown(_shortened(citation.section, SECTION_CHARS)), style="dim"), (0, 0, 0, 4), expand=False))
    for notice in (citation.notice, RECOGNIZED if citation.ocr else ""):
        if notice:
            out.print(Padding(Text(shown(notice), style="yellow"), (0, 0, 0, 4), expand=False))
    quotes = " … ".join(" ".join(each.split()) for each in (citation.quote, *(more.quote for more in citation.more)))
    out.print(Padding(Text(f"“{shown(_shortened(quotes, QUOTE_CHARS))}”"), (0, 0, 0, 4), expand=False))


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"
