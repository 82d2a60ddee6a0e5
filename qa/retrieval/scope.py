"""Which plans a question is about: places, plan numbers, document numbers and names of persons narrow, and never silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.names.places import current_name, find_places
from corpus.records.errors import PlanNotFoundError
from corpus.text import find_document_numbers, fold_accents
from indexer.segments.stored import StoredPlan
from qa.contracts.query import Query
from qa.contracts.words import METADATA_INTENTS, Intent
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.numbered import number_key, numbered_plans, plans_by_signer_or_basis
from qa.retrieval.unknown_numbers import unknown_numbers
from qa.understanding.document_numbers import is_of_other_kind
from qa.understanding.left_out import places_left_out
from qa.understanding.naming import named_by_subject, named_by_title, named_locally

_REMEMBERED = 20_000
_OF_ONE_PLAN = METADATA_INTENTS | {Intent.TASKS, Intent.DUTY, Intent.BUDGET}
"""What is asked of a plan as a whole, so that its subject tells which is meant; else the best passage tells."""
_OF_ONE_PLACE = _OF_ONE_PLAN | {Intent.LEGAL, Intent.REPORT}
"""The same among the plans of one place."""
_MOST_LEFT = 300
"""Plans that a question is asked of by their names; of more, nothing is left out."""
_ASKS_OF = ("o", "tai", "tinh", "cua", "hoach", "va", "voi", "con", "hay", "ben", "thi")
"""What stands before a place that is asked of."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The plans to look in (all where ``narrowed`` is false), what the corpus does not hold, and notes for the reader.

    ``outside`` are places and numbers of plans ("số 999"); ``own`` tells that the question names a plan by its own number,
    ``chosen`` that the caller has chosen a plan or a province besides, which then need not be named;
    ``mentions`` are the plans of each place that it names, where no number tells which of them is meant.
    """

    plans: tuple[str, ...]
    narrowed: bool
    outside: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    own: bool = False
    chosen: bool = False
    mentions: tuple[tuple[str, ...], ...] = ()


def find_scope(query: Query, knowledge: Knowledge, plan: str | None = None, province: str | None = None) -> Scope:
    """Return the scope of ``query``; ``plan`` and ``province`` are the caller's own filters.

    Raises PlanNotFoundError where a caller's filter fits no plan.
    """
    chosen = plan is not None or province is not None
    return replace(_found(query, knowledge, filtered_plans(knowledge, plan, province), chosen), chosen=chosen)


def _found(query: Query, knowledge: Knowledge, allowed: tuple[StoredPlan, ...], narrowed: bool) -> Scope:
    left = _left_out(query, allowed)
    allowed = tuple(plan for plan in allowed if plan.id not in left)
    mentions, outside, notes = _places(query, allowed, knowledge)
    own = numbered_plans(query, allowed, mentions)
    if mentions:
        unnumbered = [each for each in mentions if not set(each) & set(own)]
        by_place = {plan for each in unnumbered for plan in each}
        placed = _meant(query, tuple(p for p in allowed if p.id in by_place), _OF_ONE_PLACE) if by_place else ()
        plans = tuple(dict.fromkeys((*own, *placed)))
        return Scope(plans, True, tuple(outside), tuple(notes), own=bool(own), mentions=tuple(unnumbered))
    if outside and not own:
        return Scope((), narrowed=True, outside=tuple(dict.fromkeys(outside)), notes=tuple(notes))
    named = own or plans_by_signer_or_basis(query, allowed)
    if named:
        return Scope(tuple(named), narrowed=True, own=bool(own))
    unknown = _bare_unknown(query, chosen=narrowed) or unknown_numbers(query, knowledge)
    if unknown:
        return Scope((), narrowed=True, outside=tuple(f"số {number}" for number in unknown))
    meant = _meant(query, allowed, _OF_ONE_PLAN)
    return Scope(meant, narrowed=narrowed or bool(left) or len(meant) < len(allowed))


def _bare_unknown(query: Query, *, chosen: bool) -> tuple[str, ...]:
    """Return the numbers without their sign that name no plan here: of a ``chosen`` plan a statute may well be asked."""
    text, numbers = query.words.text, query.words.named.bare_numbers
    return tuple(number for number in numbers if not (chosen and is_of_other_kind(number, text, "")))


def _left_out(query: Query, plans: Sequence[StoredPlan]) -> frozenset[str]:
    """Return the plans of the places that the question leaves out ("trừ Hà Nam"), none where others would not be left."""
    out = {place.name for place in places_left_out(query.words.text, query.words.named.places)}
    left = frozenset(plan.id for plan in plans if plan.province in out)
    return left if len(plans) - len(left) in range(1, _MOST_LEFT) else frozenset()


def _places(
    query: Query, allowed: Sequence[StoredPlan], knowledge: Knowledge
) -> tuple[list[tuple[str, ...]], list[str], list[str]]:
    """Return the plans of each place that the question names, the places that have none, and notes on both.

    A place has the plans that it issued and those of others whose titles name it ("… tại buổi làm việc với tỉnh Thanh Hóa").
    Without any, a place of today means the plans of the provinces that were merged into it, but for what only one plan says of
    itself; that is asked of what the place issued, where there is any.
    """
    of_itself = set(query.words.asking.intents) & METADATA_INTENTS
    notes: list[str] = []
    outside: list[str] = []
    local = tuple(named_locally(query.words.text, allowed))
    mentions = [local] if local else []
    left = places_left_out(query.words.text, query.words.named.places)
    for place in (place for place in query.words.named.places if place not in left):
        found = [p for p in allowed if p.province == place.name or _key_of(p) == place.key]
        about = [] if found and of_itself else [p for p in allowed if p not in found and place.key in _titled_places(p)]
        merged = [] if found or about else [p for p in allowed if p.province and current_name(_key_of(p)) == place.name]
        if merged and not of_itself:
            notes += [f"{p.province} nay thuộc {current_name(_key_of(p))}" for p in merged]
        if found or about or (merged and not of_itself):
            mentions.append(tuple(p.id for p in (*found, *about, *merged)))
        elif _is_topic(place.name, query, knowledge):
            continue
        else:
            outside.append(place.name)
            notes += [
                f"Kho có kế hoạch của {p.province}, nay thuộc {place.name}, không có kế hoạch do {place.name} ban hành"
                for p in merged
            ]
    return mentions, outside, notes


def named_in(scope: Scope, words: Sequence[str], knowledge: Knowledge) -> Scope:
    """Return ``scope`` narrowed to the plans whose titles hold the ``words`` that name a plan; as it is where they tell none.

    Half of the words' neighbouring pairs must stand in the title: "kế hoạch này" names nothing, "kế hoạch chuyển đổi số" does.
    """
    asked = [word for word in words if fold_accents(word).removeprefix("ke hoach").strip()]
    placed = {plan for mention in scope.mentions for plan in mention}
    numbered = [plan for plan in scope.plans if plan not in placed] if scope.own else []
    if not asked or (scope.own and not placed):
        return scope
    plans = tuple(p for p in knowledge.plans if not scope.narrowed or p.id in scope.plans)
    if len(scope.mentions) + bool(numbered) < 2:
        found = named_by_title(" ".join(asked), plans) if len(plans) > 1 else []
        return replace(scope, plans=tuple(found), narrowed=True) if found else scope
    kept = [plan for mention in scope.mentions for plan in _titled(asked, [p for p in plans if p.id in mention])]
    return replace(scope, plans=tuple(dict.fromkeys((*numbered, *kept))), narrowed=True)


def _titled(words: Sequence[str], plans: Sequence[StoredPlan]) -> list[str]:
    """Return those of one place's ``plans`` that one of ``words`` names by its title; all where none does."""
    found = [plan for each in words for plan in named_by_title(each, plans)] if len(plans) > 1 else []
    return found or [plan.id for plan in plans]


def find_plan(knowledge: Knowledge, name: str) -> StoredPlan:
    """Return the plan that ``name`` means: an id, the beginning of one, a number ("457/KH-UBND") or a province.

    Raises PlanNotFoundError where none or several fit.
    """
    plans = knowledge.plans
    numbers = [number.key for number in find_document_numbers(name)]
    places = [place.key for place in find_places(name)]
    folded = fold_accents(name.strip())
    for fits in (
        [p for p in plans if p.id == name.strip()],
        [p for p in plans if numbers and number_key(p) in numbers],
        [p for p in plans if folded and p.id.startswith(folded.replace(" ", "-"))],
        [p for p in plans if any(doc.file == name.strip() for doc in p.documents)],
        [p for p in plans if places and _key_of(p) in places],
        [
            p
            for p in plans
            if places and p.province and any(current_name(_key_of(p)) == place.name for place in find_places(name))
        ],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            names = ", ".join(p.id for p in fits[:5])
            raise PlanNotFoundError(f"“{name}” khớp với {len(fits)} kế hoạch: {names}. Xin ghi rõ mã của một kế hoạch.")
    raise PlanNotFoundError(f"Không có kế hoạch nào khớp với “{name}”.")


def filtered_plans(knowledge: Knowledge, plan: str | None, province: str | None) -> tuple[StoredPlan, ...]:
    """Return the plans that a caller's filters leave; raise PlanNotFoundError where none is left."""
    plans = (find_plan(knowledge, plan),) if plan else knowledge.plans
    if not province:
        return plans
    places = find_places(province)
    keys = {place.key for place in places}
    names = {place.name for place in places}
    fits = tuple(p for p in plans if _key_of(p) in keys or (p.province and current_name(_key_of(p)) in names))
    if not fits:
        raise PlanNotFoundError(f"Không có kế hoạch nào của “{province}”.")
    return fits


def _meant(query: Query, plans: tuple[StoredPlan, ...], intents: AbstractSet[Intent]) -> tuple[str, ...]:
    """Return those of ``plans`` that a question with one of ``intents`` means by its subject; all where it asks for several."""
    found = tuple(p.id for p in plans)
    if query.where.agencies and intents is _OF_ONE_PLAN and Intent.BUDGET in query.words.asking.intents:
        return found  # what one body's task costs, which the best row tells
    if len(plans) < 2 or query.words.asking.which or query.words.asking.wide or not set(query.words.asking.intents) & intents:
        return found
    return tuple(named_by_subject(query.topic, plans))


def _key_of(plan: StoredPlan) -> str:
    return _place_key(plan.province or "")


def _titled_places(plan: StoredPlan) -> frozenset[str]:
    """Return the keys of the places that the plan's title names."""
    return _places_of(plan.metadata.title or "")


@lru_cache(maxsize=_REMEMBERED)
def _places_of(title: str) -> frozenset[str]:
    return frozenset(place.key for place in find_places(title))


@lru_cache(maxsize=_REMEMBERED)
def _place_key(province: str) -> str:
    return next((place.key for place in find_places(province)), "")


def _is_topic(name: str, query: Query, knowledge: Knowledge) -> bool:
    """Tell whether a place outside the corpus is only spoken of in the plans ("Đại học Quốc gia Thành phố Hồ Chí Minh").

    The plans then write the same word before it; of what the question begins with is asked.
    """
    folded = fold_accents(name)
    before = re.search(rf"(?P<word>\w+)\s+{re.escape(folded)}(?!\w)", fold_accents(query.words.text))
    if before is None or before["word"] in _ASKS_OF:
        return False
    said = f"{before['word']} {folded}"
    hits = knowledge.engine.lexical(knowledge.analyzer.terms(said), k=5)
    return any(said in fold_accents(passage.clean) for passage in knowledge.engine.passages([hit.passage for hit in hits]))
