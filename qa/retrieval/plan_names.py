"""How plans are called in one line of an answer, so that no two of an index are called the same.

In: the plans of an index. Out: the name of each: its place, else its issuer, and what tells it from others there.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import Final

from indexer.segments.called import numbered_name
from indexer.segments.stored import StoredPlan
from qa.understanding.naming import called

_LONGEST_TITLE: Final = 80


class PlanNames:
    """Names of the plans of one index; immutable once made."""

    def __init__(self, plans: Sequence[StoredPlan]) -> None:
        """Take all plans of the index."""
        self._having = Counter(map(called, plans))
        self._unnumbered = Counter((called(plan), plan.metadata.document_kind) for plan in plans if not plan.metadata.number)

    def name_of(self, plan: StoredPlan) -> str:
        """Return the name of ``plan``: its place, else its issuer, and its number where it has one.

        Where another plan would be called the same, its kind tells which is meant, or else its title.
        """
        name, said = called(plan), plan.metadata
        if said.number or self._having[name] == 1:
            return numbered_name(name, said.number)
        if said.document_kind and self._unnumbered[name, said.document_kind] == 1:
            return f"{name} ({said.document_kind})"
        return f"{name} ({textwrap.shorten(said.title, _LONGEST_TITLE, placeholder=' …')})" if said.title else name
