"""Pages and files to take away: the whole filtered register for printing, and an answer as a Word document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Final, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from corpus.records.errors import InvalidRequestError, TraCuuError
from qa.contracts.answer import Answer
from ui.api.guards import FacesOf, caller, key_in_session
from ui.api.read_routes import XLSX
from ui.presenting.comparing import cited_in
from ui.presenting.comparison import as_docx as as_document
from ui.presenting.comparison import as_xlsx as as_sheet
from ui.presenting.comparison import sheet_of
from ui.presenting.letter import as_docx
from ui.presenting.quoting import rows_of
from ui.presenting.register import Filters, find_rows
from ui.presenting.sheet import as_docx as sheet_as_docx
from ui.presenting.sheet import sheet_parts
from ui.problems.table import problem_of, text_for_readers
from ui.services.faces import Faces
from ui.services.limits import Bucket
from ui.web.ask import earlier_of
from ui.web.compare import LONGEST_TOPIC, QUESTIONS, compared, plans_of
from ui.web.places import COMPARISON_PATH, LETTER_PATH, LOGIN_PATH, PRINT_PATH, SHEET_PATH
from ui.web.register import Asked, shown_rows
from ui.web.render import render
from ui.web.shell import shell_context
from ui.web.told import told_page

MOST_ROWS: Final = 3000
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORBIDDEN: Final = frozenset('/\\:*?"<>|')
"""Marks that some system refuses in the name of a file."""
Typed = Annotated[str, Query(max_length=20_000)]
PlanId = Annotated[str, Query(max_length=300)]
Earlier = Annotated[list[str] | None, Query(max_length=20)]
router = APIRouter(include_in_schema=False)


@router.get(PRINT_PATH)
def register(request: Request, faces: FacesOf) -> Response:
    """Show all rows that the register's address names, as a page to print."""

    def page() -> Response:
        """Return the register as a page to be printed."""
        faces.limits.hit(Bucket.READ, caller(request))
        asked = Asked.of(request.query_params)
        service = faces.live.service()
        rows = find_rows(service, Filters(**asked.filters), asked.sort, descending=asked.giam == "1")
        html = render(
            "printed.html",
            rows=shown_rows(service, rows[:MOST_ROWS], grouped=asked.sort is None),
            total=len(rows),
            left_out=max(0, len(rows) - MOST_ROWS),
            filters=asked.told(service),
            grouped=asked.sort is None,
            day=date.today(),
            **shell_context(str(request.scope.get("root_path", "")), "nhiem-vu"),
        )
        return HTMLResponse(html, headers={"Cache-Control": "private, no-cache"})

    return guarded(request, faces, page)


@router.get(LETTER_PATH)
def letter(
    request: Request,
    faces: FacesOf,
    q: Typed = "",
    ke_hoach: PlanId = "",
    truoc: Earlier = None,
) -> Response:
    """Give an answer out as a Word document."""

    def file() -> Response:
        """Return the answer as a Word document."""
        answer, service = asked_on_page(request, faces, q, ke_hoach, truoc), faces.live.service()
        content = as_docx(answer, service.plans(), date.today(), rows_of(service, answer.citations))
        return _attached(content, WORD, f"Trả lời - {q.strip()[:60]}.docx")

    return guarded(request, faces, file)


@router.get(f"{COMPARISON_PATH}.{{form}}")
def comparison(
    request: Request,
    faces: FacesOf,
    form: Literal["xlsx", "docx"],
    chu_de: Annotated[str, Query(max_length=LONGEST_TOPIC)] = "",
    so_sanh: Annotated[str, Query(max_length=2000)] = "",
) -> Response:
    """Give a comparison out as an Excel sheet or a Word document."""

    def file() -> Response:
        """Return the comparison as a workbook or a Word document."""
        topic = chu_de.strip()
        if not topic:
            raise InvalidRequestError("Hãy gõ một việc hay chủ đề để so sánh.")
        faces.limits.hit(Bucket.ASK, caller(request), QUESTIONS)
        plans = plans_of(faces, [plan for plan in so_sanh.split(",") if plan])
        columns = compared(faces, topic, plans)
        sheet = sheet_of(topic, columns, rows_of(faces.live.service(), cited_in(columns)))
        content, kind = (as_sheet(sheet, date.today()), XLSX) if form == "xlsx" else (as_document(sheet, date.today()), WORD)
        return _attached(content, kind, f"So sánh - {topic[:60].strip()}.{form}")

    return guarded(request, faces, file)


@router.get(SHEET_PATH)
def agency_sheet(request: Request, faces: FacesOf, co_quan: PlanId = "", ke_hoach: PlanId = "") -> Response:
    """Give an agency's sheet out as a Word document."""

    def file() -> Response:
        """Return the sheet as a Word document."""
        agency = co_quan.strip()
        if not agency:
            raise InvalidRequestError("Hãy chọn một cơ quan.")
        faces.limits.hit(Bucket.READ, caller(request))
        content = sheet_as_docx(agency, sheet_parts(faces.live.service(), agency, ke_hoach or None), date.today())
        return _attached(content, WORD, f"Việc của {agency}.docx")

    return guarded(request, faces, file)


def _attached(content: bytes, kind: str, name: str) -> Response:
    """Return a file to be stored under ``name``, without what some system refuses in names."""
    plain = quote("".join(char for char in name if char not in FORBIDDEN)[-90:])
    return Response(content, media_type=kind, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{plain}"})


def asked_on_page(request: Request, faces: Faces, typed: str, plan: str, earlier: Sequence[str] | None) -> Answer:
    """Return the answer to what the page's address holds: a question, its plan, and the questions before it."""
    faces.limits.hit(Bucket.ASK, caller(request))
    return faces.ask("page", typed, plan=plan or None, conversation=earlier_of(earlier or ()))


def guarded(request: Request, faces: Faces, work: Callable[[], Response]) -> Response:
    """Return what ``work`` gives to whoever may read; lead to the login, or say on a page of ours why there is nothing."""
    root = str(request.scope.get("root_path", ""))
    if faces.settings.read_needs_key and key_in_session(request, faces) is None:
        target = quote(f"{request.url.path}?{request.url.query}")
        return RedirectResponse(f"{root}{LOGIN_PATH}?tiep={target}", status_code=303)
    try:
        return work()
    except TraCuuError as error:
        return told_page(request, problem_of(error), text_for_readers(error))
