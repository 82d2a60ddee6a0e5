"""The ranking asked before asked again: from its other end, or of what stands in another place.

In: what a question says by itself, its query, the turn before. Out: the ranking that is meant, None where
it is no such question.
"""

from __future__ import annotations

from dataclasses import replace

from qa.contracts.query import RANKS, Query, Role
from qa.contracts.words import QueryWords
from qa.understanding.agency_conditions import role_in
from qa.understanding.forms import form_of
from qa.understanding.ranked_by import asks_of_a_place
from qa.understanding.turns import Said, Turn


def from_the_other_end(_words: QueryWords, said: Said, query: Query, before: Turn) -> Query | None:
    """Return the ranking before from its other end: "ít nhất là tỉnh nào?" after "tỉnh nào nhiều nhiệm vụ nhất?"."""
    where, last = query.where, before.query
    if {query.form, last.form} != RANKS or said.own or said.names_plan or where.times or where.fields or where.group:
        return None
    same = form_of(said.text)[1] in (None, last.of) and role_in(_words) in (Role.EITHER, *(a.role for a in where.agencies))
    return replace(last, form=query.form) if same else None


def in_another_place(_words: QueryWords, said: Said, query: Query, before: Turn) -> Query | None:
    """Return the ranking before of another place: "đứng thứ hai là sở nào?" after "sở nào chủ trì nhiều việc nhất?"."""
    where, last = query.where, before.query
    if last.form not in RANKS or not asks_of_a_place(said.text) or said.own or said.names_plan or where.times or where.fields:
        return None
    return last if form_of(said.text)[1] in (None, last.of) else None


def of_the_parts(_words: QueryWords, said: Said, query: Query, before: Turn) -> Query | None:
    """Return which of the things just counted one by one has most: "nơi nào nhiều nhất?" after "mỗi tỉnh mấy việc?"."""
    last, where = before.query, query.where
    names = said.own or said.names_plan or where.times or where.fields or where.agencies
    if last.per is None or query.form not in RANKS or names:
        return None
    return replace(last, form=query.form)
