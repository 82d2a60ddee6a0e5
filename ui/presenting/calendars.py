"""Recurring report duties as a calendar file (RFC 5545) that any calendar program takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from indexer.segments.stored import DueDay, StoredPlan
from qa.contracts.answer import Citation
from qa.reading.deadlines import HOW_OFTEN, ReportDuty, next_day
from qa.reading.life import Force
from ui.presenting.citing import passage_citation
from ui.presenting.reference import reference, section_number, short_plan_name

if TYPE_CHECKING:
    from qa.service import Service

REMIND_DAYS: Final = 7
SHORTEST_MONTH: Final = 28
LONGEST_MONTH: Final = 31
TIME_ZONE: Final = "Asia/Ho_Chi_Minh"
_OVER: Final = (Force.EXPIRED, Force.REPLACED)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A report duty with its plan and its proof; ``days`` are its due days, each with the next date that it falls on.

    ``until`` is the plan's last day, None where it says none.
    """

    duty: ReportDuty
    plan: StoredPlan
    citation: Citation
    days: tuple[tuple[DueDay, date], ...]
    until: date | None = None

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
        *first, last = [written_due(each) for each in self.duty.due] or [""]
        days = f"{', '.join(first)} và {last}" if first else last
        return f"{HOW_OFTEN[self.duty.frequency]}, trước ngày {days}" if days else HOW_OFTEN[self.duty.frequency]


def written_due(due: DueDay) -> str:
    """Return "30/11", or "25 hằng tháng" for a day of every month; the 31st of a month is its last day."""
    if due.month is None:
        return "cuối tháng" if due.day == LONGEST_MONTH else f"{due.day} hằng tháng"
    return f"{due.day:02d}/{due.month:02d}"


def deadlines(service: Service, today: date, plan: str | None = None) -> list[Deadline]:
    """Return the recurring report duties of the plans in force or of one of them, those due next first, undated ones last."""
    lives = service.lives()
    plans = [service.plan(plan)] if plan else list(service.plans())
    found = [
        _deadline(service, each, duty, today)
        for each in plans
        if lives[each.id].force not in _OVER
        for duty in service.report_duties(each.id)
    ]
    return sorted(found, key=lambda each: (each.next is None, each.next or date.max, each.plan.id))


def as_ics(found: Iterable[Deadline]) -> bytes:
    """Return the duties that have a day as a calendar of all-day events that recur, each with a reminder a week before."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//TraCuu//Han bao cao//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Hạn báo cáo theo các kế hoạch")
    calendar.add("x-wr-timezone", TIME_ZONE)
    names: Counter[str] = Counter()
    for deadline in found:
        for due, first in deadline.days:
            name = _identity(deadline, due)
            calendar.add_component(_event(deadline, due, first, f"{name}-{names[name]}"))
            names[name] += 1
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
    until = service.lives()[plan.id].until
    days = tuple((due, day) for due in duty.due if (day := next_day(due, today)) and (until is None or day <= until))
    return Deadline(duty, plan, passage_citation(service, plan, duty.passage), days, until)


def _event(deadline: Deadline, due: DueDay, first: date, name: str) -> Any:  # noqa: ANN401 - icalendar's Event
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", f"{name}@tracuu")
    event.add("dtstamp", datetime(first.year, 1, 1, tzinfo=UTC))
    event.add("summary", _summary(deadline, due))
    event.add("description", f"{deadline.duty.sentence}\n\nNguồn: {deadline.source}")
    event.add("dtstart", first)
    event.add("dtend", first + timedelta(days=1))
    event.add("rrule", _rule(deadline, due))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _summary(deadline, due))
    alarm.add("trigger", timedelta(days=-REMIND_DAYS))
    event.add_component(alarm)
    return event


def _rule(deadline: Deadline, due: DueDay) -> dict[str, Any]:
    """Return how the event recurs, until the plan ends; the 31st of every month is each month's last day."""
    rule: dict[str, Any] = {"freq": "yearly"} if due.month else {"freq": "monthly"}
    if due.day > SHORTEST_MONTH:
        rule["bymonthday"] = -1 if due.day == LONGEST_MONTH else [*range(SHORTEST_MONTH, due.day + 1)]
        if due.day != LONGEST_MONTH:
            rule["bysetpos"] = -1
        if due.month:
            rule["bymonth"] = due.month
    if deadline.until is not None:
        rule["until"] = deadline.until
    return rule


def _summary(deadline: Deadline, due: DueDay) -> str:
    by = f" (trước ngày {written_due(due)})"
    to = f" gửi {', '.join(deadline.duty.recipients)}" if deadline.duty.recipients else ""
    number = section_number(deadline.citation.path)
    where = f", mục {number}" if number else ""
    return f"Báo cáo{to} - {short_plan_name(deadline.plan)}{where}{by}"


def _identity(deadline: Deadline, due: DueDay) -> str:
    """Return a name that stays the same when the calendar is taken again, so that events are replaced and not doubled.

    It holds to what a new reading of the plan leaves alone: the plan, whom the report goes to, and the day.
    """
    parts = (deadline.plan.id, *sorted(deadline.duty.recipients), written_due(due))
    return sha256("\n".join(parts).encode()).hexdigest()[:24]
