"""Who is charged in a paragraph: by the words it begins with, inside it, or at its end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.names.actors import ActorReader
from corpus.names.agencies import agency_entries
from corpus.names.agency_grammar import NameReader
from corpus.names.agency_lexicon import key
from corpus.names.agency_lists import AgencyEntry, shared_list
from corpus.names.said_names import SaidNames
from corpus.records import Range, Value
from corpus.text.cleaning import Clean

BEFORE_NAME: Final = re.compile(
    r"(?:(?:đề nghị|giao|yêu cầu|phân công|khuyến khích|trách nhiệm của|nhiệm vụ của|đối với|giám đốc|thủ trưởng"
    r"|(?:các )?(?:nội dung|nhiệm vụ|công việc|việc)(?: do)?(?= (?:các )?(?:sở|bộ|ubnd|ủy ban"
    r"|công an|cơ quan|ban|hội|đơn vị|địa phương))"
    r"|lãnh đạo|người đứng đầu"
    r"|bộ trưởng(?=[\s,]+(?:bộ|các bộ|ủy ban))|chánh|chủ tịch|trưởng(?:\s+(?:ban|phòng))?(?= ban| phòng)|thường trực)[\s:]+)+"
)
GIVEN: Final = ("giao ", "phân công ", "đề nghị ", "yêu cầu ", "đề nghị:", "giao:", "yêu cầu:")
_CHARGED: Final = re.compile(
    r"\s*:?\s*(?:(?:(?:còn|cũng|đều|phải)\s+)?(?:có|chịu)\s+trách\s+nhiệm(?!\s+(?:trực\s+tiếp\s+)?trước)"
    r"(?:\s+(?:chủ trì|là đầu mối)(?!\s*,))?\s*:?\s*|:\s*)"
)
# What a name is said to be of, before what it does: "… (quy định tại Phụ lục I) | có trách nhiệm".
_NOTED: Final = re.compile(r"\s*\([^()]*\)(?=\s+[^\W\d_])")
_CHARGES: Final = re.compile(
    r"(?:có|chịu)\s+trách\s+nhiệm|chủ\s+trì|làm\s+đầu\s+mối|là\s+(?:cơ\s+quan|đơn\s+vị)\s+(?:thường\s+trực|đầu\s+mối)"
)
# A heading may say more than the name: the body's part, who it consists of, where it is.
_HEADING_TAIL: Final = re.compile(
    r"\s*(?:[-–,:(]\s*(?:là\s+)?(?:cơ\s+quan|đơn\s+vị|thường\s+trực|bao\s+gồm|gồm|đầu\s+mối|chủ\s+trì).*|\([^()]*\)?|[\s:.]*)",
    re.DOTALL,
)
_WITH: Final = re.compile(
    r"(?:phối\s+hợp(?:\s+(?:chặt\s+chẽ|thường\s+xuyên|kịp\s+thời|cùng|với|đồng\s+bộ))*|cùng\s+với)\s+(?=[a-zđ])",
)
# Who leads is told, then who helps.
_THEN: Final = re.compile(
    r"chủ\s+trì\s*[,;]\s+(?:(?:và|cùng)\s+)?(?P<helpers>[^.;:]+?)\s+(?:cùng\s+)?phối\s+hợp(?:\s+thực\s+hiện)?(?=\s*[,;.)]|\s*$)"
)
_MOST_HELPERS: Final = 30
_CLAUSE: Final = re.compile(
    r"(?:trong quá trình|nếu|khi|trường hợp|đối với|sau|trước|ngoài|căn cứ|trên cơ sở|định kỳ|hàng năm|hằng năm"
    r"|theo|trên đây|quá trình"
    r"|sau khi|để|nhằm)(?![^\W_])"
)
_TELLS_WHO: Final = re.compile(r"[.;]\s+(?:giao\s+)?|\b(?:do|giao)\s+")
_LEADS: Final = re.compile(r"\s+(?:chủ\s+trì|làm\s+đầu\s+mối|là\s+(?:cơ\s+quan|đơn\s+vị)\s+(?:chủ\s+trì|đầu\s+mối))(?![^\W_])")
# The closing order to all whom a paper concerns: "Các ông, bà … chịu trách nhiệm thi hành Quyết định này".
IN_CHARGE: Final = re.compile(r"(?:có|chịu)\s+trách\s+nhiệm\s+thi\s+hành(?=[^.;]*[.;/]*\s*$)")
_ANSWER: Final = re.compile(r"(?:có|chịu)\s+trách\s+nhiệm")
_BEGINS: Final = re.compile(r"(?:^|[;.:,]\s+|giao\s+|(?<=\s)thì\s+)(?=[A-ZĐa-zđ])")
_HELPED: Final = re.compile(r"(?:phối hợp|cùng|với|giữa)\s+[^,;]*$")
_ALONGSIDE: Final = re.compile(r"(?:phối hợp|cùng|với|của|giữa|thuộc|do)\s+[^,;]*$")
_TURNS: Final = re.compile(r"(?:^|[.;,:]\s+|\s)(?:đề nghị|yêu cầu)\s+|[,.;:]\s+|\sthì\s+")
# After a single agency's name a small letter begins what it is to do, unless the word goes on the name.
_FUNCTION_WORDS: Final = re.compile(
    r"(?:và|của|hoặc|cùng|với|về|cho|bởi|như|gồm|thuộc|các|những|nêu|đã|được|ban|tại|này|trên|do|nói|cũng|đang|khác"
    r"|mà|thì|từ|trong"
    r"|năm|giai đoạn|đến|ven|dọc|giáp|vùng|miền|nơi|có)(?![^\W_])"
)
_GAP: Final = re.compile(r"[\s,]*")
_NEAR: Final = 60
_GENERAL: Final = re.compile(
    r"thi\s+hành\s+(?:quyết\s+định|kế\s+hoạch|nghị\s+quyết)\s+này|(?:có|chịu)\s+trách\s+nhiệm\s+thi\s+hành"
)


@dataclass(frozen=True, slots=True)
class Charge:
    """Who is charged in a paragraph, and where in its clean text what they are to do begins.

    ``plain`` tells that the words charge by themselves ("Giao …", "… có trách nhiệm", "… chủ trì"), in whatever section;
    ``soft`` that they only encourage ("Khuyến khích …"), which an agency may be charged with itself.
    """

    lead: tuple[Value, ...]
    begins: int
    plain: bool = False
    soft: bool = False


def after_marker(text: str, marker: str) -> int:
    """Return where the text begins after its mark ("1.", "-"); 0 where it has none."""
    if not marker or not text.startswith(marker):
        return 0
    rest = re.match(r"[\s.)/:–-]*", text[len(marker) :])
    return len(marker) + (rest.end() if rest else 0)


def named_at(cleaned: Clean, start: int, *, whole: bool | None = None, inner: bool = False) -> Charge | None:
    """Return the agencies that the text names from ``start`` on, up to a colon or to what they are to do.

    Of a heading (``whole`` is set) the agencies must be all that it says, or at least what it begins with. ``inner`` tells
    that ``start`` lies within a sentence, where a kind of agencies has a small letter.
    """
    keyed = key(cleaned.text)
    before = BEFORE_NAME.match(keyed, start)
    at = before.end() if before else start
    shared = shared_list(cleaned.text, at)
    if shared is not None and whole is not None:
        return Charge(tuple(_listed(cleaned, shared[0])), shared[1])
    reader = ActorReader(cleaned.text)
    acting = _sharing(reader, at) if whole is None else None
    if acting is not None:
        return Charge(tuple(_listed(cleaned, acting[0])), acting[1], plain=_CHARGES.match(keyed, acting[1]) is not None)
    actors = reader.actors_at(at, whole=whole is False, inner=inner)
    if actors is None:
        return None
    values = tuple(Value(cleaned.text[first:last], cleaned.sources(first, last)) for first, last in actors.spans)
    end = actors.end
    note = _NOTED.match(keyed, end) if whole is None else None
    end = note.end() if note else end
    charged = _CHARGED.match(keyed, end)
    begins = _GAP.match(cleaned.text, charged.end() if charged else end).end()  # type: ignore[union-attr]
    if whole is None:
        given = keyed[start:at].startswith(("giao ", "phân công "))
        fits = given or charged is not None or begins >= len(cleaned.text) or _acts(reader, actors.spans[-1], begins)
    else:
        rest = cleaned.text[begins:].strip(" :.")
        fits = not whole or not rest or _HEADING_TAIL.fullmatch(keyed, end) is not None
    if not fits or _GENERAL.match(keyed, begins) or _GENERAL.match(keyed, end + 1):
        return None
    said = keyed[start:at].startswith(GIVEN) or _CHARGES.match(keyed, end + 1) or _CHARGES.match(keyed, begins)
    return Charge(values, begins, plain=bool(said), soft=keyed[start:at].startswith("khuyến khích"))


def _sharing(reader: ActorReader, at: int) -> tuple[tuple[AgencyEntry, ...], int] | None:
    """Return the agencies that share a head, and where it says what they are to do: "Các Sở: Y tế, Nội vụ | chủ động"."""
    colon = reader.text.find(":", at, at + _NEAR)
    verb = reader.acts_after(colon + 1) if colon >= 0 else None
    listed = shared_list(reader.text[:verb], at) if verb else None
    if verb is None or listed is None or listed[1] < len(reader.text[:verb].rstrip()):
        return None
    return None if any(entry.text.split(" ", 1)[1][:1].islower() for entry in listed[0]) else (listed[0], verb)


def _acts(reader: ActorReader, name: tuple[int, int], begins: int) -> bool:
    """Tell whether at ``begins`` an agency begins to do something: with a known verb, or with any after a whole name."""
    if reader.acts_at(begins):
        return True
    found = reader.names.name_at(name[0])
    whole = found is not None and (found.kind == "known" or reader.names.committee_at(name[0]))
    single = whole and found is not None and found.end >= name[1]
    return single and reader.text[begins : begins + 1].islower() and not _FUNCTION_WORDS.match(reader.keyed, begins)


def _listed(cleaned: Clean, entries: Sequence[AgencyEntry]) -> Iterator[Value]:
    for entry in entries:
        yield Value(entry.text, tuple(part for first, last in entry.spans for part in cleaned.sources(first, last)))


def names_agency(cleaned: Clean, start: int) -> bool:
    """Tell whether a text begins with the name of an agency, or with a word that opens one."""
    reader = NameReader(cleaned.text)
    return reader.text[start : start + 1].isupper() and (reader.name_at(start) is not None or reader.head_at(start))


def leading(cleaned: Clean, start: int, *, given: bool = False) -> Charge | None:
    """Return the agency that a later clause says leads ("do Sở Y tế chủ trì"), or is ``given`` work ("giao Sở Y tế")."""
    reader = NameReader(cleaned.text)
    for begin in _TELLS_WHO.finditer(reader.keyed, start):
        name = reader.name_at(begin.end())
        gives = given and name is not None and begin.group().strip().endswith("giao") and reader.predicate_at(name.end + 1)
        if name is not None and (gives or _LEADS.match(reader.keyed, name.end)):
            return Charge((Value(cleaned.text[begin.end() : name.end], cleaned.sources(begin.end(), name.end)),), start)
    return None


def inside(cleaned: Clean, start: int) -> Charge | None:
    """Return the agencies that are charged inside a paragraph: "…; Sở Tài chính có trách nhiệm …"."""
    reader = ActorReader(cleaned.text)
    for found in _ANSWER.finditer(reader.keyed, start):
        if _GENERAL.match(reader.keyed, found.start()):
            return None
        for begin in _BEGINS.finditer(cleaned.text, start, found.start()):
            actors = reader.actors_at(begin.end(), inner=begin.group().startswith("thì"))
            if actors is None or cleaned.text[actors.end : found.start()].strip():
                continue
            charged = _CHARGED.match(reader.keyed, actors.end)
            values = tuple(Value(cleaned.text[first:last], cleaned.sources(first, last)) for first, last in actors.spans)
            return Charge(values, charged.end() if charged else found.start())
    return None


def after_clause(cleaned: Clean, start: int) -> Charge | None:
    """Return the agencies that a sentence charges after its first clause: "Trong quá trình …, các cơ quan kịp thời …".

    Where it asks somebody ("… đề nghị các đơn vị phản ánh về Sở Tư pháp"), they are charged, not who is told.
    """
    keyed = key(cleaned.text)
    if not _CLAUSE.match(keyed, start):
        return None
    for turn in _TURNS.finditer(keyed, start):
        named = named_at(cleaned, turn.end(), inner=turn.group().strip() == "thì")
        asks = turn.group().strip(" .,;") != ""
        if named is None or keyed.startswith("có thể ", named.begins):
            continue
        beside = _HELPED if named.plain else _ALONGSIDE
        if asks or not beside.search(keyed[max(start, turn.start() - 60) : turn.start()]):
            return Charge(named.lead, start, plain=named.plain)
    return None


def helpers(
    cleaned: Clean, start: int, names: SaidNames | None = None, name_end: Callable[[str, int, int], int] | None = None
) -> tuple[Value, ...]:
    """Return the agencies that the duty is to be done with: "phối hợp với Sở Nội vụ, các cơ quan liên quan …".

    Those too that are said to help after who leads: "Sở Y tế chủ trì; Sở Nội vụ, Công an tỉnh phối hợp". ``names`` are
    those that the document says elsewhere, ``name_end`` tells where a name ends that none of them is.
    """
    reader = ActorReader(cleaned.text)
    found: dict[tuple[Range, ...], Value] = {}
    spans = [span for said in _WITH.finditer(reader.keyed, start) for span in _named(reader, said.end())]
    for said in _THEN.finditer(reader.keyed, start):
        spans += _beside(cleaned.text, said.start("helpers"), said.end("helpers"))
    until = 0
    for first, end in sorted(spans):
        if first < until:
            continue
        if name_end and cleaned.text[first].isupper():
            end = name_end(cleaned.text, first, end)
        last = until = max(end, (names and names.end_at(reader.keyed, first)) or end)
        value = Value(cleaned.text[first:last], cleaned.sources(first, last))
        found.setdefault(value.ranges, value)
    return tuple(found.values())


def _beside(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the agencies of a list that stands between who leads and the word that they help."""
    entries = agency_entries(text[start:end]) if len(text[start:end].split()) <= _MOST_HELPERS else ()
    return [(start + entry.spans[0][0], start + entry.spans[-1][1]) for entry in entries if len(entry.spans) == 1]


def _named(reader: ActorReader, at: int) -> tuple[tuple[int, int], ...]:
    actors = reader.actors_at(at, brief=True)
    return actors.spans if actors else ()
