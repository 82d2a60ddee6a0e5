"""One answer to a question that holds several: the lines of all its parts, proofs numbered through, what is missing said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from qa.composing.draft import LONG, SHORT, Draft, Inquiry
from qa.contracts.answer import Citation, Status
from qa.understanding.naming import place_of

_MOST_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class AnsweredPart:
    """A part of a question, as it was looked up and answered."""

    inquiry: Inquiry
    draft: Draft

    @property
    def answered(self) -> bool:
        """Tell whether the part has an answer."""
        return self.draft.status is Status.ANSWERED and bool(self.draft.lines)


def merged(parts: Sequence[AnsweredPart]) -> tuple[Draft, tuple[Citation, ...]]:
    """Return the draft of all parts' lines, and their citations: those of the lines first, the best of each in turn."""
    told = [
        (part, part.draft.lines if part.inquiry.wide else part.draft.lines[:_MOST_LINES]) for part in parts if part.answered
    ]
    chosen: dict[str, Citation] = {}
    number: dict[str, int] = {}
    lines = []
    for part, part_lines in told:
        cited = part.inquiry.citations.all()
        for line in part_lines:
            keys = [cited[n - 1].passage for n in line.citations]
            for key, n in zip(keys, line.citations, strict=True):
                chosen.setdefault(key, cited[n - 1])
                number.setdefault(key, len(number) + 1)
            lines.append(replace(line, citations=tuple(number[key] for key in keys)))
    for part, _ in told:
        for citation in part.inquiry.citations.all():
            chosen.setdefault(citation.passage, citation)
    missing = [f"Không tìm thấy trong các kế hoạch: “{part.inquiry.question.text}”." for part in parts if not part.answered]
    notes = [note for part, _ in told for note in part.draft.notes]
    knowledge = parts[0].inquiry.knowledge
    of_one = len({place_of(knowledge.plan(line.plan)) or line.plan for line in lines}) == 1
    short = of_one and not any(part.inquiry.wide for part, _ in told)
    draft = Draft(tuple(lines), notes=tuple(dict.fromkeys([*missing, *notes])), limit=SHORT if short else LONG, sure=True)
    return draft, tuple(replace(citation, n=n) for n, citation in enumerate(chosen.values(), start=1))
