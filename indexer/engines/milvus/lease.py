"""One writer at a time over all machines: an alias that the server gives to one of several who ask for it.

Each writer makes a collection of its own and asks for the alias; the server lets one have it. A writer that was killed leaves
the alias behind: the next one from the same data folder takes it over at once (it holds that folder's lock, so the other is
gone), one from elsewhere when the holder has not been heard of for :data:`SILENT_S` seconds. Before a version is published
the writer looks once more whether it still holds the alias, so that one who was taken for dead publishes nothing.
"""

from __future__ import annotations

import hashlib
import secrets
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from corpus.records.errors import IndexBusyError
from indexer.engines.milvus.blobs import FIELDS, INDEXES
from indexer.engines.milvus.server import MilvusServer
from indexer.storage.lock import writing

SILENT_S: Final = 900.0
"""A holder is heard of at every document that it writes; one takes far less."""

_SAID_EVERY_S: Final = 20.0
_BUSY: Final = "Chỉ mục đang được cập nhật bởi một tiến trình khác; hãy thử lại sau ít phút."


class Lease:
    """The right to write, while it is held."""

    def __init__(self, server: MilvusServer, prefix: str, data: Path) -> None:
        """Take the server, what its names begin with, and the data folder that the writer works for."""
        self._server = server
        self._alias = f"{prefix}_writer"
        self._names = f"{prefix}_lease_"
        self._data = data
        place = f"{socket.gethostname()} {data.absolute()}"
        self._own = f"{self._names}{hashlib.sha256(place.encode()).hexdigest()[:12]}_"
        self._held: str | None = None
        self._said_s = 0.0

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Be the one writer; raises IndexBusyError at once where there is another."""
        with writing(self._data):
            name = f"{self._own}{secrets.token_hex(6)}"
            self._server.create(name, FIELDS, INDEXES)
            self._held = name
            try:
                self._say()
                self._take(name)
                yield
            finally:
                if self._server.aliased(self._alias) == name:
                    self._server.unclaim(self._alias)
                self._server.drop(name)
                self._held = None

    def heard(self) -> None:
        """Tell the others that this writer is still at work; costs nothing most of the time."""
        if time.monotonic() - self._said_s > _SAID_EVERY_S:
            self._say()

    def require(self) -> None:
        """Raise IndexBusyError where another writer has taken over meanwhile."""
        if self._held is None or self._server.aliased(self._alias) != self._held:
            raise IndexBusyError(_BUSY)

    def left_behind(self) -> list[str]:
        """Return the names of what killed writers left, as far as the one writer can tell."""
        return [name for name in self._server.names() if name.startswith(self._names) and name != self._held]

    def _take(self, name: str) -> None:
        if self._server.claim(self._alias, name):
            return
        holder = self._server.aliased(self._alias)
        if holder is not None and not holder.startswith(self._own) and not self._silent(holder):
            raise IndexBusyError(_BUSY)
        if holder is not None:
            self._server.unclaim(self._alias)
            self._server.drop(holder)
        if not self._server.claim(self._alias, name):
            raise IndexBusyError(_BUSY)

    def _say(self) -> None:
        assert self._held is not None
        now = time.time()
        self._server.write(self._held, [{"pk": f"{now:.3f}", "body": "", "nothing": [0.0, 0.0]}])
        self._said_s = time.monotonic()

    def _silent(self, holder: str) -> bool:
        last = max((float(row["pk"]) for row in self._server.all(holder, 'pk != ""', ())), default=0.0)
        return time.time() - last > SILENT_S
