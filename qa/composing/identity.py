"""Answers about a plan itself: its number, date, issuer, signer, recipients."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.records import BlockKind, Metadata, Range
from corpus.text import fold_accents, folded_syllables
from indexer.segments.stored import Passage, StoredDocument, StoredPlan
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.contracts.answer import Status
from qa.contracts.findings import Proof
from qa.contracts.words import YEAR, Intent, QueryWords
from qa.ranking.looked_up import LookedUp
from qa.reading.parties import agency_ids
from qa.retrieval.knowledge import Knowledge
from qa.understanding.naming import called

_FIELDS = {
    Intent.SIGNER: ("signer", "signer_office"),
    Intent.NUMBER: ("number",),
    Intent.ISSUE_DATE: ("issued_on",),
    Intent.ISSUER: ("issuer", "province"),
    Intent.RECIPIENTS: ("recipients",),
    Intent.FACT: ("province", "number", "issued_on", "issuer", "signer", "period"),
}
_HEADS = 4
_LABELS = {
    "signer": "người ký",
    "signer_office": "chức vụ",
    "number": "số",
    "issued_on": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "province": "tỉnh",
    "recipients": "nơi nhận",
    "period": "thời kỳ",
}


def answer_about_plans(looked: LookedUp) -> Draft | None:
    """Return the asked facts about each plan in scope; NOT_FOUND where none of them says it."""
    plans = [plan for name in looked.plans if _of_years((plan := looked.knowledge.plan(name)).metadata, looked.words)]
    names = [name for intent in looked.words.asking.intents for name in _FIELDS.get(intent, ())]
    if not names:
        return None
    addressed = _addressed(plans, looked.words) if "recipients" in names and looked.words.asking.which else {}
    if addressed:
        plans, names = [plan for plan in plans if plan.id in addressed], ["recipients"]
    lines = [
        line
        for plan in plans
        if (line := _line(plan, names, looked.words, looked.knowledge, addressed.get(plan.id, ""))) is not None
    ]
    if not lines:
        return Draft((), Status.NOT_FOUND)
    return Draft(tuple(lines), limit=LONG if looked.wide else SHORT)


def _of_years(metadata: Metadata, words: QueryWords) -> bool:
    """Tell whether a plan may be of the asked years: none is asked, its title says none, or one is between those it says."""
    said = [int(year) for year in YEAR.findall(f"{metadata.title or ''} {metadata.period or ''}")]
    issued = metadata.issued_on.year if metadata.issued_on else None
    asked = words.named.years
    return not said or not asked or any(min(said) <= year <= max(said) or year == issued for year in asked)


def _addressed(plans: Sequence[StoredPlan], words: QueryWords) -> dict[str, str]:
    """Return by plan the recipients that the question names ("tỉnh nào gửi cho Bộ Công Thương"), where there are any."""
    asked = {agency for named in words.named.agencies for agency in named.ids}
    text = f" {' '.join(folded_syllables(words.text))} "
    found: dict[str, str] = {}
    for plan in plans:
        values = (value.text for value in plan.metadata.recipients)
        said = [v for v in values if asked & set(agency_ids(_plain(v))) or f" {_called(v)} " in text]
        if said:
            found[plan.id] = "; ".join(said)
    return found


def _plain(recipient: str) -> str:
    """Return a recipient without what stands in brackets ("(b/cáo)")."""
    return re.sub(r"\([^)]*\)", "", recipient).strip(" .;")


def _called(recipient: str) -> str:
    """Return how a question may name a recipient, folded: without "tỉnh", which goes without saying."""
    words = folded_syllables(_plain(recipient))
    return " ".join(words[:-1] if words[-1:] == ["tinh"] and len(words) > 2 else words)


def _line(plan: StoredPlan, names: Sequence[str], words: QueryWords, knowledge: Knowledge, addressed: str = "") -> Line | None:
    said = [(name, text) for name in names if (text := addressed or _said(plan, name))]
    if not said:
        return None
    proofs = _proofs(plan, [name for name, _ in said], words, knowledge)
    values = tuple(
        text if len(said) == 1 or name in ("signer", "issuer") else f"{_LABELS[name]}: {text}" for name, text in said
    )
    title = f"Kế hoạch của {plan.metadata.issuer or plan.province or plan.id}"
    return Line(plan.id, called(plan), values, plan.metadata.title or title, proofs, _heads(plan, knowledge))


def _said(plan: StoredPlan, name: str) -> str:
    if name == "recipients":
        return "; ".join(value.text for value in plan.metadata.recipients)
    value = plan.metadata.issued_on if name == "issued_on" else getattr(plan.metadata, name)
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year} (ngày {value.day:02d} tháng {value.month} năm {value.year})"
    return str(value) if value else ""


def _proofs(plan: StoredPlan, names: Sequence[str], words: QueryWords, knowledge: Knowledge) -> tuple[Proof, ...]:
    """Return the passages in which the fields stand."""
    asked = [*names, "number"] if words.named.numbers else list(names)
    if plan.metadata.signer and fold_accents(plan.metadata.signer) in fold_accents(words.text):
        asked.append("signer")  # the plan was found by who signed it
    cited: list[Proof] = []
    for name in dict.fromkeys(asked):
        for document in plan.documents:
            ranges = _proof(document, name)
            if ranges:
                cited += cite_ranges(document, ranges, knowledge)
                break
    return tuple(cited)


def _heads(plan: StoredPlan, knowledge: Knowledge) -> tuple[Proof, ...]:
    """Return the passages that head the plan."""
    heads = knowledge.engine.passages_of(plan.documents[0].id)[:_HEADS]
    return tuple(Proof.of(passage, 0.5) for passage in heads if passage.kind is BlockKind.HEADER)


def _proof(document: StoredDocument, name: str) -> tuple[Range, ...]:
    if name == "recipients":
        return tuple(r for value in document.metadata.recipients for r in value.ranges)
    return document.metadata.ranges.get(name, ())


def cite_ranges(document: StoredDocument, ranges: Sequence[Range], knowledge: Knowledge) -> list[Proof]:
    """Return the document's passages that hold ``ranges``; what stands in a heading is cited with the passage after it."""
    passages = knowledge.engine.passages_of(document.id)
    also: dict[str, list[Range]] = {}
    chosen: dict[str, Passage] = {}
    for part in ranges:
        holding = [p for p in passages if any(mine.overlaps(part) for mine in p.ranges)]
        after = [p for p in passages if p.ranges[0].start >= part.end] or list(passages[-1:])
        for passage in holding or after[:1]:
            chosen[passage.id] = passage
            if not holding:
                also.setdefault(passage.id, []).append(part)
    return [Proof.of(passage, 1.0, also=also.get(key, ())) for key, passage in chosen.items()]
