"""What stands in capitals, as it is written in a sentence: "UBND tỉnh An Giang", "Thủ tướng Chính phủ", "số 06/QĐ-TTg".

The document itself is asked first: a title's words mostly stand somewhere in its body, with the capitals that they have there.
What it does not say is told by the names of agencies and places, and by the few words that bear capitals in any sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final

from corpus.genres.table import title_names
from corpus.names.agencies import find_agencies, identify, name_of
from corpus.names.places import find_places
from corpus.text.folding import CAPITALS, fold_accents, fold_case
from corpus.text.numbers import find_document_numbers

_TERRITORY: Final = re.compile(
    r"\b((?:tỉnh|thành phố|xã|phường|huyện|quận|thị xã|thị trấn|đặc khu) )(?!ủy\b|uỷ\b|hội\b|viên\b)((?:\w+ ?){1,4})(?=$|,)"
)
# What follows the name of a territory in a title.
_NO_NAMES: Final = frozenset(
    {
        "năm", "từ", "đến", "về", "giai", "trong", "và", "của", "theo", "thực", "nhằm", "cho", "tại", "có", "do", "để", "khi",
        "là", "với", "ban", "triển", "quản", "trên", "thuộc", "ngày", "tháng", "quý", "mùa", "tầm", "định",
    }
)  # fmt: skip
_TERMS: Final = (
    "Ủy ban Thường vụ",
    "UBND", "HĐND", "MTTQ", "Việt Nam", "Ban Thường trực", "Ban Thường vụ", "Ban Chấp hành", "Ban Chỉ đạo", "Văn phòng",
    "Trung ương",
    "Thủ tướng Chính phủ", "Thủ tướng", "Chính phủ", "Quốc hội", "Bộ Chính trị", "Ban Bí thư", "Nhà nước", "Tỉnh ủy",
    "Thành ủy",
    "Đảng ủy", "Đảng bộ", "Mặt trận Tổ quốc", "Hội Liên hiệp Phụ nữ", "Đoàn Thanh niên", "Đoàn TNCS", "Hội Nông dân",
    "Hội Cựu chiến binh", "ASEAN", "IoT", "AI", "OCOP", "GDP", "ODA",
    "FDI", "EU", "UNESCO", "Liên hợp quốc", "Đồng bằng sông Cửu Long", "Tây Nguyên", "Đông Nam Bộ", "Biển Đông", "Khmer",
    "Nhân dân tệ",
)  # fmt: skip
_COUNCILS: Final = ((re.compile(r"\b(?:[UuỦủ][ỷy]) ban nhân dân\b"), "UBND"), (re.compile(r"\b[Hh]ội đồng nhân dân\b"), "HĐND"))
_SCHOOL: Final = re.compile(r"(Trường |Học viện |Bệnh viện )(.+)")
_SCHOOL_KIND: Final = re.compile(
    r"(?:đại học|cao đẳng|tiểu học|trung học cơ sở|trung học phổ thông|mầm non|mẫu giáo|trung cấp|phổ thông[^,]{0,20}trú"
    r"|(?:đa khoa|chuyên khoa|y học cổ truyền|y dược cổ truyền|dã chiến)(?: khu vực| vùng| tỉnh| huyện| thành phố)?) ",
    re.IGNORECASE,
)
_DEPUTY: Final = re.compile(r"\bphó (?=Thủ tướng|Chủ tịch|Giám đốc|Bí thư)")
_THE_PARTY: Final = re.compile(r"\b(?:của|trong|xây dựng|về) đảng\b")
# "pháp luật", "kỷ luật" and the like are no names of laws.
_LAW: Final = re.compile(r"(?<!pháp )(?<!kỷ )(?<!kỉ )(?<!quy )\b(luật|bộ luật) (\w)(\w*)")
_WORD: Final = re.compile(r"[^\W\d_]+")
_TOKEN: Final = re.compile(r"[^\W_]+")
_ROMAN: Final = re.compile(r"(?:I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV)")
_AFTER_ROMAN_CUE: Final = re.compile(r"(?:lần thứ|khóa|khoá|quý|nhiệm kỳ|hạng|loại|phần|khu vực|phụ lục|vùng|mục)\s+$")
_VOWEL: Final = re.compile(r"[aeiouy]")
_SENTENCE_START: Final = re.compile(r"(?:^|[.:;!?“\"(•–\n-]\s*)[*_#\s]*$")
# The name of a programme that a title quotes begins as any name does.
_QUOTED: Final = re.compile(r"(?<=“)[^\W\d_]|(?<=\s\")[^\W\d_]")
# A heading in capitals stands before the words.
_HEADED: Final = re.compile(rf"[{CAPITALS}]{{2,}} [{CAPITALS}]{{2,}}[\s*_]*$")
_LONGEST: Final = 8
_BODY: Final = 60_000
# The symbols of a number as they are printed, where capitals hide the case of their letters.
_SYMBOLS: Final = {"TTG": "TTg", "CTR": "CTr", "TTR": "TTr", "CTHĐ": "CTHĐ", "QĐI": "QĐi"}


class Casing:
    """Gives words in capitals the case that they have in a sentence; ``body`` is the text that is asked first."""

    def __init__(self, body: str = "") -> None:
        self._body = " ".join(body[:_BODY].split())
        self._folded = fold_case(self._body)

    def sentence(self, written: str) -> str:
        """Return ``written`` as it stands in a sentence, its first letter a capital; what is not in capitals stays."""
        if sum(letter.islower() for letter in written) > len(written) // 4:
            return written
        text = _with_cited(_short(self._from_body(written, _with_names(written, _lowered(written)))))
        text = _QUOTED.sub(lambda found: found.group().upper(), text)
        return text[:1].upper() + text[1:]

    def name(self, written: str) -> str:
        """Return the name of an agency that stands in capitals as it is written in a sentence: "UBND tỉnh An Giang"."""
        if sum(letter.islower() for letter in written) > len(written) // 4:
            return written
        known = [usual for usual in map(name_of, identify(written)) if usual]
        if len(known) == 1 and (fold_case(known[0]) == fold_case(written) or written.startswith("SỞ ")):
            return known[0]
        said = self._usual(fold_case(written), capital=True)
        if said is not None and not said.islower():
            return _short(said)
        text = self.sentence(written)
        return _SCHOOL.sub(lambda found: found[1] + _proper(found[2]), text) if _SCHOOL.match(text) else text

    def _from_body(self, written: str, text: str) -> str:
        """Return ``text`` with the case that the longest runs of its words have in the body."""
        folded = fold_case(written)
        tokens = [match.span() for match in _TOKEN.finditer(folded)]
        letters = list(text)
        at = 0
        while at < len(tokens):
            for count in range(min(_LONGEST, len(tokens) - at), 1, -1):
                start, end = tokens[at][0], tokens[at + count - 1][1]
                said = self._usual(folded[start:end])
                if said is not None:
                    # A name that only begins sentences there keeps its capital.
                    named = text[start].isupper() and said[1:] == text[start + 1 : end] and said not in self._body
                    letters[start:end] = list(text[start:end] if named else said)
                    at += count - 1
                    break
            at += 1
        return "".join(letters)

    def _usual(self, run: str, *, capital: bool = False) -> str | None:
        """Return how the body mostly writes the words ``run`` (lower case) inside its sentences, None where it does not."""
        found: Counter[str] = Counter()
        at = self._folded.find(run)
        while at >= 0 and found.total() < 20:
            said = self._body[at : at + len(run)]
            whole = (
                not (self._body[at - 1 : at].isalnum() if at else False)
                and not self._body[at + len(run) : at + len(run) + 1].isalnum()
            )
            if whole and said != said.upper():
                begins = _SENTENCE_START.search(self._body, max(0, at - 8), at) or _HEADED.search(
                    self._body, max(0, at - 40), at
                )
                found[said if not begins or capital else _uncapital(said)] += 1 if begins else 4
            at = self._folded.find(run, at + 1)
        return found.most_common(1)[0][0] if found else None


def _uncapital(said: str) -> str:
    """Return the words without the capital of a sentence's first word; an abbreviation keeps its own."""
    return said if said[1:2].isupper() else said[0].lower() + said[1:]


def _lowered(written: str) -> str:
    lowered = list(fold_case(written))
    for word in _WORD.finditer(written):
        roman = _ROMAN.fullmatch(word.group()) is not None and _AFTER_ROMAN_CUE.search(fold_case(written[: word.start()]))
        short = not _VOWEL.search(fold_accents(word.group())) and len(word.group()) > 1
        if roman or short:
            lowered[word.start() : word.end()] = word.group()
    for number in find_document_numbers(written):
        lowered[number.start : number.end] = _symbols(written[number.start : number.end])
    return "".join(lowered)


def _symbols(number: str) -> str:
    return _WORD.sub(lambda found: _SYMBOLS.get(found.group(), found.group()), number)


def _with_names(written: str, lowered: str) -> str:
    """Return the lowered words with the capitals of the names in them."""
    letters = list(lowered)
    places = find_places(written)
    known = {place.start for place in places}
    text = _TERRITORY.sub(
        lambda match: match[1] + (match[2] if match.start(2) in known else _titled(match[2])), "".join(letters)
    )
    letters = list(text)
    for place in places:
        letters[place.start : place.end] = _as_long(place.name, written[place.start : place.end])
    text = "".join(letters)
    for term, pattern in _terms():
        text = pattern.sub(term, text)
    for mention in find_agencies(text):
        usual = name_of(mention.ids[0]) if len(mention.ids) == 1 else None
        if usual is not None and fold_case(usual) == fold_case(mention.text):
            text = text[: mention.start] + usual + text[mention.end :]
    text = _DEPUTY.sub("Phó ", text)
    return _THE_PARTY.sub(lambda match: match.group()[:-4] + "Đảng", text)


def _proper(words: str) -> str:
    """Return the name of a school or a hospital with the capitals of its kind and of its own words."""
    kind = _SCHOOL_KIND.match(words)
    head = kind.group() if kind else ""
    rest = words[len(head) :].split(" ")
    return (
        head[:1].upper() + head[1:] + " ".join(word if word in ("và", "của") else word[:1].upper() + word[1:] for word in rest)
    )


def _short(text: str) -> str:
    """Return the text with people's committees and councils by their usual abbreviations."""
    for pattern, usual in _COUNCILS:
        text = pattern.sub(usual, text)
    return text


def _with_cited(text: str) -> str:
    """Return the text with the capitals of the documents that it cites: "Luật Việc làm", "Quyết định số 5"."""
    text = _LAW.sub(_law, text)
    return _numbered().sub(lambda match: match[1].capitalize() + match[2], text)


def _law(found: re.Match[str]) -> str:
    """Return the name of a law with its capitals; before a word that no name begins with, it is any law."""
    if found[2] + found[3] in _NO_NAMES:
        return found.group()
    return f"{found[1].capitalize()} {found[2].upper()}{found[3]}"


def _titled(words: str) -> str:
    """Return the words of a territory's name with capitals, as far as it goes."""
    kept = 0
    for word in words.split(" "):
        if word in _NO_NAMES or not word.isalpha():
            break
        kept += len(word) + 1
    return words[:kept].title() + words[kept:]


@cache
def _terms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((term, re.compile(rf"(?<!\w){re.escape(_lowered(term.upper()))}(?!\w)")) for term in _TERMS)


@cache
def _numbered() -> re.Pattern[str]:
    names = "|".join(sorted(title_names(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)({names})( số\s*:?\s*\d)")


def _as_long(usual: str, written: str) -> str:
    """Return the place's usual name where it is as long as what is written (offsets stay), else the words capitalized."""
    return usual if len(usual) == len(written) else written.title()
