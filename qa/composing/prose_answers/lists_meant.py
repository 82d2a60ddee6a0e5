"""Which list of a plan a question means: how much of the question is said where it stands, and how much of its name is asked.

In: the plans that are meant and the words of the question. Out: :class:`ListMeant`, and the lines that tell its items.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.names.agencies import find_agencies
from corpus.text import folded_syllables
from qa.composing.draft import Line
from qa.composing.identity import cite_ranges
from qa.composing.prose import cite_passage
from qa.contracts.query import Query
from qa.ranking.looked_up import LookedUp
from qa.reading.counted import counts_agencies, may_be_items
from qa.reading.enumerations import EnumeratedItem, Enumeration
from qa.reading.items import without_sign
from qa.reading.plan_parts import bare, is_annex_heading, is_numbered, names_part
from qa.reading.wording import Weight, Wording
from qa.retrieval.knowledge import Knowledge

_PLANS: Final = 3
_BEST: Final = 10
_SAYS: Final = 0.8
"""A list is asked for by its name where the question says this share of it."""
_NEAR: Final = 0.8
"""And where this share of what the question says stands in the list's name and above it, or in the plan's title."""
ALL: Final = 0.95
"""A list of the counted things is asked for where it stands under this share of what the question says."""
_MOST: Final = 0.5
_ANNEX: Final = re.compile(r"\bphụ lục\b", re.IGNORECASE)
_GROUPS: Final = re.compile(r"\b(?:mấy|bao nhiêu)\s+(?:nhóm|phần|mục|lĩnh vực|mảng)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListMeant:
    """A list of a plan and how much of a question it says; ``by_name`` tells that the question asks for it by its name."""

    plan: str
    enumeration: Enumeration
    score: float
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class ListFit:
    """How a list fits a question: the shares of its words that are ``covered`` where the list stands, and ``near`` it.

    ``rest`` is the share of those that the plan's title does not say which the list or what it stands under says, ``score`` all
    in one. ``says`` is how much of the list's own name the question says.
    """

    covered: float
    near: float
    rest: float
    says: float
    score: float


class ListFitting:
    """Holds the lists of one plan against the words of a question."""

    def __init__(self, text: str, title: Collection[str], without: Collection[str], weight: Weight) -> None:
        """Take the question, the folded syllables of the plan's ``title``, and those that say nothing of what is listed."""
        self._title, self._without, self._weight = frozenset(title), frozenset(without), weight
        self._words = Wording([text], weight, self._without)
        self._beyond = Wording([text], weight, self._without | self._title)

    @property
    def says_more(self) -> bool:
        """Tell whether the question says anything that the plan's title does not."""
        return bool(self._beyond)

    def of(self, listed: Enumeration) -> ListFit:
        """Return how ``listed`` fits the question."""
        words = self._words
        near, whole = listed.named | listed.above, listed.named | listed.above | self._title
        own = Wording(listed.titles, self._weight, self._without | self._title)
        covered = words.cover(whole)
        said = words.cover(listed.named) + 0.5 * (words.cover(near) + covered)
        back = own.cover(words.syllables) if own else 1.0
        return ListFit(
            covered=covered,
            near=self._beyond.cover(near),
            rest=self._beyond.cover(near | listed.said),
            says=max((self._said(name) for name in listed.names), default=0.0),
            score=said + 0.3 * words.cover(whole | listed.said) + 0.3 * back,
        )

    def _said(self, name: str) -> float:
        """Return how much of a list's ``name`` the question says; none of one that says nothing by itself."""
        own = Wording([name], self._weight, self._without)
        return own.cover(self._words.syllables) if own else 0.0


def lists_of_plans(query: Query, looked: LookedUp) -> Iterator[tuple[str, frozenset[str], tuple[Enumeration, ...]]]:
    """Yield the plans that are meant, or that the best passages are of, with their titles' syllables and their lists."""
    knowledge = looked.knowledge
    found = (each.candidate.passage.plan for each in looked.order.by("prose").found[:_BEST])
    plans = query.where.plans or tuple(dict.fromkeys(found))
    for plan in plans[:_PLANS]:
        yield plan, frozenset(folded_syllables(knowledge.title_and_name(plan))), knowledge.enumerations(plan)


def of_part(lists: Sequence[Enumeration], text: str) -> Sequence[Enumeration]:
    """Return the lists of the part that the question names by a number, else of the annex where it names one; else all."""
    numbered = [each for each in lists if is_numbered(each.headings, text)]
    annexed = [each for each in lists if each.is_annexed] if _ANNEX.search(text) else []
    return [each for each in numbered if each in annexed] or numbered or annexed or lists


def asks_for(listed: Enumeration, fit: ListFit, noun: tuple[str, ...], query: Query, *, in_rows: bool) -> bool:
    """Tell whether the question asks for the list by its name, and may call its items so.

    What an agency has to do is counted in the register, but in a part that is named; headings of groups are no tasks.
    """
    text = query.words.spelled.text
    if fit.near < _NEAR or (in_rows and query.where.agencies and not names_part(text)):
        return False
    of_rows = in_rows and listed.is_annexed and listed.items[0].passage is None and not _GROUPS.search(text)
    of_annex = _ANNEX.search(text) is not None and is_annex_heading(listed.headings[-1] if listed.headings else "")
    named = fit.says >= _SAYS or of_annex or is_numbered(listed.headings, text)
    return named and not of_rows and (may_be_items(noun) or (counts_agencies(noun) and _are_agencies(listed)))


def _are_agencies(listed: Enumeration) -> bool:
    """Tell whether most items are headings that begin with an agency's name."""
    begun = (bare(item.text) for item in listed.items if item.passage is None)
    agencies = [text for text in begun if any(not mention.start for mention in find_agencies(text)[:1])]
    return len(agencies) > _MOST * len(listed.items)


def place_of_list(meant: ListMeant, knowledge: Knowledge) -> str:
    """Return the plan's name and the heading that the list stands under."""
    return ", ".join(part for part in (knowledge.plan_name(meant.plan), _heading(meant.enumeration)) if part)


def lines_of(meant: ListMeant, knowledge: Knowledge) -> tuple[Line, ...]:
    """Return a line for each item of the list, with the item as its proof."""
    return tuple(_line(meant.plan, meant.enumeration, item, knowledge) for item in meant.enumeration.items)


def _heading(listed: Enumeration) -> str:
    return (listed.headings[-1] if listed.headings else "").rstrip(" .:;")


def _line(plan: str, listed: Enumeration, item: EnumeratedItem, knowledge: Knowledge) -> Line:
    if item.passage is not None:
        return Line(plan, "", (), without_sign(item.text), (cite_passage(item.passage, 1.0, knowledge),))
    return Line(plan, "", (), item.text, tuple(cite_ranges(listed.document, (item.range,), knowledge)))
