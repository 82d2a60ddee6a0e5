"""Citations: from passages and fields to quotes that stand in the document, character by character."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from corpus.records import Range
from indexer.segments.stored import Passage, StoredAssignment
from qa.composing.draft import Draft
from qa.contracts.answer import SECTION_JOINT, Answer, Citation, QuotedRange
from qa.contracts.findings import Proof
from qa.contracts.ranked import Ranked
from qa.reading.life import Life
from qa.retrieval.knowledge import Knowledge

_RECOGNIZED = "ocr"  # how the codes of a recognized document's warnings begin
LONGEST = 2000
"""Characters that a citation may hold in all; longer ones point at nothing in particular."""


class Citations:
    """Collects an answer's citations, each passage once, and numbers them in the order in which they were added."""

    def __init__(self, text_of: Callable[[str], str], title_of: Callable[[str], str]) -> None:
        """Take how to get a document's text by its id and a plan's title by its id."""
        self._text_of = text_of
        self._title_of = title_of
        self._found: list[Citation] = []
        self._extra: dict[str, tuple[Range, ...]] = {}

    @classmethod
    def over(cls, knowledge: Knowledge) -> Citations:
        """Return none yet, of the documents of an index."""
        return cls(knowledge.engine.document_text, partial(title_of, knowledge))

    def add(self, proof: Proof) -> int:
        """Cite a proof, with all ranges that belong to its passage by this one and earlier ones; return its number from 1."""
        passage, key = proof.passage, proof.passage.id
        text = self._text_of(passage.document)
        ranges = whole_ranges([*passage.ranges, *proof.also, *self._extra.get(key, ())], text)
        self._extra[key] = ranges
        citation = make_citation(passage, ranges, text, self._title_of(passage.plan), proof.score)
        for at, earlier in enumerate(self._found):
            if earlier.passage == key:
                self._found[at] = replace(citation, n=earlier.n, score=earlier.score)
                return earlier.n
        self._found.append(replace(citation, n=len(self._found) + 1))
        return len(self._found)

    def numbers(self, proofs: Iterable[Proof]) -> tuple[int, ...]:
        """Cite ``proofs``; return their numbers, each once."""
        return tuple(dict.fromkeys([self.add(proof) for proof in proofs]))

    def all(self) -> tuple[Citation, ...]:
        """Return the citations, numbered, in the order in which they were added."""
        return tuple(self._found)


def numbered(draft: Draft, knowledge: Knowledge) -> tuple[tuple[Citation, ...], list[tuple[int, ...]]]:
    """Return the citations of a draft, and for each of its lines the numbers of those that prove it."""
    citations = Citations.over(knowledge)
    citations.numbers(draft.first)
    numbers = []
    for line in draft.lines:
        numbers.append(citations.numbers(line.proofs))
        citations.numbers(line.beside)
    citations.numbers(draft.further)
    return citations.all(), numbers


class CitationWarnings:
    """Adds to citations what a reader must know: that the plan holds no more, that a machine read the words."""

    def __init__(self, knowledge: Knowledge, lives: Mapping[str, Life]) -> None:
        self._engine = knowledge.engine
        self._lives = lives

    def warned(self, citation: Citation) -> Citation:
        """Return ``citation`` with its notice and whether some of it was recognized from a picture."""
        return replace(citation, notice=self._lives[citation.plan].notice, ocr=self._recognized(citation))

    def _recognized(self, citation: Citation) -> bool:
        document = citation.passage.rpartition(":")[0]
        if not any(warning.code.startswith(_RECOGNIZED) for warning in self._engine.stored_document(document).warnings):
            return False
        quoted = [Range(citation.start, citation.end), *(Range(more.start, more.end) for more in citation.more)]
        return any(part.overlaps(read) for part in quoted for read in self._engine.document(document).ocr)


def requoted(answer: Answer, text_of: Callable[[str], str]) -> Answer:
    """Return an answer that was kept without its quotes with them, each what stands where it was cited from."""
    return replace(
        answer, citations=tuple(_requoted(each, text_of(each.passage.rpartition(":")[0])) for each in answer.citations)
    )


def _requoted(citation: Citation, text: str) -> Citation:
    more = tuple(replace(each, quote=text[each.start : each.end]) for each in citation.more)
    return replace(citation, quote=text[citation.start : citation.end], more=more)


def title_of(knowledge: Knowledge, plan: str) -> str:
    """Return a plan's title, its name where it has none."""
    return knowledge.plan(plan).metadata.title or knowledge.plan_name(plan)


def citation_of(found: Ranked, knowledge: Knowledge, n: int) -> Citation:
    """Return the citation numbered ``n`` of a passage as it was found."""
    passage = found.candidate.passage
    text = knowledge.engine.document_text(passage.document)
    made = make_citation(passage, whole_ranges(passage.ranges, text), text, title_of(knowledge, passage.plan), found.score)
    return replace(made, n=n)


def citation_of_row(stored: StoredAssignment, knowledge: Knowledge) -> Citation:
    """Return the citation of a row of the register: its passage, with the fields that stand elsewhere."""
    found, passage = stored.assignment, knowledge.engine.passage(stored.passage)
    fields = [*found.lead, *found.coordinate, *(found.product or ())]
    fields += [value for value in (found.period, found.funding) if value]
    ranges = [*passage.ranges, *(part for value in fields for part in value.ranges)]
    title = knowledge.plan(stored.plan).metadata.title or stored.plan
    text = knowledge.engine.document_text(stored.document)
    return replace(make_citation(passage, whole_ranges(ranges, text), text, title, 1.0), n=1)


def make_citation(passage: Passage, ranges: Sequence[Range], text: str, title: str, score: float) -> Citation:
    """Return the citation of ``ranges`` of the document ``text``; those beyond :data:`LONGEST` characters are left out."""
    kept: list[Range] = []
    for part in ranges:
        room = LONGEST - sum(r.end - r.start for r in kept)
        if room <= 0:
            break
        kept.append(Range(part.start, min(part.end, part.start + room)))
    first, *rest = kept
    return Citation(
        n=0,
        plan=passage.plan,
        file=passage.file,
        title=title,
        section=SECTION_JOINT.join(passage.section_path),
        page=passage.page,
        kind=passage.kind.value,
        start=first.start,
        end=first.end,
        quote=first.of(text),
        more=tuple(QuotedRange(part.start, part.end, part.of(text)) for part in rest),
        score=round(score, 4),
        passage=passage.id,
    )


def whole_ranges(ranges: Iterable[Range], text: str) -> tuple[Range, ...]:
    """Return ``ranges`` of ``text`` in as few pieces as they make: neighbours with nothing but blanks or bars between are one.

    The pieces come in the order of the first of each in ``ranges``.
    """
    given = list(ranges)
    joined: list[Range] = []
    for part in sorted(set(given)):
        if joined and (part.start <= joined[-1].end or not text[joined[-1].end : part.start].strip(" \t\n\r\f|")):
            joined[-1] = Range(joined[-1].start, max(joined[-1].end, part.end))
        else:
            joined.append(part)
    order = [next(piece for piece in joined if piece.start <= part.start and part.end <= piece.end) for part in given]
    return tuple(dict.fromkeys(order))
