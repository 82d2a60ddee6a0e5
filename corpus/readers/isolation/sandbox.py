"""Reading in a child process with limits on time and memory, so that a file takes down no more than its own reading.

One child is kept and used again, since starting Python and loading a format's libraries takes longer than most files do. It is
replaced when it dies, hangs, or has read so many files that what they leaked might count. This is a guard against
bad files, not against code that has broken out of a library.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from corpus.readers.isolation import wire
from corpus.records import Document, Reading
from corpus.records.errors import UnreadableFileError

SECONDS: Final = 600.0
"""Wall-clock limit for one file: a scanned plan of some hundred pages on a slow machine."""

MEGABYTES: Final = 4096
"""Address space of the child; optical character recognition with its libraries maps about half of it."""

Stopping = Callable[[Callable[[], None]], None]
"""Is given what ends a reading before its time."""

_FILES_A_CHILD: Final = 200
_SERVE: Final = "from corpus.readers.child import serve; serve()"


class _ChildDiedError(Exception):
    """The child ended, or was ended, before it answered."""


class _Child:
    """One reading process and the pipes to it."""

    def __init__(self, megabytes: int) -> None:
        self.megabytes = megabytes
        self.owner = os.getpid()
        self.served = 0
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        # The kernel ends a child with the thread that started it; other threads than the main one end before their process.
        parent = os.getpid() if threading.current_thread() is threading.main_thread() else 0
        # A group of its own, so that what the child starts (LibreOffice) ends with it.
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, str(megabytes), str(parent)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )

    def alive(self) -> bool:
        """Tell whether the child can be asked again: it runs, is this process's own, and has not read too many files."""
        return self.owner == os.getpid() and self._process.poll() is None and self.served < _FILES_A_CHILD

    def ask(self, request: dict[str, str | float], seconds: float) -> bytes:
        """Return the child's answer, one line; raises TimeoutError or _ChildDiedError."""
        assert self._process.stdin is not None
        self.served += 1
        try:
            self._process.stdin.write(json.dumps(request).encode("utf-8") + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise _ChildDiedError from error
        return self._line(time.monotonic() + seconds)

    def _line(self, deadline: float) -> bytes:
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        pieces: list[bytes] = []
        with selectors.DefaultSelector() as selector:
            selector.register(descriptor, selectors.EVENT_READ)
            while not (pieces and pieces[-1].endswith(b"\n")):
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    raise TimeoutError
                piece = os.read(descriptor, 1 << 20)
                if not piece:
                    raise _ChildDiedError
                pieces.append(piece)
        return b"".join(pieces)

    def kill(self) -> None:
        """Kill the process and all that it started; who asks it hears that it died."""
        if self.owner == os.getpid() and self._process.poll() is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """End the process and all that it started."""
        if self.owner != os.getpid():
            return
        self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()


class _Lease:
    """The time in which a child works on one file: it may be stopped then, and no later reading is."""

    def __init__(self, child: _Child) -> None:
        self._child: _Child | None = child
        self._lock = threading.Lock()

    def stop(self) -> None:
        """Kill the child where it still works on the file."""
        with self._lock:
            if self._child is not None:
                self._child.kill()

    def end(self) -> None:
        """Take note that the child's work is over."""
        with self._lock:
            self._child = None


class _Keeper:
    """Keeps the one child and lends it to one reading at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: _Child | None = None

    def read(self, request: dict[str, str | float], seconds: float, megabytes: int, stopping: Stopping | None = None) -> bytes:
        """Return the answer of the child, a new one if need be; ``stopping`` is given what kills the child meanwhile."""
        with self._lock:
            if self._child is not None and not (self._child.alive() and self._child.megabytes == megabytes):
                self._drop()
            if self._child is None:
                self._child = _Child(megabytes)
            lease = _Lease(self._child)
            try:
                if stopping is not None:
                    stopping(lease.stop)
                return self._child.ask(request, seconds)
            except BaseException:  # whatever ends the wait: a child with half a request is of no use
                self._drop()
                raise
            finally:
                lease.end()

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


_KEEPER: Final = _Keeper()
atexit.register(_KEEPER.close)


def read_in_child(
    path: Path, root: Path, *, seconds: float = SECONDS, megabytes: int = MEGABYTES, stopping: Stopping | None = None
) -> Document:
    """Read ``path``, a file below ``root``, in the child process.

    ``stopping`` is given what ends the reading before its time. Raises UnreadableFileError where the reader refuses the file,
    takes longer than ``seconds``, needs more than ``megabytes`` (MiB) of memory, dies, or is ended.
    """
    return wire.decode(_answer(path, root, seconds, megabytes, stopping=stopping))


def understood_in_child(path: Path, root: Path, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> Reading:
    """Read ``path`` and understand what it says, in the child process and within one time for both.

    Raises as :func:`read_in_child`.
    """
    return wire.decode_reading(_answer(path, root, seconds, megabytes, understood=True))


def _answer(
    path: Path, root: Path, seconds: float, megabytes: int, *, understood: bool = False, stopping: Stopping | None = None
) -> bytes:
    request: dict[str, str | float] = {"path": str(path.absolute()), "root": str(root.absolute()), "seconds": seconds}
    if understood:
        request["understood"] = 1
    try:
        return _KEEPER.read(request, seconds, megabytes, stopping)
    except TimeoutError as error:
        raise UnreadableFileError(
            f"Đọc tệp quá {seconds:.0f} giây nên đã dừng; hãy tách tệp thành nhiều phần nhỏ hoặc lưu lại rồi thử lại."
        ) from error
    except _ChildDiedError as error:
        raise UnreadableFileError(
            "Trình đọc dừng đột ngột khi đọc tệp (tệp hỏng hoặc quá nặng); hãy mở tệp, lưu lại hoặc tách nhỏ rồi thử lại."
        ) from error
