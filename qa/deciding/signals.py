"""What speaks for and against giving an answer: signals that a person can read, the same for every way to an answer.

In: a query looked up, and the draft of its answer. Out: the signals by name, each about 0..1 (yes or no: 1 or 0). A signal
that does not apply is 0, or 1 where it is a share of nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Final

from corpus.text import fold_accents, folded_syllables
from corpus.text.dates import find_dates
from indexer.segments.spread import Spread
from qa.composing.draft import Draft
from qa.contracts.query import PLAN_FIELDS, Field, Form, Query
from qa.contracts.words import YEAR
from qa.deciding.backing import AskedWords, Backing, asked_of, backing_of
from qa.ranking.features import Topic
from qa.ranking.looked_up import LookedUp
from qa.ranking.proof_reader import ProofReader
from qa.ranking.reranking import excerpt_of_passage
from qa.reading.figures import figures_in, kind_asked
from qa.reading.parties import agency_ids
from qa.reading.sentence_values import values
from qa.reading.wording import Wording
from qa.retrieval.knowledge import Knowledge

Signals = Mapping[str, float]

_HIGHEST: Final = 10.0  # weight of a word that no passage of a large index holds
PROOF: Final = "proof"
"""How the names of the reranker's signals begin."""
_READ: Final = 3
"""Passages of a proof that the reranker reads."""
_LOGIT: Final = 8.0
"""About the highest of its logits."""
_NUMBER: Final = re.compile(r"\d[\d.,]*")
_TIME: Final = re.compile(r"\b(?:quy|thang|ngay|hang nam|hang tuan|thuong xuyen|dinh ky|truoc|giai doan)\b|\b20\d\d\b")
_WAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "computed": ("computed",),
    "facts": ("facts", "identity", "bases", "budgets", "standing"),
    "prose": ("prose_answers", "reports"),
    "tasks": ("tasks", "roster"),
    "evidence": ("evidence", "instead"),
}
"""Ways to an answer, by the rooms and modules of ``qa.composing`` that make it."""
_SEARCHED: Final = ("prose", "tasks", "evidence")
"""The ways to an answer that rest on what the search found."""
_ONE_PROOF: Final = frozenset({Form.VALUE, Form.LIST, Form.YES_NO})
"""The forms that one passage may prove."""
_KINDS: Final[Mapping[str, tuple[Field, ...]]] = {
    "agency": (Field.LEAD, Field.COORDINATE),
    "date": (Field.DEADLINE, Field.PERIOD),
    "money": (Field.FUNDING,),
    "figure": (Field.FIGURE,),
    "report": (Field.REPORT,),
    "meaning": (Field.DEFINITION,),
    "why_or_what": (Field.CONTENT, Field.REASON),
    "product": (Field.PRODUCT,),
    "task": (Field.TASK, Field.GROUP),
    "plan": tuple(sorted(PLAN_FIELDS)),
}
"""Kinds of what is asked for, by the first field."""


def signals_of(looked: LookedUp, draft: Draft) -> Signals:
    """Return the signals for giving ``draft``, which has lines, as the answer."""
    backing = backing_of(looked.knowledge, draft)
    asked = asked_of(looked, backing.plan)
    spread = looked.knowledge.spread(backing.plan)
    return {
        **_words("topic", asked.topic, asked.near_topic, backing, spread),
        **_words("rest", asked.rest, asked.near_rest, backing, spread),
        **_compounds(looked.topic, looked.knowledge, backing, spread),
        **_searched(looked, backing, asked),
        **_conflicts(looked, backing),
        **_kept(looked.query, backing, draft),
        **_asks(looked.query),
        **_where(looked),
        **_way(draft),
        **_read(looked, backing, draft),
        "precise": _precise(asked, backing, looked.knowledge),
        "topic_empty": float(not asked.topic),
    }


def _words(name: str, words: Wording, near: Wording, backing: Backing, spread: Spread) -> dict[str, float]:
    """Return how much of ``words`` stands in the proof, with its headings, with its plan's title; and what does not."""
    whole, said_in_plan = backing.of_plan.syllables, spread.syllables
    return {
        f"{name}_own": words.cover(backing.own.syllables),
        f"{name}_under": words.cover(backing.under.syllables),
        f"{name}_whole": words.cover(whole),
        f"{name}_near": near.cover(backing.under.syllables),
        f"{name}_pairs": words.cover_pairs(backing.own.pairs),
        f"{name}_pairs_under": words.cover_pairs(backing.under.pairs),
        f"{name}_said": words.cover(frozenset(folded_syllables(backing.said))),
        f"{name}_in_plan": words.cover(said_in_plan),
        f"{name}_pairs_in_plan": words.cover_pairs(spread.pairs),
        f"{name}_missing": words.missing(whole) / _HIGHEST,
        f"{name}_missing_near": near.missing(whole) / _HIGHEST,
        f"{name}_elsewhere": words.share((words.syllables & said_in_plan) - whole) if words else 0.0,
    }


def _compounds(topic: Topic, knowledge: Knowledge, backing: Backing, spread: Spread) -> dict[str, float]:
    """Return how much of the topic's words of two syllables stands in the proof, the most telling one that does not.

    And how much of them only other plans use: "hướng nghiệp", asked of a plan that has no such thing.
    """
    words, known = topic.words, knowledge.known_pair
    others = sum(weight for word, weight in words.items() if word not in spread.pairs and known(word))
    missing = max((weight for word, weight in words.items() if word not in backing.of_plan.pairs), default=0.0)
    return {
        "compounds": topic.cover_words(backing.of_plan.pairs),
        "compounds_under": topic.cover_words(backing.under.pairs),
        "compound_missing": missing / _HIGHEST,
        "compounds_of_others": others / sum(words.values()) if words else 0.0,
        "formal": topic.cover_formal(backing.under.syllables),
    }


def _searched(looked: LookedUp, backing: Backing, asked: AskedWords) -> dict[str, float]:
    """Return how near the search found the proof, and how far it is from the nearest of all."""
    ids = {passage.id for passage in backing.passages}
    found = [candidate for candidate in looked.candidates if candidate.passage.id in ids]
    background, room = looked.candidates.background, max(1 - looked.candidates.background, 0.01)
    best = max((candidate.cosine for candidate in looked.candidates), default=background)
    cosine = max((candidate.cosine for candidate in found), default=background)
    most = max((candidate.bm25 for candidate in looked.candidates), default=0.0)
    bm25 = max((candidate.bm25 for candidate in found), default=0.0)
    fused = sorted((candidate.fused() for candidate in looked.candidates), reverse=True)
    own = max((candidate.fused() for candidate in found), default=0.0)
    return {
        "cosine": (cosine - background) / room,
        "cosine_behind": (best - cosine) / room,
        "bm25": bm25 / (3 * asked.rest.total or 1.0),
        "bm25_behind": (most - bm25) / (most or 1.0),
        "margin": own - fused[1] if len(fused) > 1 else 0.0,
        "not_found": float(not found),
    }


def _conflicts(looked: LookedUp, backing: Backing) -> dict[str, float]:
    """Return which years, figures, agencies and places of the question the proof holds, and which it does not."""
    words, query = looked.words, looked.query
    years, told = set(YEAR.findall(words.text)), set(YEAR.findall(backing.headed))
    figures = {figure.strip(".,") for figure in _NUMBER.findall(words.text)} - years
    held = {figure.strip(".,") for figure in _NUMBER.findall(backing.whole)}
    agencies = {agency for condition in query.where.agencies for agency in condition.ids if not agency.endswith("*")}
    named = bool(agencies & set(agency_ids(f"{backing.whole} {backing.said}")))
    places = [frozenset(folded_syllables(place.name)) for place in words.named.places]
    return {
        "year": float(bool(years & told)),
        "year_missing": float(bool(years - set(YEAR.findall(backing.whole)))),
        "year_clash": float(bool(years and told and not years & told)),
        "figure_held": len(figures & held) / len(figures) if figures else 0.0,
        "figure_missing": float(bool(figures - held)),
        "agency_named": float(named),
        "agency_missing": float(bool(agencies) and not named),
        "place": float(bool(places) or looked.scope.chosen),
        "place_missing": float(any(not place <= backing.of_plan.syllables for place in places)),
    }


def _kept(query: Query, backing: Backing, draft: Draft) -> dict[str, float]:
    """Return whether the answer holds what is asked for: a value of the kind, the words that go with the role."""
    first = draft.lines[0]
    kind = kind_asked(query)
    return {
        "value_lacking": float(_lacks(query.ask[0], backing, draft)),
        "value_of_other_kind": float(kind is not None and not values(backing.text, kind)),
        "values": float(bool(first.values)),
        "row": float(backing.row),
        "beyond_doubt": float(draft.sure),
        "lines": math.log(len(draft.lines)) / 3,
        "plans": math.log(len({line.plan for line in draft.lines})) / 3,
    }


def _lacks(field: Field, backing: Backing, draft: Draft) -> bool:
    """Tell whether the answer holds nothing of the kind that ``field`` asks for."""
    folded = fold_accents(f"{backing.text} {backing.said}")
    match field:
        case Field.LEAD:
            return not agency_ids(backing.said)
        case Field.COORDINATE:
            return not (draft.lines[0].values and agency_ids(backing.said)) and "phoi hop" not in folded
        case Field.DEADLINE | Field.PERIOD:
            return not (find_dates(folded) or _TIME.search(folded))
        case Field.FUNDING:
            return not any(figure.kind == "money" for figure in figures_in(backing.said))
        case Field.FIGURE:
            return not figures_in(backing.text)
        case Field.REPORT:
            return "bao cao" not in folded
        case _:
            return False


def _asks(query: Query) -> dict[str, float]:
    first = query.ask[0]
    kinds = {f"asks_{name}": float(first in fields) for name, fields in _KINDS.items()}
    forms = {f"form_{form.value}": float(query.form is form) for form in Form}
    return {**kinds, **forms, "asks_coordinate": float(first is Field.COORDINATE), "asks_several": float(len(query.ask) > 1)}


def _where(looked: LookedUp) -> dict[str, float]:
    scope, query, followed = looked.scope, looked.query, looked.meant.followed
    return {
        "one_plan": float(len(scope.plans) == 1),
        "narrowed": float(scope.narrowed),
        "by_number": float(scope.own),
        "outside": float(bool(scope.outside) or bool(query.where.outside)),
        "follows": float(bool(query.carried) or bool(followed.focus) or bool(followed.near)),
        "read_surely": query.confidence,
        "words": math.log(1 + len(folded_syllables(looked.meant.as_asked(looked.knowledge)))) / 3,
    }


def _way(draft: Draft) -> dict[str, float]:
    return {f"way_{name}": float(draft.room in rooms) for name, rooms in _WAYS.items()}


def _read(looked: LookedUp, backing: Backing, draft: Draft) -> dict[str, float]:
    """Return what the reranker says of the proof, by the way it was found, and how far it is from the best that was read."""
    logit = behind = likely = 0.0
    proof_reader = looked.proof_reader
    if proof_reader is not None and backing.passages and _by_one_passage(looked.query, draft):
        passages = [excerpt_of_passage(passage) for passage in backing.passages[:_READ]]
        best = max(*proof_reader.proofs(passages), _quoted(proof_reader, backing))
        logit = max(-1.0, min(best / _LOGIT, 1.0))
        behind = min((proof_reader.surest - best) / _LOGIT, 1.0)
        likely = 1 / (1 + math.exp(-logit * _LOGIT))
    ways = {f"{PROOF}_{name}": logit * (draft.room in _WAYS[name]) for name in _SEARCHED}
    return {PROOF: logit, f"{PROOF}_behind": behind, f"{PROOF}_likely": likely, **ways}


def _quoted(proof_reader: ProofReader, backing: Backing) -> float:
    """Return the highest of what the reranker said of the sentences that the answer quotes; -inf where it read none of them.

    What a long passage says at its end is not read with the passage.
    """
    said = ((excerpt.text, logit) for excerpt, logit in proof_reader.said.items())
    return max((logit for text, logit in said if text in backing.text and text in backing.said), default=-math.inf)


def _by_one_passage(query: Query, draft: Draft) -> bool:
    """Tell whether one passage may prove the draft: rows and prose of one plan that were searched for.

    What is computed, counted, compared, or a plan says of itself is proved by none that one would find by its words.
    """
    searched = any(draft.room in _WAYS[way] for way in _SEARCHED)
    return searched and not draft.counts and query.form in _ONE_PROOF and len({line.plan for line in draft.lines}) == 1


def is_reread(signals: Signals) -> bool:
    """Tell whether the reranker has its say."""
    return signals[f"{PROOF}_likely"] > 0


def _precise(asked: AskedWords, backing: Backing, knowledge: Knowledge) -> float:
    """Return how much of the proof's own weight the question says."""
    own = backing.own.syllables
    total = math.fsum(map(knowledge.weight, own))
    return math.fsum(map(knowledge.weight, own & (asked.topic.syllables | asked.rest.syllables))) / total if total else 0.0
