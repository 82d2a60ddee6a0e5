"""Small JSON files of the faces (keys, pause), written whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from corpus.records.errors import StorageError


def read_json(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what the file holds, or None where there is no such file; raise StorageError where it is not JSON."""
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StorageError(f"Không đọc được tệp {path}: {error}. Hãy sửa hoặc xóa tệp này.") from error


def write_json(path: Path, value: object) -> None:
    """Write ``value`` as JSON, readable by the owner only, by way of a file beside it and one rename."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(value, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StorageError(f"Không ghi được {path}: {error.strerror}. Hãy kiểm tra quyền ghi và chỗ trống của đĩa.") from error
