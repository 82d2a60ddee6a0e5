"""Plans themselves: how many there are, which, the newest and the oldest, by what they say of themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from corpus.text.dates import written_date
from indexer.segments.stored import StoredPlan
from qa.composing.computed.conditions_told import conditions, joined
from qa.composing.computed.kinds import Material
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.contracts.findings import Proof
from qa.contracts.query import Counted, Field, Form
from qa.reading.life import years_of
from qa.understanding.ranked_by import is_of_length

_NAMED = {
    Field.ISSUED_ON: "issued_on",
    Field.NUMBER: "number",
    Field.SIGNER: "signer",
    Field.ISSUER: "issuer",
    Field.PERIOD: "period",
}
_ENDING: Final = re.compile(r"\b(?:kết thúc|chấm dứt|hết (?:hiệu lực|hạn|thời kỳ|giai đoạn))\b", re.IGNORECASE)
_UNTIL: Final = re.compile(r"\W*(?:đến|tới)\b", re.IGNORECASE)
_SEVERAL: Final = 2


def counted_plans(material: Material) -> Draft | None:
    """Return how many plans, or provinces with plans, meet the conditions on plans."""
    lines, unit = _lines(material)
    whole = len(material.register.plans)
    said = joined([f"{len(lines)} {unit}", conditions(material.query.where, material.query.topic)])
    return _draft(f"{said}, trong {whole} kế hoạch của kho{':' if lines else '.'}", lines)


def listed_plans(material: Material) -> Draft | None:
    """Return which plans, or provinces with plans, meet the conditions on plans."""
    lines, unit = _lines(material)
    if not lines:
        said = joined([f"Không có {unit} nào", conditions(material.query.where, material.query.topic)])
        return Draft((), heading=f"{said}, trong {len(material.register.plans)} kế hoạch của kho.")
    said = joined([f"{len(lines)} {unit}", conditions(material.query.where, material.query.topic)])
    return _draft(f"{said}:", lines)


def dated_plans(material: Material) -> Draft | None:
    """Return the newest plan (or the oldest, for LEAST), with the others' dates beside it."""
    dated = [plan for plan in material.plans if plan.metadata.issued_on]
    undated = [plan for plan in material.plans if not plan.metadata.issued_on]
    if not dated:
        return None
    newest = material.query.form is Form.MOST
    order = sorted(dated, key=lambda plan: plan.metadata.issued_on or plan.until, reverse=newest)  # type: ignore[arg-type,return-value]
    first = order[0]
    name = material.knowledge.plan_name(first.id)
    day = written_date(first.metadata.issued_on) if first.metadata.issued_on else ""
    heading = f"{name} {'mới' if newest else 'cũ'} nhất, ban hành ngày {day}, trong {len(dated)} kế hoạch có ghi ngày:"
    notes = (f"{len(undated)} kế hoạch không ghi ngày ban hành.",) if undated else ()
    return _draft(heading, [plan_line(plan, material, Field.ISSUED_ON) for plan in order], notes)


def lasting_plans(material: Material) -> Draft | None:
    """Return which plan is for most (or fewest) years, or ends last (or first), with the years of the others beside it.

    None where the question asks neither, or where not two plans say their years.
    """
    ends = _ENDING.search(material.text) is not None
    said = {plan.id: years for plan in material.plans if (years := years_of(plan.metadata)) and (ends or _begins(plan))}
    if len(said) < _SEVERAL or not (ends or not material.text or is_of_length(material.text)):
        return None
    most = material.query.form is Form.MOST
    worth = {plan: years[-1] if ends else years[-1] - years[0] + 1 for plan, years in said.items()}
    wanted = (max if most else min)(worth.values())
    best = ", ".join(material.knowledge.plan_name(plan) for plan in said if worth[plan] == wanted)
    how = (
        f"kết thúc {'muộn' if most else 'sớm'} nhất, năm {wanted}"
        if ends
        else f"{'dài' if most else 'ngắn'} nhất, {wanted} năm"
    )
    ranked = sorted((plan for plan in material.plans if plan.id in said), key=lambda plan: worth[plan.id], reverse=most)
    lines = [replace(plan_line(plan, material, Field.PERIOD), values=(plan.metadata.period or "",)) for plan in ranked]
    unsaid = len(material.plans) - len(said)
    notes = (f"{unsaid} kế hoạch không nêu {'năm kết thúc' if ends else 'cả năm đầu và năm cuối'}.",) if unsaid else ()
    return _draft(f"{best}: thời kỳ {how}, trong {len(said)} kế hoạch có nêu thời kỳ:", lines, notes)


def _begins(plan: StoredPlan) -> bool:
    """Tell whether the plan says, by its period or the day of its issue, in which year it begins: "đến năm 2030" does not."""
    return plan.metadata.issued_on is not None or _UNTIL.match(plan.metadata.period or "") is None


def _lines(material: Material) -> tuple[list[Line], str]:
    plans = material.plans
    if material.of is not Counted.PROVINCES:
        return [plan_line(plan, material) for plan in plans], "kế hoạch"
    of: dict[str, list[StoredPlan]] = {}
    for plan in plans:
        if plan.province:
            of.setdefault(plan.province, []).append(plan)
    lines = []
    for province, own in of.items():
        cited = tuple(proof for plan in own for proof in plan_line(plan, material).proofs)
        lines.append(Line(own[0].id, province, (f"{len(own)} kế hoạch",), "", cited))
    return lines, "tỉnh, thành phố"


def plan_line(plan: StoredPlan, material: Material, field: Field | None = None) -> Line:
    """Return the line of a plan, proved by the passage in which it names itself (or the asked field stands)."""
    said = plan.metadata
    names = [_NAMED[condition.field] for condition in material.query.where.fields if condition.field in _NAMED]
    names += [_NAMED[field]] if field in _NAMED else []
    cited = [_cited(plan, name, material) for name in dict.fromkeys((*names, "title", "number"))]
    title = said.title or ""
    day = (f"ban hành ngày {written_date(said.issued_on)}",) if said.issued_on else ()
    return Line(plan.id, material.knowledge.plan_name(plan.id), day, title, tuple(proof for proof in cited if proof))


def _cited(plan: StoredPlan, name: str, material: Material) -> Proof | None:
    """Return the passage in which the plan says what is called ``name`` of itself, None where it says no such thing."""
    for document in plan.documents:
        for part in document.metadata.ranges.get(name, ()):
            for passage in material.knowledge.engine.passages_of(document.id):
                if any(part.overlaps(own) for own in passage.ranges):
                    return Proof.of(passage, 1.0)
    return None


def _draft(heading: str, lines: list[Line], notes: tuple[str, ...] = ()) -> Draft:
    long = sum(len(line.label) + 60 for line in lines) > SHORT - len(heading)
    return Draft(tuple(lines), heading=heading, notes=notes, limit=LONG if long else SHORT)
