"""The reading process: reads the files that it is asked for, one line of JSON in, one line out, until its input ends."""

from __future__ import annotations

import json
import logging
import os
import resource
import sys
from pathlib import Path
from typing import Final

from corpus.readers import read_here
from corpus.readers.isolation import wire
from corpus.readers.isolation.orphans import end_with_parent
from corpus.records import Document
from corpus.records.errors import UnreadableFileError

_LOG: Final = logging.getLogger(__name__)
_MEBIBYTE: Final = 1024 * 1024


def _understood(document: Document) -> bytes:
    """Return what is understood of a document as a line of JSON, under the limits of this process."""
    from corpus.reading import understand

    return b'{"reading": ' + wire.readings().dump_json(understand(document)) + b"}"


def serve() -> None:
    """Serve requests on standard input and answer on standard output; the arguments are the memory in MiB and the parent."""
    # Libraries print to descriptor 1 as they please; the answers keep a descriptor that none of them knows.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    if int(sys.argv[2]):
        end_with_parent(int(sys.argv[2]))
    limit_memory(int(sys.argv[1]))
    for line in sys.stdin.buffer:
        request = json.loads(line)
        limit_processor_time(float(request["seconds"]))
        outcome = _outcome(Path(request["path"]), Path(request["root"]), understood=bool(request.get("understood")))
        answers.write((outcome if isinstance(outcome, bytes) else wire.encode(outcome)) + b"\n")
        answers.flush()


def limit_memory(megabytes: int) -> None:
    """Limit this process's address space; only the soft limit, since LibreOffice maps more and is limited by time."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEBIBYTE, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_processor_time(seconds: float) -> None:
    """Let this process use ``seconds`` (times its processors) more from now on; the kernel ends it after that."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    allowed = usage.ru_utime + usage.ru_stime + seconds * (os.cpu_count() or 1)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(allowed) + 1, hard))


def _outcome(path: Path, root: Path, *, understood: bool) -> Document | bytes | UnreadableFileError:
    try:
        document = read_here(path, root)
        return _understood(document) if understood else document
    except UnreadableFileError as error:
        return error
    except MemoryError:
        return UnreadableFileError("Tệp cần quá nhiều bộ nhớ để đọc; hãy tách tệp thành nhiều phần nhỏ rồi thử lại.")
    except Exception:  # noqa: BLE001 - the edge of the process: whatever a library raises costs this one file
        _LOG.exception("reader failed on %s", path)
        return UnreadableFileError("Không đọc được nội dung tệp (tệp hỏng hoặc lạ); hãy mở tệp, lưu lại rồi thử lại.")
