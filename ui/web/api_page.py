"""The page "/docs": the API for people who write programs, made of what /openapi.json says, without anything from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from ui.api.guards import FacesOf
from ui.web.printing import guarded
from ui.web.render import render
from ui.web.shell import shell_context

PATH: Final = "/docs"
_METHODS: Final = ("get", "post", "put", "delete")
_TYPES: Final = {"string": "chuỗi", "integer": "số nguyên", "number": "số", "boolean": "đúng/sai", "array": "danh sách"}
router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter or field of a body: where it goes, its type, whether it must be given, and what it means."""

    name: str
    place: str
    kind: str
    required: bool
    text: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be called; ``example`` is a body as JSON, "" where it takes none."""

    id: str
    method: str
    path: str
    summary: str
    text: str
    keyed: bool
    parameters: tuple[Parameter, ...]
    example: str
    statuses: tuple[tuple[str, str], ...]


@router.get(PATH)
def page(request: Request, faces: FacesOf) -> Response:
    """Show the API, by groups."""

    def made() -> Response:
        """Return the page of the operations by their groups."""
        document = request.app.openapi()
        groups: dict[str, list[Operation]] = {}
        for tag, operation in _operations(document):
            groups.setdefault(tag, []).append(operation)
        root = str(request.scope.get("root_path", ""))
        html = render(
            "api.html", groups=groups, title=document["info"]["title"], base=_base(request), **shell_context(root, "api")
        )
        return HTMLResponse(html, headers={"Cache-Control": "no-cache"})

    return guarded(request, faces, made)


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _operations(document: Mapping[str, Any]) -> Iterator[tuple[str, Operation]]:
    schemas = document.get("components", {}).get("schemas", {})
    for path, operations in document["paths"].items():
        for method in _METHODS:
            found = operations.get(method)
            if found is None:
                continue
            fields, example = _body(found, schemas)
            parameters = [_parameter(each) for each in found.get("parameters", ())]
            operation = Operation(
                id=f"{method}{path}".replace("/", "-").replace("{", "").replace("}", ""),
                method=method.upper(),
                path=path,
                summary=found.get("summary", ""),
                text="\n".join(found.get("description", "").split("\n")[1:]).strip(),
                keyed=bool(found.get("security")) and {} not in found["security"],
                parameters=(*parameters, *fields),
                example=example,
                statuses=tuple((code, answer.get("description", "")) for code, answer in found["responses"].items()),
            )
            yield found.get("tags", ["Khác"])[0], operation


def _parameter(given: Mapping[str, Any]) -> Parameter:
    place = {"query": "địa chỉ", "path": "đường dẫn", "header": "tiêu đề"}.get(given["in"], given["in"])
    text = given.get("description") or given["schema"].get("description", "")
    return Parameter(given["name"], place, _kind(given["schema"]), bool(given.get("required")), text)


def _body(operation: Mapping[str, Any], schemas: Mapping[str, Any]) -> tuple[list[Parameter], str]:
    """Return the fields of an operation's body and its example as JSON."""
    content = operation.get("requestBody", {}).get("content", {})
    schema: Mapping[str, Any] = next((each.get("schema", {}) for each in content.values()), {})
    named = _reference(schema)
    body = schemas.get(named, schema) if named else schema
    required = body.get("required", ())
    fields = [
        Parameter(name, "thân", _kind(each), name in required, each.get("description", ""))
        for name, each in body.get("properties", {}).items()
    ]
    example = next(iter(body.get("examples", ())), None)
    return fields, json.dumps(example, ensure_ascii=False) if example is not None and "application/json" in content else ""


def _reference(schema: Mapping[str, Any]) -> str:
    for each in (schema, *schema.get("anyOf", ()), *schema.get("allOf", ())):
        if "$ref" in each:
            return str(each["$ref"]).rpartition("/")[2]
    return ""


def _kind(schema: Mapping[str, Any]) -> str:
    for each in (schema, *schema.get("anyOf", ())):
        if "enum" in each:
            return " | ".join(map(str, each["enum"]))
        if each.get("type") in _TYPES:
            return _TYPES[each["type"]]
    return _reference(schema) or "đối tượng"
