"""One answer to a question that holds several: the lines of all its parts, proofs numbered through, what is missing said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.contracts.answer import Status
from qa.contracts.query import Form
from qa.ranking.looked_up import LookedUp
from qa.understanding.naming import place_of

_MOST_LINES: Final = 2
_COMPUTED: Final = "computed"


@dataclass(frozen=True, slots=True)
class AnsweredPart:
    """A part of a question, as it was looked up and answered; ``plan`` is the one that it was asked of, "" where none was."""

    looked: LookedUp
    draft: Draft
    plan: str = ""

    @property
    def answered(self) -> bool:
        """Tell whether the part has an answer."""
        return self.draft.status is Status.ANSWERED and bool(self.draft.lines)


def _heads(part: AnsweredPart) -> bool:
    """Tell whether a part is answered by what heads its lines."""
    counts = part.draft.room == _COMPUTED or part.looked.query.form is Form.COUNT
    return bool(part.draft.heading and part.draft.lines) and counts


def _told(part: AnsweredPart) -> Sequence[Line]:
    """Return the lines of a part: what heads a computed answer is its own line, and stands for those under it."""
    draft = part.draft
    if _heads(part):
        proofs = tuple(proof for line in draft.lines for proof in line.proofs)
        return (Line(draft.lines[0].plan, "", (draft.heading.rstrip(":"),), "", proofs),)
    return draft.lines if part.looked.wide else draft.lines[:_MOST_LINES]


def merged(parts: Sequence[AnsweredPart]) -> Draft:
    """Return the draft of all parts' lines; what else they cite comes after the proofs of the lines, each part's in turn."""
    told = [(part, _told(part)) for part in parts if part.answered]
    lines = tuple(replace(line, beside=()) for _, part_lines in told for line in part_lines)
    further = tuple(proof for part, _ in told for proof in part.draft.proofs)
    missing = [f"Không tìm thấy trong các kế hoạch: “{part.looked.words.text}”." for part in parts if not part.answered]
    notes = [note for part, _ in told if not _heads(part) for note in part.draft.notes]
    knowledge = parts[0].looked.knowledge
    of_one = len({place_of(knowledge.plan(line.plan)) or line.plan for line in lines}) == 1
    short = of_one and not any(part.looked.wide for part, _ in told)
    said = tuple(dict.fromkeys([*missing, *notes]))
    return Draft(lines, notes=said, limit=SHORT if short else LONG, sure=True, further=further)
