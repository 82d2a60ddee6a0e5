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
            "message": escape(record.getMessage()),
        }
        entry.update(
            {
                name: escape(value) if isinstance(value, str) else value
                for name, value in record.__dict__.items()
                if name not in _STANDARD
            }
        )
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False, default=lambda value: escape(str(value)))


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
