"""Is it so of all tasks, of none, of so many? A claim of how many held against the rows that it is of.

In: a query for yes or no whose words say how many (:mod:`qa.understanding.quantified`). Out: a draft that begins with the
verdict, says how many of the tasks it is so of, and shows those that decide; None where no task is of what is spoken of.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from corpus.records import AssignmentKind
from corpus.text import fold_accents, folded_syllables
from qa.composing.computed.conditions_told import conditions, joined, noun
from qa.composing.computed.kinds import Material
from qa.composing.computed.listing import fields_of
from qa.composing.computed.row_lines import cite, rows_draft, thing_line
from qa.composing.draft import SHORT, Draft
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import AgencyCondition, Counted, Field, Query, Role, Where
from qa.ranking.looked_up import LookedUp
from qa.reading.register import Row, tallies
from qa.reading.register.conditions import in_group
from qa.understanding.quantified import Quantity, quantity_claimed, with_quantity

_IDLE: Final = frozenset(
    folded_syllables(
        "phụ lục bảng danh mục biểu trọng tâm cụ thể chủ yếu kế hoạch trong của hết thảy đều cũng chỉ toàn số tổng tất cả mọi"
        " được giao cho do là có chủ trì phối hợp tư một hai ba khác nhau đầu mối làm lo kia này thôi duy nhất đúng phải thuộc"
        " việc nhiệm vụ nhóm mục phần mảng lĩnh vực nào không chứ"
    )
)
"""Syllables that tell of no task."""
_YES: Final = "Có"
_NO: Final = "Không"
_MANY: Final = 4
_PLANS: Final = 3
"""Of more plans together nothing is claimed."""


@dataclass(frozen=True, slots=True)
class _Split:
    """The tasks of which something is claimed (``base``), those of which it is so (``right``), and what they ``met``, in words.

    ``exact`` tells that nothing is open about which tasks are meant: all of a plan, or of one of its groups.
    """

    base: tuple[Row, ...]
    right: tuple[Row, ...]
    met: str
    exact: bool

    @property
    def wrong(self) -> tuple[Row, ...]:
        """The tasks of which it is not so."""
        held = {row.id for row in self.right}
        return tuple(row for row in self.base if row.id not in held)


@ahead_kind("quantity")
def answer_quantity(query: Query, looked: LookedUp) -> Draft | None:
    """Return whether it is so of as many tasks as is claimed, and of which it is, or is not."""
    claimed = quantity_claimed(query)
    if claimed is None:
        return None
    material = Material(with_quantity(query, claimed), looked.shelf, query.words.text)
    if not 0 < len(material.plans) <= _PLANS:
        return None
    split = _split(claimed, material)
    if not split.base or any(row.kind is not AssignmentKind.TASK for row in split.base):
        return None
    if claimed.ranked:
        draft = _ranked(claimed, split, material)
    elif claimed.agencies is not None:
        draft = _by_agencies(claimed, split, material)
    else:
        draft = _told(claimed, split, material)
    return draft and replace(draft, sure=True, exact=split.exact)


def _split(claimed: Quantity, material: Material) -> _Split:
    """Return the tasks of which it is claimed, parted."""
    where = material.query.where
    agencies = tuple(_in_role(each, material.query) for each in where.agencies)
    text = fold_accents(material.query.words.text).lower()
    before = text[: claimed.splits]
    of_it = tuple(each for each in agencies if claimed.splits and fold_accents(each.name).lower() in before)
    timed = tuple(each for each in where.times if claimed.splits and each.text and fold_accents(each.text).lower() in before)
    plain = replace(where, agencies=of_it, times=timed, fields=())
    said = replace(
        where, agencies=tuple(a for a in agencies if a not in of_it), times=tuple(t for t in where.times if t not in timed)
    )
    if not (said.agencies or said.times or said.fields):  # nothing is said of them but whose they are
        plain, said = replace(plain, agencies=(), times=()), replace(said, agencies=of_it, times=timed)
    base, exact = _of_topic(plain, material)
    met = {row.id for row in material.select(replace(said, group=where.group)).rows}
    words = conditions(replace(said, group=""))
    return _Split(base, tuple(row for row in base if row.id in met), words, exact)


def _of_topic(plain: Where, material: Material) -> tuple[tuple[Row, ...], bool]:
    """Return the rows under ``plain`` and the topic, and whether they are exact: a group that is called so, else none."""
    rows = material.select(plain).rows
    where = material.query.where
    chosen = (where.group, *(each.name for each in where.agencies), *(each.text for each in where.times))
    idle = _IDLE.union(folded_syllables(" ".join(chosen)))
    told = [word for word in material.query.topic if not idle.issuperset(folded_syllables(word)) and not word.isdigit()]
    if not told or (plain.group and rows):
        return rows, True
    named = in_group(rows, " ".join(told))
    if named and len(told) > 1:
        return tuple(named), True
    return material.select(plain, tuple(told)).rows, False


def _in_role(condition: AgencyCondition, query: Query) -> AgencyCondition:
    """Return the condition, not denied, in the role that the question asks of where it says none."""
    role = Role.COORDINATE if query.ask == (Field.COORDINATE,) else Role.LEAD
    return replace(condition, negated=False, alone=None, role=role if condition.role is Role.EITHER else condition.role)


def _told(claimed: Quantity, split: _Split, material: Material) -> Draft:
    """Return the verdict with how many of the tasks meet the conditions, and those that decide it."""
    among, count = len(split.base), len(split.right)
    if claimed.count is not None:
        right = claimed.count.fits(count) and claimed.whole in (None, among)
    else:
        right = claimed.least <= round(count / among, 4) <= claimed.most if count else claimed.least == 0
    every, none = claimed.least == 1.0 and claimed.count is None, claimed.most == 0.0
    said = joined((noun(material), split.met))
    if none:
        heading = f"Đúng: không có {said}" if right else f"Không đúng: có {count} {said}"
    elif every and right:
        heading = f"{_YES}: cả {among} {said}"
    else:
        heading = f"{_YES if right else _NO}: {f'{count}/{among}' if split.met else count} {said}"
    shown = split.wrong if every and not right and split.wrong else split.right
    if every and not right:
        heading = f"{heading}; {'còn lại' if count else 'mà là'}"
    heading = f"{heading}{_of(material)}"
    if not shown:
        looked_at = tuple(cite(row, material) for row in split.base[:_MANY])
        return Draft((), heading=f"{heading}.", notes=material.selection.notes, further=looked_at)
    fields = fields_of(material.query)
    if shown is not split.right and material.query.where.agencies:  # who has them instead
        role = Field.COORDINATE if Field.COORDINATE in material.query.ask else Field.LEAD
        fields, material = (role,), replace(material, query=replace(material.query, ask=(role,)))
    return rows_draft(f"{heading}:", shown, material, fields, roomy=False)


def _of(material: Material) -> str:
    plans = material.plans
    return f" ({material.knowledge.plan_name(plans[0].id)})" if len(plans) == 1 else ""


def _by_agencies(claimed: Quantity, split: _Split, material: Material) -> Draft | None:
    """Return whether the tasks are led by so many agencies, and by which."""
    role = Role.COORDINATE if material.query.ask == (Field.COORDINATE,) else Role.LEAD
    found = tallies(split.base, Counted.AGENCIES, role)
    if not found or claimed.agencies is None:
        return None
    right = claimed.agencies.fits(len(found))
    does = "phối hợp" if role is Role.COORDINATE else "chủ trì"
    names = ", ".join(tally.name for tally in found[:_MANY])
    more = f" và {len(found) - _MANY} cơ quan khác" if len(found) > _MANY else ""
    heading = f"{_YES if right else _NO}: {len(split.base)} {noun(material)} do {names}{more} {does}{_of(material)}:"
    return rows_draft(
        heading, split.base, material, (Field.COORDINATE if role is Role.COORDINATE else Field.LEAD,), roomy=False
    )


def _ranked(claimed: Quantity, split: _Split, material: Material) -> Draft | None:
    """Return whether the one agency that is named has more tasks than any other, or fewer."""
    agencies = [_in_role(each, material.query) for each in material.query.where.agencies]
    if len(agencies) != 1:
        return None
    role = agencies[0].role
    base = material.select(replace(material.query.where, agencies=(), times=(), fields=())).rows
    found = sorted(tallies(base, Counted.AGENCIES, role), key=lambda tally: tally.count, reverse=claimed.ranked == "most")
    own = len(split.right)
    best = found[0] if found else None
    if best is None or not own:
        return None
    right = best.count == own
    does = "phối hợp" if role is Role.COORDINATE else "chủ trì"
    told = (
        f"{own} {noun(material)} {split.met}"
        if right
        else f"{best.name} {does} {best.count} {noun(material)}, còn {split.met} {own}"
    )
    lines = [
        thing_line(tally, replace(material, query=replace(material.query, of=Counted.AGENCIES))) for tally in found[:_MANY]
    ]
    return Draft(tuple(lines), heading=f"{_YES if right else _NO}: {told}{_of(material)}.", limit=SHORT, labelled=True)
