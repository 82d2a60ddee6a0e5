"""Records as JSON and back: one adapter of pydantic for each record type, made once."""

from __future__ import annotations

from typing import Any, TypeVar

from corpus.records.errors import IndexDamagedError

T = TypeVar("T")
_ADAPTERS: dict[type[Any], Any] = {}


def adapter(record: type[Any]) -> Any:  # noqa: ANN401 - pydantic's adapter of a plain dataclass
    """Return what turns a record of this type (a dataclass) into JSON and back."""
    if record not in _ADAPTERS:
        from pydantic import TypeAdapter

        _ADAPTERS[record] = TypeAdapter(record)
    return _ADAPTERS[record]


def record_of(kind: type[T], raw: bytes) -> T:
    """Return the stored record of this type; raises :class:`IndexDamagedError` where ``raw`` is none."""
    try:
        found: T = adapter(kind).validate_json(raw)
    except ValueError as error:
        raise IndexDamagedError("Một bản ghi của chỉ mục bị hỏng; hãy chạy “tracuu doctor”.") from error
    return found


def to_json(record: Any) -> bytes:  # noqa: ANN401
    """Return a dataclass as JSON."""
    found: bytes = adapter(type(record)).dump_json(record)
    return found
