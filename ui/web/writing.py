"""What a language model writes of the answer on the page, sentence by sentence, for the tab "Viết gọn"."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from ui.api.guards import FacesOf, caller
from ui.api.streaming import streamed
from ui.problems.errors import ForbiddenError
from ui.services.limits import Bucket
from ui.web.ask import earlier_of
from ui.web.places import WRITING_PATH
from ui.web.printing import guarded

router = APIRouter(include_in_schema=False)


@router.get(WRITING_PATH)
def written(
    request: Request,
    faces: FacesOf,
    q: Annotated[str, Query(max_length=20_000)] = "",
    ke_hoach: Annotated[str, Query(max_length=300)] = "",
    truoc: Annotated[list[str] | None, Query(max_length=20)] = None,
) -> Response:
    """Give the checked sentences as events; only pages of ours may ask, since each request costs a part of the budget."""

    def events() -> Response:
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise ForbiddenError("Yêu cầu đến từ một trang khác.")
        faces.limits.hit(Bucket.ASK, caller(request))
        answer = faces.ask("page", q, plan=ke_hoach or None, conversation=earlier_of(truoc or ()))
        return streamed(faces.desk.writing, answer, whole=False)

    return guarded(request, faces, events)
