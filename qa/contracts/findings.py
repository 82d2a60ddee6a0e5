"""What reading finds for a query: values with the passages that prove them, line by line, not yet numbered or written.

In the making of an answer they are called its draft: the rules that read are those that say how what they found is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus.records import Range
from indexer.segments.stored import Passage
from qa.contracts.answer import Item, Status
from qa.contracts.plain import plain

SHORT = 700
"""Characters of an answer to a question about one thing."""
LONG = 3000
"""Characters of an answer over several plans, or of a list."""

QUOTE = "“"
"""What a value begins with that is no more than the words of the plan."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A passage that proves something, how well it fits, and ranges beside it that belong to the proof (a merged cell)."""

    passage: Passage
    score: float
    also: tuple[Range, ...] = ()

    @classmethod
    def of(cls, passage: Passage, score: float, also: Iterable[Range] = ()) -> Proof:
        """Return the proof by ``passage`` with the ranges ``also``, each once."""
        return cls(passage, score, tuple(dict.fromkeys(also)))


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
    begins even an only line; ``gives_way`` that the next way is tried where this is refused.
    ``source`` is the rule that made it, by its module below ``qa.composing``, ``confidence`` how probably it is right, as was
    decided. Citations come in the order ``first``, the
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
    gives_way: bool = False
    source: str = ""
    first: tuple[Proof, ...] = ()
    further: tuple[Proof, ...] = ()
    confidence: float = 1.0

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

    def as_json(self) -> dict[str, Any]:
        """Return the record as JSON, proofs by the ids of their passages."""
        fields = {name: getattr(self, name) for name in self.__slots__ if name not in ("lines", "first", "further")}
        lines = [
            {**plain(replace(line, proofs=(), beside=())), "proofs": _told(line.proofs), "beside": _told(line.beside)}
            for line in self.lines
        ]
        return {
            **{k: plain(v) for k, v in fields.items()},
            "lines": lines,
            "first": _told(self.first),
            "further": _told(self.further),
        }

    @classmethod
    def from_json(cls, body: Mapping[str, Any], passage_of: Callable[[str], Passage]) -> Draft:
        """Return the record that ``body`` says; ``passage_of`` gives passages by id. Raises KeyError where it says none."""
        lines = tuple(
            Line(
                line["plan"],
                line["label"],
                tuple(line["values"]),
                line["detail"],
                _proofs(line["proofs"], passage_of),
                _proofs(line["beside"], passage_of),
            )
            for line in body["lines"]
        )
        own = {name: body[name] for name in cls.__slots__ if name not in ("lines", "status", "notes", "first", "further")}
        first, further = _proofs(body["first"], passage_of), _proofs(body["further"], passage_of)
        return replace(cls(lines, Status(body["status"]), notes=tuple(body["notes"]), first=first, further=further), **own)


def _told(proofs: Sequence[Proof]) -> list[dict[str, Any]]:
    return [{"passage": p.passage.id, "score": p.score, "also": [[part.start, part.end] for part in p.also]} for p in proofs]


def _proofs(told: Sequence[Mapping[str, Any]], passage_of: Callable[[str], Passage]) -> tuple[Proof, ...]:
    return tuple(Proof(passage_of(p["passage"]), p["score"], tuple(Range(*part) for part in p["also"])) for p in told)
