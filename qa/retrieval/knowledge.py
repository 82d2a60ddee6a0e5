"""What the question floor needs to know of the index: plans, words and their weight, read once for each index version."""

from __future__ import annotations

import itertools
import math
import sys
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from functools import cached_property, lru_cache, partial

from corpus.names.agencies import known_names
from corpus.records import AssignmentKind
from corpus.text import Analyzer, fold_accents, tokens
from indexer.encoding.encoder import Encoder, Vectors
from indexer.engines.base import Snapshot
from indexer.segments.called import local_name, vectors_of
from indexer.segments.spread import Spread
from indexer.segments.stored import Passage, StoredAssignment, StoredPlan
from qa.contracts.words import REGISTER_INTENTS, Intent, field_values
from qa.reading.data_tables import DataTable, tables_of_plan
from qa.reading.deadlines import ReportDuty
from qa.reading.enumerations import Enumeration, enumerations_of
from qa.reading.life import Life, lives_of
from qa.reading.money_tables import money_tables
from qa.reading.parties import party_ids
from qa.reading.register import Register
from qa.reading.register.names import AgencyNames
from qa.reading.series import Series, series_in
from qa.reading.shares import Breakdown, breakdowns
from qa.reading.statements import Statement, statements_of
from qa.retrieval.passage_terms import PassageTerms, syllables_of
from qa.retrieval.plan_names import PlanNames
from qa.retrieval.understood import UnderstoodPlans
from qa.spelling.abbreviations import Abbreviations
from qa.spelling.accents import Restorer
from qa.understanding.lexicon import load_lexicon
from qa.understanding.naming import numbers_of
from qa.understanding.rules import Understander

_LEARN_FROM = 2000  # passages, about: enough for the initials of phrases, and quick
_CACHED = 5_000  # texts whose terms are kept, some 15 KB each
_READ_WHOLE = 100  # plans whose sentences are kept, some 500 KB each
_NAMES_OF = 200  # plans up to which the agencies of just these are told apart
_SPREADS = 1000  # plans whose words' spread is kept, some 40 KB each
OTHER_SUBJECTS = (
    "Cách nấu phở bò ngon tại nhà",
    "Đội bóng nào vô địch giải mùa này?",
    "Dự báo thời tiết cuối tuần có mưa không",
    "Viết giúp tôi một bài thơ tặng mẹ",
    "Giá vé máy bay đi du lịch hè là bao nhiêu",
    "Chữa đau răng cho trẻ em thế nào",
)
"""Questions that no administrative plan is about."""


class Knowledge:
    """One open index with what questions need of it; immutable, made anew for each index version."""

    def __init__(self, engine: Snapshot) -> None:
        self.engine = engine
        self.analyzer = Analyzer()
        self.plans: tuple[StoredPlan, ...] = engine.plans()
        self._by_id = {plan.id: plan for plan in self.plans}
        self._terms = lru_cache(maxsize=_CACHED)(self._make_terms)
        self._syllables = lru_cache(maxsize=_CACHED)(syllables_of)
        self._statements = lru_cache(maxsize=_READ_WHOLE)(lambda plan: tuple(statements_of(engine.passages_of(plan))))
        self._said = lru_cache(maxsize=_CACHED)(_said_in)
        self._breakdowns = lru_cache(maxsize=_READ_WHOLE)(self._breakdowns_of)
        self._series = lru_cache(maxsize=_READ_WHOLE)(lambda plan: tuple(series_in(engine.passages_of(plan))))
        self._tables = lru_cache(maxsize=_READ_WHOLE)(partial(tables_of_plan, engine))
        self._enumerations = lru_cache(maxsize=_READ_WHOLE)(self._enumerations_of)
        self._spreads = lru_cache(maxsize=_SPREADS)(engine.spread_of)
        self._columns = lru_cache(maxsize=_CACHED)(self._columns_of)
        self._weights: dict[int, float] = {}
        self._lives: dict[date, dict[str, Life]] = {}
        self._background: float | None = None
        self._titles: Vectors | None = None
        self.understood = UnderstoodPlans(engine)

    def warm(self, encoder: Encoder, today: date) -> None:
        """Make now what is otherwise made when the first question asks for it."""
        understander = self.understander
        understander.understand("kế hoạch của tỉnh có mục tiêu gì")
        self.known("")
        self.pair_weight(("", ""))
        self.background(encoder)
        self.lives(today)
        self.abbreviations.warm()

    @cached_property
    def understander(self) -> Understander:
        """The reader of questions, with the language model of this index."""
        lexicon = load_lexicon()
        titles = [f"{plan.metadata.title or ''} {plan.metadata.signer or ''}" for plan in self.plans]
        names = (tuple(token.text for token in tokens(name)) for name in known_names())
        phrases = itertools.chain(lexicon.phrases(), names)
        restorer = Restorer.from_counts(self.engine.syllable_counts(), self.engine.bigram_counts(), phrases)
        numbers = {number for plan in self.plans for number in numbers_of(plan)}
        provinces = {plan.province for plan in self.plans if plan.province}
        local = {name for plan in self.plans if (name := " ".join(local_name(plan.metadata.issuer)).strip())}
        return Understander(restorer, lexicon, self.abbreviations, self._agencies, titles, provinces, local, numbers)

    @cached_property
    def register(self) -> Register:
        """The register as a small database."""
        return Register(self.engine)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """The writer-out of abbreviations, with the phrases of this index."""
        return Abbreviations(load_lexicon().abbreviations, self._texts)

    @cached_property
    def _agencies(self) -> frozenset[str]:
        """The ids of all agencies that have a role in the register."""
        return self.engine.agencies()

    def registered(self, name: str) -> tuple[str, ...]:
        """Return the ids by which the register knows this agency, in any case or shortened; none where it does not."""
        first, _, rest = name.partition(" ")
        ways = (name, f"{first.capitalize()} {rest}", f"{first.capitalize()} {rest[:1].upper()}{rest[1:]}")
        found = (tuple(agency for agency in party_ids(way) if agency in self._agencies) for way in ways)
        return next((ids for ids in found if ids), ()) or self._names_of_agencies.shortened(name)

    def spotted(self, text: str, plans: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
        """Return the agencies of the register of ``plans`` (none: of all) that ``text`` names, by their words in it."""
        if not plans or len(plans) > _NAMES_OF:
            return self._names_of_agencies.in_text(text)
        parties = (party for row in self.register.rows(plans) for party in (*row.leads, *row.helpers))
        return AgencyNames(dict.fromkeys(agency for party in parties for agency in party.ids)).in_text(text)

    @cached_property
    def _names_of_agencies(self) -> AgencyNames:
        return AgencyNames(self._agencies)

    @cached_property
    def _folded_counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for syllable, count in self.engine.syllable_counts().items():
            folded = sys.intern(fold_accents(syllable))
            counts[folded] = counts.get(folded, 0) + count
        return counts

    @cached_property
    def _passages_in_all(self) -> int:
        return max(self.engine.manifest.passages, 1)

    def weight(self, folded: str) -> float:
        """Return how telling a folded syllable is: the logarithm of its rarity over passages; above all for unseen ones."""
        count = self._folded_counts.get(folded, 0)
        found = self._weights.get(count)
        if found is None:
            found = self._weights[count] = math.log(1 + self._passages_in_all / (0.5 + count))
        return found

    def pair_weight(self, folded: tuple[str, str]) -> float:
        """Return how telling two folded syllables side by side are, as :meth:`weight` does for one."""
        return math.log(1 + self._passages_in_all / (0.5 + self._folded_pairs.get(folded, 0)))

    def known_pair(self, folded: tuple[str, str]) -> bool:
        """Tell whether any passage holds the two folded syllables side by side."""
        return folded in self._folded_pairs

    @cached_property
    def _folded_pairs(self) -> dict[tuple[str, str], int]:
        counts: dict[tuple[str, str], int] = {}
        for (one, other), count in self.engine.bigram_counts().items():
            folded = (sys.intern(fold_accents(one)), sys.intern(fold_accents(other)))
            counts[folded] = counts.get(folded, 0) + count
        return counts

    def text_terms(self, clean: str, context: str = "") -> PassageTerms:
        """Return the terms of a text and of its context, kept for the next question."""
        return self._terms(clean, context)

    def syllables(self, clean: str) -> frozenset[str]:
        """Return the folded syllables of a text, a fourth of the work of its :meth:`text_terms`, kept for the next question."""
        return self._syllables(clean)

    def known(self, folded: str) -> bool:
        """Tell whether any passage holds the folded syllable."""
        return folded in self._folded_counts

    def background(self, encoder: Encoder) -> float:
        """Return the best cosine that questions on other subjects reach in this index, on average: an encoder's own zero."""
        if self._background is None:
            best = [self.engine.dense(vector, 1) for vector in encoder.encode_queries(OTHER_SUBJECTS)]
            self._background = sum(hits[0].score for hits in best if hits) / len(best)
        return self._background

    def titles(self, encoder: Encoder) -> Vectors:
        """Return what the plans are called as vectors, shape [plans, dimension], in the order of the plans."""
        if self._titles is None:
            texts = [f"{plan.metadata.title or plan.id} {self.plan_name(plan.id)}" for plan in self.plans]
            self._titles = vectors_of(texts, [plan.documents[0].called for plan in self.plans], encoder)
        return self._titles

    def lives(self, today: date) -> Mapping[str, Life]:
        """Return which plans hold at the date ``today``, by plan id; kept for the next question of the day."""
        found = self._lives.get(today)
        if found is None:
            found = lives_of(self.plans, today)
            self._lives = {today: found}
        return found

    def plan(self, plan_id: str) -> StoredPlan:
        """Return the plan with the id ``plan_id``; KeyError where there is none."""
        return self._by_id[plan_id]

    def title_and_name(self, plan_id: str) -> str:
        """Return the words that a plan is called by: its title, where it has one, and its name."""
        return f"{self._by_id[plan_id].metadata.title or ''} {self.plan_name(plan_id)}"

    def plan_name(self, plan_id: str) -> str:
        """Return how to call a plan in one line of an answer: its place, else its issuer, and its number where it has one.

        Where another plan would be called the same, its kind tells which is meant, or else its title.
        """
        return self._called.name_of(self._by_id[plan_id])

    @cached_property
    def _called(self) -> PlanNames:
        return PlanNames(self.plans)

    def has_column(self, document: str, intents: Set[Intent]) -> bool:
        """Tell whether any task of the document says something in one of the fields that ``intents`` ask for."""
        return bool(self._columns(document) & intents)

    def _columns_of(self, document: str) -> frozenset[Intent]:
        owners = [plan.id for plan in self.plans if any(stored.id == document for stored in plan.documents)]
        tasks = self.engine.assignments(plans=owners, kind=AssignmentKind.TASK)
        rows = [stored.assignment for stored in tasks if stored.document == document]
        return frozenset(intent for intent in REGISTER_INTENTS if any(field_values(row, intent) for row in rows))

    def report_duties(self, plan_id: str) -> tuple[ReportDuty, ...]:
        """Return the duties to report that the plan's passages say, in their order."""
        return self.understood.reports(self.plan(plan_id))

    def statements(self, plan_id: str) -> tuple[Statement, ...]:
        """Return the plan's prose sentence by sentence, kept for the next question."""
        return self._statements(plan_id)

    def statements_in(self, passage: Passage) -> tuple[Statement, ...]:
        """Return one passage's prose sentence by sentence, kept for the next question."""
        return self._said(passage)

    def breakdowns(self, plan_id: str) -> tuple[Breakdown, ...]:
        """Return the sums of money that the plan's prose gives, with their parts, kept for the next question."""
        return self._breakdowns(plan_id)

    def series(self, plan_id: str) -> tuple[Series, ...]:
        """Return what the plan gives year by year, kept for the next question."""
        return self._series(plan_id)

    def tables(self, plan_id: str) -> tuple[DataTable, ...]:
        """Return the plan's tables with their rows by column, kept for the next question."""
        return self._tables(plan_id)

    def enumerations(self, plan_id: str) -> tuple[Enumeration, ...]:
        """Return what the plan lists, kept for the next question."""
        return self._enumerations(plan_id)

    def _enumerations_of(self, plan_id: str) -> tuple[Enumeration, ...]:
        documents, passages_of = self.plan(plan_id).documents, self.engine.passages_of
        return tuple(found for document in documents for found in enumerations_of(document, passages_of(document.id)))

    def _breakdowns_of(self, plan_id: str) -> tuple[Breakdown, ...]:
        passages = self.engine.passages_of(plan_id)
        return (*breakdowns(passages), *money_tables(passages))

    def spread(self, plan_id: str) -> Spread:
        """Return how the plan's words are spread over its passages, kept for the next question."""
        return self._spreads(plan_id)

    def assignments_in(self, passage: Passage) -> list[StoredAssignment]:
        """Return the assignments that ``passage`` carries."""
        return [self.engine.assignment(assignment) for assignment in passage.assignments]

    def _make_terms(self, clean: str, context: str) -> PassageTerms:
        terms = PassageTerms(clean, context)
        terms.weight = sum(map(self.weight, terms.syllables))
        return terms

    def _texts(self) -> Iterator[str]:
        """Yield the passages to learn from: of all plans, or of every n-th where they are many."""
        every = max(1, self._passages_in_all // _LEARN_FROM)
        for plan in self.plans[::every]:
            for passage in self.engine.passages_of(plan.id):
                yield passage.clean


def _said_in(passage: Passage) -> tuple[Statement, ...]:
    return tuple(statements_of((passage,)))
