"""The kinds of computed answers, and which queries each of them takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from indexer.segments.stored import StoredPlan
from qa.composing.draft import Draft
from qa.composing.registry import Kinds, order_of
from qa.contracts.answer import Status
from qa.contracts.query import PLAN_FIELDS, RANKS, REGISTER_FIELDS, AgencyCondition, Counted, Form, Query, Role, Where
from qa.ranking.topical import Topical
from qa.reading.register import Register, Selection, Tally, plans_in, select, tallies
from qa.reading.register.conditions import fits, is_named
from qa.reading.register.sets import found_under
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.shelf import Shelf
from qa.understanding.agency_conditions import role_in

_PARTS: Final = frozenset({Role.LEAD.value, Role.COORDINATE.value})


@dataclass
class Material:
    """All that the answering of one query works with.

    ``text`` is the question as it was read, "" for a program's query; ``near`` are the plans that the last answer of a
    conversation was from, ``pointed`` the passages of its tasks that the question points at.
    """

    query: Query
    shelf: Shelf
    text: str = ""
    near: frozenset[str] = frozenset()
    pointed: frozenset[str] = frozenset()

    @property
    def knowledge(self) -> Knowledge:
        """What is known of the index."""
        return self.shelf.knowledge

    @property
    def register(self) -> Register:
        """The register of the index."""
        return self.knowledge.register

    @cached_property
    def topical(self) -> Topical:
        """What tells which rows a topic is about."""
        return Topical(self.knowledge, self.shelf.encoder)

    @cached_property
    def plans(self) -> tuple[StoredPlan, ...]:
        """The plans that meet the query's conditions; told without looking at any row."""
        return plans_in(self.register, self.query.where)

    @cached_property
    def selection(self) -> Selection:
        """The rows that meet all of the query's conditions."""
        where = self.query.where
        left = replace(where, agencies=tuple(agency for agency in where.agencies if agency not in self.left_out))
        return self.select(left, self.query.topic)

    def select(self, where: Where, topic: tuple[str, ...] = ()) -> Selection:
        """Return the rows that meet ``where`` and are about ``topic``."""
        return select(self.register, where, topic, self.topical.on_topic, of=self.of)

    @property
    def of(self) -> Counted:
        """What is counted: tasks where the query does not say."""
        return self.query.of or Counted.TASKS

    @property
    def role(self) -> Role:
        """The role in which agencies are counted: the asked condition's, else the asked field's, else those who lead."""
        roles = [condition.role for condition in self.counted if not condition.negated or self.of is Counted.AGENCIES]
        if roles:
            return roles[0]
        return role_of(self.query)

    @property
    def counted(self) -> tuple[AgencyCondition, ...]:
        """The conditions but for those on the other part: "sở nào chủ trì việc Sở Y tế phối hợp" counts who leads."""
        asked = {name.value for name in self.query.ask} & _PARTS
        if self.of is not Counted.AGENCIES or len(asked) != 1:
            return self.query.where.agencies
        return tuple(
            agency
            for agency in self.query.where.agencies
            if agency.negated or not is_named(agency.ids) or agency.role.value in asked or agency.role.value not in _PARTS
        )

    @property
    def left_out(self) -> tuple[AgencyCondition, ...]:
        """The agencies that are left out where agencies are counted: "ngoài Sở Y tế, còn ai chủ trì"."""
        return tuple(agency for agency in self.query.where.agencies if agency.negated) if self.of is Counted.AGENCIES else ()

    def things(self) -> list[Tally]:
        """Return what is counted, each thing with its rows, as the sets of the query leave them."""
        only = [i for a in self.counted if not a.negated for i in a.ids]
        out = self.left_out
        found = tallies(self.selection.rows, self.of, self.role, only)
        found = [tally for tally in found if not any(fits(tally.key, wanted) for a in out for wanted in a.ids)]
        if self.of is not Counted.TASKS:
            found = found_under(found, self.query.where, self.select, self.of, self.role)
        many = self.query.many
        return [tally for tally in found if many is None or many.fits(tally.count)]


def role_of(query: Query) -> Role:
    """Return the role that the asked fields speak of."""
    asked = {name.value for name in query.ask}
    if Role.COORDINATE.value in asked and Role.LEAD.value not in asked:
        return Role.COORDINATE
    if query.of is Counted.AGENCIES and Role.LEAD.value not in asked and role_in(query.words) is Role.COORDINATE:
        return Role.COORDINATE  # "bao nhiêu cơ quan được giao phối hợp"
    return Role.LEAD


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of answer: which queries it ``takes``, and what it makes of them (None where the register holds no answer)."""

    name: str
    takes: Callable[[Query], bool]
    answer: Callable[[Material], Draft | None]


_KINDS: Final[Kinds[Kind]] = Kinds(order_of("computed"))


def register_kind(kind: Kind) -> Kind:
    """Add a kind; of several that take a query they are tried in the order of ``qa/composing/order.toml``."""
    return _KINDS.register(kind.name, kind)


def takes(query: Query) -> bool:
    """Tell whether the register may answer ``query``: a form that is computed, of tasks, agencies or plans."""
    return any(kind.takes(query) for kind in _KINDS)


def computed_from_rows(query: Query) -> bool:
    """Tell whether the query asks of the register: of its fields or of things that are counted in it."""
    return bool(query.of) or any(name in REGISTER_FIELDS for name in query.ask)


def about_plans(query: Query) -> bool:
    """Tell whether plans themselves are counted or ranked, by what they say of themselves."""
    return query.of in (Counted.PLANS, Counted.PROVINCES) or (
        query.form in RANKS and any(name in PLAN_FIELDS for name in query.ask)
    )


def answer_query(material: Material) -> Draft | None:
    """Return the draft of the first kind that takes the query and finds an answer, None where none does.

    OUT_OF_SCOPE where the query names only places or numbers that the index does not hold.
    """
    where = material.query.where
    if where.outside and not where.plans and not where.provinces:
        return Draft((), Status.OUT_OF_SCOPE)
    material = _without_noise(material)
    for kind in _KINDS:
        if kind.takes(material.query):
            draft = kind.answer(material)
            if draft is not None:
                return replace(draft, sure=True).made_by(kind.answer)
    return None


def _without_noise(material: Material) -> Material:
    """Return the material of a count without a topic that no task is about, where other conditions tell which are meant.

    "Đứng tên chủ trì bao nhiêu dòng": what the reader left as topic is then no more than a way of asking.
    """
    query, where = material.query, material.query.where
    tells = any(is_named(agency.ids) for agency in where.agencies) or where.fields or where.group
    counts = query.form is Form.COUNT and material.of is Counted.TASKS
    if not (counts and query.topic and tells) or material.selection.rows:
        return material
    if re.search(rf"\b(?:về|liên quan)\b[^,;?]{{0,20}}\b{re.escape(query.topic[0])}\b", material.text, re.IGNORECASE):
        return material
    plain = replace(where, agencies=(), fields=(), times=(), group="")
    return material if material.select(plain, query.topic).rows else replace(material, query=replace(query, topic=()))
