"""What the last build saw, so that the next one can tell in a moment that nothing changed, and reads no bad file twice.

The note is a shortcut only: lost or unreadable, it costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from corpus.metadata.catalog import CatalogEntry
from corpus.reading import PIPELINE_VERSION
from corpus.records.errors import UnreadableFileError, UnsupportedFormatError
from indexer.building.report import Failure
from indexer.building.sources import Source
from indexer.storage.atomic import write_atomically

_FILE: Final = "last-build.json"


@dataclass(frozen=True, slots=True)
class LastBuild:
    """``inputs`` names all that went in, ``version`` the snapshot that came out.

    ``failures`` come with the digest of the file's content, as ``pipeline`` (a version) met it.
    """

    inputs: str
    version: str
    pipeline: str
    failures: tuple[tuple[str, Failure], ...]

    def failure(self, source: Source) -> Failure | None:
        """Return why this very content could not be read; None where it was not tried, or may be readable by now."""
        if self.pipeline != PIPELINE_VERSION or not source.digest:
            return None
        lasting = (UnreadableFileError.code, UnsupportedFormatError.code)
        found = (f for digest, f in self.failures if digest == source.digest and f.file == source.file and f.code in lasting)
        return next(found, None)


def inputs_key(sources: Sequence[Source], catalog: Sequence[CatalogEntry], versions: Mapping[str, str]) -> str:
    """Return a hash of all that a build depends on."""
    facts = [
        [[source.file, source.digest] for source in sources],
        [asdict(entry) for entry in catalog],
        sorted(versions.items()),
    ]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False, default=str).encode()).hexdigest()


def load(data: Path) -> LastBuild | None:
    """Return the note of the last build below ``data``, None where there is none to go by."""
    try:
        found = json.loads((data / _FILE).read_text("utf-8"))
        failures = tuple((digest, Failure(**failure)) for digest, failure in found["failures"])
        return LastBuild(found["inputs"], found["version"], found["pipeline"], failures)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def save(data: Path, note: LastBuild) -> None:
    """Write the note; raises OSError where the disk refuses."""
    write_atomically(data / _FILE, json.dumps(asdict(note), ensure_ascii=False).encode())
