"""Which plans, and which of a plan's facts, a question means."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from corpus.genres.table import basis_names, genre_names, own_names
from corpus.names.agencies import find_agencies
from corpus.text import find_document_numbers, fold_accents, folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.facts.mentioned import instead_of
from qa.contracts.query import Field, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.cited import named_documents
from qa.reading.document_levels import is_of, level_asked
from qa.reading.parties import agency_ids
from qa.reading.plan_facts import PlanFact, facts_of, proposals_of
from qa.reading.wording import Wording
from qa.retrieval.knowledge import Knowledge
from qa.understanding.documents_asked import asks_from_one_on
from qa.understanding.proposals import asks_proposal
from qa.understanding.sides import find_sides

_KINDS: Final = basis_names()
_PLANS: Final = genre_names("kế hoạch")
_PROPOSALS: Final = frozenset({"tờ trình"})
"""Kinds of which a plan rests on one as a rule: no word of its subject need tell it."""
_WHICH: Final = r"(?:nào|gì|chi|mấy|số mấy|số nào|số gì|số bao nhiêu|bao nhiêu)"
_BY: Final = re.compile(r"\b(?:của|do)\s+(?P<by>[^?,;]+)", re.IGNORECASE)
_ISSUER: Final = re.compile(r"\bcủa\s+[^,;]*?(?=\s+(?:về|phê duyệt|ban hành|quy định)\b|$)", re.IGNORECASE)
"""Whose a document is, in its own words: no part of what it is on."""
_PLANS_OWN: Final = re.compile(
    rf"\b(?:{'|'.join(own_names())}|kh|qđ)\s+(?:số\s+)?\d[\w/.-]*\s+(?:của|do)\b(?![^?]*\b(?:của|do)\b)", re.IGNORECASE
)
"""Where the question says whose the plan itself is: "Quyết định 25 của UBND tỉnh triển khai đề án gì"."""
_MINISTRY: Final = re.compile(r"Bộ(?:\s+[A-ZĐÂÊÔƠƯ]\w*)+")
_FORMAL: Final = frozenset(
    re.findall(
        r"\w+",
        "nao gi chi may bao nhieu so hieu ngay thang nam ban hanh can cu thuc hien trien khai phap ly van ke "
        "hoach duoc cua cac nhung theo do ve la va o tai phe duyet vien dan neu lam dua tren co muc the hoa "
        "sinh ra lay cung cap de nghi xin biet ma",
    )
)
"""Syllables of asking for documents: they tell none from another."""
_HEADS: Final = (
    "bộ|sở|vụ|cục|chi cục|tổng cục|ban|hiệp hội|hội|báo|tờ báo|đài|văn phòng|ủy ban|trường|viện|trung tâm|công ty|doanh nghiệp|"
    "huyện|xã|phường|đảng ủy|tỉnh ủy|mặt trận|đoàn|trung ương|liên đoàn|liên hiệp"
)
_ASKED_HEAD: Final = re.compile(
    rf"\b(?:những|các|mấy|bao nhiêu|cấp|cơ quan|đến)\s+(?P<one>{_HEADS})\b"
    rf"|\b(?P<two>{_HEADS})(?=\s+(?:(?:{_HEADS})\s+)?(?:nào|gì|mô)\b)",
    re.IGNORECASE,
)
_KEPT: Final = re.compile(r"\blưu\b", re.IGNORECASE)
_RESTS: Final = re.compile(r"\b(?:căn cứ|cơ sở pháp lý|dựa (?:trên|vào))\b", re.IGNORECASE)
_TO_ASKED: Final = re.compile(r"^\W*(?:ngày(?: tháng(?: năm)?)?\s+(?:ban hành|ký)(?:\s+của)?\s+)?", re.IGNORECASE)
_NUMBERED: Final = re.compile(rf"(?P<kind>{'|'.join(_KINDS)})\s+(?:số\s+)?(?P<number>\d[\w/-]*)", re.IGNORECASE)
_TITLED: Final = re.compile(rf"(?=\b(?P<kind>{'|'.join(_KINDS)})\s+(?P<name>(?!số\b)[^\W\d][^,;?.()]*))", re.IGNORECASE)
_DOUBT: Final = frozenset({"khong", "phai", "dung", "chua", "a", "ha", "hong", "ko", "chu", "vay"})
"""Syllables that only ask whether it is so, behind the name of a document."""
_MANY: Final = ("các", "những", "mấy", "hai", "ba", "bốn", "bao nhiêu")
_SAID: Final = 0.5
"""A document is meant where this much of the question's own words stands in what the plan says of it."""


def plans_of(query: Query, looked: LookedUp) -> tuple[StoredPlan, ...]:
    """Return the plans that the query is about, those it leaves out left out."""
    names = query.where.plans or looked.plans
    return tuple(looked.knowledge.plan(name) for name in names if name not in query.where.without_plans)


def asked_facts(plan: StoredPlan, field: Field, query: Query, looked: LookedUp) -> tuple[PlanFact, ...]:
    """Return the facts of ``plan`` in ``field`` that the question means: all, or those of a kind, an issuer, a subject."""
    if field in (Field.BASIS, Field.IMPLEMENTS):
        told = _documents(plan, field, query, looked.knowledge)
        proposed = told and asks_proposal(query.words.text)
        return told if proposed else instead_of(told, plan, query, looked) or told
    if field is Field.ISSUED_ON and (cited := _cited(plan, query, looked)):
        return cited
    facts = facts_of(plan, field, looked.knowledge.engine.passages_of)
    return _of_kind(facts, query) if field is Field.RECIPIENTS else facts


def _cited(plan: StoredPlan, query: Query, looked: LookedUp) -> tuple[PlanFact, ...]:
    """Return the documents in the plan's text that the question asks about: it begins with them, by kind and number.

    "Nghị định 12 và Nghị quyết 7 nêu trong kế hoạch ban hành ngày nào" is not about the plan; "kế hoạch thực hiện Nghị quyết
    7" is.
    """
    text = _TO_ASKED.sub("", looked.meant.own.words.text)
    sides = find_sides(text)
    names = sides.names if sides is not None and not sides.before else (text,)
    asked = [_NUMBERED.match(name) for name in names]
    if len(query.where.plans) != 1 or not all(asked):
        return ()
    facts = named_documents(plan, looked.knowledge.engine.passages_of)
    found = [next((fact for fact in facts if _is_numbered(fact, match)), None) for match in asked if match]
    return tuple(fact for fact in found if fact is not None) if all(found) else ()


def _is_numbered(fact: PlanFact, named: re.Match[str]) -> bool:
    """Tell whether the document has the kind and the number that a question names it by, with or without its sign."""
    kind, number = fold_accents(named["kind"]), fold_accents(named["number"])
    printed = fold_accents(fact.number)
    return fold_accents(fact.text).startswith(kind) and number in (printed, re.split(r"[/-]", printed)[0])


def names_document(fact: PlanFact, text: str) -> bool:
    """Tell whether ``text`` names the document: by its kind and number ("Nghị định 85"), or by its kind and its own words."""
    if any(_is_numbered(fact, named) for named in _NUMBERED.finditer(text)):
        return True
    own = fold_accents(" ".join(folded_syllables(fact.text)))
    for named in _TITLED.finditer(text):
        words = folded_syllables(named["name"])
        while words and words[-1] in _FORMAL | _DOUBT:
            words = words[:-1]
        name = " ".join((fold_accents(named["kind"]), *words))
        if words and re.match(rf"{re.escape(name)}(?!\w)", own):
            return True
    return False


def _of_kind(facts: Sequence[PlanFact], query: Query) -> tuple[PlanFact, ...]:
    """Return the recipients of the asked kind ("những bộ nào", "cấp bộ", "tờ báo"); all where none is asked."""
    text = " ".join((query.words.text, *query.topic))
    if _KEPT.search(text) and (kept := tuple(fact for fact in facts if fold_accents(fact.text).startswith("luu"))):
        return kept
    heads = {fold_accents(found["one"] or found["two"]) for found in _ASKED_HEAD.finditer(text)}
    heads |= {fold_accents(word) for word in query.topic if re.fullmatch(_HEADS, word, re.IGNORECASE)}
    heads = {head.removeprefix("to ") for head in heads}
    if not heads:
        return tuple(facts)
    found = tuple(fact for fact in facts if any(_is_of(fact.text, head) for head in heads))
    return found or tuple(facts)


def _is_of(recipient: str, head: str) -> bool:
    folded = fold_accents(recipient)
    folded = re.sub(r"^(?:cac|uy vien|thuong truc)\s+", "", folded)
    if head == "trung uong":
        return "trung uong" in folded or "chinh phu" in folded or folded.startswith("bo ")
    return re.search(rf"(?:^|[,;]\s*|\bva\s+){re.escape(head)}\b", folded) is not None


def _documents(plan: StoredPlan, field: Field, query: Query, knowledge: Knowledge) -> tuple[PlanFact, ...]:
    """Return the documents that the question means among a plan's bases, best first where they are told apart.

    Nothing where it asks for a kind, an issuer or a subject that none of them has.
    """
    text = query.words.text
    if asks_proposal(text) and (proposed := _proposals(plan, query, knowledge)):
        return proposed
    bases = facts_of(plan, Field.BASIS, knowledge.engine.passages_of)
    named = {number.key for number in find_document_numbers(text)}
    by_number = tuple(fact for fact in bases if named & {n.key for n in find_document_numbers(fact.number)})
    if by_number:
        return by_number
    kinds = asked_kinds(query)
    fitting = [fact for fact in bases if not kinds or any(_kind_in(kind, fact.text) for kind in kinds)]
    fitting = [fact for fact in fitting if _may_be_by(fact, text)]
    if placed := _of_places(fitting, plan, query):
        return placed
    level = level_asked(_NUMBERED.sub(" ", text))
    of_level = [fact for fact in fitting if level and is_of(level[0], fact.number, fact.text)]
    fitting = of_level or fitting
    if len(fitting) == 1 and set(kinds) <= _PROPOSALS and kinds:
        return tuple(fitting)
    # "các nghị định làm căn cứ của kế hoạch …": where several of a kind are asked for, the plan's own title tells none apart.
    own = _syllables((plan.metadata.title or "", *_MANY)) if _several_of(kinds, text) else frozenset()
    own |= _syllables([agency.name for agency in query.where.agencies])  # who asked for it, or is asked
    own |= _syllables([level[1]]) if level and of_level else frozenset()
    subject = Wording(query.topic, knowledge.weight, _FORMAL | _syllables(kinds) | own)
    if subject:
        scores = {id(fact): subject.in_text(fact.text) for fact in fitting}
        best = max(scores.values(), default=0.0)
        return tuple(fact for fact in fitting if scores[id(fact)] >= max(_SAID, 0.8 * best))
    carried = tuple(fact for fact in fitting if fact.carried_out)
    if field is Field.IMPLEMENTS and carried:
        return carried
    return tuple(sorted(fitting, key=lambda fact: not fact.carried_out))


def _of_places(facts: Sequence[PlanFact], plan: StoredPlan, query: Query) -> tuple[PlanFact, ...]:
    """Return the documents on the places that the question names: "quyết định nào phê duyệt quy hoạch A, B và C".

    Nothing where it names none but the plan's own; of these the documents that have as many neighbours of the question's words.
    """
    names = [fold_accents(place.name) for place in query.words.named.places]
    others = [name for name in names if name != fold_accents(plan.province or "")]
    on = {id(fact): fold_accents(_ISSUER.sub(" ", fact.text)) for fact in facts}
    if not any(name in on[id(fact)] for fact in facts for name in others):
        return ()
    asked = set(itertools.pairwise(folded_syllables(query.words.text)))
    said = {id(fact): len(asked & set(itertools.pairwise(folded_syllables(fact.text)))) for fact in facts}
    found = [fact for fact in facts if any(name in on[id(fact)] for name in names)]
    most = max(said[id(fact)] for fact in found)
    return tuple(fact for fact in found if said[id(fact)] >= _SAID * most)


def _proposals(plan: StoredPlan, query: Query, knowledge: Knowledge) -> tuple[PlanFact, ...]:
    """Return at whose proposal the plan was issued: of those that the question names where it names any."""
    proposed = proposals_of(plan, knowledge.engine.passages_of)
    asked = {agency for condition in query.where.agencies for agency in condition.ids}
    named = tuple(fact for fact in proposed if asked & set(fact.agencies))
    return named if asked and len(query.where.plans) != 1 else named or proposed


def ranked_documents(plan: StoredPlan, _field: Field, query: Query, looked: LookedUp) -> tuple[PlanFact, ...]:
    """Return the documents with a day that ``plan`` names, of the kinds and the issuer that the question asks for.

    All where none is of them: it is their order in time that is asked.
    """
    passages_of = looked.knowledge.engine.passages_of
    rests = _RESTS.search(query.words.text) is not None
    named = facts_of(plan, Field.BASIS, passages_of) if rests else named_documents(plan, passages_of)
    kinds = () if asks_from_one_on(query.words.text) else asked_kinds(query)
    fitting = [fact for fact in named if not kinds or any(_begins_with(kind, fact.text) for kind in kinds)]
    fitting = [fact for fact in fitting if _may_be_by(fact, query.words.text)] or fitting
    return tuple(fitting) or named


def _begins_with(kind: str, text: str) -> bool:
    return " ".join(folded_syllables(text)).startswith(fold_accents(kind))


def asked_kinds(query: Query) -> tuple[str, ...]:
    """Return the kinds of documents that the question asks for ("chỉ thị nào"), the longest names alone."""
    text = query.words.text.lower()
    topic = " ".join(query.topic).lower()
    found = [kind for kind in _KINDS if re.search(rf"\b{kind}\b(?:\s+\w+){{0,2}}?\s+{_WHICH}\b", text)]
    found = found or [
        kind for kind in _KINDS if kind not in _PLANS and re.search(rf"\b{kind}\b(?!\s+(?:số\s+)?\d)", f"{topic}; {text}")
    ]
    return tuple(kind for kind in found if not any(kind != other and kind in other for other in found))


def _several_of(kinds: Sequence[str], text: str) -> bool:
    """Tell whether the question asks for several documents of one of ``kinds``: "mấy luật", "hai thông tư"."""
    return any(re.search(rf"\b(?:{'|'.join(_MANY)})\s+(?:\w+\s+)?{kind}\b", text.lower()) for kind in kinds)


def _kind_in(kind: str, text: str) -> bool:
    """Tell whether the document is of the kind, or approves one: "Quyết định … phê duyệt Chiến lược …"."""
    return fold_accents(kind) in " ".join(folded_syllables(text))


def _may_be_by(fact: PlanFact, question: str) -> bool:
    said = None if _PLANS_OWN.search(question) else _BY.search(question)
    asked = set(agency_ids(said["by"])) if said else set()
    if said is None or not asked:
        return True
    if any(fold_accents(mention.text) in fold_accents(fact.text) for mention in find_agencies(said["by"])):
        return True
    if fact.agencies:
        return bool(asked & set(fact.agencies))
    ministry = _MINISTRY.match(said["by"])  # whose number tells it: "13/2025/TT-BYT"
    return ministry is None or not fact.number or fold_accents(ministry.group()) in fold_accents(fact.text)


def _syllables(words: Sequence[str]) -> frozenset[str]:
    return frozenset(syllable for word in words for syllable in folded_syllables(word))
