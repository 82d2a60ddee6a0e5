"""The choice of an engine: one setting, read by whoever builds, keeps or answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.records.errors import SettingsError
from indexer.engines.base import Engine


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """Which engine keeps the index: "local", or "milvus" at an ``address`` ("http://host:19530").

    ``token`` are its credentials ("user:password" or an API key), ``prefix`` begins the names of its collections, so that
    several indexes can share one server.
    """

    engine: str = "local"
    address: str = ""
    token: str = ""
    prefix: str = "tracuu"


LOCAL = EngineChoice()


def engine_at(data: Path, choice: EngineChoice = LOCAL) -> Engine:
    """Return the engine of the index that belongs to the data folder ``data``; raises SettingsError for an unknown one."""
    if choice.engine == "local":
        from indexer.engines.local.engine import LocalEngine

        return LocalEngine(data)
    if choice.engine == "milvus":
        from indexer.engines.milvus.engine import MilvusEngine

        return MilvusEngine(data, choice.address, choice.token, choice.prefix)
    raise SettingsError(f"Không có máy chỉ mục “{choice.engine}”; engine là local hoặc milvus.")
