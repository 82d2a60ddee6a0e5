"""The life of plans: which are in force at a date, which have expired, and what replaced or amended them.

Three sources, and nothing is guessed beyond them: what documents say of earlier documents (matched by number, year and
issuer), what the catalogue says, and what a plan says of itself: its last day, else the period at whose last year's end it
expires. A plan that says neither is in force until it is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from corpus.metadata.relations import AMENDS, REPLACES
from corpus.names.places import find_places
from corpus.records import EarlierDocument, Metadata
from corpus.text.dates import written_date
from corpus.text.folding import fold_accents
from corpus.text.numbers import find_document_numbers
from indexer.segments.stored import StoredPlan
from qa.reading.drafts import issued_of_drafts

_NOTE: Final = "Lưu ý"

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# A term of office is the body's, not the plan's; "và những năm tiếp theo" has no end.
_ENDLESS: Final = re.compile(
    r"nhiệm kỳ|(?:những|các|và) năm (?:tiếp theo|tới|sau|kế tiếp)|năm tiếp theo|hằng năm|hàng năm", re.IGNORECASE
)
_WITHOUT_TERM: Final = ("bao cao", "thong bao", "to trinh", "bien ban", "giay moi", "cong van", "luat", "nghi dinh", "thong tu")
_LEVEL: Final = re.compile(r"\b(tinh|thanh pho|huyen|quan|thi xa|thi tran|phuong|xa)\b")


class Force(StrEnum):
    """Whether a plan holds at a date; UNSAID where it gives no period and nothing says that it was replaced.

    A DRAFT never holds: it was not issued.
    """

    IN_FORCE = "in_force"
    DRAFT = "draft"
    UNSAID = "unsaid"
    EXPIRED = "expired"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Successor:
    """A document that replaced or amended a plan: its id where the index holds it, its name in writing, and since when."""

    plan: str | None
    name: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Life:
    """A plan at a date: ``until`` is its last day, ``years`` the years it is for, ``notice`` what a reader must know.

    ``notice`` is a sentence in Vietnamese, "" for a plan that holds as it stands; ``said`` is the same for one who looks at
    the plan itself, who is also told until when it holds.
    """

    plan: str
    force: Force
    until: date | None
    years: tuple[int, ...]
    replaced_by: tuple[Successor, ...]
    amended_by: tuple[Successor, ...]
    notice: str
    said: str

    @property
    def holds(self) -> bool:
        """Tell whether the plan is in force, as far as is said."""
        return self.force in (Force.IN_FORCE, Force.UNSAID)


def lives_of(plans: Sequence[StoredPlan], today: date) -> dict[str, Life]:
    """Return the life of each of ``plans`` at the date ``today``, by plan id."""
    replaced, amended = _Relations(plans, today).read()
    issued = issued_of_drafts(plans)
    drafts = {found.id: plan for plan, found in issued.items()}
    lives = {}
    for plan in plans:
        if plan.metadata.draft:
            lives[plan.id] = _draft_life(plan, issued.get(plan.id))
            continue
        life = _life(plan, replaced.get(plan.id, ()), amended.get(plan.id, ()), today)
        lives[plan.id] = replace(life, said=" ".join(filter(None, (life.said, *_beside(plan, drafts.get(plan.id))))))
    return lives


def years_of(metadata: Metadata) -> tuple[int, ...]:
    """Return the first and the last year of a document's life (one year twice), empty where its end is not said or unclear."""
    if metadata.period is None or _ENDLESS.search(f"{metadata.period} {metadata.title or ''}"):
        return ()
    if fold_accents(metadata.document_kind or "").startswith(_WITHOUT_TERM):
        return ()
    years = [int(year) for year in _YEAR.findall(metadata.period)]
    issued = metadata.issued_on.year if metadata.issued_on else None
    if not years or (issued is not None and max(years) < issued):  # what is over at its issue is what it looks back at
        return ()
    return min(years if issued is None else [*years, issued]), max(years)


def document_name(metadata: Metadata, plan: str = "") -> str:
    """Return "Kế hoạch số 457/KH-UBND ngày 08/5/2024", with as much of it as the document says; ``plan`` where it says none."""
    kind = metadata.document_kind or "Kế hoạch"
    if not metadata.number:
        return metadata.title or plan
    day = f" ngày {written_date(metadata.issued_on)}" if metadata.issued_on else ""
    return f"{kind} số {metadata.number}{day}"


def _life(plan: StoredPlan, replaced: Sequence[Successor], amended: Sequence[Successor], today: date) -> Life:
    years = years_of(plan.metadata)
    until = plan.until or plan.metadata.until or (date(years[1], 12, 31) if years else None)
    if replaced:
        force = Force.REPLACED
    elif until is not None:
        force = Force.IN_FORCE if today <= until else Force.EXPIRED
    else:
        force = Force.UNSAID
    notice = _notice(plan, force, replaced, amended, until)
    held = f"Còn trong thời kỳ thực hiện, đến hết {_day(until)}." if force is Force.IN_FORCE and until else ""
    said = " ".join(part for part in (notice, held) if part)
    return Life(plan.id, force, until, years, tuple(replaced), tuple(amended), notice, said)


def _draft_life(plan: StoredPlan, issued: StoredPlan | None) -> Life:
    """Return the life of a draft; ``issued`` is the plan that came of it, where the index holds it."""
    kind = (plan.metadata.document_kind or "Kế hoạch").lower()
    newer = (Successor(issued.id, document_name(issued.metadata, issued.id), issued.metadata.issued_on),) if issued else ()
    then = f"; bản đã ban hành là {newer[0].name}" if newer else ", chưa ban hành"
    notice = f"{kind[0].upper()}{kind[1:]} này là bản dự thảo{then}, nên không có hiệu lực."
    return Life(plan.id, Force.DRAFT, None, years_of(plan.metadata), newer, (), notice, notice)


def _beside(plan: StoredPlan, draft: str | None) -> tuple[str, ...]:
    """Return what stands beside a plan in the corpus: its draft, and other files of the same text."""
    found = []
    if draft is not None:
        found.append(f"Kho còn giữ bản dự thảo của văn bản này ({draft}); bản dự thảo không có hiệu lực.")
    if plan.copies:
        found.append(f"Cùng văn bản này còn ở tệp: {', '.join(plan.copies)}.")
    return tuple(found)


def note_of(notice: str, name: str = "") -> str:
    """Return a plan's notice as a line of an answer's text; ``name`` is the plan's where the answer is of several."""
    return f"{_NOTE}, {name}: {notice}" if name else f"{_NOTE}: {notice}"


def _notice(
    plan: StoredPlan, force: Force, replaced: Sequence[Successor], amended: Sequence[Successor], until: date | None
) -> str:
    kind = (plan.metadata.document_kind or "Kế hoạch").lower()
    this = f"{kind[0].upper()}{kind[1:]} này"
    if force is Force.REPLACED:
        return f"{this} đã được thay thế bằng {_names(replaced)}."
    if force is Force.EXPIRED and until is not None:
        own_period = plan.metadata.period if plan.until is None and plan.metadata.until is None else None
        period = f" ({own_period})" if own_period else f" (đến hết {_day(until)})"
        return f"{this} đã hết thời kỳ thực hiện{period}."
    if amended:
        return f"{this} đã được sửa đổi, bổ sung bằng {_names(amended)}."
    return ""


def _names(successors: Sequence[Successor]) -> str:
    return "; ".join(successor.name for successor in successors)


def _day(day: date) -> str:
    """Return a last day in writing, the end of a year as the year."""
    return f"năm {day.year}" if (day.month, day.day) == (12, 31) else f"ngày {written_date(day)}"


class _Relations:
    """Who replaced and who amended whom among plans, as far as it had happened at a date."""

    def __init__(self, plans: Sequence[StoredPlan], today: date) -> None:
        self._plans = {plan.id: plan for plan in plans}
        self._today = today
        self._by_number: dict[str, list[StoredPlan]] = {}
        for plan in plans:
            for key in _keys(plan.metadata.number or ""):
                self._by_number.setdefault(key, []).append(plan)
        self._found: dict[str, dict[str, dict[str, Successor]]] = {REPLACES: {}, AMENDS: {}}

    def read(self) -> tuple[Mapping[str, tuple[Successor, ...]], Mapping[str, tuple[Successor, ...]]]:
        """Return by plan id what replaced it and what amended it, oldest first."""
        for plan in self._plans.values():
            for earlier in plan.metadata.earlier:
                for old in self._matches(earlier, plan):
                    self._add(earlier.role, old, plan)
            said = {each.number for each in plan.metadata.earlier}
            for role, names in ((REPLACES, plan.replaces), (AMENDS, plan.amends)):
                for name in names:
                    for old in self._named(name, plan) if name not in said else ():
                        self._add(role, old, plan)
            for name in plan.replaced_by:
                newer = self._named(name, plan)
                for one in newer:
                    self._add(REPLACES, plan, one)
                if not newer:
                    self._found[REPLACES].setdefault(plan.id, {})[name] = Successor(None, _written(name), None)
        return self._sorted(REPLACES), self._sorted(AMENDS)

    def _add(self, role: str, old: StoredPlan, new: StoredPlan) -> None:
        since = new.metadata.issued_on
        before = old.metadata.issued_on
        if old.id == new.id or (since and (since > self._today or (before and since < before))):
            return
        if old.id in {successor.plan for successor in self._found[role].get(new.id, {}).values()}:
            return  # two that replace one another: what was said first stands
        name = document_name(new.metadata, new.id)
        self._found[role].setdefault(old.id, {})[new.id] = Successor(new.id, name, since)

    def _sorted(self, role: str) -> dict[str, tuple[Successor, ...]]:
        return {
            plan: tuple(sorted(found.values(), key=lambda s: (s.since or date.min, s.name)))
            for plan, found in self._found[role].items()
        }

    def _named(self, name: str, of: StoredPlan) -> list[StoredPlan]:
        """Return the plan that the catalogue calls ``name``: an id, or the number of one plan of the same province."""
        if name in self._plans:
            return [self._plans[name]]
        found = [p for key in _keys(name) for p in self._by_number.get(key, ()) if p.id != of.id]
        near = [p for p in found if not p.province or not of.province or p.province == of.province]
        return near if len(near) == 1 else []

    def _matches(self, earlier: EarlierDocument, citing: StoredPlan) -> list[StoredPlan]:
        """Return the plan that ``citing`` means; none where two fit equally well."""
        found = [p for key in _keys(earlier.number) for p in self._by_number.get(key, ()) if _may_be(p, earlier, citing)]
        exact = [p for p in found if earlier.issued_on is not None and p.metadata.issued_on == earlier.issued_on]
        return (exact or found) if len(exact or found) == 1 else []


def _may_be(plan: StoredPlan, earlier: EarlierDocument, citing: StoredPlan) -> bool:
    """Tell whether nothing that is said of ``earlier`` speaks against its being ``plan``."""
    if plan.id == citing.id:
        return False
    issued = plan.metadata.issued_on
    if earlier.year is not None and issued is not None and issued.year != earlier.year:
        return False
    if issued is not None and citing.metadata.issued_on is not None and issued > citing.metadata.issued_on:
        return False
    named = {place.name for place in find_places(earlier.issuer or "")}
    own = {place.name for place in find_places(plan.province or "")}
    wanted = named or {place.name for place in find_places(citing.province or "")}
    if own and wanted and not own & wanted:
        return False
    return _same_level(earlier.issuer or citing.metadata.issuer, plan.metadata.issuer)


def _same_level(one: str | None, two: str | None) -> bool:
    """Tell whether two issuers may be of one level (tỉnh, huyện, xã …); an issuer that names none may be of any."""
    levels = [frozenset(_LEVEL.findall(fold_accents(name or ""))) for name in (one, two)]
    return not all(levels) or bool(levels[0] & levels[1])


def _keys(number: str) -> list[str]:
    return [found.key for found in find_document_numbers(number)]


def _written(name: str) -> str:
    """Return what the catalogue calls a plan that is not in the index, in writing."""
    return f"Kế hoạch số {name}" if _keys(name) and name[:1].isdigit() else name


def newest_first(plans: Collection[str], lives: Mapping[str, Life], spared: Collection[str] = ()) -> list[str]:
    """Return ``plans`` with those that hold (or are ``spared``) before the others, and successors first; else as given."""
    order = list(plans)
    depth = {plan: 0 if plan in spared else _depth(plan, lives, frozenset()) for plan in order}
    return sorted(order, key=lambda plan: (not lives[plan].holds and plan not in spared, depth[plan]))


def _depth(plan: str, lives: Mapping[str, Life], seen: frozenset[str]) -> int:
    successors = (*lives[plan].replaced_by, *lives[plan].amended_by)
    newer = [s.plan for s in successors if s.plan in lives and s.plan not in seen]
    return 1 + max((_depth(each, lives, seen | {plan}) for each in newer if each), default=-1)
