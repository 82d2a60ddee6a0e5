"""Ranking: a weighted sum of features, one set of weights for questions to the register and one for the rest."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from operator import mul
from pathlib import Path
from typing import Final

from corpus.records import AssignmentKind
from indexer.segments.stored import StoredAssignment
from qa.contracts.candidates import LEXICAL_SHARE, Candidate
from qa.contracts.ranked import NAMES, Ranked
from qa.contracts.words import REGISTER_INTENTS, Intent
from qa.ranking.features import Topic, features_of

Weights = Mapping[str, float]

UNLEARNED: Final = "unlearned"
"""The family whose weights are not learned: the scores of both lists, as they are fused when passages are found."""


def weights_file() -> Path:
    """Return where the weights lie in the package."""
    return Path(str(files("qa.ranking").joinpath("weights.toml")))


@cache
def load_weights() -> Mapping[str, Weights]:
    """Return the weights by family, by feature: those that ship with the package ("register", "prose"), and UNLEARNED."""
    table: Mapping[str, Weights] = tomllib.loads(weights_file().read_text("utf-8"))
    return {**table, UNLEARNED: {"dense": 1 - LEXICAL_SHARE, "lexical": LEXICAL_SHARE}}


def rank(candidates: Iterable[Candidate], topic: Topic, family: str) -> list[Ranked]:
    """Return tasks and passages in one list, best first, by the weights of ``family`` ("register", "prose", UNLEARNED).

    A table's row counts as its task or tasks; any other passage as itself, with the duty that it carries, if any.
    """
    of_family = load_weights()[family]
    weights = [of_family.get(name, 0.0) for name in NAMES]
    ranked = []
    for candidate in candidates:
        carried = topic.knowledge.assignments_in(candidate.passage)
        tasks = [stored for stored in carried if stored.assignment.kind is AssignmentKind.TASK]
        meant: list[StoredAssignment | None] = [*tasks] or [next(iter(carried), None)]
        for assignment in meant:
            found = features_of(candidate, assignment, topic)
            ranked.append(Ranked(candidate, assignment, found, sum(map(mul, weights, found))))
    return sorted(ranked, key=lambda r: (-r.score, r.candidate.passage.id))


def family_of(intents: Iterable[Intent]) -> str:
    """Return the weights to rank by for a question with ``intents``."""
    return "register" if set(intents) & REGISTER_INTENTS else "prose"
