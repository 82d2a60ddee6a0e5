"""The original files: given out as they are where the keeper allows it, and a page at a time as a picture with a quote marked.

Pictures are made on demand by a process of its own, a few at a time, and kept below the data folder up to a limit.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Final

from corpus.layout.parting import part_id, whole_of
from corpus.records import Document, Range
from corpus.records.errors import StorageError, UnreadableFileError
from indexer.segments.stored import StoredDocument
from ui.problems.errors import ForbiddenError, OriginalMissingError
from ui.settings.settings import Settings, project_root

PICTURED: Final = frozenset({"pdf", "png", "jpg", "jpeg", "tif", "tiff", "image"})
"""Formats whose pages can be shown as pictures."""

FOLDER: Final = "pages"
WIDTH: Final = 1000
SECONDS: Final = 30
AT_ONCE: Final = 2
KEPT_BYTES: Final = 256 * 1024 * 1024
MOST_MARKED_CHARS: Final = 8000


class Originals:
    """The files below the corpus folder, each held against the content that was indexed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        self._hashed: dict[Path, tuple[int, int, str]] = {}

    def path(self, document: StoredDocument) -> Path:
        """Return the file of a document; raise OriginalMissingError where it is gone or is not what was indexed."""
        path = self._holding(document)
        if path is None:
            raise OriginalMissingError(
                "Tệp gốc không còn trong thư mục kế hoạch hoặc đã được thay bằng bản khác; văn bản trong chỉ mục vẫn xem được."
            )
        return path

    def _holding(self, document: StoredDocument) -> Path | None:
        """Return the file that holds a document alone or after others; None where it is gone or another."""
        for name, number in ((document.file, 1), whole_of(document.file)):
            path = self._found(name)
            if path is not None and part_id(self._digest(path), number) == document.id:
                return path
        return None

    def download(self, document: StoredDocument) -> Path:
        """Return the file to give out; raise ForbiddenError where the keeper does not give files out."""
        if not self._settings.downloads:
            raise ForbiddenError("Máy chủ này không cho tải tệp gốc.")
        return self.path(document)

    def page_picture(self, stored: StoredDocument, document: Document, number: int, marks: tuple[Range, ...]) -> bytes:
        """Return page ``number`` (from 1) as a WebP picture with the text of ``marks`` marked where it stands on that page.

        Raises OriginalMissingError where there is no such page or no picture of this kind of file.
        """
        page = next((each for each in document.pages if each.number == number), None)
        if stored.format not in PICTURED or (page is None and not (number == 1 and not document.pages)):
            raise OriginalMissingError("Tài liệu này không có ảnh của trang ấy.")
        within = page.range if page else Range(0, len(document.text))
        quotes = [
            Range(max(mark.start, within.start), min(mark.end, within.end)).of(document.text)
            for mark in marks
            if mark.overlaps(within)
        ]
        path = self.path(stored)
        kept = self._kept(stored.id, number, quotes)
        with suppress(OSError):
            return kept.read_bytes()
        with self._turns:
            picture = _render(path, number, quotes)
        self._keep(kept, picture)
        return picture

    def _found(self, file: str) -> Path | None:
        """Return the file of this name, however the disk spells its accents; never one outside the corpus folder."""
        root = self._settings.corpus
        path = root / file
        if not path.is_file():
            wanted = unicodedata.normalize("NFC", file)
            same = (p for p in root.rglob("*") if unicodedata.normalize("NFC", p.relative_to(root).as_posix()) == wanted)
            path = next(same, path)
        inside = path.is_file() and path.resolve().is_relative_to(root.resolve())
        return path if inside else None

    def _digest(self, path: Path) -> str:
        try:
            stat = path.stat()
            known = self._hashed.get(path)
            if known is not None and known[:2] == (stat.st_mtime_ns, stat.st_size):
                return known[2]
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""
        self._hashed[path] = (stat.st_mtime_ns, stat.st_size, digest)
        return digest

    def _kept(self, document: str, number: int, quotes: list[str]) -> Path:
        name = hashlib.sha256("\0".join(quotes).encode()).hexdigest()[:16] if quotes else "plain"
        return self._settings.data / FOLDER / document[:32] / f"{number}-{name}.webp"

    def _keep(self, path: Path, picture: bytes) -> None:
        """Keep a picture for the next time; a disk that is full costs no more than that."""
        temporary = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(picture)
            temporary.replace(path)
            _prune(self._settings.data / FOLDER)


def _prune(folder: Path) -> None:
    """Take the oldest pictures away until no more than :data:`KEPT_BYTES` are kept."""
    kept = sorted(((each.stat().st_mtime, each.stat().st_size, each) for each in folder.glob("*/*.webp")), reverse=True)
    total = 0
    for _, size, path in kept:
        total += size
        if total > KEPT_BYTES:
            path.unlink(missing_ok=True)


def _render(path: Path, number: int, quotes: list[str]) -> bytes:
    """Make the picture in a child process; raise UnreadableFileError where that fails or takes too long."""
    request = {"path": str(path), "page": number, "width": WIDTH, "quotes": [quote[:MOST_MARKED_CHARS] for quote in quotes]}
    paths = [str(project_root()), *(each for each in sys.path if each)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "ui.services.page_picture"],
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFileError("Dựng ảnh của trang này mất quá lâu nên đã dừng.") from error
    except OSError as error:
        raise StorageError(f"Không dựng được ảnh của trang: {error.strerror}.") from error
    if done.returncode or not done.stdout.startswith(b"RIFF"):
        raise UnreadableFileError("Không dựng được ảnh của trang này từ tệp gốc.")
    return done.stdout
