"""What an uploaded file must be before it becomes a plan: its name, its size, its content."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from corpus.readers import READERS
from corpus.readers.isolation.sandbox import Stopping, read_in_child
from corpus.records import Document
from corpus.records.errors import StorageError, TraCuuError, UnreadableFileError
from indexer.storage.atomic import reached, sync
from ui.problems.errors import CancelledError, TooLargeError, UploadRefusedError
from ui.settings.settings import Settings

LONGEST_NAME_BYTES: Final = 200
CHUNK_BYTES: Final = 1 << 20
READ_SECONDS: Final = 120.0
LEFT_OVER_S: Final = 3600.0
"""What an upload left behind is taken away when it is as old as this."""

_UNDER_WAY: Final = ".tmp"
_FORBIDDEN: Final = frozenset('/\\:*?"<>|')
_DEVICES: Final = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


def safe_name(name: str) -> str:
    """Return the file name that an upload gets in the corpus folder, in NFC.

    Raises UploadRefusedError for a name with a path in it, hidden, too long, with control characters or marks that some
    system forbids, and for a suffix that no reader takes. Nothing is repaired: a person shall see the name they chose.
    """
    name = unicodedata.normalize("NFC", name)
    if not name.strip() or name != name.strip():
        raise UploadRefusedError("Tên tệp trống hoặc có dấu cách ở đầu, cuối. Hãy đổi tên tệp.")
    if any(char in _FORBIDDEN or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for char in name):
        raise UploadRefusedError("Tên tệp có ký tự không dùng được (như / \\ : * ? < > |). Hãy đổi tên tệp.")
    if name.startswith("~$"):
        raise UploadRefusedError("Tên bắt đầu bằng “~$” là tệp tạm của Word khi đang mở văn bản; hãy tải lên chính văn bản.")
    if name.startswith(".") or name.endswith("."):
        raise UploadRefusedError("Tên tệp không được bắt đầu hay kết thúc bằng dấu chấm. Hãy đổi tên tệp.")
    if len(name.encode("utf-8")) > LONGEST_NAME_BYTES or Path(name).stem.lower() in _DEVICES:
        raise UploadRefusedError("Tên tệp quá dài hoặc là tên riêng của hệ thống. Hãy đổi tên tệp.")
    if Path(name).suffix.lower() not in READERS:
        known = ", ".join(sorted(READERS))
        raise UploadRefusedError(
            f"Chưa đọc được dạng tệp “{Path(name).suffix or 'không có đuôi'}”. Các dạng đọc được: {known}."
        )
    return name


def target_in(corpus: Path, name: str, *, replace: bool) -> Path:
    """Return where the file goes; raise UploadRefusedError where that is a link, or taken and not to be replaced."""
    target = corpus / name
    if target.is_symlink() or corpus.resolve() != target.parent.resolve():
        raise UploadRefusedError("Chỗ của tệp trong thư mục kế hoạch là một liên kết. Hãy báo người quản trị máy chủ.")
    if target.exists() and not replace:
        raise UploadRefusedError(f"Đã có tệp “{name}”. Hãy chọn “thay tệp cũ” hoặc đổi tên tệp.")
    return target


def spool(source: BinaryIO, name: str, settings: Settings) -> Path:
    """Copy an upload to a file of that name, alone in a new folder below the data folder, and return it.

    The folder is the caller's to take away. Raises TooLargeError, UploadRefusedError (empty) or StorageError, and leaves
    nothing behind then.
    """
    root = settings.data / "uploads"
    sweep(settings)
    try:
        reached("spool upload")
        root.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=root))
    except OSError as error:
        raise StorageError(f"Không lưu được tệp tải lên: {error.strerror}.") from error
    path = folder / name
    try:
        reached("write upload")
        _copy(source, path, settings.max_upload_mb)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise StorageError(f"Không lưu được tệp tải lên: {error.strerror}.") from error
    except TraCuuError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return path


def _copy(source: BinaryIO, path: Path, limit_mb: int) -> None:
    written = 0
    with path.open("xb") as file:
        while chunk := source.read(CHUNK_BYTES):
            written += len(chunk)
            if written > limit_mb * 1024 * 1024:
                raise TooLargeError(f"Tệp lớn hơn {limit_mb} MiB.")
            file.write(chunk)
    if not written:
        raise UploadRefusedError("Tệp trống.")


def check_content(path: Path, settings: Settings, stopping: Stopping | None = None) -> Document:
    """Read the file in a process of its own, with limits; raise UnreadableFileError or UploadRefusedError.

    What a reader warns of is in the document; a file that reads as no text at all is refused. ``stopping`` is given what ends
    the reading, which raises CancelledError then.
    """
    ended = threading.Event()

    def hand_on(stop: Callable[[], None]) -> None:
        """Hand on how the conversion is stopped, remembering that it was."""

        def end() -> None:
            """Stop the conversion."""
            ended.set()
            stop()

        if stopping is not None:
            stopping(end)

    try:
        document = read_in_child(path, path.parent, seconds=READ_SECONDS, stopping=hand_on)
    except UnreadableFileError:
        if not ended.is_set():
            raise
    if ended.is_set():
        raise CancelledError("Đã dừng khi đang đọc tệp; kho và chỉ mục giữ nguyên.")
    if len(document.pages) > settings.max_upload_pages:
        raise UploadRefusedError(f"Tệp có {len(document.pages)} trang; nhiều nhất {settings.max_upload_pages} trang.")
    if not document.text.strip():
        raise UnreadableFileError("Tệp không có chữ nào đọc được.")
    return document


def place(path: Path, target: Path) -> None:
    """Put a checked file into the corpus folder, whole or not at all, as a plain file of its own; a power cut keeps it."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}{_UNDER_WAY}")
    try:
        reached("copy upload")
        shutil.copyfile(path, temporary, follow_symlinks=False)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        reached("rename upload")
        temporary.replace(target)
        sync(target.parent)
        reached("placed upload")
    except OSError as error:
        raise StorageError(f"Không ghi được vào thư mục kế hoạch: {error.strerror}.") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def putting_back(target: Path, beside: Path) -> Callable[[], None]:
    """Return what puts ``target`` back to what it is now: the old file, of which a copy is made ``beside``, or none."""
    if not target.exists():
        return lambda: target.unlink(missing_ok=True)
    old = beside / ".before"
    try:
        shutil.copyfile(target, old, follow_symlinks=False)
    except OSError as error:
        raise StorageError(f"Không lưu được tệp cũ: {error.strerror}.") from error
    return lambda: place(old, target)


def sweep(settings: Settings, older_than_s: float = LEFT_OVER_S) -> None:
    """Take away what uploads of killed processes left: copies of their own below the data and in the corpus folder."""
    left = [*(settings.data / "uploads").glob("*"), *settings.corpus.glob(f".*.[0-9]*{_UNDER_WAY}")]
    for path in left:
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > older_than_s:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
