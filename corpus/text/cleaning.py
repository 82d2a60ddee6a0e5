"""The searchable copy of a stretch of text: one line, without marks of Markdown, with a map back to the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.records import Range
from corpus.text.numbers import find_document_numbers

_MARKS: Final = re.compile(
    r"\*{2,}|(?<!\()\*(?!\))|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|_{2,}"
    r"|^[ \t]*#{1,6}[ \t]+|</?(?:i|b|u|em|strong|sup|sub|span|p|font)\b[^<>\n]{0,200}>"
    r"|\\(?=[\\`*_{}\[\]()#+\-.!|<>~/&:;,]|[ \t]*$)",
    re.IGNORECASE | re.MULTILINE,
)
# What Markdown writes round words: a link's address, an image, what is struck through, a remark; and signs named in letters.
_AROUND: Final = re.compile(
    r"~~[^~\n]{1,500}~~|!\[[^\]\n]{0,200}\]\([^()\s]{0,500}\)|<!--[\s\S]{0,500}?-->|(?<=\])\((?:https?:|mailto:|[./#])[^()\s]{0,500}\)"
    r"|\[(?=[^\[\]\n]{1,300}\]\((?:https?:|mailto:|[./#])[^()\s]{0,500}\))|\](?=\((?:https?:|mailto:|[./#])[^()\s]{0,500}\))"
    r"|(?<=&)(?:amp|nbsp);|(?<=&)#160;"
)
_LINKS: Final = re.compile(r"~~|\]\(|<!--|&(?:amp|nbsp|#160);")
_NAMED_SPACE: Final = re.compile(r"&(?=(?:nbsp|#160);)")
# The line end that a Markdown table can only write as HTML.
_LINE_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
# A hyphen or a slash that ends a line right after a word holds the word together ("vắc-\nxin", "429/QĐ-\nTTg").
_BROKEN_WORD: Final = re.compile(r"(?<=\w[-–/])[ \t]*\n\s*(?=\w)")
_BROKEN_DATE: Final = re.compile(r"(?<!\d)\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}(?!\d)")
_SIGNS: Final = re.compile(r"[*_#<\\~&\]]")
_SLASHED: Final = re.compile(r"\d\s*[-/‐‑‒–—−]")
_WORD: Final = re.compile(r"\S+")
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Clean:
    """Text on one line with, for each of its characters, the offset in the source that it came from.

    A space that joins two lines stands for the first character of the white space between them. ``ranges`` are those that
    were cleaned, so that a span over several of them can be told apart again.
    """

    text: str
    offsets: tuple[int, ...]
    ranges: tuple[Range, ...] = ()

    def lined(self, source: str) -> str:
        """Return the text with a line end, in place of the space, wherever the source (or a cell's mark) ends a line."""
        pieces = list(self.text)
        for at, char in enumerate(pieces):
            if char == " " and at and at + 1 < len(pieces):
                gap = source[self.offsets[at - 1] + 1 : self.offsets[at + 1]]
                if "\n" in gap or _LINE_BREAK.search(gap):
                    pieces[at] = "\n"
        return "".join(pieces)

    def source(self, start: int, end: int) -> Range:
        """Return the smallest range of the source that holds the clean characters ``start`` to ``end``."""
        if start >= end or not self.offsets:
            at = self.offsets[start] if start < len(self.offsets) else self._last()
            return Range(at, at)
        return Range(self.offsets[start], self.offsets[end - 1] + 1)

    def sources(self, start: int, end: int) -> tuple[Range, ...]:
        """Return the same as :meth:`source`, cut where one cleaned range ends and the next begins."""
        whole = self.source(start, end)
        parts = (Range(max(whole.start, r.start), min(whole.end, r.end)) for r in self.ranges if r.overlaps(whole))
        return tuple(part for part in parts if part.start < part.end)

    def _last(self) -> int:
        if self.offsets:
            return self.offsets[-1] + 1
        return self.ranges[0].start if self.ranges else 0


def clean(source: str, ranges: Sequence[Range]) -> Clean:
    """Return the text of ``ranges`` of ``source``, joined on one line, with the map back.

    Lines are joined with a space; marks of Markdown and simple HTML go; numbers and words that a line end, a space or a
    mark broke are whole again; runs of white space become one space, none at the ends.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    for part in ranges:
        if offsets:
            pieces.append("\n")
            offsets.append(offsets[-1])
        pieces.append(part.of(source))
        offsets.extend(range(part.start, part.end))
    text = "".join(pieces)
    if _SIGNS.search(text):
        text = _LINE_BREAK.sub(lambda found: "\n" + " " * (len(found.group()) - 1), text)
        if _LINKS.search(text):
            around = [match.span() for match in _AROUND.finditer(text)]
            text, offsets = _drop(_NAMED_SPACE.sub(" ", text), offsets, around)
        text, offsets = _drop(text, offsets, (match.span() for match in _MARKS.finditer(text)))
    if "\n" in text:
        text, offsets = _drop(text, offsets, (match.span() for match in _BROKEN_WORD.finditer(text)))
    if _SLASHED.search(text):
        text, offsets = _drop(text, offsets, _spaces_in_numbers(text))
    return _collapse(text, offsets, tuple(ranges))


def _spaces_in_numbers(text: str) -> Iterable[tuple[int, int]]:
    spans = [(number.start, number.end) for number in find_document_numbers(text)]
    spans += [match.span() for match in _BROKEN_DATE.finditer(text)]
    for start, end in sorted(spans):
        for space in _SPACES.finditer(text, start, end):
            yield space.span()


def _drop(text: str, offsets: list[int], spans: Iterable[tuple[int, int]]) -> tuple[str, list[int]]:
    """Return text and offsets without ``spans``, which come in order and may touch."""
    kept: list[str] = []
    kept_offsets: list[int] = []
    at = 0
    for start, end in spans:
        if start < at:
            continue
        kept.append(text[at:start])
        kept_offsets.extend(offsets[at:start])
        at = end
    if at == 0:
        return text, offsets
    kept.append(text[at:])
    kept_offsets.extend(offsets[at:])
    return "".join(kept), kept_offsets


def _collapse(text: str, offsets: list[int], ranges: tuple[Range, ...]) -> Clean:
    pieces: list[str] = []
    kept: list[int] = []
    gap = 0
    for word in _WORD.finditer(text):
        if pieces:
            pieces.append(" ")
            kept.append(offsets[gap])
        pieces.append(word.group())
        kept.extend(offsets[word.start() : word.end()])
        gap = word.end()
    return Clean("".join(pieces), tuple(kept), ranges)
