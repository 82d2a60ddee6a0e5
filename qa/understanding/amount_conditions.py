"""How much tasks may cost: "nhiệm vụ nào dưới một tỷ", "việc có kinh phí từ 500 triệu đồng trở lên".

In: a question as repaired. Out: the condition on the column of money with its words, and the words that are part of it.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text import fold_accents, tokens
from corpus.text.amounts import amounts_in
from qa.contracts.query import Field, FieldCondition, Where
from qa.reading.register.money_bounds import BOUND

_TASKS: Final = re.compile(
    r"\b(?:việc|công việc|đầu việc|nhiệm vụ|dự án|công trình|hạng mục|hoạt động|mô hình|đề án|dòng)\b", re.IGNORECASE
)
_CHOOSES: Final = re.compile(
    r"\b(?:nào|mấy|bao nhiêu|bao nhiu|nhiêu|những|các|liệt kê|kể|đếm|số lượng|danh sách|toàn bộ|mọi)\b", re.IGNORECASE
)
_AFTER: Final = re.compile(r"^\s*(?:dong\b\s*)?(?:viet nam\b\s*)?(?P<end>tro (?:len|xuong))?")
_MONEY: Final = re.compile(r"(?:\b(?:co|muc|so|kinh phi|tien|von|du toan|tri gia|chi phi|ton|het)\s+)+$")


def amount_condition(text: str) -> FieldCondition | None:
    """Return the bound on what tasks cost where ``text`` chooses among tasks by it, None where it does not."""
    span = _span(text)
    return FieldCondition(Field.FUNDING, text[span[0] : span[1]].strip()) if span is not None else None


def chosen_by_cost(where: Where) -> bool:
    """Tell whether tasks are chosen by what they cost: closed words say so, whatever else a reader makes of them."""
    return any(condition.field is Field.FUNDING and condition.text for condition in where.fields)


def amount_words(text: str) -> frozenset[str]:
    """Return the words of the bound on what tasks cost, in lower case; none where there is none."""
    span = _span(text)
    if span is None:
        return frozenset()
    before = _MONEY.search(fold_accents(text[: span[0]]))
    return frozenset(token.text.lower() for token in tokens(text[before.start() if before else span[0] : span[1]]))


def _span(text: str) -> tuple[int, int] | None:
    """Return where the bound stands, with what opens and closes it ("từ 2 tỷ đồng trở lên")."""
    said = amounts_in(text)
    if len(said) != 1 or not (_TASKS.search(text) and _CHOOSES.search(text)):
        return None
    folded = fold_accents(text)
    opens, closes = BOUND.search(folded[: said[0].start]), _AFTER.match(folded[said[0].end :])
    end = said[0].end + (closes.end() if closes is not None else 0)
    if opens is None and not (closes and closes["end"]):
        return None
    return (opens.start() if opens is not None else said[0].start), end
