"""The agencies that a question names, and what each does in it: leads, coordinates, or is only named."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from corpus.names.agencies import AgencyMention, find_agencies, name_of
from corpus.names.places import PlaceMention
from qa.contracts.cues import CueGroup
from qa.contracts.words import AskedAgency
from qa.understanding.lexicon import Cue, Word, spelled

Span = tuple[int, int]
_CHARGES: Final = frozenset(spelled(words) for words in ("nhiệm vụ", "trách nhiệm", "vai trò"))

_OF_PLACE: Final = re.compile(r"(?:\s+(?:ở|tại|của|tỉnh|và|với|o|tai|cua|tinh|va))*\s+$", re.IGNORECASE)
# The province's committee issues the plans: named beside another agency it is whom that one reports to.
_ISSUER: Final = "ubnd-tinh"
_GIVES: Final = 4  # words in which "được UBND tỉnh Quảng Nam tin tưởng giao …" comes to what is done
_TO_GIVE: Final = frozenset({"giao", "phân"})  # giao, phân công
_DOCUMENTS: Final = frozenset({"kế hoạch", "quyết định", "chương trình", "văn bản", "đề án", "công văn", "chỉ thị"})
_CHARGED: Final = _CHARGES | {"công việc", "phần việc"}
# Between an agency and what it does these say nothing: "Sở Y tế ở Quảng Nam được phân công phối hợp …".
_SMALL: Final = frozenset(re.findall(r"\w+", "ở tại của tỉnh trên địa bàn thì được phân công giao mời cử đã sẽ phải cũng"))
_LEVEL: Final = " tỉnh"
_NO_BARE_NAME: Final = r"(?!\s+(?:tỉnh|thành phố|cấp|huyện|xã|phường|quận|nhân dân|viên|các|khu vực)\b)"
_OF_LEVEL: Final = re.compile(r"\bcấp\s+(?:huyện|xã)$", re.IGNORECASE)
"""The committees of a level are named by it, whatever else is said of them."""
_NEAR_COLUMN: Final = 14
_WITH: Final = 2
_BREAKS: Final = frozenset({"việc", "nhiệm", "vụ", "nào", "mà", "thì", "do", "mấy"})
"""Words after which something else is spoken of: "có đơn vị phối hợp, việc nào Sở Y tế …"."""
_COLUMN_BEFORE: Final = re.compile(
    r"\b(?:(?:cột|ô|mục|phần)(?: đơn vị| cơ quan| bên)? (?P<part>chủ trì|phối hợp)"
    r"(?: (?!(?:chủ trì|phối hợp|cột|ô|mục|phần|ai|nào|gì|do|thì|còn)\b)\S+)*"
    r"|(?:đơn vị|cơ quan|bên) (?P<whose>chủ trì|phối hợp)(?: (?:là|gồm|bao gồm|có|ghi|nêu|tên|rõ|không|chưa))+)$"
)
_COLUMN_AFTER: Final = re.compile(
    r"(?:(?:được|ghi|nêu|tên|có|đứng|nằm|xuất hiện) )*(?:ở|trong|tại|vào|bên|dưới) (?:cột|ô|mục|phần|vai|vai trò|danh sách)"
    r"(?: đơn vị| cơ quan)? (?P<part>chủ trì|phối hợp)\b"
)
"""What names the column of an agency before it ("cột phối hợp ghi …", "đơn vị phối hợp là …") and behind it."""


@dataclass(frozen=True, slots=True)
class AgencyReader:
    """Finds agencies in one question, whose words, cues and places it is given; ``known`` are the ids of the register."""

    known: Set[str]
    words: Sequence[Word]
    cues: Sequence[Cue[CueGroup]]
    places: Sequence[PlaceMention] = ()

    def find(self, text: str, numbers: Sequence[Span]) -> list[AgencyMention]:
        """Return the agencies named; once more with the places blotted out, since "Mặt trận ở An Giang" is no name."""
        found = [agency for agency in find_agencies(text) if self._is_agency(agency, numbers)]
        blotted = text
        for place in self.places:
            before = _OF_PLACE.search(text[: place.start])
            start = before.start() if before else place.start
            blotted = blotted[:start] + ";" * (place.end - start) + blotted[place.end :]
        for agency in find_agencies(blotted) if blotted != text else ():
            known = [(a.start, a.end) for a in found]
            if self._is_agency(agency, numbers) and not overlaps(agency.start, agency.end, known):
                found.append(agency)
        if not found:
            found += self._bare(text)
        if not found and any(cue.group is CueGroup.DUTY for cue in self.cues):  # "Doanh nghiệp phải làm gì" means all of them
            every = find_agencies(f"các {text}")[:1]
            found = [
                replace(a, start=0, end=a.end - 4, text=a.text[4:])
                for a in every
                if a.start == 0 and a.kind == "collective" and " " in a.text[4:].strip()
            ]
        issuer_only = [a for a in found if a.ids != (_ISSUER,)]
        return sorted(issuer_only or found, key=lambda a: a.start)

    def _bare(self, text: str) -> list[AgencyMention]:
        """Return the province's agencies that stand without their level ("Công an phải làm gì") where they are charged."""
        found = []
        for agency in sorted(self.known):
            bare = _bare_name(agency)
            for match in bare.finditer(text) if bare is not None else ():
                mention = AgencyMention(match.group(), *match.span(), (agency,), "known")
                if self.is_charged(mention) or self._is_given(mention):
                    found.append(mention)
        return found

    def _is_given(self, agency: AgencyMention) -> bool:
        """Tell whether the word before the agency gives it work ("giao Công an")."""
        first, _ = self._place(agency)
        return bool(first) and self.words[first - 1].read in _TO_GIVE

    def asked(self, agency: AgencyMention) -> AskedAgency:
        """Give ``agency`` the role that the nearest cue of leading or coordinating next to it says."""
        first, last = self._place(agency)
        role = self._column_of(first, last)
        helps = [cue for cue in self.cues if cue.group is CueGroup.COORDINATE and 0 <= self._between(last, cue.first) <= 2]
        leads = [cue for cue in self.cues if cue.group is CueGroup.LEAD and 0 <= self._between(last, cue.first) <= 3]
        leads = [cue for cue in leads if not self._is_asked_for(cue)]
        if role:
            pass
        elif leads and not any(cue.last <= leads[0].first for cue in helps):
            role = "lead"
        elif helps:
            role = "lead" if self._asks_with_whom(last) else "coordinate"
        else:
            role = self._joined_with(first)
        return AskedAgency(agency.ids, agency.text, role)

    def _is_asked_for(self, part: Cue[CueGroup]) -> bool:
        """Tell whether it is asked who has that part: "do ai chủ trì"."""
        return any(cue.group is CueGroup.WHO and cue.last == part.first for cue in self.cues)

    def _column_of(self, first: int, last: int) -> str:
        """Return the part whose column an agency is said to stand in: "cột phối hợp ghi Sở Y tế"; "" where none is named."""
        before = " ".join(word.read for word in self.words[max(0, first - _NEAR_COLUMN) : first])
        after = " ".join(word.read for word in self.words[last : last + _NEAR_COLUMN])
        said = _COLUMN_BEFORE.search(before) or _COLUMN_AFTER.match(after)
        part = next((part for part in said.groups() if part), "") if said else ""
        return {"chủ trì": "lead", "phối hợp": "coordinate"}.get(part, "")

    def _asks_with_whom(self, last: int) -> bool:
        """Tell whether who the agency works with is asked behind it: "Sở Y tế phối hợp với ai", and not who leads."""
        after = [cue for cue in self.cues if cue.group in (CueGroup.WHO, CueGroup.DUTY) and cue.last > last + 1]
        first = min(after, key=lambda cue: cue.first, default=None)
        if first is None or first.group is not CueGroup.WHO:
            return False
        return not any(cue.group is CueGroup.LEAD and cue.first >= first.first for cue in self.cues)

    def _joined_with(self, first: int) -> str:
        """Return the part of an agency right behind "phối hợp với": it leads what others help with, helps who leads."""
        helps = next((c for c in self.cues if c.group is CueGroup.COORDINATE and self._goes_on(c.last, first)), None)
        if helps is None:
            return ""
        led = any(c.group is CueGroup.LEAD and 0 <= helps.first - c.last <= 1 for c in self.cues)
        return "coordinate" if led else "lead"  # "chủ trì, phối hợp với Sở Y tế"

    def _goes_on(self, start: int, end: int) -> bool:
        """Tell whether from ``start`` to ``end`` stand no more than a few words that go on with a verb: "phối hợp cùng với"."""
        return 0 <= end - start <= _WITH and all(word.read not in _BREAKS for word in self.words[start:end])

    def is_charged(self, agency: AgencyMention) -> bool:
        """Tell whether a collective ("các doanh nghiệp") is whom the question is about: it begins it, leads, or must do."""
        first, last = self._place(agency)
        near = any(cue.group in (CueGroup.LEAD, CueGroup.DUTY) and 0 <= cue.first - last <= 3 for cue in self.cues)
        before = " ".join(word.read for word in self.words[max(0, first - 2) : first])
        return (
            first == 0 or near or before in _CHARGES or (last < len(self.words) and self.words[last].read in ("phải", "được"))
        )

    def only_issues(self, agency: AgencyMention) -> bool:
        """Tell whether the province's committee is named as who gives the work or issues the plan: "được UBND tỉnh giao …"."""
        first, last = self._place(agency)
        if agency.ids != (_ISSUER,) or not first:
            return False
        before = self.words[first - 1].read
        if before in ("được", "do"):
            return any(word.read in _TO_GIVE for word in self.words[last : last + _GIVES])
        pairs = [f"{one.read} {other.read}" for one, other in itertools.pairwise(self.words[: first - 1])]
        named = next((pair for pair in reversed(pairs) if pair in _DOCUMENTS | _CHARGED), "")
        return before == "của" and named in _DOCUMENTS

    def _between(self, last: int, first: int) -> int:
        """Return how many words that say something stand between an agency's last word and a cue; -1 where it stands before."""
        if first < last:
            return -1
        between = (word for word in self.words[last:first] if word.read not in _SMALL)
        places = [(place.start, place.end) for place in self.places]
        return sum(not overlaps(word.start, word.end, places) for word in between)

    def _place(self, agency: AgencyMention) -> Span:
        """Return the agency's first word and the word after its last."""
        first = next((i for i, w in enumerate(self.words) if w.end > agency.start), len(self.words))
        last = next((i for i, w in enumerate(self.words) if w.start >= agency.end), len(self.words))
        return first, last

    def _is_agency(self, agency: AgencyMention, numbers: Sequence[Span]) -> bool:
        """Tell whether a name found by its grammar is an agency here: one that is known, and no part of "cơ quan nào"."""
        asking = [(self.words[cue.first].start, self.words[cue.last - 1].end) for cue in self.cues if cue.group is CueGroup.WHO]
        if overlaps(agency.start, agency.end, [*numbers, *asking]):
            return False
        registered = bool(self.known & set(agency.ids))
        if agency.kind == "collective":
            if " " not in agency.text.strip():
                return False  # "Bộ KIT", "Sở nào"
            return registered and (_OF_LEVEL.search(agency.text) is not None or self.is_charged(agency))
        return agency.kind == "known" or registered


@cache
def _bare_name(agency: str) -> re.Pattern[str] | None:
    """Return a pattern for an agency's name without its level, None where it has none or is known without it."""
    name = name_of(agency) or ""
    bare = name.removesuffix(_LEVEL)
    if bare == name or find_agencies(bare):
        return None
    return re.compile(rf"(?<!bộ )\b{re.escape(bare)}\b{_NO_BARE_NAME}", re.IGNORECASE)


def overlaps(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Tell whether the range from ``start`` to ``end`` shares a character with one of ``spans``."""
    return any(start < other_end and other_start < end for other_start, other_end in spans)
