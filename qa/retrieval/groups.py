"""The group of tasks that a question names: after a word for groups, by its place in the plan, or by its heading's words alone.

In: a query of tasks, its question's words, the rows of the plans in question. Out: the query with the group as a condition, and
the characters that name it. What a group is called is what the plans' rows say.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpus.records import AssignmentKind
from corpus.text import fold_accents, folded_syllables
from qa.contracts.query import Counted, Field, Form, Query
from qa.reading.register import Row
from qa.retrieval.cells_meant import AskedWord, Span
from qa.understanding.lexicon import load_lexicon

_LONGEST: Final = 12
_TELLING: Final = 4
"""Words one after another by which one group is told from the others without a word like "nhóm"."""
OF_GROUPS: Final = frozenset({"nhóm", "mảng", "phần", "mục", "khối", "lĩnh vực", "trụ cột", "nhánh"})
_OF_PLANS: Final = frozenset({"mục", "phần"})
_OTHER_WORDS: Final = frozenset(
    re.findall(
        r"\w+ \w+",
        "danh mục; hạng mục; chuyên mục; mục tiêu; mục đích; thành phần; cổ phần; góp phần; một phần; phần trăm; phần mềm;"
        " phần việc; phần lớn; khối lượng",
    )
)
"""Words of two syllables in which a marker's syllable marks nothing."""
_ANNEX: Final = frozenset({"phụ lục", "danh mục"})
_TABLE: Final = frozenset({"bảng", "biểu"})
_ORDINAL: Final = re.compile(r"(?:(?P<roman>[ivx]{1,4})|(?P<letter>[a-h])|(?P<number>\d{1,2}))", re.IGNORECASE)
_PART_WORDS: Final = frozenset({"phan", "muc", "chuong", "nhom"})
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_OF_GROUPED: Final = frozenset({Form.LIST, Form.COUNT, Form.MOST, Form.LEAST})


def with_group(
    query: Query, words: Sequence[AskedWord], rows: Sequence[Row], titles: Sequence[str]
) -> tuple[Query, list[Span]]:
    """Return the query with the group that ``words`` name, and the characters that do; ``titles`` are those of the plans."""
    annex = _of_annex(query, words)
    headings = (_headings_of_tasks(rows) if annex else {}) or _headings(rows)
    several: tuple[Query, list[Span]] | None = None
    for at, after in after_markers(words, OF_GROUPS):
        of_plan = not annex and next(word.text for word in words if word.start == at) in _OF_PLANS
        heading = _by_place(after[0].text, list(headings), of_plan=of_plan) if len(titles) == 1 else None
        if heading is not None:
            named = 1 + shared_words(after[1:], heading)
            spans = several[1] if several else []
            return _grouped(query, headings[heading]), [*spans, (at, _whole_name(after, named, query))]
        shared = [shared_words(after, heading) for heading in {_unnumbered(heading) for heading in headings}]
        best = max(shared, default=0)
        if best:
            group = _grouped(query, " ".join(word.text for word in after[:best])), [(at, _whole_name(after, best, query))]
            if shared.count(best) == 1:
                return group
            several = several or group  # a number may tell which of them: "mục đào tạo (mục 3)"
    if several is not None:
        return several
    run = _told_apart(_unnamed(query, words), rows, titles[0]) if len(titles) == 1 and query.form in _OF_GROUPED else ()
    return (_grouped(query, " ".join(word.text for word in run)), [(run[0].start, run[-1].end)]) if run else (query, [])


def _unnamed(query: Query, words: Sequence[AskedWord]) -> list[AskedWord]:
    """Return the words; those of the agencies that are conditions as a mark that stands in no heading."""
    names = [folded_syllables(agency.name) for agency in query.where.agencies]
    taken = {
        place
        for name in names
        for at in range(len(words) - len(name) + 1)
        if name and [word.folded for word in words[at : at + len(name)]] == name
        for place in range(at, at + len(name))
    }
    return [replace(word, folded="-") if at in taken else word for at, word in enumerate(words)]


def _told_apart(words: Sequence[AskedWord], rows: Sequence[Row], title: str) -> Sequence[AskedWord]:
    """Return the longest run of words that stands in one group's heading alone ("hợp tác quốc tế"), none where none does.

    Words of the plan's title and of grammar tell no group.
    """
    said = {tuple(folded_syllables(row.stored.assignment.group or "")) for row in rows if row.kind is AssignmentKind.TASK}
    groups = [f" {' '.join(heading)} " for heading in said if heading]
    empty = {*folded_syllables(title), *map(fold_accents, load_lexicon().stop)}
    for size in range(min(_LONGEST, len(words)), _TELLING - 1, -1) if len(groups) > 1 else ():
        for at in range(len(words) - size + 1):
            run = [word.folded for word in words[at : at + size]]
            telling = sum(word not in empty for word in run)
            if telling >= _TELLING - 1 and sum(f" {' '.join(run)} " in heading for heading in groups) == 1:
                return words[at : at + size]
    return ()


def _whole_name(after: Sequence[AskedWord], named: int, query: Query) -> int:
    """Return where the name of a group ends: what the question adds right after is no topic ("nhóm thể chế logistics")."""
    topic = {word.lower() for word in query.topic}
    while named < len(after) and after[named].text in topic:
        named += 1
    return after[named - 1].end


def _grouped(query: Query, group: str) -> Query:
    of = Counted.TASKS if query.form in (Form.COUNT, Form.LIST) and query.of is None else query.of
    ask = (Field.TASK,) if query.ask == (Field.GROUP,) and of is Counted.TASKS else query.ask
    named = set(folded_syllables(group))
    topic = () if all(fold_accents(word) in named for word in query.topic if word.isalpha()) else query.topic
    return replace(query, ask=ask, of=of, where=replace(query.where, group=group), topic=topic)


def _headings(rows: Sequence[Row]) -> dict[tuple[str, ...], str]:
    """Return the headings that rows stand under by their folded words, in order: their groups first, then sections."""
    said = [row.stored.assignment.group or "" for row in rows]
    said += [part for row in rows for part in row.stored.section_path]
    return _headings_said(said)


def _headings_said(said: Iterable[str]) -> dict[tuple[str, ...], str]:
    return {words: text for text in dict.fromkeys(said) if (words := tuple(folded_syllables(text)))}


def _headings_of_tasks(rows: Sequence[Row]) -> dict[tuple[str, ...], str]:
    """Return the groups of tasks alone, in order: the parts of an annex, which are none of the plan's own sections."""
    return _headings_said(row.stored.assignment.group or "" for row in rows if row.kind is AssignmentKind.TASK)


def _of_annex(query: Query, words: Sequence[AskedWord]) -> bool:
    """Tell whether a part is one of an annex or a table, or of tasks that are called by their numbers in it."""
    pairs = {f"{one.text} {other.text}" for one, other in itertools.pairwise(words)}
    return bool(query.where.numbers or pairs & _ANNEX or {word.text for word in words} & _TABLE)


def _unnumbered(heading: tuple[str, ...]) -> tuple[str, ...]:
    return heading[1:] if heading[0].isdigit() else heading


def _by_place(said: str, headings: Sequence[tuple[str, ...]], *, of_plan: bool) -> tuple[str, ...] | None:
    """Return the heading that is numbered ``said`` ("V", "b", "2"), else the one in that place.

    A part ``of_plan`` ("mục V") has a place among the tasks' headings only where none of these is numbered in its way.
    """
    kind = _kind_of_number(said)
    if kind is None:
        return None
    numbered = [(number, heading) for heading in headings if (number := _number_of(heading, kind))]
    called = next((heading for number, heading in numbered if number == said.lower()), None)
    if called or (numbered and of_plan):
        return called
    ordinal = _ordinal(said)
    return headings[ordinal - 1] if ordinal and ordinal <= len(headings) else None


def _number_of(heading: tuple[str, ...], kind: str) -> str:
    """Return the number of this kind that ``heading`` begins with, after a word for parts; "" where it has none."""
    own = heading[1:] if heading[0] in _PART_WORDS else heading
    return own[0] if len(own) > 1 and _kind_of_number(own[0]) == kind else ""


def _kind_of_number(text: str) -> str | None:
    """Return whether ``text`` is a Roman number, a letter or a number; None where it is none."""
    match = _ORDINAL.fullmatch(text)
    return match.lastgroup if match and (not match["roman"] or match["roman"].lower() in _ROMAN) else None


def _ordinal(text: str) -> int | None:
    match = _ORDINAL.fullmatch(text)
    if match is None:
        return None
    if match["roman"] and match["roman"].lower() in _ROMAN:
        return _ROMAN[match["roman"].lower()]
    return ord(match["letter"]) - ord("a") + 1 if match["letter"] else int(match["number"] or 0) or None


def after_markers(words: Sequence[AskedWord], markers: frozenset[str]) -> Iterator[tuple[int, list[AskedWord]]]:
    """Yield where each marker begins, with the words after it; one marker right after another is one."""
    taken = -1
    for at, word in enumerate(words):
        if at <= taken:
            continue
        length = _marks(words, at, markers)
        if not length:
            continue
        taken = at + length
        while more := _marks(words, taken, markers):
            taken += more
        if taken < len(words):
            yield word.start, list(words[taken : taken + _LONGEST])
        taken -= 1


def _marks(words: Sequence[AskedWord], at: int, markers: frozenset[str]) -> int:
    """Return of how many words the marker at ``at`` is, 0 for none; "mục" in "danh mục" is none."""
    pair = " ".join(word.text for word in words[at : at + 2])
    if pair in _OTHER_WORDS or " ".join(word.text for word in words[max(at - 1, 0) : at + 1]) in _OTHER_WORDS:
        return 0
    if pair in markers:
        return 2
    return int(at < len(words) and words[at].text in markers)


def shared_words(after: Sequence[AskedWord], heading: Sequence[str]) -> int:
    """Return how many of the first words ``after`` stand one after another in ``heading``; 0 where too few to name it."""
    best = 0
    for start in range(len(heading)):
        length = 0
        while start + length < len(heading) and length < len(after) and after[length].folded == heading[start + length]:
            length += 1
        best = max(best, length)
    return best if best > 1 or best == len(heading) else 0
