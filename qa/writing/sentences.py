"""Sentences out of a stream of words: each ends with the numbers of its citations, "… [1], [2]."."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from qa.contracts.answer import WrittenSentence

_NUMBERS: Final = r"\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\]"
_CITED: Final = re.compile(
    rf"(?P<said>[^\[]*?)(?P<cited>{_NUMBERS}(?:[\s,;]*{_NUMBERS})*)[.!?;]*(?=\s*[^\s\[.,;!?])", re.DOTALL
)
_LAST: Final = re.compile(rf"(?P<said>.*?)(?P<cited>{_NUMBERS}(?:[\s,;]*{_NUMBERS})*)[\s.,;!?]*\Z", re.DOTALL)
_END: Final = re.compile(r"(?<=[.!?…])\s+(?=[^\W_]|[“\"(–-])|\n+")
_SHORTENED: Final = re.compile(r"(?:^|[\s(])[A-ZĐ]\w{0,2}\.$")
_MARK: Final = re.compile(r"^\s*(?:[-*•–+]|\d{1,2}[.)])[ \t]+|^\s*#+\s*|\*\*", re.MULTILINE)


@dataclass(slots=True)
class Sentences:
    """Takes words as they come and gives sentences when they are whole; ``uncited`` counts those that cite nothing."""

    uncited: int = 0
    _rest: str = field(default="")

    def add(self, words: str) -> list[WrittenSentence]:
        """Take ``words`` and return the sentences that they complete."""
        self._rest += words
        found: list[WrittenSentence] = []
        while match := _CITED.match(self._rest):
            found.append(self._sentence(match))
            self._rest = self._rest[match.end() :]
        return found

    def end(self) -> list[WrittenSentence]:
        """Return the last sentence where it cites anything; no more words come."""
        match, rest = _LAST.match(self._rest), self._rest
        self._rest = ""
        if match is not None:
            return [self._sentence(match)]
        self.uncited += len(_pieces(rest))
        return []

    def _sentence(self, match: re.Match[str]) -> WrittenSentence:
        *before, said = _pieces(match["said"]) or [""]
        self.uncited += len(before)
        numbers = dict.fromkeys(int(n) for n in re.findall(r"\d+", match["cited"]))
        return WrittenSentence(said, tuple(numbers))


def _pieces(text: str) -> list[str]:
    """Return the sentences of ``text`` without marks of lists and emphasis; "TP. X" is not the end of one."""
    pieces: list[str] = []
    for piece in _END.split(_MARK.sub("", text)):
        if pieces and _SHORTENED.search(pieces[-1]):
            pieces[-1] += " " + piece
        else:
            pieces.append(piece)
    cleaned = (" ".join(piece.split()).rstrip(" .;,") for piece in pieces)
    return [piece for piece in cleaned if any(letter.isalnum() for letter in piece)]


def joined(sentences: list[WrittenSentence] | tuple[WrittenSentence, ...]) -> str:
    """Return sentences as one paragraph, each with its numbers: "Sở Y tế chủ trì [1]. …"."""
    return " ".join(f"{each.text} {''.join(f'[{n}]' for n in each.citations)}." for each in sentences)
