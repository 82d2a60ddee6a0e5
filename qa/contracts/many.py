"""How many there must be: a bound on a count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Many:
    """At least ``least`` and at most ``most`` of them (None: no bound)."""

    least: int | None = None
    most: int | None = None

    @classmethod
    def of(cls, said: Mapping[str, Any] | None) -> Many | None:
        """Return the bound that JSON says, None for none. Raises ValueError or TypeError where it says no numbers."""
        if not said:
            return None
        least, most = said.get("least"), said.get("most")
        return cls(None if least is None else int(least), None if most is None else int(most))

    def fits(self, count: int) -> bool:
        """Tell whether ``count`` lies in the bounds."""
        return (self.least is None or count >= self.least) and (self.most is None or count <= self.most)
