"""Who holds an office that a plan sets up: "a) Chủ tịch Hội đồng là Chủ tịch Ủy ban nhân dân tỉnh".

In: a question for the holder of an office ("Trưởng ban là ai", "ai làm tổ trưởng"). Out: a draft of the statement that begins
with the office and says who holds it. Of several boards in one plan it is the one whose name, in the statement and in what it
stands under, is asked for.
"""

from __future__ import annotations

import itertools
import re
from typing import Final

from corpus.text import folded_syllables
from qa.composing.draft import SHORT, Draft
from qa.composing.facts.choosing import plans_of
from qa.composing.prose_answers.best_statements import FEW_PLANS, quoting_line
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.statements import Statement
from qa.reading.wording import SAYS_NOTHING, Wording

_OFFICE: Final = (
    r"(?:các\s+)?(?:phó\s+)?(?:chủ tịch|trưởng (?:tiểu )?ban|tổ trưởng|tổ phó|trưởng đoàn|trưởng nhóm|chủ nhiệm|thư ký"
    r"|(?:ủy viên|uỷ viên|thành viên)(?: thường trực)?|cơ quan thường trực|chánh văn phòng)"
)
_ASKED: Final = re.compile(
    rf"(?<!\w)(?P<first>{_OFFICE}(?!\w)[^,;?]*?)\s+(?:là|do|gồm)\s+(?:những\s+)?"
    r"(?:ai|ông nào|bà nào|người nào|đồng chí nào|chức danh (?:nào|gì))(?!\w)"
    rf"|(?<!\w)(?:ai|người nào|đồng chí nào|chức danh nào)\s+(?:là|làm|giữ(?:\s+chức)?|đảm nhiệm|được làm)"
    rf"\s+(?P<last>{_OFFICE}(?!\w)[^,;?]*)",
    re.IGNORECASE,
)
_SAID: Final = re.compile(
    rf"^(?:[\W_]*(?:\w{{1,3}}[.)])?)*\s*(?P<office>{_OFFICE}(?!\w)[^,;:.]{{0,80}}?)\s*(?::|\s(?:là|do)\s)\s*(?P<who>\S[^;]+)",
    re.IGNORECASE,
)
_FIELDS: Final = frozenset({Field.LEAD, Field.CONTENT, Field.DEFINITION, Field.COORDINATE})
_MEANT: Final = 0.75
"""How much of the office as it is asked for must stand in the statement, above it, and in its plan's name."""
_ITSELF: Final = 0.5
"""What the same without the plan's name counts besides: of two boards it tells which is meant."""


@ahead_kind("holder")
def answer_with_holder(query: Query, looked: LookedUp) -> Draft | None:
    """Return who holds the office that is asked for; None where no office is, or no statement says who holds it."""
    asked = _ASKED.search(query.words.text)
    plans = plans_of(query, looked)
    if asked is None or query.form is not Form.VALUE or not set(query.ask) <= _FIELDS or len(plans) > FEW_PLANS:
        return None
    office = asked["first"] or asked["last"]
    words = Wording([office], looked.knowledge.weight, SAYS_NOTHING)
    begins = _beginning(office)
    best: tuple[float, Statement, str] | None = None
    for statement in itertools.chain.from_iterable(looked.knowledge.statements(plan.id) for plan in plans):
        said = _SAID.match(statement.text)
        if said is None or _beginning(said["office"]) != begins:
            continue
        own = frozenset(folded_syllables(" ".join((*statement.headings, statement.lead, statement.text))))
        title = looked.knowledge.plan(statement.passage.plan).metadata.title or ""
        named = (title, looked.knowledge.plan_name(statement.passage.plan))
        said_of_it = words.cover(own | frozenset(folded_syllables(" ".join(named))))
        score = said_of_it + _ITSELF * words.cover(own)
        if said_of_it >= _MEANT and (best is None or score > best[0]):
            best = (score, statement, said["who"].strip(" .;"))
    if best is None:
        return None
    _, statement, who = best
    return Draft((quoting_line(statement, (who,), looked.knowledge, SHORT - 2 * len(who)),), limit=SHORT, sure=True)


def _beginning(office: str) -> list[str]:
    """Return the folded syllables of the office itself, without those of the board."""
    match = re.match(_OFFICE, office, re.IGNORECASE)
    return [syllable for syllable in folded_syllables(match.group()) if syllable != "cac"] if match else []
