"""Summaries of a plan, a part of it, an agency's share, or a topic: the plans' own sentences, each with its citation."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.text import fold_accents, folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.draft import LONG, SHORT, Draft, Line, shorten
from qa.composing.facts.choosing import plans_of
from qa.composing.prose_answers.agency_shares import share_of_agencies
from qa.composing.prose_answers.best_statements import find_statements
from qa.composing.prose_answers.gathered import by_passage, items_of, told
from qa.composing.prose_answers.whole_plans import whole_plan
from qa.composing.worded_kinds import worded_kind
from qa.contracts.answer import Status
from qa.contracts.findings import Proof
from qa.contracts.query import AgencyCondition, Field, Form, Query
from qa.contracts.words import YEAR, QueryWords
from qa.ranking.looked_up import LookedUp
from qa.reading.coverage import goals_of, money_of, reports_of
from qa.reading.parties import agency_ids
from qa.reading.plan_parts import PlanPart, bare, formal_words, part_named, part_numbered, parts_under, top_parts
from qa.reading.register.conditions import is_named
from qa.reading.register.rows import party_of
from qa.reading.statements import Statement
from qa.reading.wording import SAYS_NOTHING, Wording, bare_of_numbers
from qa.retrieval.knowledge import Knowledge
from qa.understanding.naming import named_by_subject

_SENTENCES: Final = 8
_FEW: Final = 2
_NEAR: Final = 4.0
_IS_NAMED: Final = 0.55
_BEGUN: Final = 0.9
_BEGINS: Final = 120
_HEADING: Final = 130
_NAME: Final = 100
_MONEY: Final = "kinh phí"
_SUMMING: Final = frozenset(
    re.findall(
        r"\w+",
        "tóm tắt lược gọn tổng quát khái khúc chính nội dung ngắn cho sếp nghe kể lại vài dòng câu giúp với về các những nói"
        " nêu viết vắn nét cốt lõi điểm rút lãnh đạo đọc lĩnh vực mảng gồm nhóm phần mục",
    )
)
_WORDS_OF_SUMMING: Final = frozenset(syllable for word in _SUMMING for syllable in folded_syllables(word))


@dataclass(frozen=True, slots=True)
class _Summed:
    """What is told of one plan: a heading and lines, what is cited first; whether it is the ``whole`` of what is named."""

    heading: str
    lines: Sequence[Line]
    first: tuple[Proof, ...] = ()
    whole: bool = False

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """All that is cited, in order."""
        return (*self.first, *(proof for line in self.lines for proof in line.proofs))


@worded_kind("summary")
def answer_with_summary(query: Query, looked: LookedUp) -> Draft | None:
    """Return a summary of what is meant, plan by plan; NOT_FOUND where no plan speaks of the topic."""
    if Field.SUMMARY not in query.ask:
        return None
    plans = _plans(query, looked)
    one = len(plans) == 1
    short = one or (len(plans) <= _FEW and (bool(query.topic) or len(query.ask) > 1 or bool(query.where.years)))
    limit = SHORT if short else LONG
    room = (SHORT - 20) // len(plans) if short else max(200, (LONG - 100) // max(len(plans), 1))
    summed = [_summed(plan, query, looked, room) for plan in plans]
    lines = tuple(line for each in summed for line in (each.lines if one else _named(each, looked.knowledge)))
    if not lines:
        return Draft((), Status.NOT_FOUND)
    first = tuple(proof for each in summed for proof in each.proofs)
    return Draft(
        lines, heading=summed[0].heading if one else "", limit=limit, sure=True, exact=one and summed[0].whole, first=first
    )


def _named(summed: _Summed, knowledge: Knowledge) -> Iterator[Line]:
    """Yield the lines on one of several plans, its name before the first."""
    for at, line in enumerate(summed.lines):
        name = "" if at else knowledge.plan_name(line.plan)
        yield replace(line, label=" – ".join(part for part in (name, line.label) if part))


def _plans(query: Query, looked: LookedUp) -> Sequence[StoredPlan]:
    """Return the plans that are meant: those whose subject the question says, where it asks for no more than one."""
    plans = plans_of(query, looked)
    if len(plans) < 2 or looked.wide:
        return plans
    named = named_by_subject((query.words.text,), plans)
    return [plan for plan in plans if plan.id in named]


def _summed(plan: StoredPlan, query: Query, looked: LookedUp, room: int) -> _Summed:
    """Return a heading and the lines on one plan: on the agency, else the named part, else the topic, else all of it."""
    said = formal_words() | _WORDS_OF_SUMMING
    title = frozenset(folded_syllables(plan.metadata.title or ""))
    weight = looked.knowledge.weight
    topic = (" ".join(word for word in query.topic if word.lower() not in _SUMMING),)
    words, beyond = Wording(topic, weight, formal_words()), Wording(topic, weight, formal_words() | title)
    years = frozenset(query.where.years)
    years = years if years != frozenset(map(int, YEAR.findall(plan.metadata.title or ""))) else frozenset()
    name = looked.knowledge.plan_name(plan.id)
    issuer = set(agency_ids(plan.metadata.issuer or "")) if beyond else set()  # "… của UBND tỉnh nêu" names whose plan it is
    named = [each for each in query.where.agencies if _is_one(each, query.where.group) and not set(each.ids) & issuer]
    if named and (lines := share_of_agencies(plan, named, looked.knowledge, room)):
        return _Summed(shorten(f"{', '.join(each.name for each in named)} – {name}:", _HEADING), lines)
    part = (
        part_numbered(plan, query.words.text)
        or _part_said(plan, query.words)
        or _part_of(plan, query, words if beyond else beyond, _beside_the_plan(query.words, looked.knowledge, said | title))
    )
    if part is not None:
        part = _within(part, _beside_the_plan(query.words, looked.knowledge, said | title))
        heading = shorten(f"{name}, {part.name}", _NAME)
        return _Summed(
            f"{heading}:",
            told(items_of(part, plan, looked.knowledge, years), looked.knowledge, room - len(heading)),
            whole=True,
        )
    if beyond:
        spoken = _begun_by(plan, beyond, looked.knowledge) or _on_topic(plan, query, words, looked)
        return _Summed(f"{name}:", told(by_passage(spoken), looked.knowledge, room - len(name)))
    for label, found in _asked_besides(plan, query, looked.knowledge, years):
        if found:
            return _Summed(f"{name}, {label}:", told(by_passage(found), looked.knowledge, room - len(name) - len(label)))
    return _Summed(*whole_plan(plan, looked.knowledge, room), whole=True)


def _is_one(agency: AgencyCondition, group: str) -> bool:
    """Tell whether the condition is an agency, not a kind of them nor a word of the named part ("Tổ chức thực hiện")."""
    in_group = fold_accents(agency.name) in fold_accents(group)
    return is_named(agency.ids) and not in_group and not party_of(agency.name).collective


def _asked_besides(
    plan: StoredPlan, query: Query, knowledge: Knowledge, years: frozenset[int]
) -> Iterator[tuple[str, Sequence[Statement]]]:
    """Yield what is said of the fields that are asked for with the summary: money, goals (of the asked years), reports."""
    statements = knowledge.statements(plan.id)
    if query.asks(Field.FUNDING):
        yield _MONEY, money_of(statements)[:_SENTENCES]
    if query.asks(Field.REPORT):
        yield "báo cáo", reports_of(statements)[:_SENTENCES]
    if query.asks(Field.FIGURE) or years:
        goals = goals_of(statements)
        yield "mục tiêu", [s for s in goals if s.set_for & years] or (goals if query.asks(Field.FIGURE) else [])


def _beside_the_plan(words: QueryWords, knowledge: Knowledge, known: frozenset[str]) -> Wording:
    """Return the words of the question beside those that are ``known`` to mean the plan, and its place and number."""
    places = frozenset(syllable for place in words.named.places for syllable in folded_syllables(place.name))
    text = bare_of_numbers(words.text)
    return Wording([text], knowledge.weight, SAYS_NOTHING | places | known)


def _part_said(plan: StoredPlan, words: QueryWords) -> PlanPart | None:
    """Return the uppermost part whose heading the question says whole, where it is more than the plan's own name."""
    title = " ".join(folded_syllables(plan.metadata.title or ""))
    text = f" {' '.join(folded_syllables(words.text))} "
    for part in top_parts(plan):
        name = folded_syllables(bare(part.name))
        if set(name) - _WORDS_OF_SUMMING - formal_words() and (said := " ".join(name)) not in title and f" {said} " in text:
            return part
    return None


def _part_of(plan: StoredPlan, query: Query, *asked: Wording) -> PlanPart | None:
    """Return the part that the query's group, the topic, or the question's words beside the plan's title name.

    Else, where money is asked for, the part on money.
    """
    names = [Wording((name,), _alike) for name in (query.where.group,) if name]
    money = [Wording((_MONEY,), _alike)] if query.asks(Field.FUNDING) else []
    return next((part for said in (*names, *asked, *money) if said and (part := part_named(plan, said)) is not None), None)


def _within(part: PlanPart, words: Wording) -> PlanPart:
    """Return the part below ``part`` whose heading says what ``words`` say beside it ("trình tự" of one procedure), else it."""
    left = words.syllables - frozenset(folded_syllables(part.name))
    said = [(len(frozenset(folded_syllables(child.name)) & left), at) for at, child in enumerate(parts_under(part))]
    most = max((count for count, _ in said), default=0)
    best = [at for count, at in said if count == most]
    return parts_under(part)[best[0]] if 2 * most > len(left) and len(best) == 1 else part


def _alike(_syllable: str) -> float:
    return 1.0


def _begun_by(plan: StoredPlan, words: Wording, knowledge: Knowledge) -> list[Statement]:
    """Return the statements of passages that begin with the topic before a colon ("- Trong lĩnh vực y tế: …")."""
    found = []
    for statement in knowledge.statements(plan.id):
        begins, colon, _ = statement.passage.clean[:_BEGINS].partition(":")
        said = folded_syllables(begins)
        if colon and words.cover(said) >= _BEGUN and words.cover_pairs(frozenset(itertools.pairwise(said))) >= _IS_NAMED:
            found.append(statement)
    return found


def _on_topic(plan: StoredPlan, query: Query, words: Wording, looked: LookedUp) -> list[Statement]:
    """Return the plan's statements on the topic, in their order; none where none says most of its words."""
    found = find_statements(replace(query, form=Form.VALUE), looked, (plan,))
    on = [f for f in found if words.cover(f.statement.syllables | f.statement.above) >= _IS_NAMED]
    near = [f.statement for f in on[:_SENTENCES] if on[0].score - f.score <= _NEAR]
    order = {id(s): at for at, s in enumerate(looked.knowledge.statements(plan.id))}
    return sorted(near, key=lambda s: order[id(s)])
