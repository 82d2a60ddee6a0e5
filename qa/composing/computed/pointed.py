"""What a follow-up asks of the very task that it points at: "ai làm việc đó", "việc thứ hai bao giờ xong".

In: a query for columns, and the passages that "việc đó" means. Out: a draft of what those rows say in the columns; None where
no row stands there alone, or one of them says nothing of what is asked.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from qa.composing.computed.kinds import Material
from qa.composing.computed.telling import row_line, values
from qa.composing.draft import LONG, SHORT, Draft
from qa.contracts.query import Field, Form

_COLUMNS: Final = frozenset({Field.LEAD, Field.COORDINATE, Field.PERIOD, Field.DEADLINE, Field.PRODUCT, Field.FUNDING})
_FEW: Final = 2


def answer_pointed(material: Material) -> Draft | None:
    """Return the asked columns of the rows that are pointed at."""
    query, pointed = material.query, material.pointed
    asks = query.form in (Form.VALUE, Form.LIST) and set(query.ask) <= _COLUMNS
    if not pointed or not asks or query.where.agencies:
        return None
    passages = material.knowledge.engine.passages(sorted(pointed))
    held = [row for row in material.register.rows({p.plan for p in passages}) if row.stored.passage in pointed]
    if not held or max(Counter(row.stored.passage for row in held).values()) > 1:
        return None
    if not all(values(row, field) for row in held for field in query.ask):
        return None
    lines = tuple(row_line(row, material, query.ask, named=True) for row in held)
    return Draft(lines, limit=SHORT if len(lines) <= _FEW else LONG, sure=True, exact=True)
