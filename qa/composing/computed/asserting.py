"""Is it so: "Có" or "Không" first, then what is the case instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.names.agencies import find_agencies, identify, name_of
from corpus.records import AssignmentKind
from corpus.text import fold_accents, folded_syllables
from qa.composing.computed.conditions_told import agency_name, conditions, joined, noun, scope
from qa.composing.computed.counting import with_groups
from qa.composing.computed.kinds import Kind, Material, computed_from_rows, register_kind
from qa.composing.computed.listing import fields_of
from qa.composing.computed.row_lines import DOES, cite, row_line, rows_draft, values
from qa.composing.draft import SHORT, Draft
from qa.contracts.query import REGISTER_FIELDS, AgencyCondition, Field, Form, Query, Role, When, Where
from qa.ranking.topical import LEAST
from qa.reading.claimed_times import claimed_time
from qa.reading.claims import claim_in
from qa.reading.figures import figures_in
from qa.reading.register import Row
from qa.reading.register.conditions import agency_test, field_texts, is_named, row_tests
from qa.reading.register.selecting import names_all_of_its_kind
from qa.reading.spans_of_time import as_days
from qa.reading.wording import SAYS_NOTHING, Wording
from qa.understanding.agency_parts import doer_claimed, gives_work, names_nobody

_SPOKEN_OF = 0.5
_NEAREST = 3
_AS_GOOD = 0.7  # log-odds below the best task at which another may be meant as well
_ROLES = {Field.LEAD: Role.LEAD, Field.COORDINATE: Role.COORDINATE}
_OFTEN = "lan"
_TIMES = (Field.PERIOD, Field.DEADLINE)
_A_TIME = re.compile(r"(?:giai đoạn|năm) \d{4}(?:\s*[-–]\s*\d{4})?|thường xuyên|h[ằà]ng \w+", re.IGNORECASE)
_VALUES = (Field.PERIOD, Field.DEADLINE, Field.PRODUCT, Field.FUNDING)
_MAY_STAND_IN_PROSE = (Field.PERIOD, Field.DEADLINE, Field.FUNDING)
_CONCERNED = "lien quan"
_ONLY = re.compile(r"\bchỉ\b(?! đạo| tiêu| thị| số| dẫn| định)|\b(?:thuần|hoàn toàn|duy nhất)\b", re.IGNORECASE)
_EMPTY = {
    Field.COORDINATE: "đơn vị phối hợp",
    Field.LEAD: "đơn vị chủ trì",
    Field.PRODUCT: "sản phẩm",
    Field.PERIOD: "thời gian của việc này",
    Field.FUNDING: "kinh phí của việc này",
}
"""What a task is said not to state."""


def takes_claims(query: Query) -> bool:
    """Tell whether the query asks whether something is so in the register."""
    return query.form is Form.YES_NO and (computed_from_rows(query) or bool(query.where.agencies or query.where.times))


def answer_claim(material: Material) -> Draft | None:
    """Return whether it is so: of the task that the topic names, or whether there is any task under the conditions."""
    query = material.query
    claims = _claims(query, material.text)
    of_one = bool(query.topic or query.where.numbers)
    if of_one and claims:
        return _of_task(material, claims)
    if query.claim and not claims:
        return _of_value(material) if of_one else None
    if of_one and query.ask == (Field.COORDINATE,) and not query.where.times and not query.where.fields:
        one = len({row.plan.id for row in _meant(material)}) == 1
        return _of_value(material) if one else _exists(material)  # "có đơn vị nào phối hợp không": whether it names any
    return _exists(material)


def _claims(query: Query, text: str) -> tuple[AgencyCondition, ...]:
    """Return the agencies that are asserted to have a role: the conditions', and those that the claim names."""
    role = next((_ROLES[name] for name in query.ask if name in _ROLES), Role.LEAD)
    of_values = query.asks(*_VALUES) and not query.asks(*_ROLES)
    claimed = () if of_values else _named_in(query.claim, text)
    of_role = len({*_ROLES} & {*query.ask}) == 1  # "do Sở Y tế cầm cái": the verb tells the field, and the field the part
    own = tuple(
        replace(condition, role=role) if of_role and condition.role is Role.EITHER else condition
        for condition in query.where.agencies
        if condition.ids and not of_values and not gives_work(text, condition.name)
    )
    if own:  # in a question a name that no list holds runs on into what is done, or is a word of the task
        claimed = tuple(agency for agency in claimed if name_of(agency))
    if claimed and not any(set(claimed) & set(condition.ids) for condition in own):
        return (*own, AgencyCondition(claimed, query.claim, role))
    return own


def _named_in(claim: str, text: str) -> tuple[str, ...]:
    """Return the ids of the agencies that the claim names, whole as the ``text`` has them where it is pieces of that."""
    pieces = [(at, at + len(piece)) for piece in claim.split("; ") if piece and (at := text.find(piece)) >= 0]
    whole = [m for m in find_agencies(text) if any(start <= m.start < end for start, end in pieces)]
    return tuple(dict.fromkeys(agency for mention in whole for agency in mention.ids)) if pieces else identify(claim)


def _of_task(material: Material, claims: Sequence[AgencyCondition]) -> Draft | None:
    """Return whether the agencies have their roles in the tasks that are meant, and who has them where not."""
    rows = _meant(material)
    if not rows:
        return None
    right = [row for row in rows if all(agency_test(claim)(row) for claim in claims)]
    if not right and _says(rows[0], material) < _SPOKEN_OF:
        return None  # of another task nothing is said against the claim
    if not right and rows[0].kind is not AssignmentKind.TASK:
        return None  # of duties in prose another may charge them as well
    claim = next((each for each in claims if not right and not agency_test(each)(rows[0])), claims[0])
    who, does = agency_name(claim), DOES[claim.role]
    if right:
        does = f"không {does}" if claim.negated else does
        heading = f"Có: {who} {does} {'việc này' if len(right) == 1 else f'{len(right)} nhiệm vụ'}"
        return _told(heading, right, claim.role, material, shown=not claim.negated and not is_named(claim.ids))
    if (named_in := _collective(rows[0], claim)) is not None:
        return _told(_heading_of_all(who, does, named_in), rows[:1], claim.role, material)
    others = _having(rows[0], Role.LEAD if claim.role is not Role.COORDINATE or claim.negated else Role.COORDINATE)
    role = "phối hợp" if claim.role is Role.COORDINATE and not claim.negated else "chủ trì"
    if claim.negated:
        heading = f"Không đúng: {who} có {does} việc này"
    elif others:
        heading = f"Không: {others} {role} việc này"
    else:
        heading = f"Không: kế hoạch không ghi ai {role} việc này"
        leading = _having(rows[0], Role.LEAD)
        heading += f", {leading} chủ trì" if leading else ""
    besides = [row for row in rows[:1] if not claim.negated and agency_test(replace(claim, role=Role.EITHER))(row)]
    if besides:
        heading += f"; {who} chỉ {'phối hợp' if claim.role is Role.LEAD else 'chủ trì'}"
    return _told(heading, rows[:1], claim.role, material)


def _says(row: Row, material: Material) -> float:
    """Return how much of the topic the row's task and group say, in words."""
    return _topic(material).cover(folded_syllables(_said_by(row)))


def _topic(material: Material) -> Wording:
    return Wording([" ".join(material.query.topic)], material.knowledge.weight, SAYS_NOTHING)


def _said_by(row: Row) -> str:
    return f"{row.stored.assignment.task.text} {row.stored.assignment.group or ''}"


def _collective(row: Row, claim: AgencyCondition) -> str | None:
    """Return the phrase for many ("các sở, ban, ngành") in which the claimed agency has its role in the row; None for none."""
    said = (party.text for party in row.parties(claim.role) if names_all_of_its_kind(party, claim.ids))
    return None if claim.negated else next(said, None)


def _heading_of_all(who: str, does: str, phrase: str) -> str:
    """Return the verdict where only all of a kind are named: one of them is meant too, unless only those concerned are."""
    told = f"“{phrase[0].lower()}{phrase[1:]}”"
    if _CONCERNED in fold_accents(phrase):
        return f"Không nêu đích danh {who}: chỉ ghi {told} {does} việc này"
    return f"Có: {who} thuộc {told} {does} việc này, tuy không được nêu đích danh"


def _having(row: Row, role: Role) -> str:
    return "; ".join(party.text for party in row.parties(role))


def _told(heading: str, rows: Sequence[Row], role: Role, material: Material, *, shown: bool = False) -> Draft:
    """Return the verdict with the tasks that prove it; ``shown`` tells whom they name, where a kind is claimed."""
    field = Field.COORDINATE if role is Role.COORDINATE else Field.LEAD
    lines = tuple(row_line(row, material, (field,), named=True) for row in rows)
    if len(rows) == 1:
        bare = lines[0] if shown else replace(lines[0], values=())
        return Draft((bare,), heading=f"{heading}.", limit=SHORT, notes=material.selection.notes)
    return rows_draft(f"{heading}:", rows, material, (field,), roomy=False)


def _meant(material: Material) -> list[Row]:
    """Return the tasks that the topic means, best first: those that fit about as well as the best one does."""
    query = material.query
    fields = tuple(each for each in query.where.fields if each.field not in query.ask)  # what is claimed chooses no task
    where = replace(query.where, agencies=(), times=(), fields=fields)
    rows = list(material.select(where).rows)
    if not query.topic or not rows:
        return rows
    scores = material.topical.scores(query.topic, rows)
    best = max(scores.values())
    kept = [row for row in rows if best >= LEAST and scores[row.id] >= best - _AS_GOOD]
    return sorted(kept, key=lambda row: -scores[row.id])


def _of_value(material: Material) -> Draft | None:
    """Return whether the task that is meant has the claimed time, product or money."""
    query = material.query
    field = next((name for name in query.ask if name in REGISTER_FIELDS), None)
    rows = _meant(material)
    if field is None or field is Field.TASK or not rows:  # what a task says is no value of it
        return None
    timed = {each.id: so for each in rows if field in _TIMES and (so := _is_timed_so(each, material)) is not None}
    row = next((each for each in rows if timed.get(each.id)), rows[0])
    said = values(row, field)
    if (field in _TIMES and row.id not in timed) or (not said and field in _MAY_STAND_IN_PROSE):
        return None
    if field in _TIMES:
        right = timed[row.id]
    elif field in _ROLES:
        right = _is_by(query, [value.text for value in said])
    else:
        right = _has_value(row, field, query)
    return told_of_cell(row, field, material, right=right)


def _has_value(row: Row, field: Field, query: Query) -> bool:
    """Tell whether the cell of ``field`` is what is claimed: by the condition on it, or as the question's words say it."""
    conditions = [each for each in query.where.fields if each.field is field and each.text]
    if conditions:
        only = _ONLY.search(query.words.text) is not None
        tests = row_tests(Where(fields=tuple(replace(each, only=each.only or only) for each in conditions)))
        return all(test(row) for test in tests)
    said = field_texts(row, field)
    words = frozenset(folded_syllables(query.words.text))
    covered = (folded_syllables(text) for text in said)
    return any(fold_accents(query.claim) in fold_accents(text) for text in said) or any(
        all(syllable in words for syllable in syllables) for syllables in covered if syllables
    )


def told_of_cell(row: Row, field: Field, material: Material, *, right: bool) -> Draft:
    """Return that it is so of the row, or not, by what it says in ``field`` or leaves out there."""
    told = "; ".join(value.text for value in values(row, field)) or f"kế hoạch không ghi {_EMPTY.get(field, 'điều này')}"
    line = replace(row_line(row, material, (field,), named=True), values=())
    return Draft((line,), heading=f"{'Có' if right else 'Không'}: {told}.", limit=SHORT)


def _is_by(query: Query, said: Sequence[str]) -> bool:
    """Tell whether those who are ``said`` to have the part are whom the claim tells by words that name no known agency.

    Where it tells of nobody, whether anybody has it.
    """
    doer = doer_claimed(query.words.text)
    if doer:
        return any(2 * len(doer.intersection(folded_syllables(one))) >= len(doer) for one in said)
    if "topic" in query.carried and not names_nobody(query.claim):
        return any(fold_accents(query.claim) in fold_accents(one) for one in said)
    return bool(said)


def _is_timed_so(row: Row, material: Material) -> bool | None:
    """Return whether the row has the time that is claimed; None where it is not of the claim's task or agencies."""
    query, found = material.query, row.stored.assignment
    task = fold_accents(found.task.text)
    said = _A_TIME.sub(lambda time: " " if fold_accents(time[0]) in task else time[0], claim_in(material.text or query.claim))
    others = [each for each in query.where.agencies if not each.negated and fold_accents(each.name) not in task]
    of_it = all(agency_test(replace(each, role=Role.EITHER))(row) for each in others) and _counts_so(said, found.task.text)
    claimed = claimed_time(said)
    of_row = claimed is not None and of_it and _topic(material).in_text(_said_by(row)) >= _SPOKEN_OF
    so = claimed.is_so(row.timing) if claimed and of_row else None
    if so is None and claimed and of_row and claimed.timing.intervals and found.period and not row.timing.first:
        so = False if not (row.timing.recurs or row.timing.days) else None  # "sau khi có quy chế" names no year
    if so is None or (not so and row.kind is not AssignmentKind.TASK):  # of a duty with several times only one is its own
        return None
    return so is not any(time.negated for time in query.where.times)


def _counts_so(claim: str, task: str) -> bool:
    """Tell whether the claim has no figures but times, and such as stand in the task."""
    told = {figure.value for figure in figures_in(task)}
    figures = (figure for figure in figures_in(claim) if figure.unit not in ("", _OFTEN) and not as_days(figure))
    return all(figure.value in told for figure in figures)


def _exists(material: Material) -> Draft | None:
    """Return whether any task meets the conditions, and how many do."""
    selection, query = material.selection, material.query
    if not selection.among or (query.topic and not selection.rows):
        return None
    met = conditions(query.where, query.topic)
    if selection.rows:
        said = joined([f"Có: {len(selection.rows)} {noun(material)}", met])
        draft = rows_draft(f"{said}{scope(material)}:", selection.rows, material, fields_of(query), roomy=False)
        return with_groups(draft, material)
    nearest = _nearest(material)
    said = joined([f"Không: không có {noun(material)} nào", met])
    heading = f"{said}{scope(material)}{_instead(material, nearest)}."
    looked_at = tuple(cite(row, material) for row in nearest or selection.among[:_NEAREST])
    return with_groups(Draft((), heading=heading, notes=selection.notes, further=looked_at), material)


def _nearest(material: Material) -> list[Row]:
    """Return the tasks in which the asked agencies have the other role, where the asked one is none of theirs."""
    agencies = tuple(replace(a, role=Role.EITHER) for a in material.query.where.agencies if not a.negated)
    if not agencies or any(time.when is When.NONE for time in material.query.where.times):
        return []
    return list(material.select(replace(material.query.where, agencies=agencies), material.query.topic).rows)


def _instead(material: Material, nearest: Sequence[Row]) -> str:
    agencies = material.query.where.agencies
    if not nearest or len(agencies) != 1:
        return ""
    does = "phối hợp" if agencies[0].role is Role.LEAD else "chủ trì"
    return f"; {agency_name(agencies[0])} chỉ {does} {len(nearest)} nhiệm vụ"


register_kind(Kind("claim", takes_claims, answer_claim))
