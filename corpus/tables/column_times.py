"""A column of times whose title no list knows, told by its cells: "Đến khi nào | 30/6/2026 | Quý III/2026"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.names.agency_lexicon import key
from corpus.tables.columns import ColumnRole
from corpus.tables.value_words import TIME, TIME_START

# Columns that date a paper, not the work: "Ngày ban hành", "Căn cứ".
_DATES_A_PAPER: Final = re.compile(r"ban hành|ngày ký|văn bản|căn cứ|quyết định|ngày sinh|năm sinh|công nhận|số hiệu|khởi công")
_LONGEST: Final = 60
_FEWEST: Final = 2
_SURE: Final = 0.8


def with_times(roles: Sequence[ColumnRole], titles: Sequence[str], cells: Sequence[Sequence[str]]) -> tuple[ColumnRole, ...]:
    """Return ``roles`` with the one column as the period whose cells are times; ``cells`` are the texts of each column.

    Only where tasks and who leads them have columns and times have none.
    """
    if ColumnRole.PERIOD in roles or ColumnRole.TASK not in roles or ColumnRole.LEAD not in roles:
        return tuple(roles)
    found = [
        at
        for at, role in enumerate(roles)
        if role is ColumnRole.OTHER and not _DATES_A_PAPER.search(key(titles[at])) and _are_times(cells[at])
    ]
    if len(found) != 1:
        return tuple(roles)
    return tuple(ColumnRole.PERIOD if at == found[0] else role for at, role in enumerate(roles))


def _are_times(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if any(map(str.isalnum, cell))]
    times = sum(len(cell) <= _LONGEST and _is_time(" ".join(key(cell).split())) for cell in filled)
    return times >= _FEWEST and times >= _SURE * len(filled)


def _is_time(said: str) -> bool:
    return TIME_START.match(said) is not None and TIME.search(said) is not None
