"""Memory of a server that works in many threads: few of malloc's arenas, so that what one thread gives back another uses."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from typing import Final

_ARENA_MAX: Final = -8
"""M_ARENA_MAX of glibc's malloc.h."""
ARENAS: Final = 2


def few_arenas(arenas: int = ARENAS) -> bool:
    """Keep malloc to so many arenas from now on; tell whether this system's malloc took it (only glibc does).

    By default it makes one for nearly each thread, and each keeps what its thread once needed: 60 MB and more over a day.
    """
    with suppress(OSError, AttributeError):
        return bool(ctypes.CDLL(None).mallopt(_ARENA_MAX, arenas))
    return False
