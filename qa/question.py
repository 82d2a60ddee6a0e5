"""Understanding a question: what is asked for, of which plans, about which agencies, on which topic."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from corpus.agencies import AgencyMention, find_agencies
from corpus.places import PlaceMention, find_places
from corpus.records import Assignment, Value
from corpus.text import find_document_numbers, fold_accents, tokens
from qa.abbreviations import Abbreviations
from qa.accents import Repaired, Restorer
from qa.lexicon import Cue, Lexicon, Word, spelled
from qa.wordlist import compounds


class Intent(StrEnum):
    """What is asked for. TASKS: which tasks an agency leads or coordinates; DUTY: what it must do, register and prose."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    PERIOD = "period"
    PRODUCT = "product"
    FUNDING = "funding"
    TASKS = "tasks"
    DUTY = "duty"
    REPORT = "report"
    TARGET = "target"
    LEGAL = "legal_basis"
    DEFINITION = "definition"
    SIGNER = "signer"
    NUMBER = "number"
    ISSUE_DATE = "issue_date"
    ISSUER = "issuer"
    RECIPIENTS = "recipients"
    FACT = "fact"


REGISTER_INTENTS: Final = frozenset({Intent.LEAD, Intent.COORDINATE, Intent.PERIOD, Intent.PRODUCT, Intent.FUNDING})
METADATA_INTENTS: Final = frozenset({Intent.SIGNER, Intent.NUMBER, Intent.ISSUE_DATE, Intent.ISSUER, Intent.RECIPIENTS})


def field_values(assignment: Assignment, intent: Intent) -> Sequence[Value]:
    """Return what the assignment says in the field that ``intent`` asks for."""
    match intent:
        case Intent.LEAD:
            return assignment.lead
        case Intent.COORDINATE:
            return assignment.coordinate
        case Intent.PRODUCT:
            return assignment.product or ()
        case Intent.PERIOD:
            return (assignment.period,) if assignment.period else ()
        case Intent.FUNDING:
            return (assignment.funding,) if assignment.funding else ()
        case _:
            return ()


class Expected(StrEnum):
    """The kind of value that an answer must hold."""

    PERCENT = "percent"
    MONEY = "money"
    COUNT = "count"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class AskedAgency:
    """An agency named in the question; ``role`` is "lead", "coordinate" or "" where the question does not say."""

    ids: tuple[str, ...]
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Colloquial:
    """A phrase as people say it and as plans write it."""

    said: str
    formal: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    ``text`` is the question repaired and with abbreviations written out; ``topic`` the words that tell what it is about (in
    ``text``'s spelling, question words, places and cues left out) and ``formal`` how plans write its colloquial phrases;
    ``about_plan`` tells that the topic is no more than the plan itself; ``unit`` is what is counted ("bao nhiêu doanh
    nghiệp"); ``wide`` tells that every plan is asked; ``which`` that the answer is the plans or provinces themselves.
    """

    typed: str
    text: str
    intents: tuple[Intent, ...]
    expected: Expected | None
    places: tuple[PlaceMention, ...]
    agencies: tuple[AskedAgency, ...]
    unit: str
    years: tuple[int, ...]
    numbers: tuple[str, ...]
    topic: tuple[str, ...]
    formal: tuple[Colloquial, ...]
    about_plan: bool
    wide: bool
    which: bool
    compare: bool
    repaired: dict[str, str]
    expanded: dict[str, str]
    dropped: tuple[str, ...]

    @property
    def topic_text(self) -> str:
        """The topic as one string, colloquial phrases also as plans write them."""
        return " ".join((*self.topic, *(phrase.formal for phrase in self.formal)))


# Cue groups whose words ask and say nothing about the topic; the others' words ("kinh phí", "mục tiêu") are topic as well.
_ASKING: Final = frozenset(
    [
        "who",
        "lead",
        "coordinate",
        "when",
        "product",
        "amount",
        "percent",
        "count",
        "which_plan",
        "every_plan",
        "compare",
        "signer",
        "number",
        "issue_date",
        "issuer",
        "recipients",
        "definition",
        "duty",
    ]
)
_OF_PLACE: Final = re.compile(r"(?:\s+(?:ở|tại|của|tỉnh|và|với|o|tai|cua|tinh|va))*\s+$", re.IGNORECASE)
_PERCENT: Final = re.compile(r"(?:bao nhiêu|mấy)\s*%")
_YEAR: Final = re.compile(r"(?<![\d/])(?:19|20)\d\d(?![\d/])")
# The province's committee issues the plans: named beside another agency it is whom that one reports to.
_ISSUER: Final = "ubnd-tinh"
# Words for a plan and for what it rests on, in questions about the plan itself.
_OF_PLANS: Final = frozenset(
    [
        "nghi",
        "quyet",
        "quyet",
        "dinh",
        "chuong",
        "trinh",
        "hanh",
        "dong",
        "ban",
        "hanh",
        "ky",
        "ki",
        "ngay",
        "so",
        "trung",
        "uong",
        "bo",
        "chinh",
        "tri",
        "dang",
        "thu",
        "tuong",
        "chinh",
        "phu",
        "can",
        "cu",
        "ubnd",
        "uy",
        "nhan",
        "dan",
        "pho",
        "chu",
        "tich",
        "de",
        "an",
    ]
)
_WHO_DOES: Final = frozenset({"lead", "coordinate"})


class Understander:
    """Reads questions; holds what it needs of the index (its language model and abbreviations) and is immutable."""

    def __init__(
        self,
        restorer: Restorer,
        lexicon: Lexicon,
        abbreviations: Abbreviations,
        agencies: Collection[str] = (),
        titles: Collection[str] = (),
    ) -> None:
        """Take the language model, the words of asking, the ids of the register's ``agencies`` and the plans' ``titles``."""
        self._titles = frozenset(fold_accents(word) for title in titles for word in spelled(title).split())
        self._agencies = frozenset(agencies)
        self._restorer = restorer
        self._lexicon = lexicon
        self._abbreviations = abbreviations

    def understand(self, typed: str) -> Question:
        """Return what ``typed`` (NFC, any spelling) asks for."""
        named, spans = _with_places_named(typed)
        repaired = self._restorer.repair(named, keep=spans)
        text, expanded = self._abbreviations.expand(repaired.text)
        words = _words(text, repaired)
        cues = self._lexicon.find_cues(words)
        places = tuple(find_places(text))
        numbers = find_document_numbers(text)
        agencies = self._agencies_in(text, places, [(n.start, n.end) for n in numbers], cues, words)
        groups = {cue.group for cue in cues}
        asked = _asked_agencies(agencies, cues, words)
        spans = [(p.start, p.end) for p in places] + [(n.start, n.end) for n in numbers]
        spans += [(a.start, a.end) for a, one in zip(agencies, asked, strict=True) if one.role or _is_charged(a, cues, words)]
        out = _taken(words, cues, [*spans, *(match.span() for match in _YEAR.finditer(text))])
        out |= _stop_words(words, self._lexicon.stop, out)
        kinds = {i for cue in cues if cue.group == "legal" for i in range(cue.first, cue.last)}
        generic = all(self._is_generic(word) for i, word in enumerate(words) if i not in out and i not in kinds)
        about_plan = generic or "recipients" in groups
        intents = _intents(groups, cues, agency=bool(asked), number=bool(numbers), about_plan=about_plan)
        topic = tuple(text[w.start : w.end] for i, w in enumerate(words) if i not in out)
        unit = _unit(words, cues, out)
        return Question(
            typed=typed,
            text=text,
            intents=intents,
            expected=_expected(groups, unit, text),
            places=places,
            agencies=asked,
            unit=unit,
            years=tuple(dict.fromkeys(int(year) for year in _YEAR.findall(text))),
            numbers=tuple(number.key for number in numbers),
            topic=topic,
            formal=tuple(
                Colloquial(" ".join(word.read for word in words[first:last]), formal)
                for formal, first, last in self._lexicon.find_synonyms(words)
            ),
            about_plan=about_plan,
            wide="every_plan" in groups or "which_plan" in groups or len({p.key for p in places}) > 1,
            which="which_plan" in groups,
            compare="compare" in groups and len({p.key for p in places}) > 1,
            repaired=repaired.changes,
            expanded=expanded,
            dropped=tuple(text[w.start : w.end] for i, w in enumerate(words) if i in out),
        )

    def _is_generic(self, word: Word) -> bool:
        folded = fold_accents(word.read)
        return folded in self._titles or folded in _OF_PLANS

    def _agencies_in(
        self,
        text: str,
        places: Sequence[PlaceMention],
        numbers: Sequence[tuple[int, int]],
        cues: Sequence[Cue],
        words: Sequence[Word],
    ) -> list[AgencyMention]:
        """Return the agencies named; once more with the places blotted out, since "Mặt trận ở An Giang" is no name."""
        found = [a for a in find_agencies(text) if self._is_agency(a, numbers, cues, words)]
        blotted = text
        for place in places:
            before = _OF_PLACE.search(text[: place.start])
            start = before.start() if before else place.start
            blotted = blotted[:start] + ";" * (place.end - start) + blotted[place.end :]
        for agency in find_agencies(blotted) if blotted != text else ():
            if self._is_agency(agency, numbers, cues, words) and not _overlaps(
                agency.start, agency.end, [(a.start, a.end) for a in found]
            ):
                found.append(agency)
        if not found and any(cue.group == "duty" for cue in cues):  # "Doanh nghiệp phải làm gì" means all of them
            every = find_agencies(f"các {text}")[:1]
            found = [
                replace(a, start=0, end=a.end - 4, text=a.text[4:]) for a in every if a.start == 0 and a.kind == "collective"
            ]
        issuer_only = [a for a in found if a.ids != (_ISSUER,)]
        return sorted(issuer_only or found, key=lambda a: a.start)

    def _is_agency(
        self, agency: AgencyMention, numbers: Sequence[tuple[int, int]], cues: Sequence[Cue], words: Sequence[Word]
    ) -> bool:
        """Tell whether a name found by its grammar is an agency here: one that is known, and no part of "cơ quan nào"."""
        asking = [(words[cue.first].start, words[cue.last - 1].end) for cue in cues if cue.group == "who"]
        if _overlaps(agency.start, agency.end, numbers) or _overlaps(agency.start, agency.end, asking):
            return False
        if agency.kind == "collective":
            return bool(self._agencies & set(agency.ids)) and _is_charged(agency, cues, words)
        return agency.kind == "known" or bool(self._agencies & set(agency.ids))


def _with_places_named(typed: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the question with its provinces spelled as they should be ("soc trang", "Sóc Trăng"), and where they stand."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = length = 0
    for place in find_places(typed):
        pieces += [typed[at : place.start], place.name]
        length += place.start - at
        spans.append((length, length + len(place.name)))
        length += len(place.name)
        at = place.end
    return "".join([*pieces, typed[at:]]), spans


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def _words(text: str, repaired: Repaired) -> list[Word]:
    """Return the words of ``text``; a word that repair left as typed keeps whether it was typed bare."""
    typed = {token.text: old.text for token, old in zip(repaired.read, repaired.typed, strict=True)}
    words = []
    for token in tokens(text):
        was = typed.get(token.text, token.text)
        words.append(Word(spelled(was), spelled(token.text), token.start, token.end, was.isascii()))
    return words


def _is_charged(agency: AgencyMention, cues: Sequence[Cue], words: Sequence[Word]) -> bool:
    """Tell whether a collective ("các doanh nghiệp") is whom the question is about: it begins it, or leads, or must do."""
    first = next((i for i, w in enumerate(words) if w.end > agency.start), len(words))
    last = next((i for i, w in enumerate(words) if w.start >= agency.end), len(words))
    near = any(cue.group in ("lead", "duty") and 0 <= cue.first - last <= 3 for cue in cues)
    return first == 0 or near or (last < len(words) and words[last].read in ("phải", "được"))


def _asked_agencies(agencies: Sequence[AgencyMention], cues: Sequence[Cue], words: Sequence[Word]) -> tuple[AskedAgency, ...]:
    """Give each agency the role that the nearest cue of leading or coordinating next to it says."""
    asked = []
    for agency in agencies:
        first = next((i for i, w in enumerate(words) if w.end > agency.start), len(words))
        last = next((i for i, w in enumerate(words) if w.start >= agency.end), len(words))
        role = ""
        if any(cue.group == "lead" and 0 <= cue.first - last <= 3 for cue in cues):
            role = "lead"
        elif any(cue.group == "coordinate" and 0 <= cue.first - last <= 2 for cue in cues):
            role = "coordinate" if not _asks_who_after(cues, last) else "lead"
        elif any(cue.group == "coordinate" and 0 <= first - cue.last <= 2 for cue in cues):
            role = "lead"
        asked.append(AskedAgency(agency.ids, agency.text, role))
    return tuple(asked)


def _asks_who_after(cues: Sequence[Cue], at: int) -> bool:
    return any(cue.group == "who" and cue.first >= at for cue in cues)


def _intents(groups: Set[str], cues: Sequence[Cue], *, agency: bool, number: bool, about_plan: bool) -> tuple[Intent, ...]:
    """Decide what is asked for from the groups of cues, the most telling first."""
    if "legal" in groups or (number and "issuer" in groups and "number" not in groups and "which_plan" not in groups):
        return (Intent.LEGAL,)
    metadata = _metadata_intents(groups)
    if metadata and about_plan:
        return metadata
    found = [*_who_intents(groups, cues, agency), *_when_intents(groups)]
    if "product" in groups:
        found.append(Intent.PRODUCT)
    if not found and "duty" in groups and agency:
        found.append(Intent.DUTY)
    if not found and "amount" not in groups and "funding" in groups and not groups & {"percent", "target"}:
        found.append(Intent.FUNDING)
    if not found and groups & {"target", "percent", "count", "amount"}:
        found.append(Intent.TARGET)
    if not found and "report" in groups:
        found.append(Intent.REPORT)
    if not found and "definition" in groups:
        found.append(Intent.DEFINITION)
    return tuple(dict.fromkeys(found)) or (Intent.FACT,)


def _metadata_intents(groups: Set[str]) -> tuple[Intent, ...]:
    asked = {
        "signer": Intent.SIGNER,
        "number": Intent.NUMBER,
        "issue_date": Intent.ISSUE_DATE,
        "recipients": Intent.RECIPIENTS,
    }
    found = [intent for group, intent in asked.items() if group in groups]
    if "issuer" in groups and not groups & {"target", "percent", "count", "lead", "coordinate", "duty"}:
        found.append(Intent.ISSUER)
    return tuple(found)


def _who_intents(groups: Set[str], cues: Sequence[Cue], agency: bool) -> list[Intent]:
    who = sum(cue.group == "who" for cue in cues)
    if agency and not who and groups & _WHO_DOES and not groups & {"when", "product", "which_plan", "funding"}:
        return [Intent.TASKS if "lead" in groups else Intent.DUTY]
    found = []
    if "coordinate" in groups and not (who <= 1 and _asks_who_leads(cues)):
        if "lead" in groups and who > 1:
            found.append(Intent.LEAD)
        found.append(Intent.COORDINATE)
    elif "lead" in groups or ("who" in groups and not groups & {"when", "deadline"}):
        found.append(Intent.LEAD)
    return found


def _asks_who_leads(cues: Sequence[Cue]) -> bool:
    """Tell whether it is leading that is asked for and coordinating that the task is about ("ai chủ trì phối hợp với …")."""
    asked = next((cue.first for cue in cues if cue.group == "who"), -1)
    near = {
        group: min((abs(c.first - asked) for c in cues if c.group == group), default=None) for group in ("lead", "coordinate")
    }
    lead, coordinate = near["lead"], near["coordinate"]
    return lead is not None and (coordinate is None or lead < coordinate)


def _when_intents(groups: Set[str]) -> list[Intent]:
    if groups & {"deadline"} or (groups & {"when"} and "report" in groups):
        return [Intent.REPORT]
    if "when" in groups and not groups & {"target", "percent"}:
        return [Intent.PERIOD]
    return []


def _unit(words: Sequence[Word], cues: Sequence[Cue], out: Collection[int]) -> str:
    """Return the two words after "bao nhiêu" where they are part of the topic: what is counted."""
    for cue in cues:
        if cue.group == "count" and cue.last + 1 < len(words) and not {cue.last, cue.last + 1} & set(out):
            return f"{words[cue.last].read} {words[cue.last + 1].read}"
    return ""


def _expected(groups: Set[str], unit: str, text: str) -> Expected | None:
    if "amount" in groups:
        return Expected.MONEY
    if "percent" in groups or _PERCENT.search(text):
        return Expected.PERCENT
    if unit:
        return Expected.COUNT
    return None


def _taken(words: Sequence[Word], cues: Sequence[Cue], spans: Sequence[tuple[int, int]]) -> set[int]:
    """Return the places of words that belong to cues of asking, to places or to agencies."""
    taken = {i for cue in cues if cue.group in _ASKING for i in range(cue.first, cue.last)}
    taken.update(i for i, word in enumerate(words) for start, end in spans if start <= word.start and word.end <= end)
    return taken


def _stop_words(words: Sequence[Word], stop: Collection[str], out: Collection[int]) -> set[int]:
    """Return the places of stop words, but for those that make a compound with a topic word ("chính" in "chính sách")."""
    found = {i for i, word in enumerate(words) if word.read in stop}
    kept = set()
    for i in range(len(words) - 1):
        pair = {i, i + 1}
        if len(pair & found) == 1 and not pair & set(out) and (words[i].read, words[i + 1].read) in compounds():
            kept |= pair & found
    return found - kept
