"""Which row of a table a question names, and which of its columns it asks for.

In: a question's syllables with their weights, and :class:`qa.reading.data_tables.DataTable` records. Out: the rows whose cells
the question says, the best first, and the column that holds what is asked. What is computed is only whose words stand where.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.names.agencies import find_agencies
from corpus.tables.columns import ColumnRole
from corpus.text import fold_accents, folded_syllables
from qa.reading.data_tables import DataRow, DataTable
from qa.reading.wording import SAYS_NOTHING, Weight, Wording

_NAMED: Final = 0.65
"""A cell is named where the question says so much of its weight."""
_NAMED_IN_PART: Final = 0.4
"""Or so much of a long one, where that is most of what the question is on."""
_IN_TURN: Final = 0.4
"""And so many of its neighbouring words side by side: words that stand here and there name nothing."""
_LONG: Final = 4
"""Words from which on a cell is named without its figures."""
_WHOLLY: Final = 0.9
_TITLED: Final = 0.5
"""And a column's title."""
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER: Final = re.compile(r"\d+")
_COUNTED: Final = re.compile(r"\b(?:may|bao nhieu) (?P<noun>[a-z]+(?: [a-z]+){0,2})")
_WHO: Final = re.compile(
    r"\b(?:ai|ben mo|(?:nguoi|don vi|co quan|so|ban|phong|ben|cong ty|to chuc|luc luong|doi|cho|xa|phuong|hoi|cuc|vu) nao)\b"
)
_WHERE: Final = re.compile(r"\b(?:o dau|cho nao|noi nao|dia diem|tai dau|o nhung dau)\b")
_WHEN: Final = re.compile(r"\b(?:khi nao|bao gio|(?:ngay|thang|quy|tuan|nam|luc|thoi gian|thoi diem|han) nao|han)\b")
_HOW_MUCH: Final = re.compile(r"\b(?:bao nhieu|may|nhieu)\b")
_PLACES: Final = re.compile(r"\b(?:dia diem|dia ban|noi|khu vuc|vi tri|xa|phuong)\b")
_TIMES: Final = re.compile(r"\b(?:thoi gian|thoi han|han|tien do|ngay|thang|tuan|quy|nam|lo trinh)\b")
_ACTORS: Final = re.compile(r"\b(?:don vi|co quan|chu dau tu|phu trach|chu tri|nguoi|truong|doi|luc luong|ben|to chuc)\b")


@dataclass(frozen=True, slots=True)
class Question:
    """The question as it is held against tables: its folded text, its syllables, and what each syllable weighs.

    ``topic`` is what it is on; ``said``, ``pairs``, ``numbers`` and ``years`` are its syllables, those side by side, and the
    figures and years that it names.
    """

    text: str
    syllables: tuple[str, ...]
    weight: Weight
    topic: Wording
    said: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    numbers: frozenset[str]
    years: frozenset[str]

    def share(self, words: Iterable[str]) -> float:
        """Return how much of the weight of ``words`` the question says; figures count only where they are all."""
        own = set(words)
        own = {word for word in own if not word.isdigit()} or own
        total = math.fsum(map(self.weight, own))
        return math.fsum(map(self.weight, own & self.said)) / total if total else 0.0

    def share_of_title(self, title: str) -> float:
        """Return :meth:`share` of the words of a column's title."""
        return self.share(folded_syllables(title))

    def is_within(self, words: Iterable[str]) -> bool:
        """Tell whether most of what the question is on stands among ``words``."""
        return bool(self.topic) and self.topic.cover(frozenset(words)) * 2 >= 1

    def share_of_pairs(self, words: Sequence[str]) -> float:
        """Return how many of the neighbours among ``words`` the question says side by side; 1 where it is but one word."""
        pairs = list(pairwise(words))
        return sum(pair in self.pairs for pair in pairs) / len(pairs) if pairs else 1.0


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row with the columns whose cells the question says, and how much of its weight they say.

    ``wholly`` tells that it says all words of one of them; ``held`` that the row was told before, and is asked on about.
    """

    table: DataTable
    row: DataRow
    columns: frozenset[int]
    said: float
    wholly: bool = False
    held: bool = False


def question_of(text: str, topic: Set[str], weight: Weight, plans: Set[str] = frozenset()) -> Question:
    """Return the question ``text``, which is on the folded syllables of ``topic``, for holding tables against it.

    The syllables that name the ``plans`` it is asked of name no row of theirs.
    """
    folded = fold_accents(text)
    syllables = tuple(syllable for syllable in folded_syllables(text) if syllable not in plans)
    return Question(
        folded,
        syllables,
        weight,
        Wording((syllable for syllable in topic if not syllable.isdigit()), weight, SAYS_NOTHING),
        frozenset(syllables),
        frozenset(pairwise(syllables)),
        frozenset(_NUMBER.findall(folded)),
        frozenset(_YEAR.findall(folded)),
    )


def named_rows(question: Question, tables: Iterable[DataTable]) -> list[NamedRow]:
    """Return the rows that the question names by the words of their cells, those of which it says most first."""
    found = [named for table in tables for row in table.rows if (named := _named(question, table, row)) is not None]
    return sorted(found, key=lambda named: -named.said)


def _named(question: Question, table: DataTable, row: DataRow) -> NamedRow | None:
    """Return the row with the cells that the question says, None where it says none."""
    columns = [at for at, role in enumerate(table.roles) if role is not ColumnRole.NUMBER and _says(question, table, row, at)]
    if not columns:
        return None
    words = {word for at in columns for word in row.words[at]}.union(folded_syllables(row.whole))
    wholly = any(question.share(row.words[at]) >= _WHOLLY for at in columns)
    return NamedRow(table, row, frozenset(columns), math.fsum(map(question.weight, words & question.said)), wholly)


def held_row(passages: Set[str], tables: Iterable[DataTable]) -> NamedRow | None:
    """Return the one row that stands in ``passages``, those that the answer before cited; None where none or several do."""
    found = [(table, row) for table in tables for row in table.rows if row.passage.id in passages]
    if len(found) != 1:
        return None
    table, row = found[0]
    return NamedRow(table, row, frozenset({table.name_column}), 0.0, held=True)


def _says(question: Question, table: DataTable, row: DataRow, column: int) -> bool:
    """Tell whether the question says a cell: most of its words, or its number right behind the column's title ("đội 9")."""
    cell = row.cells[column]
    words = [word for word in row.words[column] if not word.isdigit()]
    if not words:
        return bool(cell) and _says_number(question, table.titles[column], fold_accents(cell))
    if question.said.isdisjoint(words) or (len(words) < _LONG and not question.numbers.issuperset(_NUMBER.findall(cell))):
        return False
    share = question.share(words)
    most = share >= _NAMED or (len(words) > _LONG and share >= _NAMED_IN_PART and question.is_within(words))
    return most and question.share_of_pairs(words) >= _IN_TURN


def _says_number(question: Question, title: str, number: str) -> bool:
    noun = folded_syllables(title)
    if not noun or number not in question.text:
        return False
    told = rf"\b{noun[-1]} (?:so |thu )?{re.escape(number)}(?![\d,.]*\d|\s*[-–]\s*\d)"
    return re.search(told, question.text) is not None


def column_asked(question: Question, named: NamedRow) -> int | None:
    """Return the column of a named row that holds what is asked, None where no single one does."""
    table = named.table
    free = [
        at
        for at, cell in enumerate(named.row.cells)
        if cell and at not in named.columns and at != table.unit_column and table.roles[at] is not ColumnRole.NUMBER
    ]
    dated = [at for at in free if _YEAR.search(table.titles[at])]
    if question.years and dated:
        of_year = [at for at in dated if set(_YEAR.findall(table.titles[at])) & question.years]
        free = of_year or [at for at in free if at not in dated]
    titled = {at: question.share_of_title(table.titles[at]) for at in free}
    best = max(titled.values(), default=0.0)
    told = [at for at in free if titled[at] == best] if best >= _TITLED else []
    if len(told) == 1:
        return told[0]
    if not told and len(free) > 1 and not named.wholly:
        return None
    of_kind = [at for at in told or free if _is_of_kind(question, table, at)]
    return of_kind[0] if len(of_kind) == 1 else None


def _is_of_kind(question: Question, table: DataTable, column: int) -> bool:
    """Tell whether a column holds the kind of thing that the question asks for."""
    title = fold_accents(table.titles[column])
    if _HOW_MUCH.search(question.text):
        return table.is_of_figures(column)
    if _WHEN.search(question.text):
        timed = _TIMES.search(title) is not None or table.roles[column] is ColumnRole.PERIOD
        return timed and not _YEAR.search(title)
    if _WHERE.search(question.text):
        return _PLACES.search(title) is not None
    if _WHO.search(question.text):
        return _ACTORS.search(title) is not None or _is_of_agencies(table, column)
    return False


def _is_of_agencies(table: DataTable, column: int) -> bool:
    said = [row.cells[column] for row in table.rows if row.cells[column]]
    return sum(bool(found) and found[0].start == 0 for found in map(find_agencies, said)) * 2 > len(said)


def columns_of_years(question: Question, table: DataTable) -> list[int]:
    """Return the columns whose titles name a year that the question names, in their order."""
    return [at for at, title in enumerate(table.titles) if set(_YEAR.findall(title)) & question.years]


def counted_tables(question: Question, tables: Iterable[DataTable]) -> list[DataTable]:
    """Return the tables each row of which is one of what the question counts: its noun is the title of what names rows."""
    counted = _COUNTED.search(question.text)
    if counted is None:
        return []
    said = f"{counted['noun']} "
    return [table for table in tables if any(said.startswith(f"{noun} ") for noun in _nouns(table))]


def _nouns(table: DataTable) -> Iterator[str]:
    for at in {0, table.name_column}:
        if table.roles[at] is not ColumnRole.NUMBER:
            yield " ".join(folded_syllables(table.titles[at]))


def explained(question: Question, texts: Iterable[str]) -> float:
    """Return how much of the weight of what the question is on stands in ``texts``: what stands nowhere is not answered."""
    return question.topic.cover({syllable for text in texts for syllable in folded_syllables(text)})
