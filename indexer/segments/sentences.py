"""Splits a text that is too long for one passage, between sentences where there are any."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Final

LONGEST: Final = 180
"""Syllables that a passage may have: some 250 tokens of the encoder, whose vectors blur over longer texts."""

LONGEST_WORD: Final = 64
"""Letters that count as one syllable; a longer word (an address, a picture as text) is cut like so many words."""

_WORD: Final = re.compile(rf"\S{{1,{LONGEST_WORD}}}")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text on one line stand, by underthesea; numbers like 30/2020/NĐ-CP stay whole."""
    spans: list[tuple[int, int]] = []
    at = 0
    for sentence in _splitter()(text):
        start = text.find(sentence, at)
        if start < 0:
            continue
        at = start + len(sentence)
        spans.append((start, at))
    return spans or [(0, len(text))]


@cache
def _splitter() -> Callable[[str], list[str]]:
    """Return underthesea's sentence splitter, its own module loaded alone.

    Importing the package brings torch and transformers wherever they are installed: seconds, on the path of a question.
    """
    package = find_spec("underthesea")
    path = Path(package.origin or "").parent / "pipeline" / "sent_tokenize" / "__init__.py" if package else None
    spec = spec_from_file_location("underthesea_sent_tokenize", path) if path else None
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("underthesea")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[[str], list[str]] = module.sent_tokenize
    return found


def split_long(text: str, longest: int = LONGEST) -> list[tuple[int, int]]:
    """Return the spans that a text (on one line) is cut into: one for a short text, else runs of whole sentences.

    A run has at most ``longest`` syllables. A sentence that is longer alone is cut after a semicolon or colon, then after a
    comma, then between words.
    """
    if len(_WORD.findall(text)) <= longest:
        return [(0, len(text))]
    atoms = [piece for span in sentence_spans(text) for piece in _atoms(text, *span, longest)]
    total = sum(_size(text, *atom) for atom in atoms)
    aim = total / -(-total // longest)
    spans: list[tuple[int, int]] = []
    for start, end in atoms:
        grown = (spans[-1][0], end) if spans else (start, end)
        if spans and _size(text, *grown) <= longest and _size(text, *spans[-1]) < aim * 0.8:
            spans[-1] = grown
        else:
            spans.append((start, end))
    return spans


def _size(text: str, start: int, end: int) -> int:
    return len(_WORD.findall(text, start, end))


def _atoms(text: str, start: int, end: int, longest: int) -> list[tuple[int, int]]:
    """Cut a sentence that is too long; each piece has at most ``longest`` syllables."""
    if _size(text, start, end) <= longest:
        return [(start, end)]
    for pattern in (re.compile(r"[;:]\s+"), re.compile(r",\s+")):
        cuts = [match.end() for match in pattern.finditer(text, start, end)]
        middle = _nearest(cuts, (start + end) // 2)
        if middle is not None and start < middle < end:
            return _atoms(text, *_trim(text, start, middle), longest) + _atoms(text, middle, end, longest)
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    return [(words[i][0], words[min(i + longest, len(words)) - 1][1]) for i in range(0, len(words), longest)]


def _nearest(cuts: list[int], middle: int) -> int | None:
    return min(cuts, key=lambda cut: abs(cut - middle), default=None)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
