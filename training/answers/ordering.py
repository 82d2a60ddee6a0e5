"""The order of what is found: weights by which the statement, row or passage that proves an answer comes first in its plan."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

import numpy as np

from qa.contracts.ranked import NAMES
from qa.ranking.rank import load_weights, weights_file
from qa.ranking.reranking import STATEMENTS, load_mix, mix_file
from qa.ranking.statement_ranking import STATEMENT_FEATURES, load_statement_weights, statement_weights_file
from training.answers.asking import Listed, Reread
from training.answers.logistic import Prior, Vector, fit_order

_RIDGES: Final = {STATEMENTS: 0.001}
_RIDGE: Final = 0.01
_SHARPNESS: Final = 4.0
"""Scores of candidates are about 0..5, and what comes near the best is told by shares of it: weights keep that size."""
_LEAST_WEIGHT: Final = 5e-4
_TOP: Final = 3
_BY: Final = "by `python -m training.answers`. Do not edit by hand; figures stand in qa/deciding/MODEL_CARD.md."

Shares = dict[str, float]
_List = TypeVar("_List", Listed, Reread)


def weights_of(lists: Sequence[Listed]) -> Vector:
    """Return the weights of the features of ``lists``, which are of one family."""
    family = lists[0].family
    features, proves = [each.features for each in lists], [each.proves for each in lists]
    return fit_order(features, proves, _RIDGES.get(family, _RIDGE), _prior(family))


@cache
def _prior(family: str) -> Prior | None:
    """Return what the weights of a family stay near; None for statements, which begin from nothing."""
    if family == STATEMENTS:
        return None
    table = tomllib.loads(Path(__file__).with_name("prior.toml").read_text("utf-8"))[family]
    return Prior(np.array([table.get(name, 0.0) for name in NAMES]), _SHARPNESS)


def figures_by_family(lists: Iterable[Listed]) -> dict[str, dict[str, Shares]]:
    """Return by family, by author how often weights fitted on the others put the proof first, and among the first three."""
    return {family: figures_by_author(of) for family, of in _families(lists).items()}


def figures_by_author(lists: Sequence[Listed]) -> dict[str, Shares]:
    """Return the same for the lists of one family."""
    found = {}
    for author in sorted({each.question.author for each in lists}):
        weights = weights_of([each for each in lists if each.question.author != author])
        found[author] = shares([each for each in lists if each.question.author == author], weights)
    return found


def shares(lists: Sequence[Listed] | Sequence[Reread], weights: Vector) -> Shares:
    """Return the shares of ``lists`` in which ``weights`` put a proof first, and among the first three."""
    ranks = [int(np.argmax(each.proves[np.argsort(-(each.features @ weights), kind="stable")])) for each in lists]
    return {"first": float(np.mean([rank == 0 for rank in ranks])), "three": float(np.mean([rank < _TOP for rank in ranks]))}


def write_order(lists: Iterable[Listed]) -> tuple[Path, Path]:
    """Fit on all of ``lists``, write the package's two files, have them read anew, and return them."""
    families = _families(lists)
    statements = families.pop(STATEMENTS)
    lines = [f"# Weights of statements (qa/ranking/statement_ranking.py), {_BY}", "[order]"]
    lines += _lines(STATEMENT_FEATURES, weights_of(statements))
    statement_weights_file().write_text("\n".join(lines) + "\n", "utf-8")
    lines = [f"# Weights of candidates (qa/ranking/features.py), {_BY}"]
    for family, of in families.items():
        lines += ["", f"[{family}]", *_lines(NAMES, weights_of(of))]
    weights_file().write_text("\n".join(lines) + "\n", "utf-8")
    load_statement_weights.cache_clear()
    load_weights.cache_clear()
    return statement_weights_file(), weights_file()


def write_mix(lists: Iterable[Reread]) -> Path:
    """Fit what scores and logits count beside each other, write the package's file, have it read anew, and return it."""
    lines = [f"# What the scores of features and the reranker's logits count (qa/ranking/reranking.py), {_BY}"]
    for family, of in _families(lists).items():
        weights = _mix_of(of)
        lines += ["", f"[{family}]", f"score = {weights[0]:.3f}", f"proof = {weights[1]:.3f}"]
    mix_file().write_text("\n".join(lines) + "\n", "utf-8")
    load_mix.cache_clear()
    return mix_file()


def mix_figures(lists: Iterable[Reread]) -> dict[str, dict[str, Shares]]:
    """Return by family, by author, how often the proof comes first: by scores alone, and by weights fitted on the others."""
    return {family: _mix_by_author(of) for family, of in _families(lists).items()}


def _mix_by_author(lists: Sequence[Reread]) -> dict[str, Shares]:
    found = {}
    for author in sorted({each.question.author for each in lists}):
        weights = _mix_of([each for each in lists if each.question.author != author])
        own = [each for each in lists if each.question.author == author]
        alone, mixed = shares(own, np.array([1.0, 0.0])), shares(own, weights)
        found[author] = {f"{name}, {how}": of[name] for name in mixed for how, of in (("scores", alone), ("both", mixed))}
    return found


def _mix_of(lists: Sequence[Reread]) -> Vector:
    return fit_order([each.features for each in lists], [each.proves for each in lists], _RIDGES[STATEMENTS])


def _families(lists: Iterable[_List]) -> dict[str, list[_List]]:
    found: dict[str, list[_List]] = {}
    for each in sorted(lists, key=lambda each: each.family):
        found.setdefault(each.family, []).append(each)
    return found


def _lines(names: Sequence[str], weights: Vector) -> list[str]:
    return [f"{name} = {value:.3f}" for name, value in zip(names, weights, strict=True) if abs(value) >= _LEAST_WEIGHT]
