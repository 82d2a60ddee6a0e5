"""The way of one question through the stages: what each made of it, kept only where someone asks to see it.

A stage that is given a :class:`Trace` adds its record; without one it does nothing more than answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Stage(StrEnum):
    """The stages in their order; a question that holds several passes all but COMPOSING once for each of its parts."""

    SPELLING = "spelling"
    UNDERSTANDING = "understanding"
    QUERY = "query"
    SCOPE = "scope"
    RETRIEVAL = "retrieval"
    RANKING = "ranking"
    READING = "reading"
    DECIDING = "deciding"
    COMPOSING = "composing"


@dataclass(frozen=True, slots=True)
class Step:
    """What one stage made: ``record`` is plain JSON, ``at_ms`` the time since the question came in."""

    stage: Stage
    record: dict[str, Any]
    at_ms: float

    def as_json(self) -> dict[str, Any]:
        """Return the step as one object."""
        return {"stage": self.stage.value, "at_ms": self.at_ms, **self.record}


@dataclass(slots=True)
class Trace:
    """The steps of one question; belongs to the caller who made it and to one question only."""

    clock: Callable[[], float] = time.perf_counter
    steps: list[Step] = field(default_factory=list)
    _began: float = field(init=False)

    def __post_init__(self) -> None:
        """Begin to count the time."""
        self._began = self.clock()

    def add(self, stage: Stage, **record: Any) -> None:  # noqa: ANN401 - JSON
        """Add what ``stage`` made, as plain JSON values."""
        self.steps.append(Step(stage, record, round((self.clock() - self._began) * 1000, 2)))

    def of(self, stage: Stage) -> list[dict[str, Any]]:
        """Return the records of ``stage``, in order."""
        return [step.record for step in self.steps if step.stage is stage]

    def as_json(self) -> list[dict[str, Any]]:
        """Return all steps."""
        return [step.as_json() for step in self.steps]
