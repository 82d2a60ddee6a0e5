"""Which of several plans say a thing: in their recipients, their grounds, what they replace, or in a passage on a topic.

In: the plans that may be meant, the query, what was found for it. Out: those that say it, each with the proofs that they do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from corpus.genres.table import higher_names
from corpus.metadata.relations import REPLACES
from corpus.text import find_document_numbers, fold_accents, folded_syllables, tokens
from indexer.segments.stored import Passage, StoredPlan
from qa.composing.facts.fact_answers import cite_facts
from qa.composing.identity import cite_ranges
from qa.composing.prose import cite_passage
from qa.contracts.candidates import Candidates
from qa.contracts.findings import Proof
from qa.contracts.query import Field
from qa.contracts.words import QueryWords
from qa.ranking.looked_up import LookedUp
from qa.reading.plan_facts import PlanFact, facts_of
from qa.reading.wording import Wording
from qa.retrieval.knowledge import Knowledge

Saying = dict[str, tuple[Proof, ...]]
"""Plans by their ids, each with what proves that it says what is asked."""

_KINDS: Final = f"(?:{'|'.join(higher_names())})"
_GROUNDS: Final = re.compile(
    rf"\b(?:căn cứ|dựa|viện dẫn|dẫn|thực hiện|thi hành|triển khai|lấy|theo|xài|dùng)\s+"
    rf"(?:vào\s+|trên\s+|theo\s+)?(?P<what>{_KINDS}\b[^?,;]*)",
    re.IGNORECASE,
)
_SENT: Final = re.compile(
    r"\b(?:được\s+)?(?:gửi|nơi nhận)\s+(?:(?:cho|tới|đến|có|tên|gồm|là|cả)\s+)*(?P<what>[^?,;]+)", re.IGNORECASE
)
_REPLACING: Final = re.compile(
    r"(?<!bị )(?<!được )\b(?:thay thế|thay cho|bãi bỏ|hủy bỏ|huỷ bỏ)\b(?!\s+bởi)(?P<what>[^?,;]*)", re.IGNORECASE
)
_REPEALING: Final = re.compile(r"\b(?:bãi bỏ|hủy bỏ|huỷ bỏ)\b", re.IGNORECASE)
_TAIL: Final = re.compile(
    r"\s*\b(?:làm|để làm)\s+căn cứ.*$|\s+(?:(?:hiện|đang|hiện đang)\s+có|không|hả|vậy|ạ|nhỉ|nào|gì|đó|này|hết)\b.*$",
    re.IGNORECASE,
)
_FIELDS: Final = (
    (Field.SIGNER, re.compile(r"\b(?:người ký|chữ ký|ai ký)\b", re.IGNORECASE)),
    (Field.ISSUED_ON, re.compile(r"\bngày(?: tháng)?(?: ban hành| ký)?\b", re.IGNORECASE)),
    (Field.RECIPIENTS, re.compile(r"\bnơi nhận\b", re.IGNORECASE)),
    (Field.BASIS, re.compile(r"\bcăn cứ\b", re.IGNORECASE)),
    (Field.PERIOD, re.compile(r"\b(?:giai đoạn|thời kỳ)\b", re.IGNORECASE)),
    (Field.NUMBER, re.compile(r"\bsố(?: hiệu)?\b", re.IGNORECASE)),
)
_OF_SAYING: Final = re.compile(
    r"\b(?:ke hoach|van ban|lien quan|de cap|nao|co|ve|trong|cac|nhung|khong|chua|chang|viec|noi|neu|nhac|tinh|cua|may"
    r"|bao nhieu|chi|het|ma|ghi|de ra|vu|chuyen|muc|phan|den)\b"
)
_SUBJECT: Final = re.compile(r"\bvề\s+(?P<what>[^?,;]+)", re.IGNORECASE)
_TOGETHER: Final = 0.5
"""Of a subject's neighbouring words more than this share must stand together too: "mua bán người" is more than "mua bán"."""
_ALL_SAID: Final = 0.75
_SPEAKS: Final = 0.6
_NEARLY: Final = 0.8
"""A plan speaks of a topic whose best passage says this share of the words, and of what the best plan's passage says."""
_AS_WRITTEN: Final = 0.6
"""And this share of the words with their accents."""


def plans_saying_of_themselves(plans: Sequence[StoredPlan], looked: LookedUp) -> Saying | None:
    """Return the plans sent to whom, resting on what, or replacing what the question says; None where it says none of these."""
    text = looked.words.text
    for pattern, having in ((_SENT, _sent_to), (_GROUNDS, _resting_on), (_REPLACING, _replacing)):
        said = pattern.search(text)
        if said is not None:
            return _found(plans, having, _TAIL.sub("", said["what"]).strip(), looked)
    return None


def plans_telling(plans: Sequence[StoredPlan], words: QueryWords, knowledge: Knowledge) -> Saying:
    """Return the plans that say of themselves what the question names: who signed them, when, their grounds; none for none."""
    field = next((field for field, said in _FIELDS if said.search(words.text)), None)
    if field is None:
        return {}
    told = [(plan, facts_of(plan, field, knowledge.engine.passages_of)) for plan in plans]
    return {plan.id: cite_facts(plan, facts, knowledge) for plan, facts in told if facts}


def _found(
    plans: Sequence[StoredPlan], having: Callable[[StoredPlan, str, LookedUp], tuple[Proof, ...]], what: str, looked: LookedUp
) -> Saying:
    return {plan.id: proofs for plan in plans if (proofs := having(plan, what, looked))}


def _sent_to(plan: StoredPlan, whom: str, looked: LookedUp) -> tuple[Proof, ...]:
    return _with_facts(plan, Field.RECIPIENTS, whom, looked.knowledge)


def _resting_on(plan: StoredPlan, what: str, looked: LookedUp) -> tuple[Proof, ...]:
    return _with_facts(plan, Field.BASIS, what, looked.knowledge)


def _with_facts(plan: StoredPlan, field: Field, what: str, knowledge: Knowledge) -> tuple[Proof, ...]:
    """Return the proofs of the plan's facts that say ``what``: the number in it, or else nearly all its words."""
    facts = facts_of(plan, field, knowledge.engine.passages_of)
    numbers = {number.key for number in find_document_numbers(what)}
    words = Wording([what], knowledge.weight)
    fitting = [fact for fact in facts if (_numbers(fact) & numbers if numbers else words.in_text(fact.text) >= _ALL_SAID)]
    return cite_facts(plan, fitting, knowledge) if fitting else ()


def _numbers(fact: PlanFact) -> set[str]:
    return {number.key for number in find_document_numbers(fact.text)}


def _replacing(plan: StoredPlan, what: str, looked: LookedUp) -> tuple[Proof, ...]:
    """Return the proofs that the plan replaces or repeals an earlier document: that of a number in the question, else any."""
    numbers = {number.key for number in find_document_numbers(what)}
    repeals = _REPEALING.search(looked.words.text) is not None
    proofs: list[Proof] = []
    for document in plan.documents:
        for each in document.metadata.earlier:
            known = {number.key for number in find_document_numbers(each.number)}
            if each.role == REPLACES and (not numbers or known & numbers):
                proofs += cite_ranges(document, each.ranges, looked.knowledge)
    return tuple(proof for proof in proofs if not repeals or _REPEALING.search(proof.passage.clean))


def plans_about(
    plans: Sequence[StoredPlan], topic: Sequence[str], text: str, candidates: Candidates, knowledge: Knowledge, *, surely: bool
) -> Saying:
    """Return the plans with a passage on ``topic``, which the question's ``text`` may name as a subject ("… về mua bán người").

    What names a subject is told whole, with words that elsewhere only ask.
    """
    subject = subject_of(topic, text)
    if not subject:
        return plans_speaking(plans, topic, candidates, knowledge, surely=surely)
    return plans_speaking(plans, subject.split(), candidates, knowledge, surely=surely, apart=_TOGETHER)


def subject_of(topic: Sequence[str], text: str) -> str:
    """Return the words of ``text`` that name a subject and say all of ``topic`` ("… về mua bán người"), "" where none do."""
    named = _SUBJECT.search(text)
    subject = _TAIL.sub("", named["what"]).strip() if named is not None else ""
    return subject if topic and set(map(fold_accents, topic)) <= set(folded_syllables(subject)) else ""


def plans_speaking(
    plans: Sequence[StoredPlan],
    topic: Sequence[str],
    candidates: Candidates,
    knowledge: Knowledge,
    *,
    surely: bool = False,
    apart: float = -1.0,
) -> Saying:
    """Return the plans with a passage on ``topic``: one that says most of its words, and about as much as the best plan's.

    More than the share ``apart`` of its neighbouring words must stand together. None is where it must be said ``surely`` and
    the best plan leaves much of it unsaid.
    """
    words = Wording([_OF_SAYING.sub(" ", " ".join(map(fold_accents, topic)))], knowledge.weight)
    if not words:
        return {}
    among, spelled, written = {plan.id for plan in plans}, _as_written(" ".join(topic)), _NEARLY if surely else _AS_WRITTEN
    best: dict[str, tuple[float, Proof]] = {}
    for candidate in candidates:
        passage = candidate.passage
        if passage.plan not in among:
            continue
        terms = knowledge.text_terms(passage.clean, " ".join(passage.section_path))
        if apart >= 0 and len(words.pairs.intersection(terms.bigrams)) <= apart * len(words.pairs):
            continue
        score = 0.6 * words.cover(terms.syllables | terms.context) + 0.4 * words.cover_pairs(terms.bigrams)
        if score > max(_SPEAKS, best.get(passage.plan, (0.0,))[0]) and _as_written_in(passage, spelled) >= written:
            best[passage.plan] = (score, cite_passage(passage, 1.0, knowledge))
    most = max((score for score, _ in best.values()), default=0.0)
    least = _NEARLY * most if most >= _ALL_SAID or not surely else most + 1
    return {plan: (proof,) for plan, (score, proof) in best.items() if score >= least}


def _as_written_in(passage: Passage, words: frozenset[str]) -> float:
    """Return the share of ``words`` that the passage, or what heads it, has with their accents: "thẻ" is not "thể"."""
    return len(words & _as_written(f"{' '.join(passage.section_path)} {passage.clean}")) / max(1, len(words))


def _as_written(text: str) -> frozenset[str]:
    return frozenset(token.text for token in tokens(text) if not _OF_SAYING.fullmatch(fold_accents(token.text)))
