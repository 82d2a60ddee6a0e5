"""The kinds of answers in words: from what plans say of themselves, and from their prose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from qa.composing.draft import Draft
from qa.composing.registry import Kinds, order_of
from qa.contracts.query import Query
from qa.ranking.looked_up import LookedUp

AnswerKind = Callable[[Query, LookedUp], Draft | None]
"""Makes an answer of a query over what was found; None where it is not its kind, or nothing is found."""

WORDED_KINDS: Final[Kinds[AnswerKind]] = Kinds(order_of("worded"))
AHEAD_KINDS: Final[Kinds[AnswerKind]] = Kinds(order_of("ahead"))
"""Kinds that know their questions by words that say nothing else: they are tried before any other way to an answer."""


def worded_kind(name: str) -> Callable[[AnswerKind], AnswerKind]:
    """Return the decorator by which a kind registers itself under its ``name``."""
    return lambda kind: WORDED_KINDS.register(name, kind)


def ahead_kind(name: str) -> Callable[[AnswerKind], AnswerKind]:
    """Return the decorator by which a kind registers itself as one that is tried before any other way."""
    return lambda kind: AHEAD_KINDS.register(name, kind)
