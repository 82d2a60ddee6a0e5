"""A second look for what a place's own plans do not say: other plans may speak of the place.

A ministry's plan names the city where solar panels are put up; the city's own plans do not. In: what a question means, narrowed
to a place. Out: the same with the place as part of its topic, over all plans, whether what is found there names the place at
all, and whether a draft's proof does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.text import folded_syllables
from qa.composing.citations import numbered
from qa.composing.draft import Draft
from qa.contracts.answer import Status
from qa.contracts.candidates import Candidates
from qa.contracts.query import Form, Query
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.meant import Meant
from qa.retrieval.scope import Scope


def may_stand_elsewhere(meant: Meant) -> bool:
    """Tell whether only a place narrows where to look, and one value is asked for: no number or word names a plan."""
    named, scope = meant.query.words.named, meant.scope
    narrowed_by_place = bool(named.places) and (bool(scope.mentions) or bool(scope.outside)) and not scope.own
    return narrowed_by_place and meant.query.form is Form.VALUE and not named.numbers and not named.bare_numbers


def about_the_place(meant: Meant, others: tuple[str, ...]) -> Meant:
    """Return what is meant with the places as words of the topic, asked of the ``others``' plans."""
    query, said = meant.query, meant.query.words
    places = tuple(dict.fromkeys(word for place in said.named.places for word in place.name.split()))
    where = replace(query.where, plans=(), provinces=(), outside=())
    words = replace(said, named=replace(said.named, places=()))
    return replace(
        meant,
        query=replace(query, where=where, topic=(*query.topic, *places), words=words),
        scope=Scope(others, narrowed=False),
    )


def is_named_in_any(query: Query, candidates: Candidates, knowledge: Knowledge) -> bool:
    """Tell whether one of the ``candidates`` names every place of ``query``: else no proof will, and none need be sought."""
    for found in candidates:
        wanted = _names(query, knowledge.plan(found.passage.plan).province)
        held = knowledge.syllables(found.passage.clean)
        if all(held.issuperset(name.split()) for name in wanted) and _all_said(wanted, folded_syllables(found.passage.clean)):
            return True
    return False


def proof_names_the_place(query: Query, draft: Draft, knowledge: Knowledge) -> bool:
    """Tell whether what the draft's first line cites names every place of ``query``, or is said by that place itself.

    Its own plans are among the others where a word of the question was taken for the name of one of them.
    """
    if draft.status is not Status.ANSWERED or not draft.lines:
        return False
    citations, numbers = numbered(replace(draft, lines=draft.lines[:1], first=(), further=()), knowledge)
    proofs = [citation for citation in citations if citation.n in numbers[0]]
    of_place = knowledge.plan(draft.lines[0].plan).province
    return _all_said(
        _names(query, of_place), [syllable for citation in proofs for syllable in folded_syllables(citation.quote)]
    )


def _names(query: Query, besides: str | None) -> list[str]:
    """Return the folded names of the places of ``query``, but for that of the plan that speaks."""
    return [" ".join(folded_syllables(place.name)) for place in query.words.named.places if place.name != besides]


def _all_said(names: Sequence[str], syllables: Sequence[str]) -> bool:
    said = f" {' '.join(syllables)} "
    return all(f" {name} " in said for name in names)
