"""Building the index in a process of its own, so that the one that answers keeps its memory and survives whatever happens."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any, Final

from corpus.records.errors import TraCuuError
from ui.problems.errors import CancelledError
from ui.problems.table import error_named
from ui.services.jobs import JobProgress
from ui.settings.settings import PREFIX, Settings, project_root

log = logging.getLogger(__name__)
GENTLE_S: Final = 3.0
STAGES: Final = {"read": "Đọc tài liệu", "embed": "Chuẩn bị tìm kiếm", "publish": "Đưa chỉ mục vào dùng"}
"""What each step of a build is called on every face."""

_CHILD: Final = (
    "import os, sys; from corpus.readers.isolation.orphans import end_with_parent; end_with_parent(int(sys.argv.pop(1))); "
    "os.nice(int(sys.argv.pop(1))); from ui.cli.main import main; main()"
)
_NICE: Final = 10
"""By how much the build gives way to those who ask: at their rank it would take half of the processor from them."""


def build_apart(
    settings: Settings,
    tell: Callable[[JobProgress], None],
    *,
    rebuild: bool = False,
    stopping: Callable[[Callable[[], None]], None] | None = None,
) -> dict[str, Any]:
    """Run ``tracuu index`` in a child process that ends with this one; hand its progress on and return its report.

    ``stopping`` is given what ends the child before its time. Raises what the child's build raised, CancelledError where it
    was ended; files that could not be read are in the report.
    """
    ended = threading.Event()
    with subprocess.Popen(
        _command(settings, rebuild=rebuild),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=_environment(settings),
    ) as child:
        if stopping is not None:
            stopping(lambda: _end(child, ended))
        report = _follow(child, tell)
        _, told = child.communicate()
    if report is None and ended.is_set():
        raise CancelledError("Việc lập chỉ mục đã bị dừng; chỉ mục cũ vẫn dùng được.")
    if report is None:
        log.error("build ended without a report", extra={"exit_code": child.returncode, "told": told[-2000:]})
        raise TraCuuError(f"Tiến trình lập chỉ mục dừng đột ngột (mã {child.returncode}); chỉ mục cũ vẫn dùng được.")
    return report


def _command(settings: Settings, *, rebuild: bool) -> list[str]:
    command = [
        sys.executable,
        "-c",
        _CHILD,
        str(os.getpid()),
        str(_NICE),
        "index",
        "--json",
        *(["--rebuild"] if rebuild else []),
    ]
    return [*command, "--corpus", str(settings.corpus), "--data", str(settings.data)]


def _end(child: subprocess.Popen[str], ended: threading.Event) -> None:
    """End the child, gently first; what it started ends with it."""
    ended.set()
    child.terminate()
    try:
        child.wait(GENTLE_S)
    except subprocess.TimeoutExpired:
        child.kill()


def _follow(child: subprocess.Popen[str], tell: Callable[[JobProgress], None]) -> dict[str, Any] | None:
    """Read the child's lines until it ends; return its report, or raise its error."""
    assert child.stdout is not None
    report, error = None, None
    for line in child.stdout:
        event = json.loads(line)
        kind = event.pop("event")
        if kind == "progress":
            item = f": {event['item']}" if event["item"] else ""
            tell(JobProgress(f"{STAGES.get(event['stage'], event['stage'])}{item}", event["done"], event["total"]))
        elif kind == "report":
            report = event
        else:
            error = error_named(event["code"], event["message"])
    if error is not None:
        raise error
    return report


_SPELLED_OUT = ("model", "threads", "keep_snapshots", "engine", "engine_address", "engine_token", "engine_prefix")


def _environment(settings: Settings) -> dict[str, str]:
    """Return the child's environment: ours, its settings spelled out, and where to import the packages from."""
    ours = {f"{PREFIX}{name.upper()}": str(getattr(settings, name)) for name in _SPELLED_OUT}
    paths = [str(project_root()), *(path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path)]
    return {**os.environ, **ours, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUNBUFFERED": "1"}
