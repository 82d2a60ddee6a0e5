"""The section "Nhiệm vụ": the register as a table with filters and sorting, its files, and each agency's own sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import gradio as gr

from corpus.names.agencies import name_of
from corpus.text.folding import fold_accents
from indexer.segments.stored import StoredAssignment
from ui.presenting.export import KINDS, RegisterRow
from ui.presenting.overview import agencies_in
from ui.presenting.readable import tidy
from ui.presenting.reference import plan_name, short_plan_name
from ui.presenting.register import Filters, Sort, find_rows, with_proofs
from ui.presenting.sheet import sheet_parts
from ui.presenting.timing import DUE_NAMES, Due, due_of
from ui.services.faces import Faces
from ui.web.answer import CitationView, citation_view
from ui.web.events import QUIET, carried, panel, shown
from ui.web.paging import page_of, paged
from ui.web.places import PRINT_PATH, SHEET_PATH
from ui.web.render import render

if TYPE_CHECKING:
    from qa.service import Service

PAGE_ROWS: Final = 60
ROLES: Final = (("agency", "Chủ trì hoặc phối hợp"), ("lead", "Chủ trì"), ("coordinate", "Phối hợp"))
ROLE_CHOICES: Final = (("agency", "Cả hai"), *ROLES[1:])
"""As the narrow field says them, beside "Vai trò"."""
KIND_CHOICES: Final = (("task", "Nhiệm vụ"), ("duty", "Trách nhiệm"), ("all", "Tất cả"))
DUE_CHOICES: Final = (("", "Tất cả"), *((due.value, name) for due, name in DUE_NAMES.items()))
_DEFAULTS: Final = {"vai_tro": "agency", "loai": "task", "trang": "1"}
COLUMNS: Final = (
    (Sort.TASK, "Nhiệm vụ"),
    (Sort.LEAD, "Chủ trì"),
    (Sort.COORDINATE, "Phối hợp"),
    (Sort.PERIOD, "Thời gian"),
    (Sort.PLAN, "Kế hoạch"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """How the register is looked at, as its address says; every field is "" where the address says nothing of it.

    The names are those of the address. ``vai_tro`` is the role of ``co_quan``; ``sap_xep`` the order, downwards where ``giam``
    is "1"; ``trang`` counts from 1; ``phieu`` is "1" for the agency's own sheet.
    """

    ke_hoach: str = ""
    co_quan: str = ""
    vai_tro: str = ""
    loai: str = ""
    thoi_gian: str = ""
    han: str = ""
    tu_khoa: str = ""
    sap_xep: str = ""
    giam: str = ""
    trang: str = ""
    phieu: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Asked:
        """Return what an address or an event says; what is too long for a filter is refused where it is used."""
        return cls(**{name: given.get(name, "").strip() for name in cls.__dataclass_fields__})

    @property
    def filters(self) -> dict[str, str]:
        """Return what narrows the register, by the names of the API."""
        role = self.vai_tro if self.vai_tro in dict(ROLES) else "agency"
        kind = "" if self.loai == "all" else self.loai or "task"
        given = {"plan": self.ke_hoach, role: self.co_quan, "kind": kind, "period": self.thoi_gian, "due": self.han}
        return {name: value for name, value in {**given, "q": self.tu_khoa}.items() if value}

    @property
    def sort(self) -> Sort | None:
        """Return the order, None for the register's own."""
        return Sort(self.sap_xep) if self.sap_xep in set(Sort) else None

    @property
    def page(self) -> int:
        """Return the page, from 0."""
        return page_of(self.trang)

    @property
    def narrowed(self) -> bool:
        """Tell whether a filter is set."""
        return any((self.ke_hoach, self.co_quan, self.thoi_gian, self.han, self.tu_khoa, self.loai not in ("", "task")))

    def address(self, **changes: str) -> str:
        """Return the address of this look, or of one with ``changes``."""
        given = {name: getattr(self, name) for name in self.__dataclass_fields__} | changes
        given = {name: value for name, value in given.items() if value != _DEFAULTS.get(name)}
        return "./?" + urlencode({"muc": "nhiem-vu", **{name: value for name, value in given.items() if value}})

    def told(self, service: Service) -> tuple[tuple[str, str], ...]:
        """Return the filters as pairs of a name and a text, for the head of a file or a print."""
        role = dict(ROLES).get(self.vai_tro or "agency", "")
        plan = plan_name(service.plan(self.ke_hoach)) if self.ke_hoach else ""
        pairs = (
            ("Kế hoạch", plan),
            (f"Cơ quan ({role.lower()})", self.co_quan),
            ("Loại", dict(KIND_CHOICES).get(self.loai, "") if self.loai not in ("", "task") else ""),
            ("Thời gian", self.thoi_gian),
            ("Hạn", DUE_NAMES[Due(self.han)] if self.han in set(Due) else ""),
            ("Từ trong nhiệm vụ", self.tu_khoa),
        )
        return tuple((name, value) for name, value in pairs if value)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as the table shows it: what opens its source, how it is due, and the headings that begin with it."""

    row: RegisterRow
    cited: CitationView
    due: Due
    plan_heading: str = ""
    group_heading: str = ""


class RegisterSection:
    """The components of the section and what they do."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        with gr.Column(elem_id="muc-nhiem-vu", elem_classes=["tc-section", "tc-section--wide"]):
            self.filters = panel("filters", elem_id="loc-nhiem-vu")
            self.table = panel("section:nhiem-vu", "open", "look", "cite", elem_id="bang-nhiem-vu")

    def wire(self) -> None:
        """Connect the events."""
        self.table.open(self.open, None, [self.filters, self.table], **QUIET)
        self.table.look(self.look, None, [self.table], **QUIET)

    def open(self, event: gr.EventData) -> tuple[str, str]:
        """Show the filters and the register for the address."""
        asked = asked_by(event)

        def filters() -> str:
            """Return the filters; the names to choose from are the same for everyone."""
            service = self._faces.live.service()
            names = self._faces.of_index.get(service, "agencies", lambda: agency_names(service))
            return filters_html(service, asked, names)

        return shown(filters), self.look(event)

    def look(self, event: gr.EventData) -> str:
        """Show the register as the filters and the address say now."""
        return shown(lambda: register_html(self._faces.live.service(), asked_by(event)))


def asked_by(event: gr.EventData) -> Asked:
    """Return what an event carried of the register's address."""
    return Asked.of({name: carried(event, name) for name in Asked.__dataclass_fields__})


def filters_html(service: Service, asked: Asked, agencies: Sequence[str]) -> str:
    """Return the filters, filled as the address says, with the ``agencies`` to choose from."""
    return render(
        "filters.html",
        asked=asked,
        plans=[(plan.id, short_plan_name(plan)) for plan in service.plans()],
        agencies=[(name, name) for name in agencies],
        roles=ROLE_CHOICES,
        kinds=KIND_CHOICES,
        dues=DUE_CHOICES,
    )


def register_html(service: Service, asked: Asked) -> str:
    """Return one page of the register as a table, or an agency's sheet, as the address says."""
    if asked.phieu and asked.co_quan:
        return sheet_html(service, asked)
    rows = find_rows(service, Filters(**asked.filters), asked.sort, descending=asked.giam == "1")
    part, page, pages = paged(rows, asked.page, PAGE_ROWS)
    return render(
        "register.html",
        other=_other_kind(service, asked) if not rows else None,
        rows=shown_rows(service, part, grouped=asked.sort is None),
        total=len(rows),
        page=page,
        pages=pages,
        asked=asked,
        columns=COLUMNS if asked.sort is not None or asked.ke_hoach else COLUMNS[:-1],
        kinds=KINDS,
        dues=DUE_NAMES,
        query=urlencode(asked.filters),
        printed=f".{PRINT_PATH}{asked.address()[2:]}",
        short=short_plan_name,
    )


def _other_kind(service: Service, asked: Asked) -> tuple[str, int, str] | None:
    """Return what the filters find of the other kind, where they find nothing of this one: its address, how many, its name."""
    kind = {"": "duty", "task": "duty", "duty": "task"}.get(asked.loai)
    if kind is None:
        return None
    others = replace(asked, loai=kind, trang="")
    count = len(find_rows(service, Filters(**others.filters)))
    return (others.address(), count, dict(KIND_CHOICES)[kind].lower()) if count else None


def shown_rows(service: Service, rows: Sequence[StoredAssignment], *, grouped: bool) -> list[ShownRow]:
    """Return rows for the table; where they stand as in their plans, each plan and each group begins with a heading."""
    today = date.today()
    found = []
    plan = group = ""
    for row in with_proofs(service, rows):
        own = tidy(row.stored.assignment.group or "")
        new_plan = grouped and row.plan.id != plan
        new_group = grouped and own != "" and (own != group or new_plan)
        found.append(
            ShownRow(
                row,
                citation_view(row.citations[0], row.plan),
                due_of(row.stored.assignment, today),
                plan_name(row.plan) if new_plan else "",
                own if new_group else "",
            )
        )
        plan, group = row.plan.id, own
    return found


def sheet_html(service: Service, asked: Asked) -> str:
    """Return the sheet "việc của …": what an agency leads, what it takes part in, what it is charged with, by plan."""
    agency, plan = asked.co_quan, asked.ke_hoach or None
    query = urlencode({name: value for name, value in (("agency", agency), ("plan", plan)) if value})
    return render(
        "sheet.html",
        agency=agency,
        parts=sheet_parts(service, agency, plan),
        cited=lambda row: citation_view(row.citations[0], row.plan),
        query=query,
        word=f".{SHEET_PATH}?{urlencode({'co_quan': agency, 'ke_hoach': plan or ''})}",
        asked=asked,
        day=date.today(),
    )


def agency_names(service: Service) -> list[str]:
    """Return the agencies of the register by name: the usual name where the lexicon knows it, else the commonest spelling."""
    spellings: dict[str, Counter[str]] = {}
    for row in service.assignments():
        for agency, name in agencies_in((*row.assignment.lead, *row.assignment.coordinate)).items():
            spellings.setdefault(agency, Counter())[tidy(name)] += 1
    names = {name_of(agency) or counted.most_common(1)[0][0] for agency, counted in spellings.items()}
    return sorted(names, key=fold_accents)
