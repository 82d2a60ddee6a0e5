"""Lists: which tasks an agency leads or coordinates, and what it must do, from register and prose together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from corpus.names.agencies import name_of, successors
from corpus.records import AssignmentKind
from corpus.text import fold_accents
from indexer.segments.stored import StoredAssignment
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.prose import heading_of
from qa.contracts.answer import Status
from qa.contracts.candidates import Candidates
from qa.contracts.findings import Proof
from qa.contracts.words import AskedAgency, Intent, QueryWords
from qa.ranking.features import Topic
from qa.ranking.looked_up import LookedUp
from qa.reading.parties import agency_ids
from qa.reading.register.rows import of_issuer
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.succession import earlier_agencies, within_scope

_FEW = 5
_FITS = 0.6
_TELLS = 0.4
"""A topic that fits no row better (see :class:`_Row`) says nothing about which rows are meant."""
_MOST_ROWS = 60
_NAMED = 2.0
_HEADING_NUMBER = re.compile(r"^\s*(?:[ivx]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s*")
_LABEL = 40  # characters of a line beside its task
_OTHER_ROLE = {"lead": "coordinate", "coordinate": "lead"}
_ROLE_NAMES = {"lead": "chủ trì", "coordinate": "phối hợp"}
_CLAUSE = re.compile(r"(?<=[^\d.…])[;.](?=\s)")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with how well it fits the topic (0..2), whether the question names the heading above it whole, and a note.

    ``own`` tells that the heading named is no more than the asked agency's own name.
    """

    stored: StoredAssignment
    fit: float
    note: str
    named: bool
    own: bool

    @property
    def score(self) -> float:
        """How well the row fits: one under a heading that the question names ("khâu tổ chức thực hiện") before all others."""
        return self.fit + _NAMED * (self.named or self.own)


def answer_with_tasks(looked: LookedUp) -> Draft | None:
    """Return what the asked agencies do, plan by plan.

    NOT_FOUND where no plan in scope gives them anything and no prose speaks of them; None where only prose does.
    """
    words = looked.words
    if not words.named.agencies:
        return None
    tasks_only = Intent.TASKS in words.asking.intents
    given = _Given(looked)
    in_role = any(agency.role and _has_any(agency, given) for agency in words.named.agencies)
    by_plan: dict[str, list[_Row]] = {}
    for plan in looked.scope.plans:
        rows = _of_most(
            [
                _rows(agency, plan, tasks_only, looked.topic, looked.knowledge, given, in_role=in_role)
                for agency in words.named.agencies
            ]
        )
        if rows:
            by_plan[plan] = rows if tasks_only else _on_topic(rows)
    if not tasks_only and len(looked.scope.plans) > 1 and not looked.wide:
        by_plan = _of_the_subject(by_plan, looked.topic)
    if not by_plan:
        return None if _spoken_of(looked.words, looked.candidates) else Draft((), Status.NOT_FOUND)
    rows, left_out = _fewest([row for found in by_plan.values() for row in found])
    notes = tuple(dict.fromkeys([*left_out, *(row.note for row in rows if row.note)]))
    one = len(by_plan) == 1
    limit = SHORT if one and len(rows) <= _FEW else LONG
    roomy = sum(len(row.stored.assignment.task.text) + _LABEL for row in rows) <= limit
    lines = tuple(_line(row, looked.knowledge, whole=roomy or not tasks_only, named=not one or len(rows) == 1) for row in rows)
    heading = _heading(next(iter(by_plan)), looked.words, looked.knowledge) if one and len(rows) > 1 else ""
    return Draft(lines, heading=heading, notes=notes, limit=limit)


def _of_the_subject(by_plan: dict[str, list[_Row]], topic: Topic) -> dict[str, list[_Row]]:
    """Return the rows of the plans whose rows tell of the topic; none where no plan's do and the question has one."""
    fits = {plan: max(row.fit for row in rows) for plan, rows in by_plan.items()}
    best = max(fits.values(), default=0.0)
    if best < _TELLS:
        return {} if topic.syllables else by_plan
    return {plan: rows for plan, rows in by_plan.items() if fits[plan] >= _FITS * best}


def _fewest(rows: list[_Row]) -> tuple[list[_Row], list[str]]:
    """Return the rows, those that fit best where there are over :data:`_MOST_ROWS`, and what to say of the others."""
    if len(rows) <= _MOST_ROWS:
        return rows, []
    best = sorted(range(len(rows)), key=lambda at: (-rows[at].score, at))[:_MOST_ROWS]
    said = f"Có {len(rows)} việc; đây là {_MOST_ROWS} việc sát câu hỏi nhất. Xin nêu tỉnh hoặc kế hoạch để xem đủ."
    return [rows[at] for at in sorted(best)], [said]


def _heading(plan: str, words: QueryWords, knowledge: Knowledge) -> str:
    issuer = knowledge.plan(plan).metadata.issuer or ""
    written = {agency.ids[0]: agency.name for agency in words.named.agencies if agency.ids}
    names = [of_issuer(name_of(own) or name, issuer) for own, name in written.items()]
    return f"{', '.join(dict.fromkeys(names))} – {knowledge.plan_name(plan)}:"


def _spoken_of(words: QueryWords, candidates: Candidates) -> bool:
    """Tell whether prose in scope names one of the asked agencies, so that it may say what the register does not."""
    wanted = words.named.agency_ids
    passages = (candidate.passage for candidate in candidates)
    return any(wanted & set(agency_ids(f"{' '.join(passage.section_path)} {passage.clean}")) for passage in passages)


def _has_any(agency: AskedAgency, given: _Given) -> bool:
    """Tell whether any plan in scope gives the agency something in the role that it is asked in."""
    return any(given.to(own, agency.role, None) for own in agency.ids)


def _rows(
    agency: AskedAgency, plan: str, tasks_only: bool, topic: Topic, knowledge: Knowledge, given: _Given, *, in_role: bool
) -> list[_Row]:
    """Return the plan's rows for the agency; where it has none, for those before or after it in a succession.

    Where it has none in the asked role ("phối hợp việc gì") here or in any other plan (else ``in_role``), those in the other
    role are returned, which a note says.
    """
    kinds = [AssignmentKind.TASK, AssignmentKind.DUTY] if tasks_only else [None]
    asked = agency.role or "lead"
    for role in (asked,) if in_role else (asked, _OTHER_ROLE[asked]):
        for agency_id, note, fields in _names(agency, knowledge.plan(plan).metadata.issued_on):
            for kind in kinds:
                found = given.to(agency_id, role, kind).get(plan, ())
                said = note if role == asked else f"{note} {_only(agency_id, agency.name, role)}".strip()
                rows = [_row(s, said, topic) for s in found if within_scope(s.assignment.task.text, fields)]
                if rows:
                    return rows
    return []


def _only(agency: str, name: str, role: str) -> str:
    return f"{name_of(agency) or name} chỉ được nêu là cơ quan {_ROLE_NAMES[role]}."


def _names(agency: AskedAgency, issued_on: date | None) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the agency, those that it replaced and those that replaced it, each with a note and the fields taken over.

    A plan of ``issued_on`` speaks of no successor before that one did the work: both were agencies of their own then.
    """
    for own in agency.ids:
        yield own, "", ()
    for own in agency.ids:
        for old, fields in earlier_agencies(own):
            yield old, f"{name_of(old)}, nay là {name_of(own)}.", fields
        for succession in successors(own):
            if issued_on is None or issued_on >= succession.since:
                yield succession.id, f"{name_of(own)}, nay là {name_of(succession.id)}.", ()


class _Given:
    """What agencies are given in the plans in scope, looked up once for all of them."""

    def __init__(self, looked: LookedUp) -> None:
        self._looked = looked
        self.to = cache(self._look_up)
        """Returns, for an agency's id, a role and a kind (None for both), its assignments by plan."""

    def _look_up(self, agency: str, role: str, kind: AssignmentKind | None) -> dict[str, list[StoredAssignment]]:
        engine, plans = self._looked.knowledge.engine, self._looked.scope.plans
        if role == "coordinate":
            rows = engine.assignments(plans=plans, coordinate=agency, kind=kind)
        else:
            rows = engine.assignments(plans=plans, lead=agency, kind=kind)
        found: dict[str, list[StoredAssignment]] = {}
        for row in rows:
            found.setdefault(row.plan, []).append(row)
        return found


def _row(stored: StoredAssignment, note: str, topic: Topic) -> _Row:
    """Return the row with its fit: by its own words, its agencies', and the headings that it stands under."""
    assignment = stored.assignment
    headings = topic.knowledge.engine.passage(stored.passage).section_path
    agencies = [value.text for value in (*assignment.lead, *assignment.coordinate)]
    terms = topic.knowledge.text_terms(assignment.task.text, " ".join((*headings, *agencies)))
    asked = fold_accents(topic.query.words.text).lower()
    ours = {agency for named in topic.query.words.named.agencies for agency in named.ids}
    named = [h for h in headings if _heading_words(h).count(" ") >= 2 and _heading_words(h) in asked]
    own = [heading for heading in named if ours & set(agency_ids(heading))]
    fit = topic.cover(terms.syllables, terms.context) + topic.cover_pairs(terms.bigrams)
    return _Row(stored, fit, note, named=len(named) > len(own), own=bool(own))


def _heading_words(heading: str) -> str:
    """Return a heading's words, folded, without its number."""
    return " ".join(word for word in _HEADING_NUMBER.sub("", fold_accents(heading).lower()).split()).rstrip(" .:;")


def _on_topic(rows: list[_Row]) -> list[_Row]:
    """Return the rows that fit the topic about as well as the best does, best first; all where the topic tells none apart."""
    if max(row.fit for row in rows) < _TELLS:
        return [row for row in rows if row.named] or rows
    best = max(row.score for row in rows)
    return sorted((row for row in rows if row.score >= _FITS * best), key=lambda row: -row.score)


def _of_most(found: Sequence[Sequence[_Row]]) -> list[_Row]:
    """Return the rows of several agencies, each once; those given to most of the agencies together where any are."""
    times = Counter(row.stored.id for rows in found for row in {row.stored.id: row for row in rows}.values())
    most = max(times.values(), default=0)
    seen: dict[str, _Row] = {}
    for row in (row for rows in found for row in rows):
        if times[row.stored.id] == most:
            seen.setdefault(row.stored.id, row)
    return list(seen.values())


def _line(row: _Row, knowledge: Knowledge, *, whole: bool, named: bool) -> Line:
    """Return the line of a row: its task, whole or only what it is, labelled with its plan where ``named``."""
    stored = row.stored
    assignment = stored.assignment
    passage = knowledge.engine.passage(stored.passage)
    proof = Proof.of(passage, round(row.score, 4), also=heading_of(passage, knowledge))
    task = f"nhiệm vụ {assignment.number}" if assignment.number and assignment.kind is AssignmentKind.TASK else ""
    name = knowledge.plan_name(stored.plan) if named else ""
    label = ", ".join(part for part in (name, task) if part)
    return Line(stored.plan, label, (), assignment.task.text if whole else first_clause(assignment.task.text), (proof,))


def first_clause(task: str) -> str:
    """Return a task up to its first semicolon or full stop: what it is, without how it is done."""
    cut = _CLAUSE.search(task)
    return task[: cut.start()].rstrip() if cut else task
