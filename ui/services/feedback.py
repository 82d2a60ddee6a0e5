"""What people say of answers: stored one JSON object a line, exported as questions in the form of the dev set."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from corpus.records.errors import InvalidRequestError, StorageError
from evaluation.folding import fold
from ui.services.json_files import last_lines

FILE_NAME = "feedback.jsonl"
TAIL_BYTES = 256 * 1024
LONGEST_FILE_BYTES = 64 * 1024 * 1024
_LONGEST = {"question": 2000, "answer": 3000, "said": 3000, "status": 40, "version": 200, "word": 1000}


class Verdict(StrEnum):
    """What a person says of an answer."""

    RIGHT = "right"
    WRONG = "wrong"
    WRONG_PASSAGE = "wrong_passage"


@dataclass(frozen=True, slots=True)
class Feedback:
    """One person's word on one answer: ``version`` is the index it came from, ``at`` UTC in ISO 8601.

    ``said`` is the answer's headline: what it says at once, "" for a list.
    """

    at: str
    verdict: Verdict
    question: str
    answer: str
    status: str
    version: str
    word: str
    said: str = ""

    @classmethod
    def now(
        cls, *, verdict: Verdict, question: str, answer: str, status: str, version: str, word: str, said: str = ""
    ) -> Feedback:
        """Return feedback given now, each text cut to its longest length; raise InvalidRequestError without a question."""
        if not question.strip():
            raise InvalidRequestError("Góp ý phải kèm câu hỏi.")
        given = {"question": question, "answer": answer, "status": status, "version": version, "word": word, "said": said}
        cut = {name: text[: _LONGEST[name]] for name, text in given.items()}
        return cls(datetime.now(UTC).isoformat(timespec="seconds"), verdict, **cut)


class FeedbackStore:
    """The feedback of one data folder; only ever appended to."""

    def __init__(self, data: Path) -> None:
        self._path = data / FILE_NAME
        self._lock = threading.Lock()
        self._counted_to = self._count = 0

    def add(self, feedback: Feedback) -> None:
        """Append one entry, whole or not at all; raise StorageError where the disk refuses or the file has grown too large."""
        line = (json.dumps(asdict(feedback), ensure_ascii=False) + "\n").encode("utf-8", "replace")
        try:
            with self._lock:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX)
                    _append(handle, line)
                finally:
                    os.close(handle)
        except OSError as error:
            raise StorageError(f"Chưa lưu được góp ý: {error.strerror}.") from error

    def count(self) -> int:
        """Return how many entries there are, by reading only what has come since this was last asked."""
        with self._lock:
            try:
                with self._path.open("rb") as file:
                    if os.fstat(file.fileno()).st_size < self._counted_to:
                        self._counted_to = self._count = 0
                    file.seek(self._counted_to)
                    while chunk := file.read(1 << 20):
                        self._count += chunk.count(b"\n")
                        self._counted_to += len(chunk)
            except OSError:
                self._counted_to = self._count = 0
            return self._count

    def last(self, count: int) -> list[Feedback]:
        """Return the last entries, newest first, however large the file is."""
        return [entry for line in reversed(last_lines(self._path, TAIL_BYTES)) if (entry := _entry(line)) is not None][:count]

    def all(self) -> Iterator[Feedback]:
        """Yield the entries, oldest first; a line that a crash cut short is left out."""
        try:
            text = self._path.read_text("utf-8", errors="replace")
        except FileNotFoundError:
            return
        for line in text.split("\n"):
            entry = _entry(line)
            if entry is not None:
                yield entry

    def as_questions(self) -> Iterator[dict[str, Any]]:
        """Yield the feedback as questions in the form of the dev set, for a person to complete with evidence.

        What was right keeps the answer as gold; what was wrong leaves it empty and carries the person's word.
        """
        for number, entry in enumerate(_without_doubles(self.all()), start=1):
            right = entry.verdict is Verdict.RIGHT
            yield {
                "id": f"fb-{number:04d}",
                "question": entry.question,
                "style": "nodiacritics" if entry.question.isascii() else "plain",
                "type": "feedback",
                "plan": "",
                "names_plan": False,
                "answer": [entry.said] if right and fold(entry.said) else [],
                "evidence": [],
                "verdict": entry.verdict.value,
                "word": entry.word,
                "at": entry.at,
                "index_version": entry.version,
            }


def _append(handle: int, line: bytes) -> None:
    """Write ``line`` at the end of a file; what a full disk took of it only in part is taken back."""
    size = os.fstat(handle).st_size
    if size + len(line) > LONGEST_FILE_BYTES:
        raise StorageError("Tệp góp ý của máy chủ đã đầy nên góp ý này chưa được lưu; xin báo người quản trị.")
    if size and os.pread(handle, 1, size - 1) != b"\n":
        line = b"\n" + line
    try:
        written = os.write(handle, line)
    except OSError:
        os.ftruncate(handle, size)
        raise
    if written < len(line):
        os.ftruncate(handle, size)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _without_doubles(entries: Iterator[Feedback]) -> Iterator[Feedback]:
    """Yield the entries without those that the next one repeats with a word: one click, then what the person wrote."""
    before: Feedback | None = None
    for entry in entries:
        if before is not None and (before.word or _about(before) != _about(entry)):
            yield before
        before = entry
    if before is not None:
        yield before


def _about(entry: Feedback) -> tuple[str, str, Verdict]:
    return entry.question, entry.answer, entry.verdict


def _entry(line: str) -> Feedback | None:
    try:
        stored = json.loads(line)
        return Feedback(**{**stored, "verdict": Verdict(stored["verdict"])})
    except (ValueError, KeyError, TypeError):
        return None
