"""The routes that read: ask, search, assignments, plans."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request, Response
from starlette.datastructures import URL

from qa.contracts.answer import Answer
from ui.api import caching, models
from ui.api.guards import ASKING, READING, FacesOf
from ui.api.plan_models import PlanBody, PlanPage, TextBody
from ui.api.problems import documented
from ui.api.query_models import QueryBody
from ui.api.register_models import AssignmentPage, CompletionPage
from ui.api.streaming import EVENT, EVENTS, streamed
from ui.presenting.export import RegisterRow
from ui.presenting.register import FILTER_NAMES, Filters, Sort, find_rows, plan_json, row_json, with_proofs
from ui.presenting.suggesting import completions
from ui.presenting.text import text_json
from ui.presenting.timing import DUE_NAMES, Due
from ui.services.faces import Faces
from ui.services.filters import LONGEST_NAME

TAG = "Hỏi và đọc"
router = APIRouter(tags=[TAG])

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Limit = Annotated[int, Query(ge=1, le=1000, description="Số dòng nhiều nhất")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Bỏ qua bấy nhiêu dòng đầu")]
PlanPath = Annotated[str, Path(max_length=LONGEST_NAME)]
Name = Annotated[str | None, Query(max_length=LONGEST_NAME)]
Kind = Annotated[str | None, Query(pattern="^(task|duty)$", description="task: nhiệm vụ; duty: trách nhiệm")]
Period = Annotated[
    str | None,
    Query(
        max_length=LONGEST_NAME,
        description="Thời gian (2026, quý III/2026) mà nhiệm vụ diễn ra trong đó, hoặc từ trong thời gian",
    ),
]


class RegisterFormat(StrEnum):
    """Dạng của bảng phân công."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


@router.post(
    "/ask",
    response_model=models.AnswerBody,
    response_model_exclude_unset=True,
    dependencies=ASKING,
    responses=documented(401, 403, 404),
)
def ask(body: models.AskBody, faces: FacesOf) -> dict[str, Any]:
    """Hỏi các kế hoạch; câu trả lời kèm trích dẫn chứng minh.

    Nơi máy chủ có cấu hình mô hình ngôn ngữ, câu hỏi không tìm được gì có thể được gửi tới mô hình ấy để đọc lại.
    """
    return _asked(body, faces, write=body.write).as_json()


@router.post(
    "/ask/stream",
    response_class=Response,
    dependencies=ASKING,
    responses={200: {"content": {EVENTS: {"schema": EVENT}}}, **documented(401, 403, 404)},
)
def ask_stream(body: models.AskBody, faces: FacesOf) -> Response:
    """Hỏi, câu trả lời đến trước, rồi từng câu máy viết đã đối chiếu.

    Sự kiện: answer (câu trả lời), sentence (mỗi câu), written (cả đoạn, hoặc null khi không có gì để thêm). Ngắt kết nối là
    dừng mô hình. Câu hỏi, câu trả lời và các trích dẫn được gửi tới mô hình ngôn ngữ mà máy chủ có cấu hình.
    """
    return streamed(faces.live.writing, _asked(body, faces))


def _asked(body: models.AskBody, faces: Faces, *, write: bool = False) -> Answer:
    return faces.ask(
        "rest",
        body.question,
        plan=body.plan,
        province=body.province,
        top_k=body.top_k,
        conversation=body.conversation,
        write=write,
    )


@router.post(
    "/query",
    response_model=models.AnswerBody,
    response_model_exclude_unset=True,
    dependencies=ASKING,
    responses=documented(401, 403, 404),
)
def query(body: QueryBody, faces: FacesOf) -> dict[str, Any]:
    """Tính trên bảng phân công theo một truy vấn có cấu trúc; các dòng đã đếm là trích dẫn."""
    return faces.query("rest", body.query(), top_k=body.top_k).as_json()


@router.get("/search", response_model=models.SearchBody, dependencies=ASKING, responses=documented(304, 401, 403, 404))
def search(
    request: Request,
    response: Response,
    faces: FacesOf,
    q: Annotated[str, Query(max_length=20000, description="Điều cần tìm", examples=["đào tạo nhân lực"])],
    plan: Name = None,
    province: Name = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
    offset: Offset = 0,
) -> Any:  # noqa: ANN401 - an object or a 304
    """Tìm các đoạn văn bản khớp nhất."""
    version = faces.live.service().index_version
    held = caching.not_modified(request, version)
    if held is not None:
        return held
    found = faces.live.search(q, plan=plan, province=province, limit=limit, offset=offset)
    response.headers.update(caching.headers(found.index_version))
    _link_pages(request, response, found.total, limit, offset)
    return found.as_json()


@router.get(
    "/assignments",
    response_model=AssignmentPage,
    dependencies=READING,
    responses={
        200: {"content": {CSV: {"schema": {"type": "string"}}, XLSX: {"schema": {"type": "string", "format": "binary"}}}},
        **documented(304, 401, 403, 404),
    },
)
def assignments(
    request: Request,
    response: Response,
    faces: FacesOf,
    plan: Name = None,
    province: Name = None,
    lead: Name = None,
    coordinate: Name = None,
    agency: Name = None,
    kind: Kind = None,
    q: Name = None,
    period: Period = None,
    due: Annotated[Due | None, Query(description="Hạn so với hôm nay")] = None,
    sort: Annotated[Sort | None, Query(description="Mặc định theo thứ tự trong kế hoạch")] = None,
    descending: bool = False,
    limit: Limit = 100,
    offset: Offset = 0,
    format: Annotated[RegisterFormat, Query(description="json theo trang; csv, xlsx là cả bảng")] = RegisterFormat.JSON,  # noqa: A002
) -> Any:  # noqa: ANN401 - an object, a file or a 304
    """Bảng phân công: ai chủ trì, ai phối hợp, sản phẩm, thời gian, kinh phí."""
    service = faces.live.service()
    held = caching.not_modified(request, service.index_version)
    if held is not None:
        return held
    filters = Filters(plan, province, lead, coordinate, agency, kind, q, period, due)
    rows = find_rows(service, filters, sort, descending=descending)
    if format is not RegisterFormat.JSON:
        asked = {**filters.given(), "period": period or "", "due": DUE_NAMES[due] if due else ""}
        return _file(with_proofs(service, rows), format, service.index_version, asked)
    page = [row_json(row) for row in with_proofs(service, rows[offset : offset + limit])]
    return _page(request, response, service.index_version, page, len(rows), limit, offset)


@router.get("/completions", response_model=CompletionPage, dependencies=READING, responses=documented(401, 403))
def complete(
    faces: FacesOf, q: Annotated[str, Query(max_length=200, description="Phần câu hỏi đã gõ", examples=["so y"])]
) -> dict[str, Any]:
    """Gợi ý khi gõ: cơ quan, kế hoạch, nhiệm vụ khớp với những chữ cuối, có dấu hay không dấu."""
    service = faces.live.service()
    return {"index_version": service.index_version, "items": completions(service, q, faces.of_index)}


@router.get("/plans", response_model=PlanPage, dependencies=READING, responses=documented(304, 401, 403))
def plans(request: Request, response: Response, faces: FacesOf, limit: Limit = 100, offset: Offset = 0) -> Any:  # noqa: ANN401
    """Danh sách kế hoạch trong chỉ mục."""
    service = faces.live.service()
    held = caching.not_modified(request, service.index_version)
    if held is not None:
        return held
    stored, lives = service.plans(), service.lives()
    page = [plan_json(plan, lives[plan.id]) for plan in stored[offset : offset + limit]]
    return _page(request, response, service.index_version, page, len(stored), limit, offset)


@router.get("/plans/{plan}", response_model=PlanBody, dependencies=READING, responses=documented(304, 401, 403, 404))
def plan(plan: PlanPath, request: Request, response: Response, faces: FacesOf) -> Any:  # noqa: ANN401 - an object or a 304
    """Một kế hoạch: thông tin, căn cứ, nơi nhận, bố cục của từng tài liệu."""
    service = faces.live.service()
    stored = service.plan(plan)
    held = caching.not_modified(request, service.index_version)
    if held is not None:
        return held
    response.headers.update(caching.headers(service.index_version))
    return plan_json(stored, service.lives()[stored.id], outline=True)


@router.get("/plans/{plan}/text", response_model=TextBody, dependencies=READING, responses=documented(304, 401, 403, 404))
def text(
    plan: PlanPath,
    request: Request,
    response: Response,
    faces: FacesOf,
    document: Annotated[str | None, Query(max_length=300, description="Mã hoặc tên tệp; mặc định là tài liệu chính")] = None,
    start: Annotated[int, Query(ge=0, le=1_000_000_000)] = 0,
    length: Annotated[int, Query(ge=1, le=200_000, description="Số ký tự nhiều nhất")] = 50_000,
) -> Any:  # noqa: ANN401 - an object or a 304
    """Nguyên văn một tài liệu của kế hoạch, theo từng khúc."""
    service = faces.live.service()
    stored = service.plan(plan)
    held = caching.not_modified(request, service.index_version)
    if held is not None:
        return held
    body = text_json(service, stored, document, start, length)
    response.headers.update(caching.headers(service.index_version))
    return body


def _file(rows: list[RegisterRow], format: RegisterFormat, version: str, asked: dict[str, str]) -> Response:  # noqa: A002 - as above
    from ui.presenting.export import as_csv
    from ui.presenting.workbook import About, as_xlsx

    told = tuple((FILTER_NAMES[name], value) for name, value in asked.items() if value and name in FILTER_NAMES)
    content = as_csv(rows) if format is RegisterFormat.CSV else as_xlsx(rows, About(filters=told))
    who = next((asked[name] for name in ("agency", "lead", "coordinate", "plan") if asked.get(name)), "")
    name = quote(f"Nhiệm vụ{f' - {who}' if who else ''}.{format.value}", safe="")
    plain = f"nhiem-vu.{format.value}"
    headers = {
        **caching.headers(version),
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{name}",
    }
    return Response(content, media_type=CSV if format is RegisterFormat.CSV else XLSX, headers=headers)


def _page(
    request: Request, response: Response, version: str, items: Sequence[Any], total: int, limit: int, offset: int
) -> dict[str, Any]:
    """Return one page of ``total`` things; its headers tell the other pages, and of which version of the index it is."""
    response.headers.update(caching.headers(version))
    _link_pages(request, response, total, limit, offset)
    return {"total": total, "limit": limit, "offset": offset, "index_version": version, "items": items}


def _link_pages(request: Request, response: Response, total: int, limit: int, offset: int) -> None:
    """Name the next and the previous page in a Link header (RFC 8288), and the number of all in X-Total-Count."""
    url = URL(scope=request.scope)
    links = []
    if offset + limit < total:
        links.append((url.include_query_params(limit=limit, offset=offset + limit), "next"))
    if offset:
        links.append((url.include_query_params(limit=limit, offset=max(0, offset - limit)), "prev"))
    response.headers["X-Total-Count"] = str(total)
    if links:
        response.headers["Link"] = ", ".join(f'<{link.path}?{link.query}>; rel="{rel}"' for link, rel in links)
