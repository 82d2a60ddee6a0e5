"""What could be asked: examples for the first screen, questions that go on from an answer, and what fits while one types.

All are made from the plans that are there: from rows of the register and the fields that they fill, and from what plans say
of themselves.
"""

from __future__ import annotations

import itertools
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus.names.agencies import name_of
from corpus.text.folding import fold_accents
from indexer.segments.stored import StoredAssignment, StoredPlan
from qa.contracts.answer import Answer
from ui.presenting.overview import agencies_in
from ui.presenting.readable import phrases, tidy
from ui.presenting.reference import short_plan_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.service import Service
    from ui.services.of_index import OfIndex

MOST_EXAMPLES: Final = 6
MOST_TURNS: Final = 4
MOST_ROWS: Final = 2000
"""Tasks that examples are chosen from: the first visitor of a large register does not wait until all of it is read."""
MOST_NEXT: Final = 3
MOST_COMPLETIONS: Final = 8
MOST_LOOKED_INTO: Final = 60
"""Other plans whose tasks are looked through for one that speaks of the same: whoever has an answer does not wait for this."""
SHORTEST_TASK: Final = 24
LONGEST_TASK: Final = 90
_FIELDS: Final = (
    ("lead", "Ai chủ trì?"),
    ("coordinate", "Ai phối hợp?"),
    ("period", "Thực hiện khi nào?"),
    ("product", "Sản phẩm là gì?"),
    ("funding", "Kinh phí lấy từ đâu?"),
)
_EVERYWHERE: Final = {
    "lead": "ai chủ trì {topic}",
    "coordinate": "ai phối hợp {topic}",
    "period": "thời gian thực hiện {topic}",
    "product": "sản phẩm của {topic} là gì",
    "funding": "kinh phí cho {topic} lấy từ đâu",
}
_OTHER_SHARE: Final = {"lead": "phối hợp", "coordinate": "chủ trì"}
_ABOUT_TASKS: Final = frozenset({"lead", "coordinate", "period", "product", "funding", "tasks", "deadline"})


class Examples:
    """Examples for the first screen, over one index: all are asked once, and those that turn out unanswered left out."""

    def __init__(self, service: Service, answered: Callable[[str], bool]) -> None:
        """Make them; they are asked behind whoever comes first."""
        made = tuple(dict.fromkeys(_examples(service)))
        self.found = made[:MOST_EXAMPLES]
        threading.Thread(target=self._check, args=(made, answered), daemon=True).start()

    def _check(self, made: Sequence[str], answered: Callable[[str], bool]) -> None:
        good = tuple(itertools.islice(filter(answered, made), MOST_EXAMPLES))
        self.found = good or self.found


def examples(service: Service, kept: OfIndex, answered: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the examples for the first screen; ``answered`` tells whether a question has an answer."""
    return kept.get(service, "examples", lambda: Examples(service, answered)).found


def _examples(service: Service) -> Iterator[str]:
    """Yield questions of different kinds about different plans, most telling first."""
    plans = service.plans()
    rows = service.assignments(kind="task")[:MOST_ROWS]
    counts = Counter(name for row in rows for name in agencies_in(row.assignment.lead))
    tasks = [row for row in rows if row.assignment.lead and SHORTEST_TASK <= len(_task(row)) <= LONGEST_TASK]
    shortest = sorted(tasks, key=lambda row: len(_task(row)))
    of_plan: dict[str, StoredAssignment] = {}
    for row in shortest:
        of_plan.setdefault(row.plan, row)
    spread = [of_plan[plan] for plan in dict.fromkeys(row.plan for row in tasks)]
    if spread:
        yield f"Ai chủ trì {_lowered(_task(spread[0]))}?"
    if counts:
        agency = counts.most_common(1)[0][0]
        yield f"{name_of(agency) or ''} chủ trì những việc gì?".strip()
    named = [plan for plan in plans if plan.province]
    ways = (
        "Kế hoạch của {province} báo cáo về đâu, trước ngày nào?",
        "Mục tiêu của kế hoạch {province} là gì?",
        "Ai ký kế hoạch của {province}?",
        "Kinh phí thực hiện kế hoạch của {province} lấy từ nguồn nào?",
    )
    if len(spread) > 1:
        yield fold_accents(f"ai chu tri {_task(spread[-1])}")
    # Each kind of question about another plan first, then what is left of them, should some turn out unanswered.
    for turn in range(min(len(named), MOST_TURNS)):
        for number, way in enumerate(ways):
            yield way.format(province=named[(turn + number) % len(named)].province)
    yield "Có những kế hoạch nào?"


def _task(row: StoredAssignment) -> str:
    return tidy(row.assignment.task.text).rstrip(" .;:")


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def following(service: Service, answer: Answer) -> tuple[str, ...]:
    """Return two or three questions that go on from a found answer: fields that its row fills, and the same of another plan."""
    if not answer.found or not answer.citations:
        return ()
    row = _row_of(service, answer)
    asked = set(answer.interpretation.intents) | set(answer.interpretation.query.get("ask", ()))
    made: list[str] = []
    shares = _shares(answer)
    if row is not None and asked & _ABOUT_TASKS:
        filled, told = row.assignment, asked | {role for role, _ in shares}
        made += [text for name, text in _FIELDS if name not in told and getattr(filled, name)][:2]
    made += [f"{name} {_OTHER_SHARE[role]} những việc gì?" for role, name in shares if role in _OTHER_SHARE]
    made += _elsewhere(service, answer)
    if row is None and "report" not in asked and len(answer.items) == 1:
        made.append("Báo cáo gửi về đâu, trước ngày nào?")
    return tuple(dict.fromkeys(made))[:MOST_NEXT]


def _shares(answer: Answer) -> list[tuple[str, str]]:
    """Return the agencies whose tasks were asked for, each with its role in them ("lead", "coordinate")."""
    where = answer.interpretation.query.get("where") or {}
    return [(str(each.get("role", "")), str(each.get("name", ""))) for each in where.get("agencies") or () if each.get("name")]


def everywhere(service: Service, answer: Answer) -> str:
    """Return the question that asks all plans for what one or some of them were asked, "" where that is no other question."""
    query = answer.interpretation.query
    asked = [name for name in query.get("ask") or () if name in _EVERYWHERE]
    topic = " ".join(phrases(answer.interpretation.topic, answer.interpretation.restored))
    told = {item.plan for item in answer.items}
    if not answer.found or not asked or not topic or len(told) == len(service.plans()) or query.get("form") != "value":
        return ""
    question = f"Ở các tỉnh, {_EVERYWHERE[asked[0]].format(topic=topic)}?"
    return "" if question.casefold() == answer.question.casefold() else question


def _row_of(service: Service, answer: Answer) -> StoredAssignment | None:
    first = answer.citations[0]
    return next((row for row in service.assignments(plan=first.plan) if row.passage == first.passage and first.passage), None)


def _elsewhere(service: Service, answer: Answer) -> Iterator[str]:
    """Yield "Còn … thì sao?" for another plan whose tasks speak of the same, where one plan was asked about."""
    topic = " ".join(answer.interpretation.topic)
    named = set(answer.interpretation.plans) or {item.plan for item in answer.items}
    if len(named) != 1 or not topic:
        return
    others = [plan for plan in service.plans() if plan.id not in named and plan.province]
    for plan in others[:MOST_LOOKED_INTO]:
        if service.assignments(plan=plan.id, q=topic):
            yield f"Còn {plan.province} thì sao?"
            return


def completions(service: Service, typed: str, kept: OfIndex) -> list[dict[str, str | int]]:
    """Return what the last words typed could become: agencies, plans and tasks, found with or without accents.

    ``keep`` is how many of the last characters typed the text stands for.
    """
    words = typed.split()
    candidates = kept.get(service, "completions", lambda: _candidates(service))
    found: list[dict[str, str | int]] = []
    for count in range(min(4, len(words)), 0, -1):
        tail = " ".join(words[-count:])
        if len(tail) < 3:
            continue
        keep = len(typed) - typed.rfind(words[-count]) if count == 1 else len(typed) - _start_of(typed, words, count)
        plain = fold_accents(tail)
        fitting = [each for each in candidates if _fits(each.plain, plain)]
        for text, kind, _ in sorted(fitting, key=lambda each: not each.plain.startswith(plain)):
            if not any(each["text"] == text for each in found):
                found.append({"text": text, "kind": kind, "keep": keep})
        if len(found) >= MOST_COMPLETIONS:
            break
    return found[:MOST_COMPLETIONS]


def _start_of(typed: str, words: Sequence[str], count: int) -> int:
    at = len(typed)
    for word in reversed(words[-count:]):
        at = typed.rfind(word, 0, at)
    return at


def _fits(text: str, typed: str) -> bool:
    return text != typed and (text.startswith(typed) or f" {typed}" in text)


class _Candidate(NamedTuple):
    """What can be completed: the text, its kind, and the text without accents."""

    text: str
    kind: str
    plain: str


def _candidates(service: Service) -> tuple[_Candidate, ...]:
    """Return what can be completed."""
    return tuple(_Candidate(text, kind, fold_accents(text)) for text, kind in dict.fromkeys(_all_candidates(service)))


def _all_candidates(service: Service) -> Iterator[tuple[str, str]]:
    rows = service.assignments()
    agencies = Counter(
        (name_of(agency) or tidy(name))
        for row in rows
        for agency, name in agencies_in((*row.assignment.lead, *row.assignment.coordinate)).items()
    )
    yield from ((name, "cơ quan") for name, _ in agencies.most_common())
    plans: tuple[StoredPlan, ...] = service.plans()
    yield from ((plan.province, "tỉnh") for plan in plans if plan.province)
    yield from ((short_plan_name(plan), "kế hoạch") for plan in plans)
    tasks = (_task(row) for row in rows if row.assignment.kind.value == "task")
    yield from ((_lowered(task), "nhiệm vụ") for task in tasks if len(task) <= 2 * LONGEST_TASK)
