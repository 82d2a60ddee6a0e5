"""Days of the year by which plans want their reports: in order, the first of them, or the last.

In: a query on reports over several plans. Out: a draft with a line for each plan, proved by the sentence that sets the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from indexer.segments.stored import DueDay, Frequency, StoredPlan
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.row_lines import quoting_line
from qa.composing.draft import LONG, Draft, Line
from qa.contracts.query import Field, Form, Query
from qa.reading.deadlines import ReportDuty

_ROOM: Final = 200


@dataclass(frozen=True, slots=True)
class _Due:
    """A plan with the day of the year by which it wants its report, and the duty that says so."""

    plan: StoredPlan
    day: DueDay
    duty: ReportDuty

    @property
    def order(self) -> tuple[int, int]:
        """Where the report stands in a year: month (of a monthly one the last), then day."""
        return self.day.month or 12, self.day.day


def takes_report_days(query: Query) -> bool:
    """Tell whether the query asks for reports in the order of their days, or for the first or the last of them."""
    return query.form in (Form.TIMELINE, Form.COMPARE, Form.MOST, Form.LEAST) and query.asks(Field.REPORT)


def answer_report_days(material: Material) -> Draft | None:
    """Return the plans by the day of their yearly report, the asked one first; None where not two of them set one."""
    if material.query.where.agencies:
        return None
    found = [due for plan in material.plans if (due := _due_of(plan, material)) is not None]
    if len({due.plan.id for due in found}) < 2:
        return None
    latest = material.query.form is Form.MOST
    ordered = sorted(found, key=lambda due: due.order, reverse=latest)
    lines = tuple(_line(due, material) for due in ordered)
    if material.query.form in (Form.TIMELINE, Form.COMPARE):
        told = "; ".join(
            f"{material.knowledge.plan_name(due.plan.id)} {due.day.day:02d}/{due.day.month:02d}" for due in ordered
        )
        return Draft(lines, heading=f"{told}.", limit=LONG, labelled=True)
    first = ordered[0]
    name = material.knowledge.plan_name(first.plan.id)
    heading = f"{'Muộn' if latest else 'Sớm'} nhất trong năm là hạn của {name}: {_said(first)}."
    return Draft(lines, heading=heading, limit=LONG, labelled=True)


def _due_of(plan: StoredPlan, material: Material) -> _Due | None:
    """Return the plan's day of the year: that of its yearly report, where it sets several."""
    duties = sorted(material.knowledge.report_duties(plan.id), key=lambda duty: duty.frequency is not Frequency.YEARLY)
    days = [(duty, day) for duty in duties for day in duty.due if day.month is not None]
    return _Due(plan, days[0][1], days[0][0]) if days else None


def _said(due: _Due) -> str:
    return f"trước ngày {due.day.day:02d}/{due.day.month:02d}"


def _line(due: _Due, material: Material) -> Line:
    label = material.knowledge.plan_name(due.plan.id)
    return quoting_line(due.duty.passage, _said(due), (due.duty.clause,), _ROOM, material, label)


register_kind(Kind("report days", takes_report_days, answer_report_days))
