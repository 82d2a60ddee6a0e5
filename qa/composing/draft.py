"""An answer in the making: lines by plan with their proofs, and the text that is composed of them within a limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.contracts.findings import LONG, SHORT, Draft, Line

__all__ = ["LONG", "SHORT", "Composed", "Draft", "Line", "compose", "divide", "shorten"]

_LEAST_OF_LINE = 100
"""Characters that a line needs where it is but a name and a quotation."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The ``text`` of a draft, and its ``notes``: what stands in it after the lines, but for notices of plans."""

    text: str
    notes: tuple[str, ...]


def compose(draft: Draft, notices: Sequence[str] = ()) -> Composed:
    """Return the draft's text: a heading if it has one, then its lines, notes and ``notices``, within its limit of characters.

    Values are never cut as long as they fit at all; details share what room is left.
    """
    told = [line for line in draft.lines[: draft.told] if line.values or line.detail]
    lines = _with_room(told, draft.limit)
    head = [draft.heading] if draft.heading else []
    notes = (*([f"… và {len(told) - len(lines)} mục khác."] if len(told) > len(lines) else []), *draft.notes)
    tail = (*notes, *notices)
    count = max(len(lines), 2) if draft.labelled else len(lines)
    fixed = sum(len(text) + 1 for text in (*head, *tail)) + sum(len(_bare(line, count)) + 8 for line in lines)
    room = draft.limit - fixed
    shares = divide([len(line.detail) for line in lines], room)
    body = [_full(line, share, count) for line, share in zip(lines, shares, strict=True)]
    text = "\n".join([*head, *body, *tail])
    return Composed(text if len(text) <= draft.limit else text[: draft.limit - 2].rsplit(" ", 1)[0] + " …", notes)


def _with_room(lines: Sequence[Line], limit: int) -> Sequence[Line]:
    """Return as many of the ``lines`` as there is room to say something of each: a name alone tells nothing."""
    most = limit // _LEAST_OF_LINE
    return lines if any(line.values for line in lines) else lines[:most]


def divide(wanted: Sequence[int], room: int) -> list[int]:
    """Divide ``room`` among lines that want ``wanted`` characters: the small ones get all, the others an equal part."""
    shares = [0] * len(wanted)
    left, open_lines = max(room, 0), sorted(range(len(wanted)), key=lambda i: wanted[i])
    for position, at in enumerate(open_lines):
        shares[at] = min(wanted[at], left // (len(open_lines) - position))
        left -= shares[at]
    return shares


def _bare(line: Line, count: int) -> str:
    values = "; ".join(line.values)
    label = f"{line.label}: " if line.label and count > 1 else ""
    return f"{'- ' if count > 1 else ''}{label}{values}"


def _full(line: Line, share: int, count: int) -> str:
    bare = _bare(line, count)
    detail = shorten(line.detail, share)
    if not detail:
        return bare
    closing = f" ({line.label})" if count == 1 and line.label else ""
    return f"{bare} – {detail}{closing}" if line.values else f"{bare}{detail}{closing}"


def shorten(text: str, limit: int) -> str:
    """Return ``text`` cut at a word to at most ``limit`` characters with an ellipsis; nothing where that leaves no sense."""
    if len(text) <= limit:
        return text
    if limit < 24:
        return ""
    return text[: limit - 2].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
