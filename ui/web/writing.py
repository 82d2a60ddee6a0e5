"""What a language model writes of the answer on the page, sentence by sentence, for the tab "Viết gọn"."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from ui.api.guards import FacesOf
from ui.api.streaming import streamed
from ui.problems.errors import ForbiddenError
from ui.web.places import WRITING_PATH
from ui.web.printing import Earlier, PlanId, Typed, asked_on_page, guarded

router = APIRouter(include_in_schema=False)


@router.get(WRITING_PATH)
def written(
    request: Request,
    faces: FacesOf,
    q: Typed = "",
    ke_hoach: PlanId = "",
    truoc: Earlier = None,
) -> Response:
    """Give the checked sentences as events; only pages of ours may ask, since each request costs a part of the budget."""

    def events() -> Response:
        """Return the model's sentences as they come; refuse to another site's page."""
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise ForbiddenError("Yêu cầu đến từ một trang khác.")
        return streamed(faces.live.writing, asked_on_page(request, faces, q, ke_hoach, truoc), whole=False)

    return guarded(request, faces, events)
