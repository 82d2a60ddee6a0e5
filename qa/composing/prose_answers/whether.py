"""Is it so? A claim held against the statement that tells of its subject: its figures, its days, its agencies, its words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from corpus.names.places import find_places
from corpus.text import fold_accents, folded_syllables
from corpus.text.dates import find_dates
from qa.composing.draft import SHORT, Draft
from qa.composing.facts.claimed_facts import NO, YES
from qa.composing.prose import cite_passage
from qa.composing.prose_answers.best_statements import find_statements, quoting_line, ranker_of
from qa.composing.prose_answers.from_prose import asks_prose
from qa.composing.worded_kinds import worded_kind
from qa.contracts.answer import Status
from qa.contracts.query import Expects, Form, Query
from qa.contracts.words import QueryWords
from qa.ranking.looked_up import LookedUp
from qa.ranking.statement_ranking import Found
from qa.reading.claimed_times import without_always
from qa.reading.claims import claim_in
from qa.reading.denials import denies, words_of
from qa.reading.figures import figures_in
from qa.reading.parties import may_be_of, names_one_of
from qa.reading.verdicts import Judgement, judged
from qa.retrieval.knowledge import Knowledge

_DAY: Final = re.compile(
    r"(?<!\d)(\d{1,2})\s*[/-]\s*(\d{1,2})(?!\d)|ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})|(?<!\d)(\d{1,2})\s+thang\s+(\d{1,2})\b"
)
_IF_DONE: Final = re.compile(r"\bđã\b.*(?<!đúng )(?<!phải )(?<!vậy )(?<!chuẩn )(?<!xác )\bchưa\W*$", re.IGNORECASE)
_DONE: Final = re.compile(r"\b(?:đã|hoàn thành|xong)\b", re.IGNORECASE)
"""What is done is said to be: "đã ban hành chưa" is not so where it is only to be done."""
_READ_WHOLE: Final = 1500
_CITED: Final = 6
_TRUSTED: Final = 0.2  # of a statement's score beside how much of the claim stands with its figure
_NEAREST: Final = 4
_NEAR: Final = 1.0  # a score so near the best may tell of the same


@worded_kind("whether told")
def answer_whether_told(query: Query, looked: LookedUp) -> Draft | None:
    """Return whether the plans say what is claimed, and what they say; None where no prose is asked.

    NOT_FOUND where nothing is said of the claim's subject, so that neither "Có" nor "Không" would be true.
    """
    return told_whether(query, looked) if query.form is Form.YES_NO and asks_prose(query) else None


def told_whether(query: Query, looked: LookedUp) -> Draft:
    """Return whether the statement nearest to the claim says it, of whatever field; NOT_FOUND where there is none."""
    claim = claim_in(query.words.text)
    query = replace(query, claim=claim, expects=_expected(claim, query))
    found = find_statements(query, looked)
    if not found:
        return Draft((), Status.NOT_FOUND)
    verdict, best = _judge(found, claim, query, looked)
    verdict = verdict and not (_IF_DONE.search(query.words.text) and not _DONE.search(best.statement.text))
    line = quoting_line(best.statement, (YES if verdict else NO,), looked.knowledge, SHORT - 200, best.score)
    further = tuple(cite_passage(each.statement.passage, each.score, looked.knowledge) for each in found[:_CITED])
    return Draft((line,), limit=SHORT, sure=True, further=further)


def _expected(claim: str, query: Query) -> Expects | None:
    """Return the kind of value that a statement about the claim must hold: that of the figure that is claimed."""
    figures = figures_in(claim)
    if not figures:
        return query.expects
    return {"%": Expects.PERCENT, "money": Expects.MONEY}.get(figures[0].kind, Expects.QUANTITY)


def _judge(found: list[Found], claim: str, query: Query, looked: LookedUp) -> tuple[bool, Found]:
    """Return whether the claim is so, and the statement that decides it.

    A figure or a day that is claimed must stand with what the claim speaks of; other claims are held against the words.
    """
    ranker = ranker_of(query, looked)
    best = found[0]
    near = [each for each in found[:_NEAREST] if best.score - each.score <= _NEAR and not each.features.clash] or [best]
    exact = [each for each in near if ranker.years and each.statement.set_for == ranker.years]
    near = exact or near  # "năm 2026" is not what is said of 2026 to 2030
    best = near[0]
    days = _days(claim)
    dated = [each for each in near if _days(each.statement.text)]
    if days and dated:
        right = next((each for each in dated if days <= _days(each.statement.text)), None)
        return right is not None, right or dated[0]
    told = [(said, each) for each in near if (said := _said_of(claim, each, query, looked.knowledge)) is not None]
    if not told:
        return False, best
    verdict, decides = max(told, key=lambda each: each[0].fit + _TRUSTED * (each[1].score - best.score))
    return verdict.says and _is_of_them(decides, query, looked.knowledge), decides


def _is_of_them(found: Found, query: Query, knowledge: Knowledge) -> bool:
    """Tell whether the statement may be of the agencies and the places that are claimed: it names them, or none."""
    statement = found.statement
    text = " ".join((statement.text, statement.lead, *statement.headings[-1:]))
    claimed = [condition for condition in query.where.agencies if not condition.negated]
    named = frozenset(folded_syllables(_called(found, knowledge)))
    of_them = may_be_of({agency for condition in claimed for agency in condition.ids}, text)
    of_them = of_them or any(names_one_of(condition.name, text, named) for condition in claimed)
    return of_them and not _of_other_places(text, found, query.words, knowledge)


def _of_other_places(text: str, found: Found, words: QueryWords, knowledge: Knowledge) -> bool:
    """Tell whether ``text`` names places and none of those that are claimed, its plan's own aside."""
    plan = knowledge.plan(found.statement.passage.plan)
    own = {place.key for place in find_places(f"{plan.province or ''} {plan.metadata.title or ''}")}
    claimed = {place.key for place in words.named.places} - own
    told = {place.key for place in find_places(text)} - own
    return bool(claimed) and bool(told) and not claimed & told


def _said_of(claim: str, found: Found, query: Query, knowledge: Knowledge) -> Judgement | None:
    """Return what the statement says of the claim under its heading, and in the plan that the question names."""
    named = _called(found, knowledge) if found.statement.passage.plan in query.where.plans else ""
    above = " ".join((named, *found.statement.headings[-1:]))
    return judged(claim, _with_what_is_beside(found), knowledge.weight, above, found.statement.text)


def _called(found: Found, knowledge: Knowledge) -> str:
    """Return how the statement's plan is called."""
    plan = knowledge.plan(found.statement.passage.plan)
    return f"{knowledge.plan_name(plan.id)} {plan.metadata.title or ''}"


def _with_what_is_beside(found: Found) -> str:
    """Return the whole passage of the statement, with the line that its list hangs under, which may deny it ("Không được:")."""
    lead, passage = found.statement.lead, found.statement.passage.clean
    text = passage if len(passage) <= _READ_WHOLE else found.statement.text
    heading = found.statement.headings[-1] if found.statement.headings else ""
    if lead.endswith(":"):
        return f"{lead} {text}"
    return f"{heading.rstrip(' .:;')}: {text}" if denies(words_of(heading)) else text


def _days(text: str) -> frozenset[tuple[int, int]]:
    """Return the days (day, month) that ``text`` names, with or without their year."""
    folded = fold_accents(text := without_always(text))
    said = {tuple(int(part) for part in match.groups() if part) for match in _DAY.finditer(folded)}
    whole = {(found.value.day, found.value.month) for found in find_dates(text)}
    return frozenset((day[0], day[1]) for day in said | whole if len(day) == 2 and 1 <= day[1] <= 12)
