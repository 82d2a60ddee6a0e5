"""Markdown: kept as it stands, so that citations quote the file; its marks are taken out of clean copies only."""

from __future__ import annotations

from corpus.readers.plain import plain
from corpus.records import Document


def read(data: bytes, file: str) -> Document:
    """Return the document of a Markdown file. Raises :class:`corpus.records.errors.UnreadableFileError`."""
    return plain.read(data, file, "md")
