"""What a question means, independent of its wording: the contract between understanding and everything after it.

A program may send a :class:`Query` itself; a question's words lead to one (``qa.understanding``). It is frozen, says where it
came from (``source``) and how sure that is (``confidence``), and goes to JSON and back without loss.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from corpus.text import folded_syllables
from qa.contracts.many import Many
from qa.contracts.plain import plain
from qa.contracts.terms import (
    COMPUTED_FORMS,
    PLAN_FIELDS,
    PROSE_FIELDS,
    RANKS,
    REGISTER_FIELDS,
    WHOLE_FIELDS,
    Counted,
    Each,
    Expects,
    Field,
    Form,
    Role,
    When,
)
from qa.contracts.words import QueryWords

__all__ = [
    "COMPUTED_FORMS",
    "PLAN_FIELDS",
    "PROSE_FIELDS",
    "RANKS",
    "REGISTER_FIELDS",
    "WHOLE_FIELDS",
    "AgencyCondition",
    "Counted",
    "Each",
    "Expects",
    "Field",
    "FieldCondition",
    "Form",
    "Many",
    "Query",
    "Role",
    "TimeCondition",
    "When",
    "Where",
]


@dataclass(frozen=True, slots=True)
class AgencyCondition:
    """An agency in a role: ``ids`` of ``corpus.names.agencies`` (any of them), ``name`` as the question writes it.

    An id may end in "*" for all that begin alike: "so-*" is any sở, "*" any agency. ``alone``: whether nobody else may have
    the role in the task ("một mình"; False: somebody else must, "cùng chủ trì"; None: as it may be).
    """

    ids: tuple[str, ...]
    name: str
    role: Role = Role.EITHER
    negated: bool = False
    alone: bool | None = None


@dataclass(frozen=True, slots=True)
class TimeCondition:
    """A time: ``first`` and ``last`` day of what was named (None: open), how a task's time must lie to it, and its words."""

    when: When
    first: date | None = None
    last: date | None = None
    text: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class FieldCondition:
    """A field that must be filled, or empty where ``negated``; with ``text``, it must speak of it ("ngân sách nhà nước").

    Where ``only``, it must say just that and no more. ``many`` bounds how many it names ("từ ba đơn vị phối hợp trở lên").
    """

    field: Field
    text: str = ""
    negated: bool = False
    only: bool = False
    many: Many | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """The conditions, all of which must hold.

    ``plans`` are ids of plans that are meant (empty: all), ``without_plans`` those that are left out; ``provinces`` and
    ``outside`` (places, numbers that the corpus does not hold) as the question names them. Of ``agencies`` each condition must
    hold; ``numbers`` are numbers of tasks in their plan; ``kind`` narrows to "task" or "duty"; ``issuers`` are words of who
    issued the plan; ``topic`` further words that a task must be about. Where tasks are asked for, each must also meet every one
    of ``also`` and none of ``excluding``; where agencies, plans or groups are, each must also be found under every one of
    ``also`` and under none of ``excluding`` ("chủ trì ở An Giang và phối hợp ở Trà Vinh").
    """

    plans: tuple[str, ...] = ()
    without_plans: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    agencies: tuple[AgencyCondition, ...] = ()
    times: tuple[TimeCondition, ...] = ()
    fields: tuple[FieldCondition, ...] = ()
    group: str = ""
    numbers: tuple[str, ...] = ()
    kind: str = ""
    issuers: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    also: tuple[Where, ...] = ()
    excluding: tuple[Where, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which the asked times begin and end, each once, in the order in which they are asked."""
        return tuple(dict.fromkeys(day.year for time in self.times for day in (time.first, time.last) if day))

    @classmethod
    def from_json(cls, where: Mapping[str, Any]) -> Where:
        """Return the conditions that ``where`` says. Raises ValueError, TypeError or KeyError where it says none."""
        names = ("plans", "without_plans", "provinces", "outside", "numbers", "issuers", "topic")
        return cls(
            **{key: _texts(where.get(key)) for key in names},
            agencies=tuple(map(_agency, where.get("agencies") or ())),
            times=tuple(
                TimeCondition(
                    When(t["when"]), _day(t.get("first")), _day(t.get("last")), t.get("text", ""), bool(t.get("negated"))
                )
                for t in where.get("times") or ()
            ),
            fields=tuple(
                FieldCondition(
                    Field(f["field"]), f.get("text", ""), bool(f.get("negated")), bool(f.get("only")), Many.of(f.get("many"))
                )
                for f in where.get("fields") or ()
            ),
            group=where.get("group") or "",
            kind=where.get("kind") or "",
            also=tuple(cls.from_json(other) for other in where.get("also") or ()),
            excluding=tuple(cls.from_json(other) for other in where.get("excluding") or ()),
        )


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: ``ask`` the fields wanted, in ``form``; ``of`` what is counted or ranked; under the conditions ``where``.

    ``per`` is that of which each is counted by itself ("mỗi nhóm có mấy việc"), ``many`` how many tasks each of what is listed
    or counted must have ("chủ trì từ ba việc trở lên").
    ``topic`` are the words to look for, in the question's spelling with accents; ``claim`` the value that a yes/no question
    asserts ("" where it asks whether anything is there at all); ``carried`` names what was taken over from the query before
    it in a conversation; ``source`` is the stage that made it ("rules", "learned", "llm", "api"), ``confidence`` 0..1.
    ``words`` are those that it was asked in, for what looks for words: no part of what is meant, nor of its JSON.
    """

    ask: tuple[Field, ...] = (Field.CONTENT,)
    form: Form = Form.VALUE
    where: Where = Where()
    of: Counted | None = None
    per: Each | None = None
    many: Many | None = None
    expects: Expects | None = None
    topic: tuple[str, ...] = ()
    claim: str = ""
    carried: tuple[str, ...] = ()
    source: str = "rules"
    confidence: float = 1.0
    words: QueryWords = field(default=QueryWords(), compare=False, repr=False)

    @property
    def topic_syllables(self) -> frozenset[str]:
        """The folded syllables of the topic's words."""
        return frozenset(folded_syllables(" ".join(self.topic)))

    def asks(self, *fields: Field) -> bool:
        """Tell whether any of ``fields`` is wanted."""
        return any(field in self.ask for field in fields)

    def over(self, plans: Sequence[str], outside: Sequence[str] = ()) -> Query:
        """Return the query over ``plans`` (empty: all); ``outside`` is what it names that the corpus does not hold."""
        return replace(self, where=replace(self.where, plans=tuple(plans), outside=tuple(outside)))

    def as_json(self) -> dict[str, Any]:
        """Return the query as JSON: enums as their values, dates as ISO 8601."""
        return {key: value for key, value in plain(replace(self, words=QueryWords())).items() if key != "words"}

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Query:
        """Return the query that ``body`` says. Raises ValueError or TypeError where it says none."""
        return cls(
            ask=tuple(Field(name) for name in body.get("ask") or ("content",)),
            form=Form(body.get("form") or "value"),
            where=Where.from_json(body.get("where") or {}),
            of=Counted(body["of"]) if body.get("of") else None,
            per=Each(body["per"]) if body.get("per") else None,
            many=Many.of(body.get("many")),
            expects=Expects(body["expects"]) if body.get("expects") else None,
            topic=_texts(body.get("topic")),
            claim=body.get("claim") or "",
            carried=_texts(body.get("carried")),
            source=body.get("source") or "api",
            confidence=float(body.get("confidence", 1.0)),
        )


def _agency(said: Mapping[str, Any]) -> AgencyCondition:
    alone = said.get("alone")
    role = Role(said.get("role") or "either")
    return AgencyCondition(
        _texts(said.get("ids")), said.get("name", ""), role, bool(said.get("negated")), None if alone is None else bool(alone)
    )


def _texts(values: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(values or ())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
