"""The kill switch: answering stops with a notice, by a setting or by ``tracuu pause``, while everything else stays up."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from corpus.records.errors import StorageError
from ui.services.json_files import damaged, read_json, write_json
from ui.settings.settings import Settings

DEFAULT_NOTICE = "TraCứu đang tạm dừng trả lời để kiểm tra dữ liệu. Xin quay lại sau hoặc liên hệ người quản trị."
_FILE = "pause.json"


def notice(settings: Settings) -> str | None:
    """Return the notice to show in place of answers, or None where answering is on."""
    if settings.paused:
        return settings.pause_notice or DEFAULT_NOTICE
    stored = read_json(settings.data / _FILE)
    if stored is None:
        return None
    if not isinstance(stored, dict):
        raise damaged(settings.data / _FILE)
    return str(stored.get("notice") or settings.pause_notice or DEFAULT_NOTICE)


def pause(data: Path, told: str = "") -> None:
    """Stop answering until :func:`resume`, also in processes that run already."""
    write_json(data / _FILE, {"since": datetime.now(UTC).isoformat(timespec="seconds"), "notice": told})


def resume(data: Path) -> bool:
    """Answer again; tell whether answering was paused by the command. Raises StorageError."""
    try:
        (data / _FILE).unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StorageError(f"Không xóa được {_FILE}: {error.strerror}. Hãy kiểm tra quyền ghi.") from error
    return True
