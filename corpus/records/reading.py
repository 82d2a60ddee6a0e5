"""All that was understood of one document."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.records.document import Document, ReadWarning
from corpus.records.metadata import Metadata
from corpus.records.outline import Block, Section
from corpus.records.register import Assignment, Table


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with all that was understood of it; a pure function of the document (and the pipeline's version).

    ``tables`` are the document's tables in order, whose rows are blocks too.
    """

    document: Document
    metadata: Metadata
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    assignments: tuple[Assignment, ...]
    warnings: tuple[ReadWarning, ...] = ()
    tables: tuple[Table, ...] = ()

    def section_path(self, section: int | None) -> tuple[str, ...]:
        """Return the headings from the outermost section to ``section``, each as "I. MỤC TIÊU"."""
        path: list[str] = []
        while section is not None:
            found = self.sections[section]
            path.append(". ".join(part for part in (found.number, found.heading) if part))
            section = found.parent
        return tuple(reversed(path))
