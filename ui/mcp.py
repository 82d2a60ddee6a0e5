"""Tools for assistants, by the official ``mcp`` package: ask, query, search, assignments, plans, plan. They only read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any, Final, TypeVar

import anyio.to_thread
from mcp.server.fastmcp import FastMCP
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from pydantic import Field
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from corpus.records.errors import InvalidRequestError
from qa.contracts.answer import LONGEST_QUESTION
from ui.api.bodies import replayed, whole_body
from ui.api.guards import caller, faces_of, key_in_header, refuse_foreign, require
from ui.api.models import ConversationId
from ui.api.query_models import QueryBody
from ui.api.turn import in_turn
from ui.presenting.register import Filters, find_rows, plan_json, row_json, with_proofs
from ui.services.faces import Faces
from ui.services.filters import LONGEST_NAME
from ui.services.keys import KeyRole
from ui.services.limits import Bucket

PATH: Final = "/mcp"
FACE: Final = "mcp"
Result = TypeVar("Result")
INSTRUCTIONS: Final = (
    "Tra cứu các kế hoạch hành chính Việt Nam. Mỗi câu trả lời kèm trích dẫn nguyên văn (citations); khi found là false thì "
    "các kế hoạch không có câu trả lời, đừng tự thêm; notice, nếu có, "
    "cho biết kế hoạch đã hết thời kỳ hoặc đã được thay thế, hãy nói lại. Kế hoạch (plan) gọi bằng mã, số hiệu hoặc tên tỉnh."
)
_READS: Final = ToolAnnotations(readOnlyHint=True, destructiveHint=False, idempotentHint=True, openWorldHint=False)

Question = Annotated[str, Field(description="Câu hỏi tiếng Việt, có dấu hoặc không dấu", max_length=LONGEST_QUESTION)]
Name = Annotated[str, Field(description="Mã, số hiệu hoặc tỉnh", max_length=LONGEST_NAME)]
PlanName = Annotated[str | None, Field(description="Chỉ trong kế hoạch này: mã, số hiệu hoặc tỉnh", max_length=LONGEST_NAME)]
Province = Annotated[str | None, Field(description="Chỉ trong kế hoạch của tỉnh này", max_length=LONGEST_NAME)]
Agency = Annotated[str | None, Field(description="Tên cơ quan, viết tắt cũng được", max_length=LONGEST_NAME)]
Words = Annotated[str | None, Field(description="Các từ trong nhiệm vụ", max_length=LONGEST_NAME)]
Limit = Annotated[int, Field(ge=1, le=100)]
Offset = Annotated[int, Field(ge=0, le=10_000_000)]


def server(faces: Faces) -> FastMCP:
    """Return the server of tools over the shared objects of one process."""
    tools = _Tools(faces)
    # Requests of browsers are checked by their origin (see Door); hosts differ from one proxy to the next.
    security = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    made = FastMCP(
        "TraCứu",
        INSTRUCTIONS,
        stateless_http=True,
        json_response=True,
        streamable_http_path=PATH,
        transport_security=security,
        log_level="ERROR",
    )
    for tool in (tools.ask, tools.query, tools.search, tools.assignments, tools.plans, tools.plan):
        made.add_tool(tool, annotations=_READS)
    return made


class _Tools:
    """What the tools do; each runs in a thread, since the live service's work is not asynchronous."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces

    async def ask(
        self,
        question: Question,
        plan: PlanName = None,
        province: Province = None,
        top_k: Limit = 5,
        conversation: ConversationId = "",
    ) -> dict[str, Any]:
        """Hỏi các kế hoạch: ai chủ trì, khi nào, chỉ tiêu bao nhiêu… Trả về câu trả lời kèm trích dẫn."""
        faces = self._faces
        answer = await _apart(
            lambda: faces.ask(FACE, question, plan=plan, province=province, top_k=top_k, conversation=conversation)
        )
        return answer.as_json()

    async def query(self, query: QueryBody) -> dict[str, Any]:
        """Đếm, liệt kê, nhiều nhất, có/không, so sánh trên bảng phân công; các dòng đã đếm là trích dẫn."""
        answer = await _apart(lambda: self._faces.query(FACE, query.query(), top_k=query.top_k))
        return answer.as_json()

    async def search(
        self, query: Question, plan: PlanName = None, province: Province = None, limit: Limit = 10, offset: Offset = 0
    ) -> dict[str, Any]:
        """Tìm các đoạn văn bản khớp nhất, không soạn câu trả lời."""
        live = self._faces.live
        found = await _apart(lambda: live.search(query, plan=plan, province=province, limit=limit, offset=offset))
        return found.as_json()

    async def assignments(
        self,
        plan: PlanName = None,
        province: Province = None,
        lead: Agency = None,
        coordinate: Agency = None,
        agency: Agency = None,
        words: Words = None,
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> dict[str, Any]:
        """Bảng phân công: nhiệm vụ, cơ quan chủ trì, phối hợp, sản phẩm, thời gian, kinh phí."""

        def work() -> dict[str, Any]:
            """Return a page of the rows that meet the filters."""
            service = self._faces.live.service()
            filters = Filters(plan=plan, province=province, lead=lead, coordinate=coordinate, agency=agency, q=words)
            rows = find_rows(service, filters)
            part = with_proofs(service, rows[offset : offset + limit])
            return {"total": len(rows), "offset": offset, "items": [row_json(row) for row in part]}

        return await _apart(work)

    async def plans(self) -> dict[str, Any]:
        """Danh sách kế hoạch: số, ngày, cơ quan ban hành, người ký, còn hiệu lực hay không."""

        def work() -> dict[str, Any]:
            """Return all plans, each with whether it holds."""
            service = self._faces.live.service()
            lives = service.lives()
            return {"plans": [plan_json(plan, lives[plan.id]) for plan in service.plans()]}

        return await _apart(work)

    async def plan(self, name: Name) -> dict[str, Any]:
        """Một kế hoạch: thông tin, căn cứ, nơi nhận và bố cục."""

        def work() -> dict[str, Any]:
            """Return the plan that is named, with its outline."""
            service = self._faces.live.service()
            stored = service.plan(name)
            return plan_json(stored, service.lives()[stored.id], outline=True)

        return await _apart(work)


async def _apart(work: Callable[[], Result]) -> Result:
    return await anyio.to_thread.run_sync(work)


class Door:
    """Stands before the tools over HTTP: keys where reading needs one, rates, turns, and no other site's browser."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; raises an error of the family, which the server answers with a problem."""
        request = Request(scope)
        refuse_foreign(request)
        faces = faces_of(request)
        key = key_in_header(request, faces)
        if faces.settings.read_needs_key:
            key = require(KeyRole.READER, key)
        who = f"key:{key.name}" if key else caller(request)
        faces.limits.hit(Bucket.ASK, who)
        if request.method == "POST":
            body = _message(await whole_body(scope, receive, faces.settings.max_body_kb * 1024))
            await in_turn(faces.turns, who, self.app, scope, replayed(body, receive), send)
        else:
            await self.app(scope, receive, send)


def _message(body: bytes) -> bytes:
    """Return a body that is a JSON object or list of texts that can be written; raise InvalidRequestError for any other."""
    try:
        message = json.loads(body, parse_constant=_no_number)
        json.dumps(message, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise InvalidRequestError("Yêu cầu không phải JSON hợp lệ.") from error
    if not isinstance(message, dict | list):
        raise InvalidRequestError("Yêu cầu phải là một đối tượng JSON-RPC.")
    return body


def _no_number(name: str) -> float:
    raise ValueError(name)
