"""Records as JSON and back: one adapter of pydantic for each record type, made once."""

from __future__ import annotations

from typing import Any

_ADAPTERS: dict[type[Any], Any] = {}


def adapter(record: type[Any]) -> Any:  # noqa: ANN401 - pydantic's adapter of a plain dataclass
    """Return what turns a record of this type (a dataclass) into JSON and back."""
    if record not in _ADAPTERS:
        from pydantic import TypeAdapter

        _ADAPTERS[record] = TypeAdapter(record)
    return _ADAPTERS[record]


def to_json(record: Any) -> bytes:  # noqa: ANN401
    """Return a dataclass as JSON."""
    found: bytes = adapter(type(record)).dump_json(record)
    return found
