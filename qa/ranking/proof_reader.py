"""What is found is read together with the question: the words that are read, and what the reranker says, each excerpt once.

In: what is meant, the reranker. Out: how surely excerpts prove the answer. One of these works for all that is looked up for one
question, also where it is looked up anew for fewer or for other plans: nothing is read twice.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from qa.contracts.reranking import Excerpt, Reranker
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.meant import Meant


class ProofReader:
    """Reads excerpts with the words of a question."""

    def __init__(self, text: str, reranker: Reranker, said: dict[tuple[str, Excerpt], float] | None = None) -> None:
        """Take the words and the reranker; ``said`` is what it said before, by words and excerpt."""
        self.text = text
        self._reranker = reranker
        self._said = {} if said is None else said

    def of(self, text: str) -> ProofReader:
        """Return the same for other words, with what was said before."""
        return ProofReader(text, self._reranker, self._said)

    def proofs(self, excerpts: Sequence[Excerpt]) -> list[float]:
        """Return how surely each of ``excerpts`` proves the answer, as the reranker says; each is read once."""
        unread = [excerpt for excerpt in dict.fromkeys(excerpts) if (self.text, excerpt) not in self._said]
        if unread:
            read = self._reranker.scores(self.text, unread)
            self._said.update(zip(((self.text, each) for each in unread), read, strict=True))
        return [self._said[self.text, excerpt] for excerpt in excerpts]

    def proof_of(self, excerpt: Excerpt) -> float | None:
        """Return what the reranker said of ``excerpt``; None where it has not read it."""
        return self._said.get((self.text, excerpt))

    @property
    def surest(self) -> float:
        """The highest of what it has said to these words; -inf where it has read nothing."""
        return max(self.said.values(), default=-math.inf)

    @property
    def said(self) -> dict[Excerpt, float]:
        """All that it has read with these words, and what it said of it."""
        return {excerpt: logit for (text, excerpt), logit in self._said.items() if text == self.text}


def proof_reader_of(
    meant: Meant, reranker: Reranker | None, knowledge: Knowledge, before: ProofReader | None = None
) -> ProofReader | None:
    """Return what reads together with the question; ``before`` did so when it was looked up before.

    None without a ``reranker``, or where the question does not say all by itself what it asks.
    """
    followed = meant.followed
    if reranker is None or meant.query.carried or followed.focus or followed.near:
        return None
    text = meant.as_asked(knowledge)
    return before.of(text) if before else ProofReader(text, reranker)
