"""An answer without what the question's words demand is passed over, whatever its words come to."""

from __future__ import annotations

from types import SimpleNamespace

from qa.composing.draft import Draft, Line
from qa.deciding.demanded import lacks


def _asked(text: str) -> SimpleNamespace:
    return SimpleNamespace(words=SimpleNamespace(text=text))


def test_any_line_may_hold_what_is_demanded() -> None:
    lines = (Line("a", "Huyện A", (), "trồng cây ven sông", (1,)), Line("b", "Huyện B", (), "trồng 300 cây", (2,)))
    assert lacks(_asked("Trồng bao nhiêu cây?"), Draft(lines)) is None
    assert lacks(_asked("Trồng bao nhiêu cây?"), Draft(lines[:1])) == "number"


def test_a_count_in_the_heading_is_shown_too() -> None:
    line = Line("a", "", ("Trồng rừng",), "", (1,))
    assert lacks(_asked("Có mấy nhiệm vụ?"), Draft((line,), heading="1 nhiệm vụ, trong 9 nhiệm vụ:")) is None
