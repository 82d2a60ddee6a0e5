"""The collections of one index on a Milvus server: their names, their fields, and the versions written down in them."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Final

from corpus.records.errors import IndexDamagedError
from indexer.engines.milvus.blobs import INDEXES as TEXT_INDEXES
from indexer.engines.milvus.blobs import Blobs
from indexer.engines.milvus.server import LONGEST_TEXT, MilvusServer
from indexer.engines.milvus.state import VersionState
from indexer.segments.stored import Manifest
from indexer.storage.json_records import adapter, to_json
from indexer.storage.remembered import Remembered

_NOTHING: Final = ("nothing", "FLOAT_VECTOR", {"dim": 2})
_NUMBERED: Final = (("pk", "INT64", {"is_primary": True}), ("body", "VARCHAR", {"max_length": LONGEST_TEXT}), _NOTHING)
_AGENCIES: Final = {"element_type": "VARCHAR", "max_capacity": 512, "max_length": 256}
_STATES: Final = 8

EXACT_UP_TO: Final = 200_000
"""Vectors compared one and all; a generation begun with more documents to come gets a graph (HNSW)."""


class Collections:
    """Names and makes the collections; reads and writes what a version is."""

    def __init__(self, server: MilvusServer, prefix: str) -> None:
        self.server = server
        self.prefix = prefix
        self.blobs = Blobs(server, f"{prefix}_records")
        self._versions = f"{prefix}_versions"
        self._pointers = f"{prefix}_live"
        self._states: Remembered[VersionState] = Remembered(_STATES)
        self._there = False

    def passages(self, generation: int) -> str:
        """Return the name of the collection of a generation's passages."""
        return f"{self.prefix}_passages_{generation}"

    def register(self, generation: int) -> str:
        """Return the name of the collection of a generation's assignments."""
        return f"{self.prefix}_register_{generation}"

    def generations(self) -> list[int]:
        """Return the numbers of the generations that have collections."""
        names = self.server.names()
        found = {name.rpartition("_")[2] for name in names if name.startswith((self.passages(0)[:-1], self.register(0)[:-1]))}
        return sorted(int(number) for number in found if number.isdigit())

    def create(self) -> None:
        """Make the collections that every index has, unless they are there."""
        if not self._there:
            self.blobs.create()
            for name in (self._versions, self._pointers):
                self.server.create(name, _NUMBERED, TEXT_INDEXES)
            self._there = True

    def create_generation(self, generation: int, dimension: int, passages: int) -> None:
        """Make the collections of a generation, for about so many ``passages`` with vectors of ``dimension``."""
        dense = "FLAT" if passages <= EXACT_UP_TO else "HNSW"
        self.server.create(
            self.passages(generation),
            (
                ("pk", "INT64", {"is_primary": True}),
                ("grp", "INT64", {}),
                ("dense", "FLOAT_VECTOR", {"dim": dimension}),
                ("sparse", "SPARSE_FLOAT_VECTOR", {}),
                ("body", "VARCHAR", {"max_length": LONGEST_TEXT}),
            ),
            {"dense": dense, "sparse": "SPARSE_INVERTED_INDEX"},
        )
        self.server.create(
            self.register(generation),
            (
                ("pk", "INT64", {"is_primary": True}),
                ("grp", "INT64", {}),
                ("kind", "VARCHAR", {"max_length": 64}),
                ("lead", "ARRAY", _AGENCIES),
                ("coordinate", "ARRAY", _AGENCIES),
                ("body", "VARCHAR", {"max_length": LONGEST_TEXT}),
                _NOTHING,
            ),
            TEXT_INDEXES,
        )

    def drop_generation(self, generation: int) -> None:
        """Drop a generation's collections."""
        for name in (self.passages(generation), self.register(generation)):
            self.server.drop(name)

    def versions(self) -> dict[int, str]:
        """Return what is written down of each version, by its number; empty where there is no index."""
        return self._all(self._versions)

    def live(self) -> int | None:
        """Return the number of the version that was made live last, None where none was."""
        pointers = self._all(self._pointers)
        return int(pointers[max(pointers)]) if pointers else None

    def point_to(self, version: int) -> None:
        """Make a version the live one: one row, which readers see or not."""
        pointers = self._all(self._pointers)
        self._write(self._pointers, max(pointers, default=0) + 1, str(version))
        if len(pointers) > 1:
            gone = sorted(pointers)[:-1]
            self.server.delete(self._pointers, f"pk in {gone}")

    def write_version(self, number: int, state: VersionState) -> None:
        """Write a version down; it is there when this returns, and not live."""
        (key,) = self.blobs.put([to_json(state)])
        manifest = asdict(state.manifest) | {"created_at": state.manifest.created_at.isoformat()}
        self._write(self._versions, number, json.dumps({"state": key, "manifest": manifest}, ensure_ascii=False))

    def drop_version(self, number: int) -> None:
        """Take away what is written down of a version."""
        self.server.delete(self._versions, f"pk in [{number}]")

    def manifest(self, number: int) -> Manifest:
        """Return what a version says of itself; raises IndexDamagedError where that cannot be read."""
        try:
            content = json.loads(self._noted(number))["manifest"]
            return Manifest(**(content | {"created_at": datetime.fromisoformat(content["created_at"])}))
        except (ValueError, TypeError, KeyError) as error:
            raise _damaged(number) from error

    def state(self, number: int) -> VersionState:
        """Return what a version is; raises IndexDamagedError where that cannot be read."""
        try:
            key = str(json.loads(self._noted(number))["state"])
            found = self._states.get(key)
            if found is None:
                found = adapter(VersionState).validate_json(self.blobs.get([key])[0])
                self._states.put(key, found)
        except (ValueError, TypeError, KeyError) as error:
            raise _damaged(number) from error
        return found

    def state_key(self, number: int) -> str:
        """Return the key of the blob that says what a version is; raises IndexDamagedError where that cannot be read."""
        try:
            return str(json.loads(self._noted(number))["state"])
        except (ValueError, TypeError, KeyError) as error:
            raise _damaged(number) from error

    def _noted(self, number: int) -> str:
        return str(self.server.by_key(self._versions, [number], ("body",))[number]["body"])

    def _write(self, name: str, key: int, body: str) -> None:
        self.server.write(name, [{"pk": key, "body": body, "nothing": [0.0, 0.0]}])

    def _all(self, name: str) -> dict[int, str]:
        if not self._there:
            if not {self._versions, self._pointers} <= set(self.server.names()):
                return {}
            self._there = True
        return {int(row["pk"]): str(row["body"]) for row in self.server.all(name, "pk >= 0", ("body",))}


def _damaged(number: int) -> IndexDamagedError:
    return IndexDamagedError(f"Bản chỉ mục {number:08d} bị hỏng; hãy chạy “tracuu doctor”.")
