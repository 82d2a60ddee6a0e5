"""The facts that a sentence states and a quote proves: agencies, names, dates, numbers of documents, figures, parts of time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.names.agencies import find_agencies
from corpus.text import find_document_numbers, normalize, tokens
from corpus.text.dates import find_dates
from qa.reading.figures import figures_in
from qa.writing.word_lists import NAMING

_NUMBER: Final = re.compile(r"\d+(?:[.,/]\d+)*")
_ROMAN: Final = re.compile(r"(?<!\w)[IVXLC]+(?!\w)")
_WORD: Final = re.compile(r"[^\W_]+(?:[-&][^\W_]+)*")
_DENIAL: Final = re.compile(r"\b(?:không|chưa|chẳng|chả|trừ|miễn|cấm)\s+(?P<denied>[^.,;:]+)", re.IGNORECASE)
_BEGINS: Final = re.compile(r"(?:^|[.!?:;“\"(]\s*)$")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text states.

    ``names`` are runs of capitalized words; ``numbers`` pairs of the word that names a number ("tháng") and the number;
    ``denials`` the syllables right after "không" and its like, ``denied`` all pairs of syllables up to the clause's end.
    """

    agencies: frozenset[tuple[str, ...]]
    names: frozenset[str]
    dates: frozenset[str]
    documents: frozenset[str]
    figures: frozenset[tuple[float, str, str]]
    numbers: frozenset[tuple[str, str]]
    syllables: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    denials: frozenset[str]
    denied: frozenset[tuple[str, str]]
    folded: str


def facts_of(text: str) -> Facts:
    """Return the facts that ``text`` (of a sentence or a quote) states."""
    text = " ".join(normalize(text).split())
    clauses = [[token.text for token in tokens(clause["denied"])] for clause in _DENIAL.finditer(text)]
    syllables = [token.text for token in tokens(text)]
    return Facts(
        agencies=frozenset(mention.ids or (mention.text,) for mention in find_agencies(text)),
        names=frozenset(_names(text)),
        dates=frozenset(found.value.isoformat() for found in find_dates(text)),
        documents=frozenset(number.key for number in find_document_numbers(text)),
        figures=frozenset((figure.value, figure.kind, figure.unit) for figure in figures_in(text)),
        numbers=frozenset(_numbers(text)),
        syllables=frozenset(syllables),
        pairs=frozenset(pairwise(syllables)),
        denials=frozenset(clause[0] for clause in clauses if clause),
        denied=frozenset(pair for clause in clauses for pair in pairwise(clause)),
        folded=f" {' '.join(syllables)} ",
    )


def without_agencies(text: str) -> str:
    """Return ``text`` with a comma where it names agencies: what it says beside them."""
    rest, end = "", 0
    for mention in find_agencies(text):
        rest, end = f"{rest}{text[end : mention.start]},", mention.end
    return rest + text[end:]


def _names(text: str) -> Iterable[str]:
    """Yield the runs of capitalized words, as their syllables; the first word of a sentence counts only before another."""
    run: list[str] = []
    first, end = False, 0
    for word in [*_WORD.finditer(text), None]:
        capital = word is not None and word[0][0].isupper()
        joined = word is not None and text[end : word.start()] == " "
        if run and not (capital and joined):
            if not (first and len(run) == 1):
                yield " ".join(token.text for token in tokens(" ".join(run)))
            run = []
        if word is not None:
            if capital:
                first = first if run else _BEGINS.search(text[: word.start()]) is not None
                run.append(word[0])
            end = word.end()


def _numbers(text: str) -> Iterable[tuple[str, str]]:
    """Yield each number, whole with its points and slashes, with the word before it where that names it ("tháng", "quý")."""
    for found in [*_NUMBER.finditer(text), *_ROMAN.finditer(text)]:
        before = [token.text for token in tokens(text[max(0, found.start() - 20) : found.start()])]
        named = before[-1] if before and before[-1] in NAMING else ""
        yield named, re.sub(r"(?<!\d)0+(?=\d)", "", found[0])
