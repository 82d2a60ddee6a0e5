"""Who acts in a sentence: names with all that qualifies them, up to what they are to do.

"Các doanh nghiệp công nghệ số | chủ động"
" …", "Ngân hàng Nhà nước chi nhánh khu vực 14 | chỉ đạo …", "Hội, hiệp hội nghề nghiệp và
các tổ chức liên quan | tham gia …". A kind of agencies is qualified by nouns and by verbs ("sản xuất", "hoạt động trong
lĩnh vực …"), so what it is to do is looked for: the first verb that no qualifier has, else the first that begins a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.names.acting import BRANCH, COLON, listed_places, name_end, verbs, where
from corpus.names.agency_grammar import Name, NameReader
from corpus.names.agency_lexicon import lexicon
from corpus.names.heading_ends import LISTED_END, SMALL_END, TITLED
from corpus.names.places import find_places

_NO_OBJECT: Final = re.compile(r"\s*(?:,|và\s|hoặc\s|/|-)")
_SENTENCE_STOPS: Final = re.compile(r"[.;:“\"\n]")
_STOPS: Final = re.compile(r"[.;:(“\"\n]")
# "Trung tâm Xúc tiến đầu tư, | thương mại và du lịch": a name that lists what the body is for.
_LISTED_TAIL: Final = re.compile(r",\s+(?:[^\W\d_]+\s+){1,4}và(?:\s+[^\W\d_]+){1,3}")
# What parts two agencies of a list; who heads the second is no part of its name.
_LISTED: Final = re.compile(
    r"(?:\s*(?:[,;]|,?\s+(?:và|cùng))\s+|\s*/\s*(?=[a-zđ]))"
    r"(?:(?:bộ\s+trưởng|chủ\s+tịch|giám\s+đốc|thủ\s+trưởng|lãnh\s+đạo|người\s+đứng\s+đầu|đề\s+nghị|yêu\s+cầu|thường\s+trực)\s+)*"
)
# Units within an agency, whose names go on in small letters: "Phòng Giáo dục | phổ thông".
_UNIT: Final = re.compile(r"(?:phòng|ban|khoa|trung\s+tâm|chi\s+cục|cục|vụ|viện)(?![^\W_])")
# After the place that a name ends in, a small word or two are what is to be done: "Đài Truyền hình Lào Cai | phát".
_SMALL_REST: Final = re.compile(r"\s+(?!chi\s|khu\s|và\s|trực\s|cơ\s|tại\s)[^\W\dA-ZĐ_]+(?:\s+[^\W\dA-ZĐ_]+){0,2}")
_FEW_SMALL: Final = re.compile(r"(?:\s+[^\W\d_]+){2,5}")
_QUALIFIED_KINDS: Final = frozenset(("collective", "kind"))
# Bodies of the State as a whole ("các sở, ban, ngành", "các cơ quan, đơn vị"), which little qualifies, and how it begins.
_GENERAL: Final = re.compile(
    r"(?:(?:các|những|tất\s+cả\s+các|toàn\s+thể)\s+)?(?:sở|ban|bộ|ngành|cơ\s+quan|đơn\s+vị|địa\s+phương|cấp|phòng)(?![^\W_])"
)
_JOINED: Final = re.compile(r",|\svà\s|\s-\s")
_BELONGS: Final = re.compile(r"\s+(?:thuộc|trực\s+thuộc|có|được|của|tại|ở|thành\s+phố|đảng)(?![^\W_])(?!\s+trách\s+nhiệm)")
# "các phòng chuyên môn thuộc sở | Xây dựng": a body that begins inside the phrase and ends behind it.
_BELONGS_TO: Final = re.compile(r"thuộc\s+(sở|bộ|phòng|ban)$")
# A body that is only described, by what it does: "Sở quản lý ngành", "Cơ quan đăng ký đầu tư"; alone the word names nobody.
_DESCRIBED: Final = re.compile(r"(?:sở|cơ\s+quan|đơn\s+vị)(?![^\W_])")
_NOBODY: Final = re.compile(r"sở|cơ\s+quan|đơn\s+vị|thành\s+phố|xã|phường|huyện|quận|cấp|ngành|ban|phòng")
# Whoever is said to answer for something is named up to there, by whatever verbs; one that is done to it is no verb of its own.
_ANSWERS: Final = re.compile(r"(?<![^\W_])(?:(?:còn|cũng|đều|phải)\s+)?(?:có|chịu)\s+trách\s+nhiệm(?![^\W_])")
_WITHIN: Final = re.compile(r"(?<![^\W_])(?:theo\s+(?:chức|thẩm|phạm|quy)|trong\s+phạm\s+vi|căn\s+cứ|trên\s+cơ\s+sở)(?![^\W_])")
_LEADS: Final = re.compile(rf"{_ANSWERS.pattern}|(?<![^\W_])chủ\s+trì(?![^\W_])")
_DONE_TO: Final = re.compile(r"(?:được|bị|do)\s+$")
# What is whole as it stands: a verb behind it says what is to be done.
_WHOLE_KIND: Final = re.compile(r"(?:thành\s+viên|liên\s+quan|khác|địa\s+phương|các\s+cấp)$")
# What a heading says of a body whose tasks it lists: "Đơn vị thoát nước | có các nghĩa vụ sau".
_HAS: Final = re.compile(
    r"\s+có\s+(?:các\s+|những\s+)?(?:nghĩa\s+vụ|trách\s+nhiệm|nhiệm\s+vụ)(?:\s+(?:và\s+)?[^\W\d_]+){0,4}\s*:?\s*$"
)
_HEADING_END: Final = re.compile(r"\s*(?:\([^()]*\)?)?[\s:.]*")
_ON: Final = re.compile(r"\s(?:trên|tại|ở|trong|vào)\s+")
_FEW_WORDS: Final = 4
_MOST_WORDS: Final = 22
_LONGEST: Final = 220


@dataclass(frozen=True, slots=True)
class Actors:
    """The agencies that act: the span of each in the text, and where what they are to do begins."""

    spans: tuple[tuple[int, int], ...]
    end: int


class ActorReader:
    """Reads who acts in one text; offsets are those of the text."""

    def __init__(self, text: str) -> None:
        self.names = NameReader(text)
        self.text = text
        self.keyed = self.names.keyed
        self._strong, self._weak = verbs()

    def actors_at(self, at: int, *, whole: bool = False, brief: bool = False, inner: bool = False) -> Actors | None:
        """Return the agencies that are named from ``at`` on, one after another; None where none is.

        With ``whole`` the text is a heading: what qualifies its last agency goes on to the end. With ``brief`` the agencies
        only help ("phối hợp với các doanh nghiệp viễn thông phát triển …"): any verb ends their names. With ``inner`` they
        stand within a sentence, so that a kind without "các" need not begin with a capital.
        """
        spans: list[tuple[int, int]] = []
        end = at
        while True:
            name = self._name(at, first=not spans and not brief, inner=inner and not spans)
            if name is None and whole and not spans:
                name = self._titled(at)
            if brief and name is not None and name.kind == "kind" and not spans and _GENERAL.match(self.keyed, at):
                break
            if name is None:
                break
            end = name_end(self.text, self.keyed, at, self._end(name, at, whole=whole, brief=brief))
            if not spans and _NOBODY.fullmatch(self.keyed, at, end):
                return None
            spans.append((at, end))
            following = _LISTED.match(self.keyed, end)
            if following is None:
                break
            at = following.end()
        return Actors(tuple(spans), end) if spans else None

    def acts_after(self, at: int) -> int | None:
        """Return where the first verb behind ``at`` stands that tells what somebody is to do, in the same sentence."""
        verb = self._strong.search(self.keyed, at, self._stop(at))
        return verb.start() if verb else None

    def acts_at(self, at: int) -> bool:
        """Tell whether what somebody is to do begins at ``at``."""
        return self.names.predicate_at(at) or self._strong.match(self.keyed, at) is not None

    def _name(self, at: int, *, first: bool, inner: bool = False) -> Name | None:
        name = self.names.name_at(at)
        if name is not None and not self._is_described(name, at):
            return name
        # "Hội, hiệp hội nghề nghiệp", "…, doanh nghiệp bưu chính": a kind without "các" opens the sentence or goes on a list.
        end = self.names.kind_end(at)
        if end is None or (first is not self.text[at : at + 1].isupper() and not inner) or self.acts_at(at):
            return None
        if first and not self._kind_acts(end) and self.text[self._stop(end) : self._stop(end) + 1] != ":":
            return None
        return Name(end, (), "kind")

    def _titled(self, at: int) -> Name | None:
        """Return a name in small letters that is all of a heading: "Ban Quản lý cảng cá", "Trạm thu phí"."""
        head = TITLED.match(self.keyed, at) if self.text[at : at + 1].isupper() else None
        tail = SMALL_END.match(self.text, head.end()) if head else None
        return Name(tail.end(1), (), "built") if tail else None

    def _is_described(self, name: Name, at: int) -> bool:
        """Tell whether a name is made of small letters after a word that is no name alone: "Sở quản lý ngành"."""
        return (
            name.kind == "built"
            and _DESCRIBED.match(self.keyed, at) is not None
            and self.text[at + 1 : name.end].islower()
            and self.names.kind_end(at) is not None
        )

    def _kind_acts(self, end: int) -> bool:
        """Tell whether what follows a kind soon says what it is to do, as after no heading about a thing."""
        verb = self._strong.search(self.keyed, end, self._stop(end))
        near = verb is not None and len(self.text[end : verb.start()].split()) <= _MOST_WORDS
        return near or self._before_answering(end) is not None

    def _end(self, name: Name, at: int, *, whole: bool, brief: bool) -> int:
        committee = self.names.committee_at(at)
        if name.kind not in _QUALIFIED_KINDS or (committee and not whole):
            branch = BRANCH.match(self.keyed, name.end)
            placed = where().match(self.keyed, name.end) if committee and branch is None else None
            if committee or branch:
                end = max(found.end() if found else name.end for found in (placed, branch))
                return self._with_places(end) if committee else end
            return self._to_heading_end(name, at) if whole and name.kind == "built" else self._whole_name(at, name.end)
        said = self.keyed[at : name.end]
        if not brief:
            if not whole and _WHOLE_KIND.search(said) and self._weak.match(self.keyed, name.end + 1):
                return name.end
            has = _HAS.search(self.keyed, name.end) if whole else None
            if has is not None:
                return self._before_agency(name.end, has.start())
            bare = _DESCRIBED.fullmatch(said) is not None
            answers = self._before_answering(name.end, bare=bare, leading=not whole)
            if answers is not None:
                return answers
        belongs = _BELONGS_TO.search(said)
        body = lexicon().longest(self.text, at + belongs.start(1)) if belongs else None
        if body is not None and body[0] > name.end:
            return body[0]
        if brief:
            return self._briefly(name.end)
        if not whole and _GENERAL.match(said) and not _BELONGS.match(self.keyed, name.end):
            return name.end if _JOINED.search(said) else self._briefly(name.end)
        return self._qualified(name.end, whole=whole)

    def _before_answering(self, end: int, *, bare: bool = False, leading: bool = True) -> int | None:
        """Return where those are named whole who are said to answer for something, with no verb of their own before; else None.

        After a ``bare`` word that names nobody alone a verb tells which body is meant: "Cơ quan | phối hợp | có trách nhiệm".
        """
        stop = _SENTENCE_STOPS.search(self.text, end, end + _LONGEST)
        last = stop.start() if stop else min(len(self.text), end + _LONGEST)
        answers = (_LEADS if leading else _ANSWERS).search(self.keyed, end + 2 if bare else end, last)
        if answers is None:
            return None
        until = answers.start()
        for within in (self.text.find("(", end, until), (found := _WITHIN.search(self.keyed, end, until)) and found.start()):
            until = within if within is not None and 0 <= within < until else until
        if len(self.text[end:until].split()) > _MOST_WORDS:
            return None
        for verb in self._strong.finditer(self.keyed, end, until):
            tells = bare and verb.start() <= end + 1
            if not (tells or _DONE_TO.search(self.keyed, end, verb.start())):
                return None
        return self._before_agency(end, until)

    def _briefly(self, end: int) -> int:
        """Return where a few words end that qualify a kind before any verb."""
        stop = self._stop(end)
        comma = self.text.find(",", end, stop)
        stop = comma if comma >= 0 else stop
        verbs = [found.start() for verb in (self._strong, self._weak) if (found := verb.search(self.keyed, end, stop))]
        if not verbs and self.text[stop:].strip(" .;:"):
            return end
        verb = min(verbs, default=stop)
        words = len(self.text[end:verb].split())
        return len(self.text[:verb].rstrip()) if words <= _FEW_WORDS else end

    def _whole_name(self, at: int, end: int) -> int:
        """Return where a name ends that a verb after its place was taken into, or that lacks its last words."""
        for place in find_places(self.text[at:end]):
            rest = self.text[at + place.end : end]
            if _SMALL_REST.fullmatch(rest) or (rest[1:2].islower() and self._weak.match(self.keyed, at + place.end + 1)):
                return at + place.end
        unit = _UNIT.match(self.keyed, at)
        tail = _FEW_SMALL.match(self.text, end) if unit else None
        if tail is None or self.acts_at(end + 1):
            return self._listed_tail(end)
        for count in range(1, 4):
            words = re.match(rf"(?:\s+[^\W\d_]+){{{count}}}(?=\s)", self.text[end : tail.end()])
            if words is None or self.names.predicate_at(end + words.end() + 1):
                return end + words.end() if words else end
        return self._listed_tail(end)

    def _to_heading_end(self, name: Name, at: int) -> int:
        """Return the end of a heading that a name goes on to in a few small letters: "Ban Quản lý | cảng cá"."""
        tail = (LISTED_END if _UNIT.match(self.keyed, at) else SMALL_END).match(self.text, name.end)
        if tail is None or any(verb.search(self.keyed, name.end, tail.end(1)) for verb in (self._strong, self._weak)):
            return name.end
        return tail.end(1)

    def _listed_tail(self, end: int) -> int:
        """Return where what the body is for ends, listed in small letters after its name and before what it is to do."""
        verb = self._strong.search(self.keyed, end, end + 80)
        tail = self.text[end : verb.start()].rstrip() if verb else ""
        if verb and _LISTED_TAIL.fullmatch(tail) and tail.islower() and self._name(end + 2, first=False) is None:
            return end + len(tail)
        return end

    def _stop(self, end: int) -> int:
        stop = _STOPS.search(self.text, end, end + _LONGEST)
        return stop.start() if stop else min(len(self.text), end + _LONGEST)

    def _qualified(self, end: int, *, whole: bool) -> int:
        """Return where the qualifiers after the kind that ends at ``end`` end."""
        stop = self._stop(end)
        if self.text[end:stop].strip() == "" or self._new_agency(end):
            return end
        strong = self._strong.search(self.keyed, end, stop)
        if strong is None and self.text[stop : stop + 1] == ":" and len(self.text[end:stop].split()) <= _MOST_WORDS:
            return self._before_agency(end, stop)
        if whole and (strong is None or _HEADING_END.fullmatch(self.text, stop)):
            return self._before_agency(end, len(self.text[:stop].rstrip(" ,-–")))
        for verb in self._weak_verbs(end, strong.start() if strong else stop):
            return self._before_agency(end, verb)
        if strong is None or len(self.text[end : strong.start()].split()) > _MOST_WORDS:
            return end
        return self._before_agency(end, strong.start())

    def _weak_verbs(self, end: int, before: int) -> Iterator[int]:
        """Yield where verbs stand that may also qualify and that begin what is to be done, with an object of their own.

        They do so where nothing plainer comes in their clause.
        """
        last = before == self._stop(end)
        for verb in self._weak.finditer(self.keyed, end, before):
            comma = self.text.find(",", verb.end(), before) >= 0
            if (last or comma) and not _NO_OBJECT.match(self.keyed, verb.end()) and (verb.start() > end + 1 or comma):
                yield verb.start()

    def _with_places(self, end: int) -> int:
        verb = self.acts_after(end + 1) if COLON.match(self.text, end) else None
        return end if verb is None else listed_places(self.text, end, verb)

    def _new_agency(self, end: int) -> bool:
        following = _LISTED.match(self.keyed, end)
        return following is not None and self._name(following.end(), first=False) is not None

    def _on_both(self, start: int, end: int) -> bool:
        """Tell whether what ends at ``end`` is where something is, and what "và" joins to it: "trên Cổng tỉnh | và Cổng xã"."""
        names = (self.names.name_at(at.end()) for at in _ON.finditer(self.keyed, start, end))
        return any(name is not None and name.end == end for name in names)

    def _before_agency(self, start: int, end: int) -> int:
        """Return ``end`` without white space, or where a further agency begins before it."""
        for mark in re.finditer(r",\s+|\s+và\s+", self.text[start:end]):
            after = start + mark.end()
            name = self.names.name_at(after)
            if name is not None and name.end <= end and not self._on_both(start, start + mark.start()):
                end = start + mark.start()
                break
        return len(self.text[:end].rstrip(" ,-–"))
