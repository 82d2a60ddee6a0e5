"""Figures in the cells of a table's row: which column a question asks for, by its title, and the figure with its unit."""

from __future__ import annotations

import re
from typing import Final

from corpus.records import BlockKind
from corpus.text import fold_accents, folded_syllables
from indexer.segments.stored import Passage
from qa.contracts.words import Expected, QueryWords
from qa.reading.data_tables import unit_in_title
from qa.retrieval.knowledge import Knowledge

_FIGURE: Final = re.compile(r"\d[\d.,]*")
_MONEY: Final = re.compile(r"đồng|vnđ|usd", re.IGNORECASE)
_INITIALS: Final = re.compile(r"[A-ZĐ]{3,}")
_COLUMNS: Final = 3
"""Columns at least of a table in which a figure stands under one of several titles."""
_IS_ROW: Final = 0.5
"""A row is meant where the question says this much of the weight of the cell that names it."""


def asked_figure(passage: Passage, words: QueryWords, knowledge: Knowledge) -> str:
    """Return the figure that the question asks for in a table's row, with the unit of its column's title; "" where none is.

    Its column is the one whose title the question says most of; its row must be named by the question too.
    """
    if words.asking.expected is None or passage.kind is not BlockKind.TABLE_ROW:
        return ""
    titles = passage.columns
    # An empty cell has no range: which column the others stand in is not known.
    if len(titles) < _COLUMNS or len(titles) != len(passage.ranges):
        return ""
    text = knowledge.engine.document_text(passage.document)
    cells = [part.of(text).strip() for part in passage.ranges]
    asked = folded_syllables(words.text)
    if not _names_row(cells, set(asked), knowledge):
        return ""
    said = {at: _said(titles[at], asked, knowledge) for at, cell in enumerate(cells) if at and _FIGURE.fullmatch(cell)}
    best = max(said, key=lambda at: said[at], default=0)
    if not best or not said[best] or sum(score == said[best] for score in said.values()) > 1:
        return ""
    return _with_unit(cells[best], titles[best], words.asking.expected)


def _names_row(cells: list[str], asked: set[str], knowledge: Knowledge) -> bool:
    name = next((cell for cell in cells if any(char.isalpha() for char in cell) and len(cell) > len("XVIII")), "")
    words = set(folded_syllables(name))
    total = sum(map(knowledge.weight, words))
    return bool(total) and sum(map(knowledge.weight, words & asked)) >= _IS_ROW * total


def _said(title: str, asked: list[str], knowledge: Knowledge) -> float:
    """Return the weight of the title's words that stand in the question, in full or as the initials of neighbours."""
    initials = "".join(syllable[0] for syllable in asked)
    whole = sum(knowledge.weight(word) for word in set(folded_syllables(title)) & set(asked))
    return whole + sum(len(word) for word in _INITIALS.findall(title) if fold_accents(word) in initials)


def _with_unit(figure: str, title: str, expected: Expected) -> str:
    """Return the figure with its column's unit; "" where the unit is not of the kind that is asked for."""
    unit = unit_in_title(title)
    if expected is Expected.PERCENT:
        return f"{figure}%" if "%" in unit else ""
    if expected is Expected.MONEY:
        return f"{figure} {unit}" if _MONEY.search(unit) else (figure if not unit else "")
    return ""
