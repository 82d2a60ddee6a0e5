"""Whether written sentences are proved, by a check that shares no code with the product's: what they name stands as typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from evaluation.folding import collapse
from qa.contracts.answer import Citation, WrittenSentence

_AGENCY: Final = re.compile(
    r"\b(?:Sở|Bộ|Ban|Ủy ban|Uỷ ban|UBND|HĐND|Cục|Chi cục|Viện|Trung tâm|Công an|Hội|Liên minh|Văn phòng)"
    r"(?:[ ,]+(?:và |nhân dân |[A-ZĐÂĂÊÔƠƯÀ-Ỹ])[^\W\d_]*|\s+tỉnh)*"
)
_NUMBER: Final = re.compile(r"\d[\d.,/]*\d|\d")
_SYMBOL: Final = re.compile(r"\d+/[^\W\d_]+(?:-[^\W\d_]+)*")
_SIGNED: Final = re.compile(r"\d[\d.,]*\s*(?:%|tỷ|triệu|nghìn)")
_DAY: Final = re.compile(r"(\d{1,2})(?: tháng |/)(\d{1,2})(?: năm |/)(\d{4})")


def unproved(sentence: WrittenSentence, citations: Mapping[int, Citation]) -> list[str]:
    """Return what ``sentence`` names that stands in none of the quotes it cites: agencies, numbers, symbols, shares, dates.

    ``citations`` are those of the answer by their number; a sentence that cites none of them is unproved as a whole.
    """
    if not sentence.citations or not all(n in citations for n in sentence.citations):
        return [sentence.text]
    cited = [citations[n] for n in sentence.citations]
    text = _folded(" ".join(quote for each in cited for quote in (each.quote, *(more.quote for more in each.more))))
    tight = re.sub(r"\s", "", text)
    numbers = set(map(_plain, _NUMBER.findall(text)))
    days = {_day(found) for found in _DAY.findall(text)}
    missing = [name for name in map(_folded, _AGENCY.findall(sentence.text)) if name.rstrip(" ,") not in text]
    missing += [
        each for each in _NUMBER.findall(sentence.text) if _plain(each) not in numbers and _day(each.split("/")) not in days
    ]
    named = (*_SYMBOL.findall(sentence.text), *_SIGNED.findall(sentence.text))
    return missing + [each for each in named if re.sub(r"\s", "", _folded(each)) not in tight]


def _folded(text: str) -> str:
    return collapse(text).casefold()


def _plain(number: str) -> str:
    return "/".join(part.lstrip("0") or "0" for part in number.split("/"))


def _day(parts: Iterable[str]) -> tuple[int, ...]:
    found = tuple(parts)
    return tuple(map(int, found)) if len(found) == 3 and all(part.isdigit() for part in found) else ()
