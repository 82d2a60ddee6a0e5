"""Understanding a question: repaired, abbreviations written out, its cues, places, agencies, years and topic found."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.genres.table import higher_names
from corpus.text import find_document_numbers, fold_accents, tokens
from corpus.text.wordlist import compounds
from qa.contracts.cues import CueGroup
from qa.contracts.query import Query
from qa.contracts.spelled import Spelled
from qa.contracts.words import YEAR, AskedFor, Colloquial, Intent, Named, QueryWords, Subject
from qa.spelling.abbreviations import Abbreviations
from qa.spelling.accents import Repaired, Restorer
from qa.spelling.keystrokes import from_keystrokes
from qa.spelling.particles import with_particle
from qa.spelling.units import units_in
from qa.understanding.addressed import without_address
from qa.understanding.asked_agencies import AgencyReader, Span
from qa.understanding.calling import called_plans, kinds_of
from qa.understanding.computed_parts import computed_parts
from qa.understanding.document_numbers import bare_numbers_in, is_of_other_kind, with_kinds_spelled
from qa.understanding.intents import counted_unit, decide_intents, expected_kind
from qa.understanding.kinds_spoken import kinds_said
from qa.understanding.left_out import places_left_out, spans_left_out
from qa.understanding.lexicon import Cue, Lexicon, Word, spelled
from qa.understanding.names_typed import ShortForms, places_in, with_names_spelled
from qa.understanding.naming import spans_of
from qa.understanding.querying import query_of
from qa.understanding.question_parts import parts_of
from qa.understanding.rows_asked import RowsReader

# Cue groups whose words ask and say nothing about the topic; the others' words ("kinh phí", "mục tiêu") are topic as well.
_ASKING: Final = frozenset(
    {
        CueGroup.WHO,
        CueGroup.LEAD,
        CueGroup.COORDINATE,
        CueGroup.DUTY,
        CueGroup.WHEN,
        CueGroup.PRODUCT,
        CueGroup.AMOUNT,
        CueGroup.PERCENT,
        CueGroup.COUNT,
        CueGroup.WHICH_PLAN,
        CueGroup.EVERY_PLAN,
    }
    | {
        CueGroup.COMPARE,
        CueGroup.SIGNER,
        CueGroup.NUMBER,
        CueGroup.ISSUE_DATE,
        CueGroup.ISSUER,
        CueGroup.RECIPIENTS,
        CueGroup.STANDING,
        CueGroup.DEFINITION,
    }
)
_OF_ALL: Final = frozenset({CueGroup.EVERY_PLAN, CueGroup.WHICH_PLAN})
_ASKS_OF_TASKS: Final = frozenset(
    {CueGroup.WHO, CueGroup.WHEN, CueGroup.PRODUCT}
)  # beside these, what money is asked for is no topic
_OTHER_DOCUMENTS: Final = frozenset(map(spelled, higher_names()))
_DOCUMENTS: Final = _OTHER_DOCUMENTS | {spelled("kế hoạch")}
_STRANGERS: Final = 2
_QUESTION_WORDS: Final = frozenset({"ai", "gì", "nào", "đâu", "sao", "nhiêu"})


@dataclass(frozen=True, slots=True)
class _Read:
    """A question spelled as it should be: its words, the cues of asking in it and their groups, what was changed.

    ``kinds`` are those of documents that it speaks of.
    """

    text: str
    words: list[Word]
    cues: list[Cue[CueGroup]]
    groups: frozenset[CueGroup]
    spelled: Spelled
    kinds: tuple[str, ...]

    def at(self, places: Iterable[int]) -> tuple[str, ...]:
        """Return the words at ``places``, as the text has them."""
        return tuple(self.text[self.words[i].start : self.words[i].end] for i in places)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a question names, the ``spans`` of its text that say no more than a name, and all names' spans as a ``whole``."""

    names: Named
    spans: list[Span]
    whole: list[Span]


class Understander:
    """Reads questions; holds what it needs of the index (its language model and abbreviations) and is immutable."""

    def __init__(
        self,
        restorer: Restorer,
        lexicon: Lexicon,
        abbreviations: Abbreviations,
        agencies: Collection[str] = (),
        titles: Collection[str] = (),
        provinces: Collection[str] = (),
        local: Collection[str] = (),
        numbers: Collection[str] = (),
    ) -> None:
        """Take the language model, the words of asking, and of the plans: the register's agencies (ids), titles, places.

        ``local`` are the communes and districts that issued plans ("huyện Mường La").
        """
        self._local = tuple(local)
        self._kinds, self._numbers = kinds_of(titles), frozenset(numbers)
        self._short_forms = ShortForms(lexicon.informal, provinces)
        self._titles = frozenset(fold_accents(word) for title in titles for word in spelled(title).split())
        self._agencies = frozenset(agencies)
        self._restorer = restorer
        self._lexicon = lexicon
        self._stop = frozenset(fold_accents(word) for word in lexicon.stop)
        of_plans = self._titles | self._stop | lexicon.generic[Subject.PLANS]
        self._generic = {subject: of_plans | words for subject, words in lexicon.generic.items()}
        self._abbreviations = abbreviations

    def understand(self, typed: str) -> Query:
        """Return what ``typed`` (NFC, any spelling) asks for, over all plans."""
        read = self._read(typed)
        text, words, groups = read.text, read.words, read.groups
        named = self._named(read)
        tasks = RowsReader(text, words, read.cues, self._lexicon.find_row_words(words), self._lexicon.find_columns(words))
        rows = tasks.rows(agency=bool(named.names.agencies))
        out = self._out_of_topic(read, named.spans) | tasks.places(rows=rows is not None)
        generic = frozenset(self._subjects(read, out))
        roles = {asked.role for asked in named.names.agencies}
        columns = (Intent.ROSTER, *tasks.intents(groups, roles)) if rows else tasks.named_columns()
        number = bool(named.names.numbers) or _first_document(words) in _OTHER_DOCUMENTS
        intents = decide_intents(groups, read.cues, columns, agency=bool(named.names.agencies), number=number, generic=generic)
        unit = counted_unit(words, read.cues, out)
        asking = AskedFor(
            intents=intents,
            expected=expected_kind(groups, intents, unit, text),
            unit=unit,
            rows=rows,
            generic=generic,
            wide=bool(groups & _OF_ALL or places_left_out(text, named.names.places))
            or len({place.key for place in named.names.places}) > 1,
            cues=groups,
        )
        said = QueryWords(
            spelled=read.spelled,
            text=text,
            named=named.names,
            asking=asking,
            formal=self._formal(words),
            dropped=read.at(sorted(out)),
            parts=computed_parts(text) or (() if rows else parts_of(text, words, read.cues, out, named.whole)),
        )
        return query_of(said, topic=read.at(i for i in range(len(words)) if i not in out))

    def _named(self, read: _Read) -> _Named:
        """Return what the question names: places, agencies with their roles, documents by number."""
        text = read.text
        places, numbers = tuple(places_in(text)), find_document_numbers(text)
        bare = bare_numbers_in(text, places, self._numbered)
        reader = AgencyReader(self._agencies, read.words, read.cues, places)
        found = [(a, reader.only_issues(a)) for a in reader.find(text, [(n.start, n.end) for n in numbers])]
        agencies = [(a, reader.asked(a)) for a, only_issues in found if not only_issues]
        spans = [(a.start, a.end) for a, asked in agencies if asked.role or reader.is_charged(a)]
        spans += [(a.start, a.end) for a, only_issues in found if only_issues]
        spans += [(number.start, number.end) for number in numbers] + [(place.start, place.end) for place in places]
        spans += spans_left_out(text, places) + spans_of(text, self._local)
        spans += [match.span() for match in YEAR.finditer(text)] + [span for _, span in bare]
        names = Named(
            places,
            tuple(dict.fromkeys(asked for _, asked in agencies)),
            tuple(dict.fromkeys(map(int, YEAR.findall(text)))),
            tuple(number.key for number in numbers),
            tuple(number for number, _ in bare),
            read.kinds,
        )
        return _Named(
            names,
            spans,
            [(agency.start, agency.end) for agency, _ in agencies] + [(place.start, place.end) for place in places],
        )

    def _read(self, typed: str) -> _Read:
        """Return ``typed`` as it is read: spelled as it should be, abbreviations written out, the cues of asking found."""
        typed_out = self._short_forms.written_out(with_kinds_spelled(from_keystrokes(typed), self._numbered))
        named, kept = with_names_spelled(without_address(typed_out))
        named, kept = with_particle(named, [*kept, *units_in(named)])
        repaired = self._restorer.repair(named, keep=kept, bare=fold_accents(typed) == typed.lower())
        text, expanded = self._abbreviations.expand(repaired.text)
        kinds = kinds_said(text)
        text = called_plans(text, self._kinds, self._called)
        words = _words(text, repaired)
        cues = _without_plurals(self._lexicon.find_cues(words), words)
        return _Read(
            text, words, cues, frozenset(cue.group for cue in cues), Spelled(typed, text, repaired.changes, expanded), kinds
        )

    def _numbered(self, number: str) -> bool:
        """Tell whether a document of the index has the number, whole or without its sign."""
        return number in self._numbers or any(found.key in self._numbers for found in find_document_numbers(number))

    def _called(self, number: str, kind: str) -> bool:
        """Tell whether a document of the index may be called by its ``kind`` and ``number``: a statute's only by its own."""
        bare, called = number.split("/")[0], f"{kind} {number}"
        having = (known for known in self._numbers if known.split("/")[0].split("-")[0] == bare and not known.isdigit())
        return self._numbered(number) and any(not is_of_other_kind(bare, called, known) for known in having)

    def _out_of_topic(self, read: _Read, spans: Sequence[Span]) -> set[int]:
        """Return the places of words that ask, name what ``spans`` hold, or say nothing."""
        asking = _ASKING | {CueGroup.WHENCE} if read.groups & _ASKS_OF_TASKS else _ASKING
        out = {i for cue in read.cues if cue.group in asking for i in range(cue.first, cue.last)}
        out.update(i for i, word in enumerate(read.words) for start, end in spans if start <= word.start and word.end <= end)
        return out | _stop_words(read.words, self._lexicon.stop, out)

    def _subjects(self, read: _Read, out: Collection[int]) -> Iterator[Subject]:
        """Yield the subjects of any plan that the topic is no more than; about reporting, a few other words may stand in it."""
        if CueGroup.RECIPIENTS in read.groups or not self._strangers(read, out, Subject.PLANS):
            yield Subject.PLANS
        if CueGroup.REPORT in read.groups and self._strangers(read, out, Subject.REPORTS) <= _STRANGERS:
            yield Subject.REPORTS
        if not self._strangers(read, out, Subject.BUDGET):
            yield Subject.BUDGET

    def _strangers(self, read: _Read, out: Collection[int], subject: Subject) -> int:
        """Return how many words of the topic are neither the subject's nor in titles of the index, legal cues aside."""
        legal = {i for cue in read.cues if cue.group is CueGroup.LEGAL for i in range(cue.first, cue.last)}
        topic = {fold_accents(word.read) for i, word in enumerate(read.words) if i not in out and i not in legal}
        return len(topic - self._generic[subject])

    def _formal(self, words: Sequence[Word]) -> tuple[Colloquial, ...]:
        return tuple(
            Colloquial(" ".join(word.read for word in words[first:last]), formal)
            for formal, first, last in self._lexicon.find_synonyms(words)
        )


def _first_document(words: Sequence[Word]) -> str:
    """Return the kind of document that the question names first: "quyết định" in "quyết định … mà kế hoạch căn cứ"."""
    kinds = (f"{one.read} {other.read}" for one, other in itertools.pairwise(words))
    return next((kind for kind in kinds if kind in _DOCUMENTS), "")


def _without_plurals(cues: list[Cue[CueGroup]], words: Sequence[Word]) -> list[Cue[CueGroup]]:
    """Return ``cues`` without a "mấy" that asks for no number, since another word asks: "mấy trường đại học … làm gì"."""
    asks = any(word.read in _QUESTION_WORDS for word in words)
    return [cue for cue in cues if not (cue.phrase == "mấy" and asks)]


def _words(text: str, repaired: Repaired) -> list[Word]:
    """Return the words of ``text``; a word that repair left as typed keeps whether it was typed bare."""
    typed = {token.text: old.text for token, old in zip(repaired.read, repaired.typed, strict=True)}
    words = []
    for token in tokens(text):
        was = typed.get(token.text, token.text)
        words.append(Word(spelled(was), spelled(token.text), token.start, token.end, was.isascii()))
    return words


def _stop_words(words: Sequence[Word], stop: Collection[str], out: Collection[int]) -> set[int]:
    """Return the places of stop words, but for those that make a compound with a topic word ("chính" in "chính sách")."""
    found = {i for i, word in enumerate(words) if word.read in stop}
    kept = set()
    for i in range(len(words) - 1):
        pair = {i, i + 1}
        if len(pair & found) == 1 and not pair & set(out) and (words[i].read, words[i + 1].read) in compounds():
            kept |= pair & found
    return found - kept
