"""What is asked of an administrative procedure, told from the section that the decision which publishes it has for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.text import folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.draft import LONG, SHORT, Draft, Line, shorten
from qa.composing.facts.choosing import plans_of
from qa.composing.facts.claimed_facts import NO, YES
from qa.composing.prose import cite_passage
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import Field, Form, Query
from qa.contracts.words import QueryWords
from qa.ranking.looked_up import LookedUp
from qa.reading.claims import claim_in
from qa.reading.plan_parts import passages_in
from qa.reading.procedures import ProcedureField, field_asked, procedure_fields
from qa.reading.verdicts import judged
from qa.reading.wording import SAYS_NOTHING, Wording
from qa.retrieval.knowledge import Knowledge

_MOST_PLANS: Final = 8
_NAMED: Final = 0.4
"""A procedure is meant where the question says this much of its name."""
_SURELY: Final = 0.55
_FEW: Final = 3
_NAME: Final = 90
_SHOWN: Final = 6
_NONE: Final = ("không", "chưa")
_OF_ASKING: Final = frozenset(["thu", "tuc", "hanh", "chinh", "noi", "bo", "tthc", "thuc", "hien", "cap", "tinh"])


@ahead_kind("procedure")
def answer_of_procedure(query: Query, looked: LookedUp) -> Draft | None:
    """Return what the asked section says of the procedure that is meant; None where no procedure's is asked for."""
    kind = field_asked(query.words.text)
    plans = plans_of(query, looked)
    if kind is None or query.asks(Field.SUMMARY, Field.PLANS) or len(plans) > _MOST_PLANS:
        return None
    lines: list[Line] = []
    sure = True
    told = 0
    for plan in plans:
        fields, surely = _meant(list(procedure_fields(plan, kind)), looked)
        own = [line for each in fields if (line := _line(plan, each, len(fields) > 1, query, looked.knowledge)) is not None]
        lines += own
        told += bool(own)
        sure = sure and (surely or not own)
    several = told > 1 and told not in (len(query.where.plans), len(query.where.provinces))
    differ = query.form is Form.YES_NO and len({line.values for line in lines}) > 1
    if not lines or several or differ:
        return None
    heading = f"{lines[0].values[0]}:" if query.form is Form.YES_NO and len(lines) > 1 else ""
    lines = [replace(line, values=()) for line in lines] if heading else lines
    return Draft(tuple(lines), heading=heading, limit=LONG if len(lines) > _FEW else SHORT, sure=True, exact=sure)


def _meant(fields: Sequence[ProcedureField], looked: LookedUp) -> tuple[Sequence[ProcedureField], bool]:
    """Return the sections of the procedures that the question names, or of all where it says "thủ tục" of few; how surely.

    It is those of whose names it says most; where it says the same words of several, all of these.
    """
    said = [_said(each.name, looked.words, looked.knowledge) for each in fields]
    weight = looked.knowledge.weight
    best, words = max(said, key=lambda each: (sum(map(weight, each[1])), each[0]), default=(0.0, frozenset()))
    if best >= _NAMED or (len(words) >= _FEW and all(own <= words for _, own in said)):
        meant = [each for each, (_, own) in zip(fields, said, strict=True) if own == words]
        return meant, best >= _SURELY or len(meant) == 1
    whole = "thủ tục" in looked.words.text.lower() or "tthc" in looked.words.text.lower()
    names = frozenset(folded_syllables(" ".join(each.name for each in fields)))
    topic = Wording([" ".join(looked.query.topic)], weight, SAYS_NOTHING | _OF_ASKING)
    said_of_them = whole and len(fields) <= _FEW and topic.cover(names) >= _SURELY
    return (fields, True) if said_of_them else ((), False)


def _said(name: str, words: QueryWords, knowledge: Knowledge) -> tuple[float, frozenset[str]]:
    """Return how much of a procedure's ``name`` the question says, and which of its words."""
    called = Wording([name], knowledge.weight, SAYS_NOTHING | _OF_ASKING)
    own = called.syllables & frozenset(folded_syllables(words.text))
    return (called.in_text(words.text) if called else 0.0), own


def _line(plan: StoredPlan, field: ProcedureField, several: bool, query: Query, knowledge: Knowledge) -> Line | None:
    """Return what the section of ``field`` says; under the procedure's own name where it is one of ``several``."""
    passages = passages_in(field.part, knowledge.engine.passages_of(plan.id))
    if not passages:
        return None
    texts = list(dict.fromkeys(passage.clean.rstrip(" ;.") for passage in passages))
    proofs = tuple(cite_passage(passage, 1.0, knowledge) for passage in passages)
    of = shorten(field.name, _NAME) if several else field.part.name
    label = f"{knowledge.plan_name(plan.id)}, {of}"
    text = shorten("; ".join(texts[:_SHOWN]), SHORT - 160)
    if query.form is not Form.YES_NO:
        return Line(plan.id, label, (), f"“{text}”", proofs)
    verdict = _verdict(texts, field.kind, query.words, knowledge)
    return None if verdict is None else Line(plan.id, label, (YES if verdict else NO,), f"“{text}”", proofs)


def _verdict(texts: Sequence[str], kind: str, words: QueryWords, knowledge: Knowledge) -> bool | None:
    """Return whether what is asked is so: a fee is taken where the section does not say that none is."""
    if kind == "fee":
        return not all(text.lower().startswith(_NONE) for text in texts)
    told = judged(claim_in(words.text), " ".join(texts), knowledge.weight)
    return None if told is None else told.says
