"""LibreOffice as a converter that meets hostile files: without network, without links, within limits, nothing left of it.

A document may name pictures, objects and sections at any address or in any file of the machine, and LibreOffice would load
them. So it runs in a network namespace of its own, with a profile that forbids links and macros; where the system grants no
such namespace it does not run at all.
"""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

from corpus.readers.isolation.orphans import end_with_parent

PROGRAMS: Final = ("soffice", "libreoffice")
SECONDS: Final = 180
MEGABYTES: Final = 2048
"""What it may hold in memory; most of what it maps beyond that are its own files."""

_LARGEST_FILE_BYTES: Final = 1 << 30
_MEBIBYTE: Final = 1 << 20
_SETTINGS: Final = (
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),
)
"""Where, what and to which value; 2 of Link means never."""


class NotThereError(Exception):
    """LibreOffice is not installed."""


class NoNamespaceError(Exception):
    """The system does not let a program run without network."""


def converted(data: bytes, kind: str, seconds: float | None = None) -> bytes:
    """Return the file ``data`` of the suffix ``kind`` (".odt") as .docx.

    Raises NotThereError, NoNamespaceError, TimeoutError after ``seconds`` (:data:`SECONDS`), OSError where nothing comes of it.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise NotThereError
    if not can_be_shut_off():
        raise NoNamespaceError
    with tempfile.TemporaryDirectory(prefix="tracuu-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"van-ban{kind}"
        source.write_bytes(data)
        # A profile of its own: LibreOffice lets only one process use a profile, and the user may have it open.
        profile = Path(folder) / "profile"
        _write_profile(profile)
        command = [*_shut_off(), program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        _run(
            [*command, "--convert-to", "docx", "--outdir", folder, str(source)],
            Path(folder),
            SECONDS if seconds is None else seconds,
        )
        return source.with_suffix(".docx").read_bytes()


@cache
def can_be_shut_off() -> bool:
    """Tell whether this system lets a program run in a network namespace of its own."""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*_shut_off(), "true"], check=False, capture_output=True, timeout=30).returncode == 0


def _shut_off() -> list[str]:
    return ["unshare", "--map-root-user", "--net", "--kill-child"]


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """Run to the end, or end it with all that it started."""
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8"}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
        preexec_fn=_limit,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise TimeoutError from error
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)


def _limit() -> None:
    """Limit what it holds, not what it maps: LibreOffice maps more than the reading process may."""
    end_with_parent(os.getppid())
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES * _MEBIBYTE, MEGABYTES * _MEBIBYTE))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE_BYTES, _LARGEST_FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>\n",
        "utf-8",
    )
