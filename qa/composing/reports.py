"""Answers about reporting: by which day, how often, and to whom, plan by plan, from the sentences that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.text import folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.prose import cite_passage
from qa.contracts.findings import Proof
from qa.contracts.query import Field, Form
from qa.contracts.words import Expected, QueryWords, Subject
from qa.ranking.looked_up import LookedUp
from qa.reading.deadlines import ReportDuty
from qa.reading.parties import agency_ids
from qa.reading.sentence_values import cut_around, values
from qa.understanding.lexicon import load_lexicon

_MOST: Final = 400
_KINDS: Final = ("sơ kết", "tổng kết")  # of reports: a question about one is not answered from what any report is due
_TELLING: Final = {"bao", "cao", "dinh", "ky", "truoc", "ngay"}
_EACH: Final = r"(?:hằng|hàng|mỗi|từng)\s+(?:năm|quý|tháng)"
_OFTEN: Final = re.compile(rf"(?:định kỳ\s+)?{_EACH}|định kỳ(?:\s+(?:\d+\s+)?(?:năm|quý|tháng))?", re.IGNORECASE)
_TO_WHOM: Final = re.compile(
    r"\b(?:cho|về|đến|tới|lên|với|qua|ở|báo cáo|gửi|nộp)\s+(?:những\s+|các\s+)?"
    r"(?:ai|đâu|mô|(?:sở|cơ quan|đơn vị|ngành|bộ|nơi|chỗ|bên|phòng|ban|cấp)\s+nào)\b",
    re.IGNORECASE,
)
_EACH_TIME: Final = re.compile(_EACH, re.IGNORECASE)


def answer_about_reports(looked: LookedUp) -> Draft | None:
    """Return when and to whom reports are due in each plan in scope; None where the question is about more than reporting.

    None as well where no plan says it: prose may still tell.
    """
    if Subject.REPORTS not in looked.words.asking.generic:
        return None
    plans = [looked.knowledge.plan(plan) for plan in looked.plans]
    lines = [line for plan in plans if (line := _line(plan, looked)) is not None]
    return Draft(tuple(lines), limit=LONG if looked.wide else SHORT, exact=_of_the_plan(plans, looked)) if lines else None


def answer_to_whom(looked: LookedUp) -> Draft | None:
    """Return whom one plan wants its reports to go to, where that is all that is asked; None where it names nobody."""
    query = looked.query
    if query.ask != (Field.REPORT,) or query.form is not Form.VALUE or not _TO_WHOM.search(looked.words.text):
        return None
    draft = answer_about_reports(looked)
    return draft if draft is not None and draft.exact and all(line.values for line in draft.lines) else None


def _of_the_plan(plans: Sequence[StoredPlan], looked: LookedUp) -> bool:
    """Tell whether it is reports on the one plan as such that are asked for."""
    return len(plans) == 1 and is_of_reporting(looked, plans[0].metadata.title or "")


def is_of_reporting(looked: LookedUp, named: str) -> bool:
    """Tell whether the question is on reporting and no more: words of it, and those of what is ``named``, say it all."""
    return looked.query.topic_syllables <= load_lexicon().generic[Subject.REPORTS].union(folded_syllables(named))


def _line(plan: StoredPlan, looked: LookedUp) -> Line | None:
    chosen = best_duty(looked.knowledge.report_duties(plan.id), looked)
    if chosen is None:
        return None
    told, proof = proved(chosen, looked)
    return Line(plan.id, looked.knowledge.plan_name(plan.id), _values(chosen, looked.words), told, (proof,))


def best_duty(duties: Sequence[ReportDuty], looked: LookedUp) -> ReportDuty | None:
    """Return the one of ``duties`` that fits the question best, None where there are none."""
    return max(duties, key=lambda duty: _fit(duty, looked), default=None)


def proved(duty: ReportDuty, looked: LookedUp) -> tuple[str, Proof]:
    """Return the words that say a duty, quoted, and their passage."""
    told = cut_around(" ".join(duty.sentence.split()), _TELLING, _MOST)
    return f"“{told}”", cite_passage(duty.passage, 1.0, looked.knowledge)


def _fit(duty: ReportDuty, looked: LookedUp) -> tuple[float, ...]:
    """Return how well a duty fits: it is an asked agency's, of the asked kind, tells the asked day, is for all agencies."""
    asked = looked.words.named.agency_ids
    named = {agency for name in (*duty.reporters, *duty.recipients) for agency in agency_ids(name)}
    dated = looked.words.asking.expected is Expected.DATE and bool(duty.due)
    terms = looked.knowledge.text_terms(duty.sentence)
    kinds = [kind for kind in _KINDS if kind in looked.words.text.lower()]
    kind = sum(kind in duty.sentence.lower() for kind in kinds)
    return (float(bool(asked & named)), kind, float(dated), looked.topic.cover(terms.syllables), float(bool(duty.recipients)))


def _values(duty: ReportDuty, words: QueryWords) -> tuple[str, ...]:
    if words.asking.expected is not Expected.DATE:
        return duty.recipients
    days: Sequence[str] = values(duty.sentence, Expected.DATE) if duty.due else ()
    often = _OFTEN.search(duty.clause)
    if often is None or any(_EACH_TIME.search(day) for day in days):
        return tuple(days)
    return (*days, often.group())
