"""The terminal: UTF-8 everywhere, wide enough when piped, and no control character of a plan gets to it."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

PIPED_WIDTH = 120


def use_utf8() -> None:
    """Make standard input and output UTF-8, also on Windows, where a pipe takes the code page otherwise."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="strict" if stream is sys.stdin else "replace")


def console(*, error: bool = False) -> Console:
    """Return the console for results (standard output) or for messages (standard error)."""
    from rich.console import Console

    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else PIPED_WIDTH
    return Console(file=stream, markup=False, highlight=False, emoji=False, width=width)


def write_line(text: str) -> None:
    """Write one line of data to standard output at once, for a reader at the other end of a pipe."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def shown(text: str) -> str:
    """Return ``text`` without characters that would move the cursor, colour the terminal or turn the writing."""
    return "".join(char for char in text if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))


@contextmanager
def preparing() -> Iterator[None]:
    """Show on a terminal's standard error that model and index are being prepared, for as long as that takes."""
    messages = console(error=True)
    if not messages.is_terminal:
        yield
        return
    with messages.status("Đang chuẩn bị mô hình và chỉ mục…"):
        yield
