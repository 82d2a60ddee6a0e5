"""Who did what and when to corpus and index: one JSON object a line below the data folder, only ever appended to."""

from __future__ import annotations

import json
import logging
import os
import threading
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ui.services.json_files import last_lines

log = logging.getLogger(__name__)
FILE_NAME: Final = "audit.jsonl"
LONGEST_SUBJECT: Final = 500
TAIL_BYTES: Final = 256 * 1024


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done: when (UTC, ISO 8601), by whom (a key's name), what (a job's kind) and to which plan, file or version."""

    at: str
    who: str
    act: str
    subject: str


class AuditLog:
    """The log of one data folder; safe to share by threads."""

    def __init__(self, data: Path) -> None:
        self._path = data / FILE_NAME
        self._lock = threading.Lock()

    def add(self, who: str, act: str, subject: str) -> None:
        """Append one deed; a disk that refuses is told in the server's log and stops no deed."""
        deed = Deed(datetime.now(UTC).isoformat(timespec="seconds"), who, act, subject[:LONGEST_SUBJECT])
        line = json.dumps(asdict(deed), ensure_ascii=False) + "\n"
        try:
            with self._lock:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
                with os.fdopen(handle, "a", encoding="utf-8") as file:
                    file.write(line)
        except OSError:
            log.exception("deed not written down", extra={"who": who, "act": act, "subject": subject})

    def last(self, count: int) -> list[Deed]:
        """Return the last deeds, newest first; a line that a crash cut short is left out."""
        deeds = [deed for line in reversed(last_lines(self._path, TAIL_BYTES)) if (deed := _deed(line)) is not None]
        return deeds[:count]


def _deed(line: str) -> Deed | None:
    try:
        return Deed(**json.loads(line))
    except (ValueError, TypeError):
        return None
