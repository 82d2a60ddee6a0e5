from dataclasses import replace
from datetime import date, timedelta

import icalendar
import pytest

from corpus.records.errors import PlanNotFoundError
from indexer.segments.stored import DueDay
from qa.reading.life import Force
from tests.ui.fakes import PASSAGES, PLAN, TEXT
from ui.presenting.calendars import Deadline, _rule, as_ics, deadline_json, deadlines

TODAY = date(2025, 12, 1)


def test_duties_are_found_with_their_proof(service):
    (found,) = deadlines(service, TODAY)
    assert found.next == date(2026, 11, 30)
    assert found.often == "hằng năm, trước ngày 30/11"
    assert found.source == "Kế hoạch số 457/KH-UBND ngày 08/5/2024 của UBND tỉnh An Giang, mục IV, trang 2"
    body = deadline_json(found)
    assert body["citation"]["quote"] == PASSAGES[2].ranges[0].of(TEXT)
    assert body["due"] == [{"month": 11, "day": 30}]


def test_one_plan_alone(service):
    assert deadlines(service, TODAY, "Trà Vinh") == []
    assert len(deadlines(service, TODAY, PLAN.id)) == 1
    with pytest.raises(PlanNotFoundError):
        deadlines(service, TODAY, "Cà Mau")


def test_the_calendar_is_one_that_programs_take(service):
    found = deadlines(service, TODAY)
    calendar = icalendar.Calendar.from_ical(as_ics(found))
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("dtstart") == date(2026, 11, 30)
    assert event.decoded("dtend") == date(2026, 12, 1)
    assert event["rrule"]["FREQ"] == ["YEARLY"]
    assert calendar["x-wr-timezone"] == "Asia/Ho_Chi_Minh"
    assert "An Giang (457/KH-UBND)" in event["summary"]
    assert "Nguồn: Kế hoạch số 457/KH-UBND" in event["description"]
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-7)


def test_taken_again_the_events_are_the_same_ones(service):
    first = as_ics(deadlines(service, TODAY))
    later = as_ics(deadlines(service, TODAY + timedelta(days=20)))
    assert first == later


def test_the_route_gives_a_list_and_a_file(client):
    body = client.get("/api/v1/deadlines").json()
    assert (body["total"], body["items"][0]["frequency"]) == (1, "yearly")
    taken = client.get("/api/v1/deadlines", params={"format": "ics", "plan": PLAN.id})
    assert taken.headers["content-type"] == "text/calendar; charset=utf-8"
    assert 'filename="han-bao-cao.ics"' in taken.headers["content-disposition"]
    assert icalendar.Calendar.from_ical(taken.content).walk("VEVENT")
    assert client.get("/api/v1/deadlines", params={"plan": "none"}).status_code == 404


def test_a_plan_that_is_over_asks_for_nothing_any_more_and_one_that_ends_ends_its_events(service, monkeypatch):
    lives = service.lives()
    ends = {**lives, PLAN.id: replace(lives[PLAN.id], until=date(2027, 6, 30))}
    monkeypatch.setattr(service, "lives", lambda: ends)
    (event,) = icalendar.Calendar.from_ical(as_ics(deadlines(service, TODAY))).walk("VEVENT")
    assert event["rrule"]["UNTIL"] == [date(2027, 6, 30)]
    monkeypatch.setattr(service, "lives", lambda: {**lives, PLAN.id: replace(lives[PLAN.id], force=Force.EXPIRED)})
    assert deadlines(service, TODAY) == []


def test_the_last_day_of_every_month_is_its_last_day():
    rule = _rule(Deadline(None, PLAN, None, ()), DueDay(None, 31))
    assert (rule["freq"], rule["bymonthday"]) == ("monthly", -1)
