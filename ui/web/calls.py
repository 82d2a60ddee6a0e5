"""The page's own calls: what an event of a component may send, checked before Gradio sees it and written anew.

Gradio believes values that name files and addresses (``gradio.FileData``): it copies or fetches what they name, whoever sends
them. So a call is read here under a limit, held against the components of its event, and passed on as plain values only. A file
stands in one place: the keeper's upload, and only where the upload before it has put it. No session's name is passed on
either: our events carry all that they need, and Gradio keeps each name that it has heard.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NoReturn

import gradio as gr
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from corpus.records.errors import InvalidRequestError
from ui.api.bodies import replayed, whole_body
from ui.api.guards import caller
from ui.api.turn import in_turn
from ui.services.faces import Faces
from ui.services.filters import LONGEST_NAME
from ui.services.limits import Bucket

PREDICT: Final = "/gradio_api/run/predict"
MOST_CHOICES: Final = 100
MOST_FILES: Final = 50
MOST_CARRIED: Final = 40
LONGEST_FIELD: Final = 64
LONGEST_CARRIED: Final = 20_000
_FIELDS: Final = frozenset({"data", "event_data", "fn_index", "trigger_id", "session_hash"})


class ValueKind(StrEnum):
    """Kinds of values that our components take."""

    TEXT = "text"
    CHOICES = "choices"
    FLAG = "flag"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Input:
    """What one input of an event takes; ``longest`` in characters."""

    kind: ValueKind
    longest: int = LONGEST_NAME


Events = Mapping[int, tuple[Input, ...]]
"""The events of one page by Gradio's number, each with its inputs in order."""


def events_of(blocks: gr.Blocks) -> Events:
    """Return the events of a page; raise TypeError for an input of a kind that nobody has thought about."""
    return {number: tuple(_input(component) for component in event.inputs) for number, event in blocks.fns.items()}


def _input(component: Any) -> Input:  # noqa: ANN401 - any component
    match component:
        case gr.Textbox():
            return Input(ValueKind.TEXT, component.max_length or LONGEST_NAME)
        case gr.Dropdown():
            return Input(ValueKind.CHOICES if component.multiselect else ValueKind.TEXT)
        case gr.Checkbox():
            return Input(ValueKind.FLAG)
        case gr.File():
            return Input(ValueKind.FILES)
    raise TypeError(f"no rule for what {type(component).__name__} may be sent")


def checked(call: object, events: Events, uploads: Path) -> dict[str, Any]:
    """Return a call as Gradio may have it; raise InvalidRequestError for anything that our pages do not send.

    ``uploads`` is the folder that uploads of the page lie in, the only place that a file may be in.
    """
    if not isinstance(call, dict) or not call.keys() <= _FIELDS:
        _refuse()
    number, trigger, data = call.get("fn_index"), call.get("trigger_id"), call.get("data")
    inputs = events.get(number) if type(number) is int else None
    if inputs is None or not isinstance(data, list) or len(data) != len(inputs):
        _refuse()
    if trigger is not None and (type(trigger) is not int or not 0 <= trigger < 1 << 31):
        _refuse()
    return {
        "data": [_value(value, each, uploads) for value, each in zip(data, inputs, strict=True)],
        "event_data": _carried(call.get("event_data")),
        "fn_index": number,
        "trigger_id": trigger,
    }


def _value(value: object, wanted: Input, uploads: Path) -> object:
    match wanted.kind:
        case ValueKind.TEXT:
            return None if value is None else _text(value, wanted.longest)
        case ValueKind.CHOICES:
            if not isinstance(value, list) or len(value) > MOST_CHOICES:
                _refuse()
            return [_text(each, wanted.longest) for each in value]
        case ValueKind.FLAG:
            if type(value) is not bool:
                _refuse()
            return value
        case ValueKind.FILES:
            if value is None:
                return None
            if not isinstance(value, list) or len(value) > MOST_FILES:
                _refuse()
            return [_uploaded(each, uploads) for each in value]


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        _refuse()
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        _refuse()
    return value


def _carried(given: object) -> dict[str, str] | None:
    """Return what a click carried: names and texts, nothing nested."""
    if given is None:
        return None
    if not isinstance(given, dict) or len(given) > MOST_CARRIED:
        _refuse()
    return {_text(name, LONGEST_FIELD): _text(value, LONGEST_CARRIED) for name, value in given.items()}


def _uploaded(value: object, uploads: Path) -> dict[str, Any]:
    """Return the file that an upload put below ``uploads``, by its path alone."""
    path = value.get("path") if isinstance(value, dict) else None
    file = Path(_text(path, 4096))
    try:
        whole = file.resolve(strict=True)
        own = whole == file and whole.is_file() and whole.is_relative_to(uploads.resolve()) and whole.parent != uploads
    except (OSError, ValueError):
        own = False
    if not own:
        _refuse()
    return {"path": str(file), "orig_name": file.name, "meta": {"_type": "gradio.FileData"}}


def _refuse() -> NoReturn:
    raise InvalidRequestError("Trang không gửi yêu cầu như vậy; xin tải lại trang.")


class Calls:
    """Stands before the pages' application: lets through each call that :func:`checked` allows, rewritten, in its turn.

    The pages themselves are made in turn too; their files are not, which cost next to nothing.
    """

    def __init__(self, app: ASGIApp, pages: Mapping[str, Events], uploads: Path, faces: Faces) -> None:
        """Take the events of each page by where it is mounted ("" and "/quan-tri"), and the folder of uploads."""
        self.app = app
        self._roots = frozenset(pages)
        self._pages = {prefix + PREDICT: events for prefix, events in pages.items()}
        self._uploads = uploads
        self._limit = faces.settings.max_body_kb * 1024
        self._turns, self._limits = faces.turns, faces.limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on; raises InvalidRequestError, RateLimitedError or BusyError."""
        path, method = (_path(scope), scope["method"]) if scope["type"] == "http" else ("", "")
        events = self._pages.get(path) if method == "POST" else None
        if events is None and (method not in ("GET", "HEAD") or path not in self._roots):
            await self.app(scope, receive, send)
            return
        # The entry of the server has taken the body whole, under its limit, and answers what is raised here.
        if events is not None:
            call = checked(_parsed(await whole_body(scope, receive, self._limit)), events, self._uploads)
            body = json.dumps(call, ensure_ascii=False).encode("utf-8")
            scope, receive = _with_body(scope, body), replayed(body, receive)
        who = caller(Request(scope))
        self._limits.hit(Bucket.READ, who)
        await in_turn(self._turns, who, self.app, scope, receive, send)


def _path(scope: Scope) -> str:
    path: str = scope["path"].removeprefix(scope.get("root_path", ""))
    return path.rstrip("/")


def _parsed(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        _refuse()


def _with_body(scope: Scope, body: bytes) -> Scope:
    """Return a request's scope as it is with another body."""
    ours = ((b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()))
    names = (b"content-type", b"content-length", b"content-encoding", b"transfer-encoding")
    headers = [*(each for each in scope["headers"] if each[0] not in names), *ours]
    return {**scope, "headers": headers}
