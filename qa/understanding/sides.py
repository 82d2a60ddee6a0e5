"""The two things that a question speaks of beside each other: "phép xây mới và phép sửa chữa của huyện, mấy ngày xong".

In: the question as repaired. Out: :class:`Sides`: what each is called, and the words before and after that are about both.
Where the first begins and the second ends is told by how alike they are built: what begins the second begins the first ("hạn …
và hạn …", "của xã và của thôn", "10 km và 30 km").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.names.agencies import find_agencies
from corpus.names.places import find_places
from corpus.text import Token, fold_accents, fold_i_y, tokens
from corpus.text.wordlist import compounds
from qa.contracts.words import YEAR
from qa.reading.interrogatives import ANY, HOW_MANY, HOW_SHORT, WHAT, WHICH, asking

_MORE: Final = r"(?:nhiều|cao|lớn|dài|lâu|nặng|tốn|ít|thấp|nhỏ|ngắn|nhanh|sớm|muộn|chậm|rẻ|đắt|tốt)"
_JOIN: Final = re.compile(
    rf"\s+{_MORE}(?:\s+\w+)?\s+hơn(?:\s+hay\s+(?:là\s+)?{_MORE}\s+hơn)?(?:\s+so với)?\s+(?!và\b|hay\b|so\b|cả\b|nữa\b|nhau\b)"
    r"|\s+(?:so với|so sánh với|với|hay là|hay|hoặc|và|so(?!\s+(?:sánh|giúp)\b)|vs\.?)\s+",
    re.IGNORECASE,
)
_NO_JOIN: Final = re.compile(r"\b(?:so|đối|phối hợp|kết hợp|kèm|gắn|liên quan|cùng|phù hợp)$", re.IGNORECASE)
"""Before "với" these make a verb of it."""
_OPENS: Final = re.compile(
    r"^(?:.*\b(?:so sánh|đối chiếu|so giúp|làm rõ|cho biết|cho hỏi|giữa)|\W*(?:trong|xét|so))"
    r"(?:\s+(?:giúp|thử|về|số|giữa|coi|xem|tôi|em))*[\s:,]+(?=\S)",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"[,?;:]|\.\s*$"
    rf"|\b(?:\w+\s+(?:nào|gì)|{'|'.join((*ANY, HOW_SHORT))})\b"
    r"|\b(?:thì|là|mỗi|lần lượt|cần|phải|được"
    r"|(?:khác|giống)\s+(?:nhau|gì|chi|biệt|thế|sao|ra|chỗ|điểm|ai|bao|ở)|cách nhau|chênh|gấp|hơn kém|hơn|kém|có cùng|có chung"
    rf"|{_MORE}(?:\s+\w+){{0,2}}?\s+hơn|trước\W*$|sau\W*$)\b",
    re.IGNORECASE,
)
_ASKING: Final = asking(WHICH, WHAT, HOW_MANY)
_WHERE: Final = re.compile(r"^\W*(?:theo|trong|tại|ở|về)\b[^,]*,\s*", re.IGNORECASE)
"""What says where the two stand, before they are named ("Theo quy chế của tỉnh, …")."""
_FURTHER: Final = frozenset({"trong", "ở", "tại", "theo", "của", "thuộc", "do", "nêu", "ghi", "đợt", "về", "cho"})
"""What opens a phrase about both, where the first side has none that is opened so."""
_STOPS: Final = re.compile(r"[,:;?]\s|\b(?:thì|và)\s")
_QUOTED: Final = re.compile(r"[\"“'][^\"”']+[\"”']")
_DOCUMENTS: Final = frozenset(
    {"nghi quyet", "nghi dinh", "quyet dinh", "thong tu", "chi thi", "ke hoach", "thong bao", "cong van"}
)
_IDLE: Final = re.compile(r"\s+(?:coi|xem|đều|cụ thể|thì)$", re.IGNORECASE)
_EDGES: Final = " ,:;.?"
_LONGEST_TEXT: Final = 600
"""Characters of a text that may put two things beside each other: a longer one names so many that it compares none."""
_LONGEST: Final = 16
"""Words of a side; what is longer holds more than the name of a thing."""
_WORD: Final = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Sides:
    """Two things by their names, and the words of the question that stand before and after them, which are about both.

    ``alike`` tells that they are built alike, so that they are two things though nothing says that they differ.
    """

    one: str
    other: str
    before: str = ""
    after: str = ""
    alike: bool = False

    @property
    def names(self) -> tuple[str, str]:
        """What the two are called."""
        return self.one, self.other

    @property
    def questions(self) -> tuple[str, str]:
        """The question as it would be asked of each alone."""
        one, other = (" ".join(filter(None, (self.before, name, self.after))) for name in self.names)
        return one, other


def sides_of(text: str) -> tuple[str, ...]:
    """Return what the two things are called that ``text`` speaks of beside each other, () where it names none."""
    found = find_sides(text)
    return found.names if found else ()


def find_sides(text: str) -> Sides | None:
    """Return the two things that ``text`` speaks of beside each other; those that are built alike before any others."""
    if len(text) > _LONGEST_TEXT:
        return None
    asked = _Asked.of(text)
    found = [sides for join in _joins(asked) if (sides := _around(asked, *join)) is not None]
    return max(found, key=lambda sides: sides.alike, default=None)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question's ``text``, where it begins to name things, and where the names of agencies and places stand in it.

    ``plain`` is the text without the signs within quotes.
    """

    text: str
    plain: str
    start: int
    names: dict[int, tuple[int, str]]

    @classmethod
    def of(cls, text: str) -> _Asked:
        """Return what ``text`` names, by where each name begins: where it ends and of what kind it is."""
        scene = _WHERE.match(text)
        plain = _QUOTED.sub(lambda match: re.sub(r"[,:;?]", " ", match.group()), text)
        names = {place.start: (place.end, "place") for place in find_places(text)}
        agencies = [agency for agency in find_agencies(text) if not _within_compound(text, agency.start)]
        names |= {agency.start: (agency.end, "agency") for agency in agencies}
        return cls(text, plain, scene.end() if scene else 0, names)


def _joins(asked: _Asked) -> Iterator[tuple[int, int]]:
    """Yield where words stand that put two things beside each other, none inside a name."""
    years = len(set(YEAR.findall(asked.text))) > 1  # "năm 2030 nhiều hơn năm 2028" is of one thing
    for match in _JOIN.finditer(asked.plain, asked.start):
        if years and match.group().split()[-1].lower() == "hơn":
            continue
        inside = any(first < match.start() and match.end() < last for first, (last, _) in asked.names.items())
        if not inside and not _NO_JOIN.search(asked.text[: match.start()]):
            yield match.start(), match.end()


def _around(asked: _Asked, left: int, right: int) -> Sides | None:
    """Return the sides that end at ``left`` and begin at ``right``; None where they are no names of things."""
    text = asked.text
    begins = _begin(asked, left, right)
    first = begins if begins is not None else _clause(asked, left)
    one = text[first:left].strip(_EDGES)
    last = _end(asked, right, one, bare=asked.names.get(first) == (left, "place"))
    other = _IDLE.sub("", text[right:last].strip(_EDGES))
    if not all(_is_name(name) for name in (one, other)) or fold_accents(one) == fold_accents(other) or _ASKING.search(one):
        return None
    return Sides(one, other, text[:first].strip(), text[last:].strip(), begins is not None)


def _begin(asked: _Asked, left: int, right: int) -> int | None:
    """Return where the last word before ``left`` stands that is of the kind of the first from ``right`` on; None for none."""
    after = tokens(asked.text[right:])
    before = tokens(asked.text[asked.start : left])
    if not after:
        return None
    wanted = _kind(after, 0, asked, right)
    for at in range(len(before) - 1, max(-1, len(before) - 1 - _LONGEST), -1):
        if _kind(before, at, asked, asked.start) == wanted and not _ends_compound(before, at):
            return asked.start + before[at].start
        if at and _STOPS.search(asked.plain[asked.start + before[at - 1].end : asked.start + before[at].end + 1]):
            return None
    return None


def _kind(words: Sequence[Token], at: int, asked: _Asked, base: int) -> str:
    """Return what a word is as the beginning of a name: a number, a place, an agency, a document, else the word itself."""
    name = asked.names.get(base + words[at].start)
    if name is not None:
        return f"# {name[1]}"
    folded = fold_accents(words[at].text)
    if folded[0].isdigit():
        return "# number"
    pair = f"{folded} {fold_accents(words[at + 1].text)}" if at + 1 < len(words) else ""
    return "# document" if pair in _DOCUMENTS else folded


def _clause(asked: _Asked, left: int) -> int:
    """Return where the clause begins that ends at ``left``, without the words that ask for a comparison."""
    opens = _OPENS.match(asked.plain[asked.start : left])
    first = asked.start + (opens.end() if opens else 0)
    stops = [match.end() for match in re.finditer(r"[,:;?]\s+", asked.plain[first:left])]
    return first + (stops[-1] if stops else 0)


def _end(asked: _Asked, right: int, one: str, *, bare: bool) -> int:
    """Return where the second side ends: as the first does, before what is asked, or before a phrase that is about both.

    Where the first is ``bare`` but the name of a place or an agency, the second is so too.
    """
    named = asked.names.get(right, (right, ""))[0]
    if bare and named > right:
        return named
    asks = _ASKS.search(asked.plain, named)
    limit = asks.start() if asks else len(asked.text)
    said = [word.text for word in tokens(one)]
    words = tokens(asked.text[right:limit])
    for at, word in enumerate(words):
        if right + word.start < named:
            continue
        if at and word.text in _FURTHER and word.text not in said[1:] and not _in_compound(words, at):
            return right + word.start
        if at + 1 == len(said) and (word.text == said[-1] or (word.text[0].isdigit() and said[-1][:1].isdigit())):
            return right + word.end
    return limit


def _within_compound(text: str, start: int) -> bool:
    """Tell whether the word that begins at ``start`` is the second half of one ("cán bộ và báo cáo" names no ministry)."""
    before, after = tokens(text[:start])[-1:], tokens(text[start:])[:1]
    return any((fold_i_y(one.text), fold_i_y(other.text)) in compounds() for one in before for other in after)


def _in_compound(words: Sequence[Token], at: int) -> bool:
    """Tell whether a word is half of a word of two syllables ("theo dõi", "ghi chép")."""
    pairs = ((words[i].text, words[i + 1].text) for i in (at - 1, at) if 0 <= i < len(words) - 1)
    return any((fold_i_y(one), fold_i_y(other)) in compounds() for one, other in pairs)


def _ends_compound(words: Sequence[Token], at: int) -> bool:
    """Tell whether a word is the second half of one, and begins none itself ("nội quy chợ" begins with no "quy")."""
    pairs = [(fold_i_y(words[i].text), fold_i_y(words[i + 1].text)) for i in (at - 1, at) if 0 <= i < len(words) - 1]
    return at > 0 and pairs[0] in compounds() and not any(pair in compounds() for pair in pairs[1:])


def _is_name(name: str) -> bool:
    """Tell whether ``name`` may call a thing: a word in it, and few words."""
    words = name.split()
    return _WORD.search(name) is not None and len(words) <= _LONGEST and words[-1].lower() not in _FURTHER
