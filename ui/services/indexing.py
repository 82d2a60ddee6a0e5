"""Building the index in a process of its own, so that the one that answers keeps its memory and survives whatever happens."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from corpus.records.errors import TraCuuError
from ui.problems.table import error_named
from ui.services.jobs import Progress
from ui.settings.settings import PREFIX, Settings, project_root
from ui.terminal.building import STAGES

log = logging.getLogger(__name__)


def build_apart(settings: Settings, tell: Callable[[Progress], None], *, rebuild: bool = False) -> dict[str, Any]:
    """Run ``tracuu index`` in a child process; hand its progress on and return its report.

    Raises what the child's build raised; files that could not be read are in the report.
    """
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
        report = _follow(child, tell)
        _, told = child.communicate()
    if report is None:
        log.error("build ended without a report", extra={"exit_code": child.returncode, "told": told[-2000:]})
        raise TraCuuError(f"Tiến trình lập chỉ mục dừng đột ngột (mã {child.returncode}); chỉ mục cũ vẫn dùng được.")
    return report


def _command(settings: Settings, *, rebuild: bool) -> list[str]:
    command = [sys.executable, "-m", "ui.cli.main", "index", "--json", *(["--rebuild"] if rebuild else [])]
    return [*command, "--corpus", str(settings.corpus), "--data", str(settings.data)]


def _follow(child: subprocess.Popen[str], tell: Callable[[Progress], None]) -> dict[str, Any] | None:
    """Read the child's lines until it ends; return its report, or raise its error."""
    assert child.stdout is not None
    report, error = None, None
    for line in child.stdout:
        event = json.loads(line)
        kind = event.pop("event")
        if kind == "progress":
            item = f": {event['item']}" if event["item"] else ""
            tell(Progress(f"{STAGES.get(event['stage'], event['stage'])}{item}", event["done"], event["total"]))
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
