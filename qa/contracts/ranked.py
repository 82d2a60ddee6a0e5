"""What ranking makes of the candidates: tasks and passages in order, each with its score and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from corpus.records import AssignmentKind
from indexer.segments.stored import StoredAssignment
from qa.contracts.candidates import Candidate, Candidates


class Features(NamedTuple):
    """Features of one candidate for one question, each about 0..1 (or -1..1 where something can speak against it).

    ``dense``, ``lexical``: scaled scores. ``cover``, ``pairs``: how much of the topic's weight stands in the text, by syllable
    and by neighbouring syllables. ``context``: how much only in its headings. ``formal``: the same for colloquial phrases as
    plans write them. ``precise``: how much of the text's own weight the topic explains. ``agency``: the asked agency has the
    asked role. ``year``: the asked years stand with it (or others do). ``value``: it holds a value of the asked kind.
    ``number``: it names an asked document. ``place``: its section is where such answers stand. ``task``: it is a task.
    ``near``, ``near_own``: how much of all telling words stands in it with its headings, in it alone, weighed by how rare they
    are in its plan.
    """

    dense: float = 0.0
    lexical: float = 0.0
    cover: float = 0.0
    pairs: float = 0.0
    context: float = 0.0
    formal: float = 0.0
    precise: float = 0.0
    agency: float = 0.0
    year: float = 0.0
    value: float = 0.0
    number: float = 0.0
    place: float = 0.0
    task: float = 0.0
    duty: float = 0.0
    header: float = 0.0
    near: float = 0.0
    near_own: float = 0.0


NAMES: Final = Features._fields


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score and why; ``assignment`` is the task or duty in its passage that is meant, if any."""

    candidate: Candidate
    assignment: StoredAssignment | None
    features: Features
    score: float

    @property
    def task(self) -> StoredAssignment | None:
        """The task that is meant, None where it is prose."""
        if self.assignment is not None and self.assignment.assignment.kind is AssignmentKind.TASK:
            return self.assignment
        return None


@dataclass(frozen=True, slots=True)
class RankedCandidates:
    """The candidates in order, best first, by the weights of ``source`` ("register", "prose", "unlearned").

    ``confidence`` is how surely the best of them proves the answer, as the reranker says (0..1), 1.0 where it read none.
    """

    source: str
    found: tuple[Ranked, ...] = ()
    confidence: float = 1.0

    def as_json(self) -> dict[str, Any]:
        """Return the record as JSON, candidates by the ids of their passages, assignments by their own."""
        found = [
            {
                "passage": each.candidate.passage.id,
                "assignment": each.assignment.id if each.assignment else None,
                "score": each.score,
                "features": each.features._asdict(),
            }
            for each in self.found
        ]
        return {"source": self.source, "confidence": self.confidence, "found": found}

    @classmethod
    def from_json(
        cls, body: Mapping[str, Any], candidates: Candidates, assignment_of: Callable[[str], StoredAssignment]
    ) -> RankedCandidates:
        """Return the record that ``body`` says of ``candidates``; ``assignment_of`` gives assignments by id.

        Raises KeyError where it says none.
        """
        known = {each.passage.id: each for each in candidates}
        found = tuple(
            Ranked(
                known[each["passage"]],
                assignment_of(each["assignment"]) if each["assignment"] else None,
                Features(**each["features"]),
                each["score"],
            )
            for each in body["found"]
        )
        return cls(body["source"], found, body["confidence"])
