"""The header of a table that was flattened to lines: its titles one after another, wrapped, on every page or only once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.names.agency_lexicon import key
from corpus.records import Range
from corpus.tables.columns import ColumnRole, gives_tasks, numbers_columns, roles_of
from corpus.tables.flat.extracted_lines import ExtractedLine
from corpus.tables.title_words import HEADER_START, NUMBER_TITLE, TITLES

_ROW_NUMBER: Final = re.compile(r"(?:\d|[ivx]+(?![^\W_]))")
# Numbers of rows among titles: columns were written one after the other.
_AMONG_TITLES: Final = re.compile(r"(?<!\S)(?:\d{1,2}|[ivx]+)\s")
_LONGEST_LINES: Final = 24
_LONGEST_TITLE: Final = 70
_LONGEST_HEADER: Final = 400
_MARKS: Final = re.compile(r"[*_#]+")


@dataclass(frozen=True, slots=True)
class Header:
    """A header found in lines: the first line and the first line after it, its titles and roles, and its words."""

    first: int
    after: int
    titles: tuple[str, ...]
    roles: tuple[ColumnRole, ...]
    words: tuple[str, ...]


def find_headers(lines: Sequence[ExtractedLine]) -> list[Header]:
    """Return the headers in order; a repeat of a header has the same words."""
    found: list[Header] = []
    at = 0
    while at < len(lines):
        header = _repeat(lines, at, found[-1]) if found else None
        header = header or _header_at(lines, at)
        if header is None:
            at += 1
        else:
            found.append(header)
            at = header.after
    return found


def _words(text: str) -> list[str]:
    return _MARKS.sub(" ", key(text)).split()


def _repeat(lines: Sequence[ExtractedLine], at: int, header: Header) -> Header | None:
    words: list[str] = []
    for index in range(at, min(len(lines), at + _LONGEST_LINES)):
        words.extend(_words(lines[index].text))
        if len(words) >= len(header.words):
            whole = tuple(words) == header.words
            return Header(at, _after_numbers(lines, index + 1), header.titles, header.roles, header.words) if whole else None
        if tuple(words) != header.words[: len(words)]:
            return None
    return None


def _header_at(lines: Sequence[ExtractedLine], at: int) -> Header | None:
    """Read a header that starts with line ``at``: titles until something that is no title, ending with a line."""
    if not HEADER_START.match(_MARKS.sub("", key(lines[at].text)).strip()):
        return None
    text = ""
    ends: dict[int, int] = {}
    for index in range(at, min(len(lines), at + _LONGEST_LINES)):
        text += " ".join(_words(lines[index].text)) + " "
        ends[len(text)] = index + 1
        if len(text) > _LONGEST_HEADER:
            break
    titles = _titles(text)
    while titles:
        end = titles[-1][1]
        after = next((ends[stop] for stop in sorted(ends) if stop >= end), None)
        names = tuple(text[start:stop].strip(" .:") for start, stop in titles)
        # A header starts anew where its first column does: what stands before is the caption.
        if after is not None and any(NUMBER_TITLE.match(key(line.text)) for line in lines[at + 1 : after]):
            return None
        if after is not None and end + 1 in ends and gives_tasks(roles_of(names)) and len(titles) >= 3:
            words = tuple(text[:end].split())
            return Header(at, _after_numbers(lines, after), _printed(lines[at:after], names), roles_of(names), words)
        titles.pop()
    return None


def _titles(text: str) -> list[tuple[int, int]]:
    """Return the spans of the titles that ``text`` begins with; words between two titles are part of the former."""
    titles: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        matches = [found.end() for pattern in TITLES if (found := pattern.match(text, at)) is not None and found.end() > at]
        if matches:
            titles.append((at, max(matches)))
            at = max(matches)
        elif text[at] == " ":
            at += 1
        else:
            following = _next_title(text, at)
            if not titles or following is None or following - titles[-1][0] > _LONGEST_TITLE:
                break
            if _ROW_NUMBER.match(text, at) or _AMONG_TITLES.search(text, at, following):
                break
            titles[-1] = (titles[-1][0], following - 1)
            at = following
    return titles


def _next_title(text: str, at: int) -> int | None:
    for word in re.finditer(r"(?<=\s)\S", text[at : at + _LONGEST_TITLE]):
        place = at + word.start()
        if any(pattern.match(text, place) for pattern in TITLES):
            return place
    return None


def _printed(lines: Sequence[ExtractedLine], names: Sequence[str]) -> tuple[str, ...]:
    """Return the titles as printed, in their own case."""
    words = [word for line in lines for word in _MARKS.sub(" ", line.text).split()]
    titles: list[str] = []
    at = 0
    for name in names:
        count = len(name.split())
        titles.append(" ".join(words[at : at + count]))
        at += count
    return tuple(titles)


def _after_numbers(lines: Sequence[ExtractedLine], after: int) -> int:
    """Step over the row that numbers the columns: "(1) (2) (3)" on one line or on several."""
    if after >= len(lines):
        return after
    if numbers_columns(lines[after].text.split()):
        return after + 1
    end = after
    while end < len(lines) and re.fullmatch(r"\(\s*\d{1,2}\s*\)", lines[end].text):
        end += 1
    return end if end - after >= 3 else after


def header_range(lines: Sequence[ExtractedLine], header: Header) -> Range:
    """Return where the header stands."""
    return Range(lines[header.first].range.start, lines[header.after - 1].range.end)
