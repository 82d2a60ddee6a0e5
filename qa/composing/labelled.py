"""Lines from labels in prose that the register leaves out: "- Đơn vị chủ trì: Đồng chí …" below what is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corpus.tables.columns import ColumnRole
from indexer.segments.stored import Passage
from qa.composing.draft import Line
from qa.composing.prose import cite_passage, label_of
from qa.composing.register_lines import COLUMN_NAMES
from qa.contracts.findings import Proof
from qa.contracts.ranked import Ranked
from qa.contracts.words import Intent
from qa.ranking.looked_up import LookedUp
from qa.reading.sentence_values import best_excerpt
from qa.retrieval.knowledge import Knowledge

_ROLES: Final = {
    Intent.LEAD: ColumnRole.LEAD,
    Intent.COORDINATE: ColumnRole.COORDINATE,
    Intent.PERIOD: ColumnRole.PERIOD,
    Intent.PRODUCT: ColumnRole.PRODUCT,
    Intent.FUNDING: ColumnRole.FUNDING,
}
_FARTHEST: Final = 12
"""Passages of one section that may stand between a task and the last of its labels."""


def labelled_line(found: Ranked, looked: LookedUp, room: int) -> Line | None:
    """Return the line that says what the labels at or below the passage of ``found`` say in the asked fields.

    None where they say nothing in them, or where the passage is a task or a duty of the register.
    """
    passage = found.candidate.passage
    asked = [intent for intent in looked.words.asking.intents if intent in _ROLES]
    if not asked or found.assignment is not None:
        return None
    said = {role: (value, where) for where, role, value in _labels(passage, looked.knowledge)}
    fitting = [intent for intent in asked if _ROLES[intent] in said]
    if not fitting:
        return None
    texts = [said[_ROLES[intent]][0] for intent in fitting]
    values = texts if len(texts) == 1 else [f"{COLUMN_NAMES[i]}: {text}" for i, text in zip(fitting, texts, strict=True)]
    places = [part for intent in fitting for part in said[_ROLES[intent]][1].ranges if part not in passage.ranges]
    proof = Proof.of(passage, found.score, also=places)
    labels = tuple(cite_passage(said[_ROLES[intent]][1], found.score, looked.knowledge) for intent in fitting)
    excerpt = best_excerpt(passage.clean, looked.query.topic, looked.knowledge.weight, max(room - len("".join(values)), 80))
    return Line(passage.plan, label_of(passage, looked.knowledge), tuple(values), f"“{excerpt}”", (proof,), labels)


def _labels(passage: Passage, knowledge: Knowledge) -> Iterator[tuple[Passage, ColumnRole, str]]:
    """Yield the labels of the passage itself, or else of the first run of labels below it in its section, each role once."""
    document = knowledge.engine.stored_document(passage.document)
    labels = knowledge.understood.labels(document)
    at = int(passage.id.rpartition(":")[2])
    near = range(at, min(at + _FARTHEST, max(labels, default=-1) + 1))
    seen: set[ColumnRole] = set()
    for ordinal, other in zip(near, knowledge.understood.passages(document, near), strict=True):
        of_other = labels.get(ordinal, [])
        if (seen and not of_other) or other.section_path != passage.section_path:
            return
        for label in of_other:
            if label.role in seen:
                return
            seen.add(label.role)
            yield other, label.role, other.clean[label.start : label.end]
