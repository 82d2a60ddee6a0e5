"""The snapshots' folder: ``snapshots/<version>/`` and a file ``current`` that names the live one.

A snapshot becomes real by one rename of its folder, and live by one replacement of ``current``. Versions count up, so that
a clock that goes back changes nothing.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from corpus.records.errors import IndexDamagedError, SnapshotNotFoundError
from indexer.segments.stored import Manifest
from indexer.storage.atomic import reached, sync, sync_tree, write_atomically

MANIFEST: Final = "manifest.json"
DIGEST: Final = "blake2b"
"""The algorithm of the digests in a manifest: 2.7 times as fast as SHA-256 where the processor has no instructions for that."""

_HASHERS: Final = 2
_BUILDING: Final = ".building-"
_REMOVED: Final = ".removed-"


class SnapshotFolders:
    """The snapshots below one data folder."""

    def __init__(self, data: Path) -> None:
        self.root = data / "snapshots"
        self._pointer = data / "current"

    def versions(self) -> list[str]:
        """Return the versions of all snapshots, damaged ones included, oldest first."""
        if not self.root.is_dir():
            return []
        return sorted(path.name for path in self.root.iterdir() if path.name.isdigit())

    def current(self) -> str | None:
        """Return the version that ``current`` names, None where it names none."""
        try:
            found = self._pointer.read_text("ascii").strip()
        except (OSError, ValueError):
            return None
        return found or None

    def stamp(self) -> tuple[int, int, int]:
        """Return something cheap that changes whenever ``current`` is replaced."""
        try:
            found = self._pointer.stat()
        except OSError:
            return (0, 0, 0)
        return (found.st_ino, found.st_mtime_ns, found.st_size)

    def point_to(self, version: str) -> None:
        """Make ``version`` the live one; raises :class:`SnapshotNotFoundError` where there is no such snapshot."""
        if version not in self.versions():
            raise SnapshotNotFoundError(f"Không có bản chỉ mục “{version}”; xem các bản đang có bằng “tracuu snapshots list”.")
        reached("point")
        if self._pointer.is_dir():  # nothing of ours makes one; what is in it is kept beside
            self._pointer.rename(self._pointer.with_name(f".current-{os.getpid()}-{time.time_ns()}"))
        write_atomically(self._pointer, f"{version}\n".encode("ascii"))
        reached("pointed")

    def path(self, version: str) -> Path:
        """Return the folder of a version."""
        return self.root / version

    def manifest(self, version: str) -> Manifest:
        """Return what a snapshot says of itself; raises :class:`IndexDamagedError` where that cannot be read."""
        try:
            content = json.loads((self.path(version) / MANIFEST).read_text("utf-8"))
            content["created_at"] = datetime.fromisoformat(content["created_at"])
            found = Manifest(**content)
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise IndexDamagedError(f"Bản chỉ mục {version} bị hỏng; hãy chạy “tracuu doctor”.") from error
        if found.version != version:
            raise IndexDamagedError(f"Bản chỉ mục {version} mang tên khác trong tệp kê khai; hãy chạy “tracuu doctor”.")
        return found

    def damages(self, version: str, *, contents: bool = True) -> list[str]:
        """Return the names of the snapshot's files that are missing or altered; sizes only where not ``contents``."""
        manifest, folder = self.manifest(version), self.path(version)
        sound = [name for name in manifest.files if _size_of(folder / name) == manifest.sizes.get(name, -1)]
        if contents:
            wanted = {folder / name: str(manifest.files[name]).partition(":")[0] for name in sound}
            now = digests_of(wanted)
            sound = [name for name in sound if now.get(folder / name) == manifest.files[name]]
        return sorted(set(manifest.files) - set(sound))

    @contextmanager
    def building(self) -> Iterator[Path]:
        """Give a folder to build a snapshot in; it is gone afterwards unless :meth:`publish` took it."""
        self.sweep()
        self.root.mkdir(parents=True, exist_ok=True)
        folder = self.root / f"{_BUILDING}{os.getpid()}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def publish(self, folder: Path, manifest: Manifest) -> Manifest:
        """Seal the built ``folder`` with ``manifest`` (version, hashes and sizes are filled in here) and make it live."""
        reached("seal")
        paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".lock"))
        names = {path: path.relative_to(folder).as_posix() for path in paths}
        digests = digests_of(dict.fromkeys(paths, DIGEST))
        sealed = replace(
            manifest,
            version=self._next_version(),
            created_at=datetime.now(UTC),
            files={name: digests[path] for path, name in names.items()},
            sizes={name: path.stat().st_size for path, name in names.items()},
        )
        content = asdict(sealed) | {"created_at": sealed.created_at.isoformat()}
        write_atomically(folder / MANIFEST, json.dumps(content, ensure_ascii=False, indent=1).encode())
        sync_tree(folder)
        reached("publish")
        folder.rename(self.path(sealed.version))
        sync(self.root)
        reached("published")
        self.point_to(sealed.version)
        return sealed

    def remove(self, version: str, *, forced: bool = False) -> bool:
        """Take a snapshot away unless it is live or somebody reads it (``forced``: whatever it is); tell whether it is gone."""
        if version == self.current() and not forced:
            return False
        folder = self.path(version)
        with _lock(folder) as free:
            if not free and not forced:
                return False
            reached(f"remove {version}")
            gone = self.root / f"{_REMOVED}{version}"
            folder.rename(gone)
        reached(f"removed {version}")
        shutil.rmtree(gone, ignore_errors=True)
        return True

    def leftovers(self) -> list[str]:
        """Return the names of what killed processes left half-built or half-removed."""
        if not self.root.is_dir():
            return []
        return sorted(path.name for path in self.root.iterdir() if path.name.startswith("."))

    def sweep(self) -> None:
        """Take away what killed processes left half-built or half-removed."""
        for name in self.leftovers():
            reached(f"sweep {name}")
            path = self.root / name
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)

    def reader_mark(self, version: str) -> BinaryIO | None:
        """Hold a snapshot for reading until the returned file is closed; None where locks are not to be had."""
        try:
            mark = (self.path(version) / MANIFEST).open("rb")
        except OSError:
            return None
        try:
            fcntl.flock(mark, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            mark.close()
            return None
        return mark

    def _next_version(self) -> str:
        taken = [int(path.name) for path in self.root.iterdir() if path.name.isdigit()]
        named = self.current() or "0"
        return f"{max([*taken, int(named) if named.isdigit() else 0]) + 1:08d}"


def digests_of(paths: Mapping[Path, str]) -> dict[Path, str]:
    """Return the digest of each file that can be read, by the algorithm beside it: "blake2b:…".

    Any other name means SHA-256 and gives its bare digits, as manifests once had them.
    """
    with ThreadPoolExecutor(_HASHERS) as pool:
        found = zip(paths, pool.map(_digest, paths, paths.values()), strict=True)
        return {path: digest for path, digest in found if digest is not None}


def _digest(path: Path, algorithm: str) -> str | None:
    named = algorithm == DIGEST
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, DIGEST if named else "sha256").hexdigest()
    except OSError:
        return None
    return f"{DIGEST}:{found}" if named else found


def _size_of(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


@contextmanager
def _lock(folder: Path) -> Iterator[bool]:
    """Tell whether nobody reads the snapshot in ``folder``; nobody can start to while this lasts."""
    try:
        handle = os.open(folder / MANIFEST, os.O_RDONLY)
    except OSError:
        yield True
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        free = False
    else:
        free = True
    try:
        yield free
    finally:
        os.close(handle)
