"""Reader of formats that LibreOffice turns into .docx: old Word files (.doc), OpenDocument (.odt), RTF."""

from __future__ import annotations

import hashlib
import resource
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from corpus.readers.sniff import NAMES, kind_of
from corpus.readers.word import docx
from corpus.records import Document
from corpus.records.errors import MissingExtraError, UnreadableFileError

SECONDS: Final = 180
_PROGRAMS: Final = ("soffice", "libreoffice")


def read(data: bytes, file: str) -> Document:
    """Read a file by way of LibreOffice.

    Raises MissingExtraError where LibreOffice is not installed, UnreadableFileError where it cannot read the file.
    """
    kind = kind_of(data, Path(file).suffix.lower())
    document = docx.read(_as_docx(data, kind), file)
    return replace(document, id=hashlib.sha256(data).hexdigest(), format=kind.lstrip("."))


def _as_docx(data: bytes, kind: str) -> bytes:
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise MissingExtraError(
            f"Đọc {NAMES.get(kind, kind)} ({kind}) cần LibreOffice; hãy cài bằng lệnh: "
            "apt-get install libreoffice-writer-nogui, hoặc mở tệp bằng Word và lưu lại dưới dạng .docx."
        )
    with tempfile.TemporaryDirectory(prefix="tracuu-") as folder:
        source = Path(folder) / f"van-ban{kind}"
        source.write_bytes(data)
        # A profile of its own: LibreOffice lets only one process use a profile, and the user may have it open.
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, timeout=SECONDS, check=False, capture_output=True, preexec_fn=_without_memory_limit)
            return source.with_suffix(".docx").read_bytes()
        except subprocess.TimeoutExpired as error:
            raise UnreadableFileError(
                f"LibreOffice đọc tệp quá {SECONDS} giây; hãy mở tệp bằng Word, lưu lại dưới dạng .docx rồi thử lại."
            ) from error
        except OSError as error:
            raise UnreadableFileError(
                "LibreOffice không đọc được tệp (tệp hỏng hoặc có mật khẩu); hãy mở bằng Word, lưu lại dưới dạng .docx."
            ) from error


def _without_memory_limit() -> None:
    """LibreOffice maps more than the reading process may; it is held by its time."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
