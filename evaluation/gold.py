"""Gold questions: the file's form, and the product's answers to them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from corpus.records.errors import InvalidRequestError
from qa.contracts.answer import Answer
from qa.service import Service


class Answering(Protocol):
    """What gold questions are put to: a face's live, or anything else that answers and holds the documents."""

    def ask(self, question: str, *, conversation: str = "") -> Answer:
        """Return the answer to a question, after those of ``conversation`` where one is named."""

    def service(self) -> Service:
        """Return the service at the newest index."""


@dataclass(frozen=True, slots=True)
class GoldEvidence:
    """A gold quote and the file it stands in."""

    source: str
    quote: str


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with the strings that its answer must hold and the quotes that prove it; no evidence: unanswerable.

    ``pattern`` is a regular expression that must match near the answer's beginning ("Có", a count), ``absent`` are strings that
    must not stand in the answer. Questions of one ``thread`` are turns of one conversation, in the order of ``turn``.
    """

    id: str
    question: str
    type: str
    style: str
    plan: str
    answer: tuple[str, ...]
    evidence: tuple[GoldEvidence, ...]
    pattern: str = ""
    absent: tuple[str, ...] = ()
    thread: str = ""
    turn: float = 0.0

    @property
    def answerable(self) -> bool:
        """Tell whether the corpus holds the answer."""
        return bool(self.evidence)

    @property
    def wide(self) -> bool:
        """Tell whether the answer may be long: over several plans, or a list."""
        return self.plan == "cross" or self.type == "list"


def read_gold(path: Path) -> list[GoldQuestion]:
    """Return the questions of a JSON Lines file; raise InvalidRequestError that names the line which does not fit."""
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRequestError(f"Không đọc được tệp câu hỏi {path}: {error}.") from error
    gold = [_question(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not gold:
        raise InvalidRequestError(f"{path} không có câu hỏi nào.")
    return gold


def _question(path: Path, number: int, line: str) -> GoldQuestion:
    try:
        entry: dict[str, Any] = json.loads(line)
        return GoldQuestion(
            id=str(entry["id"]),
            question=entry["question"],
            type=entry.get("type") or "",
            style=entry.get("style") or "",
            plan=entry.get("plan") or "",
            answer=tuple(entry["answer"]),
            evidence=tuple(GoldEvidence(each["source"], each["quote"]) for each in entry["evidence"]),
            pattern=re.compile(entry.get("pattern") or "").pattern,
            absent=tuple(entry.get("absent") or ()),
            thread=str(entry.get("thread") or ""),
            turn=float(entry.get("turn") or 0),
        )
    except (ValueError, KeyError, TypeError, re.error) as error:
        told = 'cần {"id", "question", "answer": [...], "evidence": [{"source", "quote"}]}'
        raise InvalidRequestError(f"{path}, dòng {number}: {told}.") from error


def answer_all(live: Answering, gold: Sequence[GoldQuestion]) -> Iterator[tuple[GoldQuestion, Answer]]:
    """Yield each question with the product's answer; nothing but the question's text is given to the product.

    Turns of a conversation are asked in it, one after the other, where its first one stands.
    """
    asked: set[str] = set()
    for question in gold:
        if not question.thread:
            yield question, live.ask(question.question)
        elif question.thread not in asked:
            asked.add(question.thread)
            conversation = ""
            for turn in sorted((each for each in gold if each.thread == question.thread), key=lambda each: each.turn):
                answer = live.ask(turn.question, conversation=conversation)
                conversation = answer.conversation
                yield turn, answer


def stored_texts(live: Answering) -> dict[str, str]:
    """Return the text of every document of the index by its file's name (without folders, as gold sets name files)."""
    service = live.service()
    documents = [document for plan in service.plans() for document in plan.documents]
    return {Path(document.file).name: service.document(document.id).text for document in documents}
