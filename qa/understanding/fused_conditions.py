"""Conditions on rows, by the rules and the learned reader: the agencies, times and columns that a question names or denies.

In: the conditions that the rules found, what the reader says, what the register knows. Out: the conditions that are meant. Who
and when is closed and stays with the rules; which part an agency has where no word beside it tells, and what is denied, is the
reader's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.names.agencies import name_of
from corpus.text import fold_accents
from qa.contracts.learned_reading import LearnedReading, Negated, SpanKind
from qa.contracts.query import RANKS, AgencyCondition, Field, FieldCondition, Form, Query, Role, TimeCondition, When, Where
from qa.contracts.words import QueryWords
from qa.understanding.agency_parts import is_denied
from qa.understanding.objects import InTasks, objects_in

SAYS: Final = 0.5
"""What the reader holds more likely than not counts as said."""
_EMPTIES: Final = {
    Negated.COORDINATE: Field.COORDINATE,
    Negated.LEAD: Field.LEAD,
    Negated.PRODUCT: Field.PRODUCT,
    Negated.FUNDING: Field.FUNDING,
}

_HOW_WRITTEN: Final = frozenset({When.NONE, When.DATED, When.SPANS, When.QUARTERS})
"""Conditions on how a time is written, which the rules read with their denial."""
_DENIES: Final = re.compile(
    r"\b(?:không|ko|k|kg|hông|hổng|hong|chưa|chẳng|chả|đừng|thiếu|vắng|trống|trắng|ngỏ|khuyết|bỏ|trừ|ngoài|khỏi|khác"
    r"|còn lại|hết|một mình|mình|riêng|độc lập|tự|đơn|chỉ|mỗi|duy nhất|no|not|without|except)\b",
    re.IGNORECASE,
)
"""Words that can deny or leave out: without one of them nothing is denied, whatever the reader says ("việc thứ ba ai làm")."""
_HEAD: Final = 2
"""Words of a name's head ("công ty", "công an"): beside the whole name of one it means no other."""
_EITHER: Final = re.compile(
    r"\b(?:chủ trì|phối hợp)\s+(?:hay|hoặc|lẫn|và)\s+(?:là\s+|cả\s+)?(?:chủ trì|phối hợp)\b", re.IGNORECASE
)
_PRESENT: Final = re.compile(
    r"\bdính(?: vào| tới| đến)?\b|\b(?:có tên|có mặt|góp mặt|tham gia)\b(?![^,;?]*\b(?:chủ trì|phối hợp)\b)", re.IGNORECASE
)
"""Words for having any part in a task, where none beside the agency says which."""

_ANYBODY: Final = re.compile(r"(?:(?:các|những|mấy)\s+)?(?:cơ quan|đơn vị|tổ chức|bên)", re.IGNORECASE)
"""The bare word for agencies asks for them, whatever group of that name a plan charges."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the register of the plans in question knows of names and words; by itself, nothing.

    ``registered`` returns the ids by which it knows a name, none where nobody of that name has a task; ``spotted`` the names of
    its agencies that stand in a text, with their ids; ``in_tasks`` tells whether a task says some folded words.
    """

    registered: Callable[[str], tuple[str, ...]] = lambda _: ()
    spotted: Callable[[str], Mapping[str, tuple[str, ...]]] = lambda _: {}
    in_tasks: InTasks = lambda _: False


def fused_where(own: Query, form: Form, words: QueryWords, reading: LearnedReading, known: Known) -> Where:
    """Return the conditions of ``question`` by the rules' ``own`` query and the ``reading``, where it asks in ``form``."""
    reading = reading if _DENIES.search(words.text) else replace(reading, negated=())
    spotted = known.spotted(words.text)
    own = _with_whole_names(own, spotted if form is not Form.VALUE else _marked(spotted, reading))
    more = _registered_agencies(own, reading, known.registered)
    if form is not Form.VALUE and own.where.plans:
        more = tuple(agency for agency in more if _is_whole(agency) or known.spotted(agency.name))
    named = (*own.where.agencies, *more)
    named = named if form is Form.YES_NO else tuple(agency for agency in named if not _ANYBODY.fullmatch(agency.name.strip()))
    objects = objects_in(words.text, (agency.name for agency in named), known.in_tasks)
    agencies = _agencies([agency for agency in named if agency.name not in objects], words, reading)
    agencies = _of_each_place(agencies) if len(own.where.plans) > 1 else agencies
    unhelped = any(field.field is Field.COORDINATE and field.negated for field in own.where.fields)
    return replace(
        own.where,
        agencies=_leading(agencies) if unhelped else agencies,
        times=tuple(_time(condition, reading) for condition in own.where.times),
        fields=_fields(own, reading) if form not in RANKS else own.where.fields,  # of what is ranked none is empty
    )


def _of_each_place(agencies: tuple[AgencyCondition, ...]) -> tuple[AgencyCondition, ...]:
    """Return one condition where all are of one agency, named with each place: "Sở Y tế Hà Giang và Sở Y tế Sơn La"."""
    same = len(agencies) > 1 and len({agency.ids for agency in agencies}) == 1 and agencies[0].ids
    if not same or any(agency.negated for agency in agencies):
        return agencies
    return (replace(agencies[0], name=name_of(agencies[0].ids[0]) or agencies[0].name),)


def _leading(agencies: Sequence[AgencyCondition]) -> tuple[AgencyCondition, ...]:
    """Return the agencies as those who lead, where it is asked for what nobody helps with."""
    return tuple(replace(a, role=Role.LEAD, negated=False) if a.role is not Role.LEAD else a for a in agencies)


def _with_whole_names(own: Query, names: Mapping[str, tuple[str, ...]]) -> Query:
    """Return the query with the register's own agencies among its conditions; a longer name takes a shorter one's place."""
    agencies = list(own.where.agencies)
    for name, ids in names.items():
        folded = fold_accents(name)
        inside = [at for at, known in enumerate(agencies) if fold_accents(known.name) in folded]
        if inside:
            known = agencies[inside[0]]
            head = fold_accents(known.name)
            kept = () if len(head.split()) <= _HEAD and folded.startswith(f"{head} ") else known.ids
            agencies[inside[0]] = replace(known, ids=tuple(dict.fromkeys((*kept, *ids))), name=name)
        elif not any(folded in fold_accents(known.name) for known in agencies):
            at = own.words.text.find(name)
            denied = at >= 0 and is_denied(own.words.text, at, at + len(name))
            agencies.append(AgencyCondition(ids, name, negated=denied))
    return replace(own, where=replace(own.where, agencies=tuple(agencies)))


def _marked(names: Mapping[str, tuple[str, ...]], reading: LearnedReading) -> dict[str, tuple[str, ...]]:
    """Return those of the ``names`` that the reader marks as agencies, the whole or the end of them."""
    spans = [fold_accents(span.text) for span in reading.of_kind(SpanKind.AGENCY) if span.probability >= SAYS]
    return {name: ids for name, ids in names.items() if any(fold_accents(name).endswith(span) for span in spans)}


def _registered_agencies(
    own: Query, reading: LearnedReading, registered: Callable[[str], tuple[str, ...]]
) -> tuple[AgencyCondition, ...]:
    """Return the agencies that only the register knows ("hạt kiểm lâm", "ban quản lý rừng"), as the reader marks them."""
    known = " ".join(fold_accents(condition.name).lower() for condition in own.where.agencies)
    spans = [span for span in reading.of_kind(SpanKind.AGENCY) if span.probability >= SAYS]
    names = [fold_accents(condition.name).lower() for condition in own.where.agencies]
    said = [(span.text, fold_accents(span.text).lower()) for span in spans]
    new = [text for text, folded in said if folded not in known and not any(name in folded for name in names)]
    return tuple(AgencyCondition(ids, name) for name in new if (ids := registered(name)))


def _is_whole(agency: AgencyCondition) -> bool:
    """Tell whether the name is all of an agency's, and not short for one that a plan may not know ("trường đại học")."""
    return any(fold_accents(name_of(own) or "") == fold_accents(agency.name) for own in agency.ids)


def _agencies(conditions: Sequence[AgencyCondition], words: QueryWords, reading: LearnedReading) -> tuple[AgencyCondition, ...]:
    """Return the conditions in the reader's role where no word beside an agency tells its role.

    What the reader says is left out is any of them where the text does not show which.
    """
    shown = any(condition.negated for condition in conditions)
    names = [condition.name for condition in conditions]
    either, present = (len(conditions) == 1 and bool(part.search(words.text)) for part in (_EITHER, _PRESENT))
    made = []
    for condition in conditions:
        said = next((asked.role for asked in words.named.agencies if asked.name == condition.name), "")
        said = said or (condition.role.value if names.count(condition.name) > 1 else "")
        role = condition.role if said else (_role_read(reading) or condition.role)
        role = Role.EITHER if either or (present and not said) else role
        denied = _probability(reading, Negated.AGENCY) >= SAYS or _is_left_out(role, reading)
        negated = condition.negated or (denied and not shown)
        made.append(replace(condition, role=Role.EITHER if role is Role.OTHER else role, negated=negated))
    return tuple(made)


def _role_read(reading: LearnedReading) -> Role | None:
    """Return the role that the reader finds likelier than all others together; None where it finds none so.

    What is claimed of an agency claims some role: there the likeliest counts.
    """
    role, probability = reading.role[0] if reading.role else (None, 0.0)
    claimed = bool(reading.form) and reading.form[0][0] is Form.YES_NO
    return role if claimed or probability >= SAYS else None


def _is_left_out(role: Role, reading: LearnedReading) -> bool:
    """Tell whether it is an agency's own part that is denied: "mà Sở Tài chính không phối hợp" wants no empty column."""
    denied = {Role.COORDINATE: Negated.COORDINATE, Role.LEAD: Negated.LEAD}.get(role)
    return denied is not None and _probability(reading, denied) >= SAYS


def _time(condition: TimeCondition, reading: LearnedReading) -> TimeCondition:
    """Return the time, denied where the reader says so."""
    denied = condition.when not in _HOW_WRITTEN and _probability(reading, Negated.TIME) >= SAYS
    return replace(condition, negated=condition.negated or denied)


def _fields(own: Query, reading: LearnedReading) -> tuple[FieldCondition, ...]:
    """Return the columns that are empty or filled, those that the reader says are empty among them."""
    found = {condition.field: condition for condition in own.where.fields}
    roles = {condition.role.value for condition in own.where.agencies}
    for negated, field in _EMPTIES.items():
        if _probability(reading, negated) >= SAYS and negated.value not in roles:
            found.setdefault(field, FieldCondition(field, negated=True))
    return tuple(found.values())


def _probability(reading: LearnedReading, negated: Negated) -> float:
    return next((probability for name, probability in reading.negated if name is negated), 0.0)
