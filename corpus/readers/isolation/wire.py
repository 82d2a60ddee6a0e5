"""A document as JSON and back, for the pipe between a reading process and the one that asked.

JSON and not pickle: the reading process is the one that meets hostile files, and nothing that it says may run code.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from corpus.records import Cell, Document, Grid, Page, Range, Reading, ReadWarning, errors
from corpus.records.errors import UnreadableFileError

_REFUSALS: Final = {
    kind.code: kind for kind in (errors.UnreadableFileError, errors.UnsupportedFormatError, errors.MissingExtraError)
}


def encode(outcome: Document | UnreadableFileError) -> bytes:
    """Return a reader's outcome as one line of JSON."""
    if isinstance(outcome, Document):
        return json.dumps({"document": asdict(outcome)}, ensure_ascii=False).encode("utf-8")
    return json.dumps({"code": outcome.code, "message": str(outcome)}, ensure_ascii=False).encode("utf-8")


def decode(line: bytes) -> Document:
    """Return the document of a line that :func:`encode` made, or raise the refusal that it holds."""
    outcome = json.loads(line)
    if "document" not in outcome:
        raise _REFUSALS.get(outcome["code"], UnreadableFileError)(outcome["message"])
    return _document(outcome["document"])


@cache
def readings() -> TypeAdapter[Reading]:
    """Return what writes a reading as JSON and reads it."""
    return TypeAdapter(Reading)


def decode_reading(line: bytes) -> Reading:
    """Return the reading of a line of the reading process, or raise the refusal that it holds."""
    outcome = json.loads(line)
    if "reading" not in outcome:
        raise _REFUSALS.get(outcome["code"], UnreadableFileError)(outcome["message"])
    return readings().validate_python(outcome["reading"])


def _document(fields: dict[str, Any]) -> Document:
    return Document(
        id=fields["id"],
        file=fields["file"],
        format=fields["format"],
        text=fields["text"],
        pages=tuple(Page(page["number"], _range(page["range"])) for page in fields["pages"]),
        grids=tuple(_grid(grid) for grid in fields["grids"]),
        ocr=tuple(map(_range, fields["ocr"])),
        warnings=tuple(ReadWarning(**warning) for warning in fields["warnings"]),
        notes=tuple(map(_range, fields["notes"])),
    )


def _grid(fields: dict[str, Any]) -> Grid:
    cells = tuple(Cell(**{**cell, "ranges": tuple(map(_range, cell["ranges"]))}) for cell in fields["cells"])
    return Grid(fields["rows"], fields["columns"], cells, _range(fields["range"]))


def _range(fields: dict[str, int]) -> Range:
    return Range(fields["start"], fields["end"])
