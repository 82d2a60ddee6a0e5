"""Where it is looked up: an index with all that works on it, the same for every question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from indexer.encoding.encoder import Encoder
from qa.contracts.reranking import Reranker
from qa.reading.life import Life
from qa.retrieval.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is looked up in: the index with its encoder, which plans hold ``today``, and what orders the candidates.

    Without ``learned_order`` they stand as they were found, without a ``reranker`` by their features alone.
    """

    knowledge: Knowledge
    encoder: Encoder
    lives: Mapping[str, Life]
    today: date
    learned_order: bool = True
    reranker: Reranker | None = None
