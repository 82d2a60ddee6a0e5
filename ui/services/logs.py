"""Logging: quiet unless asked, one JSON object a line, and no text of a user or a document that could forge a line."""

from __future__ import annotations

import json
import logging
import sys
import unicodedata
from datetime import UTC, datetime
from typing import Final, TextIO

LEVELS: Final = {"quiet": logging.WARNING, "info": logging.INFO, "debug": logging.DEBUG}
NOISY: Final = ("httpx", "httpcore", "openvino", "nncf", "gradio", "watchfiles", "asyncio", "urllib3", "matplotlib", "PIL")
_CONTROL: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_STANDARD: Final = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}


LONGEST_TEXT: Final = 500
LONGEST_LINE: Final = 300
LONGEST_TRACE: Final = 8000
"""Lengths in characters of what one entry may hold, so that a bad call does not fill the disk with what it sent."""


def cut(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return ``text`` cut to ``longest`` characters, with a mark where something is left out."""
    return text if len(text) <= longest else f"{text[:longest]}…"


def escape(text: str) -> str:
    r"""Return ``text`` with every control, format and separator character written as ``\uXXXX``.

    So a question cannot start a new log line, colour a terminal or turn the direction of writing.
    """
    return "".join(f"\\u{ord(char):04x}" if unicodedata.category(char) in _CONTROL else char for char in text)


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, message and what was given as ``extra``."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for ``record``."""
        entry: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": escape(cut(record.getMessage())),
        }
        entry.update(
            {
                name: escape(cut(value)) if isinstance(value, str) else value
                for name, value in record.__dict__.items()
                if name not in _STANDARD
            }
        )
        if record.exc_info:
            entry["exception"] = _trace(self.formatException(record.exc_info))
        return json.dumps(entry, ensure_ascii=False, default=lambda value: escape(cut(str(value))))


def _trace(text: str) -> str:
    """Return a traceback whose lines, which may quote what a caller sent, are cut, its end rather than its beginning."""
    lines = "\n".join(cut(line, LONGEST_LINE) for line in text.splitlines())
    return lines[-LONGEST_TRACE:]


def configure(level: str, stream: TextIO | None = None) -> None:
    """Send all logging to ``stream`` (standard error by default) at one of :data:`LEVELS`."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(LEVELS[level])
    for name in NOISY:
        logging.getLogger(name).setLevel(max(LEVELS[level], logging.WARNING))
