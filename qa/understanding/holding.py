"""What a conversation holds after a turn: sets of tasks, lists, questions asked of several, and who was spoken of.

In: the query that was meant, its answer, the turn before. Out: :class:`qa.understanding.turns.Memory`, to which the words of
the next question may point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.names.agencies import find_agencies
from qa.contracts.answer import Answer
from qa.contracts.query import RANKS, AgencyCondition, Counted, Field, Form, Query, Role, Where
from qa.reading.register.conditions import is_named
from qa.understanding.repeating import is_set
from qa.understanding.turns import Memory, Turn

_LONGEST_ROW: Final = 6
_SEVERAL: Final = 2
_LISTS: Final = frozenset({Form.LIST, Form.COUNT})


def held_after(
    query: Query, answer: Answer, before: Turn | None, base: Query | None = None, row: Sequence[Query] = ()
) -> Memory:
    """Return what is held after ``query`` was answered: ``base`` is the set that it narrowed, ``row`` what it put together."""
    last = before.held if before is not None and query.carried else Memory()
    last = last if last.found is None or last.found.where.plans == query.where.plans else replace(last, found=None, base=None)
    lists = query.form in _LISTS and answer.found and len(answer.items) >= _SEVERAL
    groups = tuple(item.label for item in answer.items) if lists and query.of is Counted.GROUPS else last.groups
    groups = (query.where.group,) if query.where.group else groups
    return Memory(
        found=query if is_set(query) else last.found,
        base=base if is_set(query) else last.base,
        listed=answer if lists else last.listed,
        groups=groups,
        row=tuple(row) or _row(query, before),
        agencies=_spoken_of(query, answer) or (before.held.agencies if before is not None else ()),
    )


def _row(query: Query, before: Turn | None) -> tuple[Query, ...]:
    """Return the queries that asked the same one after another, ``query`` the last of them."""
    row = before.held.row if before is not None else ()
    if row and _differs_in_one(row[-1], query):
        return (*row, query)[-_LONGEST_ROW:]
    return (query,)


def _differs_in_one(last: Query, query: Query) -> bool:
    """Tell whether two queries ask the same, of other plans or of other agencies."""
    if (set(last.ask), last.form, last.of, _words(last)) != (set(query.ask), query.form, query.of, _words(query)):
        return False
    old, new = last.where, query.where
    if [a.role for a in old.agencies] != [a.role for a in new.agencies]:
        return False
    bare = Where()
    kept = [replace(w, plans=bare.plans, provinces=bare.provinces, agencies=bare.agencies) for w in (old, new)]
    agencies = [a.ids for a in old.agencies] != [a.ids for a in new.agencies]
    return kept[0] == kept[1] and agencies is not (old.plans != new.plans)


def _words(query: Query) -> frozenset[str]:
    return frozenset(word.lower() for word in query.topic)


def _spoken_of(query: Query, answer: Answer) -> tuple[AgencyCondition, ...]:
    """Return the agencies that "họ" means next: those asked about, else who was ranked first or told to lead."""
    named = tuple(agency for agency in query.where.agencies if not agency.negated and is_named(agency.ids))
    if named or not answer.found:
        return named
    if query.of is Counted.AGENCIES and query.form in RANKS:
        return _named_in(answer.heading.split(",", 1)[0])
    if query.form is Form.VALUE and query.asks(Field.LEAD) and answer.items:
        return _named_in("; ".join(answer.items[0].values))
    return ()


def _named_in(text: str) -> tuple[AgencyCondition, ...]:
    return tuple(AgencyCondition(found.ids, found.text, Role.EITHER) for found in find_agencies(text)[:1])
