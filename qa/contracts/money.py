"""What the parts of a plan's money are told by: the contract between what a question asks and what plans give."""

from __future__ import annotations

from enum import StrEnum


class MoneyBy(StrEnum):
    """What amounts are given for: years, sources, uses, the tasks of the register, or whole plans."""

    YEAR = "year"
    SOURCE = "source"
    USE = "use"
    TASK = "task"
    PLAN = "plan"
