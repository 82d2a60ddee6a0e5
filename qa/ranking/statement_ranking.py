"""How well a statement of a plan answers a query: cheap features that a person can read, and their weights.

In: a Query, its LookedUp's candidates, and statements. Out: statements with scores, best first. The weights were fitted
on questions about plans that nothing else here was written on.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul
from pathlib import Path
from typing import Final, NamedTuple

from corpus.records import BlockKind
from corpus.text import find_document_numbers, fold_accents, folded_syllables
from qa.contracts.candidates import Candidate
from qa.contracts.query import Expects, Field, Query
from qa.contracts.words import YEAR
from qa.reading.figures import figures_in, kind_asked
from qa.reading.parties import agency_ids
from qa.reading.sentence_values import values
from qa.reading.statements import Statement
from qa.reading.wording import SAYS_NOTHING, Wording, bare_of_numbers
from qa.retrieval.knowledge import Knowledge

_REASON: Final = re.compile(r"\b(?:nham|de|vi|do|boi|nguyen nhan|muc dich|gop phan|giup|tranh|bao dam|dam bao|phuc vu)\b")
_REPORT: Final = re.compile(r"\b(?:bao cao|so ket|tong ket)\b")
_DEFINES: Final = re.compile(r"\s*[\"”’)*]*\s*(?:\([^)]*\)\s*)?(?:la\b|duoc hieu|gom\b|bao gom|:|nghia la)")
_AT_FIRST: Final = 20
_SHORT: Final = 8
_HIGHEST: Final = 10.0  # about the weight of a word that stands nowhere in a long plan


class StatementFeatures(NamedTuple):
    """What speaks for a statement, each about 0..1.

    ``cover``, ``pairs``: how much of the topic stands in it, by syllable and by neighbours; ``above_…``: only in what it is
    under. ``rest_…``: the same for all other telling words of the question. ``near``, ``near_own``, ``near_pairs``: how much of
    these stands in it or above it, or in it alone, weighed by how rare they are in its plan; ``missing``: the rarest there that
    does not. ``precise``: how much of its own weight is asked.
    ``value``: it holds a value of the asked kind, ``valueless``: it holds none. ``year``, ``clash``: it is about an asked
    year, about others only. ``agency``, ``agency_above``, ``unnamed``: an asked agency is named in it, above it, nowhere.
    ``defines``, ``reason``, ``report``, ``cites``: it does what the asked field needs; ``claim``: it holds a claimed figure.
    ``row``, ``lead``, ``heading``: its kind.
    """

    cover: float
    pairs: float
    above_cover: float
    above_pairs: float
    rest_cover: float
    rest_pairs: float
    rest_above: float
    near: float
    near_own: float
    near_pairs: float
    missing: float
    precise: float
    dense: float
    lexical: float
    value: float
    valueless: float
    year: float
    clash: float
    agency: float
    agency_above: float
    unnamed: float
    defines: float
    reason: float
    report: float
    cites: float
    claim: float
    row: float
    lead: float
    heading: float


STATEMENT_FEATURES: Final = StatementFeatures._fields


@dataclass(frozen=True, slots=True)
class Found:
    """A statement with why it may answer, and how well."""

    statement: Statement
    features: StatementFeatures
    score: float


class StatementRanker:
    """Ranks statements for one query."""

    def __init__(
        self,
        query: Query,
        text: str,
        more: Sequence[str],
        candidates: Iterable[Candidate],
        knowledge: Knowledge,
        years: Collection[int] | None = None,
    ) -> None:
        """Take the query, the question's ``text``, further words of it (``more``), its candidates, and the index.

        ``years`` are those that are meant, by default all that the question names.
        """
        self._query = query
        self._asks = {field: query.asks(field) for field in Field}
        self._wants_numbers = query.asks(Field.BASIS, Field.IMPLEMENTS)
        weight = knowledge.weight
        self._terms = knowledge.text_terms
        self.topic = Wording([" ".join(query.topic or more)], weight)
        skipped = SAYS_NOTHING | _plain(agency.name for agency in query.where.agencies)
        self._said = [bare_of_numbers(text)]
        self._skipped = skipped
        self.rest = Wording(self._said, weight, skipped)
        self._telling = {syllable: weight(syllable) for syllable in self.rest.syllables | self.topic.syllables}
        self._spread = knowledge.spread
        self._near: dict[str, Wording] = {}
        said = YEAR.findall(" ".join((text, *(time.text for time in query.where.times))))
        self.years = frozenset(map(int, said) if years is None else years)
        self.agencies = frozenset(agency for condition in query.where.agencies for agency in condition.ids)
        self._naming: dict[str, bool] = {"": False}
        self._names = [" ".join(folded_syllables(condition.name)) for condition in query.where.agencies]
        self._scores = {found.passage.id: (found.dense, found.lexical) for found in candidates}
        self._kind = kind_asked(query)
        self._claimed = frozenset(figure.key for figure in figures_in(query.claim))
        self._term = fold_accents(" ".join(query.topic)).strip()
        self._first_words = _first_words(self._term)

    def rank(self, statements: Iterable[Statement]) -> list[Found]:
        """Return the statements by their scores, best first; equal ones as they stand."""
        weights = [load_statement_weights().get(name, 0.0) for name in STATEMENT_FEATURES]
        found = []
        for statement in statements:
            features = self.features_of(statement)
            found.append(Found(statement, features, sum(map(mul, weights, features))))
        return sorted(found, key=lambda each: -each.score)

    def features_of(self, statement: Statement) -> StatementFeatures:
        """Return the features of one statement."""
        own, whole, text, kind = statement.syllables, statement.whole, statement.text, statement.passage.kind
        topic, topic_whole = self.topic.syllables & own, self.topic.syllables & whole
        held, held_whole = self.rest.syllables & own, self.rest.syllables & whole
        cover, pairs = self.topic.share(topic), self.topic.pairs_of(lambda: statement.pairs, topic)
        rest, near = self.rest.share(held), self._near_of(statement.passage.plan)  # near: the same words weighed otherwise
        dense, lexical = self._scores.get(statement.passage.id, (0.0, 0.0))
        (named, named_above), (year, clash), value = self._agency(statement), self._when(statement), self._value(text)
        return StatementFeatures(
            cover=cover,
            pairs=pairs,
            above_cover=self.topic.share(topic_whole) - cover,
            above_pairs=self.topic.pairs_of(lambda: statement.pairs_whole, topic_whole) - pairs,
            rest_cover=rest,
            rest_pairs=self.rest.pairs_of(lambda: statement.pairs, held),
            rest_above=self.rest.share(held_whole) - rest,
            near=near.share(held_whole),
            near_own=near.share(held),
            near_pairs=near.pairs_of(lambda: statement.pairs_whole, held_whole),
            missing=near.missing(held_whole) / _HIGHEST,
            precise=self._precise(text, topic | held),
            dense=dense,
            lexical=lexical,
            value=float(value is True),
            valueless=float(value is False),
            year=year,
            clash=clash,
            agency=named,
            agency_above=named_above,
            unnamed=float(bool(self._names) and not named and not named_above),
            defines=self._defines(statement.folded) if self._asks[Field.DEFINITION] else 0.0,
            reason=_says(_REASON, statement.folded) if self._asks[Field.REASON] else 0.0,
            report=_says(_REPORT, statement.folded) if self._asks[Field.REPORT] else 0.0,
            cites=float(self._wants_numbers and bool(find_document_numbers(text))),
            claim=self._claims(text),
            row=float(kind is BlockKind.TABLE_ROW),
            lead=float(text.endswith(":")),
            heading=float(kind is BlockKind.HEADING or len(own) < _SHORT),
        )

    def _near_of(self, plan: str) -> Wording:
        """Return the question's telling words weighed by how rare they are in ``plan``."""
        found = self._near.get(plan)
        if found is None:
            found = self._near[plan] = Wording(self._said, self._spread(plan).weight, self._skipped)
        return found

    def _precise(self, text: str, held: Set[str]) -> float:
        """Return the share of the text's own weight that ``held``, the question's words in it, have."""
        total = self._terms(text, "").weight if held else 0.0
        return math.fsum(map(self._telling.__getitem__, held)) / total if total else 0.0

    def _claims(self, text: str) -> float:
        """Return 1 where one of the claimed figures stands in ``text``."""
        return float(bool(self._claimed & {figure.key for figure in figures_in(text)})) if self._claimed else 0.0

    def _value(self, text: str) -> bool | None:
        """Tell whether the text holds a value of the expected kind; None where any kind will do."""
        expects, kind = self._query.expects, self._kind
        if kind is None and (expects is None or expects in (Expects.TEXT, Expects.BOOL, Expects.AGENCY)):
            return None
        return bool(values(text, kind)) if kind else bool(figures_in(text))

    def _when(self, statement: Statement) -> tuple[float, float]:
        if not self.years:
            return 0.0, 0.0
        about = statement.years | statement.under
        if self.years & statement.when:
            return 1.0, 0.0
        return (0.5, 0.0) if self.years & about else (0.0, float(bool(about)))

    def _agency(self, statement: Statement) -> tuple[float, float]:
        """Return whether an asked agency is named in the statement, and whether in what it stands under."""
        if not self._names:
            return 0.0, 0.0
        above = (*statement.headings[-2:], statement.lead, statement.passage.clean)
        return float(self._names_agency(statement.text)), float(any(map(self._names_agency, above)))

    def _names_agency(self, text: str) -> bool:
        """Tell whether the text names an asked agency; many statements stand under one heading and in one passage."""
        named = self._naming.get(text)
        if named is None:
            folded = f" {' '.join(folded_syllables(text))} "
            named = any(f" {name} " in folded for name in self._names) or not self.agencies.isdisjoint(agency_ids(text))
            self._naming[text] = named
        return named

    def _defines(self, folded: str) -> float:
        """Return 1 where the text says near its beginning what the term is, 0.5 further on.

        Where it says what the first half or more of the term's words are, 0.75: "phản ánh hiện trường trên ứng dụng".
        """
        if not self._term:
            return 0.0
        at = folded.find(self._term)
        if at >= 0 and _DEFINES.match(folded, at + len(self._term)):
            return 1.0 if at < _AT_FIRST else 0.5
        return 0.75 if any(_begins_with(folded, part) for part in self._first_words) else 0.0


def _begins_with(folded: str, term: str) -> bool:
    """Tell whether the text says near its beginning what ``term`` is."""
    at = folded.find(term)
    return 0 <= at < _AT_FIRST and _DEFINES.match(folded, at + len(term)) is not None


def _first_words(term: str) -> tuple[str, ...]:
    """Return the beginnings of ``term`` that hold half of its syllables or more, two at least, the longest first."""
    words = term.split()
    return tuple(" ".join(words[:count]) for count in range(len(words) - 1, max(1, (len(words) - 1) // 2), -1))


def _says(pattern: re.Pattern[str], folded: str) -> float:
    return float(pattern.search(folded) is not None)


def statement_weights_file() -> Path:
    """Return where the weights lie in the package."""
    return Path(str(files("qa.ranking").joinpath("statements.toml")))


@cache
def load_statement_weights() -> Mapping[str, float]:
    """Return the weights that ship with the package, by feature."""
    table: Mapping[str, Mapping[str, float]] = tomllib.loads(statement_weights_file().read_text("utf-8"))
    return table["order"]


def _plain(names: Iterable[str]) -> frozenset[str]:
    return frozenset(syllable for name in names for syllable in folded_syllables(name))
