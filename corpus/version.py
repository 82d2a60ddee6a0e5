"""The version of all that reads and understands documents: a digest of the floor's own source."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_SOURCES = (".py", ".toml")


@cache
def pipeline_version() -> str:
    """Return twelve hex digits that change with every file below this package that may understand bytes differently.

    The plans and their catalogue do not count. It takes a few milliseconds, once a process.
    """
    root = Path(__file__).parent
    plans = root / "plans"
    digest = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.suffix in _SOURCES and plans not in path.parents):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
