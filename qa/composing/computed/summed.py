"""What tasks cost in all: those under a condition, or a plan's where it says its whole nowhere; their sum, and the tasks added.

In: a query for money. Out: a draft with the sum first, or None where fewer than two tasks (one under a condition) say
an amount.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.text import fold_accents
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.row_lines import rows_draft
from qa.composing.computed.written import written_dong
from qa.composing.draft import Draft
from qa.contracts.query import Counted, Field, Form, Query
from qa.reading.register import Row
from qa.reading.register.money_bounds import row_dong
from qa.reading.whole_sums import asks_total

_OF_TASKS: Final = re.compile(r"\b(?:nhiem vu|viec|dau viec|du an|cong trinh|hang muc)\b")
_COST: Final = re.compile(
    r"\b(?:cac|nhung|moi|may|\d+) (?:nhiem vu|viec|dau viec|du an|cong trinh|hang muc)\b.*\b(?:het|ton|can|chi|mat|ngon) "
    r"(?:tong cong |tat ca )?(?:bao nhieu|may) (?:tien|kinh phi|von|ty|trieu)\b"
)
_SEVERAL: Final = 2


def takes_sums(query: Query) -> bool:
    """Tell whether the query may ask for the sum of what tasks under a condition cost."""
    where = query.where
    conditions = where.agencies or where.times or where.group or where.fields
    return query.form in (Form.VALUE, Form.LIST, Form.COUNT) and query.asks(Field.FUNDING) and bool(conditions)


def answer_sum_of_some(material: Material) -> Draft | None:
    """Return the sum of what the tasks under the query's conditions cost; None where the question asks no sum of tasks.

    It is asked of those just told, or in so many words.
    """
    asked, query = fold_accents(material.text), material.query
    told_before = "ask" in query.carried and query.ask == (Field.FUNDING,) and query.of is Counted.TASKS
    said = (asks_total(material.text) and _OF_TASKS.search(asked)) or _COST.search(asked)
    return _sum(material, material.selection.rows, 1) if told_before or said else None


def answer_sum(material: Material) -> Draft | None:
    """Return the sum of what the tasks of the one selected plan cost; None where the question asks no whole."""
    if len(material.plans) != 1 or not asks_total(" ".join((material.text, *material.query.topic))):
        return None
    return _sum(material, material.select(material.query.where).rows, _SEVERAL)


def _sum(material: Material, rows: Sequence[Row], least: int) -> Draft | None:
    priced = [(row, amount) for row in rows if (amount := row_dong(row)) is not None]
    if len(priced) < least:
        return None
    heading = f"{written_dong(sum(amount for _, amount in priced))}, cộng kinh phí ghi ở {len(priced)} nhiệm vụ:"
    draft = rows_draft(heading, [row for row, _ in priced], material, (Field.FUNDING,), roomy=False)
    return replace(draft, exact=least == 1 and not material.query.topic)


register_kind(Kind("sum of some", takes_sums, answer_sum_of_some))
