"""The authors' questions: read from ``data/{authors,judged}/*/questions.jsonl``, with their labels checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from corpus.text import normalize
from training.labels import HEADS, KINDS, NOTHING, Labelled, Marked

DATA: Final = Path(__file__).parent / "data"
_NO_AGENCY_ROLE: Final = ""


def authored(folder: Path = DATA / "authors") -> list[Labelled]:
    """Return all questions of all authors in ``folder``, in the order of the files."""
    return [
        _labelled(json.loads(line), file.parent.name)
        for file in sorted(folder.glob("*/questions.jsonl"))
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    ]


def _labelled(question: dict[str, Any], author: str) -> Labelled:
    text = normalize(question["question"])
    marks = [
        Marked(kind, start, start + len(normalize(words)))
        for kind in KINDS
        for words in question["spans"].get(kind, ())
        if (start := text.find(normalize(words))) >= 0
    ]
    named = any(mark.kind == "agency" for mark in marks)
    return Labelled(
        text=text,
        source=question["plan"] or f"{author}/several",
        ask=tuple(name for name in question["ask"] if name in HEADS["ask"]),
        form=question["form"],
        of=question["of"] if question["of"] in HEADS["of"] else NOTHING,
        expects=question["expects"] if question["expects"] in HEADS["expects"] else None,
        role=(question["role"] if named else _NO_AGENCY_ROLE),
        negated=tuple(name for name in question["negated"] if name in HEADS["negated"]),
        spans=tuple(marks),
        style=question["style"],
    )
