"""Records under the hash of their content, in rows of text: what is the same in two versions is stored once."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterable, Sequence
from typing import Final

from corpus.records.errors import IndexDamagedError
from indexer.engines.milvus.server import LONGEST_TEXT, MilvusServer

_CHUNK: Final = 60_000
_AT_ONCE: Final = 100
"""Chunks fetched at once: 6 MB at most."""

FIELDS: Final = (
    ("pk", "VARCHAR", {"is_primary": True, "max_length": 64}),
    ("body", "VARCHAR", {"max_length": LONGEST_TEXT}),
    ("nothing", "FLOAT_VECTOR", {"dim": 2}),
)
"""Milvus has no collection without a vector."""

INDEXES: Final = {"nothing": "FLAT"}


class Blobs:
    """The records of one index in the collection ``name``."""

    def __init__(self, server: MilvusServer, name: str) -> None:
        self._server = server
        self._name = name
        self._stored: set[str] = set()

    def create(self) -> None:
        """Create the collection unless it is there."""
        self._server.create(self._name, FIELDS, INDEXES)

    def put(self, contents: Sequence[bytes]) -> list[str]:
        """Store contents that are not stored yet; return the key of each."""
        packed = {content: base64.b64encode(zlib.compress(content, 6)).decode() for content in contents}
        keys = {content: _key(content, text) for content, text in packed.items()}
        missing = [content for content in packed if keys[content] not in self._stored]
        first = self._server.by_key(self._name, [f"{keys[content]}.0" for content in missing], ())
        fresh = [content for content in missing if f"{keys[content]}.0" not in first]
        rows = [
            {"pk": f"{keys[content]}.{n}", "body": part, "nothing": [0.0, 0.0]}
            for content in fresh
            for n, part in reversed(list(enumerate(_cut(packed[content]))))  # the first last: where it is, all are
        ]
        for at in range(0, len(rows), _AT_ONCE):
            self._server.write(self._name, rows[at : at + _AT_ONCE])
        self._stored.update(keys.values())
        return [keys[content] for content in contents]

    def get(self, keys: Sequence[str]) -> list[bytes]:
        """Return the contents of ``keys``; raises IndexDamagedError where one is missing or not as it was written."""
        found: dict[str, bytes] = {}
        wanted = list(dict.fromkeys(keys))
        while wanted:
            now: list[str] = []
            while wanted and (not now or sum(map(_chunks, now)) + _chunks(wanted[0]) <= _AT_ONCE):
                now.append(wanted.pop(0))
            found.update(self._fetch(now))
        return [found[key] for key in keys]

    def missing(self, keys: Iterable[str]) -> list[str]:
        """Return those of ``keys`` that are not all there."""
        names = {key: [f"{key}.{n}" for n in range(_chunks(key))] for key in set(keys)}
        there = self._server.by_key(self._name, [name for parts in names.values() for name in parts], ())
        return sorted(key for key, parts in names.items() if any(part not in there for part in parts))

    def unwanted(self, wanted: Iterable[str]) -> list[str]:
        """Return the rows (by their keys) of all contents but the ``wanted`` ones."""
        kept = set(wanted)
        rows = self._server.all(self._name, 'pk != ""', ())
        return sorted(row["pk"] for row in rows if row["pk"].rpartition(".")[0] not in kept)

    def forget(self, keys: Iterable[str]) -> None:
        """Delete the contents with these keys."""
        self.drop([f"{key}.{n}" for key in sorted(set(keys)) for n in range(_chunks(key))])

    def drop(self, rows: Sequence[str]) -> None:
        """Delete rows that :meth:`unwanted` named."""
        for at in range(0, len(rows), _AT_ONCE):
            named = ", ".join(f'"{row}"' for row in rows[at : at + _AT_ONCE])
            self._server.delete(self._name, f"pk in [{named}]")
        self._stored.clear()

    def _fetch(self, keys: Sequence[str]) -> dict[str, bytes]:
        rows = self._server.by_key(self._name, [f"{key}.{n}" for key in keys for n in range(_chunks(key))], ("body",))
        found = {}
        for key in keys:
            try:
                text = "".join(rows[f"{key}.{n}"]["body"] for n in range(_chunks(key)))
                content = zlib.decompress(base64.b64decode(text))
            except (KeyError, ValueError, zlib.error) as error:
                raise IndexDamagedError("Một bản ghi của chỉ mục thiếu hoặc hỏng; hãy chạy “tracuu doctor”.") from error
            if _key(content, text) != key:
                raise IndexDamagedError("Một bản ghi của chỉ mục bị sửa; hãy chạy “tracuu doctor”.")
            found[key] = content
        return found


def _key(content: bytes, text: str) -> str:
    return f"{hashlib.sha256(content).hexdigest()[:40]}-{len(_cut(text))}"


def _cut(text: str) -> list[str]:
    return [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]


def _chunks(key: str) -> int:
    return int(key.rpartition("-")[2])
