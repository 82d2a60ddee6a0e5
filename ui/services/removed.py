"""Plans that were taken out: their files wait below the data folder, and go back where they came from."""

from __future__ import annotations

import re
import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from corpus.records.errors import PlanNotFoundError, StorageError
from indexer.storage.atomic import reached
from ui.problems.errors import UploadRefusedError

FOLDER: Final = "removed"
_NAME: Final = re.compile(r"(?P<at>\d{8}T\d{6}Z)-(?P<plan>[^/\\]{1,200})")


@dataclass(frozen=True, slots=True)
class Removed:
    """A plan that was taken out: the name of its folder, when it was, its id, and its files."""

    folder: str
    at: datetime
    plan: str
    files: tuple[str, ...]


def all_removed(data: Path) -> list[Removed]:
    """Return the plans that were taken out and still wait, the last one first."""
    found = []
    for folder in sorted((data / FOLDER).glob("*"), reverse=True):
        named = _NAME.fullmatch(folder.name)
        files = tuple(sorted(path.name for path in folder.iterdir() if path.is_file())) if folder.is_dir() else ()
        if named is not None and files:
            at = datetime.strptime(named["at"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            found.append(Removed(folder.name, at, named["plan"], files))
    return found


def put_back(data: Path, corpus: Path, folder: str, undo: ExitStack) -> tuple[str, ...]:
    """Move the files of ``folder`` into the corpus folder and return their names; ``undo`` gets what takes that back.

    Raises PlanNotFoundError where nothing waits under that name, UploadRefusedError where a file's place is taken.
    """
    waiting = next((each for each in all_removed(data) if each.folder == folder), None)
    if waiting is None:
        raise PlanNotFoundError("Không có kế hoạch đã gỡ nào ở đây nữa.")
    taken = [name for name in waiting.files if (corpus / name).exists()]
    if taken:
        raise UploadRefusedError(f"Đã có tệp “{taken[0]}” trong thư mục kế hoạch; hãy gỡ hoặc đổi tên tệp ấy trước.")
    try:
        for name in waiting.files:
            source, target = data / FOLDER / folder / name, corpus / name
            reached("put back")
            shutil.move(source, target)
            undo.callback(shutil.move, target, source)
    except OSError as error:
        raise StorageError(f"Không đưa tệp trở lại được: {error.strerror}.") from error
    return waiting.files
