"""Whether written sentences are proved, by a check that shares no code with the product's: what they say stands as typed.

It knows no agency, no lexicon and no register: it reads letters. One of the quotes that a sentence cites must alone hold all
that the sentence says; where this check is in doubt, the sentence counts as unproved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from evaluation.folding import collapse
from qa.contracts.answer import Citation, WrittenSentence

_CAPITAL: Final = "[A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper()) + "]"
_AGENCY: Final = re.compile(
    r"\b(?:Sở|Bộ|Ban|Ủy ban|Uỷ ban|UBND|HĐND|Cục|Chi cục|Viện|Trung tâm|Công an|Hội|Liên minh|Văn phòng)"
    rf"(?:[ ,]+(?:và |nhân dân |{_CAPITAL})[^\W\d_]*|\s+tỉnh)*"
)
_NAME: Final = re.compile(rf"\b{_CAPITAL}[^\W\d_]*(?: {_CAPITAL}[^\W\d_]*)+")
_NUMBER: Final = re.compile(r"\d[\d.,/]*\d|\d")
_SYMBOL: Final = re.compile(r"\d+/[^\W\d_]+(?:-[^\W\d_]+)*")
_SIGNED: Final = re.compile(r"\d[\d.,]*\s*(?:%|tỷ|triệu|nghìn)")
_DAY: Final = re.compile(r"(\d{1,2})(?: tháng |/)(\d{1,2})(?: năm |/)(\d{4})")
_PART: Final = re.compile(r"\b(?:quý|tháng|điều|khoản|mục|chương|giai đoạn)\s+(?:\d+|[ivxlc]+)\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_DENIED: Final = re.compile(r"\b(?:không|chưa|chẳng|chả|trừ|miễn|cấm)\s+([^\W\d_]+)\s+([^\W\d_]+)")
_HELP: Final = re.compile(r"\bphối hợp\b", re.IGNORECASE)
_LEAD: Final = re.compile(r"\bchủ trì\b", re.IGNORECASE)

_ISSUING: Final = frozenset({"ubnd tỉnh", "ủy ban nhân dân tỉnh", "uỷ ban nhân dân tỉnh"})
_CELLS: Final = re.compile(r"\s*[\t\n|]\s*")
_OWN: Final = """là và của các những được do cho trong theo với để về tại từ đến gồm bao này đó việc thì có sẽ cần phải như cũng
đồng thời một trên khi mà hoặc hay bởi vào nhằm nêu ghi rõ cụ thể ở tới đã còn
chủ trì phối hợp cơ quan đơn vị thời gian thực hiện hạn kinh phí nguồn sản phẩm kết quả nhiệm vụ nội dung kế hoạch"""
_JOINING: Final = frozenset(_OWN.split())
"""Words that join others or name what a column holds; all others must be the quote's."""


@dataclass(frozen=True, slots=True)
class _Quote:
    """One quote as typed, cells and lines apart, and folded: its text, the same without spaces, its words, numbers, dates."""

    typed: str
    text: str
    tight: str
    words: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[tuple[int, ...]]

    @classmethod
    def of(cls, citation: Citation) -> _Quote:
        """Return all that ``citation`` quotes, its further ranges as lines of their own."""
        typed = "\n".join((citation.quote, *(more.quote for more in citation.more)))
        text = collapse(typed).casefold()
        return cls(
            _CELLS.sub(" | ", typed),
            text,
            re.sub(r"\s", "", text),
            frozenset(_WORD.findall(text)),
            frozenset(map(_plain, _NUMBER.findall(text))),
            frozenset(_day(found) for found in _DAY.findall(text)),
        )


def unproved(sentence: WrittenSentence, citations: Mapping[int, Citation]) -> list[str]:
    """Return what ``sentence`` says that the best of the quotes it cites does not; nothing where one quote says all of it.

    Agencies, names, words, numbers, symbols, shares, dates and parts of time must stand there; who leads must lead there, and
    who helps help; what is denied there is not affirmed. ``citations`` are those of the answer by their number; a sentence that
    cites none of them, or an unknown one, is unproved as a whole.
    """
    if not sentence.citations or not all(n in citations for n in sentence.citations):
        return [sentence.text]
    return min((_missing(sentence.text, _Quote.of(citations[n])) for n in sentence.citations), key=len)


def _missing(said: str, quote: _Quote) -> list[str]:
    said = collapse(said)
    folded = said.casefold()
    days = _DAY.findall(folded)
    named = [name.rstrip(" ,") for name in _AGENCY.findall(said)]
    names = [name for name in _NAME.findall(said) if not _AGENCY.match(name) and said.index(name) > 0]
    missing = [name for name in (*named, *names) if _worded(name) not in _worded(quote.text)]
    missing += [each for each in _NUMBER.findall(said) if not _numbered(each, quote)]
    missing += ["/".join(day) for day in days if _day(day) not in quote.days]
    exact = (*_SYMBOL.findall(said), *_SIGNED.findall(said))
    missing += [each for each in exact if re.sub(r"\s", "", each.casefold()) not in quote.tight]
    rest = _DAY.sub(" ", folded)
    missing += [each for each in _PART.findall(rest) if each not in quote.text and not _in_a_day(each, quote)]
    missing += [word for word in _WORD.findall(folded) if word not in quote.words | _JOINING]
    return missing + _wrong_parts(said, quote) + _turned(folded, quote)


def _worded(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _numbered(number: str, quote: _Quote) -> bool:
    return _plain(number) in quote.numbers or _day(number.split("/")) in quote.days


def _in_a_day(part: str, quote: _Quote) -> bool:
    """Tell whether "tháng 6" is the month of a date of the quote."""
    name, number = part.split()
    return name == "tháng" and number.isdigit() and any(len(day) == 3 and day[1] == int(number) for day in quote.days)


def _wrong_parts(said: str, quote: _Quote) -> list[str]:
    """Return the agencies that the quote does not give the part that ``said`` gives them.

    A part is given by "chủ trì" or "phối hợp" beside the name; else who leads is the first agency that the quote names, as in
    rows, and who helps is another one.
    """
    before, *after = _HELP.split(said, maxsplit=1)
    leading = _agencies(before) if _LEAD.search(before) else []
    helping = _agencies(after[0] or before) if after else []
    heads = _leading(quote)
    wrong = [each for each in leading if each not in heads and not _beside("chủ trì", each, quote)]
    return wrong + [each for each in helping if each == heads[0] and not _beside("phối hợp", each, quote)]


def _agencies(text: str) -> list[str]:
    """Return the agencies that a text names, folded; not the committee that issues the plan, whom all tasks are done for."""
    found = (name.rstrip(" ,").casefold() for name in _AGENCY.findall(text))
    return [name for name in found if name not in _ISSUING]


def _leading(quote: _Quote) -> list[str]:
    """Return the agencies that lead by their place: the first named and one joined to it ("Sở A và Sở B", "- Sở A; - Sở B")."""
    first, second = (*_agencies(quote.typed)[:2], "", "")[:2]
    between = quote.text[quote.text.find(first) : quote.text.find(second)] if second else ""
    return [first, second] if re.search(r"(?: và |; ?- ?)$", between) else [first]


def _beside(part: str, name: str, quote: _Quote) -> bool:
    """Tell whether the quote says "chủ trì" (or "phối hợp") right beside ``name``."""
    named = re.escape(name)
    return re.search(rf"{named}[ ,]+(?:là cơ quan )?{part}|{part}[^.;]{{0,60}}?{named}", quote.text) is not None


def _turned(folded: str, quote: _Quote) -> list[str]:
    """Return what is denied in the sentence and not in the quote, or the other way round."""
    said, held = set(_DENIED.findall(folded)), set(_DENIED.findall(quote.text))
    wrong = [" ".join(pair) for pair in said - held]
    affirmed = _DENIED.sub(" ", quote.text)
    return wrong + [words for words in map(" ".join, held - said) if words in folded and words not in affirmed]


def _plain(number: str) -> str:
    return "/".join(part.lstrip("0") or "0" for part in number.split("/"))


def _day(parts: Iterable[str]) -> tuple[int, ...]:
    found = tuple(parts)
    return tuple(map(int, found)) if len(found) == 3 and all(part.isdigit() for part in found) else ()
