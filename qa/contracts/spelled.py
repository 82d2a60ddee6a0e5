"""What spelling makes of what was typed: slips mended, abbreviations written out, accents put back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Spelled:
    """What was ``typed`` and the ``text`` that is read: slips ``repaired`` and abbreviations ``expanded``, by what stood there.

    ``source`` is the stage that made it, ``confidence`` 0..1.
    """

    typed: str = ""
    text: str = ""
    repaired: Mapping[str, str] = field(default_factory=dict)
    expanded: Mapping[str, str] = field(default_factory=dict)
    source: str = "rules"
    confidence: float = 1.0

    def as_json(self) -> dict[str, Any]:
        """Return the record as JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Spelled:
        """Return the record that ``body`` says. Raises TypeError where it says none."""
        return cls(**body)
