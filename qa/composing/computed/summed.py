"""What a plan costs in all where it says that nowhere and its tasks say what each costs: their sum, and the tasks added.

In: a query for a plan's whole money. Out: a draft with the sum first, or None where fewer than two tasks say an amount.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text import fold_accents
from qa.composing.computed.kinds import Material
from qa.composing.computed.telling import rows_draft
from qa.composing.draft import Draft
from qa.contracts.query import Field
from qa.reading.register.money import row_amount

_WHOLE: Final = re.compile(r"\btong (?:so |muc )?(?:kinh phi|tien|von|chi|nguon luc|muc dau tu|dau tu)\b")
_SEVERAL: Final = 2
_UNITS: Final = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))


def answer_sum(material: Material) -> Draft | None:
    """Return the sum of what the tasks of the one selected plan cost; None where the question asks no whole."""
    asked = fold_accents(" ".join((material.text, *material.query.topic)))
    if len(material.plans) != 1 or not _WHOLE.search(asked):
        return None
    rows = material.select(material.query.where).rows
    priced = [(row, amount) for row in rows if (amount := row_amount(row)) is not None]
    if len(priced) < _SEVERAL:
        return None
    heading = f"{_written(sum(amount for _, amount in priced))}, cộng kinh phí ghi ở {len(priced)} nhiệm vụ:"
    return rows_draft(heading, [row for row, _ in priced], material, (Field.FUNDING,), roomy=False)


def _written(dong: float) -> str:
    """Return an amount as it is written: "1.250,5 tỷ đồng"."""
    size, unit = next(((size, f"{unit} ") for size, unit in _UNITS if dong >= size), (1, ""))
    whole, _, part = f"{dong / size:,.3f}".rstrip("0").rstrip(".").partition(".")
    return f"{whole.replace(',', '.')}{',' if part else ''}{part} {unit}đồng"
