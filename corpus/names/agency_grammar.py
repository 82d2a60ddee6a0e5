"""Where a name of an agency ends: the grammar of names, for agencies that the lexicon knows and for those it does not.

Three kinds of names are read. *Known*: a spelling of the lexicon, with the place that follows it ("Công an tỉnh An
Giang"). *Built*: a head word and what qualifies it ("Trung tâm Khuyến nông tỉnh", "Ban Quản lý Khu kinh tế Dung Quất").
*Collective*: "các sở, ban, ngành", "UBND các huyện, thị xã, thành phố", "các doanh nghiệp, hợp tác xã trên địa bàn tỉnh".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from corpus.names.agency_lexicon import key, lexicon, slug, syllables_of_names
from corpus.names.agency_words import OFFICE, OFFICE_WORK, patterns
from corpus.names.collectives import collective_ids, committee_levels
from corpus.names.places import provinces
from corpus.text.folding import CAPITALS, fold_accents

_BARE_KIND: Final = re.compile(r"(?:^|[,;:–-]\s*|(?:các|cơ quan|và)\s+)(?:viện|trường|báo|đài|hội|đoàn|học viện)\s*$")
_PROPER_WORDS: Final = re.compile(rf"(?:\s+(?!(?:I|V|X)+\b)[{CAPITALS}][^\W\d_]*)(?:\s+\d{{1,2}}(?![^\W_]))?")
# Words that end with the syllable of a head word: "nhiệm vụ Sở Y tế" names no Vụ.
_END_OF_WORD: Final = re.compile(
    r"\b(?:(?:nhiệm|dịch|nghĩa|chức|phục|thời|nghiệp|nhiem|dich|nghia|chuc|phuc|thoi|nghiep)\s+v"
    r"|(?:cán|toàn|nội|tiến|đồng|can|toan|noi|tien|dong)\s+b|(?:hải|quốc|dự|hai|quoc|du)\s+p)\w\Z"
)
# How far back a word may reach that tells how the one at hand is meant.
_LONGEST_BEFORE: Final = 40
# No name is longer, however many kinds or capitals a list puts side by side.
_LONGEST_NAME: Final = 600
_SPACES: Final = re.compile(r"\s+")
_NEXT_WORD: Final = re.compile(r"(\s*[&/–-]\s*|\s*,\s*|\s+)([^\W_]+)")
_UNFINISHED: Final = re.compile(r"(?:thường trực|giúp việc|thuộc|của|cho|giữa|ubnd|ủy ban nhân dân)\s*$")
_DETERMINER: Final = re.compile(r"(?:các|những|cac|nhung)\s")
_CONNECTORS: Final = frozenset(("và", "của", "các", "tại"))
# Lower-case words that no known name has: "Trồng trọt", "Bảo vệ thực vật".
_UNKNOWN_IN_A_ROW: Final = 3
_SMALL_WORDS: Final = re.compile(rf"(?:[ ][^\W\d_{CAPITALS}][^\W\d_]*){{1,3}}(?=[ ][{CAPITALS}])")
_ANY_BODY: Final = re.compile(r"(?:cơ|đơn|thường|câu)\s.*")
_EACH: Final = re.compile(r"\S+")
# What a level's word begins that is none: "xã hội".
_NO_LEVEL: Final = re.compile(r"\s+(?:hội|viên|trực)(?![^\W_])")
# A cell's time that stands behind a name: "Bưu điện tỉnh | Tháng 12/2024".
_TIME_AHEAD: Final = re.compile(r"(?:tháng|quý|năm|ngày)\s+(?:\d|[ivx]+(?![^\W_]))")
# After these words, or a capital, a number goes on a name: "khu vực 14", "Phường 5".
_NUMBERED: Final = re.compile(r"(?:(?:vực|số|vùng|quận|phường|tổ|đội|trạm|khối)|[^\W\d_a-zà-ỹ][^\W\d_]*)$")
# Whose organ a Party's board is: "Ban Tuyên giáo và Dân vận | Thành ủy".
_PARTY_ORGAN: Final = re.compile(r"\s+(?:tỉnh|thành|huyện|thị|quận|đảng)\s+ủy(?![^\W_])")
_BOARD: Final = re.compile(r"(?:chỉ\s+đạo|chỉ\s+huy|chấp\s+hành|điều\s+hành)(?![^\W_])")
_LEVEL_TAIL: Final = re.compile(r"-(?P<level>tinh|thanh-pho)(?:-(?P<place>[a-z-]+))?$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that starts at a given place of a text: where it ends, whose it is, and of which kind it is."""

    end: int
    ids: tuple[str, ...]
    kind: str


class NameReader:
    """Reads names of agencies in one text; offsets are those of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.keyed = key(text)
        self.accented = fold_accents(text) != self.keyed
        self._words = patterns(accents=self.accented)

    def name_at(self, at: int) -> Name | None:
        """Return the name that starts at ``at``, or None.

        In text without accents only known names, people's committees and collectives are read: a head word alone proves
        nothing there.
        """
        if not self.word_at(at):
            return None
        known = lexicon().longest(self.text, at)
        committee = self._committee(at)
        if committee is not None and (known is None or known[0] <= committee.end):
            return committee
        if known is not None:
            return self._known(at, *known)
        collective = self._words.collective.match(self.keyed, at, at + _LONGEST_NAME)
        built = None if self._ends_word(at) else self._built(at, at)
        if collective is not None and (built is None or built <= collective.end()):
            return Name(collective.end(), collective_ids(self.text[at : collective.end()]), "collective")
        return None if built is None else Name(built, _unknown_id(self.text[at:built]), "built")

    def word_at(self, at: int) -> bool:
        """Tell whether a word starts at ``at``."""
        return at < len(self.text) and self.text[at].isalnum() and (at == 0 or not self.text[at - 1].isalnum())

    def head_at(self, at: int) -> bool:
        """Tell whether a head word of agencies starts at ``at``."""
        if not self.word_at(at) or self._words.compound.match(self.keyed, at) or self._ends_word(at):
            return False
        return self._words.head.match(self.keyed, at) is not None

    def _ends_word(self, at: int) -> bool:
        """Tell whether the syllable at ``at`` ends a word of two, and opens no name ("nhiệm vụ")."""
        return _END_OF_WORD.search(self.keyed, max(0, at - _LONGEST_BEFORE), at + 2) is not None

    def kind_at(self, at: int) -> bool:
        """Tell whether a kind of agencies starts at ``at``, with or without "các"."""
        return self.kind_end(at) is not None

    def kind_end(self, at: int) -> int | None:
        """Return where a kind of agencies that starts at ``at`` ends, or None."""
        if not self.word_at(at) or self._words.compound.match(self.keyed, at):
            return None
        found = self._words.kind.match(self.keyed, at, at + _LONGEST_NAME)
        return found.end() if found else None

    def collective_at(self, at: int) -> bool:
        """Tell whether a collective phrase ("các sở, ngành") starts at ``at``."""
        return self.word_at(at) and self._words.collective.match(self.keyed, at, at + _LONGEST_NAME) is not None

    def committee_at(self, at: int) -> bool:
        """Tell whether a people's committee, or its chairman, starts at ``at``."""
        return self.word_at(at) and self._words.committee.match(self.keyed, at, at + _LONGEST_NAME) is not None

    def predicate_at(self, at: int) -> bool:
        """Tell whether at ``at`` begins what an agency is to do, rather than a name."""
        return self._words.predicate.match(self.keyed, at) is not None

    def _known(self, at: int, end: int, agency: str) -> Name:
        organ = _PARTY_ORGAN.match(self.keyed, end)
        if organ is not None:
            return Name(organ.end(), (agency,), "known")
        longer = self._built(at, end, known=True) if self.accented else None
        placed = self._with_place(end)
        if longer is not None and longer > placed:
            return Name(longer, (agency,), "known")
        return Name(placed, (agency,), "known")

    def _committee(self, at: int) -> Name | None:
        found = self._words.committee.match(self.keyed, at, at + _LONGEST_NAME)
        if found is None:
            return None
        levels = committee_levels(found.group())
        if not levels:
            known = lexicon().longest(self.text, at)
            end = max(known[0], found.end()) if known else found.end()
            return Name(self._with_place(end), (known[1] if known else "ubnd-tinh",), "known")
        return Name(self._with_modifiers(self._with_place(found.end())), levels, "collective")

    def _with_place(self, end: int) -> int:
        """Return where the place that follows a name ends: "Công an | tỉnh An Giang"."""
        level = _SPACES.match(self.text, end)
        place = self._words.place.match(self.keyed, level.end()) if level else None
        start = place.end() if place else end
        proper = start
        for _ in range(4):
            word = _PROPER_WORDS.match(self.text, proper)
            begin = self._next(proper)
            if word is None or not self.text[begin].isupper() or self.head_at(begin) or self.predicate_at(begin):
                break
            if _DETERMINER.match(self.keyed, begin) or self.committee_at(begin):
                break
            proper = word.end()
        return proper

    def _next(self, at: int) -> int:
        gap = _SPACES.match(self.text, at)
        return gap.end() if gap else at

    def _with_modifiers(self, end: int) -> int:
        modifier, start = self._words.modifier.match(self.keyed, end), end
        while modifier is not None and modifier.end() - start <= _LONGEST_NAME:
            end = modifier.end()
            modifier = self._words.modifier.match(self.keyed, end)
        return end

    def _built(self, at: int, end: int, *, known: bool = False) -> int | None:
        """Return the end of a name that a head word opens, at least ``end``, or None; a ``known`` one goes on in capitals."""
        head = self._words.head.match(self.keyed, at)
        if head is None or not self.accented or self._words.compound.match(self.keyed, at):
            return None
        # "Công an các phường", "Đảng ủy các xã, thị trấn": an organ of each of them.
        units = self._words.units.match(self.keyed, head.end()) if self.text[at].isupper() else None
        if units is not None:
            return self._with_modifiers(units.end())
        following = _NEXT_WORD.match(self.text, head.end())
        if not self.text[at].isupper() and (
            following is None or following.group(1).strip() or not following.group(2)[0].isupper()
        ):
            return None
        unknown, most = 0, _UNKNOWN_IN_A_ROW if end <= head.end() and not known else 0
        start = max(end, head.end())
        end = max(start, self._level_end(at, head.end()), self._bridged(head))
        word = _NEXT_WORD.match(self.text, end)
        while word is not None and word.end() - at <= _LONGEST_NAME:
            lower = self.keyed[word.start(2) : word.end()]
            if lower in _CONNECTORS:
                word = self._over_connectors(word)
                continue
            # A head word on a new line begins a name of its own, unless the one before is not whole yet.
            if not self._takes(word, most > 0) or (end > head.end() and self._on_new_line(word)):
                break
            capital = not self.text[word.start(2)].islower()
            unknown = 0 if capital or (lower in _syllables() and (most > 0 or end > start)) else unknown + 1
            # "Ban hành", "Hội nghị", "Báo cáo": a head's syllable goes on to another word.
            if unknown > most or (unknown and end == head.end()):
                break
            end = word.end()
            word = _NEXT_WORD.match(self.text, end)
        return self._with_modifiers(end) if end > start else None

    def _level_end(self, at: int, end: int) -> int:
        """Return where the level ends that is all a head word is of: "Công an | quận"; ``end`` where none stands there."""
        begin = self._next(end)
        level = self._words.place.match(self.keyed, begin) if self.text[at].isupper() and begin > end else None
        if level is None or not self.text[begin].islower() or _NO_LEVEL.match(self.keyed, level.end()):
            return end
        return level.end()

    def _bridged(self, head: re.Match[str]) -> int:
        """Return where small words end between a head of several words and a proper name: "Ban Quản lý | chợ | An Hòa"."""
        several = " " in head.group() and not _ANY_BODY.fullmatch(head.group())
        small = _SMALL_WORDS.match(self.text, head.end()) if several else None
        if small is None or any(self.predicate_at(head.end() + word.start()) for word in _EACH.finditer(small.group())):
            return head.end()
        return head.end() if _CONNECTORS.intersection(small.group().split()) else small.end()

    def _on_new_line(self, word: re.Match[str]) -> bool:
        begin = word.start(2)
        if ends_unfinished(self.text[max(0, word.start() - _LONGEST_BEFORE) : word.start()]):
            return False
        return "\n" in word.group(1) and self.text[begin].isupper() and (self.head_at(begin) or self.committee_at(begin))

    def _over_connectors(self, word: re.Match[str]) -> re.Match[str] | None:
        """Return the capitalized word that "và", "của các" … lead on to, or None where they lead out of the name."""
        joined = False
        following: re.Match[str] | None = word
        while following is not None and (lower := self.keyed[following.start(2) : following.end()]) in _CONNECTORS:
            if "," in following.group(1) or following.end() - word.start() > _LONGEST_BEFORE:
                return None
            joined = joined or lower == "và"
            following = _NEXT_WORD.match(self.text, following.end())
        if following is None or not following.group(2)[0].isupper():
            return None
        if joined and (self.head_at(following.start(2)) or self.committee_at(following.start(2))):
            return None
        return following

    def _takes(self, word: re.Match[str], over_commas: bool) -> bool:
        """Tell whether a name goes on with ``word``, which is no connector."""
        gap, begin = word.group(1), word.start(2)
        if _TIME_AHEAD.match(self.keyed, begin):
            return False
        if self.committee_at(begin) and not over_commas:
            return False
        if "," in gap and (not over_commas or self.committee_at(begin) or lexicon().longest(self.text, begin) is not None):
            return False
        if self.text[begin].isdigit() and not gap.strip() and not _NUMBERED.search(self.text[: word.start()]):
            return False
        if self.text[begin].isupper() or self.text[begin].isdigit():
            return not ((gap.strip() or not over_commas) and self.head_at(begin))
        if "," in gap or not self.predicate_at(begin):
            return "," not in gap
        return self._of_board(begin) or (over_commas and self._of_office(begin))

    def _of_office(self, at: int) -> bool:
        """Tell whether the verb at ``at`` is the work of an office that ends its name: "Phòng Kế hoạch | tổng hợp, …"."""
        return OFFICE_WORK.match(self.text, at) is not None and OFFICE.search(self.text, 0, at) is not None

    def _of_board(self, at: int) -> bool:
        """Tell whether the verb at ``at`` goes on a board's name: "Văn phòng Ban | chỉ đạo phòng thủ dân sự"."""
        return _BOARD.match(self.keyed, at) is not None and self.text[:at].endswith("Ban ")


@cache
def _syllables() -> frozenset[str]:
    return syllables_of_names() - {"và", "các", "có"}


def _unknown_id(name: str) -> tuple[str, ...]:
    """Return the identifier of a name outside the lexicon: its letters, without the level that ends it and the level's place.

    A head word alone names nobody: "Thư viện tỉnh" keeps its level.
    """
    own = slug(name)
    level = _LEVEL_TAIL.search(own)
    if level is None or (level["place"] and level["place"] not in provinces()):
        return (own,)
    bare = patterns(accents=False).head.fullmatch(own[: level.start()].replace("-", " "))
    return (own[: level.end("level")] if bare else own[: level.start()],)


def ends_unfinished(text: str) -> bool:
    """Tell whether ``text`` ends in a word that a name goes on from: "Văn phòng Thường trực", "Chi cục Kiểm lâm thuộc"."""
    return _UNFINISHED.search(key(text[-_LONGEST_BEFORE:])) is not None


def is_bare_kind(text: str) -> bool:
    """Tell whether ``text`` ends in a kind of agency without a name ("Các cơ quan Báo", "Viện"), which a list goes on from."""
    return _BARE_KIND.search(key(text[-_LONGEST_BEFORE:])) is not None
