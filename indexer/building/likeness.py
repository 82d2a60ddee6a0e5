"""Files that hold the same document: told by their words (MinHash), whatever their format or name.

Of copies one is indexed, so that an answer says everything once; the others are named. Authorities write after patterns: of 180
documents of a shelf six pairs share more than seven tenths of their runs of words and are not the same. So a copy must say
nothing else of itself (number, date, place, issuer, title), and must cite the same documents; a draft and what was issued of
it stay two.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, Final

import numpy as np

from corpus.records import Metadata
from corpus.text import find_document_numbers, folded_syllables
from indexer.building.sources import Readings, Source, reading_key
from indexer.storage.atomic import write_atomically
from indexer.storage.json_records import adapter

ALIKE: Final = 0.85
"""Share of runs of syllables that two copies have in common at least (Jaccard); page numbers and running heads differ."""

ALIKE_BY_NAME: Final = 0.7
"""The same for two that give one number and one place: a PDF tells a letterhead's columns in another order, which in a
document of one page moves a sixth of the runs."""

_RUN: Final = 4
_PERMUTATIONS: Final = 128
_SCHEME: Final = "affine32"
_CANDIDATES: Final = 0.5
_NEVER: Final = 2.0
_NOTED: Final = ("sketch", "cited")
_FILE: Final = "likeness.json"
_BEST_FIRST: Final = (".docx", ".html", ".htm", ".md", ".txt", ".doc", ".odt", ".rtf", ".pdf")
"""Formats by how well they tell tables and headings; of copies the best is indexed."""
_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"})


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it is compared: what it says of itself, its MinHash, and a digest of the numbers of all documents it names."""

    said: Metadata
    sketch: Any
    cited: str


class Likeness:
    """What files are like, remembered below the data folder by content; lost, it costs time and nothing else."""

    def __init__(self, data: Path) -> None:
        self._path = data / _FILE
        self._known: dict[str, dict[str, Any]] = _load(self._path)

    def metadata(self, source: Source) -> Metadata | None:
        """Return what a file that was a copy says of itself, so that it need not be read again; None where that is unknown."""
        noted = self._known.get(reading_key(source), {}).get("metadata")
        try:
            found: Metadata | None = None if noted is None else adapter(Metadata).validate_python(noted)
        except ValueError:
            return None
        return found

    def copies(
        self, sources: Sequence[Source], said: Mapping[str, Metadata], preferred: Collection[str], readings: Readings
    ) -> dict[str, tuple[str, float]]:
        """Return the files that are copies, each with the file that it is a copy of and their likeness (0 to 1).

        ``said`` is what each file says of itself; those ``preferred`` (the catalogue names them) are never copies.
        """
        from datasketch import MinHashLSH

        found: dict[str, tuple[str, float]] = {}
        near = MinHashLSH(threshold=_CANDIDATES, num_perm=_PERMUTATIONS)
        kept: dict[str, _File] = {}
        for source in sorted(sources, key=lambda s: _rank(s, preferred)):
            sketch = self._sketch(source, readings)
            if sketch is None:
                continue
            one = _File(said[source.file], sketch, self._known[reading_key(source)]["cited"])
            shares = ((sketch.jaccard(kept[file].sketch), file) for file in near.query(sketch))
            share, file = max(((s, f) for s, f in shares if s >= _enough(kept[f], one)), default=(0.0, ""))
            if file and source.file not in preferred:
                found[source.file] = (file, share)
            else:
                near.insert(source.file, sketch)
                kept[source.file] = one
        self._save(sources, said, found)
        return found

    def _sketch(self, source: Source, readings: Readings) -> Any:  # noqa: ANN401 - datasketch has no types
        """Return the MinHash of a file's words; None for one with too few to tell."""
        from datasketch import MinHash

        key = reading_key(source)
        noted = self._known.get(key, {}).get("sketch")
        if noted is None:
            text = readings.get(source).document.text
            syllables = folded_syllables(text)
            runs = {" ".join(run).encode() for run in zip(*(islice(syllables, n, None) for n in range(_RUN)), strict=False)}
            sketch = MinHash(num_perm=_PERMUTATIONS, scheme=_SCHEME)
            sketch.update_batch(sorted(runs))
            noted = base64.b64encode(np.asarray(sketch.hashvalues, np.uint32).tobytes()).decode() if runs else ""
            cited = " ".join(sorted({number.key for number in find_document_numbers(text)}))
            self._known[key] = {"sketch": noted, "cited": hashlib.sha256(cited.encode()).hexdigest()[:16]}
        if not noted:
            return None
        values = np.frombuffer(base64.b64decode(noted), np.uint32).astype(np.uint64)
        return MinHash(num_perm=_PERMUTATIONS, hashvalues=values, scheme=_SCHEME)

    def _save(self, sources: Sequence[Source], said: Mapping[str, Metadata], copies: Collection[str]) -> None:
        """Remember these files and no others; of copies, also what they say of themselves."""
        now: dict[str, dict[str, Any]] = {}
        for source in sources:
            key = reading_key(source)
            if key in self._known:
                now[key] = {name: self._known[key][name] for name in _NOTED}
                if source.file in copies:
                    now[key]["metadata"] = json.loads(adapter(Metadata).dump_json(said[source.file]))
        self._known = now
        written = json.dumps(now, ensure_ascii=False, sort_keys=True).encode()
        if not self._path.exists() or self._path.read_bytes() != written:
            write_atomically(self._path, written)


def _rank(source: Source, preferred: Collection[str]) -> tuple[bool, int, int, int, str]:
    """Return what orders copies, the one to keep first.

    It is named in the catalogue, of the best format, the largest of pictures, which is read best, and has the shortest name.
    """
    path = PurePosixPath(source.file)
    suffix = path.suffix.lower()
    best = _BEST_FIRST.index(suffix) if suffix in _BEST_FIRST else len(_BEST_FIRST)
    size = source.size if suffix in _PICTURES else 0
    return source.file not in preferred, best, -size, len(path.name), source.file


def _enough(one: _File, two: _File) -> float:
    """Return how alike two files must be to be copies; more than all where what they say speaks against it."""
    first, second = one.said, two.said
    numbers = _numbers(first), _numbers(second)
    if first.draft != second.draft or first.annex_of != second.annex_of or (all(numbers) and not numbers[0] & numbers[1]):
        return _NEVER
    if not all(_agree(getattr(first, name), getattr(second, name)) for name in ("issued_on", "province", "issuer")):
        return _NEVER
    dated = first.issued_on is not None and second.issued_on is not None
    if all(numbers) and first.province is not None and second.province is not None and (dated or one.cited == two.cited):
        return ALIKE_BY_NAME
    return ALIKE if one.cited == two.cited and _agree(first.title, second.title) else _NEVER


def _agree(one: object, two: object) -> bool:
    """Tell whether two files say the same, or one of them nothing."""
    if isinstance(one, str) and isinstance(two, str):
        return folded_syllables(one) == folded_syllables(two)
    return one is None or two is None or one == two


def _numbers(said: Metadata) -> set[str]:
    return {found.key for found in find_document_numbers(said.number or "")}


def _load(path: Path) -> dict[str, dict[str, Any]]:
    try:
        found = json.loads(path.read_bytes())
        return {key: dict(noted) for key, noted in found.items() if all(isinstance(noted.get(name), str) for name in _NOTED)}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
