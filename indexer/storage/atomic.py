"""Writing so that nothing half-written is ever seen: beside the place, to the disk, then one rename."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.records.errors import StorageError

Hook = Callable[[str], None]


def _nothing(step: str) -> None:
    del step


hook: Hook = _nothing
"""Called before each step of writing with the step's name; the fault tests put something here that kills or fails."""


def reached(step: str) -> None:
    """Tell whoever listens that the writing comes to ``step``."""
    hook(step)


def write_atomically(path: Path, *parts: bytes | memoryview) -> None:
    """Write ``parts`` as the file ``path``, which is afterwards either whole or what it was before, power cuts included."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    reached(f"write {path.name}")
    try:
        with temporary.open("wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        reached(f"rename {path.name}")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync(path.parent)


def sync(path: Path) -> None:
    """Make the disk hold what was written to the file or folder ``path``."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Make the disk hold all files below ``folder`` and the folders themselves."""
    for path in sorted(folder.rglob("*"), reverse=True):
        sync(path)
    sync(folder)


@contextmanager
def storage_errors(what: str) -> Iterator[None]:
    """Turn the system's refusals within into :class:`StorageError`; ``what`` names in Vietnamese what was being written."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"Không ghi được {what} ({error.strerror or error}); hãy kiểm tra quyền ghi và dung lượng đĩa rồi chạy lại."
        ) from error
