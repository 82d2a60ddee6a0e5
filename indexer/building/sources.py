"""The files of a corpus folder, and what was read of them, kept so that nothing is read twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from corpus.layout.parting import documents_in, part_id, part_name
from corpus.metadata.catalog import FILE_NAME
from corpus.readers.isolation.sandbox import understood_in_child
from corpus.reading import PIPELINE_VERSION, understand
from corpus.records import Reading
from corpus.records.errors import SettingsError, UnreadableFileError
from indexer.storage.json_records import adapter
from indexer.storage.sealed import SealedFiles

_UNDER_WAY: Final = frozenset((".part", ".partial", ".crdownload", ".download", ".filepart", ".tmp"))
"""What browsers and copying programs call a file until it is whole, when they give it its own name."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the corpus: its path below the corpus folder and the SHA-256 of its bytes ("" where it cannot be opened).

    ``whole`` is the file that holds the document as one of several, after the first; None for a file. ``size`` counts its
    bytes, by which no two files differ.
    """

    file: str
    digest: str
    whole: Source | None = None
    size: int = field(default=0, compare=False)


def list_sources(corpus: Path) -> tuple[Source, ...]:
    """Return all files below ``corpus`` but hidden ones, those still under way by their names, and the catalogue, by path.

    Raises :class:`SettingsError` where there is no such folder, so that a drive that is away does not empty the index.
    """
    if not corpus.is_dir():
        raise SettingsError(f"Không có thư mục kế hoạch “{corpus}”; hãy kiểm tra đường dẫn (--corpus hoặc TRACUU_CORPUS).")
    paths = sorted(path for path in corpus.rglob("*") if path.is_file() and _counts(path.relative_to(corpus)))
    return tuple(Source(path.relative_to(corpus).as_posix(), _digest(path), size=_size(path)) for path in paths)


def without_doubles(sources: tuple[Source, ...], preferred: frozenset[str]) -> tuple[list[Source], dict[str, str]]:
    """Return the sources with each content once, and the other files of the same content by file.

    Of files with one content the first in ``preferred`` (those that the catalogue names) counts, else the first by path.
    """
    kept: dict[str, Source] = {}
    doubles: dict[str, str] = {}
    for source in sorted(sources, key=lambda s: (s.file not in preferred, s.file)):
        first = kept.setdefault(source.digest or source.file, source)
        if first is not source:
            doubles[source.file] = first.file
    return sorted(kept.values(), key=lambda s: s.file), doubles


class Readings:
    """What was understood of each file, kept below the data folder by content, suffix and pipeline version."""

    def __init__(self, data: Path, corpus: Path) -> None:
        self._corpus = corpus
        self._files = reading_files(data)

    def get(self, source: Source, *, again: bool = False) -> Reading:
        """Return the reading of a file, read now unless it was before (or ``again``).

        Raises :class:`UnreadableFileError` or one of its family.
        """
        key = reading_key(source)
        stored = None if again and source.whole is None else self._load(key)
        if stored is None:
            whole = source.whole or source
            reading = understood_in_child(self._corpus / whole.file, self._corpus)
            if reading.document.id != whole.digest:
                raise UnreadableFileError("Tệp thay đổi trong khi đọc; tệp sẽ được đọc lại ở lần lập chỉ mục sau.")
            self.keep(whole, reading)
            stored = self._load(key)
        if stored is None:
            raise UnreadableFileError("Tệp thay đổi trong khi đọc; tệp sẽ được đọc lại ở lần lập chỉ mục sau.")
        return replace(stored, document=replace(stored.document, file=source.file))

    def holds(self, source: Source) -> bool:
        """Tell whether a file was read before."""
        return self._files.holds(reading_key(source))

    def keep(self, source: Source, reading: Reading) -> None:
        """Store what was understood of a file: of each document in it, where there are several."""
        documents = documents_in(reading.document)
        readings = [reading] if len(documents) == 1 else [understand(document) for document in documents]
        for number, found in enumerate(readings, start=1):
            bare = replace(found, document=replace(found.document, grids=()))
            self._files.save(reading_key(part_of(source, number)), adapter(Reading).dump_json(bare))

    def content(self, source: Source) -> bytes | None:
        """Return a file's bytes; None where they are not those of ``source`` any more, or cannot be had."""
        try:
            content = (self._corpus / source.file).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == source.digest else None

    def _load(self, key: str) -> Reading | None:
        parts = self._files.load(key)
        if not parts:
            return None
        try:
            reading: Reading = adapter(Reading).validate_json(parts[0])
        except ValueError:
            return None
        return reading


def part_of(source: Source, number: int) -> Source:
    """Return document ``number`` (from 1) of a file as a source of its own; the first one is the file."""
    if number == 1:
        return source
    return Source(part_name(source.file, number), part_id(source.digest, number), source)


def reading_files(data: Path) -> SealedFiles:
    """Return the files of the readings below a data folder."""
    return SealedFiles(data / "readings", ".reading")


def reading_key(source: Source) -> str:
    """Return the name under which the reading of a file is kept."""
    facts = "\0".join((source.digest, Path(source.file).suffix.lower(), PIPELINE_VERSION))
    return hashlib.sha256(facts.encode()).hexdigest()


def _counts(path: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.parts)
    return path.as_posix() != FILE_NAME and not hidden and path.suffix.lower() not in _UNDER_WAY


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
