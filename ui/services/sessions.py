"""Sessions of people on the page: begun with a key, ended by logging out, by the key's end, or by time.

The cookie carries the session (signed, so nobody makes one up); what the server keeps is which of them have been ended, until
their time would have run out anyway.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from corpus.records.errors import StorageError
from ui.services.json_files import damaged, locked, read_json, write_json
from ui.services.keys import Key, KeyRing

log = logging.getLogger(__name__)
LONGEST_S: Final = 8 * 3600
"""How long a session lasts at most, however often it is used."""

FILE_NAME: Final = "sessions.json"


class Sessions:
    """The sessions of one data folder; safe to share by threads."""

    def __init__(self, data: Path, keys: KeyRing) -> None:
        self._path = data / FILE_NAME
        self._keys = keys
        self._lock = threading.Lock()
        self._ended: dict[str, float] | None = None

    def begin(self, key: Key) -> dict[str, Any]:
        """Return what the cookie of a new session carries."""
        return {"key": key.name, "mark": _mark(key), "id": secrets.token_urlsafe(16), "at": int(time.time())}

    def key_of(self, session: Mapping[str, Any]) -> Key | None:
        """Return the key that a session was begun with, None where the session or that very key is no more."""
        name, mark, number, begun = (session.get(part) for part in ("key", "mark", "id", "at"))
        if not (isinstance(name, str) and isinstance(mark, str) and isinstance(number, str) and isinstance(begun, int)):
            return None
        if not 0 <= time.time() - begun <= LONGEST_S or number in self._all_ended():
            return None
        key = self._keys.named(name)
        return key if key is not None and secrets.compare_digest(_mark(key), mark) else None

    def end(self, session: Mapping[str, Any]) -> None:
        """End a session, for every copy of its cookie; one that is none is left alone."""
        if self.key_of(session) is None:
            return
        until = float(session["at"]) + LONGEST_S
        with self._lock:
            ended = {**_still(self._ended or {}), str(session["id"]): until}
            try:
                with locked(self._path):
                    ended = {**_still(_read(self._path)), **ended}
                    write_json(self._path, {"ended": ended})
            except StorageError:
                # Where the data folder cannot be written the session ends in this process, which is the one that serves it.
                log.warning("ended session not stored")
            self._ended = ended

    def _all_ended(self) -> Mapping[str, float]:
        with self._lock:
            if self._ended is None:
                self._ended = _still(_read(self._path))
            return self._ended


def _read(path: Path) -> dict[str, float]:
    stored = read_json(path)
    if stored is None:
        return {}
    try:
        return {str(name): float(until) for name, until in stored["ended"].items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise damaged(path) from error


def _still(ended: Mapping[str, float]) -> dict[str, float]:
    """Return those whose time has not run out."""
    now = time.time()
    return {name: until for name, until in ended.items() if until > now}


def _mark(key: Key) -> str:
    """Return what tells this key from another of its name, and tells nothing else."""
    return hashlib.sha256(f"session:{key.digest}".encode()).hexdigest()[:32]
