"""What a reranker reads and says: the contract between ``qa.ranking.reranker`` and the stages that ask it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is read beside a question: the words ``text``, and ``above``, the nearest lines that they stand under."""

    above: str
    text: str


class Reranker(Protocol):
    """Reads a question and what was found for it together, and says how surely each proves the answer."""

    def scores(self, question: str, excerpts: Sequence[Excerpt]) -> list[float]:
        """Return for each of ``excerpts`` the logit of its proving an answer to ``question``, which has its accents.

        They are logits against one another, and against 0 for "none of these": that of a proof is well above 0, and where all
        are well below, none is a proof.
        """
        ...
