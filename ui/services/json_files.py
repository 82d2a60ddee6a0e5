"""Small JSON files of the faces (keys, pause, sessions), written whole or not at all, by one process at a time."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus.records.errors import StorageError
from ui.problems.errors import StateDamagedError

log = logging.getLogger(__name__)


def last_lines(path: Path, most_bytes: int) -> list[str]:
    """Return the lines in the last ``most_bytes`` of a file, the first maybe cut short; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - most_bytes))
            return file.read().decode("utf-8", errors="replace").split("\n")
    except OSError:
        return []


def read_json(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what the file holds, or None where there is no such file; raise StateDamagedError where it is not JSON.

    Whoever calls the server may read the message, so it names the file and not where it is.
    """
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise damaged(path) from error


def damaged(path: Path) -> StateDamagedError:
    """Return the error for a file that does not hold what it should; where it is goes to the log."""
    log.error("state file damaged", extra={"file": str(path)})
    return StateDamagedError(f"Tệp {path.name} của máy chủ không đọc được; người quản trị hãy sửa hoặc xóa tệp này.")


def write_json(path: Path, value: object) -> None:
    """Write ``value`` as JSON, readable by the owner only, by way of a file beside it and one rename."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(value, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:  # whatever stops the writing, no half a file is left
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _unwritten(path, error) from error


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Be the only process that changes ``path`` (by reading it and writing it anew); waits for others. Raises StorageError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise _unwritten(path, error) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _unwritten(path: Path, error: OSError) -> StorageError:
    return StorageError(f"Không ghi được {path.name}: {error.strerror}. Hãy kiểm tra quyền ghi và chỗ trống của đĩa.")
