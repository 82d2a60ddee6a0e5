"""An answer in the making: lines by plan with their proofs, and the text that is composed of them within a limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from qa.composing.proofs import Proof
from qa.contracts.answer import Item, Status

SHORT = 700
"""Characters of an answer to a question about one thing."""
LONG = 3000
"""Characters of an answer over several plans, or of a list."""

QUOTE = "“"
"""What a value begins with that is no more than the words of the plan."""
_LEAST_OF_LINE = 100
"""Characters that a line needs where it is but a name and a quotation."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a plan's (or a row's) ``label``, the direct ``values``, the words around them, and what proves them.

    ``detail`` is what the values stand in (the task, the sentence); it is shortened first where room is short. What stands
    ``beside`` its proofs is cited right after them, for further reading.
    """

    plan: str
    label: str
    values: tuple[str, ...]
    detail: str
    proofs: tuple[Proof, ...]
    beside: tuple[Proof, ...] = ()

    def item(self, citations: tuple[int, ...]) -> Item:
        """Return the line as the answer object's item, proved by the ``citations`` of these numbers."""
        values, detail = (self.values, self.detail) if self.values else ((self.detail,) if self.detail else (), "")
        return Item(self.plan, self.label, values, citations, detail, quotes=bool(values) and values[0].startswith(QUOTE))


@dataclass(frozen=True, slots=True)
class Draft:
    """What an answering rule found: its lines and its status, with what stands before and after them.

    The text tells only the first ``told`` lines where that is set; all of them are the answer's items. ``sure`` tells that
    the lines are on the question's topic beyond doubt, ``exact`` that they follow from what the plans give and nothing that is
    asked is left to be weighed, ``counts`` that how many they are is the answer; ``labelled`` that the label is the answer and
    begins even an only line.
    ``source`` is the rule that made it, by its module below ``qa.composing``. Citations come in the order ``first``, the
    lines' proofs, ``further``: what proves the heading, or the best of lines that stand in another order, is first; further
    is what is not quoted.
    """

    lines: tuple[Line, ...]
    status: Status = Status.ANSWERED
    heading: str = ""
    notes: tuple[str, ...] = ()
    limit: int = SHORT
    told: int | None = None
    sure: bool = False
    exact: bool = False
    counts: bool = False
    labelled: bool = False
    source: str = ""
    first: tuple[Proof, ...] = ()
    further: tuple[Proof, ...] = ()

    @property
    def room(self) -> str:
        """The room or module of ``qa.composing`` that made it: the first part of its ``source``."""
        return self.source.partition(".")[0]

    @property
    def proofs(self) -> Iterator[Proof]:
        """All that is cited, in the order of the citations; a passage may come several times."""
        yield from self.first
        for line in self.lines:
            yield from (*line.proofs, *line.beside)
        yield from self.further

    def made_by(self, rule: Callable[..., object]) -> Draft:
        """Return the draft with ``rule`` as its source, where a rule below that one has not said so."""
        name = f"{rule.__module__.removeprefix('qa.composing.')}.{rule.__name__}"
        return self if self.source else replace(self, source=name)


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
