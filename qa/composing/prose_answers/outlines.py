"""Which parts a plan, or a part of it, is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.text import folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.draft import LONG, Draft, Line, shorten
from qa.composing.facts.choosing import plans_of
from qa.composing.identity import cite_ranges
from qa.composing.prose_answers.whole_lists import Listing
from qa.composing.worded_kinds import worded_kind
from qa.contracts.answer import Status
from qa.contracts.query import Counted, Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.plan_parts import PlanPart, formal_words, is_annex, items_in, part_named, parts_under, top_parts
from qa.reading.wording import Wording
from qa.retrieval.knowledge import Knowledge

_NAME: Final = 160


@worded_kind("outline")
def answer_with_outline(query: Query, looked: LookedUp) -> Draft | None:
    """Return the parts of each plan that is meant, or of its part that the topic names; None where no outline is asked."""
    if Field.OUTLINE not in query.ask or query.form in (Form.YES_NO, Form.COMPARE):
        return None
    drafts = [draft for plan in plans_of(query, looked) if (draft := _outline(plan, query.topic, looked.knowledge)) is not None]
    if not drafts:
        return Draft((), Status.NOT_FOUND)
    if len(drafts) == 1:
        return drafts[0]
    lines = tuple(
        Line(d.lines[0].plan, d.heading.rstrip(":"), tuple(v for x in d.lines for v in x.values), "", d.lines[0].proofs)
        for d in drafts
    )
    return Draft(lines, limit=LONG, sure=True)


def parts_listed(query: Query, looked: LookedUp) -> Listing | None:
    """Return the parts or agencies of a named part; None where the topic names no part, or something else is counted."""
    if query.form is not Form.COUNT or query.of is Counted.PLANS or not query.asks(Field.CONTENT, Field.GROUP, Field.OUTLINE):
        return None
    plans = plans_of(query, looked)
    words = Wording(query.topic, looked.knowledge.weight, formal_words())
    return _below(plans[0], words, looked.knowledge) if len(plans) == 1 and words else None


def _outline(plan: StoredPlan, topic: Sequence[str], knowledge: Knowledge) -> Draft | None:
    words = Wording(topic, knowledge.weight, formal_words())
    if words:
        listing = _below(plan, words, knowledge)
        if listing is not None:
            return replace(listing.counted(), limit=LONG)
        title = frozenset(folded_syllables(knowledge.title_and_name(plan.id)))
        if not words.syllables <= title:  # what the plan's title says names the plan, and no part of it
            return None
    parts = top_parts(plan)
    if not parts:
        return None
    annexes = sum(map(is_annex, parts))
    more = f" và {annexes} phụ lục" if annexes else ""
    heading = f"{knowledge.plan_name(plan.id)} gồm {len(parts) - annexes} phần{more}:"
    return Draft(tuple(_line(plan, part, knowledge) for part in parts), heading=heading, limit=LONG, sure=True)


def _below(plan: StoredPlan, words: Wording, knowledge: Knowledge) -> Listing | None:
    """Return what stands below the part that ``words`` name: its parts, else its items; None where they name none."""
    part = part_named(plan, words)
    if part is None:
        return None
    parts = parts_under(part) or items_in(part, knowledge.engine.passages_of(plan.id))
    where = f"{knowledge.plan_name(plan.id)}, {part.name}"
    return Listing("mục", where, tuple(_line(plan, part, knowledge) for part in parts)) if parts else None


def _line(plan: StoredPlan, part: PlanPart, knowledge: Knowledge) -> Line:
    cited = tuple(cite_ranges(part.document, (part.range,), knowledge))
    return Line(plan.id, "", (shorten(part.name, _NAME),), "", cited)
