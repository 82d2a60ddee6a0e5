"""Sides of a comparison in prose: those that speak of the topic, and which has more where both count the same."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from qa.composing.prose_answers import across
from qa.composing.prose_answers.across import _on_topic, _Part
from qa.contracts.answer import Status
from qa.contracts.query import Field, Form, Query, TimeCondition, When, Where
from qa.contracts.words import QueryWords


def part(name: str, score: float, plan: str) -> _Part:
    return _Part(name, Query(), [SimpleNamespace(score=score)], plan=plan)


def test_a_plan_that_speaks_of_another_thing_is_no_side() -> None:
    parts = [part("Một", 10.5, "a"), part("Hai", 9.0, "b"), part("Ba", 3.2, "c")]
    assert [each.name for each in _on_topic(parts)] == ["Một", "Hai"]


def test_years_and_agencies_are_kept_as_they_are_named() -> None:
    parts = [part("Năm 2026", 15.0, ""), part("Năm 2030", 8.0, "")]
    assert _on_topic(parts) == parts
    assert _on_topic([]) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("so sánh vốn năm 2026 và năm 2030", [2026, 2030]),
        ("so sánh hai xã giai đoạn 2026 - 2030", []),
        ("so năm 2025 với giai đoạn 2026–2030", [2025]),
        ("vốn năm 2027 hơn 2026 bao nhiêu", [2026, 2027]),
    ],
)
def test_a_span_of_years_is_one_time(text: str, years: list[int]) -> None:
    assert across._years_named(Query(words=QueryWords(text=text))) == years


def test_a_time_that_a_program_sends_is_named_too() -> None:
    query = Query(
        (Field.FIGURE,), Form.COMPARE, Where(times=(TimeCondition(When.IN, text="2026"), TimeCondition(When.IN, text="2027")))
    )
    assert across._years_named(query) == [2026, 2027]


def test_so_many_plans_that_say_as_much_are_not_what_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [part(f"Xã {n}", 9.0, f"xa-{n}") for n in range(13)]
    monkeypatch.setattr(across, "side_by_side", lambda *_: None)
    monkeypatch.setattr(across, "_years_named", lambda *_: [])
    monkeypatch.setattr(across, "_names_parts", lambda *_: True)
    monkeypatch.setattr(across, "_parts", lambda *_: iter(parts))
    monkeypatch.setattr(across, "fits", lambda *_: True)
    draft = across.answer_with_parts(Query((Field.FIGURE,), Form.COMPARE), SimpleNamespace())
    assert draft is not None
    assert draft.status is Status.NOT_FOUND
