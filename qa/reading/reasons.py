"""Causes in prose: what says outright why something is so, and what only points back to why ("Những hạn chế này khiến …").

In: statements of a plan. Out: which of them state a cause, and the one before that a pointing statement needs to say anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qa.reading.statements import Statement

_EFFECT: Final = r"(?:dẫn đến|dẫn tới|khiến|làm cho|làm giảm|làm chậm|gây|ảnh hưởng|cản trở)"
_STATED: Final = re.compile(r"\bnguyên nhân\b.{0,90}?\b(?:là|do|vì|bởi|từ|xuất phát)\b", re.IGNORECASE)
_GIVEN: Final = re.compile(
    r"\b(?:nhằm|để|vì|do|bởi|nguyên nhân|lý do|lí do|góp phần|giúp|phục vụ|bảo đảm|đảm bảo)\b", re.IGNORECASE
)
_SHOWN: Final = re.compile(
    rf"^\W*(?:(?:những|các|tất cả|mọi)\s)?(?:\w+\s){{0,5}}(?:này|đó|nêu trên|kể trên|nói trên)\s(?:\w+\s){{0,3}}{_EFFECT}\b",
    re.IGNORECASE,
)
_END: Final = re.compile(r"[.!?](?=\s|$)")
_DRAWN: Final = re.compile(
    r"^\W*(?:do đó|do vậy|vì vậy|vì thế|bởi vậy|bởi thế|chính vì vậy|hệ quả là|hậu quả là)\b", re.IGNORECASE
)


def states_cause(statement: Statement) -> bool:
    """Tell whether a statement says what the causes of something are: "Nguyên nhân chủ yếu của tình trạng trên là do …"."""
    return _STATED.search(statement.text) is not None


def gives_reason(statement: Statement) -> bool:
    """Tell whether a statement holds any word of a reason or a purpose."""
    return _GIVEN.search(statement.text) is not None


def points_back(statement: Statement) -> bool:
    """Tell whether a statement only draws what follows from the one before: "Điều này dẫn đến …", "Do đó, …"."""
    return _SHOWN.match(statement.text) is not None or _DRAWN.match(statement.text) is not None


def to_end_of_sentence(statement: Statement) -> Statement:
    """Return a statement that ends at a semicolon with what goes on behind it, to the end of its sentence."""
    end = _END.search(statement.passage.clean, statement.end - 1)
    return replace(statement, end=end.end() if end else len(statement.passage.clean))


def statement_before(statement: Statement, statements: Sequence[Statement]) -> Statement | None:
    """Return the sentence before ``statement``, though a long paragraph is cut between them; None at the head of a part."""
    here = (statement.passage.id, statement.start)
    place = next((at for at, each in enumerate(statements) if (each.passage.id, each.start) == here), 0)
    before = statements[place - 1] if place else statement
    if before is statement or before.headings != statement.headings or before.passage.kind is not statement.passage.kind:
        return None
    return before
