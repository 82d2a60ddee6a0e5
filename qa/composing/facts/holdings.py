"""Which plans there are, by subject, issuer, place, year or what they carry out; and what can be asked here at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.text import find_document_numbers, fold_accents
from indexer.segments.stored import StoredPlan
from qa.composing.draft import LONG, Draft, Line
from qa.composing.facts.choosing import plans_of
from qa.composing.facts.claimed_facts import NO, YES
from qa.composing.facts.fact_answers import cite_facts, cite_head
from qa.composing.facts.holding_it import (
    Saying,
    plans_about,
    plans_saying_of_themselves,
    plans_speaking,
    plans_telling,
    subject_of,
)
from qa.composing.worded_kinds import worded_kind
from qa.contracts.answer import Status
from qa.contracts.findings import Proof
from qa.contracts.query import Counted, Field, Form, Query
from qa.contracts.words import QueryWords
from qa.ranking.looked_up import MOST_PLANS, LookedUp
from qa.reading.lasting import Lasting, lasting_asked
from qa.reading.parties import agency_ids
from qa.reading.plan_facts import facts_of
from qa.reading.wording import Wording
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.scope import Scope
from qa.retrieval.shelf import Shelf
from qa.understanding.documents_listed import asks_which_say_not, documents_listed, left_unsaid

_ABOUT: Final = 0.62
"""A plan is about a subject where its title says this much of it."""
_TOUCHES: Final = (
    "lien quan",
    "dinh",
    "nhac",
    "de cap",
    "co ten",
    "noi den",
    "noi toi",
    "neu",
    "co phan",
    "co muc",
    "giao viec",
)
_OF_PLANS: Final = re.compile(
    r"\b(?:ke hoach|van ban|de an|quyet dinh|nghi quyet|nghi dinh|chi thi|thong bao|cong dien|tai lieu|ban hanh|danh sach"
    r"|lien quan|hien nay|thay the|du phan|nao|co|ve|noi|trong|cac|nhung|phan|muc|kho|gi|bi|van)\b"
)
"""Words that tell no plan from another."""
_OFFICE: Final = r"((?:pho )?(?:chu tich|giam doc|bi thu|bo truong)|thu truong)"
_SIGNS: Final = re.compile(rf"\b(?:do|boi)\s+(?:mot\s+)?{_OFFICE}\s+(?:\w+\s+)?ky\b|\b{_OFFICE}\s+(?:\w+\s+){{0,2}}ky\b")
_LONGEST_LISTED: Final = 40
_SHOWN: Final = 6
_COUNTS_PLANS: Final = re.compile(
    r"\b(?:bao nhiêu|mấy|số|đếm)\s+(?:lượng\s+)?(?:cái\s+|bản\s+|tờ\s+)?(?:kế hoạch|văn bản|quyết định|chỉ thị|nghị quyết"
    r"|thông báo|công điện|đề án|báo cáo|tỉnh|thành phố|địa phương|huyện)\b",
    re.IGNORECASE,
)
"""That none is found is told where plans, or whose they are, are counted in so many words: "in mấy bản" counts copies."""
HELP: Final = (
    "Có thể hỏi bằng lời thường, có dấu hoặc không dấu, về các kế hoạch trong kho:",
    "- nhiệm vụ: ai chủ trì, ai phối hợp, thời hạn, sản phẩm, kinh phí; một cơ quan phải làm gì (“Sở Y tế chủ trì việc gì?”);",
    "- thời gian: việc nào quá hạn, phải xong trong quý này, năm tới, trước một ngày;",
    "- kế hoạch: số, ngày ban hành, cơ quan ban hành, người ký, nơi nhận, căn cứ, còn hiệu lực hay không;",
    "- kho: có những văn bản nào, loại nào, của cơ quan nào, còn hiệu lực hay hết hạn năm nào;",
    "- nội dung: mục tiêu và con số theo năm, giải thích từ ngữ, lý do, chế độ báo cáo, bố cục, tóm tắt;",
    "- đếm, so sánh, xếp theo thời gian, hỏi đúng hay không (“Có phải … không?”).",
    "Nên nêu tỉnh, số hoặc chủ đề của kế hoạch khi chỉ hỏi một kế hoạch; hỏi tiếp được trong cùng cuộc trao đổi.",
)


@worded_kind("help")
def answer_with_help(query: Query, looked: LookedUp) -> Draft | None:
    """Return what can be asked here and of which plans; None where something else is asked."""
    if Field.HELP not in query.ask:
        return None
    plans = looked.knowledge.plans
    names = "; ".join(looked.knowledge.plan_name(plan.id) for plan in plans[:_SHOWN])
    more = f" và {len(plans) - _SHOWN} kế hoạch khác" if len(plans) > _SHOWN else ""
    return Draft((), heading=HELP[0], notes=(*HELP[1:], f"Kho có {len(plans)} kế hoạch: {names}{more}."), limit=LONG, sure=True)


@worded_kind("plans")
def answer_with_plans(query: Query, looked: LookedUp) -> Draft | None:
    """Return the plans that fulfil the query's conditions: listed, counted, or whether there is any.

    None where something else of plans is asked, or which has most of what the register counts.
    """
    lasting = lasting_asked(query.words.text)
    if not _asks_plans(query, looked.scope, lasting) or query.form in (Form.MOST, Form.LEAST, Form.COMPARE):
        return None
    plans, noun = _of_kind(_shelf(query, looked), query.words)
    found = [plan for plan in plans if _lasts(plan, lasting, looked.shelf) and (lasting or _issued_then(plan, query))]
    found, saying = _meant(found, query, looked)
    if saying and asks_which_say_not(query.words.text):
        return _left(found, saying, noun, looked.shelf)
    found = [plan for plan in found if plan.id in saying] if saying is not None else found
    if not found and lasting:
        return Draft((), heading=f"Không có {noun} nào {lasting.told}, trong {len(plans)} {noun}.", sure=True)
    if not plans and query.form is not Form.COUNT:
        return Draft((), heading=f"Không có {noun} nào, trong {len(plans_of(query, looked))} văn bản.", sure=True)
    if not found and query.form is Form.YES_NO and query.where.times and not query.topic:
        times = ", ".join(time.text for time in query.where.times)
        return Draft((), heading=f"Không có {noun} nào ban hành {times}, trong {len(plans)} {noun}.", sure=True)
    if not found and (query.form is not Form.COUNT or not _COUNTS_PLANS.search(query.words.text)):
        return Draft((), Status.NOT_FOUND, notes=_none_about(query, noun, len(plans)))
    said = saying or {}
    lines = tuple(
        _line(plan, looked.shelf, said.get(plan.id, ()), lasts=lasting is not None) for plan in found[:_LONGEST_LISTED]
    )
    number = f"{len(found)} {noun}{f' {lasting.told}, trong {len(plans)} {noun}' if lasting else ''}"
    heading = {Form.COUNT: f"{number}.", Form.YES_NO: f"{YES if found else NO}, {number}:"}.get(query.form, f"Có {number}:")
    shown = "" if len(lines) == 1 and query.form not in (Form.COUNT, Form.YES_NO) else heading
    return Draft(lines, heading=shown, limit=LONG, sure=True, labelled=True)


def _none_about(query: Query, noun: str, among: int) -> tuple[str, ...]:
    """Return that no plan is about the subject that the question names, as a note; none where it names none."""
    subject = subject_of(query.topic, query.words.text)
    return (f"Không có {noun} nào về “{subject}”, trong {among} {noun}.",) if subject else ()


def _shelf(query: Query, looked: LookedUp) -> Sequence[StoredPlan]:
    """Return the plans to choose from: all of the shelf where the question names a document only as what plans rest on."""
    scope, words = looked.scope, query.words
    plans = looked.knowledge.plans
    named = bool(words.named.numbers or words.named.bare_numbers) or asks_which_say_not(words.text)
    if named and len(plans) <= MOST_PLANS and not (scope.own or scope.mentions or scope.chosen or query.carried):
        return [plan for plan in plans if plan.id not in query.where.without_plans]
    return plans_of(query, looked)


def _meant(plans: Sequence[StoredPlan], query: Query, looked: LookedUp) -> tuple[list[StoredPlan], Saying | None]:
    """Return the plans of whom and what the question names, and those of them that say what it asks; None where all do."""
    saying = plans_saying_of_themselves(plans, looked)
    if saying is None and not query.topic and asks_which_say_not(query.words.text):
        named = [looked.knowledge.plan(plan) for plan in query.where.plans if len(query.where.plans) < len(plans)]
        saying = plans_telling(plans, query.words, looked.knowledge) or {
            plan.id: cite_head(plan, looked.knowledge) for plan in named
        }
        saying = saying or plans_speaking(
            plans, left_unsaid(query.words.text).split(), looked.candidates, looked.knowledge, surely=True
        )
    if saying is not None:
        return list(plans), saying
    found = _of_agency(_carrying_out(plans, query, looked.knowledge), query, looked.knowledge)
    signed = _signed(found, query)
    if signed:
        return signed, None
    titled = _titled(found, query, looked.knowledge)
    if titled is not None:
        return titled, None
    text = query.words.text
    return found, plans_about(found, query.topic, text, looked.candidates, looked.knowledge, surely=asks_which_say_not(text))


def _left(plans: Sequence[StoredPlan], saying: Saying, noun: str, shelf: Shelf) -> Draft:
    """Return the plans that do not say what those ``saying`` it do, the likest of them by their titles first."""
    held = Wording([plan.metadata.title or "" for plan in plans if plan.id in saying], shelf.knowledge.weight)
    left = sorted((p for p in plans if p.id not in saying), key=lambda plan: -held.in_text(plan.metadata.title or ""))
    names = [shelf.knowledge.plan_name(plan.id) for plan in plans if plan.id in saying]
    more = f" và {len(names) - _SHOWN} {noun} khác" if len(names) > _SHOWN else ""
    heading = f"{len(left)} {noun} không nói đến, trong {len(plans)} {noun}; có nói đến: {'; '.join(names[:_SHOWN])}{more}."
    if not left:
        heading = f"Không có {noun} nào: cả {len(plans)} {noun} đều nói đến."
    proofs = tuple(proof for proofs in saying.values() for proof in proofs)
    lines = tuple(_line(plan, shelf, (), lasts=False) for plan in left[:_LONGEST_LISTED])
    return Draft(lines, heading=heading, limit=LONG, sure=True, labelled=True, first=proofs)


def _of_kind(plans: Sequence[StoredPlan], words: QueryWords) -> tuple[list[StoredPlan], str]:
    """Return the plans of the kind that the question names ("quyết định"), and how to call them; all where it names none."""
    listed = documents_listed(words.spelled.typed)
    if listed is None:
        return list(plans), "kế hoạch"
    kind = listed.kind
    return [plan for plan in plans if (plan.metadata.title or "").lower().startswith(kind)], kind or "văn bản"


def _lasts(plan: StoredPlan, lasting: Lasting | None, shelf: Shelf) -> bool:
    return lasting is None or lasting.meets(shelf.lives[plan.id])


def _asks_plans(query: Query, scope: Scope, lasting: Lasting | None) -> bool:
    """Tell whether plans are asked for: as such, or which of several hold or have ended."""
    if Field.PLANS in query.ask:
        return True
    which = query.of is Counted.PLANS or query.words.asking.which
    return lasting is not None and which and Field.STANDING in query.ask and len(scope.plans) > 1


def _line(plan: StoredPlan, shelf: Shelf, said_in: Sequence[Proof], *, lasts: bool) -> Line:
    """Return a plan's line, proved by where it says what is asked (``said_in``) and by what heads it."""
    passages_of = shelf.knowledge.engine.passages_of
    facts = [fact for field in (Field.SUBJECT, Field.NUMBER, Field.ISSUED_ON) for fact in facts_of(plan, field, passages_of)]
    day = f"ngày {plan.metadata.issued_on:%d/%m/%Y}" if plan.metadata.issued_on else ""
    said = shelf.lives[plan.id].said.rstrip(".") if lasts else ""
    values = tuple(part for part in (plan.metadata.title or "", day, plan.metadata.issuer or "", said) if part)
    return Line(
        plan.id,
        shelf.knowledge.plan_name(plan.id),
        ("; ".join(values),),
        "",
        (*said_in, *(cite_facts(plan, facts, shelf.knowledge) or cite_head(plan, shelf.knowledge))),
    )


def _issued_then(plan: StoredPlan, query: Query) -> bool:
    """Tell whether the plan was issued in every time that is asked (or outside of it where that is negated)."""
    day = plan.metadata.issued_on
    for time in query.where.times:
        if time.first is None and time.last is None:
            continue
        inside = day is not None and (time.first is None or time.first <= day) and (time.last is None or day <= time.last)
        if inside == time.negated:
            return False
    return True


def _carrying_out(plans: Sequence[StoredPlan], query: Query, knowledge: Knowledge) -> list[StoredPlan]:
    """Return the plans that rest on a document that the question names by number; all where it names none of theirs."""
    named = {number.key for number in find_document_numbers(" ".join((*query.topic, query.words.text)))}
    if not named:
        return list(plans)
    passages_of = knowledge.engine.passages_of
    return [
        plan
        for plan in plans
        if named
        & {number.key for fact in facts_of(plan, Field.BASIS, passages_of) for number in find_document_numbers(fact.text)}
        or named & {number.key for number in find_document_numbers(plan.metadata.title or "")}
    ]


def _signed(plans: Sequence[StoredPlan], query: Query) -> list[StoredPlan]:
    """Return the plans that one in the office that the topic names has signed; nothing where it names no office."""
    topic = fold_accents(" ".join((*query.topic, query.words.text)))
    said = _SIGNS.search(topic)
    if said is None:
        return []
    return [p for p in plans if fold_accents(p.metadata.signer_office or "").startswith(said.group(1) or said.group(2))]


def _of_agency(plans: Sequence[StoredPlan], query: Query, knowledge: Knowledge) -> list[StoredPlan]:
    """Return the plans that an asked agency issued; where it issued none, those that name it."""
    left = list(plans)
    for condition in query.where.agencies:
        asked = set(condition.ids)
        name = fold_accents(condition.name)
        issued = [
            p for p in left if asked & set(agency_ids(p.metadata.issuer or "")) or name in fold_accents(p.metadata.issuer or "")
        ]
        naming = issued or [p for p in left if _names(p, asked, name, knowledge)]
        left = [p for p in left if (p in naming) != condition.negated]
    return left


def _names(plan: StoredPlan, asked: set[str], name: str, knowledge: Knowledge) -> bool:
    for passage in knowledge.engine.passages_of(plan.id):
        text = f"{' '.join(passage.section_path)} {passage.clean}"
        if asked & set(agency_ids(text)) or (not asked and name in fold_accents(text)):
            return True
    return False


def _titled(plans: Sequence[StoredPlan], query: Query, knowledge: Knowledge) -> list[StoredPlan] | None:
    """Return the plans whose title is about the topic, all without one; None where what plans say is asked."""
    wording = Wording([_OF_PLANS.sub(" ", " ".join(map(fold_accents, query.topic)))], knowledge.weight)
    if not wording:
        return list(plans)
    if asks_which_say_not(query.words.text) or any(word in fold_accents(query.words.text) for word in _TOUCHES):
        return None
    return [plan for plan in plans if wording.in_text(plan.metadata.title or "") >= _ABOUT] or None
