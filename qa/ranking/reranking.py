"""Reranking: the few best of what was found are read together with the question, and put in order anew.

In: rows and passages, or statements, with the scores of their features. Out: the same with the reranker's word, by weights
that were fitted on questions that neither was learned from (``mix.toml``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from indexer.segments.stored import CONTEXT_JOINT, Passage
from qa.contracts.ranked import Ranked
from qa.contracts.reranking import Excerpt
from qa.ranking.statement_ranking import Found
from qa.reading.statements import Statement

FIRST: Final = 4
"""How many of the best found are read together with the question in any case."""
RERANKED: Final = 6
"""How many are read where the reranker takes none of the first for a proof: of 1,300 questions eight for all lost none more."""
STATEMENTS: Final = "statements"
"""The family of statements, beside those of candidates in ``qa.ranking.rank``."""

_ABOVE: Final = 2
_A_PROOF: Final = 0.0  # the logit of "none of these": see the contract
Read = Callable[[Sequence[Excerpt]], Sequence[float]]
"""Reads excerpts together with the question; see :meth:`qa.contracts.reranking.Reranker.scores`."""


@dataclass(frozen=True, slots=True)
class Mix:
    """What a score of the features and a logit of the reranker count beside each other."""

    score: float
    proof: float


def mix_file() -> Path:
    """Return where the weights lie in the package."""
    return Path(str(files("qa.ranking").joinpath("mix.toml")))


@cache
def load_mix() -> Mapping[str, Mix]:
    """Return the weights that ship with the package, by family."""
    table: Mapping[str, Mapping[str, float]] = tomllib.loads(mix_file().read_text("utf-8"))
    return {family: Mix(weights["score"], weights["proof"]) for family, weights in table.items()}


def excerpt_of_passage(passage: Passage) -> Excerpt:
    """Return a passage as the reranker reads it."""
    parts = [part for part in passage.introduced_by if part]
    return Excerpt(CONTEXT_JOINT.join(parts[-_ABOVE:]), passage.clean)


def excerpt_of_statement(statement: Statement) -> Excerpt:
    """Return a statement as the reranker reads it; where it is all that its passage says, as that."""
    if statement.text.strip() == statement.passage.clean.strip():
        return excerpt_of_passage(statement.passage)
    parts = [*statement.headings[-_ABOVE:], *([statement.lead] if statement.lead else [])]
    return Excerpt(CONTEXT_JOINT.join(parts[-_ABOVE:]), statement.text)


def reranked(ranked: Sequence[Ranked], read: Read, family: str) -> list[Ranked]:
    """Return ``ranked`` with the best of it in the order of both scores.

    The best's scores stay as many and as high as they were and go to others: what comes near the best is told by shares of it.
    """
    logits = _logits([excerpt_of_passage(each.candidate.passage) for each in ranked[:RERANKED]], read)
    best = ranked[: len(logits)]
    mix = load_mix()[family]
    order = sorted(zip(best, logits, strict=True), key=lambda pair: -(mix.score * pair[0].score + mix.proof * pair[1]))
    moved = [replace(each, score=place.score) for (each, _), place in zip(order, best, strict=True)]
    return [*moved, *ranked[len(best) :]]


def reranked_statements(found: Sequence[Found], read: Read) -> list[Found]:
    """Return ``found`` with the reranker's logits added to the scores of those read, to all others' the least of these."""
    if not found:
        return []
    logits = _logits([excerpt_of_statement(each.statement) for each in found[:RERANKED]], read)
    logits += [min(logits)] * (len(found) - len(logits))
    mix = load_mix()[STATEMENTS]
    moved = [replace(each, score=mix.score * each.score + mix.proof * logit) for each, logit in zip(found, logits, strict=True)]
    return sorted(moved, key=lambda each: -each.score)


def _logits(excerpts: Sequence[Excerpt], read: Read) -> list[float]:
    """Return the logits of the first of ``excerpts``, and of the others where none of the first is taken for a proof."""
    logits = list(read(excerpts[:FIRST]))
    if len(excerpts) > FIRST and max(logits) < _A_PROOF:
        logits += read(excerpts[FIRST:])
    return logits
