"""Understanding a question: repaired, abbreviations written out, its cues, places, agencies, years and topic found."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from corpus.places import find_places
from corpus.text import find_document_numbers, fold_accents, tokens
from qa.abbreviations import Abbreviations
from qa.accents import Repaired, Restorer
from qa.asked_agencies import AgencyReader, Span
from qa.intents import counted_unit, decide_intents, expected_kind
from qa.lexicon import Cue, Lexicon, Word, spelled
from qa.question import Colloquial, Question
from qa.wordlist import compounds

# Cue groups whose words ask and say nothing about the topic; the others' words ("kinh phí", "mục tiêu") are topic as well.
_ASKING: Final = frozenset(
    {"who", "lead", "coordinate", "duty", "when", "product", "amount", "percent", "count", "which_plan", "every_plan"}
    | {"compare", "signer", "number", "issue_date", "issuer", "recipients", "definition"}
)
_YEAR: Final = re.compile(r"(?<![\d/])(?:19|20)\d\d(?![\d/])")


class Understander:
    """Reads questions; holds what it needs of the index (its language model and abbreviations) and is immutable."""

    def __init__(
        self,
        restorer: Restorer,
        lexicon: Lexicon,
        abbreviations: Abbreviations,
        agencies: Collection[str] = (),
        titles: Collection[str] = (),
    ) -> None:
        """Take the language model, the words of asking, the ids of the register's ``agencies`` and the plans' ``titles``."""
        self._titles = frozenset(fold_accents(word) for title in titles for word in spelled(title).split())
        self._agencies = frozenset(agencies)
        self._restorer = restorer
        self._lexicon = lexicon
        self._abbreviations = abbreviations

    def understand(self, typed: str) -> Question:
        """Return what ``typed`` (NFC, any spelling) asks for."""
        named, kept = _with_places_named(typed)
        repaired = self._restorer.repair(named, keep=kept)
        text, expanded = self._abbreviations.expand(repaired.text)
        words = _words(text, repaired)
        cues = self._lexicon.find_cues(words)
        groups = {cue.group for cue in cues}
        places = tuple(find_places(text))
        numbers = find_document_numbers(text)
        spans = [(n.start, n.end) for n in numbers]
        reader = AgencyReader(self._agencies, words, cues)
        named_agencies = [(agency, reader.asked(agency)) for agency in reader.find(text, places, spans)]
        spans += [(p.start, p.end) for p in places]
        spans += [(a.start, a.end) for a, asked in named_agencies if asked.role or reader.is_charged(a)]
        spans += [match.span() for match in _YEAR.finditer(text)]
        out = self._out_of_topic(words, cues, spans)
        about_plan = "recipients" in groups or self._is_generic(words, cues, out)
        unit = counted_unit(words, cues, out)
        return Question(
            typed=typed,
            text=text,
            intents=decide_intents(groups, cues, agency=bool(named_agencies), number=bool(numbers), about_plan=about_plan),
            expected=expected_kind(groups, unit, text),
            places=places,
            agencies=tuple(asked for _, asked in named_agencies),
            unit=unit,
            years=tuple(dict.fromkeys(int(year) for year in _YEAR.findall(text))),
            numbers=tuple(number.key for number in numbers),
            topic=tuple(text[w.start : w.end] for i, w in enumerate(words) if i not in out),
            formal=self._formal(words),
            about_plan=about_plan,
            wide=bool(groups & {"every_plan", "which_plan"}) or len({p.key for p in places}) > 1,
            which="which_plan" in groups,
            repaired=repaired.changes,
            expanded=expanded,
            dropped=tuple(text[w.start : w.end] for i, w in enumerate(words) if i in out),
        )

    def _out_of_topic(self, words: Sequence[Word], cues: Sequence[Cue], spans: Sequence[Span]) -> set[int]:
        """Return the places of words that ask, name what ``spans`` hold, or say nothing."""
        out = {i for cue in cues if cue.group in _ASKING for i in range(cue.first, cue.last)}
        out.update(i for i, word in enumerate(words) for start, end in spans if start <= word.start and word.end <= end)
        return out | _stop_words(words, self._lexicon.stop, out)

    def _is_generic(self, words: Sequence[Word], cues: Sequence[Cue], out: Collection[int]) -> bool:
        """Tell whether the topic is no more than a plan of the index: words of titles, of plans and of what they rest on."""
        legal = {i for cue in cues if cue.group == "legal" for i in range(cue.first, cue.last)}
        topic = {fold_accents(word.read) for i, word in enumerate(words) if i not in out and i not in legal}
        return topic <= self._titles | self._lexicon.of_plans

    def _formal(self, words: Sequence[Word]) -> tuple[Colloquial, ...]:
        return tuple(
            Colloquial(" ".join(word.read for word in words[first:last]), formal)
            for formal, first, last in self._lexicon.find_synonyms(words)
        )


def _with_places_named(typed: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the question with its provinces spelled as they should be ("soc trang", "Sóc Trăng"), and where they stand."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = length = 0
    for place in find_places(typed):
        pieces += [typed[at : place.start], place.name]
        length += place.start - at
        spans.append((length, length + len(place.name)))
        length += len(place.name)
        at = place.end
    return "".join([*pieces, typed[at:]]), spans


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
