"""A sentence cut into its clauses, each with the words that it leaves to those before it.

In: a text. Out: :class:`Clause` records. In "Nội trú đạt 93%, ngoại trú đạt 90%" each clause has its own figure; in "Lò nung
gạch sáu lần mỗi năm, nung ngói hai lần" the second is of "lò" too, which only the first says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from corpus.text import folded_syllables, tokens

_SENTENCES: Final = re.compile(r"(?<=[.;])\s+")
_LEAD: Final = re.compile(r":\s+")
_CLAUSES: Final = re.compile(r",\s+|\s*[(]|[)]\s*|\s+(?=(?:nhưng|song|còn lại|trong đó)\s)|\s+(?=và\s[^,;]*\d)")
_EXCEPT: Final = r"(?:ngoại\s+)?trừ\s(?!\s*(?:\d|điểm|tiền|lương|vào)(?!\w))"
_SAYS: Final = r"(?:được|phải|không|thì|sẽ|chỉ|vẫn|có|bị|do|là)\s"
_EXCEPTION: Final = re.compile(
    rf"[(]\s*(?P<within>{_EXCEPT}[^()]*)[)]\s*"
    rf"|(?:^|(?<!khấu)(?<!bị)(?<!loại)(?<!diệt)(?<!bài)(?:,\s+|\s+))(?P<after>{_EXCEPT}[^;,(]*(?:,\s+(?![^,;]*\b{_SAYS})[^;,(]*)*)",
    re.IGNORECASE,
)
"""What is taken out of what is said before it, to its end: "(trừ các văn bản, tài liệu mật)"."""
_MARKER: Final = re.compile(r"^\W*(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]+|[a-zđ])[.)]\s+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_FRAGMENT: Final = 3
"""A clause of so few syllables without a figure is an item of a row that the next clause goes on with."""
_FROM_LEAD: Final = 0.95
_FROM_FIRST: Final = 0.85
_FROM_ABOVE: Final = 0.6
_FROM_BEFORE: Final = 0.5
_FROM_OTHERS: Final = 0.4


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its ``text``, its syllables with accents, folded, and what it takes from those before it.

    ``left`` tells of a folded syllable how far it counts as said here too (0..1); ``lead`` is what the list begins with.
    """

    text: str
    lead: str = ""
    left: dict[str, float] = field(default_factory=dict)

    @property
    def ends(self) -> bool:
        """Tell whether what is said ends with it: what comes after a comma goes on."""
        return self.text.endswith((";", "."))

    @property
    def words(self) -> list[str]:
        """The syllables with their accents, lower-cased."""
        return [token.text for token in tokens(self.text)]

    @property
    def own(self) -> frozenset[str]:
        """The folded syllables of the clause itself."""
        return frozenset(folded_syllables(self.text))

    @property
    def said(self) -> frozenset[str]:
        """The folded syllables of the clause and of what its list begins with."""
        return self.own | frozenset(folded_syllables(self.lead))

    @property
    def is_exception(self) -> bool:
        """Tell whether the clause takes something out of what the one before says."""
        return _EXCEPTION.match(self.text.lstrip(" -–")) is not None


def clauses_of(text: str, above: str = "") -> list[Clause]:
    """Return the clauses of ``text`` in order; each takes on what ``above``, the heading that it stands under, says."""
    found: list[Clause] = []
    lead = ""
    for sentence in _SENTENCES.split(_MARKER.sub("", text)):
        head, *rest = _LEAD.split(sentence, maxsplit=1)
        if rest:
            lead, sentence = head, rest[0]
        found += _of_sentence(sentence, lead, above, found)
        if sentence.endswith("."):
            lead = ""
    return found


def _of_sentence(sentence: str, lead: str, above: str, before: list[Clause]) -> Iterator[Clause]:
    """Yield the clauses of what stands between two semicolons."""
    first: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    others = {syllable: _FROM_OTHERS for clause in before for syllable in clause.own}
    for part in _parts(sentence):
        left = others | dict.fromkeys(folded_syllables(above), _FROM_ABOVE)
        left |= {s: max(left.get(s, 0), _FROM_BEFORE) for s in last} | dict.fromkeys(first, _FROM_FIRST)
        left |= dict.fromkeys(folded_syllables(lead), _FROM_LEAD)
        clause = Clause(part, lead, {s: share for s, share in left.items() if not s[0].isdigit() or _YEAR.fullmatch(s)})
        yield clause
        first, last = first or clause.own, clause.own


def _parts(sentence: str) -> Iterator[str]:
    """Yield the clauses' texts; each exception is one."""
    begin = 0
    for exception in _EXCEPTION.finditer(sentence):
        yield from _whole(_CLAUSES.split(sentence[begin : exception.start()]))
        yield (exception["within"] or exception["after"]).strip()
        begin = exception.end()
    yield from _whole(_CLAUSES.split(sentence[begin:]))


def _whole(parts: list[str]) -> Iterator[str]:
    """Yield the parts, fragments with the part after them ("khuyết tật", "hộ nghèo được miễn")."""
    waiting = ""
    for part in filter(None, (part.strip() for part in parts)):
        joined = f"{waiting}, {part}" if waiting else part
        words = folded_syllables(joined if waiting else part)
        if len(folded_syllables(part)) <= _FRAGMENT and not any(w[0].isdigit() for w in words):
            waiting = joined
            continue
        yield joined
        waiting = ""
    if waiting:
        yield waiting
