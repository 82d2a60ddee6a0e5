"""Files that tell whether they are whole: a line that names a SHA-256, then compressed parts; named by a key."""

from __future__ import annotations

import hashlib
import json
import zlib
from pathlib import Path
from typing import Final

from indexer.storage.atomic import write_atomically

_MAGIC: Final = b"tracuu sealed 1\n"


class SealedFiles:
    """A folder of sealed files. What is damaged, cut off or altered counts as missing."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self.folder = folder
        self._suffix = suffix

    def path(self, key: str) -> Path:
        """Return where the file with this key is or would be."""
        return self.folder / key[:2] / f"{key}{self._suffix}"

    def stored_keys(self) -> list[str]:
        """Return the keys of all files, damaged ones included, sorted."""
        return sorted(path.name.removesuffix(self._suffix) for path in self.folder.glob(f"??/*{self._suffix}"))

    def holds(self, key: str) -> bool:
        """Tell whether there is a file for this key, whole or not."""
        return self.path(key).is_file()

    def save(self, key: str, *parts: bytes) -> None:
        """Write ``parts`` under ``key``, whole or not at all; raises OSError where the disk refuses."""
        packed = [zlib.compress(part, 1) for part in parts]
        body = b"".join(packed)
        head = {"key": key, "sha256": hashlib.sha256(body).hexdigest(), "sizes": [len(part) for part in packed]}
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, _MAGIC, json.dumps(head).encode(), b"\n", body)

    def load(self, key: str) -> list[bytes] | None:
        """Return the parts under ``key``; None where there is no such file or it is not as it was written."""
        try:
            raw = self.path(key).read_bytes()
            if not raw.startswith(_MAGIC):
                return None
            end = raw.index(b"\n", len(_MAGIC))
            head = json.loads(raw[len(_MAGIC) : end])
            body = raw[end + 1 :]
            if head["key"] != key or hashlib.sha256(body).hexdigest() != head["sha256"]:
                return None
            parts, at = [], 0
            for size in head["sizes"]:
                parts.append(zlib.decompress(body[at : at + size]))
                at += size
        except (OSError, ValueError, KeyError, TypeError, zlib.error):
            return None
        return parts

    def remove(self, key: str) -> None:
        """Take a file away if it is there."""
        self.path(key).unlink(missing_ok=True)
