"""Answers about the money of a whole plan: from which sources it comes, plan by plan, from the section that says so."""

from __future__ import annotations

import re
from typing import Final

from corpus.records import BlockKind
from corpus.text import fold_accents
from indexer.segments.stored import Passage, StoredPlan
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.prose import cite_passage
from qa.contracts.query import Form
from qa.ranking.inquiry import Inquiry
from qa.reading.facts import best_excerpt

_SECTION: Final = re.compile(r"\b(?:kinh phi|nguon luc|nguon von|tai chinh)\b")
# What money comes from, as plans write it.
_SOURCE: Final = re.compile(
    r"\b(?:ngan sach|nguon von|tai tro|vien tro|van dong|xa hoi hoa|huy dong|hop phap khac|long ghep|von vay|oda|doanh nghiep"
    r"|to chuc, ca nhan)\b"
)
_SAYS_WHENCE: Final = re.compile(r"\bnguon (?:kinh phi|von|luc)?[^.;]{0,60}\b(?:gom|tu|la)\b|\btu (?:cac )?nguon\b|\bnguon:")
_MOST: Final = 420
_FEW_PLANS: Final = 3
_WIDE: Final = 900


def answer_about_budget(inquiry: Inquiry) -> Draft | None:
    """Return what each plan in scope says of its own money; None where none has a section on it.

    Which has most or least is told by no list of many.
    """
    if inquiry.query.form in (Form.MOST, Form.LEAST) and len(inquiry.plans) > _FEW_PLANS:
        return None
    plans = [inquiry.knowledge.plan(plan) for plan in inquiry.plans]
    room = _WIDE if inquiry.wide else max(_MOST // max(len(plans), 1), 120)
    lines = [line for plan in plans if (line := _line(plan, min(room, _WIDE), inquiry)) is not None]
    return Draft(tuple(lines), limit=LONG if inquiry.wide else SHORT) if lines else None


def _line(plan: StoredPlan, room: int, inquiry: Inquiry) -> Line | None:
    found = [passage for passage in inquiry.knowledge.engine.passages_of(plan.id) if _speaks_of_money(passage)]
    if not found:
        return None
    best = max(found, key=_sources)
    others = tuple(cite_passage(other, 0.9, inquiry) for other in found if other is not best)
    excerpt = best_excerpt(best.clean, ("nguồn", "kinh phí", "ngân sách"), inquiry.knowledge.weight, room)
    return Line(plan.id, inquiry.knowledge.plan_name(plan.id), (), f"“{excerpt}”", (cite_passage(best, 1.0, inquiry),), others)


def _speaks_of_money(passage: Passage) -> bool:
    """Tell whether the passage stands in a section on money, and says where money comes from."""
    if passage.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    heading = fold_accents(" ".join(passage.section_path[-2:])).lower()
    return bool(_SECTION.search(heading)) and bool(_SOURCE.search(fold_accents(passage.clean).lower()))


def _sources(passage: Passage) -> tuple[bool, int]:
    text = fold_accents(passage.clean).lower()
    return bool(_SAYS_WHENCE.search(text)), len(set(_SOURCE.findall(text)))
