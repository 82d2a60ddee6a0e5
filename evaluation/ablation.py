"""What each learned part is worth: the same questions with all parts, and with each of them turned off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from evaluation.evaluate import Figures, Mark, figures, mark_all
from evaluation.gold import Answering, GoldQuestion, answer_all, stored_texts

WHOLE = ""
"""The name of the run in which nothing is turned off."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One run of one set beside the run with all parts: its figures, and how many questions it ``lost`` and ``gained``."""

    figures: Figures
    lost: int
    gained: int


Ablation = Mapping[str, Mapping[str, Beside]]
"""By the part that is off (:data:`WHOLE`: none), by the set's name."""


def ablate(
    live_without: Callable[[str], AbstractContextManager[Answering]],
    parts: Iterable[str],
    sets: Mapping[str, Sequence[GoldQuestion]],
    done: Callable[[str], object] = lambda _: None,
) -> Ablation:
    """Return every set's figures with all learned parts and without each of ``parts``.

    ``live_without`` opens a live service with one part turned off (:data:`WHOLE`: none); ``done`` hears of each run.
    """
    runs: dict[str, dict[str, list[Mark]]] = {}
    for part in (WHOLE, *parts):
        with live_without(part) as live:
            texts = stored_texts(live)
            runs[part] = {name: mark_all(answer_all(live, gold), texts) for name, gold in sets.items()}
        done(part)
    return {part: {name: _beside(marks, runs[WHOLE][name]) for name, marks in of.items()} for part, of in runs.items()}


def _beside(marks: Sequence[Mark], whole: Sequence[Mark]) -> Beside:
    pairs = [(_right(mark), _right(before)) for mark, before in zip(marks, whole, strict=True)]
    return Beside(
        figures(marks),
        lost=sum(before and not now for now, before in pairs),
        gained=sum(now and not before for now, before in pairs),
    )


def _right(mark: Mark) -> bool:
    """Tell whether the answer is right: what is wanted where there is an answer, silence where there is none."""
    return mark.abstention if mark.answer is None else mark.answer
