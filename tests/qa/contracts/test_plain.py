"""Records as JSON and back."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest

from qa.contracts.plain import plain, record_from


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Dye:
    colours: tuple[Colour, ...]
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Cloth:
    dye: Dye
    names: frozenset[str] = frozenset()


def test_enums_days_and_sets_are_plain_values():
    cloth = Cloth(Dye((Colour.RED,), date(2026, 3, 2)), frozenset({"b", "a"}))
    assert plain(cloth) == {"dye": {"colours": ["red"], "day": "2026-03-02"}, "names": ["a", "b"]}
    assert record_from(Cloth, plain(cloth)) == cloth


def test_what_is_no_record_is_refused():
    with pytest.raises(ValueError, match="colours"):
        record_from(Dye, {"colours": ["blue"]})
