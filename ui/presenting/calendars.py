"""Recurring report duties as a calendar file (RFC 5545) that any calendar program takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from indexer.segments.stored import StoredPlan
from qa.contracts.answer import Citation
from qa.reading.deadlines import DueDay, Frequency, ReportDuty, next_day, report_duties
from ui.presenting.citing import passage_citation
from ui.presenting.reference import plan_name, reference, section_number, short_plan_name

if TYPE_CHECKING:
    from qa.service import Service

FREQUENCIES: Final = {
    Frequency.YEARLY: "hằng năm",
    Frequency.HALF_YEARLY: "6 tháng một lần",
    Frequency.QUARTERLY: "hằng quý",
    Frequency.MONTHLY: "hằng tháng",
    Frequency.PERIODIC: "định kỳ",
}
REMIND_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Deadline:
    """A report duty with its plan and its proof; ``days`` are its due days, each with the next date that it falls on."""

    duty: ReportDuty
    plan: StoredPlan
    citation: Citation
    days: tuple[tuple[DueDay, date], ...]

    @property
    def next(self) -> date | None:
        """Return the next day by which it is due, None where the plan gives no day."""
        return min((day for _, day in self.days), default=None)

    @property
    def source(self) -> str:
        """Return where the duty stands, in writing."""
        return reference(self.plan, self.citation)

    @property
    def often(self) -> str:
        """Return how often and by which days: "hằng năm, trước ngày 30/11"."""
        days = " và ".join(written_due(each) for each in self.duty.due)
        return f"{FREQUENCIES[self.duty.frequency]}, trước ngày {days}" if days else FREQUENCIES[self.duty.frequency]


def written_due(due: DueDay) -> str:
    """Return "30/11", or "25" for a day of every month."""
    return f"{due.day:02d}/{due.month:02d}" if due.month else f"{due.day}"


def deadlines(service: Service, today: date, plan: str | None = None) -> list[Deadline]:
    """Return the recurring report duties of all plans or of one, those due next first, undated ones last."""
    plans = [service.plan(plan)] if plan else list(service.plans())
    found = [_deadline(service, each, duty, today) for each in plans for duty in report_duties(service.passages(each.id))]
    return sorted(found, key=lambda each: (each.next is None, each.next or date.max, each.plan.id))


def as_ics(found: Iterable[Deadline]) -> bytes:
    """Return the duties that have a day as a calendar of all-day events that recur, each with a reminder a week before."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//TraCuu//Han bao cao//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Hạn báo cáo theo các kế hoạch")
    for deadline in found:
        for due, first in deadline.days:
            calendar.add_component(_event(deadline, due, first))
    content: bytes = calendar.to_ical()
    return content


def deadline_json(deadline: Deadline) -> dict[str, Any]:
    """Return a deadline as the API gives it out."""
    return {
        "plan": deadline.plan.id,
        "province": deadline.plan.province,
        "frequency": deadline.duty.frequency.value,
        "due": [{"month": each.month, "day": each.day} for each in deadline.duty.due],
        "next": deadline.next.isoformat() if deadline.next else None,
        "reporters": list(deadline.duty.reporters),
        "recipients": list(deadline.duty.recipients),
        "sentence": deadline.duty.sentence,
        "source": deadline.source,
        "citation": asdict(deadline.citation),
    }


def _deadline(service: Service, plan: StoredPlan, duty: ReportDuty, today: date) -> Deadline:
    days = tuple((due, next_day(due, today)) for due in duty.due)
    return Deadline(duty, plan, passage_citation(service, plan, duty.passage), days)


def _event(deadline: Deadline, due: DueDay, first: date) -> Any:  # noqa: ANN401 - icalendar's Event
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", f"{_identity(deadline, due)}@tracuu")
    event.add("dtstamp", datetime(first.year, 1, 1, tzinfo=UTC))
    event.add("summary", _summary(deadline))
    event.add("description", f"{deadline.duty.sentence}\n\nNguồn: {deadline.source}")
    event.add("dtstart", first)
    event.add("dtend", first + timedelta(days=1))
    event.add("rrule", {"freq": "yearly"} if due.month else {"freq": "monthly"})
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _summary(deadline))
    alarm.add("trigger", timedelta(days=-REMIND_DAYS))
    event.add_component(alarm)
    return event


def _summary(deadline: Deadline) -> str:
    to = f" gửi {', '.join(deadline.duty.recipients)}" if deadline.duty.recipients else ""
    number = section_number(deadline.citation.section)
    where = f", mục {number}" if number else ""
    return f"Báo cáo{to} - {short_plan_name(deadline.plan)}{where}"


def _identity(deadline: Deadline, due: DueDay) -> str:
    """Return a name that stays the same when the calendar is taken again, so that events are replaced and not doubled."""
    parts = (plan_name(deadline.plan), deadline.duty.sentence, written_due(due))
    return sha256("\n".join(parts).encode()).hexdigest()[:24]
