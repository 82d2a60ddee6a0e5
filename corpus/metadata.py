"""What a document says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.records import Block, Document, Metadata, Section


def read_metadata(document: Document, sections: Sequence[Section], blocks: Sequence[Block]) -> Metadata:
    """Return the metadata of ``document``."""
    del document, sections, blocks
    return Metadata()
