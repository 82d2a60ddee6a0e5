"""Which answers are worth writing: those read off passages. What was computed is said in one line already."""

from __future__ import annotations

from typing import Final

from qa.contracts.answer import Answer
from qa.contracts.query import Form

_PROSE: Final = frozenset({Form.VALUE, Form.LIST, Form.TIMELINE})


def may_be_written(answer: Answer) -> bool:
    """Tell whether there is anything to write of ``answer``."""
    return answer.found and bool(answer.citations) and answer.interpretation.query.get("form", Form.VALUE) in _PROSE
