"""Memory of a server that works in many threads: few of malloc's arenas, and what it has freed given back to the system."""

from __future__ import annotations

import asyncio
import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

_ARENA_MAX: Final = -8
"""M_ARENA_MAX of glibc's malloc.h."""
ARENAS: Final = 2
_EVERY_S: Final = 20.0


def few_arenas(arenas: int = ARENAS) -> bool:
    """Keep malloc to so many arenas from now on; tell whether this system's malloc took it (only glibc does).

    By default it makes one for nearly each thread, and each keeps what its thread once needed: 60 MB and more over a day.
    """
    with suppress(OSError, AttributeError):
        return bool(ctypes.CDLL(None).mallopt(_ARENA_MAX, arenas))
    return False


def give_back() -> bool:
    """Give the pages back to the system that malloc holds and nobody uses; tell whether this system's malloc can.

    Between what is kept, what the models needed for a question and freed would stay for good.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
        return True
    return False


@contextmanager
def without(package: str) -> Iterator[None]:
    """Import what stands in the block as if ``package`` were not installed, unless it is there already.

    For what a package loads only because it is there: pandas, which Gradio needs, takes 34 MB more with pyarrow beside it.
    """
    if package in sys.modules:
        yield
        return
    sys.modules[package] = None  # type: ignore[assignment]  # so Python's imports are told that there is none
    try:
        yield
    finally:
        if sys.modules.get(package, package) is None:
            del sys.modules[package]


async def keep_giving_back(stop: asyncio.Event) -> None:
    """Give back what is free every so often until ``stop`` is set."""
    while not stop.is_set():
        if not await asyncio.to_thread(give_back):
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), _EVERY_S)
