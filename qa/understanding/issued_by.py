"""Plans that a question names by who issued them: "kế hoạch của Bộ Nội vụ", "quyết định do Bộ Y tế ban hành".

In: a question's text as it was spelled, and the plans that it may mean. Out: the plans of that body, and the question without
its name: who issued a plan leads no task by that. A province's, district's or commune's plans are named by their place
(``qa.understanding.naming``, ``corpus.names.places``), and are not looked for here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corpus.genres.table import title_names
from corpus.names.agencies import find_agencies, identify
from corpus.names.places import find_places
from corpus.text import fold_accents, folded_syllables, tokens
from indexer.segments.stored import StoredPlan

_REMEMBERED: Final = 20_000
_KINDS: Final = frozenset(tuple(folded_syllables(name)) for name in (*title_names(), "văn bản"))
_LONGEST_KIND: Final = max(map(len, _KINDS))
_OF: Final = frozenset({"cua", "do"})
_ISSUES: Final = (("ban", "hanh"), ("ky", "ban", "hanh"), ("phe", "duyet"), ("lap"), ("de", "ra"), ("dua", "ra"))
"""What may follow an issuer that "do" names: of another agency "do" tells who does the task."""
_COMMITTEES: Final = ("ubnd", "uy ban nhan dan")
_LONGEST_SUBJECT: Final = 12
"""Syllables in which a plan's subject stands between its kind and its issuer: "kế hoạch kỹ năng nghề của Bộ Nội vụ"."""
_SUBJECT_IS_TITLE: Final = 0.7
_PLAIN: Final = frozenset(["nam", "so", "ve", "nay", "tren", "moi", "day", "noi", "tong", "the"])
"""Syllables beside a plan's subject that no title need hold."""
_HEADS: Final = frozenset(
    [
        ("benh", "vien"),
        ("nha", "truong"),
        ("truong",),
        ("truong", "dai", "hoc"),
        ("dai", "hoc"),
        ("hoc", "vien"),
        ("tinh", "uy"),
        ("thanh", "uy"),
        ("huyen", "uy"),
        ("dang", "uy"),
        ("ban", "chi", "dao"),
        ("trung", "tam"),
        ("chi", "cuc"),
        ("tong", "cuc"),
        ("bo",),
    ]
)
"""What bodies are called by in short, where nothing follows that makes it another's name."""
_BY_LENGTH: Final = sorted(_HEADS, key=len, reverse=True)
_OF_HEAD: Final[Mapping[tuple[str, ...], tuple[str, ...]]] = {
    ("nha", "truong"): ("truong",),
    ("dai", "hoc"): ("truong", "dai", "hoc"),
}
_AFTER: Final = frozenset(
    re.findall(
        r"\w+",
        "ai ban bao can cho chu co con cuoi da dat dau de den do duoc giao gi gom hay het hieu hoan khi khong ky la lam luc may"
        " muc nam nao nay neu nham nhieu nhung o phai phan phoi quy ra sao se tai tap the theo thi thoi thuc tong trong tu tuc"
        " va ve viec vi voi yeu",
    )
)
"""Syllables that go on a question after a body called in short; any other goes on its name."""
_HOUSES: Final = (("benh", "vien"), ("truong",), ("dai", "hoc"), ("hoc", "vien"))
_AT: Final = frozenset({"o", "tai", "cua", "trong"})
_DOES: Final = frozenset(["chu", "phoi", "tham", "lam", "phai", "lo", "dung", "gop", "nhan", "duoc", "bao"])
_SHORTEST_END: Final = 2
"""Syllables of a body's own name that tell it from others of its kind."""
_SPACED: Final = re.compile(r"\s+(?=[?!.,;:])")
_RESTS: Final = (("can", "cu"), ("dua", "vao"), ("dua", "tren"), ("dua", "theo"), ("vien", "dan"))
"""Before the name of a kind: it is what plans rest on, and its issuer not theirs ("kế hoạch căn cứ nghị quyết của …")."""
_ASKS_WHICH: Final = frozenset({"nao", "gi", "may", "nhieu"})


@dataclass(frozen=True, slots=True)
class Body:
    """Who issues documents: its name in folded ``syllables``, and the ``ids`` of the agency that it is."""

    syllables: tuple[str, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssuedBy:
    """The ``plans`` (ids) of the body that a question names as their issuer, and its text ``without`` that name."""

    plans: tuple[str, ...]
    without: str


@dataclass(frozen=True, slots=True)
class _Named:
    """A body named in a text: which token it begins at and which comes after it, and the plans that it issued."""

    first: int
    after: int
    plans: tuple[StoredPlan, ...]


def issued_by(text: str, plans: Sequence[StoredPlan]) -> IssuedBy | None:
    """Return the plans whose issuer ``text`` names as such; None where it names none, or where all have that issuer.

    The text keeps a name that ends words of the plan's own title: "quy chế hoạt động của Ban Chỉ đạo".
    """
    bodies: dict[Body, list[StoredPlan]] = {}
    for plan in plans:
        body = _body(plan.metadata.issuer)
        if body.syllables:
            bodies.setdefault(body, []).append(plan)
    if not bodies:
        return None
    found = list(tokens(text))
    folded = [fold_accents(token.text) for token in found]
    for named in _named(text, folded, [token.start for token in found], bodies):
        begins = _begins(folded, named)
        if begins is None or len(named.plans) == len(plans):
            continue
        meant = tuple(plan.id for plan in named.plans)
        subject, name = begins
        if subject < name and _in_title(folded[subject : named.after], named.plans):
            return IssuedBy(meant, text)
        after = named.after + _issuing_words(folded, named.after)
        kept = (text[: found[name].start].rstrip(), text[found[after - 1].end :].lstrip())
        return IssuedBy(meant, _SPACED.sub("", " ".join(filter(None, kept))))
    return None


def _named(
    text: str, folded: Sequence[str], starts: Sequence[int], bodies: Mapping[Body, Sequence[StoredPlan]]
) -> Iterator[_Named]:
    """Yield the ``bodies`` that the text names: by what the agencies' table calls them, by name, by their kind alone."""
    for mention in find_agencies(text):
        same = [plan for body, plans in bodies.items() if set(mention.ids) & set(body.ids) for plan in plans]
        if same:
            first = next(at for at, start in enumerate(starts) if start >= mention.start)
            yield _Named(first, first + len(folded_syllables(mention.text)), tuple(same))
    for first in range(len(folded)):
        for body, plans in bodies.items():
            after = first + len(body.syllables)
            if tuple(folded[first:after]) == body.syllables:
                yield _Named(first, after, tuple(plans))
        yield from _named_in_short(folded, first, bodies)
        head = next((head for head in _BY_LENGTH if tuple(folded[first : first + len(head)]) == head), None)
        after = first + len(head or ())
        if head is None or (after < len(folded) and folded[after] not in _AFTER):
            continue
        begins = _OF_HEAD.get(head, head)
        called = [plan for body, plans in bodies.items() if body.syllables[: len(begins)] == begins for plan in plans]
        if called:
            yield _Named(first, after, tuple(called))


def _named_in_short(folded: Sequence[str], first: int, bodies: Mapping[Body, Sequence[StoredPlan]]) -> Iterator[_Named]:
    """Yield the one body that is named by what it is and the end of its name: "bệnh viện Sông Hậu" of "… đa khoa khu vực …"."""
    for head in _BY_LENGTH:
        if tuple(folded[first : first + len(head)]) != head:
            continue
        begins, after = _OF_HEAD.get(head, head), first + len(head)
        ends = [
            (size, plans)
            for body, plans in bodies.items()
            if body.syllables[: len(begins)] == begins
            for size in range(_SHORTEST_END, len(body.syllables) - len(begins))
            if tuple(folded[after : after + size]) == body.syllables[-size:]
        ]
        if len(ends) == 1:
            yield _Named(first, after + ends[0][0], tuple(ends[0][1]))
        return


def _begins(folded: Sequence[str], named: _Named) -> tuple[int, int] | None:
    """Return where a plan's subject begins and where the words that name its issuer ("của …").

    None where no plan is said to be this body's.
    """
    at = named.first
    if at and folded[at - 1] in ("cac", "mot"):
        at -= 1
    linked = bool(at) and folded[at - 1] in _OF
    if linked and folded[at - 1] == "do" and not _issuing_words(folded, named.after):
        return None
    start = at - 1 if linked else at
    if _is_house(folded, named):
        return start, start
    for gap in range(_LONGEST_SUBJECT + 1 if linked else 1):
        for size in range(_LONGEST_KIND, 0, -1):
            kind = start - gap - size
            if kind >= 0 and tuple(folded[kind : kind + size]) in _KINDS:
                if _rests(folded[:kind]):
                    return None
                return (start - gap, start) if _is_subject(folded[start - gap : start], named.plans) else None
    return None


def _is_house(folded: Sequence[str], named: _Named) -> bool:
    """Tell whether a hospital or school is named whose own plan is asked: first of all, or as the place where something is.

    Not where it is said to do something, as in another's plan.
    """
    head = next((head for head in _HOUSES if tuple(folded[named.first : named.first + len(head)]) == head), ())
    placed = not named.first or folded[named.first - 1] in _AT
    does = named.after < len(folded) and folded[named.after] in _DOES
    return bool(head) and named.after - named.first > len(head) and placed and not does


def _rests(before: Sequence[str]) -> bool:
    """Tell whether words that say what plans rest on stand right before, an article between them at most."""
    words = before[:-1] if before and before[-1] in ("cac", "mot", "nhung") else before
    return tuple(words[-2:]) in _RESTS


def _in_title(words: Sequence[str], plans: Sequence[StoredPlan]) -> bool:
    """Tell whether a title of ``plans`` holds ``words`` as they stand."""
    said = f" {' '.join(words)} "
    return any(said in f" {' '.join(folded_syllables(plan.metadata.title or ''))} " for plan in plans)


def _is_subject(words: Sequence[str], plans: Sequence[StoredPlan]) -> bool:
    """Tell whether ``words`` are what a title of ``plans`` says, or nothing: "nêu trách nhiệm" names no plan's subject."""
    telling = [word for word in words if word not in _PLAIN and not word.isdigit()]
    if _ASKS_WHICH & set(telling):
        return False
    titles = [set(folded_syllables(plan.metadata.title or "")) for plan in plans]
    return not telling or any(sum(w in title for w in telling) >= _SUBJECT_IS_TITLE * len(telling) for title in titles)


def _issuing_words(folded: Sequence[str], at: int) -> int:
    """Return how many syllables from ``at`` on say that a body issued something: "ban hành"."""
    return next((len(words) for words in _ISSUES if tuple(folded[at : at + len(words)]) == words), 0)


@lru_cache(maxsize=_REMEMBERED)
def _body(issuer: str | None) -> Body:
    """Return who issued a document, without whom it belongs to and its place; nobody for the committee of a place."""
    name = re.split(r",|\s[-–]\s", issuer or "", maxsplit=1)[0].strip()
    if fold_accents(name).startswith(_COMMITTEES):
        return Body((), ())
    places = [place for place in find_places(name) if place.end == len(name)]
    bare = re.sub(r"\s(?:tỉnh|thành phố)$", "", name[: places[0].start].rstrip()) if places else name
    return Body(tuple(folded_syllables(bare)), identify(bare))
