"""Who is charged with any verb, as under "Tổ chức thực hiện": "Khoa Dược | pha chế thuốc", "Chi cục Kiểm lâm | bay chụp rừng".

Where a name ends that no list knows is told by the document's own tables, which say the same name whole, and by the classes
of the words: the first verb in small letters, or what says when or how often, begins what is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.names.acting import verbs
from corpus.names.actors import ActorReader
from corpus.names.agency_lexicon import lexicon
from corpus.names.said_names import SaidNames
from corpus.records import Value
from corpus.register.charges import BEFORE_NAME, Charge
from corpus.text.cleaning import Clean
from corpus.text.word_classes import VERB, TaggedWord, word_classes

_SENTENCE: Final = re.compile(r"[.;:(“\"”]")
# What states how something is, and charges nobody.
_STATES: Final = frozenset(("được", "bị", "gồm", "bao gồm", "có", "còn", "chiếm", "đạt", "thuộc", "nằm", "tăng", "giảm", "là"))
# What says when, how often or with what limit, before what is to be done: "Thanh tra Bộ | mỗi năm thanh tra 12 đơn vị".
_WHEN: Final = re.compile(r"(?:mỗi|hằng|hàng|trong|trước|sau|vào|từ|khi|hai|ba|cuối|đầu)(?![^\W_])")
_ADVERBS: Final = frozenset(("R", "T"))
_PROPER: Final = "Np"
_INNER: Final = frozenset(",-–/&")
# What goes on a name in small letters, whatever follows: where the body is, of what it is.
_GOES_ON: Final = re.compile(
    r"\s+(?:tỉnh|huyện|xã|thành\s+phố|thị\s+xã|phường|quận|cấp|của|thuộc|các|khu\s+vực|vùng|và|chi\s+nhánh|trực\s+thuộc|tại)(?![^\W_])"
)
_SEVERAL: Final = re.compile(r"(?:các|những|mọi)\s")
# Words that begin the names of bodies, and as often speak of any body or of what it runs.
_ANY_BODY: Final = re.compile(r"(?:cơ\s+quan|đơn\s+vị|cổng|khối|đội|báo|thường\s+trực)(?![^\W_])")
_FURTHER: Final = re.compile(r"\s*(?:,|và)\s+(?=[^\W\d_])")
_BETWEEN: Final = re.compile(r"\s*,\s+|\s+và\s+")
_LEVEL: Final = re.compile(r"tỉnh|huyện|xã|thành phố|phường|quận|khu vực|cấp tỉnh|cấp xã")
# Verbs that qualify an office as well as they tell what it does: "Phòng Hành chính | tổng hợp".
_WORK: Final = re.compile(r"(?:tổng hợp|quản lý|quản trị|đầu tư|xây dựng|nghiệp vụ|bảo vệ|bảo tồn|phục vụ)(?![^\W_])")
# What a body is of, between its name and what it is to do: "Cục Lãnh sự (Bộ Ngoại giao) | số hóa sổ gốc".
_NOTE: Final = re.compile(r"\s*\([^()]{1,80}\)\s+(?=[^\W\d_])")
_LONGEST: Final = 160
_MOST_WORDS: Final = 14


def charged(cleaned: Clean, start: int, said: SaidNames) -> Charge | None:
    """Return the agency that a sentence begins with, and where what it is to do begins, by whatever verb; None for none."""
    reader = ActorReader(cleaned.text)
    before = BEFORE_NAME.match(reader.keyed, start)
    at = before.end() if before else start
    if not cleaned.text[at : at + 1].isupper():
        return None
    spans = _said(reader, at, said)
    if not spans:
        end = _name_end(reader, at)
        spans = [] if end is None else _parted(reader, at, end)
    if not spans:
        return None
    # "Đề nghị Cục Lãnh sự (Bộ Ngoại giao) …": who is asked and told apart so is to do what follows.
    asked = at > start and _NOTE.match(cleaned.text, spans[-1][1]) is not None
    if not asked and not _does(cleaned.text, at, spans[-1][1]):
        return None
    return _charge(cleaned, spans)


def whole(cleaned: Clean, charge: Charge, said: SaidNames) -> Charge:
    """Return ``charge`` with the name of the one agency that it charges ended where its verb begins."""
    if len(charge.lead) != 1 or len(charge.lead[0].ranges) != 1:
        return charge
    at = cleaned.text.find(charge.lead[0].text)
    end = at + len(charge.lead[0].text)
    if at < 0 or cleaned.text[end : charge.begins].strip(" ,"):
        return charge
    listed = lexicon().longest(cleaned.text, at)
    if listed is not None and listed[0] >= end:
        return charge
    reader = ActorReader(cleaned.text)
    name = reader.names.name_at(at)
    if name is None or _SEVERAL.match(reader.keyed, at) or reader.names.committee_at(at):
        return charge
    known = said.end_at(reader.keyed, at)
    if known is not None and known < end:
        return (
            charge
            if _GOES_ON.match(reader.keyed, known) or cleaned.text[known:end].strip()[:1].isupper()
            else _charge(cleaned, [(at, known)], charge)
        )
    if known is not None and known > end:
        return _charge(cleaned, [(at, known)], charge) if _does(cleaned.text, at, known) else charge
    ended = name_end(cleaned.text, at, end)
    return charge if ended == end else _charge(cleaned, [(at, ended)], charge)


def _charge(cleaned: Clean, spans: Sequence[tuple[int, int]], like: Charge | None = None) -> Charge:
    end = _behind_note(cleaned.text, spans[-1][1])
    begins = end + len(cleaned.text[end:]) - len(cleaned.text[end:].lstrip(" ,"))
    lead = tuple(Value(cleaned.text[first:last], cleaned.sources(first, last)) for first, last in spans)
    return Charge(lead, begins, plain=like is not None and like.plain, soft=like is not None and like.soft)


def _said(reader: ActorReader, at: int, said: SaidNames) -> list[tuple[int, int]]:
    """Return the names, one or a list, that the document says elsewhere."""
    spans: list[tuple[int, int]] = []
    end = said.end_at(reader.keyed, at)
    while end is not None:
        spans.append((at, end))
        following = _FURTHER.match(reader.text, end)
        at = following.end() if following else len(reader.text)
        end = said.end_at(reader.keyed, at)
    return spans


def _parted(reader: ActorReader, at: int, end: int) -> list[tuple[int, int]]:
    """Return the bodies of a list that ends at ``end``: cut before each further head word or kind."""
    cuts = [
        (at + mark.start(), at + mark.end())
        for mark in _BETWEEN.finditer(reader.text[at:end])
        if _begins(reader, at + mark.end())
    ]
    starts, ends = [at, *(stop for _, stop in cuts)], [*(start for start, _ in cuts), end]
    return list(zip(starts, ends, strict=True))


def _begins(reader: ActorReader, at: int) -> bool:
    """Tell whether a further body of a list begins at ``at``."""
    capital = reader.text[at].isupper() and (reader.names.head_at(at) or reader.names.name_at(at) is not None)
    return capital or reader.names.collective_at(at)


def _words(text: str, at: int) -> list[TaggedWord]:
    stop = _SENTENCE.search(text, at, at + _LONGEST)
    end = stop.start() if stop else min(len(text), at + _LONGEST)
    return [TaggedWord(at + word.start, at + word.end, word.kind) for word in word_classes(text[at:end])]


def _acts(text: str, words: Sequence[TaggedWord], place: int) -> bool:
    """Tell whether a word begins what is to be done, or says when; behind a proper name any small word does."""
    word = words[place]
    if not text[word.start].islower():
        return False
    if word.kind == VERB or word.kind in _ADVERBS or _WHEN.match(text, word.start) is not None:
        return True
    return place > 0 and words[place - 1].kind == _PROPER and _GOES_ON.match(text, words[place - 1].end) is None


def _does(text: str, at: int, end: int) -> bool:
    """Tell whether what stands behind a name that ends at ``end`` is what somebody does: a verb comes soon."""
    behind = _behind_note(text, end)
    words = _words(text, at if behind == end else behind)
    place = next((place for place, word in enumerate(words) if word.start >= behind), None)
    if place is None or not _acts(text, words, place):
        return False
    verb = next((word for word in words[place : place + _MOST_WORDS] if word.kind == VERB), None)
    return verb is not None and text[verb.start : verb.end].lower() not in _STATES


def _name_end(reader: ActorReader, at: int) -> int | None:
    """Return where a name of an unknown body ends: before the first verb in small letters; None where none begins here."""
    several = _SEVERAL.match(reader.keyed, at) is not None and reader.names.kind_at(at)
    qualifies = verbs()[1]
    if not several and (not reader.names.head_at(at) or _ANY_BODY.match(reader.keyed, at)):
        return None
    words = _words(reader.text, at)
    for place, word in enumerate(words[: _MOST_WORDS + 1]):
        if place and _acts(reader.text, words, place) and not _takes(reader.text, words, word):
            named = place > 1 and not (several and qualifies.match(reader.keyed, word.start))
            return words[place - 1].end if named else None
        if word.kind == "CH" and reader.text[word.start] not in _INNER:
            return None
    return words[-1].end if len(words) > 1 and _NOTE.match(reader.text, words[-1].end) else None


def _behind_note(text: str, end: int) -> int:
    """Return where what a body is to do begins, behind the note in brackets on its name; ``end`` where there is none."""
    note = _NOTE.match(text, end)
    return note.end() if note else end


def name_end(text: str, at: int, end: int) -> int:
    """Return where the name that was read from ``at`` up to ``end`` ends, by the classes of its words."""
    words = _words(text, at)
    cut = next((place for place in range(2, len(words)) if words[place].start < end and _turns(text, words, place, end)), None)
    if cut is not None:
        return words[cut - 1].end
    across = next((word for word in words if word.start < end < word.end), None)
    if across is not None and across.kind == VERB and text[across.start].isupper():
        return end
    if across is not None:
        return across.end if across.kind != VERB else _before(words, across)
    behind = next((place for place, word in enumerate(words) if word.start >= end), None)
    if behind is not None and _acts(text, words, behind) and any(word.kind == VERB for word in words[behind:]):
        return end
    for word in words[2:]:
        # What a verb in a name is for may go on with a proper name: "Khu | du lịch | Hồ Nước Trong".
        proper = any(text[later.start].isupper() for later in words if word.end <= later.start < end)
        if (
            word.start < end
            and word.kind == VERB
            and text[word.start].islower()
            and not proper
            and not _takes(text, words, word)
        ):
            return _before(words, word)
    return end


def _turns(text: str, words: Sequence[TaggedWord], place: int, end: int) -> bool:
    """Tell whether a verb in small letters comes right behind the proper part or the level that ends a name.

    "Trung tâm DVVL tỉnh | gọi điện", "Cục Đăng kiểm Việt Nam | cấp tem": nothing of the name stands behind it.
    """
    word, before = words[place], words[place - 1]
    if word.kind != VERB or not text[word.start].islower() or before.kind == VERB or _WORK.match(text, word.start):
        return False
    if any(text[later.start].isupper() for later in words[place:] if later.start < end):
        return False
    return text[before.start].isupper() or _LEVEL.fullmatch(text, before.start, before.end) is not None


def _takes(text: str, words: Sequence[TaggedWord], word: TaggedWord) -> bool:
    """Tell whether a word is what a verb of the name is about: "Hội đồng Kiểm soát | nhiễm khuẩn"."""
    before = words[words.index(word) - 1]
    return before.kind == VERB and text[before.start].isupper()


def _before(words: Sequence[TaggedWord], word: TaggedWord) -> int:
    return words[words.index(word) - 1].end
