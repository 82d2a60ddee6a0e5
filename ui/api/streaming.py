"""An answer as server-sent events: the answer first, then each checked sentence as the model writes, then the whole."""

from __future__ import annotations

import json
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict
from typing import Any, Final

from anyio import to_thread
from starlette.responses import Response, StreamingResponse

from qa.contracts.answer import Answer, Written, WrittenSentence
from ui.services.language import Writing

EVENTS: Final = "text/event-stream"
EVENT: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["event", "data"],
    "properties": {
        "event": {"enum": ["answer", "sentence", "written"]},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
}
"""The schema of one event, as OpenAPI 3.2 has them."""

_HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
_End = object()


def streamed(writing: Writing, answer: Answer, *, whole: bool = True) -> Response:
    """Return the events of ``answer``, without ``whole`` of its sentences alone; who goes away ends the model's request."""
    return StreamingResponse(_events(writing, answer, whole=whole), media_type=EVENTS, headers=_HEADERS)


async def _events(writing: Writing, answer: Answer, *, whole: bool) -> AsyncIterator[bytes]:
    if whole:
        yield _event("answer", answer.as_json())
    stop = threading.Event()
    coming = writing.sentences(answer, stop)
    try:
        while (each := await to_thread.run_sync(_next, coming, abandon_on_cancel=True)) is not _End:
            if isinstance(each, WrittenSentence):
                yield _event("sentence", asdict(each))
            else:
                yield _event("written", asdict(each) if isinstance(each, Written) else None)
    finally:
        stop.set()


def _next(coming: Iterator[object]) -> object:
    return next(coming, _End)


def _event(name: str, data: Any) -> bytes:  # noqa: ANN401 - JSON
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
