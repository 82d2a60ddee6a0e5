"""The OpenAPI page: what FastAPI finds out, with our problem schema and summaries in Vietnamese."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI

from ui.api.models import FieldProblem, ProblemBody

REF = "#/components/schemas/{model}"


def install(app: FastAPI) -> None:
    """Complete what ``app`` says of itself at /openapi.json."""
    found: Callable[[], dict[str, Any]] = app.openapi

    def completed() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _completed(found())
        return app.openapi_schema

    app.openapi = completed  # type: ignore[method-assign]  # FastAPI documents this way of extending the schema


def _completed(schema: dict[str, Any]) -> dict[str, Any]:
    schemas = schema.setdefault("components", {}).setdefault("schemas", {})
    for model in (ProblemBody, FieldProblem):
        described = model.model_json_schema(ref_template=REF)
        described.pop("$defs", None)
        schemas[model.__name__] = described
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for operations in schema["paths"].values():
        for operation in operations.values():
            operation["summary"] = operation.get("description", operation.get("summary", "")).split("\n")[0].rstrip(".")
    return schema
