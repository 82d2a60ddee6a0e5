"""What a language model writes of the answers to gold questions, and how much of it stands; prints a table.

Every question is asked, every answer that may be written is written, and every sentence that the product keeps is held against
its quotes by a check that shares no code with the product's (evaluation.proving). What was said is kept in --rows: a run that
was ended goes on, and what was said already is checked anew without the model.

usage: python -m bench.written QUESTIONS.jsonl [--data DIR] [--base-url URL --model NAME] [--rows FILE] …

Without --base-url the small model of the extra "model" is served on loopback (pip install "tracuu[model]"); one core says some
twenty tokens a second.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evaluation.gold import GoldQuestion, read_gold
from evaluation.proving import unproved
from qa.contracts.answer import Answer, Written, WrittenSentence
from qa.contracts.language_model import LanguageModel
from qa.endpoint.client import Endpoint
from qa.writing.evidence import evidence_of
from qa.writing.sentences import Sentences
from qa.writing.worth import may_be_written
from qa.writing.writer import Writer
from ui.services.live_service import LiveService
from ui.settings.language_model import LlmSettings
from ui.settings.settings import load

BUSY, UNPROVED = 100_000, "kept and unproved"
Row = dict[str, Any]


class Heard(Endpoint):
    """An endpoint that keeps what was said last."""

    said = ""

    def words(self, messages: Sequence[Mapping[str, str]], **more: Any) -> Iterator[str]:  # noqa: ANN401 - as they come
        """Yield the words as they come, and keep them."""
        self.said = ""
        for words in super().words(messages, **more):
            self.said += words
            yield words


class Told(Endpoint):
    """An endpoint that says what was said before."""

    def __init__(self, model: LanguageModel, said: str) -> None:
        """Take the model that said it."""
        super().__init__(model)
        self.said = said

    def words(self, messages: Sequence[Mapping[str, str]], **more: Any) -> Iterator[str]:  # noqa: ANN401, ARG002
        """Yield what was said."""
        yield self.said


@contextlib.contextmanager
def served() -> Iterator[str]:
    """Serve the small model while its address is needed."""
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.local_model", folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            address = process.stdout.readline().strip() if process.stdout else ""
            if not address:
                raise SystemExit('no small model here; pip install "tracuu[model]"')
            yield address
        finally:
            process.kill()
            process.wait()


def row_of(gold: GoldQuestion, answer: Answer, endpoint: Heard | Told, live: LiveService) -> Row:
    """Return what the model made of one answer: what it said, what was kept of it, and what is not proved of that."""
    began = time.perf_counter()
    engine = live.service().knowledge.engine
    told = list(Writer(endpoint).sentences(answer, evidence_of(answer, engine))) if may_be_written(answer) else [None]
    whole = next((each for each in told if isinstance(each, Written)), None)
    kept = [each for each in told if isinstance(each, WrittenSentence)]
    cited = {each.n: each for each in answer.citations}
    return {
        "id": gold.id,
        "question": gold.question,
        "found": answer.found,
        "source": answer.interpretation.query.get("source", ""),
        "answer": answer.answer,
        "asked": may_be_written(answer),
        "said": endpoint.said,
        "written": whole.text if whole else "",
        "sentences": [{"text": each.text, "unproved": unproved(each, cited)} for each in sentences_of(endpoint.said)],
        "kept": [{"text": each.text, "citations": each.citations, "unproved": unproved(each, cited)} for each in kept],
        "cited": [asdict(each) for each in answer.citations],
        "items": [asdict(each) for each in answer.items],
        "ms": round((time.perf_counter() - began) * 1000),
    }


def sentences_of(said: str) -> list[WrittenSentence]:
    """Return the sentences that were said with a citation."""
    cut = Sentences()
    return [*cut.add(said), *cut.end()]


def asked(questions: Sequence[GoldQuestion], model: LlmSettings, data: Path | None, path: Path) -> list[Row]:
    """Return a row for each question; those that ``path`` has not yet are added to it."""
    before = [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []
    known, rows = {row["id"]: row for row in before}, []
    settings = load(data=data).model_copy(update={"llm": model})
    chosen = settings.language_model
    assert chosen is not None
    with contextlib.closing(LiveService(settings)) as live, path.open("a", encoding="utf-8") as out:
        for gold in questions:
            row = known.get(gold.id)
            endpoint = Told(chosen, row["said"]) if row else Heard(chosen)
            with contextlib.closing(endpoint):
                rows.append(row_of(gold, live.ask(gold.question), endpoint, live))
            if row is None:
                out.write(json.dumps(rows[-1], ensure_ascii=False) + "\n")
                out.flush()
            else:
                rows[-1]["ms"] = row["ms"]
    return rows


def figures(rows: Sequence[Row]) -> dict[str, int]:
    said, kept = ([each for row in rows for each in row[name]] for name in ("sentences", "kept"))
    times = sorted(row["ms"] for row in rows if row["asked"]) or [0]
    return {
        "questions answered": len(rows),
        "found in the plans": sum(row["found"] for row in rows),
        "understood by the model": sum(row["source"] == "llm" for row in rows),
        "sent to be written": sum(row["asked"] for row in rows),
        "said something": sum(bool(row["said"].strip()) for row in rows),
        "paragraphs shown": sum(bool(row["written"]) for row in rows),
        "sentences said that cite": len(said),
        "of them unproved": sum(bool(each["unproved"]) for each in said),
        "sentences kept": len(kept),
        "sentences dropped": len(said) - len(kept),
        UNPROVED: sum(bool(each["unproved"]) for each in kept),
        "writing, p50 ms": times[len(times) // 2],
        "writing, p95 ms": times[int(0.95 * (len(times) - 1))],
    }


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("questions", type=Path)
    arguments.add_argument("--data", type=Path)
    arguments.add_argument("--base-url", default="")
    arguments.add_argument("--model", default="gemma3-270m")
    arguments.add_argument("--passages", type=int, default=2, help="passages sent with a request")
    arguments.add_argument("--timeout", type=float, default=60, help="seconds of one request")
    arguments.add_argument("--rows", type=Path, default=Path("written.jsonl"))
    given = arguments.parse_args()
    with contextlib.nullcontext(given.base_url) if given.base_url else served() as address:
        model = LlmSettings(
            base_url=address, model=given.model, timeout_s=given.timeout, per_minute=BUSY, max_passages=given.passages
        )
        rows = asked(read_gold(given.questions), model, given.data, given.rows)
    found = figures(rows)
    for name, value in found.items():
        print(f"{name:<40} {value:>7}")
    for row in rows:
        for each in row["kept"]:
            if each["unproved"]:
                print(f"{row['id']}: {each['text']} {list(each['citations'])}: {each['unproved']}")
    return 1 if found[UNPROVED] else 0


if __name__ == "__main__":
    sys.exit(main())
