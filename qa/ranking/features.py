"""What speaks for a candidate: cheap features that a person can read."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence, Set

from corpus.records import AssignmentKind, BlockKind
from corpus.text import fold_accents, folded_syllables, tokens
from corpus.text.wordlist import compounds
from indexer.segments.stored import Passage, StoredAssignment
from qa.contracts.candidates import Candidate
from qa.contracts.query import Query
from qa.contracts.ranked import Features
from qa.contracts.words import AskedAgency, Intent, QueryWords
from qa.ranking.cell_figures import asked_figure
from qa.reading.parties import agency_ids, party_ids
from qa.reading.sentence_values import values
from qa.reading.wording import SAYS_NOTHING, Wording, bare_of_numbers
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.passage_terms import PassageTerms
from qa.retrieval.succession import related_agencies
from qa.understanding.lexicon import spelled

_PLACES: dict[Intent, tuple[str, ...]] = {
    Intent.TARGET: ("muc tieu", "chi tieu", "tam nhin", "den nam"),
    Intent.REPORT: ("to chuc thuc hien",),
    Intent.FUNDING: ("kinh phi", "nguon luc"),
    Intent.BUDGET: ("kinh phi", "nguon luc"),
    Intent.DUTY: ("to chuc thuc hien", "phan cong", "trach nhiem"),
    Intent.LEGAL: ("can cu",),
}


_RELATED = 0.7
_DEFINITION_WITHIN = 60


class Topic:
    """A question's topic as folded syllables and pairs with their weights, made once and held against every candidate.

    Weights are summed exactly (fsum), so that a score does not hang on the order in which a set gives its members.
    """

    def __init__(self, query: Query, knowledge: Knowledge) -> None:
        self.query = query
        self.knowledge = knowledge
        words = query.words
        flat = [fold_accents(token.text) for word in query.topic for token in tokens(word)]
        self.syllables = set(flat)
        self.pairs = set(itertools.pairwise(flat))
        self.words = {
            (fold_accents(one), fold_accents(other)): knowledge.pair_weight((fold_accents(one), fold_accents(other)))
            for one, other in itertools.pairwise(spelled(" ".join(query.topic)).split())
            if (one, other) in compounds()
        }
        self.formal = [_folded(phrase.formal) for phrase in words.formal]
        self._said = [
            (_folded(phrase.said) & self.syllables, formal) for phrase, formal in zip(words.formal, self.formal, strict=True)
        ]
        formal_pairs = set(itertools.pairwise(_with_formal(flat, words)))
        self._weights = {syllable: knowledge.weight(syllable) for syllable in self.syllables}
        self.total = math.fsum(self._weights.values()) or 1.0
        said_pairs = self._weighed(self.pairs)
        wordings = [said_pairs] if formal_pairs == self.pairs else [said_pairs, self._weighed(formal_pairs)]
        self._wordings = [(frozenset(pairs), pairs, math.fsum(pairs.values())) for pairs in wordings if pairs]
        self._near: dict[str, Wording] = {}
        self._rest = [bare_of_numbers(words.text)]
        self._skipped = SAYS_NOTHING.union(
            *(folded_syllables(agency.name) for agency in words.named.agencies),
            *(folded_syllables(p.name) for p in words.named.places),
        )
        self.places = [name for intent in words.asking.intents for name in _PLACES.get(intent, ())]
        """What headings say, folded, under which the answer is likely to stand."""

    def near(self, plan: str) -> Wording:
        """Return the question's telling words, weighed by how rare they are in ``plan``."""
        found = self._near.get(plan)
        if found is None:
            found = self._near[plan] = Wording(self._rest, self.knowledge.spread(plan).weight, self._skipped)
        return found

    def _weighed(self, pairs: Set[tuple[str, str]]) -> dict[tuple[str, str], float]:
        weight = self.knowledge.weight
        return {(one, other): weight(one) + weight(other) for one, other in pairs}

    def cover(self, syllables: Set[str], more: Set[str] = frozenset()) -> float:
        """Return the share of the topic's weight in ``syllables`` or ``more``; a phrase is where its formal one is."""
        held = self.syllables & syllables | self.syllables & more if more else self.syllables & syllables
        for said, formal in self._said:
            if formal - syllables <= more:
                held |= said
        return math.fsum(map(self._weights.__getitem__, held)) / self.total

    def cover_pairs(self, bigrams: frozenset[tuple[str, str]]) -> float:
        """Return the share of the weight of neighbouring syllables that stand side by side in the text too.

        The topic counts as people say it or as plans write it, whichever the text holds more of.
        """
        shares = [math.fsum(map(weights.__getitem__, pairs & bigrams)) / total for pairs, weights, total in self._wordings]
        return max(shares, default=0.0)

    def cover_words(self, bigrams: frozenset[tuple[str, str]]) -> float:
        """Return the share of the topic's words of two syllables that stand in the text, weighed by their own rarity.

        1 where the topic has none. "hướng nghiệp cho học sinh" is not in a text on "công nghiệp" and "sinh học".
        """
        total = sum(self.words.values())
        return sum(weight for word, weight in self.words.items() if word in bigrams) / total if total else 1.0

    def cover_formal(self, syllables: frozenset[str]) -> float:
        """Return how much of the plans' wording of colloquial phrases is in ``syllables``: the mean over the phrases."""
        if not self.formal:
            return 0.0
        return sum(len(phrase & syllables) / max(len(phrase), 1) for phrase in self.formal) / len(self.formal)

    def precise(self, terms: PassageTerms) -> float:
        """Return how much of the text's weight the topic explains."""
        return math.fsum(map(self._weights.__getitem__, self.syllables & terms.syllables)) / (terms.weight or 1.0)


def _with_formal(flat: list[str], words: QueryWords) -> list[str]:
    """Return the topic's folded syllables with each colloquial phrase replaced by how plans write it."""
    text = f" {' '.join(flat)} "
    for phrase in words.formal:
        said, formal = (fold_accents(" ".join(token.text for token in tokens(part))) for part in (phrase.said, phrase.formal))
        if f" {formal} " not in text:
            text = text.replace(f" {said} ", f" {formal} ")
    return text.split()


def _folded(phrase: str) -> frozenset[str]:
    return frozenset(fold_accents(token.text) for token in tokens(phrase))


def features_of(candidate: Candidate, assignment: StoredAssignment | None, topic: Topic) -> Features:
    """Return the features of ``candidate``, or of the ``assignment`` in it, for the topic's question."""
    words, knowledge = topic.query.words, topic.knowledge
    passage = candidate.passage
    is_task = assignment is not None and assignment.assignment.kind is AssignmentKind.TASK
    text = assignment.assignment.task.text if assignment and is_task else passage.clean
    terms = knowledge.text_terms(text, passage.context)
    cover = topic.cover(terms.syllables)
    near = topic.near(passage.plan)
    held = near.syllables & terms.syllables
    return Features(
        dense=candidate.dense,
        lexical=candidate.lexical,
        cover=cover,
        pairs=topic.cover_pairs(terms.bigrams),
        context=topic.cover(terms.syllables, terms.context) - cover if terms.context else 0.0,
        formal=topic.cover_formal(terms.syllables),
        precise=topic.precise(terms),
        agency=max([_agency_match(asked, candidate, assignment) for asked in words.named.agencies], default=0.0),
        year=_year_match(words.named.years, passage),
        value=_value_match(topic.query, passage.clean) or float(bool(asked_figure(passage, words, knowledge))),
        number=float(not terms.numbers.isdisjoint(words.named.numbers)),
        place=_place_match(topic.places, passage),
        task=float(is_task),
        duty=float(assignment is not None and not is_task),
        header=float(passage.kind in (BlockKind.HEADER, BlockKind.CLOSING)),
        near=near.share(held | near.syllables & terms.context),
        near_own=near.share(held),
    )


def _agency_match(asked: AskedAgency, candidate: Candidate, assignment: StoredAssignment | None) -> float:
    """Return 1 where the asked agency has the asked role, 0.5 where it is only named, -1 where others have the role."""
    wanted = set(asked.ids)
    if assignment is None:
        texts = (candidate.passage.clean, *candidate.passage.section_path[-1:])
        return 0.0 if all(wanted.isdisjoint(agency_ids(text)) for text in texts) else 0.5
    lead = {i for value in assignment.assignment.lead for i in party_ids(value.text)}
    coordinate = {i for value in assignment.assignment.coordinate for i in party_ids(value.text)}
    if asked.role == "coordinate":
        return 1.0 if wanted & coordinate else -1.0
    if wanted & lead:
        return 1.0
    if any(related_agencies(agency) & lead for agency in wanted):
        return _RELATED
    if asked.role == "lead":
        return -1.0
    return 0.3 if wanted & coordinate else 0.0


def _year_match(years: Sequence[int], passage: Passage) -> float:
    if not years:
        return 0.0
    text = " ".join((passage.clean, *passage.section_path))
    return sum(1.0 if str(year) in text else -0.5 for year in years) / len(years)


def _value_match(query: Query, text: str) -> float:
    asking = query.words.asking
    if Intent.DEFINITION in asking.intents:
        what_is = fold_accents(query.words.text).rstrip(" ?.").endswith("la gi")
        return _defines(" ".join(query.topic), text, what_is=what_is)
    return float(bool(values(text, asking.expected, asking.unit))) if asking.expected else 0.0


def _defines(term: str, text: str, *, what_is: bool) -> float:
    """Return 1 where ``text`` says at its beginning what ``term`` is (or holds, as asked), 0.5 where it says the other."""
    head = fold_accents(text[: len(term) + _DEFINITION_WITHIN])
    said = re.search(rf"{re.escape(fold_accents(term))}\s*(?:\([^)]*\))?\s*(la|duoc hieu|gom|bao gom)\b", head)
    if said is None:
        return 0.0
    return 1.0 if (said.group(1) in ("la", "duoc hieu")) == what_is else 0.5


def _place_match(names: Sequence[str], passage: Passage) -> float:
    if not names:
        return 0.0
    where = fold_accents(" ".join(passage.section_path))
    return float(any(name in where for name in names))
