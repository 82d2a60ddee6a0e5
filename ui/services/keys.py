"""Keys of programs and keepers: shown once when made, kept only as hashes, in one file that a running server follows.

A key is 256 random bits, so one round of SHA-256 is enough to keep it (no dictionary helps against it).
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from corpus.records.errors import InvalidRequestError
from ui.services.json_files import damaged, locked, read_json, write_json

FILE_NAME = "keys.json"
_PREFIX = "tracuu_"
_NAME = re.compile(r"[\w][\w .@-]{0,63}")


class KeyRole(StrEnum):
    """What a key may do: a READER asks and reads, a KEEPER also changes the corpus and the index."""

    READER = "reader"
    KEEPER = "keeper"

    def may(self, needed: KeyRole) -> bool:
        """Tell whether a key of this role may do what needs ``needed``."""
        return self is KeyRole.KEEPER or needed is KeyRole.READER


@dataclass(frozen=True, slots=True)
class Key:
    """A key as stored: who it was given to, what it may do, when it was made, and its hash in hex."""

    name: str
    role: KeyRole
    created_at: str
    digest: str


class KeyRing:
    """The keys of one data folder; safe to share by threads."""

    def __init__(self, data: Path) -> None:
        self._path = data / FILE_NAME
        self._lock = threading.Lock()
        self._read_at: tuple[int, int] | None = None
        self._keys: tuple[Key, ...] = ()

    def all(self) -> tuple[Key, ...]:
        """Return the stored keys, read again where the file has changed."""
        with self._lock:
            stamp = self._stamp()
            if stamp != self._read_at:
                self._keys, self._read_at = self._read(), stamp
            return self._keys

    def add(self, name: str, role: KeyRole) -> str:
        """Make a key and return it; it can never be shown again. Raises InvalidRequestError for a name in use or unfit."""
        if not _NAME.fullmatch(name):
            raise InvalidRequestError("Tên khóa gồm 1 đến 64 chữ, số, dấu cách hoặc . @ - _, bắt đầu bằng chữ hoặc số.")
        with locked(self._path):
            stored = self._read()
            if any(key.name == name for key in stored):
                raise InvalidRequestError(f"Đã có khóa tên “{name}”. Hãy chọn tên khác hoặc thu hồi khóa cũ.")
            secret = _PREFIX + secrets.token_urlsafe(32)
            made = Key(name, role, datetime.now(UTC).isoformat(timespec="seconds"), _digest(secret))
            self._write((*stored, made))
        return secret

    def remove(self, name: str) -> None:
        """Take a key back; raise InvalidRequestError where there is none of this name."""
        with locked(self._path):
            stored = self._read()
            left = tuple(key for key in stored if key.name != name)
            if len(left) == len(stored):
                raise InvalidRequestError(f"Không có khóa tên “{name}”.")
            self._write(left)

    def find(self, secret: str) -> Key | None:
        """Return the key that ``secret`` is, or None."""
        digest = _digest(secret)
        found = [key for key in self.all() if hmac.compare_digest(key.digest, digest)]
        return found[0] if found else None

    def named(self, name: str) -> Key | None:
        """Return the key of this name, or None."""
        return next((key for key in self.all() if key.name == name), None)

    def _stamp(self) -> tuple[int, int] | None:
        try:
            state = self._path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise damaged(self._path) from error
        return state.st_mtime_ns, state.st_ino

    def _read(self) -> tuple[Key, ...]:
        stored = read_json(self._path)
        if stored is None:
            return ()
        try:
            return tuple(_key(each) for each in stored["keys"])
        except (KeyError, TypeError, ValueError) as error:
            raise damaged(self._path) from error

    def _write(self, keys: tuple[Key, ...]) -> None:
        entries = [{"name": k.name, "role": k.role.value, "created_at": k.created_at, "digest": k.digest} for k in keys]
        write_json(self._path, {"keys": entries})


def _key(stored: dict[str, Any]) -> Key:
    """Return a key as the file holds it; raises what :meth:`KeyRing._read` takes for damage."""
    name, made, digest = (stored[part] for part in ("name", "created_at", "digest"))
    if not (isinstance(name, str) and isinstance(made, str) and isinstance(digest, str) and digest.isascii()):
        raise TypeError(type(digest))
    return Key(name, KeyRole(stored["role"]), made, digest)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
