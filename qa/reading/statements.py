"""Statements: a plan's prose sentence by sentence, each with what it stands under and the years it speaks of.

In: the passages of a plan. Out: :class:`Statement` records. A target under "Đến năm 2030" is one of 2030 though it does not say
so; an item of a list says what the line above it begins.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from corpus.layout.blanks import has_blanks
from corpus.records import BlockKind
from corpus.text import fold_accents, folded_syllables
from indexer.segments.stored import Passage
from qa.reading.heads import is_of_head
from qa.reading.sentence_values import sentences

_YEAR: Final = re.compile(r"(?<![\d/.,])(?:19|20)\d\d(?![\d.,]\d|\d|/[A-ZĐ])")
WRITTEN_DAY: Final = r"ngày\s+\d{1,2}\s*(?:/|tháng)\s*\d{1,2}\s*(?:/|năm)\s*\d{4}"
_OF_DOCUMENT: Final = re.compile(rf"(?<=\w)(?:/[\w/-]*[A-ZĐ][\w-]*),?\s+(?i:{WRITTEN_DAY})")
"""A cited document's day: its year is not one that is spoken of."""
_MARKER: Final = re.compile(r"\W*(?:\d{1,3}|[IVXLC]+|[a-zđ])[.)]", re.IGNORECASE)  # no sentence, but how the next is numbered
_COMPARED: Final = re.compile(r"\b(?:so với|so)\b[^.;,]*", re.IGNORECASE)
_PROSE: Final = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.FOOTNOTE,
        BlockKind.TABLE_ROW,
        BlockKind.HEADING,
        BlockKind.HEADER,
    }
)


@dataclass(frozen=True)
class Statement:
    """One sentence of ``passage`` (``clean[start:end]``).

    ``lead`` is the line that it hangs under, ``headings`` its section path.

    ``years`` are those it names itself; ``under`` those that the nearest line above it names, where it names none.
    """

    passage: Passage
    start: int
    end: int
    lead: str
    headings: tuple[str, ...]
    years: frozenset[int]
    under: frozenset[int]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.passage.clean[self.start : self.end]

    @property
    def when(self) -> frozenset[int]:
        """The years that the sentence is about: its own, else those it stands under."""
        return self.years or self.under

    @property
    def set_for(self) -> frozenset[int]:
        """The years that something is set for: without those that are only compared with ("so với năm 2020")."""
        return years_set_in(self.text) or self.under

    @cached_property
    def syllables(self) -> frozenset[str]:
        """The folded syllables of the sentence."""
        return frozenset(folded_syllables(self.text))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The neighbouring folded syllables of the sentence."""
        return frozenset(itertools.pairwise(folded_syllables(self.text)))

    @cached_property
    def folded(self) -> str:
        """The sentence without accents."""
        return fold_accents(self.text)

    @cached_property
    def whole(self) -> frozenset[str]:
        """The folded syllables of the sentence and of all that it stands under."""
        return self.syllables | self.above

    @cached_property
    def pairs_whole(self) -> frozenset[tuple[str, str]]:
        """The neighbouring folded syllables of the sentence and of all that it stands under."""
        return self.pairs | self.pairs_above

    @cached_property
    def above(self) -> frozenset[str]:
        """The folded syllables of the headings and the line that the sentence stands under, its passage's included."""
        return frozenset(folded_syllables(" ".join((*self.headings, self.lead, self.passage.clean))))

    @cached_property
    def pairs_above(self) -> frozenset[tuple[str, str]]:
        """The neighbouring folded syllables of the headings, of the line above, and of the whole passage."""
        parts = (*self.headings, self.lead, self.passage.clean)
        return frozenset(pair for part in parts for pair in itertools.pairwise(folded_syllables(part)))


def statements_of(passages: Iterable[Passage]) -> Iterator[Statement]:
    """Yield the statements of ``passages``, in their order; letterheads, grounds and closings make none."""
    for passage in passages:
        if passage.kind not in _PROSE or is_of_head(passage):
            continue
        lead = lead_of(passage)
        above = [*reversed([*passage.section_path, lead])]
        under = next((years for part in above if (years := years_in(part))), frozenset())
        for sentence in _whole(passage):
            said = passage.clean[slice(*sentence)]
            if has_blanks(said):  # of a form: it says nothing
                continue
            own = years_in(said)
            yield Statement(passage, *sentence, lead, passage.section_path, own, under)


def _whole(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of the passage stand; a table's row is one statement."""
    if passage.kind is BlockKind.TABLE_ROW:
        yield 0, len(passage.clean)
        return
    begin: int | None = None
    for sentence in sentences(passage.clean):
        start = sentence.start if begin is None else begin
        begin = start if _MARKER.fullmatch(sentence.text) else None
        if begin is None:
            yield start, sentence.end
    if begin is not None:
        yield begin, len(passage.clean)


def lead_of(passage: Passage) -> str:
    """Return the line that a list item hangs under, "" where there is none but its headings."""
    parts = passage.introduced_by
    innermost = passage.section_path[-1] if passage.section_path else ""
    if passage.kind is BlockKind.TABLE_ROW or not parts or parts[-1] == innermost or innermost not in parts:
        return ""
    return parts[-1]


def years_in(text: str) -> frozenset[int]:
    """Return the years that ``text`` names, but for those of the days of cited documents; of a range of years its ends."""
    if "20" not in text and "19" not in text:  # most sentences name none, and looking closely takes a tenth of cutting a plan
        return frozenset()
    return frozenset(int(year) for year in _YEAR.findall(_OF_DOCUMENT.sub("", text)))


def years_set_in(text: str) -> frozenset[int]:
    """Return the years that something is set for in ``text``: without those that are only compared with ("so với năm 2020")."""
    return years_in(_COMPARED.sub("", text))
