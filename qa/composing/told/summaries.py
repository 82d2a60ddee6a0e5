"""Summaries of a plan, a part of it, an agency's share, or a topic: the plans' own sentences, each with its citation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpus.text import folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.draft import LONG, SHORT, Draft, Inquiry, Line, divide, shorten
from qa.composing.facts.choosing import plans_of
from qa.composing.facts.telling import cite_head
from qa.composing.prose import cite_passage
from qa.composing.told.finding import find_statements
from qa.contracts.answer import Status
from qa.contracts.query import Field, Form, Query
from qa.contracts.question import YEAR
from qa.reading.coverage import goals_of, leading, money_of, reports_of, telling
from qa.reading.parts import PlanPart, formal_words, part_named, parts_under, passages_in, top_parts
from qa.reading.statements import Statement
from qa.reading.wording import Wording
from qa.retrieval.knowledge import agency_ids

_GROUPS: Final = re.compile(r"\b(?:nhiem vu|giai phap|noi dung thuc hien)\b")
_SENTENCES: Final = 8
_LEADS: Final = 2
_NEAR: Final = 4.0
_IS_NAMED: Final = 0.55
_LEAST: Final = 60
_TITLE: Final = 130
_HEADS: Final = 12
_WORDS_OF_SUMMING: Final = frozenset(
    folded_syllables(
        "tóm tắt lược gọn tổng quát khái khúc chính nội dung ngắn ý cho sếp nghe kể lại vài dòng câu giúp với về các những"
    )
)


def answer_with_summary(query: Query, inquiry: Inquiry) -> Draft | None:
    """Return a summary of what is meant, plan by plan; NOT_FOUND where no plan speaks of the topic."""
    if Field.SUMMARY not in query.ask:
        return None
    plans = plans_of(query, inquiry)
    limit = SHORT if len(plans) == 1 else LONG
    room = limit - _TITLE if len(plans) == 1 else max(200, (LONG - 100) // max(len(plans), 1))
    lines = [line for plan in plans for line in _summed(plan, query, inquiry, room)]
    title = shorten(plans[0].metadata.title or "", _TITLE) if len(plans) == 1 else ""
    return Draft(tuple(lines), heading=title, limit=limit, sure=True) if lines else Draft((), Status.NOT_FOUND)


def _cite_title(plan: StoredPlan, inquiry: Inquiry) -> None:
    """Cite the passage at the plan's head that says most of its title."""
    title = frozenset(folded_syllables(plan.metadata.title or ""))
    heads = inquiry.knowledge.engine.passages_of(plan.documents[0].id)[:_HEADS]
    best = max(heads, key=lambda passage: len(title & frozenset(folded_syllables(passage.clean))), default=None)
    if best is not None and title:
        inquiry.citations.add(best, 1.0)


def _summed(plan: StoredPlan, query: Query, inquiry: Inquiry, room: int) -> list[Line]:
    """Return the lines on one plan: on the part that the topic names, else the agency, else the topic, else all of it."""
    words = Wording(query.topic, inquiry.knowledge.weight, formal_words() | _WORDS_OF_SUMMING)
    title = plan.metadata.title or ""
    beyond = Wording(query.topic, inquiry.knowledge.weight, formal_words() | _WORDS_OF_SUMMING | set(folded_syllables(title)))
    years = frozenset(day.year for time in query.where.times for day in (time.first, time.last) if day)
    years -= frozenset(map(int, YEAR.findall(title)))
    statements = inquiry.knowledge.statements(plan.id)
    if query.where.agencies:
        chosen = _of_agencies(plan, query, inquiry)
    elif (part := part_named(plan, words) if words else None) is not None:
        chosen = _of_part(part, plan, inquiry, years)
    elif beyond:
        chosen = _on_topic(plan, query, words, inquiry)
    elif (part := _named_besides(plan, inquiry)) is not None:
        chosen = _of_part(part, plan, inquiry, years)
    elif years:
        chosen = [s for s in goals_of(statements) if s.when & years]
    else:
        return _whole(plan, statements, inquiry, room)
    return _told(chosen, inquiry, room)


def _told(statements: Sequence[Statement], inquiry: Inquiry, room: int) -> list[Line]:
    """Return a line for each statement, all within ``room``: as many as have space enough to say something."""
    count = min(_SENTENCES, max(1, room // (_LEAST + 10)))
    chosen = telling(statements, count, inquiry.knowledge.weight) if len(statements) > count else list(statements)
    texts = [_with_lead(statement, chosen) for statement in chosen]
    shares = divide([len(text) for text in texts], room - 4 * len(texts))
    return [
        Line(s.passage.plan, "", (), shorten(text, share), (cite_passage(s.passage, 1.0, inquiry),))
        for s, text, share in zip(chosen, texts, shares, strict=True)
    ]


def _with_lead(statement: Statement, among: Sequence[Statement]) -> str:
    """Return the sentence, behind the heading of years that it stands under where others stand under other years."""
    text = statement.text.rstrip(" ;")
    if statement.years or not statement.under or len({other.under for other in among}) < 2:
        return text
    return f"({', '.join(map(str, sorted(statement.under)))}) {text}"


def _named_besides(plan: StoredPlan, inquiry: Inquiry) -> PlanPart | None:
    """Return the uppermost part whose heading the question says beside the plan's own name ("tóm tắt kinh phí …")."""
    title = " ".join(folded_syllables(plan.metadata.title or ""))
    text = " ".join(folded_syllables(inquiry.question.text))
    for part in top_parts(plan):
        name = re.sub(r"^(?:[ivxlc]+|\d+|[a-z])\s", "", " ".join(folded_syllables(part.name)))
        if name and name not in title and re.search(rf"\b{re.escape(name)}\b", text):
            return part
    return None


def _of_part(part: PlanPart, plan: StoredPlan, inquiry: Inquiry, years: frozenset[int]) -> list[Statement]:
    inside = {p.id for p in passages_in(part, inquiry.knowledge.engine.passages_of(plan.id))}
    found = [s for s in inquiry.knowledge.statements(plan.id) if s.passage.id in inside]
    return [s for s in found if s.when & years] or found


def _of_agencies(plan: StoredPlan, query: Query, inquiry: Inquiry) -> list[Statement]:
    """Return what the plan says the agencies do: under their own headings, or in sentences that begin with them."""
    names = [" ".join(folded_syllables(condition.name)) for condition in query.where.agencies]
    asked = {agency for condition in query.where.agencies for agency in condition.ids}
    found = []
    for statement in inquiry.knowledge.statements(plan.id):
        heads = (statement.headings[-1] if statement.headings else "", statement.lead, statement.text[: _LEAST * 2])
        if any(
            asked & set(agency_ids(head)) or any(name in " ".join(folded_syllables(head)) for name in names) for head in heads
        ):
            found.append(statement)
    return found


def _on_topic(plan: StoredPlan, query: Query, words: Wording, inquiry: Inquiry) -> list[Statement]:
    """Return the plan's statements on the topic, in their order; none where none says most of its words."""
    found = find_statements(replace(query, form=Form.VALUE), inquiry, (plan,))
    on = [f for f in found if words.cover(f.statement.syllables | f.statement.above) >= _IS_NAMED]
    near = [f.statement for f in on[:_SENTENCES] if on[0].score - f.score <= _NEAR]
    order = {id(s): at for at, s in enumerate(inquiry.knowledge.statements(plan.id))}
    return sorted(near, key=lambda s: order[id(s)])


def _whole(plan: StoredPlan, statements: Sequence[Statement], inquiry: Inquiry, room: int) -> list[Line]:
    """Return the plan in a few lines: goals, groups of tasks, who leads most, money, reporting."""
    weight = inquiry.knowledge.weight
    _cite_title(plan, inquiry)
    goals = leading(goals_of(statements), max(2, room // 220), weight)
    wanted = [(_of_year("Mục tiêu", statement), [statement], 0.18) for statement in goals]
    wanted += [("Kinh phí", money_of(statements)[:1], 0.2), ("Báo cáo", reports_of(statements)[:1], 0.12)]
    groups, leaders = _groups(plan), list(_leaders(plan, inquiry))
    lines = []
    for label, chosen, share in wanted:
        for statement in chosen:
            text = shorten(_money_line(statement), int(room * share) - len(label))
            lines.append(Line(plan.id, label, (), text, (cite_passage(statement.passage, 1.0, inquiry),)))
    if groups:
        text = shorten("; ".join(part.name for part in groups), int(room * 0.15))
        lines.insert(len(goals), Line(plan.id, "Nhóm nhiệm vụ", (), text, cite_head(plan, inquiry)[:1]))
    if leaders:
        lines.insert(len(goals) + 1, Line(plan.id, "Chủ trì nhiều nhất", (), "; ".join(leaders), ()))
    return lines


def _of_year(label: str, statement: Statement) -> str:
    """Return the label with the years that the statement stands under, where it does not name any."""
    years = "" if statement.years else ", ".join(map(str, sorted(statement.under)))
    return f"{label} {years}".strip()


def _money_line(statement: Statement) -> str:
    """Return the sentence, behind its heading where it is no more than a sum ("1.046 tỷ đồng, gồm:")."""
    text = statement.text.rstrip(" ;:")
    begins = text[:1].isdigit() and not re.match(r"\d+[.)]\s", text)
    return f"{statement.headings[-1].rstrip(' :.')}: {text}" if begins and statement.headings else text


def _groups(plan: StoredPlan) -> tuple[PlanPart, ...]:
    named = [part for part in top_parts(plan) if _GROUPS.search(" ".join(folded_syllables(part.name)))]
    return parts_under(named[0]) if named else ()


def _leaders(plan: StoredPlan, inquiry: Inquiry) -> Iterator[str]:
    tasks = inquiry.knowledge.engine.assignments(plans=[plan.id])
    counts = Counter(value.text for stored in tasks for value in stored.assignment.lead)
    for name, count in counts.most_common(_LEADS):
        if count > 1:
            yield f"{name} ({count} việc)"
