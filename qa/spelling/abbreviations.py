"""Writing out abbreviations in questions: general ones from the lexicon, others from the initials of phrases in the plans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from sys import intern
from typing import Final

from corpus.names.places import find_places
from corpus.text import find_document_numbers, fold_accents, tokens

_WORD: Final = re.compile(r"[^\W\d_]+(?:[&\-–][^\W\d_]+)*")
_MEANING: Final = re.compile(r"\bviết tắt\b|\bviet tat\b|^\W*(?:là|la|nghĩa là|nghia la|có nghĩa|co nghia)\b", re.IGNORECASE)
"""Words that ask what an abbreviation stands for."""
_ROMAN: Final = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_LONGEST: Final = 6
_SEEN_AT_LEAST: Final = 3
_REMEMBERED: Final = 1000
# "KH" is khoa học beside these words, kế hoạch elsewhere.
_SCIENCE_BEFORE: Final = frozenset({"nhà", "sở", "ngành", "nghiên cứu", "bộ", "đề tài", "hội"})
_SCIENCE_AFTER: Final = frozenset({"công nghệ", "kỹ thuật", "cn", "và công nghệ", "kt"})
_KEPT: Final = frozenset(
    {"UBND", "HĐND", "GRDP", "GDP", "FDI", "ODA", "PPP", "TP", "HCM", "TPHCM", "UB", "MTTQ", "VN", "OCOP", "ISO", "VILAS"}
)


class Abbreviations:
    """Expands abbreviations; learns initials from the plans' own phrases ("XTTM" from "xúc tiến thương mại")."""

    def __init__(self, general: Mapping[str, str], texts: Callable[[], Iterable[str]] = tuple) -> None:
        """Take the general abbreviations, and where to read the plans' texts should a question hold one beyond them."""
        self._general = {_key(short): long for short, long in general.items()}
        self._texts = texts

    @cached_property
    def _initials(self) -> Initials:
        return Initials(self._texts())

    def warm(self) -> None:
        """Read the plans' texts now, and not when the first unknown abbreviation comes."""
        self._initials.phrases("")

    def expand(self, text: str) -> tuple[str, dict[str, str]]:
        """Return ``text`` with its abbreviations written out, and what stands for what."""
        pieces: list[str] = []
        found: dict[str, str] = {}
        at = 0
        fixed = [(number.start, number.end) for number in find_document_numbers(text)]
        for match in _WORD.finditer(text):
            if any(start <= match.start() < end for start, end in fixed):
                continue
            long = self._meaning(match.group(), text[: match.start()], text[match.end() :])
            if long is None:
                continue
            found[match.group()] = long
            pieces += [text[at : match.start()], long]
            at = match.end()
        return "".join([*pieces, text[at:]]), found

    def _meaning(self, word: str, before: str, after: str) -> str | None:
        if word in _KEPT or _after_agency_word(before):
            return None
        if _key(word) == "KH":
            return _plan_or_science(before, after) if word.isupper() else None
        if word.isupper() and len(word) >= 2:
            return self._general.get(_key(word)) or self._by_initials(word, before, after)
        if len(word) >= 3 and not _has_vowel(word):
            return self._general.get(_key(word)) or self._by_initials(word, before, after)
        return None

    def _by_initials(self, word: str, before: str, after: str) -> str | None:
        """Return the plans' commonest phrase with these initials, no province, one that follows the word before if any does.

        None where the question asks what it stands for: a phrase that only begins alike is no answer; nor for a Roman number
        ("cấp IV").
        """
        if _ROMAN.fullmatch(word) or _MEANING.search(before) or _MEANING.search(after):
            return None
        phrases = [each for each in self._initials.phrases(fold_accents(word)) if not find_places(each[0].title())]
        previous = [token.text for token in tokens(before)][-1:]
        following = [phrase for phrase, previous_words in phrases if previous and previous[0] in previous_words]
        return next(iter(following), phrases[0][0] if phrases and len(word) > 2 else None)


def _key(word: str) -> str:
    return word.upper().replace("–", "-")


def _has_vowel(word: str) -> bool:
    return any(letter in "aeiouy" for letter in fold_accents(word))


def _after_agency_word(before: str) -> bool:
    """Tell whether an agency's abbreviation stands here ("Sở KH&ĐT"): those are the agencies' own business."""
    return fold_accents(before).rstrip().endswith(("so", "cac so", "ban qlda", "ub"))


def _plan_or_science(before: str, after: str) -> str:
    previous = " ".join(token.text for token in tokens(before)[-2:])
    following = " ".join(token.text for token in tokens(after)[:2])
    before_science = any(f" {previous}".endswith(f" {word}") for word in _SCIENCE_BEFORE)
    after_science = any(f"{following} ".startswith(f"{word} ") for word in _SCIENCE_AFTER)
    return "khoa học" if before_science or after_science else "kế hoạch"


class Initials:
    """Finds the phrases of some texts by their initials."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts to look in."""
        self._texts = [[intern(token.text) for token in tokens(text)] for text in texts]
        self._lines = ["".join(fold_accents(syllable[0]) for syllable in syllables) for syllables in self._texts]
        self.phrases = lru_cache(maxsize=_REMEMBERED)(self._find)
        """Returns, for folded initials, the phrases that have them, commonest first, with the words seen before each."""

    def _find(self, initials: str) -> list[tuple[str, frozenset[str]]]:
        if not (2 <= len(initials) <= _LONGEST and initials.isalpha()):
            return []
        counts: Counter[tuple[str, ...]] = Counter()
        before: dict[tuple[str, ...], set[str]] = {}
        for syllables, line in zip(self._texts, self._lines, strict=True):
            start = line.find(initials)
            while start >= 0:
                phrase = tuple(syllables[start : start + len(initials)])
                counts[phrase] += 1
                if start:
                    before.setdefault(phrase, set()).add(syllables[start - 1])
                start = line.find(initials, start + 1)
        common = [phrase for phrase, count in counts.most_common() if count >= _SEEN_AT_LEAST]
        return [(" ".join(phrase), frozenset(before.get(phrase, ()))) for phrase in common]
