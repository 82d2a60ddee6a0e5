"""Whether a change of the code changed any answer: all answers and the register kept before, and held against those after.

usage: python -m bench.unchanged keep DATA OUT.json QUESTIONS.jsonl...
       python -m bench.unchanged compare BEFORE.json AFTER.json

``keep`` asks an index the questions of gold files, lines of one thread as one conversation, and lists the rows of its register.
``compare`` prints what differs but times, versions and ids of conversations; its exit status is 1 where anything does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from qa.contracts.plain import plain
from qa.service import Service
from qa.understanding.turns import Turn

_PASSING: Final = frozenset({"elapsed_ms", "index_version", "conversation"})
"""Keys of an answer that differ each time."""


def kept(service: Service, files: Sequence[Path]) -> dict[str, Any]:
    """Return the answers by file and line, and the rows of the register by id."""
    answers: dict[str, Any] = {}
    for file in files:
        turns: dict[str, Turn] = {}
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            if line.strip():
                asked = json.loads(line)
                thread = str(asked.get("thread") or "")
                turn = service.answerer.turn(asked["question"], turns.get(thread) if thread else None)
                turns[thread] = turn
                answers[f"{file.name}:{number}"] = {k: v for k, v in turn.answer.as_json().items() if k not in _PASSING}
    return {"answers": answers, "register": {row.id: plain(row) for row in service.assignments()}}


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return a line for each answer or row that is not as it was, or is there only once."""
    told = []
    for part in ("answers", "register"):
        for key in sorted({*before[part], *after[part]}):
            old, new = before[part].get(key), after[part].get(key)
            if old is None or new is None:
                told.append(f"{part} {key}: only {'after' if old is None else 'before'}")
            elif old != new:
                told.append(f"{part} {key}: {', '.join(name for name in {**old, **new} if old.get(name) != new.get(name))}")
    return told


def main(arguments: Sequence[str]) -> int:
    match arguments:
        case ["keep", data, out, *files] if files:
            record = kept(Service.open(Path(data)), list(map(Path, files)))
            Path(out).write_text(json.dumps(record, ensure_ascii=False), "utf-8")
            print(f"{len(record['answers'])} answers, {len(record['register'])} rows")
            return 0
        case ["compare", before, after]:
            told = differences(*(json.loads(Path(file).read_text("utf-8")) for file in (before, after)))
            print(*told, f"{len(told)} differ", sep="\n")
            return 1 if told else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
