"""Which row of a table a question names, and which of its columns it asks for.

In: a question's syllables with their weights, and :class:`qa.reading.data_tables.DataTable` records. Out: the rows whose cells
the question says, the best first, and the column that holds what is asked. What is computed is only whose words stand where.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.names.agencies import find_agencies
from corpus.tables.columns import ColumnRole, role_of
from corpus.text import fold_accents, folded_syllables
from qa.reading.data_tables import DataRow, DataTable
from qa.reading.wording import SAYS_NOTHING

Weight = Callable[[str], float]

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
    """The question as it is held against tables: its folded text, its syllables, and what each of them weighs."""

    text: str
    syllables: tuple[str, ...]
    weight: Weight
    topic: frozenset[str] = frozenset()

    @property
    def years(self) -> frozenset[str]:
        """The years that it names."""
        return frozenset(_YEAR.findall(self.text))

    def share(self, text: str) -> float:
        """Return how much of the weight of ``text`` the question says; 0 where that is nothing but figures."""
        said = set(folded_syllables(text))
        words = {syllable for syllable in said if not syllable.isdigit()} or said
        total = math.fsum(map(self.weight, words))
        return math.fsum(self.weight(word) for word in words if word in self.syllables) / total if total else 0.0

    def is_within(self, words: Iterable[str]) -> bool:
        """Tell whether most of what the question is on stands among ``words``."""
        open_ = _telling(self.topic)
        said = math.fsum(self.weight(word) for word in open_ & set(words))
        return bool(open_) and said * 2 >= math.fsum(map(self.weight, open_))

    def share_of_pairs(self, words: Sequence[str]) -> float:
        """Return how many of the neighbours among ``words`` the question says side by side; 1 where it is but one word."""
        pairs, said = list(pairwise(words)), set(pairwise(self.syllables))
        return sum(pair in said for pair in pairs) / len(pairs) if pairs else 1.0


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
    said = tuple(syllable for syllable in folded_syllables(text) if syllable not in plans)
    return Question(fold_accents(text), said, weight, frozenset(topic))


def _telling(topic: Set[str]) -> frozenset[str]:
    return frozenset(syllable for syllable in topic if syllable not in SAYS_NOTHING and not syllable.isdigit())


def named_rows(question: Question, tables: Iterable[DataTable]) -> list[NamedRow]:
    """Return the rows that the question names by the words of their cells, those of which it says most first."""
    found = [named for table in tables for row in table.rows if (named := _named(question, table, row)) is not None]
    return sorted(found, key=lambda named: -named.said)


def _named(question: Question, table: DataTable, row: DataRow) -> NamedRow | None:
    """Return the row with the cells that the question says, None where it says none."""
    asked, said = set(question.syllables), set[str]()
    columns: list[int] = []
    for at, cell in enumerate(row.cells):
        if cell and role_of(table.titles[at]) is not ColumnRole.NUMBER and _says(question, table.titles[at], cell):
            columns.append(at)
            said |= set(folded_syllables(cell)) & asked
    if not columns:
        return None
    wholly = any(question.share(row.cells[at]) >= _WHOLLY for at in columns)
    said |= set(folded_syllables(row.whole)) & asked
    return NamedRow(table, row, frozenset(columns), math.fsum(map(question.weight, said)), wholly)


def held_row(passages: Set[str], tables: Iterable[DataTable]) -> NamedRow | None:
    """Return the one row that stands in ``passages``, those that the answer before cited; None where none or several do."""
    found = [(table, row) for table in tables for row in table.rows if row.passage.id in passages]
    if len(found) != 1:
        return None
    table, row = found[0]
    return NamedRow(table, row, frozenset({table.name_column}), 0.0, held=True)


def _says(question: Question, title: str, cell: str) -> bool:
    """Tell whether the question says a cell: most of its words, or its number right behind the column's title ("đội 9")."""
    words = [syllable for syllable in folded_syllables(cell) if not syllable.isdigit()]
    if words:
        numbers = re.findall(r"\d+", cell) if len(words) < _LONG else []
        told = all(re.search(rf"(?<!\d){number}(?!\d)", question.text) for number in numbers)
        share = question.share(cell)
        most = share >= _NAMED or (len(words) > _LONG and share >= _NAMED_IN_PART and question.is_within(words))
        return told and most and question.share_of_pairs(words) >= _IN_TURN
    noun = folded_syllables(title)
    number = re.escape(fold_accents(cell))
    return bool(noun) and re.search(rf"\b{noun[-1]} (?:so |thu )?{number}(?![\d,.]*\d|\s*[-–]\s*\d)", question.text) is not None


def column_asked(question: Question, named: NamedRow) -> int | None:
    """Return the column of a named row that holds what is asked, None where no single one does."""
    table = named.table
    free = [
        at
        for at, cell in enumerate(named.row.cells)
        if cell and at not in named.columns and at != table.unit_column and role_of(table.titles[at]) is not ColumnRole.NUMBER
    ]
    dated = [at for at in free if _YEAR.search(table.titles[at])]
    if question.years and dated:
        of_year = [at for at in dated if set(_YEAR.findall(table.titles[at])) & question.years]
        free = of_year or [at for at in free if at not in dated]
    titled = {at: question.share(table.titles[at]) for at in free}
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
        timed = _TIMES.search(title) is not None or role_of(table.titles[column]) is ColumnRole.PERIOD
        return timed and not _YEAR.search(title)
    if _WHERE.search(question.text):
        return _PLACES.search(title) is not None
    if _WHO.search(question.text):
        said = [row.cells[column] for row in table.rows if row.cells[column]]
        agencies = sum(bool(found) and found[0].start == 0 for found in map(find_agencies, said))
        return _ACTORS.search(title) is not None or agencies * 2 > len(said)
    return False


def columns_of_years(question: Question, table: DataTable) -> list[int]:
    """Return the columns whose titles name a year that the question names, in their order."""
    return [at for at, title in enumerate(table.titles) if set(_YEAR.findall(title)) & question.years]


def counted_tables(question: Question, tables: Iterable[DataTable]) -> list[DataTable]:
    """Return the tables each row of which is one of what the question counts: its noun is the title of what names rows."""
    counted = re.search(r"\b(?:may|bao nhieu) (?P<noun>[a-z]+(?: [a-z]+){0,2})", question.text)
    if counted is None:
        return []
    said = f"{counted['noun']} "
    return [table for table in tables if any(said.startswith(f"{noun} ") for noun in _nouns(table))]


def _nouns(table: DataTable) -> Iterator[str]:
    for at in {0, table.name_column}:
        if role_of(table.titles[at]) is not ColumnRole.NUMBER:
            yield " ".join(folded_syllables(table.titles[at]))


def explained(question: Question, texts: Iterable[str]) -> float:
    """Return how much of the weight of what the question is on stands in ``texts``: what stands nowhere is not answered."""
    told = {syllable for text in texts for syllable in folded_syllables(text)}
    open_ = _telling(question.topic)
    total = math.fsum(map(question.weight, open_))
    return math.fsum(question.weight(syllable) for syllable in open_ if syllable in told) / total if total else 1.0
