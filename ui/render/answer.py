"""An answer and a list of passages, as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from indexer.records import StoredPlan
from qa.records import Answer, Citation, Item, SearchResult, Status
from ui.reference import plan_name, short_plan_name
from ui.render.console import shown

QUOTE_CHARS = 420

TITLES = {
    Status.ANSWERED: "",
    Status.NOT_FOUND: "Không tìm thấy trong các kế hoạch",
    Status.OUT_OF_SCOPE: "Ngoài phạm vi các kế hoạch đang có",
    Status.OFF_TOPIC: "Câu hỏi không về các kế hoạch",
    Status.INVALID: "Chưa hiểu câu hỏi",
    Status.PAUSED: "Đang tạm dừng trả lời",
}


def show_answer(out: Console, answer: Answer, plans: Sequence[StoredPlan]) -> None:
    """Print the direct answer, the items by plan, and the numbered citations."""
    names = {plan.id: plan for plan in plans}
    title = TITLES[answer.status]
    if title:
        out.print(Text(title, style="bold yellow"))
    first, _, rest = shown(answer.answer).partition("\n")
    out.print(Text(first, style="bold" if answer.found else ""))
    if answer.items:
        _show_items(out, answer.items, names)
    elif rest:
        out.print(Text(rest))
    if answer.citations:
        heading = "Nguồn" if answer.found else "Gần nhất"
        out.print(Text(f"\n{heading}", style="bold"))
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


def _show_items(out: Console, items: Iterable[Item], plans: dict[str, StoredPlan]) -> None:
    for plan_id, group in groupby(items, key=lambda item: item.plan):
        plan = plans.get(plan_id)
        heading = short_plan_name(plan) if plan else plan_id
        if heading:
            out.print(Text(f"\n{shown(heading)}", style="bold cyan"))
        for item in group:
            line = Text("• ")
            if item.label:
                line.append(f"{shown(item.label)}: ")
            line.append(shown("; ".join(item.values)), style="bold")
            line.append("".join(f" [{number}]" for number in item.citations), style="cyan")
            out.print(Padding(line, (0, 0, 0, 1)))


def _show_citation(out: Console, citation: Citation, plans: dict[str, StoredPlan]) -> None:
    plan = plans.get(citation.plan)
    where = [plan_name(plan) if plan else citation.title, citation.section]
    where.append(f"trang {citation.page}" if citation.page is not None else "")
    head = Text(f"[{citation.n}] ", style="cyan")
    head.append(shown(", ".join(part for part in where if part)), style="default")
    out.print(head)
    quotes = " … ".join(" ".join(each.split()) for each in (citation.quote, *(more.quote for more in citation.more)))
    if len(quotes) > QUOTE_CHARS:
        quotes = quotes[:QUOTE_CHARS].rsplit(" ", 1)[0] + " …"
    out.print(Padding(Text(f"“{shown(quotes)}”", style="dim"), (0, 0, 0, 4)))
