"""Scoring answers. An undefined figure (a mean of nothing) is NaN, never 0.

answer      every gold string stands in the answer (folded) and none that must be absent, a pattern matches in its first 200
            characters, the answer is given, and it is short: at most 700 characters, 3,000 for questions over several plans
            or for lists
evidence    each gold quote overlaps one of the first five citations (as many as there are gold quotes, where more; the first 12
            for wide questions); a citation of over 2,000 characters proves nothing
faithful    every quote of every citation stands in the document that it names (white space folded)
abstained   the product says "found" exactly where the corpus holds the answer
"""

from __future__ import annotations

import math
import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.folding import collapse, fold, places
from evaluation.gold import GoldQuestion
from qa.contracts.answer import Answer, Citation

LONGEST_CITATION = 2000
LONGEST_ANSWER, LONGEST_WIDE_ANSWER = 700, 3000
TOP, TOP_WIDE = 5, 12
BEGINNING = 200


@dataclass(frozen=True, slots=True)
class Mark:
    """How one answer did; ``answer`` and ``evidence`` are None where the question has no answer in the corpus."""

    question: GoldQuestion
    given: Answer
    answer: bool | None
    evidence: bool | None
    abstention: bool
    unfaithful: int

    @property
    def miss(self) -> bool:
        """Tell whether a person should look at this one."""
        return self.answer is False or self.evidence is False or not self.abstention or self.unfaithful > 0


@dataclass(frozen=True, slots=True)
class Group:
    """The means over the answerable questions of one type, style or plan."""

    count: int
    answer: float
    evidence: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run measured; means are from 0 to 1, times in milliseconds."""

    questions: int
    answer: float
    evidence: float
    abstained_when_unanswerable: float
    answered_when_answerable: float
    citations: int
    unfaithful: int
    p50_ms: float
    p95_ms: float
    groups: dict[str, dict[str, Group]]


def mark(question: GoldQuestion, given: Answer, texts: dict[str, str]) -> Mark:
    """Score one answer against its gold; ``texts`` are the documents' texts by file name, collapsed."""
    spots = [_spots(citation, texts) for citation in given.citations]
    return Mark(
        question=question,
        given=given,
        answer=_answered(question, given) if question.answerable else None,
        evidence=_proved(question, spots, texts) if question.answerable else None,
        abstention=given.found is question.answerable,
        unfaithful=sum(not faithful for _, _, faithful in spots),
    )


def mark_all(pairs: Iterable[tuple[GoldQuestion, Answer]], texts: dict[str, str]) -> list[Mark]:
    """Score answers against their gold; ``texts`` are the documents' stored texts by file name."""
    collapsed = {name: collapse(text) for name, text in texts.items()}
    return [mark(question, given, collapsed) for question, given in pairs]


def figures(marks: Sequence[Mark]) -> Figures:
    """Return the means over ``marks``, over all and by type, style and plan."""
    answerable = [each for each in marks if each.question.answerable]
    silent = [each for each in marks if not each.question.answerable]
    times = sorted(each.given.elapsed_ms for each in marks)
    return Figures(
        questions=len(marks),
        answer=_mean(each.answer for each in answerable),
        evidence=_mean(each.evidence for each in answerable),
        abstained_when_unanswerable=_mean(each.abstention for each in silent),
        answered_when_answerable=_mean(each.abstention for each in answerable),
        citations=sum(len(each.given.citations) for each in marks),
        unfaithful=sum(each.unfaithful for each in marks),
        p50_ms=statistics.median(times) if times else math.nan,
        p95_ms=times[int(0.95 * (len(times) - 1))] if times else math.nan,
        groups={
            "type": _by(answerable, lambda question: question.type),
            "style": _by(answerable, lambda question: question.style),
            "plan": _by(answerable, lambda question: question.plan),
        },
    )


def _answered(question: GoldQuestion, given: Answer) -> bool:
    longest = LONGEST_WIDE_ANSWER if question.wide else LONGEST_ANSWER
    said = fold(given.answer)
    begins = collapse(given.answer)[:BEGINNING]
    return (
        given.found
        and len(given.answer) <= longest
        and all(fold(each) in said for each in question.answer)
        and not any(fold(each) in said for each in question.absent)
        and re.search(question.pattern, begins, re.IGNORECASE) is not None
    )


Spots = tuple[str, list[tuple[int, int]], bool]


def _spots(citation: Citation, texts: dict[str, str]) -> Spots:
    """Return the citation's file name, where its quotes stand (nowhere if it is too long), and whether all of them do."""
    name = Path(citation.file).name
    quotes = [collapse(citation.quote), *(collapse(part.quote) for part in citation.more)]
    each = [places(texts.get(name, ""), quote) for quote in quotes]
    short = sum(map(len, quotes)) <= LONGEST_CITATION
    return name, [spot for spots in each for spot in spots] if short else [], all(each)


def _proved(question: GoldQuestion, spots: Sequence[Spots], texts: dict[str, str]) -> bool:
    top = spots[: TOP_WIDE if question.wide else max(TOP, len(question.evidence))]
    for evidence in question.evidence:
        wanted = places(texts.get(evidence.source, ""), collapse(evidence.quote))
        found = [spot for name, cited, _ in top if name == evidence.source for spot in cited]
        if not any(start < high and low < end for start, end in found for low, high in wanted):
            return False
    return True


def _by(marks: Sequence[Mark], key: Callable[[GoldQuestion], str]) -> dict[str, Group]:
    groups: dict[str, list[Mark]] = defaultdict(list)
    for each in marks:
        groups[key(each.question)].append(each)
    return {
        name: Group(len(group), _mean(each.answer for each in group), _mean(each.evidence for each in group))
        for name, group in sorted(groups.items())
    }


def _mean(values: Iterable[bool | None]) -> float:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else math.nan
