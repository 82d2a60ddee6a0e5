"""The section "Nhiệm vụ": the register as a table with filters and sorting, its files, and each agency's own sheet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

import gradio as gr

from corpus.names.agencies import find_agencies, name_of
from corpus.text.folding import fold_accents
from indexer.segments.stored import StoredAssignment
from ui.presenting.export import KINDS, RegisterRow
from ui.presenting.reference import plan_name, short_plan_name
from ui.presenting.register import Filters, Sort, find_rows, with_proofs
from ui.services.faces import Faces
from ui.web.answer import citation_view
from ui.web.events import QUIET, carried, heading, panel, shown
from ui.web.render import render

if TYPE_CHECKING:
    from qa.service import Service

PAGE_ROWS: Final = 40
ALL: Final = ""
ROLES: Final = (("Cả hai", "agency"), ("Chủ trì", "lead"), ("Phối hợp", "coordinate"))
KIND_CHOICES: Final = (("Nhiệm vụ", "task"), ("Trách nhiệm", "duty"), ("Tất cả", ALL))
COLUMNS: Final = (
    (Sort.TASK, "Nhiệm vụ"),
    (Sort.LEAD, "Chủ trì"),
    (Sort.COORDINATE, "Phối hợp"),
    (Sort.PERIOD, "Thời gian"),
    (Sort.PLAN, "Kế hoạch"),
)


@dataclass(frozen=True, slots=True)
class View:
    """How the register is looked at: which page, in which order, as a table or as an agency's sheet."""

    page: int = 0
    sort: Sort | None = None
    descending: bool = False
    sheet: bool = False


class AssignmentsSection:
    """The components of the section and what they do."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        with gr.Column(elem_id="muc-nhiem-vu", elem_classes=["tc-section", "tc-section--wide"]):
            heading("Nhiệm vụ", "Ai chủ trì, ai phối hợp, khi nào, theo từng kế hoạch.")
            with gr.Row(elem_classes=["tc-filters"]):
                self.plan = gr.Dropdown([("Tất cả", ALL)], value=ALL, label="Kế hoạch", interactive=True)
                self.agency = gr.Dropdown(
                    [("Tất cả", ALL)], value=ALL, label="Cơ quan", interactive=True, allow_custom_value=True, filterable=True
                )
                self.role = gr.Dropdown(list(ROLES), value="agency", label="Vai trò", interactive=True)
                self.kind = gr.Dropdown(
                    [("Nhiệm vụ", "task"), ("Trách nhiệm", "duty"), ("Tất cả", ALL)],
                    value="task",
                    label="Loại",
                    interactive=True,
                )
                self.period = gr.Textbox(label="Thời gian", placeholder="2025, hằng năm…", max_length=100, max_lines=1)
                self.words = gr.Textbox(label="Từ trong nhiệm vụ", placeholder="đào tạo", max_length=300, max_lines=1)
            self.table = panel("section:nhiem-vu", "open", "cite", "sort", "turn", "sheet", elem_id="bang-nhiem-vu")

    def wire(self) -> None:
        """Connect the events."""
        inputs = [self.plan, self.agency, self.role, self.kind, self.period, self.words]
        for component in (self.plan, self.agency, self.role, self.kind):
            component.input(self.refresh, inputs, [self.table], **QUIET)
        for component in (self.period, self.words):
            component.submit(self.refresh, inputs, [self.table], **QUIET)
            component.blur(self.refresh, inputs, [self.table], **QUIET)
        self.table.open(self.open, inputs, [self.plan, self.agency, self.table], **QUIET)
        for event in (self.table.sort, self.table.turn, self.table.sheet):
            event(self.look, inputs, [self.table], **QUIET)

    def open(self, *given: str) -> tuple[Any, Any, str]:
        """Fill the filters with what there is, and show the register."""
        plans: list[tuple[str, str]] = []
        agencies: list[tuple[str, str]] = []

        def fill() -> str:
            service = self._faces.desk.service()
            plans.extend((plan_name(plan), plan.id) for plan in service.plans())
            agencies.extend((name, name) for name in agency_names(service))
            return self._html(given, View())

        html = shown(fill)
        return gr.Dropdown([("Tất cả", ALL), *plans]), gr.Dropdown([("Tất cả", ALL), *agencies]), html

    def refresh(self, *given: str) -> str:
        """Show the register for the filters as they are now."""
        return shown(lambda: self._html(given, View()))

    def look(self, plan: str, agency: str, role: str, kind: str, period: str, words: str, event: gr.EventData) -> str:
        """Show the register in another order, another page of it, or an agency's sheet."""
        sort = carried(event, "sort")
        view = View(
            page=int(carried(event, "page") or 0),
            sort=Sort(sort) if sort else None,
            descending=carried(event, "descending") == "1",
            sheet=carried(event, "sheet") == "1",
        )
        return shown(lambda: self._html((plan, agency, role, kind, period, words), view))

    def _html(self, given: tuple[str, ...], view: View) -> str:
        plan, agency, role, kind, period, words = (each or "" for each in given)
        chosen = {"plan": plan, role: agency, "kind": kind, "period": period.strip(), "q": words.strip()}
        filters = {name: value for name, value in chosen.items() if value}
        service = self._faces.desk.service()
        if view.sheet and agency:
            return sheet_html(service, agency, plan or None)
        rows = find_rows(service, Filters(**filters), view.sort, descending=view.descending)
        return table_html(service, rows, filters, view, agency)


def table_html(service: Service, rows: list[StoredAssignment], filters: dict[str, str], view: View, agency: str) -> str:
    """Return one page of the register as a table, with links to its files."""
    pages = max(1, -(-len(rows) // PAGE_ROWS))
    page = min(max(view.page, 0), pages - 1)
    part = with_proofs(service, rows[page * PAGE_ROWS : (page + 1) * PAGE_ROWS])
    return render(
        "assignments.html",
        rows=[(row, citation_view(row.citations[0], row.plan)) for row in part],
        total=len(rows),
        page=page,
        pages=pages,
        view=view,
        columns=COLUMNS,
        kinds=KINDS,
        agency=agency,
        query=urlencode(filters),
        short=short_plan_name,
    )


def sheet_html(service: Service, agency: str, plan: str | None = None) -> str:
    """Return the sheet "việc của …": what an agency leads, what it takes part in, what it is charged with, by plan."""
    parts = (
        ("Chủ trì", Filters(plan=plan, lead=agency, kind="task")),
        ("Phối hợp", Filters(plan=plan, coordinate=agency, kind="task")),
        ("Trách nhiệm được giao", Filters(plan=plan, agency=agency, kind="duty")),
    )
    found = [(title, _by_plan(with_proofs(service, find_rows(service, filters)))) for title, filters in parts]
    query = urlencode({name: value for name, value in (("agency", agency), ("plan", plan)) if value})
    return render("sheet.html", agency=agency, parts=found, query=query)


def _by_plan(rows: list[RegisterRow]) -> list[tuple[str, list[tuple[RegisterRow, Any]]]]:
    groups: dict[str, list[tuple[RegisterRow, Any]]] = {}
    for row in rows:
        groups.setdefault(short_plan_name(row.plan), []).append((row, citation_view(row.citations[0], row.plan)))
    return list(groups.items())


def agency_names(service: Service) -> list[str]:
    """Return the agencies of the register by name: the usual name where the lexicon knows it, else the commonest spelling."""
    spellings: dict[str, Counter[str]] = {}
    for row in service.assignments():
        for value in (*row.assignment.lead, *row.assignment.coordinate):
            for mention in find_agencies(value.text):
                if len(mention.ids) == 1 and mention.kind != "collective":
                    spellings.setdefault(mention.ids[0], Counter())[mention.text] += 1
    names = {name_of(agency) or counted.most_common(1)[0][0] for agency, counted in spellings.items()}
    return sorted(names, key=fold_accents)
