"""Looks a data folder over, finds what is damaged, missing or left over, and mends it.

Everything below the data folder is derived: what is damaged is taken away, the next build makes it again from the corpus.
Nothing of the corpus folder is touched.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from corpus.records.errors import IndexDamagedError
from indexer.building.snapshots import referenced
from indexer.building.sources import reading_files
from indexer.encoding.encoder import DEFAULT_MODEL, fingerprint_of
from indexer.encoding.model_folder import default_is_whole, model_folder
from indexer.engines.base import Engine, Snapshot
from indexer.engines.choice import engine_at
from indexer.segments.segment import segment_files
from indexer.storage.atomic import storage_errors
from indexer.storage.sealed import SealedFiles

_LEFTOVERS: Final = ("models/.*", ".*.tmp", "segments/*/.*", "readings/*/.*")
_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: a stable code, a message in Vietnamese that says what was done about it."""

    code: str
    message: str
    mended: bool


@dataclass(slots=True)
class Diagnosis:
    """What was found; ``build_needed`` tells that the index must be built (again) from the corpus folder."""

    findings: list[Finding] = field(default_factory=list)
    build_needed: bool = False


def examine(data: Path, model: str = DEFAULT_MODEL, *, mend: bool = True, engine: Engine | None = None) -> Diagnosis:
    """Look over the data folder and mend what can be mended without the corpus; ``model`` is the encoder that is set.

    ``engine`` keeps the index, without one the engine on this machine.

    Raises :class:`IndexBusyError` while a build is going on, :class:`StorageError` where the disk refuses.
    """
    engine = engine or engine_at(data)
    with engine.writing(), storage_errors("thư mục dữ liệu"):
        doctor = _Doctor(data, mend, engine)
        doctor.leftovers()
        whole = doctor.snapshots()
        live = doctor.live(whole)
        doctor.stores(whole)
        doctor.model(model, live)
        return doctor.diagnosis


class _Doctor:
    def __init__(self, data: Path, mend: bool, engine: Engine) -> None:
        self._data = data
        self._mend = mend
        self._engine = engine
        self.diagnosis = Diagnosis()

    def leftovers(self) -> None:
        """Find what killed processes left behind."""
        left = [path for pattern in _LEFTOVERS for path in sorted(self._data.glob(pattern))]
        names = [*self._engine.leftovers(), *(path.name for path in left)]

        def clear() -> None:
            """Take away what a process that was stopped left behind."""
            self._engine.sweep()
            _remove(left)

        if names:
            self._found("leftovers", f"Phần dở dang của tiến trình bị ngắt: {_few(names)}", "đã dọn", clear)

    def snapshots(self) -> list[str]:
        """Find damaged snapshots; return the versions of the whole ones."""
        whole = []
        for version in self._engine.versions():
            damaged = self._damages(version)
            if damaged:
                what = f"Bản chỉ mục {version} thiếu hoặc sai: {_few(damaged)}"
                gone = partial(self._engine.remove, version, forced=True)
                self._found("snapshot_damaged", what, "đã bỏ bản này", gone)
            else:
                whole.append(version)
        return whole

    def live(self, whole: list[str]) -> str | None:
        """Find whether ``current`` names a whole snapshot; return the one that answers."""
        named = self._engine.current()
        if named in whole:
            return named
        self.diagnosis.build_needed = True
        if not whole:
            self._found("index_missing", "Không có bản chỉ mục nguyên vẹn nào; cần lập lại chỉ mục")
            return None
        what = f"Con trỏ “current” không chỉ tới bản nguyên vẹn ({named or 'trống'})"
        self._found("pointer", what, f"đã chuyển sang bản {whole[-1]}", lambda: self._engine.point_to(whole[-1]))
        return whole[-1]

    def stores(self, whole: list[str]) -> None:
        """Find damaged and orphaned segments and readings."""
        segments, readings = referenced(self._engine, whole)
        self._store(segment_files(self._data), "segment", "Phần dẫn xuất", segments)
        self._store(reading_files(self._data), "reading", "Bản đọc", readings)

    def model(self, name: str, live: str | None) -> None:
        """Find whether the model is whole and the one that the index was built with."""
        if not default_is_whole(self._data):
            folder = [model_folder(self._data)]
            what = "Thư mục mô hình nhúng mặc định bị sai"
            self._found("model_damaged", what, "đã bỏ để tạo lại khi cần", partial(_remove, folder))
        if live is not None:
            known = fingerprint_of(name, self._data)
            if known is not None and known != self._engine.manifest(live).fingerprint:
                self.diagnosis.build_needed = True
                self._found("model_differs", "Chỉ mục được tạo bằng mô hình nhúng khác mô hình đang đặt; cần lập lại chỉ mục")

    def _damages(self, version: str) -> list[str]:
        try:
            return self._engine.damages(version) or inconsistencies(self._engine, version)
        except IndexDamagedError:
            return ["bản kê khai"]

    def _store(self, files: SealedFiles, code: str, name: str, wanted: set[str]) -> None:
        damaged = [key for key in files.stored_keys() if key in wanted and files.load(key) is None]
        orphans = [key for key in files.stored_keys() if key not in wanted]
        for suffix, keys, what in (("damaged", damaged, "bị hỏng"), ("orphaned", orphans, "không còn dùng")):
            if keys:
                paths = [files.path(key) for key in keys]
                self._found(f"{code}_{suffix}", f"{name} {what}: {len(keys)} tệp", "đã bỏ", partial(_remove, paths))

    def _found(self, code: str, what: str, done: str = "", mend: Callable[[], object] | None = None) -> None:
        mended = mend is not None and self._mend
        if mend is not None and self._mend:
            mend()
        self.diagnosis.findings.append(Finding(code, f"{what}; {done}." if mended else f"{what}.", mended))


def inconsistencies(engine: Engine, version: str) -> list[str]:
    """Return in Vietnamese what does not fit together in a version whose parts are as they were written.

    As many vectors and lexical entries as passages, every range within its document's text and with something in it, every
    assignment's passage there.
    """
    snapshot = engine.open_version(version)
    try:
        return _contradictions(snapshot)
    except KeyError as error:
        return [f"thiếu bản ghi {error}"]
    finally:
        snapshot.close()


def _contradictions(snapshot: Snapshot) -> list[str]:
    vectors, texts = snapshot.sizes()
    found = [] if vectors == texts == snapshot.manifest.passages else ["số đoạn, vectơ và mục từ không khớp"]
    known = set()
    for plan in snapshot.plans():
        for passage in snapshot.passages_of(plan.id):
            known.add(passage.id)
            text = snapshot.document_text(passage.document)
            if not all(part.end <= len(text) and part.of(text).strip() for part in passage.ranges):
                found.append(f"vị trí của đoạn {passage.id} không khớp văn bản")
    return found + [f"nhiệm vụ {row.id} không còn đoạn" for row in snapshot.assignments() if row.passage not in known]


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _few(names: Sequence[str]) -> str:
    more = len(names) - _FEW
    return ", ".join(names[:_FEW]) + (f" và {more} mục khác" if more > 0 else "")
