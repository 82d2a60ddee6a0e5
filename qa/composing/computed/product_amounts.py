"""Which task, or plan, yields most or least of a thing that is counted: most copies of books, fewest classes.

In: a query for the most or the least whose words name what is counted ("nhiều bản sách nhất"). Out: a draft with the task and
its number; None where fewer than two tasks (of two plans, where plans are asked for) give a number of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.text import folded_syllables
from corpus.text.amounts import number_of
from qa.composing.computed.conditions_told import scope
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.row_lines import row_line
from qa.composing.draft import LONG, SHORT, Draft
from qa.contracts.query import RANKS, Counted, Field, Form, Query
from qa.reading.register import Row

_NO_UNIT: Final = (
    r"(?:đầu việc|công việc|việc|nhiệm vụ|hạng mục|hoạt động|dự án|cơ quan|đơn vị|sở|ngành|bên|nơi|phòng|ban|tiền|kinh phí|vốn"
    r"|ngân sách|tỷ|triệu|năm|tháng|ngày|tỉnh|kế hoạch|văn bản|nhóm|lần|ý)"
)
_ASKED: Final = re.compile(
    rf"\b(?:nhiều|ít|đông)\s+(?!{_NO_UNIT}\b)"
    r"(?P<unit>[^\W\d]+(?:\s+[^\W\d]+){0,3}?)\s+(?:nhất|hơn cả)\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"(?<![\w/.,-])(?P<number>\d{1,3}(?:\.\d{3})+|\d+)(?![\w/%]|[.,/]\d)")
_NEAR: Final = 2
_HALF: Final = 0.5
_PLANS: Final = frozenset({Counted.PLANS, Counted.PROVINCES})
_BESIDE: Final = 4
_TWO: Final = 2
_MOST_PLANS: Final = 60


def takes_products(query: Query) -> bool:
    """Tell whether the query may ask which task yields most or least of something."""
    others = query.asks(Field.FUNDING, Field.ISSUED_ON, Field.DEADLINE, Field.PERIOD)
    return query.form in RANKS and query.of is not Counted.AGENCIES and query.per is None and not others


def answer_most_products(material: Material) -> Draft | None:
    """Return the task, or the plan with its task, that gives the greatest (LEAST: the smallest) number of what is counted."""
    asked = _ASKED.search(material.text)
    unit = folded_syllables(asked["unit"]) if asked else []
    if asked is None or not unit or len(material.plans) > _MOST_PLANS:
        return None
    topic = [s for word in material.query.topic for s in folded_syllables(word) if s not in unit]
    told = [(row, number) for row in material.select(material.query.where).rows if (number := _number(row, unit, topic))]
    if material.query.of in _PLANS:
        told = _of_each_plan(told)
    if len(told) < _TWO:
        return None
    most = material.query.form is Form.MOST
    value = (max if most else min)(number for _, number in told)
    named = len(material.plans) > 1
    best = tuple(row_line(row, material, (Field.PRODUCT,), named=named) for row, number in told if number == value)
    others = sorted((number for _, number in told if number != value), reverse=most)[:_BESIDE]
    name = asked["unit"]
    note = f"So trong {len(told)} {'kế hoạch' if material.query.of in _PLANS else 'nhiệm vụ'} có ghi số {name}"
    beside = f": {', '.join(f'{number:,.0f}'.replace(',', '.') for number in (value, *others))}." if others else "."
    heading = f"{'Nhiều' if most else 'Ít'} {name} nhất{scope(material, counted=False)}:"
    return Draft(best, heading=heading, notes=(note + beside,), limit=SHORT if len(best) <= _BESIDE else LONG, labelled=True)


def _of_each_plan(told: Sequence[tuple[Row, float]]) -> list[tuple[Row, float]]:
    """Return the greatest of each plan."""
    best: dict[str, tuple[Row, float]] = {}
    for row, number in told:
        if row.plan.id not in best or number > best[row.plan.id][1]:
            best[row.plan.id] = (row, number)
    return list(best.values())


def _number(row: Row, unit: Sequence[str], topic: Sequence[str]) -> float | None:
    """Return how many of ``unit`` a row that is about the ``topic`` yields, None where it does not say."""
    found = row.stored.assignment
    texts = [*(value.text for value in found.product or ()), found.task.text]
    held = frozenset(syllable for text in (*texts, found.group or "") for syllable in folded_syllables(text))
    if not set(unit) <= held or sum(s in held for s in topic) < _HALF * len(topic):
        return None
    return next((number for text in texts for number in _counts(text, unit[0])), None)


def _counts(text: str, unit: str) -> Iterator[float]:
    """Yield the numbers in ``text`` that stand right before ``unit``."""
    for match in _NUMBER.finditer(text):
        if unit in folded_syllables(text[match.end() : match.end() + 24])[:_NEAR]:
            number = number_of(match["number"])
            if number is not None:
                yield number


register_kind(Kind("products", takes_products, answer_most_products))
