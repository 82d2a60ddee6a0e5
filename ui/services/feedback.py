"""What people say of answers: stored one JSON object a line, exported as questions in the form of the dev set."""

from __future__ import annotations

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

FILE_NAME = "feedback.jsonl"
LONGEST_FILE_BYTES = 64 * 1024 * 1024
_LONGEST = {"question": 2000, "answer": 3000, "status": 40, "version": 200, "word": 1000}


class Verdict(StrEnum):
    """What a person says of an answer."""

    RIGHT = "right"
    WRONG = "wrong"
    WRONG_PASSAGE = "wrong_passage"


@dataclass(frozen=True, slots=True)
class Feedback:
    """One person's word on one answer: ``version`` is the index it came from, ``at`` UTC in ISO 8601."""

    at: str
    verdict: Verdict
    question: str
    answer: str
    status: str
    version: str
    word: str

    @classmethod
    def now(cls, *, verdict: Verdict, question: str, answer: str, status: str, version: str, word: str) -> Feedback:
        """Return feedback given now, each text cut to its longest length; raise InvalidRequestError without a question."""
        if not question.strip():
            raise InvalidRequestError("Góp ý phải kèm câu hỏi.")
        given = {"question": question, "answer": answer, "status": status, "version": version, "word": word}
        cut = {name: text[: _LONGEST[name]] for name, text in given.items()}
        return cls(datetime.now(UTC).isoformat(timespec="seconds"), verdict, **cut)


class FeedbackStore:
    """The feedback of one data folder; only ever appended to."""

    def __init__(self, data: Path) -> None:
        self._path = data / FILE_NAME
        self._lock = threading.Lock()

    def add(self, feedback: Feedback) -> None:
        """Append one entry; raise StorageError where the disk refuses or the file has grown too large."""
        line = json.dumps(asdict(feedback), ensure_ascii=False) + "\n"
        try:
            with self._lock:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
                with os.fdopen(handle, "a", encoding="utf-8") as file:
                    if file.tell() > LONGEST_FILE_BYTES:
                        raise StorageError(f"Tệp góp ý {self._path} đã đầy. Hãy xuất rồi chuyển tệp đi nơi khác.")
                    file.write(line)
        except OSError as error:
            raise StorageError(f"Không ghi được góp ý: {error.strerror}.") from error

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
        for number, entry in enumerate(self.all(), start=1):
            right = entry.verdict is Verdict.RIGHT
            yield {
                "id": f"fb-{number:04d}",
                "question": entry.question,
                "style": "nodiacritics" if entry.question.isascii() else "plain",
                "type": "feedback",
                "plan": "",
                "names_plan": False,
                "answer": [entry.answer.split("\n")[0]] if right and fold(entry.answer) else [],
                "evidence": [],
                "verdict": entry.verdict.value,
                "word": entry.word,
                "at": entry.at,
                "index_version": entry.version,
            }


def _entry(line: str) -> Feedback | None:
    try:
        stored = json.loads(line)
        return Feedback(**{**stored, "verdict": Verdict(stored["verdict"])})
    except (ValueError, KeyError, TypeError):
        return None
