"""Answers as they are and as a language model writes them, scored side by side: right or not, written or not, proved or not."""

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

    ``answer_written`` scores the written paragraph where there is one, the answer itself where there is none; ``sentences``
    were kept, ``dropped`` were not, ``unproved`` were kept but name what their quotes do not, by a check of its own.
    """

    questions: int
    found: int
    written: int
    answer: float
    answer_written: float
    sentences: int
    dropped: int
    unproved: int
    p50_ms: float
    p95_ms: float


def side_by_side(
    pairs: Iterable[tuple[GoldQuestion, Answer]],
    write: Callable[[Answer], Answer],
    texts: dict[str, str],
    clock: Callable[[], float] = time.perf_counter,
) -> WritingFigures:
    """Return how answers do as they are and as ``write`` has them written; ``texts`` are the documents' by file name."""
    plain: list[tuple[GoldQuestion, Answer]] = []
    made: list[tuple[GoldQuestion, Answer]] = []
    times: list[float] = []
    for question, answer in pairs:
        began = clock()
        written = write(answer)
        times.append((clock() - began) * 1000)
        plain.append((question, answer))
        made.append((question, written))
    paragraphs = [(answer, answer.written) for _, answer in made if answer.written is not None]
    missing = [
        each
        for answer, written in paragraphs
        for sentence in written.sentences
        for each in unproved(sentence, {citation.n: citation for citation in answer.citations})[:1]
    ]
    instead = [(question, replace(a, answer=a.written.text) if a.written else a) for question, a in made]
    times.sort()
    return WritingFigures(
        questions=len(plain),
        found=sum(answer.found for _, answer in plain),
        written=len(paragraphs),
        answer=figures(mark_all(plain, texts)).answer,
        answer_written=figures(mark_all(instead, texts)).answer,
        sentences=sum(len(written.sentences) for _, written in paragraphs),
        dropped=sum(written.dropped for _, written in paragraphs),
        unproved=len(missing),
        p50_ms=statistics.median(times) if times else float("nan"),
        p95_ms=times[int(0.95 * (len(times) - 1))] if times else float("nan"),
    )
