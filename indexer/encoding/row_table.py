"""A large matrix of a safetensors file, of which few rows are needed at a time: read from the file, never kept in memory.

A mapped file would stay in the process's memory page by page, the whole word table in the end. The rows read last are kept:
few words make most of every text, and each reading lets another thread go first.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Sequence
from functools import lru_cache, partial
from io import FileIO
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_DTYPES: Final[dict[str, np.dtype[Any]]] = {"F16": np.dtype("<f2"), "F32": np.dtype("<f4")}
_LONGEST_HEADER: Final = 100 * 2**20
"""What the format allows."""
_KEPT: Final = 4096
"""Rows that are kept, 3 MB of the encoder's word table."""


class RowTable:
    """The rows of one matrix on the disk; safe to read from several threads."""

    def __init__(self, file: Path, name: str) -> None:
        """Take the file and the matrix's name in it; raises OSError or ValueError where it cannot be read."""
        self._file = file.open("rb", buffering=0)
        start, header = _header(self._file.fileno())
        if name not in header:
            raise ValueError(f"{file.name}: {name}")
        facts = header[name]
        self._dtype: np.dtype[Any] = _DTYPES[facts["dtype"]]
        self._rows, self._size = facts["shape"]
        self._first = start + facts["data_offsets"][0]
        self._width = self._size * self._dtype.itemsize
        self._row = lru_cache(_KEPT)(partial(_read, self._file, self._first, self._width))

    def __len__(self) -> int:
        """Return how many rows there are."""
        return int(self._rows)

    def rows(self, numbers: Sequence[int]) -> NDArray[Any]:
        """Return the rows with these numbers, shape [numbers, size]; IndexError for one that is not there."""
        if numbers and not 0 <= min(numbers) <= max(numbers) < self._rows:
            raise IndexError(max(numbers))
        found = b"".join(map(self._row, numbers))
        return np.frombuffer(found, self._dtype).reshape(len(numbers), self._size)


def _read(file: FileIO, first: int, width: int, number: int) -> bytes:
    return os.pread(file.fileno(), width, first + number * width)


def _header(file: int) -> tuple[int, dict[str, Any]]:
    """Return where the tensors begin, and what the file says of each."""
    begun = os.pread(file, 8, 0)
    length = struct.unpack("<Q", begun)[0] if len(begun) == 8 else 0
    if not 0 < length <= _LONGEST_HEADER:
        raise ValueError("header")
    header: dict[str, Any] = json.loads(os.pread(file, length, 8))
    return 8 + length, header
