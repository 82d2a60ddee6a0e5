"""A line from prose: targets, deadlines, money, legal bases, duties, definitions, quoted from the sentence that holds them."""

from __future__ import annotations

from corpus.records import BlockKind, Range
from indexer.segments.stored import Passage
from qa.composing.draft import Line
from qa.contracts.findings import Proof
from qa.contracts.query import Form
from qa.contracts.ranked import Ranked
from qa.contracts.words import Intent
from qa.ranking.cell_figures import asked_figure
from qa.ranking.features import Topic
from qa.ranking.looked_up import LookedUp
from qa.reading.demands import tells_demanded
from qa.reading.obliques import AskedBeside, asked_beside, obliques_in
from qa.reading.sentence_values import best_excerpt, sentences, unsaid, values
from qa.retrieval.knowledge import Knowledge

_LONGEST_HEADING = 240
_LONGEST_LABEL = 90


def prose_line(found: Ranked, looked: LookedUp, room: int) -> Line:
    """Return the line that quotes a passage in at most ``room`` characters, its direct values first."""
    passage = found.candidate.passage
    tells = tells_demanded(looked.words.text)
    excerpt = best_excerpt(passage.clean, looked.query.topic, looked.knowledge.weight, room, tells)
    return Line(
        passage.plan,
        label_of(passage, looked.knowledge),
        _direct(found, looked),
        f"“{excerpt}”",
        (cite(found, looked.knowledge),),
    )


def label_of(passage: Passage, knowledge: Knowledge) -> str:
    """Return how to call a passage of prose: its plan, and the heading that it stands under where that is short."""
    heading = passage.section_path[-1] if passage.section_path else ""
    name = knowledge.plan_name(passage.plan)
    return f"{name}, {heading.rstrip(' .:;')}" if heading and len(heading) <= _LONGEST_LABEL else name


def _direct(found: Ranked, looked: LookedUp) -> tuple[str, ...]:
    """Return the answer in a word where there is one: an asked figure, or who is charged with a duty."""
    words = looked.words
    if words.asking.expected is not None:
        figure = asked_figure(found.candidate.passage, looked.words, looked.knowledge)
        return (figure,) if figure else direct_values(found.candidate.passage.clean, looked.topic)
    oblique = asked_beside(looked.query)
    if oblique is not None:
        return whom_or_with(found.candidate.passage.clean, oblique, looked.topic)
    if found.assignment is None:
        return ()
    if Intent.LEAD in words.asking.intents:
        leads = tuple(value.text for value in found.assignment.assignment.lead)
        return leads if looked.query.form is Form.YES_NO else tuple(unsaid(leads, words.text))
    return ()


def whom_or_with(clean: str, asked: AskedBeside, topic: Topic) -> tuple[str, ...]:
    """Return the agencies that are asked for beside the actor, from the sentence with some that covers the topic best."""
    named = topic.query.words.named.agency_ids
    told = [(part.text, found) for part in sentences(clean) if (found := obliques_in(part.text, asked, named))]
    covers = [topic.cover(topic.knowledge.text_terms(text, "").syllables) for text, _ in told]
    return told[covers.index(max(covers))][1] if told else ()


def direct_values(clean: str, topic: Topic) -> tuple[str, ...]:
    """Return the values of the asked kind from the sentence that covers the topic best."""
    expected, unit = topic.query.words.asking.expected, topic.query.words.asking.unit
    if expected is None:
        return ()
    asked = topic.query.words.text
    parts = [part for part in sentences(clean) if unsaid(values(part.text, expected, unit), asked)]
    if not parts:
        return ()
    best = max(parts, key=lambda part: topic.cover(topic.knowledge.text_terms(part.text, "").syllables))
    return tuple(dict.fromkeys(unsaid(values(best.text, expected, unit), asked)))


def cite(found: Ranked, knowledge: Knowledge) -> Proof:
    """Return the proof by the passage of ``found``; see :func:`cite_passage`."""
    return cite_passage(found.candidate.passage, found.score, knowledge)


def cite_passage(passage: Passage, score: float, knowledge: Knowledge) -> Proof:
    """Return the proof by the passage, with the heading that says of whom or of which year it speaks."""
    return Proof.of(passage, score, also=heading_of(passage, knowledge))


def heading_of(passage: Passage, knowledge: Knowledge) -> list[Range]:
    """Return where the innermost heading above ``passage`` stands; nothing for rows, notes and the plan's head and foot."""
    if passage.kind in (BlockKind.TABLE_ROW, BlockKind.FOOTNOTE, BlockKind.HEADER, BlockKind.CLOSING):
        return []
    start = passage.ranges[0].start
    sections = knowledge.engine.stored_document(passage.document).sections
    around = [section for section in sections if section.range.start <= start < section.range.end]
    if not around:
        return []
    heading = max(around, key=lambda section: section.level).heading_range
    return [heading] if heading.end - heading.start <= _LONGEST_HEADING else []
