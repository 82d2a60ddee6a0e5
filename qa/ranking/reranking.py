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
from types import MappingProxyType
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
LOOKED_AT: Final = 24
"""Among how many of the best different ones are looked for: plans of several places say much in the same words."""
_PROSE: Final = "prose"
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
    reading = _nearest_next(ranked) if family == _PROSE else ranked[:LOOKED_AT]
    logits = _logits([excerpt_of_passage(each.candidate.passage) for each in reading], read)
    best = reading[: len(logits)]
    mix = load_mix()[family]
    order = sorted(zip(best, logits, strict=True), key=lambda pair: -(mix.score * pair[0].score + mix.proof * pair[1]))
    scores = sorted((each.score for each in best), reverse=True)
    moved = [replace(each, score=score) for (each, _), score in zip(order, scores, strict=True)]
    others = [each for each in ranked if not any(each is one for one in best)]
    return sorted([*moved, *others], key=lambda each: -each.score)


def _nearest_next(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return those of ``ranked`` that may be read: after the first ones that which is nearest to the question by its vector.

    Where none of the first is a proof the features were led astray by words; rows are told by their columns.
    """
    first = _with_different([excerpt_of_passage(each.candidate.passage) for each in ranked[:LOOKED_AT]], FIRST)
    nearest = max(ranked[first:], key=lambda each: each.features.dense, default=None)
    others = [each for each in ranked[first:LOOKED_AT] if each is not nearest]
    return [*ranked[:first], *([nearest] if nearest else []), *others]


def reranked_statements(
    found: Sequence[Found], read: Read, passages: Mapping[str, float] = MappingProxyType({})
) -> list[Found]:
    """Return ``found`` with the reranker's logits added to the scores of those read, to all others' the least of these.

    ``passages`` are the logits of passages that were read whole, by their ids: the best statement of such a passage that was
    not read itself has its passage's.
    """
    if not found:
        return []
    logits: list[float | None] = [*_logits([excerpt_of_statement(each.statement) for each in found[:LOOKED_AT]], read)]
    least = min(logit for logit in logits if logit is not None)
    logits += [None] * (len(found) - len(logits))
    told = {each.statement.passage.id for each, logit in zip(found, logits, strict=True) if logit is not None}
    for at, each in enumerate(found):
        passage = each.statement.passage.id
        if passage in passages and passage not in told:
            told.add(passage)
            logits[at] = passages[passage]
    mix = load_mix()[STATEMENTS]
    moved = [
        Found(each.statement, each.features, mix.score * each.score + mix.proof * (least if logit is None else logit))
        for each, logit in zip(found, logits, strict=True)
    ]
    return sorted(moved, key=lambda each: -each.score)


def _logits(excerpts: Sequence[Excerpt], read: Read) -> list[float]:
    """Return the logits of the first of ``excerpts``, and of the others where none of the first is taken for a proof.

    What is said by several in the same words is read once and counts as one.
    """
    first, more = _with_different(excerpts, FIRST), _with_different(excerpts, RERANKED)
    logits = list(read(excerpts[:first]))
    if more > first and max(logits) < _A_PROOF:
        logits += read(excerpts[first:more])
    return logits


def _with_different(excerpts: Sequence[Excerpt], most: int) -> int:
    """Return how many of the first of ``excerpts`` hold at most ``most`` different ones."""
    seen: set[Excerpt] = set()
    for at, excerpt in enumerate(excerpts):
        seen.add(excerpt)
        if len(seen) > most:
            return at
    return len(excerpts)
