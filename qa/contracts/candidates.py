"""What retrieval makes of a query: the passages that may answer it, with their scores, in no order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from indexer.segments.stored import Passage

LEXICAL_SHARE = 0.4
"""Share of the lexical score in the fused one, where nothing else is known (measured by bench/retrieval.py)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer, with its cosine and BM25 scores, and both scaled to 0..1 over the question's candidates."""

    passage: Passage
    cosine: float
    bm25: float
    dense: float
    lexical: float

    def fused(self, lexical_share: float = LEXICAL_SHARE) -> float:
        """Return the convex combination of the scaled scores."""
        return lexical_share * self.lexical + (1 - lexical_share) * self.dense


@dataclass(frozen=True, slots=True)
class Candidates:
    """All candidates that were ``found``; ``background`` is the cosine that other subjects reach in the index.

    ``source`` is what found them.
    """

    found: tuple[Candidate, ...] = ()
    background: float = 0.0
    source: str = "search"

    def __iter__(self) -> Iterator[Candidate]:
        """Yield the candidates."""
        return iter(self.found)

    @property
    def confidence(self) -> float:
        """How far the nearest passage stands out from other subjects, 0..1."""
        best = max((each.cosine for each in self.found), default=self.background)
        return min(max(best - self.background, 0.0) / max(1 - self.background, 0.01), 1.0)

    def as_json(self) -> dict[str, Any]:
        """Return the record as JSON, passages by their ids."""
        found = [
            {"passage": c.passage.id, "cosine": c.cosine, "bm25": c.bm25, "dense": c.dense, "lexical": c.lexical}
            for c in self.found
        ]
        return {"source": self.source, "confidence": self.confidence, "background": self.background, "found": found}

    @classmethod
    def from_json(cls, body: Mapping[str, Any], passage_of: Callable[[str], Passage]) -> Candidates:
        """Return the record that ``body`` says; ``passage_of`` gives passages by id. Raises KeyError where it says none."""
        found = tuple(
            Candidate(passage_of(c["passage"]), c["cosine"], c["bm25"], c["dense"], c["lexical"]) for c in body["found"]
        )
        return cls(found, body["background"], body["source"])
