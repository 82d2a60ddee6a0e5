"""A whole plan in a few lines: what it carries out, its goals by year, groups of tasks, who leads, its money, its reports."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.metadata.casing import Casing
from corpus.records import AssignmentKind, BlockKind
from corpus.text import folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.draft import Line
from qa.composing.facts.fact_answers import cite_head
from qa.composing.phrases import CUT, phrase, phrase_around, short_name
from qa.composing.prose import cite_passage
from qa.composing.prose_answers.gists import brief_title
from qa.contracts.findings import Proof
from qa.reading.coverage import goals_of, leading, money_of, purpose_of, reports_of, telling
from qa.reading.deadlines import HOW_OFTEN, ReportDuty
from qa.reading.figures import figures_in
from qa.reading.plan_parts import PlanPart, bare, parts_under, top_parts
from qa.reading.statements import Statement
from qa.retrieval.knowledge import Knowledge

_GROUPS: Final = re.compile(r"\b(?:nhiem vu|giai phap|noi dung)\b")
_SOURCES: Final = re.compile(
    r"\b(?:các )?(?:nguồn (?:ngân sách|kinh phí|vốn|tài trợ|đầu tư)"
    r"|ngân sách (?:nhà nước|trung ương|địa phương|tỉnh|thành phố))\b",
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(r"^(?:đồng thời|ngoài ra|trong đó|và)[, ]+(?:kết hợp )?", re.IGNORECASE)
_RECIPIENTS: Final = 2
_SIGNS: Final = 10
"""Characters of a line beside its label and its phrases, and of the line break."""
_LEADS: Final = 2
_HEADS: Final = 12
_TITLE: Final = 0.29
_GOALS: Final = 3
_GOAL: Final = 0.22
_NAMES: Final = (90, 60, 45, 34)
"""Characters of the name of a part, from the most to the least that tells something."""
_ALL_NAMES: Final = 0.33
_SENTENCE: Final = 0.2
_FEW: Final = 3
_MANY: Final = 5
_PROSE: Final = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


@dataclass(frozen=True, slots=True)
class _Part:
    """A phrase to be told under ``label``: those of one label share a line; the lower ``rank``, the sooner it gets room."""

    label: str
    text: str
    rank: float
    proofs: tuple[Proof, ...] = ()


def whole_plan(plan: StoredPlan, knowledge: Knowledge, room: int) -> tuple[str, list[Line], tuple[Proof, ...]]:
    """Return the plan's title and the lines on its goals, groups of tasks, leaders, money and reports, within ``room``.

    Only whole phrases are told. Last come the proofs to be cited first: what is only named at the plan's head is cited after
    what is told of the plan.
    """
    title = brief_title(plan.metadata.title or "", int(room * _TITLE))
    set_goals = goals_of(knowledge.statements(plan.id))
    purpose = list(_purpose(plan, set_goals, knowledge, room))
    goals, sentences = list(_goals(set_goals, knowledge, room)), list(_sentences(plan, knowledge, room))
    groups = _groups(plan, knowledge, room, sets_goals=bool(set_goals))
    told = _with_room([*purpose, *goals, *groups, *_leaders(plan, knowledge), *sentences], room - len(title))
    lines = [_line(plan, label, list(of)) for label, of in itertools.groupby(told, key=lambda part: part.label)]
    said = (*purpose, *goals, *sentences)
    first = (*_title_proof(plan, knowledge), *(proof for part in said for proof in part.proofs))
    return title, lines, first


def _with_room(parts: Sequence[_Part], room: int) -> list[_Part]:
    """Return the ``parts`` that have ``room`` together, the first in rank first, in their order."""
    chosen: set[int] = set()
    labels: set[str] = set()
    for at in sorted(range(len(parts)), key=lambda at: parts[at].rank):
        length = len(parts[at].text) + (2 if parts[at].label in labels else len(parts[at].label) + _SIGNS)
        if parts[at].text and length <= room:
            room -= length
            chosen.add(at)
            labels.add(parts[at].label)
    return [part for at, part in enumerate(parts) if at in chosen]


def _line(plan: StoredPlan, label: str, parts: Sequence[_Part]) -> Line:
    """Return the line of the ``parts`` that share a label."""
    proofs = tuple(dict.fromkeys(proof for part in parts for proof in part.proofs))
    return Line(plan.id, label, (), "; ".join(part.text for part in parts), proofs)


def _purpose(plan: StoredPlan, goals: Sequence[Statement], knowledge: Knowledge, room: int) -> Iterator[_Part]:
    """Yield what the plan is for, in the first sentence that says so and is none of its ``goals``."""
    first = next((s for s in purpose_of(knowledge.statements(plan.id)) if not any(s is goal for goal in goals)), None)
    if first is not None:
        text = phrase(bare(first.text), int(room * _SENTENCE))
        yield _Part("Mục đích", text, 6 if goals else 0, (cite_passage(first.passage, 1.0, knowledge),))


def _goals(goals: Sequence[Statement], knowledge: Knowledge, room: int) -> Iterator[_Part]:
    """Yield the leading ``goals``, those of one year together."""
    chosen = leading(goals, _GOALS, knowledge.weight)
    ranks = iter((0.0, 3.0, 5.0))
    for goal in sorted(chosen, key=lambda goal: min(goal.set_for, default=0)):
        label = f"Mục tiêu {', '.join(map(str, sorted(goal.set_for)))}".strip()
        text = _with_figure(bare(goal.text), int(room * _GOAL))
        yield _Part(label, text, next(ranks), (cite_passage(goal.passage, 1.0, knowledge),))


def _with_figure(text: str, room: int) -> str:
    """Return the phrases of a goal with its first figure, else those that it begins with."""
    figures = figures_in(text)
    around = phrase_around(text, figures[0].start, figures[0].end, room) if figures and len(text) > room else ""
    return around or phrase(text, room)


def _groups(plan: StoredPlan, knowledge: Knowledge, room: int, *, sets_goals: bool) -> Iterator[_Part]:
    """Yield the groups of tasks by their names, or what a paper is made of that sets no goals and groups none."""
    named: Sequence[PlanPart] = [p for p in top_parts(plan) if _GROUPS.search(" ".join(folded_syllables(p.name)))]
    parts = max((parts_under(part) for part in named), key=len, default=())
    if parts:
        yield from _names(plan, parts, "nhóm nội dung", knowledge, room)
    elif not sets_goals:
        yield from _contents(plan, knowledge, room)


def _names(plan: StoredPlan, parts: Sequence[PlanPart], what: str, knowledge: Knowledge, room: int) -> Iterator[_Part]:
    """Yield the ``parts`` by their names, written as in a sentence, as many as have room."""
    casing = _casing(plan, knowledge) if any(part.name.isupper() for part in parts) else None
    names = [casing.sentence(bare(part.name)) if casing else bare(part.name) for part in parts]
    for most in _NAMES:
        told = list(dict.fromkeys(short_name(name, most) for name in names))
        kept = [at for at in range(len(told)) if sum(len(name) + 2 for name in told[: at + 1]) <= room * _ALL_NAMES]
        if len(kept) == len(told) or most == _NAMES[-1]:
            text = "; ".join(told[: len(kept)])
            more = "" if len(kept) == len(told) or text.endswith(CUT) else CUT
            yield _Part(f"{len(parts)} {what}", text + more, 2.5, cite_head(plan, knowledge)[:1])
            return


def _casing(plan: StoredPlan, knowledge: Knowledge) -> Casing:
    passages = knowledge.engine.passages_of(plan.documents[0].id)
    return Casing("\n".join(passage.clean for passage in passages))


def _contents(plan: StoredPlan, knowledge: Knowledge, room: int) -> Iterator[_Part]:
    """Yield what a paper that sets no goals and groups no tasks is made of: its parts, and the sentences that say most."""
    parts = top_parts(plan)
    if len(parts) > 1:
        yield from _names(plan, parts, "phần", knowledge, room)
    said = [s for s in knowledge.statements(plan.id) if s.passage.kind in _PROSE and s.headings and "|" not in s.text]
    for statement in telling(said, _FEW if len(parts) < _MANY else 1, knowledge.weight):
        text = phrase(bare(statement.text), int(room * _SENTENCE))
        yield _Part("", text, 1, (cite_passage(statement.passage, 1.0, knowledge),))


def _leaders(plan: StoredPlan, knowledge: Knowledge) -> Iterator[_Part]:
    rows = [row for row in knowledge.register.rows([plan.id]) if row.kind is AssignmentKind.TASK]
    counts = Counter(party.name for row in rows for party in row.leads if not party.collective)
    for at, (name, count) in enumerate(counts.most_common(_LEADS)):
        if count > 1:
            yield _Part("Chủ trì nhiều nhất", f"{name} ({count} việc)", 1 + 4 * at)


def _sentences(plan: StoredPlan, knowledge: Knowledge, room: int) -> Iterator[_Part]:
    """Yield where the money comes from, or how much it is, and who reports by when."""
    statements = knowledge.statements(plan.id)
    if money := money_of(statements):
        text = _money(_with_heading(money[0]), int(room * _SENTENCE))
        yield _Part("Kinh phí", text, 2, (cite_passage(money[0].passage, 1.0, knowledge),))
    duties = sorted(knowledge.report_duties(plan.id), key=lambda duty: (not duty.recipients, not duty.due))
    if duties:
        yield _Part("Báo cáo", _report(duties[0]), 2.2, (cite_passage(duties[0].passage, 1.0, knowledge),))
    elif reports := reports_of(statements):
        text = phrase(bare(reports[0].text), int(room * _SENTENCE))
        yield _Part("Báo cáo", text, 3.5, (cite_passage(reports[0].passage, 1.0, knowledge),))


def _money(text: str, room: int) -> str:
    """Return the phrases on a sum, else those that begin with the first source."""
    said = _BEGINS.sub("", bare(text))
    figures = [figure for figure in figures_in(said) if figure.kind == "money"]
    source = _SOURCES.search(said)
    if figures or source is None or len(said) <= room:
        return _with_figure(said, room)
    return phrase(said[source.start() :], room)


def _report(duty: ReportDuty) -> str:
    """Return how often, by which days and to whom a report is due ("hằng năm, hạn 30/11, gửi Sở Tài chính")."""
    days = [f"{due.day}/{due.month}" if due.month else f"ngày {due.day}" for due in duty.due]
    due = f"hạn {', '.join(days)}" if days else ""
    to = f"gửi {', '.join(duty.recipients[:_RECIPIENTS])}" if duty.recipients else ""
    return ", ".join(part for part in (HOW_OFTEN[duty.frequency], due, to) if part)


def _title_proof(plan: StoredPlan, knowledge: Knowledge) -> tuple[Proof, ...]:
    """Return the passage at the plan's head that says most of its title, none where it has no title."""
    title = frozenset(folded_syllables(plan.metadata.title or ""))
    heads = knowledge.engine.passages_of(plan.documents[0].id)[:_HEADS]
    best = max(heads, key=lambda passage: len(title & frozenset(folded_syllables(passage.clean))), default=None)
    return (Proof.of(best, 1.0),) if best is not None and title else ()


def _with_heading(statement: Statement) -> str:
    """Return the sentence, behind its heading where it is no more than a sum ("1.046 tỷ đồng, gồm:")."""
    text = statement.text.rstrip(" ;:")
    begins = text[:1].isdigit() and not re.match(r"\d+[.)]\s", text)
    return f"{statement.headings[-1].rstrip(' :.')}: {text}" if begins and statement.headings else text
