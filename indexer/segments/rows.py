"""Rows of the register that are read from the index when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import overload

from indexer.segments.stored import StoredAssignment


class StoredRows(Sequence[StoredAssignment]):
    """Rows of the register in order, by their ids: to count them, or to read a page of them, the others are not read."""

    __slots__ = ("_read", "ids")

    def __init__(self, ids: Sequence[str], read: Callable[[Sequence[str]], list[StoredAssignment]]) -> None:
        """Take the ids, in order, and what reads the rows of some of them, in the order in which they are given."""
        self.ids = ids
        self._read = read

    def among(self, ids: Collection[str]) -> StoredRows:
        """Return the rows whose ids are among ``ids``, in their order here."""
        return StoredRows([name for name in self.ids if name in ids], self._read)

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> StoredAssignment: ...
    @overload
    def __getitem__(self, at: slice) -> list[StoredAssignment]: ...
    def __getitem__(self, at: int | slice) -> StoredAssignment | list[StoredAssignment]:
        return self._read(self.ids[at]) if isinstance(at, slice) else self._read([self.ids[at]])[0]

    def __iter__(self) -> Iterator[StoredAssignment]:
        return iter(self._read(self.ids))
