"""Records as JSON and back: enums as their values, dates as ISO 8601, sets sorted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

T = TypeVar("T")


def plain(value: object) -> Any:  # noqa: ANN401 - JSON
    """Return ``value``, a record or what stands in one, as plain JSON."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, frozenset):
        return sorted(plain(inner) for inner in value)
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def record_from(kind: type[T], body: Mapping[str, Any]) -> T:
    """Return the record of a dataclass ``kind`` that ``body`` says, as :func:`plain` wrote it.

    Raises ValueError where it says none.
    """
    from pydantic import TypeAdapter

    found: T = TypeAdapter(kind).validate_python(dict(body))
    return found
