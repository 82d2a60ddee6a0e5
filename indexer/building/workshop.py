"""Where documents are read and derived: in this process, or by many workers elsewhere, which hand back what they made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from corpus.records import Reading
from indexer.building.report import Failure
from indexer.building.sources import Source
from indexer.encoding.encoder import Vectors
from indexer.segments.passages import PlanHeader
from indexer.segments.segment import Derived


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file with its bytes, whose digest ``source`` names."""

    source: Source
    content: bytes


@dataclass(frozen=True, slots=True)
class SegmentToMake:
    """A reading, and what its plan says, to be derived and embedded under ``key``."""

    key: str
    reading: Reading
    header: PlanHeader


class Workshop(Protocol):
    """Does the two costly steps for many documents at once, in whatever order; a worker that ends costs time only.

    Both take their work as it is asked for and hand back each result when it is there, so that the caller can store it at
    once: what was handed back need not be made again when the whole is killed.
    """

    def read(self, files: Iterable[FileToRead]) -> Iterator[tuple[Source, Reading | Failure]]:
        """Read and understand files; a file that cannot be read gives a failure."""

    def make(self, segments: Iterable[SegmentToMake]) -> Iterator[tuple[str, Derived, Vectors]]:
        """Derive and embed readings; raises ModelError where the workers' model is not the one that was asked for."""
