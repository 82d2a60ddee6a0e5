"""Assignments that stand in prose."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.records import Assignment, Block, Document, Section


def assignments_in_prose(document: Document, sections: Sequence[Section], blocks: Sequence[Block]) -> tuple[Assignment, ...]:
    """Return the assignments that paragraphs and list items give, in text order."""
    del document, sections, blocks
    return ()
