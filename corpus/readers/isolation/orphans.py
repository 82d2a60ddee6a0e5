"""A child that ends with its parent, however that ends: asked of the kernel, since a killed parent ends nothing itself."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1


def end_with_parent(parent: int) -> None:
    """Have this process end when the thread that started it ends; exit at once where ``parent`` (a process id) is gone already.

    Only Linux has this (prctl(2)); elsewhere it does nothing.
    """
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(1)
