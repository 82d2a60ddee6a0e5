"""A whole plan in a few lines: what it carries out, its goals by year, groups of tasks, who leads, its money, its reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.records import AssignmentKind, BlockKind
from corpus.text import folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.draft import Line, divide
from qa.composing.facts.fact_answers import cite_head
from qa.composing.prose import cite_passage
from qa.composing.told.gists import bare, brief_title, gist
from qa.contracts.findings import Proof
from qa.reading.coverage import goals_of, leading, money_of, purpose_of, reports_of, telling
from qa.reading.plan_parts import PlanPart, parts_under, top_parts
from qa.reading.statements import Statement
from qa.retrieval.knowledge import Knowledge

_GROUPS: Final = re.compile(r"\b(?:nhiem vu|giai phap|noi dung)\b")
_LEADS: Final = 1
_HEADS: Final = 12
_SENTENCE: Final = 44
_TITLE: Final = 0.27
_PURPOSE: Final = 0.18
_MOST_GROUPS: Final = 6
_MOST_PARTS: Final = 9
_FEW: Final = 3
_MANY: Final = 5
_PROSE: Final = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


@dataclass(frozen=True, slots=True)
class _Said:
    """A line to be: its label, the texts that share it, at most how much of the room it takes, and its proofs."""

    label: str
    texts: tuple[str, ...]
    most: float
    proofs: tuple[Proof, ...]

    @property
    def length(self) -> int:
        """Characters that the line takes, with the signs between its parts."""
        return sum(len(text) + 2 for text in self.texts)


def whole_plan(plan: StoredPlan, knowledge: Knowledge, room: int) -> tuple[str, list[Line], tuple[Proof, ...]]:
    """Return the plan's title and the lines on its goals, groups of tasks, leaders, money and reports, within ``room``.

    Last come the proofs to be cited first: what is only named at the plan's head is cited after what is told of the plan.
    """
    title = brief_title(plan.metadata.title or "", int(room * _TITLE))
    purpose = list(_purpose(plan, knowledge))
    goals, others = list(_goals(plan, knowledge, max(2, room // 220))), list(_sentences(plan, knowledge))
    said = [*purpose, *goals, *_groups(plan, knowledge), *_leaders(plan, knowledge), *others]
    left = room - len(title) - sum(len(each.label) + 5 for each in said)
    shares = divide([min(each.length, int(room * each.most)) for each in said], left)
    first = (*_title_proof(plan, knowledge), *(proof for each in (*purpose, *goals, *others) for proof in each.proofs))
    return title, [_line(plan, each, share, knowledge) for each, share in zip(said, shares, strict=True)], first


def _line(plan: StoredPlan, said: _Said, room: int, knowledge: Knowledge) -> Line:
    shares = divide([len(text) for text in said.texts], room - 2 * (len(said.texts) - 1))
    parts = [
        gist(text, share, knowledge.weight) if share >= _SENTENCE else _first_words(text, share)
        for text, share in zip(said.texts, shares, strict=True)
    ]
    return Line(plan.id, said.label, (), "; ".join(part for part in parts if part), said.proofs)


def _first_words(text: str, room: int) -> str:
    """Return the beginning of a name, cut at a word."""
    return text if len(text) <= room else f"{text[: max(room - 1, 0)].rsplit(' ', 1)[0].rstrip(' ,;')}…"


def _purpose(plan: StoredPlan, knowledge: Knowledge) -> Iterator[_Said]:
    """Yield what the plan is for, in the first sentence that says so; its goals may be told under that heading too."""
    statements = knowledge.statements(plan.id)
    goals = goals_of(statements)
    first = next((s for s in purpose_of(statements) if not any(s is goal for goal in goals)), None)
    if first is not None:
        yield _Said("Mục đích", (bare(first.text),), _PURPOSE, (cite_passage(first.passage, 1.0, knowledge),))


def _goals(plan: StoredPlan, knowledge: Knowledge, count: int) -> Iterator[_Said]:
    """Yield the goals, those of one year together."""
    by_year: dict[str, list[Statement]] = {}
    for goal in leading(goals_of(knowledge.statements(plan.id)), count, knowledge.weight):
        by_year.setdefault(", ".join(map(str, sorted(goal.set_for))), []).append(goal)
    for years, goals in by_year.items():
        cited = tuple(cite_passage(goal.passage, 1.0, knowledge) for goal in goals)
        yield _Said(f"Mục tiêu {years}".strip(), tuple(bare(goal.text) for goal in goals), 0.2, cited)


def _groups(plan: StoredPlan, knowledge: Knowledge) -> Iterator[_Said]:
    named: Sequence[PlanPart] = [p for p in top_parts(plan) if _GROUPS.search(" ".join(folded_syllables(p.name)))]
    parts = max((parts_under(part) for part in named), key=len, default=())
    if not parts and not goals_of(knowledge.statements(plan.id)):
        yield from _contents(plan, knowledge)
    elif parts:
        names = tuple(bare(part.name) for part in parts[:_MOST_GROUPS])  # of more no name would find room enough
        yield _Said(f"{len(parts)} nhóm", names, 0.26, cite_head(plan, knowledge)[:1])


def _contents(plan: StoredPlan, knowledge: Knowledge) -> Iterator[_Said]:
    """Yield what a paper that sets no goals and groups no tasks is made of: its parts, and the sentences that say most."""
    parts = top_parts(plan)
    if len(parts) > 1:
        names = tuple(bare(part.name) for part in parts[:_MOST_PARTS])
        yield _Said(f"{len(parts)} phần", names, 0.5, cite_head(plan, knowledge)[:1])
    said = [s for s in knowledge.statements(plan.id) if s.passage.kind in _PROSE and s.headings and "|" not in s.text]
    for statement in telling(said, _FEW if len(parts) < _MANY else 1, knowledge.weight):
        yield _Said("", (bare(statement.text),), 0.2, (cite_passage(statement.passage, 1.0, knowledge),))


def _leaders(plan: StoredPlan, knowledge: Knowledge) -> Iterator[_Said]:
    rows = [row for row in knowledge.register.rows([plan.id]) if row.kind is AssignmentKind.TASK]
    counts = Counter(party.name for row in rows for party in row.leads if not party.collective)
    most = [(name, count) for name, count in counts.most_common(_LEADS) if count > 1]
    if most:
        yield _Said("Chủ trì nhiều nhất", tuple(f"{name} ({count} việc)" for name, count in most), 0.14, ())


def _sentences(plan: StoredPlan, knowledge: Knowledge) -> Iterator[_Said]:
    statements = knowledge.statements(plan.id)
    if money := money_of(statements):
        yield _Said("Kinh phí", (_with_heading(money[0]),), 0.15, (cite_passage(money[0].passage, 1.0, knowledge),))
    duties = sorted(knowledge.report_duties(plan.id), key=lambda duty: not duty.due)
    reports = [(duty.passage, duty.clause) for duty in duties] or [(s.passage, s.text) for s in reports_of(statements)]
    for passage, said in reports[:1]:
        yield _Said("Báo cáo", (bare(said),), 0.12, (cite_passage(passage, 1.0, knowledge),))


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
