"""Which learned parts work: each can be turned off by a setting, and the rest answers without it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class LearnedParts:
    """The learned parts that work; the setting of a part is called ``learned_`` and its name.

    ``reader``: the learned reader of questions beside the rules. ``phrases``: its linear model over phrases beside its
    tuned layers.
    ``meaning``: vectors beside words when passages are found. ``order``: the learned weights of what speaks for a passage;
    without them the scores of both lists decide. ``reranker``: the cross-encoder that reads the best of what is found together
    with the question. ``silence``: the learned decision between answer and silence; without it
    every answer that is found is given.
    """

    reader: bool = True
    phrases: bool = True
    meaning: bool = True
    order: bool = True
    reranker: bool = True
    silence: bool = True

    def without(self, name: str) -> LearnedParts:
        """Return the parts without the one called ``name``."""
        return replace(self, **{name: False})


ALL = LearnedParts()
"""Every part works."""
NAMES: tuple[str, ...] = tuple(field.name for field in fields(LearnedParts))
