"""Is it so? A claim about a plan's own facts, held against what the plan says, with the right value either way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from corpus.text import find_document_numbers, fold_accents, folded_syllables
from corpus.text.dates import find_dates
from indexer.segments.stored import StoredDocument, StoredPlan
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.facts.choosing import asked_facts, names_document, plans_of
from qa.composing.facts.fact_answers import LABELS, OFFICE, asks_facts, cite_facts, cite_head
from qa.composing.worded_kinds import worded_kind
from qa.contracts.answer import Status
from qa.contracts.findings import Proof
from qa.contracts.query import Field, Form, Query
from qa.contracts.words import YEAR
from qa.ranking.looked_up import LookedUp
from qa.reading.plan_facts import PlanFact, facts_of
from qa.retrieval.knowledge import Knowledge

YES: Final = "Có"
NO: Final = "Không"

_BARE: Final = re.compile(r"(?<![\d/.,])\d{1,6}(?![\d/.,%])")
_ALIKE: Final = re.compile(
    r"\b(?:cùng|chung|trùng)\s+(?:(?:một|1)\s+)?(?:ngày|người|cơ quan|nơi|số|thời)|\bnhư nhau\b", re.IGNORECASE
)
_FEW: Final = 6
_ANNEX: Final = re.compile(r"\bphu luc\b")
_OF_NUMBERS: Final = (Field.ISSUED_ON, Field.NUMBER, Field.PERIOD)
_DOCUMENTS: Final = re.compile(
    r"\b(?:căn cứ|viện dẫn|cơ sở pháp lý|dựa|luật|bộ luật|pháp lệnh|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|kết luận"
    r"|chương trình|chiến lược|đề án|công văn|tờ trình)\b",
    re.IGNORECASE,
)
_OF_KIND: Final = {
    Field.RECIPIENTS: re.compile(
        r"\bnơi nhận\b|\bnhận\b.*\b(?:kế hoạch|văn bản|bản|quyết định)\b|\b(?:gửi|chuyển)\s+(?!qua\b|bằng\b)", re.IGNORECASE
    ),
    Field.BASIS: _DOCUMENTS,
    Field.IMPLEMENTS: _DOCUMENTS,
}
"""What a claim on a plan's addressees or bases names: whom a document is sent to, or another document."""
_OF_SIGNING: Final = frozenset(
    folded_syllables(
        "người ký giữ chức vụ danh là do ông bà UBND ủy ban nhân dân tỉnh thành phố bộ trưởng"
        " kế hoạch quyết định văn bản này số của có phải đúng không"
    )
)
"""Syllables of a claim on who signed that name nobody."""
_SETS: Final = (Field.RECIPIENTS, Field.BASIS, Field.IMPLEMENTS)
_DOCUMENTED: Final = (Field.BASIS, Field.IMPLEMENTS)


@worded_kind("whether fact")
def answer_whether_fact(query: Query, looked: LookedUp) -> Draft | None:
    """Return whether each plan says what is claimed of its own facts; None where the claim is of something else."""
    if query.form is not Form.YES_NO or not asks_facts(query) or _is_of_else(query):
        return None
    plans = plans_of(query, looked)
    if len(plans) > 1 and _ALIKE.search(query.words.text):
        return _alike(plans, query.ask[0], looked.knowledge)
    lines = [line for plan in plans if (line := _checked(plan, query, looked)) is not None]
    if not looked.scope.narrowed and len(plans) > _FEW:  # no plan is named: those of which it is so are meant
        lines = [line for line in lines if line.values[0].startswith(YES)][:_FEW] or lines
    return _draft(lines, looked.knowledge)


def _is_of_else(query: Query) -> bool:
    """Tell whether nothing is claimed to be among a plan's addressees or bases: it names none of their kind."""
    words, field = query.words, query.ask[0]
    if field not in _OF_KIND or words.named.numbers or (field is Field.RECIPIENTS and query.where.agencies):
        return False
    return _OF_KIND[field].search(words.text) is None


def _alike(plans: Sequence[StoredPlan], field: Field, knowledge: Knowledge) -> Draft | None:
    """Return whether the plans have the same of what is asked ("ban hành cùng một ngày không"), and what each has."""
    passages_of = knowledge.engine.passages_of
    facts = {plan.id: facts_of(plan, field, passages_of) for plan in plans}
    if not all(facts.values()):
        return None
    told = [fold_accents("; ".join(fact.text for fact in facts[plan.id])) for plan in plans]
    lines = tuple(
        Line(
            plan.id,
            knowledge.plan_name(plan.id),
            tuple(dict.fromkeys(fact.text for fact in facts[plan.id])),
            "",
            cite_facts(plan, facts[plan.id], knowledge),
        )
        for plan in plans
    )
    same = len(set(told)) == 1
    label = LABELS.get(field, "")
    return Draft(lines, heading=f"{YES}, cùng {label}:" if same else f"{NO}, {label} khác nhau:", limit=LONG, sure=True)


@worded_kind("whether annexed")
def answer_whether_annexed(query: Query, looked: LookedUp) -> Draft | None:
    """Return whether each plan has an annex; None where that is not what is asked."""
    if query.form is not Form.YES_NO or not query.asks(Field.CONTENT, Field.OUTLINE):
        return None
    words = fold_accents(" ".join(query.topic) or query.claim)
    if not _ANNEX.search(words) or len(words.split()) > len(["phu", "luc", "kem", "theo", "giao", "viec", "nao"]):
        return None
    return _draft([_annexed(plan, looked.knowledge) for plan in plans_of(query, looked)], looked.knowledge)


def _draft(lines: Sequence[Line], knowledge: Knowledge) -> Draft | None:
    if not lines:
        return Draft((), Status.NOT_FOUND)
    if len(lines) > 1:  # of several plans each is told by its name
        lines = sorted(lines, key=lambda line: line.values[0].startswith(NO))
        return Draft(tuple(lines), heading=YES if lines[0].values[0].startswith(YES) else NO, limit=LONG, sure=True)
    heads = tuple(proof for line in lines for proof in cite_head(knowledge.plan(line.plan), knowledge))
    return Draft(tuple(lines), limit=SHORT, sure=True, further=heads)


def _checked(plan: StoredPlan, query: Query, looked: LookedUp) -> Line | None:
    claim = query.claim or query.words.text
    if query.asks(*_OF_NUMBERS) and not any(char.isdigit() for char in claim):
        claim = query.words.text
    passages_of = looked.knowledge.engine.passages_of
    for field in query.ask:
        facts = facts_of(plan, field, passages_of)
        if not facts:
            continue
        right = [fact for fact in facts if _says(fact, field, claim, query)]
        if not right and field is Field.SIGNER and _names_but_office(claim):
            held = facts_of(plan, Field.OFFICE, passages_of)
            right = list(facts) if any(_says(fact, Field.OFFICE, claim, query) for fact in held) else []
        if not right and field in _SETS and not query.claim and not query.where.agencies:
            right = list(asked_facts(plan, field, query, looked))
        if not right and field in _DOCUMENTED:
            right = [fact for fact in facts if names_document(fact, query.words.text)]
        label = LABELS.get(field, "")
        told = "; ".join(dict.fromkeys(fact.text for fact in (right or facts)))
        if field is Field.SIGNER:
            told = ", ".join((told, *(fact.text for fact in facts_of(plan, Field.OFFICE, passages_of))))
        begin = f"{YES}, {label}" if right else f"{NO}, {label}"
        cited = cite_facts(plan, right or facts, looked.knowledge)
        return Line(plan.id, looked.knowledge.plan_name(plan.id), (f"{begin}: {told}",), "", cited)
    return None


def _names_but_office(claim: str) -> bool:
    """Tell whether the claim on who signed names an office, and nobody by name."""
    rest = folded_syllables(OFFICE.sub(" ", claim))
    return OFFICE.search(claim) is not None and not [word for word in rest if word not in _OF_SIGNING and word.isalpha()]


def _says(fact: PlanFact, field: Field, claim: str, query: Query) -> bool:
    """Tell whether the fact is what is claimed: by date, number, agency, or name, as its field is compared."""
    if field is Field.ISSUED_ON:
        return _same_day(fact.day, claim)
    if field is Field.NUMBER:
        return _same_number(fact.text, claim)
    asked = {agency for condition in query.where.agencies for agency in condition.ids}
    if field is Field.ISSUER and asked:
        return bool(asked & set(fact.agencies)) or _named(fact.text, claim)
    if field in _SETS and asked and asked & set(fact.agencies):
        return True
    if field in _SETS and find_document_numbers(claim):
        return _same_number(fact.number or fact.text, claim)
    if field is Field.OFFICE:
        return fold_accents(fact.text) in fold_accents(claim) and f"pho {fold_accents(fact.text)}" not in fold_accents(claim)
    if field is Field.PERIOD:
        return set(YEAR.findall(claim)) <= set(YEAR.findall(fact.text)) != set()
    return _named(fact.text, claim)


def _same_day(day: date | None, claim: str) -> bool:
    if day is None:
        return False
    said = [found.value for found in find_dates(claim)]
    if said:
        return day in said
    years = {int(year) for year in YEAR.findall(claim)}
    month = re.search(r"tháng\s+(\d{1,2})", claim)
    return day.year in years and (month is None or int(month[1]) == day.month)


def _same_number(number: str, claim: str) -> bool:
    keys = {found.key for found in find_document_numbers(number)}
    said = {found.key for found in find_document_numbers(claim)}
    if said:
        return bool(keys & said)
    return re.split(r"[/-]", number, maxsplit=1)[0].lstrip("0") in {bare.lstrip("0") for bare in _BARE.findall(claim)}


def _named(name: str, claim: str) -> bool:
    """Tell whether the claim holds the name (accents aside), or the name the claim's own words that name someone."""
    bare = " ".join(folded_syllables(re.sub(r"\([^)]*\)", "", name)))
    said = " ".join(folded_syllables(claim))
    if bare and bare in said:
        return True
    words = re.sub(r"^(?:co|den|gui|cho|do|la|nguoi ky|ky boi|noi nhan)\s+", "", said)
    return bool(words) and f" {words} " in f" {bare} "


def _annexed(plan: StoredPlan, knowledge: Knowledge) -> Line:
    """Return whether the plan has an annex: one of its documents, a part of one, or one that it speaks of."""
    name = knowledge.plan_name(plan.id)
    passages = knowledge.engine.passages_of(plan.id)
    said = [p for p in passages if _ANNEX.search(fold_accents(p.clean)) and not p.assignments][:3]
    found = [document.metadata.title or document.file for document in plan.documents if document.annex]
    found += [_heading(document) for document in plan.documents if _heading(document)]
    under = [p for p in passages if any(_ANNEX.match(fold_accents(part)) for part in p.section_path)][:1]
    if not found and not said:
        return Line(plan.id, name, (f"{NO}, kế hoạch không có phụ lục",), "", cite_head(plan, knowledge))
    cited = tuple(Proof.of(passage, 1.0) for passage in (*said, *under))
    what = f"phụ lục: {'; '.join(dict.fromkeys(found))}" if found else "kế hoạch có phụ lục"
    quote = f"“{said[0].clean}”" if said else ""
    return Line(plan.id, name, (f"{YES}, {what}",), quote, cited)


def _heading(document: StoredDocument) -> str:
    heads = (
        f"{s.number} {s.heading}".strip() for s in document.sections if _ANNEX.match(fold_accents(f"{s.number} {s.heading}"))
    )
    return "; ".join(heads)
