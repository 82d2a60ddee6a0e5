"""Whether a question asks for tasks of the register one by one ("mỗi nhiệm vụ ai chủ trì"), and for which of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from qa.contracts.cues import CueGroup, RowWord
from qa.contracts.query import Field, Role
from qa.contracts.words import Intent, RowsAsked
from qa.understanding.lexicon import Cue, Word

_INTENTS: Final = {
    Field.LEAD: Intent.LEAD,
    Field.COORDINATE: Intent.COORDINATE,
    Field.PERIOD: Intent.PERIOD,
    Field.PRODUCT: Intent.PRODUCT,
    Field.FUNDING: Intent.FUNDING,
}
_ASKS_OF_TASKS: Final = frozenset({CueGroup.WHO, CueGroup.LEAD, CueGroup.COORDINATE, CueGroup.WHEN, CueGroup.PRODUCT})
_OF_CUES: Final = {
    CueGroup.COORDINATE: Intent.COORDINATE,
    CueGroup.PRODUCT: Intent.PRODUCT,
    CueGroup.WHEN: Intent.PERIOD,
}
_COLUMNS_BESIDE: Final = frozenset({Field.LEAD, Field.COORDINATE, Field.PRODUCT})
# Groups of cues that may stand in "tỉnh A có những nhiệm vụ nào"; any other asks for something else.
_ASKS_NO_MORE: Final = frozenset(
    {CueGroup.DUTY, CueGroup.EVERY_PLAN, CueGroup.WHICH_PLAN, CueGroup.REPORT_TO, CueGroup.COMPARE}
)
_OF_TIME: Final = frozenset({RowWord.ENDING, RowWord.DURING})
_WHICH: Final = frozenset({"nào", "gì"})
_NOT_A_COLUMN_BEFORE: Final = frozenset({"với", "cùng"})  # "cơ quan chủ trì phối hợp với …"
_OF: Final = frozenset({"của", "cho", "khi", "là", "thế", "ra", "như"})
_NEAR: Final = 3
_NUMBERED: Final = re.compile(
    r"\b(?:(?:nhiệm vụ|đầu việc|công việc|dòng|stt)\s+(?:thứ\s+)?(?:số\s+)?|(?:việc|hạng mục)\s+(?:số\s+|(?=\d{1,2}\.\d)))"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})"
    r"(?![\w/%-]|\.\d|,\d|\s*(?:năm|tháng|ngày|tỉnh|sở)\b)",
    re.IGNORECASE,
)


_NEXT: Final = re.compile(r"(?<=\.\d)\s*(?:,|và|với|hay|so với)\s*(?P<number>\d{1,2}\.\d{1,2})\b(?!\.\d)", re.IGNORECASE)
"""A further number of a task: "việc 2.1 và 2.2"."""
_RANGE: Final = re.compile(
    r"(?<![\d.,/])(?P<part>\d{1,2})\.(?P<first>\d{1,2})\s*(?:đến|tới|-|–|->)\s*(?P=part)\.(?P<last>\d{1,2})\b"
    r"(?!\s*(?:%|phần trăm|tỷ|tỉ|triệu|nghìn|lần|ha|km|kg|m|tấn|điểm|độ)\b|[.,/]\d|\s*%)",
    re.IGNORECASE,
)
"""A range of numbers of one group: "1.1 đến 1.5"."""
_LONGEST_RANGE: Final = 30


@dataclass(frozen=True, slots=True)
class RowsReader:
    """Reads one question: its words, the cues of asking in it, the words that ask for rows, and the columns' names."""

    text: str
    words: Sequence[Word]
    cues: Sequence[Cue[CueGroup]]
    marks: Sequence[Cue[RowWord]]
    columns: Sequence[Cue[Field]]

    def rows(self, *, agency: bool) -> RowsAsked | None:
        """Return which tasks are asked for one by one; None where the question asks for something else.

        Where it names an ``agency`` and nothing more is asked of its tasks, the agency's list is what it asks for.
        """
        numbers = tuple(dict.fromkeys(number for number, _ in self._numbered()))
        asked = [noun for noun in self._nouns() if self._asks_for(noun, agency=agency)]
        if not asked and not numbers:
            return None
        kinds = [noun.phrase for noun in self._nouns() if noun.group is RowWord.KIND] if asked else []
        any_task = any(noun.group is RowWord.TASK for noun in asked)
        times = {mark.group for mark in self.marks if mark.group in _OF_TIME and self._before_a_year(mark)}
        return RowsAsked(() if any_task else tuple(dict.fromkeys(kinds)), RowWord.ENDING in times, bool(times), numbers)

    def intents(self, groups: Set[CueGroup], roles: Set[str]) -> tuple[Intent, ...]:
        """Return which columns are asked for of each task: those named, and those that cues ask for.

        ``roles`` are those of the agencies that the question names, which it does not ask for.
        """
        groups = groups - ({CueGroup.COORDINATE} if Role.COORDINATE in roles else set())
        asked = [_INTENTS[cue.group] for cue in self._asked_columns(least=1)]
        leads = (
            CueGroup.WHO in groups
            if not groups & {CueGroup.LEAD, CueGroup.COORDINATE}
            else CueGroup.LEAD in groups and Role.LEAD not in roles
        )
        asked += [Intent.LEAD] if leads else []
        asked += [_OF_CUES[group] for group in groups & _OF_CUES.keys()]
        return tuple(intent for intent in _INTENTS.values() if intent in asked) or (Intent.LEAD,)

    def named_columns(self) -> tuple[Intent, ...]:
        """Return the columns that a question to one task names one after the other ("thời gian và kinh phí của …")."""
        return tuple(dict.fromkeys(_INTENTS[cue.group] for cue in self._asked_columns(least=2)))

    def places(self, *, rows: bool) -> set[int]:
        """Return the places of words that ask: the columns', and where ``rows`` are asked for, those that do so."""
        columns = self._asked_columns(least=1 if rows else 2)
        marks = [mark for mark in self.marks if mark.group not in _OF_TIME or self._before_a_year(mark)] if rows else []
        numbers = [span for _, span in self._numbered()] if rows else []
        numbered = {at for at, word in enumerate(self.words) for start, end in numbers if start <= word.start < end}
        spans = [(cue.first, cue.last) for cue in columns] + [(mark.first, mark.last) for mark in marks]
        return numbered | {place for first, last in spans for place in range(first, last)}

    def _numbered(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield the numbers of tasks, those between the ends of a range too, each with where it is said."""
        first = list(_NUMBERED.finditer(self.text))
        for match in (*first, *(_NEXT.finditer(self.text) if first else ())):
            yield match["number"], match.span("number")
        for match in _RANGE.finditer(self.text):
            one, other = int(match["first"]), int(match["last"])
            for number in range(one, other + 1) if other - one < _LONGEST_RANGE else ():
                yield f"{match['part']}.{number}", match.span()

    def _nouns(self) -> list[Cue[RowWord]]:
        return [mark for mark in self.marks if mark.group in (RowWord.TASK, RowWord.KIND)]

    def _asks_for(self, noun: Cue[RowWord], *, agency: bool) -> bool:
        """Tell whether ``noun`` is what is asked for one by one."""
        groups = {cue.group for cue in self.cues}
        along = any(self._ends_at(RowWord.WITH, column.first) for column in self.columns)
        asks = CueGroup.WHO in groups or along or (bool(self.columns) and not agency)
        if agency and not (asks and (self._each(noun) or self._listed(noun) or self._which(noun))):
            return False
        if self._listed(noun):
            return True
        if self._each(noun):
            return asks or bool(groups & _ASKS_OF_TASKS)
        if self._which(noun):
            return asks or (noun.group is RowWord.TASK and groups <= _ASKS_NO_MORE)
        if noun.group is RowWord.TASK and self._ends_at(RowWord.HOW_MANY, noun.first):
            return groups <= {CueGroup.COUNT, *_ASKS_NO_MORE}
        return self._ends_at(RowWord.MANY, noun.first) and self._asked_along(noun)

    def _listed(self, noun: Cue[RowWord]) -> bool:
        lists = (mark for mark in self.marks if mark.group is RowWord.LIST and 0 <= noun.first - mark.last <= _NEAR)
        plural = self._ends_at(RowWord.MANY, noun.first) or self._ends_at(RowWord.EACH, noun.first)
        return any(" " in mark.phrase or plural for mark in lists)

    def _each(self, noun: Cue[RowWord]) -> bool:
        return self._ends_at(RowWord.EACH, noun.first)

    def _which(self, noun: Cue[RowWord]) -> bool:
        return noun.last < len(self.words) and self.words[noun.last].read in _WHICH

    def _asked_along(self, noun: Cue[RowWord]) -> bool:
        """Tell whether who leads is asked for beside the tasks: "các nhiệm vụ … và cơ quan chủ trì", "…, ai làm"."""
        asking = [cue for cue in self.cues if cue.first >= noun.last and cue.group in _ASKS_OF_TASKS]
        named = [column for column in self.columns if column.first >= noun.last and column.group in _COLUMNS_BESIDE]
        if not asking and not named:
            return False
        first = min((*(cue.first for cue in asking), *(column.first for column in named)))
        if self._ends_at(RowWord.WITH, first):
            return True
        of_any_task = noun.group is RowWord.TASK and " " in noun.phrase
        return of_any_task and (self._comma_before(first) or any(cue.group is CueGroup.WHO for cue in asking))

    def _ends_at(self, group: RowWord, place: int) -> bool:
        return any(mark.group == group and mark.last == place for mark in self.marks)

    def _before_a_year(self, mark: Cue[RowWord]) -> bool:
        following = self.text[self.words[mark.last - 1].end :][:24]
        return (
            re.match(r"\s*(?:trong\s+|vào\s+|trước\s+|đến\s+|hết\s+|năm\s+|giai đoạn\s+)*(?:19|20)\d\d", following) is not None
        )

    def _asked_columns(self, least: int) -> list[Cue[Field]]:
        """Return the columns of the longest chain of ``least`` or more: names side by side, or with "và" between."""
        best: list[Cue[Field]] = []
        for at, column in enumerate(self.columns):
            if not self._opens(column):
                continue
            chain = [column]
            for other in self.columns[at + 1 :]:
                if self._joined(chain[-1], other):
                    chain.append(other)
            if len({cue.group for cue in chain}) > len({cue.group for cue in best}):
                best = chain
        named = len({cue.group for cue in best})
        return best if named >= least and (least == 1 or self._is_question(best)) else []

    def _opens(self, column: Cue[Field]) -> bool:
        """Tell whether a list of columns may begin with ``column``: "sản phẩm" can be topic, "đơn vị chủ trì" cannot."""
        if " " in column.phrase.removeprefix("phối hợp") and column.group in (Field.LEAD, Field.COORDINATE):
            return True
        return column.first == 0 or self._ends_at(RowWord.WITH, column.first) or self._comma_before(column.first)

    def _is_question(self, chain: Sequence[Cue[Field]]) -> bool:
        """Tell whether columns are what is asked for: they begin the question, or are those "của" something."""
        last = chain[-1].last
        return chain[0].first == 0 or last == len(self.words) or self.words[last].read in _OF

    def _comma_before(self, place: int) -> bool:
        between = self.text[self.words[place - 1].end : self.words[place].start]
        return any(sign in between for sign in ",;:–")

    def _joined(self, one: Cue[Field], other: Cue[Field]) -> bool:
        between = {word.read for word in self.words[one.last : other.first]}
        if other.phrase == "phối hợp" and other.last < len(self.words) and self.words[other.last].read in _NOT_A_COLUMN_BEFORE:
            return False
        return other.first - one.last <= 1 and between <= self._joints()

    def _joints(self) -> Set[str]:
        return {word for mark in self.marks if mark.group is RowWord.WITH for word in mark.phrase.split()}
