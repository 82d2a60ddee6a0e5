"""A list that a plan has in prose, wherever it was found: told under its number."""

from __future__ import annotations

from dataclasses import dataclass

from qa.composing.draft import SHORT, Draft, Line


@dataclass(frozen=True, slots=True)
class Listing:
    """What a plan lists: the ``lines`` of its things, what they are called (``noun``), and ``where`` they stand.

    ``divided`` tells how many stand in each of several parts; ``limit`` is how long the answer may be.
    """

    noun: str
    where: str
    lines: tuple[Line, ...]
    divided: str = ""
    limit: int = SHORT

    def counted(self) -> Draft:
        """Return the draft that begins with how many there are."""
        heading = f"{len(self.lines)} {self.noun} – {self.where}{self.divided}:"
        return Draft(self.lines, heading=heading, limit=self.limit, sure=True)
