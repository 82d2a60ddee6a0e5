"""The OpenAPI page: what FastAPI finds out, with our problem schema and summaries in Vietnamese."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

from ui.api.models import FieldProblem, ProblemBody
from ui.api.read_routes import TAG as READING_TAG
from ui.settings.settings import Settings

REF = "#/components/schemas/{model}"


def install(app: FastAPI, settings: Settings) -> None:
    """Complete what ``app`` says at /openapi.json, with what the settings decide: limits, and whether reading is open."""
    found: Callable[[], dict[str, Any]] = app.openapi

    def completed() -> dict[str, Any]:
        """Return the schema, made once."""
        if app.openapi_schema is None:
            app.openapi_schema = _completed(found(), settings)
        return app.openapi_schema

    app.openapi = completed  # type: ignore[method-assign]  # FastAPI documents this way of extending the schema


def _completed(schema: dict[str, Any], settings: Settings) -> dict[str, Any]:
    schemas = schema.setdefault("components", {}).setdefault("schemas", {})
    for model in (ProblemBody, FieldProblem):
        described = model.model_json_schema(ref_template=REF)
        described.pop("$defs", None)
        schemas[model.__name__] = described
    for known in BaseModel.__subclasses__():
        # FastAPI leaves out what is null, also within examples, which would then not be examples of their own schema.
        extra = known.model_config.get("json_schema_extra")
        if known.__module__.startswith("ui.api.") and known.__name__ in schemas and isinstance(extra, dict):
            schemas[known.__name__].update(extra)
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for operations in schema["paths"].values():
        for operation in operations.values():
            if not settings.read_needs_key and operation.get("tags") == [READING_TAG]:
                operation["security"] = [{}, *operation.get("security", ())]
            operation["summary"] = operation.get("description", operation.get("summary", "")).split("\n")[0].rstrip(".")
    questions = [each["schema"] for each in schema["paths"]["/api/v1/search"]["get"]["parameters"] if each["name"] == "q"]
    asked = schemas["AskBody"]["properties"]
    earlier = [each["items"] for each in asked["conversation"]["anyOf"] if each["type"] == "array"]
    for question in (asked["question"], *earlier, *questions):
        question["maxLength"] = settings.max_question_chars
    return schema
