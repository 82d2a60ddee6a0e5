"""The answer object of a draft: its text, its items, its citations marked with what a reader must know, how it was read.

In: a draft with what was looked up (or with what it was computed from). Out: an :class:`Answer`, without the time that it took.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.names.agencies import name_of
from qa.composing.citations import CitationWarnings, citation_of, numbered
from qa.composing.computed import Material
from qa.composing.draft import Draft, Line, compose
from qa.composing.evidence import with_further
from qa.composing.silence import explain, silent
from qa.contracts.answer import Answer, Citation, Interpretation, Item, Status
from qa.contracts.query import Query
from qa.contracts.ranked import Ranked
from qa.ranking.looked_up import LookedUp
from qa.reading.life import Life, note_of
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.scope import Scope


class Finisher:
    """Makes answer objects of drafts over one index; ``lives`` tells which plans hold as they stand."""

    def __init__(self, knowledge: Knowledge, lives: Mapping[str, Life]) -> None:
        self._knowledge = knowledge
        self._lives = lives
        self._warnings = CitationWarnings(knowledge, lives)

    def finished(self, typed: str, looked: LookedUp, draft: Draft, top_k: int) -> Answer:
        """Return the answer to what was ``typed``: with further reading to ``top_k`` citations, or with what is nearest."""
        interpretation = interpretation_of(looked.query, looked.scope)
        if draft.status is Status.ANSWERED:
            return self.told(typed, with_further(draft, looked, top_k), interpretation, top_k)
        nearest = [citation_of(found, self._knowledge, n) for n, found in enumerate(looked.order.by("prose").found[:top_k], 1)]
        said = explain(draft.status, looked.scope, looked.knowledge, tuple(map(self._warnings.warned, nearest)), draft.notes)
        return replace(said, question=typed, interpretation=interpretation)

    def computed(self, typed: str, material: Material, draft: Draft, top_k: int) -> Answer:
        """Return the answer of a draft that was computed from ``material``."""
        where = material.query.where
        plans = where.plans or tuple(p.id for p in material.plans if where.provinces or where.without_plans)
        read = Interpretation(
            intents=tuple(name.value for name in material.query.ask),
            plans=plans,
            provinces=where.provinces,
            agencies=tuple(dict.fromkeys(condition.name for condition in where.agencies)),
            topic=material.query.topic,
            query=material.query.as_json(),
        )
        if draft.status is Status.ANSWERED:
            return self.told(typed, draft, read, top_k)
        places = tuple(dict.fromkeys((*where.outside, *(name for name in where.provinces if not plans))))
        return replace(silent(draft.status, places), question=typed, interpretation=read)

    def told(self, typed: str, draft: Draft, interpretation: Interpretation, top_k: int) -> Answer:
        """Return the answer that tells a draft: ``top_k`` of its citations, more where its lines need them."""
        citations, numbers = numbered(draft, self._knowledge)
        needed = max((n for of_line in numbers for n in of_line), default=0)
        composed = compose(draft, self._notices(draft))
        return Answer(
            question=typed,
            status=Status.ANSWERED,
            answer=composed.text,
            items=tuple(self._item(line, of_line) for line, of_line in zip(draft.lines, numbers, strict=True)),
            citations=tuple(map(self._warnings.warned, citations[: max(top_k, needed)])),
            interpretation=interpretation,
            heading=draft.heading,
            notes=composed.notes,
        )

    def found(self, ranked: Sequence[Ranked], first: int) -> tuple[Citation, ...]:
        """Return what a search found as citations, numbered from ``first``."""
        return tuple(self._warnings.warned(citation_of(found, self._knowledge, n)) for n, found in enumerate(ranked, first))

    def _item(self, line: Line, citations: tuple[int, ...]) -> Item:
        return replace(line.item(citations), notice=self._lives[line.plan].notice)

    def _notices(self, draft: Draft) -> list[str]:
        """Return a line for each plan of the draft that does not hold as it stands, where the answer itself does not say so."""
        plans = dict.fromkeys(line.plan for line in draft.lines)
        said = {value for line in draft.lines for value in line.values}
        told = [plan for plan in plans if self._lives[plan].notice not in ("", *said)]
        return [note_of(self._lives[plan].notice, self._knowledge.plan_name(plan) if len(plans) > 1 else "") for plan in told]


def interpretation_of(query: Query, scope: Scope) -> Interpretation:
    """Return how a question was read, for whoever asked it."""
    words = query.words
    return Interpretation(
        restored=words.text,
        intents=tuple(intent.value for intent in words.asking.intents),
        plans=scope.plans if scope.narrowed else (),
        provinces=tuple(dict.fromkeys(place.name for place in words.named.places)),
        agencies=tuple(dict.fromkeys(name_of(agency) or asked.name for asked in words.named.agencies for agency in asked.ids)),
        years=words.named.years,
        numbers=words.named.numbers,
        expanded={**words.spelled.repaired, **words.spelled.expanded},
        topic=query.topic,
        dropped=words.dropped,
        notes=scope.notes,
    )
