"""An answer in the making: lines by plan with their proofs, and the text that is composed of them within a limit."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.layout.blanks import has_blanks
from corpus.records import BlockKind
from qa.composing.proofs import Proof
from qa.contracts.answer import Item, Status
from qa.contracts.query import Query
from qa.contracts.question import REGISTER_INTENTS, Intent, Question
from qa.contracts.reranking import Excerpt
from qa.contracts.trace import Trace
from qa.ranking.features import Topic
from qa.ranking.preference import Wish, prefer_in_force
from qa.ranking.rank import UNLEARNED, Ranked, family_of, rank
from qa.ranking.reranking import reranked
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.meant import Meant
from qa.retrieval.retrieve import Candidate
from qa.retrieval.scope import Scope
from qa.retrieval.shelf import Shelf
from qa.understanding.naming import place_of

SHORT = 700
"""Characters of an answer to a question about one thing."""
LONG = 3000
"""Characters of an answer over several plans, or of a list."""
MOST_PLANS = 60
"""Plans that one answer goes through one by one: more would not fit into its text."""

_JUST_SPOKEN_OF = 0.2
"""Share of the best score by which what the answer before cited goes forward: a follow-up most often stays with it."""
_SAID_IN_THE_BODY = REGISTER_INTENTS | {Intent.BUDGET, Intent.REPORT, Intent.DUTY, Intent.TASKS}


@dataclass(slots=True)
class Inquiry:
    """Everything that the answering of one question works with: what is ``meant``, the ``shelf`` that it is looked up in.

    ``topic`` is what candidates are held against, ``far`` the cosine that other subjects reach here, ``wish`` which plans the
    question asks for itself; ``trace``, where someone asks for it, takes what is decided on the way.
    """

    meant: Meant
    shelf: Shelf
    topic: Topic
    candidates: Sequence[Candidate]
    far: float
    wish: Wish
    trace: Trace | None = None
    _ranked: dict[str, list[Ranked]] = field(default_factory=dict)

    @property
    def question(self) -> Question:
        """The question, in the words that are meant."""
        return self.meant.question

    @property
    def query(self) -> Query:
        """The query that is meant."""
        return self.meant.query

    @property
    def scope(self) -> Scope:
        """Where to look."""
        return self.meant.scope

    @property
    def knowledge(self) -> Knowledge:
        """What is known of the index."""
        return self.shelf.knowledge

    def ranked(self, family: str | None = None) -> list[Ranked]:
        """Return the candidates by the weights of ``family``, by default that of the question's intents; ranked once."""
        chosen = (family or family_of(self.question.intents)) if self.shelf.learned_order else UNLEARNED
        if chosen not in self._ranked:
            ranked = rank(self.candidates, self.topic, chosen)
            ranked = prefer_in_force(ranked, self.shelf.lives, self.wish)
            if self.rereads and not self.wide and chosen != UNLEARNED:
                ranked = reranked(ranked, self.proofs, chosen)
            self._ranked[chosen] = self._as_pointed(ranked)
        return self._ranked[chosen]

    @property
    def rereads(self) -> bool:
        """Tell whether what is found is read together with the question: it says all by itself what is asked."""
        followed = self.meant.followed
        return self.shelf.reranker is not None and not (self.query.carried or followed.focus or followed.near)

    def proofs(self, excerpts: Sequence[Excerpt]) -> list[float]:
        """Return how surely each of ``excerpts`` proves the answer, as the reranker says; each is read once."""
        text, said, reranker = self.question.text, self.meant.said, self.shelf.reranker
        unread = [excerpt for excerpt in dict.fromkeys(excerpts) if (text, excerpt) not in said]
        if reranker is not None and unread:
            said.update(zip(((text, each) for each in unread), reranker.scores(text, unread), strict=True))
        return [said[text, excerpt] for excerpt in excerpts]

    def proof_of(self, excerpt: Excerpt) -> float | None:
        """Return what the reranker said of ``excerpt``; None where it has not read it."""
        return self.meant.said.get((self.question.text, excerpt))

    @property
    def surest(self) -> float:
        """The highest of what the reranker has said to this question; -inf where it has read nothing."""
        return max((logit for (text, _), logit in self.meant.said.items() if text == self.question.text), default=-math.inf)

    def _as_pointed(self, ranked: list[Ranked]) -> list[Ranked]:
        """Return ``ranked`` with what the question points back to first and what it leaves behind last."""
        followed = self.meant.followed
        if not followed.focus and not followed.besides and not followed.near:
            return ranked
        top = max((found.score for found in ranked), default=0.0)
        step = _JUST_SPOKEN_OF * top

        def order(found: Ranked) -> int:
            """Return 0 for what is pointed at, 2 for what is left behind, 1 for all else."""
            passage = found.candidate.passage.id
            return 0 if passage in followed.focus else 2 if passage in followed.besides else 1

        moved = [
            replace(found, score=top)
            if order(found) == 0
            else replace(found, score=found.score + step * (found.candidate.passage.id in followed.near))
            for found in ranked
        ]
        return sorted(moved, key=lambda found: (order(found), -found.score))

    def evidence(self) -> list[Ranked]:
        """Return the candidates that may prove an answer, best first.

        Not the plan's foot, and not its head where the question asks what only the plan's body says; of forms, what has
        blanks to be filled in comes last.
        """
        body_only = bool(set(self.question.intents) & _SAID_IN_THE_BODY)
        formal = {BlockKind.CLOSING, BlockKind.HEADER} if body_only else {BlockKind.CLOSING}
        able = [found for found in self.ranked() if found.candidate.passage.kind not in formal]
        return sorted(able, key=lambda found: has_blanks(found.candidate.passage.clean))

    @property
    def plans(self) -> tuple[str, ...]:
        """The plans to speak of: all in scope, or where these are too many for one answer, the best candidates' ones."""
        if len(self.scope.plans) <= MOST_PLANS:
            return self.scope.plans
        found = dict.fromkeys(ranked.candidate.passage.plan for ranked in self.ranked("prose"))
        return tuple(found)[:MOST_PLANS]

    @property
    def wide(self) -> bool:
        """Tell whether the answer goes plan by plan: all are asked, or several of different places or by their numbers."""
        if self.question.wide or not self.scope.narrowed:
            return self.question.wide
        places = {place_of(self.knowledge.plan(plan)) for plan in self.scope.plans}
        return len(places) > 1 or (self.scope.own and len(self.scope.plans) > 1)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a plan's (or a row's) ``label``, the direct ``values``, the words around them, and what proves them.

    ``detail`` is what the values stand in (the task, the sentence); it is shortened first where room is short. What stands
    ``beside`` its proofs is cited right after them, for further reading.
    """

    plan: str
    label: str
    values: tuple[str, ...]
    detail: str
    proofs: tuple[Proof, ...]
    beside: tuple[Proof, ...] = ()

    def item(self, citations: tuple[int, ...]) -> Item:
        """Return the line as the answer object's item, proved by the ``citations`` of these numbers."""
        if not self.values:
            return Item(self.plan, self.label, (self.detail,) if self.detail else (), citations)
        return Item(self.plan, self.label, self.values, citations, self.detail)


@dataclass(frozen=True, slots=True)
class Draft:
    """What an answering rule found: its lines and its status, with what stands before and after them.

    The text tells only the first ``told`` lines where that is set; all of them are the answer's items. ``sure`` tells that the
    lines are on the question's topic beyond doubt; ``labelled`` that the label is the answer and begins even an only line.
    ``source`` is the rule that made it, by its module below ``qa.composing``. Citations come in the order ``first``, the
    lines' proofs, ``further``: what proves the heading, or the best of lines that stand in another order, is first; further
    is what is not quoted.
    """

    lines: tuple[Line, ...]
    status: Status = Status.ANSWERED
    heading: str = ""
    notes: tuple[str, ...] = ()
    limit: int = SHORT
    told: int | None = None
    sure: bool = False
    labelled: bool = False
    source: str = ""
    first: tuple[Proof, ...] = ()
    further: tuple[Proof, ...] = ()

    @property
    def room(self) -> str:
        """The room or module of ``qa.composing`` that made it: the first part of its ``source``."""
        return self.source.partition(".")[0]

    @property
    def proofs(self) -> Iterator[Proof]:
        """All that is cited, in the order of the citations; a passage may come several times."""
        yield from self.first
        for line in self.lines:
            yield from (*line.proofs, *line.beside)
        yield from self.further

    def made_by(self, rule: Callable[..., object]) -> Draft:
        """Return the draft with ``rule`` as its source, where a rule below that one has not said so."""
        name = f"{rule.__module__.removeprefix('qa.composing.')}.{rule.__name__}"
        return self if self.source else replace(self, source=name)


def compose(draft: Draft) -> str:
    """Return the draft's text: a heading if it has one, then its lines, within its limit of characters.

    Values are never cut as long as they fit at all; details share what room is left.
    """
    lines = draft.lines[: draft.told]
    head = [draft.heading] if draft.heading else []
    tail = list(draft.notes)
    count = max(len(lines), 2) if draft.labelled else len(lines)
    fixed = sum(len(text) + 1 for text in (*head, *tail)) + sum(len(_bare(line, count)) + 8 for line in lines)
    room = draft.limit - fixed
    shares = divide([len(line.detail) for line in lines], room)
    body = [_full(line, share, count) for line, share in zip(lines, shares, strict=True)]
    text = "\n".join([*head, *body, *tail])
    return text if len(text) <= draft.limit else text[: draft.limit - 2].rsplit(" ", 1)[0] + " …"


def divide(wanted: Sequence[int], room: int) -> list[int]:
    """Divide ``room`` among lines that want ``wanted`` characters: the small ones get all, the others an equal part."""
    shares = [0] * len(wanted)
    left, open_lines = max(room, 0), sorted(range(len(wanted)), key=lambda i: wanted[i])
    for position, at in enumerate(open_lines):
        shares[at] = min(wanted[at], left // (len(open_lines) - position))
        left -= shares[at]
    return shares


def _bare(line: Line, count: int) -> str:
    values = "; ".join(line.values)
    label = f"{line.label}: " if line.label and count > 1 else ""
    return f"{'- ' if count > 1 else ''}{label}{values}"


def _full(line: Line, share: int, count: int) -> str:
    bare = _bare(line, count)
    detail = shorten(line.detail, share)
    if not detail:
        return bare
    closing = f" ({line.label})" if count == 1 and line.label else ""
    return f"{bare} – {detail}{closing}" if line.values else f"{bare}{detail}{closing}"


def shorten(text: str, limit: int) -> str:
    """Return ``text`` cut at a word to at most ``limit`` characters with an ellipsis; nothing where that leaves no sense."""
    if len(text) <= limit:
        return text
    if limit < 24:
        return ""
    return text[: limit - 2].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
