"""One writer at a time: a lock on a file of the data folder, which the system lets go of when the process ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.records.errors import IndexBusyError
from indexer.storage.atomic import storage_errors


@contextmanager
def writing(data: Path) -> Iterator[None]:
    """Be the one writer below ``data``; raises :class:`IndexBusyError` at once where there is another."""
    with storage_errors("thư mục dữ liệu"):
        data.mkdir(parents=True, exist_ok=True)
        handle = os.open(data / "writer.lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise IndexBusyError("Chỉ mục đang được cập nhật bởi một tiến trình khác; hãy thử lại sau ít phút.") from error
        yield
    finally:
        os.close(handle)
