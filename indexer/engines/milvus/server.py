"""Talking to a Milvus server: one client, tries again after what passes by itself, and errors in our own words."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from corpus.records.errors import EngineUnavailableError, SettingsError

T = TypeVar("T")
Row = dict[str, Any]

LONGEST_TEXT: Final = 65_535
"""Bytes of a VARCHAR at most (Milvus's own limit)."""

PATIENCE_S = 15.0
"""Seconds for which what passes by itself is tried again; gRPC lets some seconds go by before it looks for a server again."""

CONNECTED_TO: Final = 3
"""How often a server that drops the connection at once is connected to."""
FIRST_WAIT_S: Final = 0.2
LONGEST_WAIT_S: Final = 5.0
TIMEOUT_S = 20.0
"""Seconds that one call may take; within them pymilvus itself tries a broken connection again."""

_NOT_LOADED: Final = ("released", "not loaded")
_AT_ONCE: Final = 500
"""Keys that one query names, and rows that one call writes: some 3 MB, far below gRPC's limit of 64."""


class MilvusServer:
    """The collections of one index on a server; safe in threads. Every method raises EngineUnavailableError when it is away."""

    def __init__(self, address: str, token: str = "") -> None:
        """Take the address ("http://host:19530") and the credentials ("user:password" or a key); connects when first used."""
        if not address:
            raise SettingsError("engine = “milvus” cần engine_address, ví dụ http://127.0.0.1:19530.")
        self.address = address
        self._token = token
        self._timeout_s = TIMEOUT_S
        self._patience_s = PATIENCE_S
        self._connected: Any = None

    def names(self) -> list[str]:
        """Return the names of all collections on the server."""
        found: list[str] = self._try(lambda client: client.list_collections(timeout=self._timeout_s))
        return sorted(found)

    def create(self, name: str, fields: Sequence[tuple[str, str, Mapping[str, Any]]], indexes: Mapping[str, str]) -> None:
        """Create a collection unless it is there: its fields (name, Milvus's type, options), the index of each vector field."""
        self._try(lambda client: None if client.has_collection(name) else _create(client, name, fields, indexes))

    def drop(self, name: str) -> None:
        """Drop a collection; nothing happens where there is none."""
        self._try(lambda client: client.drop_collection(name, timeout=self._timeout_s))

    def write(self, name: str, rows: Sequence[Row]) -> None:
        """Write rows; one whose key is there is written over, so that what is tried again is there once."""
        for at in range(0, len(rows), _AT_ONCE):
            part = list(rows[at : at + _AT_ONCE])

            def put(client: Any, part: list[Row] = part) -> None:  # noqa: ANN401
                """Write one part of the rows."""
                client.upsert(name, part, timeout=self._timeout_s)

            self._try(put, name)

    def seal(self, name: str) -> None:
        """Have the server put what was written to its lasting store; searches of sparse vectors are slow before that."""
        self._try(lambda client: client.flush(name, timeout=self._timeout_s), name)

    def delete(self, name: str, where: str) -> None:
        """Delete the rows that ``where`` (a filter) is true of."""
        self._try(lambda client: client.delete(name, filter=where, timeout=self._timeout_s), name)

    def count(self, name: str, where: str) -> int:
        """Return how many rows ``where`` is true of."""
        told = ["count(*)"]
        rows = self._try(lambda c: c.query(name, filter=where, output_fields=told, timeout=self._timeout_s), name)
        return int(rows[0][told[0]])

    def by_key(self, name: str, keys: Sequence[Any], fields: Sequence[str]) -> dict[Any, Row]:
        """Return the rows with these keys by key; what is not there is left out."""
        found: dict[Any, Row] = {}
        for at in range(0, len(keys), _AT_ONCE):
            part = list(keys[at : at + _AT_ONCE])

            def look(client: Any, part: Sequence[Any] = part) -> list[Row]:  # noqa: ANN401
                """Return the rows with the ids of one part."""
                return list(client.get(name, ids=part, output_fields=["pk", *fields], timeout=self._timeout_s))

            found.update((row["pk"], row) for row in self._try(look, name))
        return found

    def all(self, name: str, where: str, fields: Sequence[str]) -> list[Row]:
        """Return all rows that ``where`` is true of, in no order."""
        return self._try(lambda client: list(_iterated(client, name, where, ["pk", *fields])), name)

    def search(self, name: str, field: str, vector: Any, k: int, where: str) -> list[tuple[int, float]]:  # noqa: ANN401
        """Return the ``k`` rows with the greatest inner product with ``vector``: their keys and products, best first."""
        found = self._try(
            lambda client: client.search(
                name,
                data=[vector],
                anns_field=field,
                limit=k,
                filter=where,
                output_fields=["pk"],
                search_params={"metric_type": "IP"},
                timeout=self._timeout_s,
            ),
            name,
        )
        return [(int(hit["pk"]), float(hit["distance"])) for hit in found[0]]

    def claim(self, alias: str, name: str) -> bool:
        """Give a collection an alias; False where another has it. The server lets only one of several callers have it."""
        from pymilvus.exceptions import MilvusException

        try:
            self._client().create_alias(name, alias, timeout=self._timeout_s)
        except MilvusException as error:
            if _passing(error):
                raise self._away(error) from error
            return self.aliased(alias) == name
        return True

    def aliased(self, alias: str) -> str | None:
        """Return the name of the collection with this alias, None where none has it."""
        from pymilvus.exceptions import MilvusException

        try:
            return str(self._client().describe_alias(alias, timeout=self._timeout_s)["collection_name"])
        except MilvusException as error:
            if _passing(error):
                raise self._away(error) from error
            return None

    def unclaim(self, alias: str) -> None:
        """Take an alias away."""
        self._try(lambda client: client.drop_alias(alias, timeout=self._timeout_s))

    def close(self) -> None:
        """End the connection; a later call opens another."""
        client, self._connected = self._connected, None
        if client is not None:
            client.close()

    def _client(self) -> Any:  # noqa: ANN401 - pymilvus's client is loose about types
        if self._connected is None:
            try:
                from pymilvus import MilvusClient
                from pymilvus.exceptions import MilvusException
            except ImportError as error:
                raise SettingsError("engine = “milvus” cần gói mở rộng: pip install “tracuu[milvus]”.") from error
            logging.getLogger("pymilvus").setLevel(logging.CRITICAL)  # it logs a traceback for what is handled here
            from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_fixed

            again = Retrying(
                retry=retry_if_exception(_dropped),
                stop=stop_after_attempt(CONNECTED_TO),
                wait=wait_fixed(FIRST_WAIT_S),
                reraise=True,
            )
            try:
                self._connected = again(MilvusClient, self.address, token=self._token, timeout=self._timeout_s)
            except MilvusException as error:
                raise self._away(error) from error
        return self._connected

    def _loading(self, work: Callable[[Any], T], client: Any, name: str | None) -> T:  # noqa: ANN401
        """Do ``work`` on a collection, which a server that was started anew may have to be told to load."""
        from pymilvus.exceptions import MilvusException

        try:
            return work(client)
        except MilvusException as error:
            if name is None or not any(word in str(error) for word in _NOT_LOADED):
                raise
            client.load_collection(name, timeout=self._timeout_s)
            return work(client)

    def _try(self, work: Callable[[Any], T], name: str | None = None) -> T:
        """Do ``work``, again for a while after what passes by itself (a server that is away or has too much to do).

        ``name`` is the collection that it reads or writes.
        """
        from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_exponential_jitter

        client = self._client()
        from pymilvus.exceptions import MilvusException

        again = Retrying(
            retry=retry_if_exception(_passing),
            stop=stop_after_delay(self._patience_s),
            wait=wait_exponential_jitter(FIRST_WAIT_S, LONGEST_WAIT_S),
            reraise=True,
        )
        try:
            found: T = again(self._loading, work, client, name)
        except MilvusException as error:
            raise self._away(error) from error
        return found

    def _away(self, error: Exception) -> EngineUnavailableError:
        return EngineUnavailableError(
            f"Máy chủ chỉ mục ở {self.address} không trả lời hoặc từ chối ({error}); hãy kiểm tra máy chủ và cấu hình engine_…"
        )


def _dropped(error: BaseException) -> bool:
    """Tell whether a server was there and dropped the connection ("too many pings"); not that there is none."""
    from grpc import RpcError

    return isinstance(error.__cause__, RpcError)


def _passing(error: BaseException) -> bool:
    """Tell whether ``error`` is of the kind that passes by itself: no connection, a time-out, too much at once."""
    from pymilvus.exceptions import ConnectError, MilvusException, MilvusUnavailableException

    if isinstance(error, ConnectError | MilvusUnavailableException):
        return True
    if not isinstance(error, MilvusException):
        return False
    said = str(error).casefold()
    return any(word in said for word in ("unavailable", "deadline", "timeout", "rate limit", "too many requests", "connect"))


def _create(client: Any, name: str, fields: Sequence[tuple[str, str, Mapping[str, Any]]], indexes: Mapping[str, str]) -> None:  # noqa: ANN401
    from pymilvus import DataType

    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    for field, kind, options in fields:
        typed = {key: DataType[value] if key == "element_type" else value for key, value in options.items()}
        schema.add_field(field, DataType[kind], **typed)
    wanted = client.prepare_index_params()
    for field, kind in indexes.items():
        wanted.add_index(field, index_type=kind, metric_type="IP")
    client.create_collection(name, schema=schema, index_params=wanted, consistency_level="Strong")


def _iterated(client: Any, name: str, where: str, fields: list[str]) -> Iterator[Row]:  # noqa: ANN401
    pages = client.query_iterator(name, batch_size=_AT_ONCE, filter=where, output_fields=fields)
    try:
        while page := pages.next():
            yield from page
    finally:
        pages.close()
