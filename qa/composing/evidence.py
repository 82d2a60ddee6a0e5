"""Answers from the best evidence, task or prose, of one plan or plan by plan."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from corpus.records import BlockKind
from corpus.text import find_document_numbers
from qa.composing.draft import LONG, SHORT, Draft, Line, divide
from qa.composing.labelled import labelled_line
from qa.composing.prose import cite, label_of, prose_line
from qa.composing.register_lines import task_line
from qa.contracts.answer import Status
from qa.contracts.findings import Proof
from qa.contracts.query import Form, Query
from qa.contracts.ranked import Ranked
from qa.contracts.words import REGISTER_INTENTS, Expected, Intent, QueryWords, Subject
from qa.ranking.features import Topic
from qa.ranking.looked_up import LookedUp
from qa.reading.asked_measures import asks_no_amount
from qa.reading.demands import tells_demanded
from qa.reading.likeness import told_once
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.passage_terms import PassageTerms
from qa.retrieval.scope import Scope
from qa.retrieval.succession import agency_notes

_FIGURES = (Expected.MONEY, Expected.PERCENT, Expected.COUNT, Expected.QUANTITY, Expected.CONTACT)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDS = re.compile(r"[^\W\d_]+")
MEASURES = frozenset(re.findall(r"\w+", "grdp gdp fdi oda pci par papi sipas ipc cpi iip oecd hdi tfp icor ocop pii"))
"""Abbreviations of what is measured; a figure of another measure is no answer."""
_NEAR = 0.85
_NEAR_WIDE = 0.55
_NEAR_NAMED = 0.65
"""What a plan that the question names says by less of the best score is of another thing: that plan does not state it."""
_NEAR_WHICH = 0.75
"""Asked which plans say something, one that fits no better than this beside the best does not say it."""
_SECOND = 0.9
_FURTHER = 12
_TASK_FITS = 0.85
_DUTY_FITS = 0.9
_MOST_LINES = 3
_ALIKE = 0.8  # share of the shorter task's syllables that the other has too
_IS_SUBJECT = 0.6
_FIGURE_NEAR = 0.7
"""A passage with a figure of the asked kind goes before better ones without from this share of their score on."""
_BEFORE_NUMBER = 60  # characters in which a document's kind and subject stand beside its number
_AFTER_NUMBER = 220
_MOST = 440
_MOST_FIRST = 540
_LEAST = 120
_AROUND = 90
_SIGNS = 10  # dashes, brackets, quotation marks and a line break around a line's label and quote


def answer_from_evidence(looked: LookedUp) -> Draft | None:
    """Return the answer from the best task or passage of each plan, or None where nothing fits at all.

    NOT_FOUND where the best evidence lacks what is asked for: a task without that field, a passage without such a figure.
    """
    ranked = _telling_first(looked)
    if not ranked:
        return None
    chosen = choose(ranked, looked)
    lines = _lines(chosen, looked)
    kept = [line for line, found in zip(lines, chosen, strict=True) if _answers(line, found, looked)]
    if not kept or (lines[0] not in kept and not looked.wide):
        return Draft((), Status.NOT_FOUND)
    further = tuple(cite(found, looked.knowledge) for found in ranked[:_FURTHER])
    notes = agency_notes(value for line in kept for value in line.values) if Intent.LEAD in looked.words.asking.intents else ()
    return Draft(tuple(kept), notes=notes, limit=LONG if looked.wide else SHORT, further=further)


def _telling_first(looked: LookedUp) -> Sequence[Ranked]:
    """Return the candidates as ranked, but those first that say what only some say: a term's meaning, a document asked for."""
    ranked = looked.order.evidence
    if Intent.DEFINITION in looked.words.asking.intents:
        defining = sorted((found for found in ranked if found.features.value), key=lambda found: -found.features.value)
        # What the plans are about is named everywhere: only a passage that says what it is answers what it is.
        return defining or ([] if Subject.PLANS in looked.words.asking.generic else ranked)
    if Intent.LEGAL in looked.words.asking.intents:
        subjects = {
            found.candidate.passage.id: _subject_cover(found, looked.topic, looked.knowledge) for found in ranked[:_FURTHER]
        }
        best = max(subjects.values(), default=0.0)
        if best >= _IS_SUBJECT:
            return sorted(ranked, key=lambda found: -subjects.get(found.candidate.passage.id, 0.0))
    if looked.words.asking.expected in _FIGURES and ranked:
        near = [found for found in ranked if found.features.value and found.score >= _FIGURE_NEAR * ranked[0].score]
        return [*near, *(found for found in ranked if found not in near)]
    return _demanded(ranked, looked.words.text)


def _demanded(ranked: Sequence[Ranked], question: str) -> Sequence[Ranked]:
    """Return the candidates; those first that hold what is demanded where the very best does not, and some near it do."""
    tells = tells_demanded(question)
    if tells is None or not ranked or ranked[0].task is not None or tells(ranked[0].candidate.passage.clean):
        return ranked
    near = [found for found in ranked[:_FURTHER] if found.score >= _FIGURE_NEAR * ranked[0].score]
    holding = [found for found in near if tells(found.candidate.passage.clean)]
    return [*holding, *(found for found in ranked if found not in holding)]


def _subject_cover(found: Ranked, topic: Topic, knowledge: Knowledge) -> float:
    """Return how much of the topic stands around the best-fitting document number in the passage."""
    text = found.candidate.passage.clean
    around = (text[max(0, n.start - _BEFORE_NUMBER) : n.end + _AFTER_NUMBER] for n in find_document_numbers(text))
    covers = (topic.cover_words(knowledge.text_terms(part).bigrams) for part in around)
    return max(covers, default=0.0)


def choose(ranked: Sequence[Ranked], looked: LookedUp) -> list[Ranked]:
    """Return the best of each plan, as far as it is near the best of all, and in prose a second one nearly as good.

    A question to the register is answered from a task where one fits about as well as the best prose does, and where its table
    has what is asked for.
    """
    by_plan: dict[str, list[Ranked]] = {}
    for found in ranked:
        by_plan.setdefault(found.candidate.passage.plan, []).append(found)
    near = _nearness(looked)
    chosen: list[Ranked] = []
    for plan, of_plan in by_plan.items():
        best = _register_first(of_plan, looked)
        beside = max((by_plan[other][0].score for other in _of_its_place(plan, looked.scope) if other in by_plan), default=0.0)
        if best.score >= max(near * ranked[0].score, _NEAR * beside):
            chosen.append(best)
            if best.task is None:
                others = (other for other in of_plan if other is not best and other.task is None)
                chosen += [second for second in list(others)[:1] if second.score >= _SECOND * best.score]
    if looked.wide:
        return chosen
    return (_told_once(chosen) if looked.query.form is Form.VALUE else chosen)[:_MOST_LINES]


def _told_once(chosen: Sequence[Ranked]) -> list[Ranked]:
    """Return ``chosen`` without prose that only says again what better prose says; each plan's tasks are its own."""
    prose = told_once((found for found in chosen if found.task is None), lambda found: found.candidate.passage.clean)
    return [found for found in chosen if found.task is not None or any(found is one for one in prose)]


def _of_its_place(plan: str, scope: Scope) -> tuple[str, ...]:
    """Return the plans of the place that the question names and ``plan`` is of: of several there the best speak for it."""
    return next((of_place for of_place in scope.mentions if plan in of_place), ())


def also_answering(looked: LookedUp, plans: Collection[str]) -> list[str]:
    """Return those of ``plans`` that have evidence for the answer as well, near enough for an answer that goes plan by plan."""
    ranked = _telling_first(looked)
    by_plan: dict[str, list[Ranked]] = {}
    for found in ranked:
        if found.candidate.passage.plan in plans:
            by_plan.setdefault(found.candidate.passage.plan, []).append(found)
    best = [_register_first(of_plan, looked) for of_plan in by_plan.values()]
    near = [found for found in best if found.score >= _NEAR_WIDE * ranked[0].score]
    return [found.candidate.passage.plan for found in near if _answers(_line(found, looked, _LEAST), found, looked)]


def _nearness(looked: LookedUp) -> float:
    """Return the share of the best score from which on a plan is spoken of: less for one that the question names."""
    if not looked.wide:
        return _NEAR
    if looked.scope.narrowed:
        return _NEAR_NAMED
    return _NEAR_WHICH if looked.words.asking.which else _NEAR_WIDE


def _register_first(found: Sequence[Ranked], looked: LookedUp) -> Ranked:
    asked = set(looked.words.asking.intents) & REGISTER_INTENTS
    fitting = [other for other in found if other.score >= _TASK_FITS * found[0].score]
    tasks = [other for other in fitting if _in_register(other, looked.words, looked.knowledge)]
    if Intent.LEAD in asked:  # a row that nobody leads only heads the rows below it
        tasks = [other for other in tasks if other.task and other.task.assignment.lead] or tasks
        if _charges(found[0]):  # so does a duty, which says who is charged as a row does
            tasks = [other for other in tasks if other.score >= _DUTY_FITS * found[0].score]
    prose = [other for other in fitting if asked and other.task is None]
    best = next(iter([*tasks, *prose]), found[0])
    return _saying_more(best, tasks, looked.topic, looked.knowledge) if best.task else best


def _saying_more(best: Ranked, tasks: Sequence[Ranked], topic: Topic, knowledge: Knowledge) -> Ranked:
    """Return a task worded like ``best`` that holds all of the topic that it does and more, or ``best`` where none does.

    Tasks that differ in a word or two, common ones ("lĩnh vực công thương", "lĩnh vực y tế"), are told apart by them.
    """
    terms = _terms(best, knowledge)
    held = {*(topic.syllables & terms.syllables), *(topic.pairs & terms.bigrams)}
    for task in tasks:
        others = _terms(task, knowledge)
        shared = len(terms.syllables & others.syllables)
        alike = shared >= _ALIKE * min(len(terms.syllables), len(others.syllables))
        if alike and {*(topic.syllables & others.syllables), *(topic.pairs & others.bigrams)} > held:
            return task
    return best


def _terms(found: Ranked, knowledge: Knowledge) -> PassageTerms:
    """Return the terms of the task that is meant, else of the passage."""
    passage, task = found.candidate.passage, found.task
    return knowledge.text_terms(task.assignment.task.text if task else passage.clean, passage.context)


def _charges(found: Ranked) -> bool:
    """Tell whether ``found`` is prose that charges an agency with a duty."""
    return found.task is None and found.assignment is not None and bool(found.assignment.assignment.lead)


def _lines(chosen: Sequence[Ranked], looked: LookedUp) -> list[Line]:
    """Return a line for each, its quote as long as its share of the room.

    A quote is made for that room, around what fits the question best: cut later, it would lose its end.
    """
    if looked.wide:
        return [_line(found, looked, min(_MOST, LONG // len(chosen) - _AROUND)) for found in chosen]
    passages = [found.candidate.passage for found in chosen]
    room = SHORT - sum(len(label_of(passage, looked.knowledge)) + _SIGNS for passage in passages)
    rooms = divide([min(_MOST_FIRST, len(passage.clean)) for passage in passages], room)
    return [_line(found, looked, max(_LEAST, part)) for found, part in zip(chosen, rooms, strict=True)]


def _line(found: Ranked, looked: LookedUp, room: int) -> Line:
    task = found.task
    if task is not None and _in_register(found, looked.words, looked.knowledge):
        return task_line(found, task, looked)
    return labelled_line(found, looked, room) or prose_line(found, looked, room)


def _answers(line: Line, found: Ranked, looked: LookedUp) -> bool:
    """Tell whether the line holds what is asked for."""
    words = looked.words
    if words.asking.expected in _FIGURES and not asks_no_amount(words.text):
        return bool(line.values) and _same_measure(found, looked.words, looked.query)
    if Intent.TARGET in words.asking.intents and not _of_asked_years(found, looked.words):
        return False
    if set(words.asking.intents) == {Intent.PRODUCT} and found.task is not None and not line.values:
        return False  # what a task is to yield stands in its own column: its words say what is to be done
    return bool(line.values) or not _in_register(found, looked.words, looked.knowledge)


def _in_register(found: Ranked, words: QueryWords, knowledge: Knowledge) -> bool:
    """Tell whether ``found`` is a task whose table has a column for what is asked; else its words are read as prose."""
    asked = set(words.asking.intents) & REGISTER_INTENTS
    return found.task is not None and bool(asked) and knowledge.has_column(found.task.document, asked)


def _same_measure(found: Ranked, words: QueryWords, query: Query) -> bool:
    """Tell whether a figure may be the asked one: of the asked year, and of the measure that the question names (GRDP)."""
    named = {word.lower() for word in query.topic if word.lower() in MEASURES}
    return _of_asked_years(found, words) and named <= {word.lower() for word in _WORDS.findall(_with_headings(found))}


def _of_asked_years(found: Ranked, words: QueryWords) -> bool:
    """Tell whether the passage speaks of an asked year, or of none: a target of 2030 is none of 2045."""
    years = {int(year) for year in _YEARS.findall(_with_headings(found))}
    asked = set(words.named.years)
    return not asked or not years or bool(asked & years)


def _with_headings(found: Ranked) -> str:
    passage = found.candidate.passage
    return f"{' '.join(passage.section_path)} {passage.clean}"


def with_further(draft: Draft, looked: LookedUp, wanted: int) -> Draft:
    """Return the draft with the passages nearest to the question cited after its own proofs, up to ``wanted`` citations.

    They are further reading: body text of the plans that the draft speaks of, in the order of the search.
    """
    plans = {line.plan for line in draft.lines}
    cited = {proof.passage.id for proof in draft.proofs}
    further = []
    for found in looked.order.further if plans and len(cited) < wanted else ():
        if len(cited) >= wanted:
            break
        passage = found.candidate.passage
        if passage.plan in plans and passage.kind is not BlockKind.HEADER:
            cited.add(passage.id)
            further.append(Proof.of(passage, found.score))
    return replace(draft, further=(*draft.further, *further))
