"""Answers without and with a language model, scored side by side: right or not, found, written or not, proved or not."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from evaluation.evaluate import figures, mark_all
from evaluation.gold import GoldQuestion
from evaluation.proving import unproved
from qa.contracts.answer import Answer


@dataclass(frozen=True, slots=True)
class WritingFigures:
    """What a run measured; ``answer`` are the means over questions that have an answer, times are of the writing alone.

    ``found`` and ``answer`` are without the model, ``found_with`` and ``answer_with`` with it: ``understood`` questions were
    answered as it read them, ``written`` answers count as it wrote them, the others as they are. ``sentences`` were kept,
    ``dropped`` were not, ``unproved`` were kept but say what their quotes do not, by a check of its own.
    """

    questions: int
    found: int
    found_with: int
    understood: int
    written: int
    answer: float
    answer_with: float
    sentences: int
    dropped: int
    unproved: int
    p50_ms: float
    p95_ms: float


Answers = Iterable[tuple[GoldQuestion, Answer]]


def side_by_side(
    without: Answers,
    helped: Answers,
    write: Callable[[Answer], Answer],
    texts: dict[str, str],
    clock: Callable[[], float] = time.perf_counter,
) -> WritingFigures:
    """Return how the same questions are answered ``without`` a model and ``helped`` by it.

    ``write`` has a helped answer written; ``texts`` are the documents' by file name.
    """
    plain = list(without)
    made, times = _written(helped, write, clock)
    paragraphs = [(answer, answer.written) for _, answer in made if answer.written is not None]
    missing = [
        each
        for answer, written in paragraphs
        for sentence in written.sentences
        for each in unproved(sentence, {citation.n: citation for citation in answer.citations})[:1]
    ]
    instead = [(question, replace(a, answer=a.written.text) if a.written else a) for question, a in made]
    return WritingFigures(
        questions=len(plain),
        found=sum(answer.found for _, answer in plain),
        found_with=sum(answer.found for _, answer in made),
        understood=sum(answer.found and answer.interpretation.query.get("source") == "llm" for _, answer in made),
        written=len(paragraphs),
        answer=figures(mark_all(plain, texts)).answer,
        answer_with=figures(mark_all(instead, texts)).answer,
        sentences=sum(len(written.sentences) for _, written in paragraphs),
        dropped=sum(written.dropped for _, written in paragraphs),
        unproved=len(missing),
        p50_ms=statistics.median(times) if times else float("nan"),
        p95_ms=times[int(0.95 * (len(times) - 1))] if times else float("nan"),
    )


def _written(
    helped: Answers, write: Callable[[Answer], Answer], clock: Callable[[], float]
) -> tuple[list[tuple[GoldQuestion, Answer]], list[float]]:
    """Return the answers as they are written, and how long each took, in milliseconds, the shortest first."""
    made: list[tuple[GoldQuestion, Answer]] = []
    times: list[float] = []
    for question, answer in helped:
        began = clock()
        written = write(answer)
        times.append((clock() - began) * 1000)
        made.append((question, written))
    return made, sorted(times)
