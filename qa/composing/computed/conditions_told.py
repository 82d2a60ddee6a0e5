"""What was counted, in words: the conditions of a query and what its rows were counted among."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from corpus.names.agencies import name_of
from corpus.records import AssignmentKind
from corpus.text.dates import written_date
from qa.composing.computed.kinds import Material
from qa.contracts.query import AgencyCondition, Counted, Field, FieldCondition, Many, Role, TimeCondition, When, Where
from qa.reading.register.conditions import is_named
from qa.reading.register.rows import on_its_level
from qa.understanding.agency_conditions import ids_of_kind

_DAYS: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\W+\w*\W*\d")
_SAYS_END: Final = re.compile(r"(?:đến|tới|trước|hết|cuối)\b", re.IGNORECASE)

_MOST_NAMED = 4
_FIELDS = {
    Field.LEAD: "đơn vị chủ trì",
    Field.COORDINATE: "đơn vị phối hợp",
    Field.PERIOD: "thời gian",
    Field.DEADLINE: "thời hạn",
    Field.PRODUCT: "sản phẩm",
    Field.FUNDING: "kinh phí",
    Field.GROUP: "nhóm",
    Field.TASK: "nội dung",
    Field.SUBJECT: "tên",
    Field.IMPLEMENTS: "văn bản được thực hiện",
    Field.BASIS: "căn cứ",
    Field.ISSUED_ON: "ngày ban hành",
    Field.SIGNER: "người ký",
    Field.ISSUER: "cơ quan ban hành",
    Field.NUMBER: "số hiệu",
}
_WRITTEN: Final = {
    When.DATED: ("ghi rõ năm", "không ghi năm cụ thể"),
    When.SPANS: ("có năm bắt đầu và năm kết thúc", "không có năm bắt đầu và năm kết thúc"),
    When.QUARTERS: ("ghi thời gian theo quý", "không ghi thời gian theo quý"),
}
"""How a time is written, in words: said, and denied."""
_ROLES = {Role.LEAD: "do {} chủ trì", Role.COORDINATE: "có {} phối hợp"}
_SHARED = {True: " một mình", False: " cùng cơ quan khác", None: ""}
_THINGS = {
    Counted.TASKS: "nhiệm vụ",
    Counted.AGENCIES: "cơ quan",
    Counted.PLANS: "kế hoạch",
    Counted.PROVINCES: "tỉnh, thành phố",
    Counted.GROUPS: "nhóm nhiệm vụ",
}


def noun(material: Material) -> str:
    """Return what is counted: "nhiệm vụ", or "việc" where the rows are duties of prose, or duties and tasks together."""
    if material.of is Counted.TASKS and material.selection.kind is not AssignmentKind.TASK and material.selection.among:
        return "việc được giao" if material.selection.kind is AssignmentKind.DUTY else "việc"
    kind = _kind_counted(material)
    return kind.name.lower() if kind else _THINGS[material.of]


def _kind_counted(material: Material) -> AgencyCondition | None:
    """Return the condition that only agencies of a kind are counted ("sở nào"), None for any."""
    named = [agency for agency in material.counted if not agency.negated] if material.of is Counted.AGENCIES else []
    return named[0] if len(named) == 1 and ids_of_kind(named[0].name) == named[0].ids else None


def conditions(where: Where, topic: Sequence[str] = ()) -> str:
    """Return the conditions on rows in words, "" for none: "do Sở Y tế chủ trì, trong năm 2025"."""
    parts = [_agency(condition) for condition in where.agencies if condition.name or is_named(condition.ids)]
    parts += [_time(condition) for condition in where.times]
    parts += [_field(condition) for condition in where.fields]
    parts += [f"thuộc nhóm “{where.group}”"] if where.group else []
    parts += [f"số {', '.join(where.numbers)}"] if where.numbers else []
    words = " ".join((*where.topic, *topic))
    parts += [f"về “{words}”"] if words else []
    parts += [
        f"ngoài “{' '.join(other.topic)}”" for other in where.excluding if other.topic and other == Where(topic=other.topic)
    ]
    parts += [said for other in where.excluding for said in _opposite(other)]
    return ", ".join(part for part in parts if part)


def _opposite(other: Where) -> list[str]:
    """Return that nothing is found under the conditions ``other`` on rows alone; where these deny, that everything is."""
    if other != Where(agencies=other.agencies, times=other.times, fields=other.fields):
        return []
    said = [(_agency(replace(agency, negated=not agency.negated)), agency.negated) for agency in other.agencies]
    said += [(_time(replace(time, negated=not time.negated)), time.negated) for time in other.times]
    said += [(_field(replace(field, negated=not field.negated)), field.negated) for field in other.fields]
    return [f"mọi nhiệm vụ đều {text}" if every else text for text, every in said]


def things_in_words(material: Material) -> str:
    """Return the conditions on what is counted, and what is left out of it: "ngoài Sở Y tế, làm hằng năm"."""
    where, out = material.query.where, material.left_out
    names = f"ngoài {', '.join(agency_name(agency) for agency in out)}" if out else ""
    told = (*out, _kind_counted(material))
    kept = replace(where, agencies=tuple(agency for agency in where.agencies if agency not in told))
    does = {Role.LEAD: "chủ trì", Role.COORDINATE: "phối hợp"}.get(material.role, "có")
    does = does if material.of is Counted.AGENCIES else "có"
    many = f"{does} {bound(material.query.many)} nhiệm vụ" if material.query.many else ""
    sets = _sets(material) if material.of is Counted.AGENCIES else ""
    return ", ".join(part for part in (names, many, sets, conditions(kept, material.query.topic)) if part)


def _sets(material: Material) -> str:
    """Return under which conditions things are found, and under which not: "chủ trì ở A, phối hợp ở B, không có ở C"."""
    where = material.query.where
    if not (where.also or where.excluding):
        return ""
    said = [_part_in(where, material), *(_part_in(other, material) for other in where.also)]
    return ", ".join([*said, *(f"không {_part_in(other, material)}" for other in where.excluding)])


def _part_in(where: Where, material: Material) -> str:
    role = next((condition.role for condition in where.agencies), Role.EITHER)
    names = ", ".join(material.knowledge.plan_name(plan) for plan in where.plans)
    does = {Role.LEAD: "chủ trì", Role.COORDINATE: "phối hợp"}.get(role, "có tên")
    return f"{does} ở {names}" if names else does


def scope(material: Material, *, counted: bool = True) -> str:
    """Return what was counted over, to be said right after it: ", trong 32 nhiệm vụ của An Giang (457/KH-UBND)"."""
    where = material.query.where
    if material.of is Counted.AGENCIES and (where.also or where.excluding):
        return ""  # told with the conditions, each of which has its own
    plans = [material.knowledge.plan_name(plan.id) for plan in material.plans]
    among = len(material.selection.among)
    named = plans[0] if len(plans) == 1 else f"{len(plans)} kế hoạch{_names(plans)}"
    if not counted or not material.selection.narrowed:
        return f" của {named}" if len(plans) == 1 else f" trong {named}"
    kinds = {AssignmentKind.TASK: "nhiệm vụ", AssignmentKind.DUTY: "việc được giao"}
    kind = "việc" if material.selection.kind is None else kinds[material.selection.kind]
    return f", trong {among} {kind} của {named}"


def _names(plans: Sequence[str]) -> str:
    return f" ({', '.join(plans)})" if 1 < len(plans) <= _MOST_NAMED else ""


def agency_name(condition: AgencyCondition) -> str:
    """Return how to call the asked agency."""
    named = [on_its_level(name, condition.name) for agency in condition.ids if (name := name_of(agency))]
    return named[0] if len(condition.ids) == 1 and named else condition.name or ", ".join(named)


def _agency(condition: AgencyCondition) -> str:
    shared = _SHARED[condition.alone] if is_named(condition.ids) else ""
    said = _ROLES.get(condition.role, "có {} tham gia").format(f"{agency_name(condition)}{shared}")
    return f"không {said}" if condition.negated else said


def _time(condition: TimeCondition) -> str:
    if condition.when is When.NONE:
        said = "không ghi thời gian"
        return "có ghi thời gian" if condition.negated else said
    if condition.when in _WRITTEN:
        return _WRITTEN[condition.when][condition.negated]
    if condition.when is When.RECURRING:
        said = f"làm {condition.text}" if condition.text else "làm định kỳ hoặc thường xuyên"
    elif condition.when is When.BY and condition.last and not condition.first and not _SAYS_END.match(condition.text):
        said = f"phải xong chậm nhất {written_date(condition.last)}"
    else:
        words = condition.text or _days(condition)
        ways = {When.BY: "phải xong {}", When.FROM: "bắt đầu từ {}", When.WITHIN: "nằm trọn trong {}", When.IN: "thực hiện {}"}
        within = "trong khoảng " if condition.when is When.BY and _DAYS.match(words) else ""
        said = ways[condition.when].format(f"{within}{words}")
    return f"không {said}" if condition.negated else said


def _days(condition: TimeCondition) -> str:
    first, last = condition.first, condition.last
    if first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"năm {first.year}" if first.year == last.year else f"giai đoạn {first.year}-{last.year}"
    if last and not first:
        return f"trước {written_date(last)}"
    return " đến ".join(written_date(day) for day in (first, last) if day)


def _field(condition: FieldCondition) -> str:
    name = _FIELDS.get(condition.field, condition.field.value)
    if condition.many is not None:
        return f"{'không ' if condition.negated else ''}có {bound(condition.many)} {name}"
    if condition.text and condition.only and condition.negated:
        return f"không ghi {name} là “{condition.text}”"
    if condition.text:
        return f"{'không ' if condition.negated else ''}{'chỉ ' if condition.only else ''}có {name} “{condition.text}”"
    return f"{'thiếu' if condition.negated else 'có ghi'} {name}"


def bound(many: Many) -> str:
    """Return a bound in words: "từ 3", "không quá 2", "đúng 1", "từ 2 đến 4"."""
    if many.least is None:
        return f"không quá {many.most}"
    if many.most is None:
        return f"từ {many.least}"
    return f"đúng {many.least}" if many.least == many.most else f"từ {many.least} đến {many.most}"


def joined(parts: Iterable[str]) -> str:
    """Return the parts that are not empty, with a space between."""
    return " ".join(part for part in parts if part)
