"""Text as people read it: a plan's words without the marks that a converter or an extraction left, for showing and copying.

Nothing here is ever cited: quotes keep every mark of the file. What is shown knows which of its characters are part of a quote
and which are words that were looked for.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corpus.records import Range
from corpus.text.cleaning import clean
from corpus.text.folding import fold_accents, fold_case

JOINT: Final = " · "
"""Stands between the cells of a table's row where the row is shown on one line."""

MOST_WORDS: Final = 12
_BARS: Final = re.compile(r"(?:\s*\|\s*)+")
_RULES: Final = re.compile(r"(?:(?<=\|)|^)\s*:?-{3,}:?\s*(?=\||$)", re.MULTILINE)
_ENTITY: Final = re.compile(r"&(?:nbsp|amp|quot|#39|#160);")
_EDGES: Final = " \n|·"
_TIDIED: Final = 500
"""Texts that are kept tidied: a page shows the same headings, tasks and agencies again and again."""
_KEPT_CHARACTERS: Final = 2000
"""Longer texts are not kept."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of shown text: ``marked`` where it is part of the quote, ``hit`` where it is a word that is looked for.

    ``page`` is the number of the page that begins with it; ``gap`` tells that something which is not part of the passage (a
    page number, a repeated header) stands before it.
    """

    text: str
    marked: bool = False
    page: int | None = None
    gap: bool = False
    hit: bool = False


def tidy(text: str) -> str:
    """Return ``text`` on one line without marks of Markdown, HTML or tables: cells stand apart by a middle dot."""
    return _kept_tidy(text) if len(text) <= _KEPT_CHARACTERS else _tidied(text)


def _tidied(text: str) -> str:
    if "|" in text:
        text = _RULES.sub("", text)
    shown = clean(text, (Range(0, len(text)),)).text
    if "|" in shown:
        shown = _BARS.sub(JOINT, shown).strip(_EDGES)
    return _ENTITY.sub(lambda found: html.unescape(found.group()), shown).replace("\u00a0", " ")


_kept_tidy: Final = lru_cache(maxsize=_TIDIED)(_tidied)


def tidy_lines(text: str) -> str:
    """Return ``text`` as :func:`tidy` does, line by line."""
    return "\n".join(tidy(line) for line in text.split("\n"))


def pieces_of(
    source: str,
    ranges: Sequence[Range],
    marks: Sequence[Range] = (),
    words: Sequence[str] = (),
    *,
    lined: bool = False,
) -> tuple[Piece, ...]:
    """Return the text of ``ranges`` as pieces, cut where a mark or a word begins or ends.

    ``words`` are looked for as :func:`find_words` does; ``lined`` keeps the line ends of the source.
    """
    found = clean(source, ranges)
    shown, offsets = found.lined(source) if lined else found.text, found.offsets
    in_mark = [any(mark.start <= at < mark.end for mark in marks) for at in offsets] if marks else [False] * len(shown)
    if "|" in shown:
        shown, in_mark = _without_bars(shown, in_mark, "\n" if lined else JOINT)
    in_word = [False] * len(shown)
    for start, end in find_words(shown, words):
        in_word[start:end] = [True] * (end - start)
    return tuple(_runs(shown, in_mark, in_word))


def find_words(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where ``words`` (or phrases) stand in ``text`` as whole words; one typed without accents fits any accents."""
    plain, cased = fold_accents(text), fold_case(text)
    found: list[tuple[int, int]] = []
    for word in words[:MOST_WORDS]:
        wanted = " ".join(fold_case(word).split())
        if not wanted:
            continue
        within = plain if wanted == fold_accents(wanted) else cased
        pattern = r"\s+".join(re.escape(part) for part in wanted.split(" "))
        found += [each.span() for each in re.finditer(rf"(?<!\w){pattern}(?!\w)", within)]
    return found


def phrases(words: Sequence[str], question: str) -> tuple[str, ...]:
    """Return ``words`` put together to the phrases in which they follow each other in ``question``."""
    wanted = {fold_case(part) for word in words for part in word.split()}
    runs: list[list[str]] = [[]]
    for part in re.findall(r"\w+", fold_case(question)):
        if part in wanted:
            runs[-1].append(part)
        elif runs[-1]:
            runs.append([])
    return tuple(dict.fromkeys(" ".join(run) for run in runs if run))


def text_of(pieces: Iterable[Piece]) -> str:
    """Return what the pieces say."""
    return "".join(piece.text for piece in pieces)


def marked_runs(pieces: Iterable[Piece]) -> list[tuple[Piece, ...]]:
    """Return the pieces with those together that are marked, or not, without a page or a gap between them."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and runs[-1][0].marked == piece.marked and not piece.gap and not piece.page:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [tuple(run) for run in runs]


def _without_bars(shown: str, flags: list[bool], joint: str) -> tuple[str, list[bool]]:
    parts: list[str] = []
    kept: list[bool] = []
    at = 0
    for bar in _BARS.finditer(shown):
        parts.append(shown[at : bar.start()])
        kept += flags[at : bar.start()]
        if parts and any(parts) and bar.end() < len(shown):
            parts.append(joint)
            kept += [flags[bar.start()] and flags[bar.end() - 1]] * len(joint)
        at = bar.end()
    return "".join([*parts, shown[at:]]), [*kept, *flags[at:]]


def _runs(shown: str, in_mark: Sequence[bool], in_word: Sequence[bool]) -> Iterable[Piece]:
    at = 0
    for end in range(1, len(shown) + 1):
        if end == len(shown) or (in_mark[end], in_word[end]) != (in_mark[at], in_word[at]):
            yield Piece(shown[at:end], marked=in_mark[at], hit=in_word[at])
            at = end
