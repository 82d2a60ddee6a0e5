"""Whether answers stand whatever a language model's endpoint does: 500 questions, and one that goes wrong in every way.

First over REST, as people ask: each request to the model goes wrong in another way; the time is what the writing adds to
the answer's own. Then every answer is written in every way that there is, without the breaker's rest (of ways that take the
whole time limit, every 25th answer). Prints a table; ends with 1 where a question is not answered, a sentence that was let
through is not proved by a check that shares no code with the product's (evaluation.proving), or the time is too long.

usage: python -m bench.model_faults [QUESTIONS.jsonl …] [--data DIR] [--count N]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from evaluation.gold import read_gold
from evaluation.proving import unproved
from qa.contracts.answer import Answer, Citation, QuotedRange, WrittenSentence
from qa.contracts.language_model import LanguageModel
from qa.endpoint.client import Endpoint
from qa.writing.evidence import ProvingText, evidence_of
from qa.writing.writer import Writer
from tests.model_server import WAYS, ModelServer
from tests.ui.running import running
from ui.server.app import create_app
from ui.services.live_service import LiveService
from ui.settings.language_model import LlmSettings
from ui.settings.settings import Settings, load

GOLD = Path(__file__).parent / "gold" / "questions.jsonl"
TIMEOUT_S, BUSY, EVERY, LATE = 1.0, 100_000, 25, ("hangs", "drips")


@dataclass
class Tally:
    """What came of a run; times are seconds of one question or one writing."""

    asked: int = 0
    answered: int = 0
    paragraphs: int = 0
    sentences: int = 0
    unproved: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    @property
    def p95(self) -> float:
        """The 95th percentile of the times."""
        return sorted(self.times)[int(0.95 * (len(self.times) - 1))] if self.times else float("nan")

    def said(self, sentence: WrittenSentence, cited: dict[int, Citation]) -> None:
        """Count a sentence that was let through."""
        self.sentences += 1
        if wrong := unproved(sentence, cited):
            self.unproved.append(f"{sentence.text} {list(sentence.citations)}: {wrong}")

    def told(self, name: str) -> str:
        """Return a line of the table."""
        counts = f"{self.asked:>7} {self.answered:>9} {self.paragraphs:>11} {self.sentences:>10} {len(self.unproved):>9}"
        return f"{name:<18} {counts} {self.p95 * 1000:>8.0f}"


@contextmanager
def timed(tally: Tally) -> Iterator[None]:
    """Add the time that this takes to ``tally``."""
    began = time.perf_counter()
    yield
    tally.times.append(time.perf_counter() - began)
    tally.asked += 1


def over_rest(questions: Sequence[str], settings: Settings) -> Tally:
    """Ask all questions over REST, to be written."""
    tally, live = Tally(), LiveService(settings)
    live.ready()
    with running(create_app(settings, live, page=False)) as site, httpx.Client(trust_env=False, timeout=60) as client:
        for question in questions:
            with timed(tally):
                response = client.post(f"{site}/api/v1/ask", json={"question": question, "write": True})
            body = response.json()
            tally.times[-1] -= body.get("elapsed_ms", 0.0) / 1000
            tally.answered += response.status_code == httpx.codes.OK and bool(body.get("answer"))
            cited = {each["n"]: citation_of(each) for each in body.get("citations", ())}
            tally.paragraphs += "written" in body
            for each in body.get("written", {}).get("sentences", ()):
                tally.said(WrittenSentence(each["text"], tuple(each["citations"])), cited)
    return tally


def citation_of(told: dict[str, object]) -> Citation:
    """Return a citation of the answer object as REST has it."""
    more = tuple(QuotedRange(**each) for each in told["more"])  # type: ignore[attr-defined]  # a list of objects
    return Citation(**{**told, "more": more})  # type: ignore[arg-type]  # its fields are the object's


def in_one_way(way: str, address: str, answers: Sequence[tuple[Answer, dict[int, ProvingText]]]) -> Tally:
    """Have answers written by a server that goes wrong in one way."""
    tally = Tally()
    model = LanguageModel(address, way, timeout_s=TIMEOUT_S if way in LATE else 20 * TIMEOUT_S, per_minute=BUSY)
    with closing(Endpoint(model, rest_s=0)) as endpoint:
        for answer, proofs in answers[:: EVERY if way in LATE else 1]:
            with timed(tally):
                told = list(Writer(endpoint).sentences(answer, proofs))
            tally.answered += 1
            tally.paragraphs += told[-1] is not None
            for each in told[:-1]:
                assert isinstance(each, WrittenSentence)
                tally.said(each, {citation.n: citation for citation in answer.citations})
    return tally


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("questions", type=Path, nargs="*", default=[GOLD])
    arguments.add_argument("--data", type=Path)
    arguments.add_argument("--count", type=int, default=500)
    given = arguments.parse_args()
    questions = [gold.question for path in given.questions for gold in read_gold(path)][: given.count]
    print(f"{'way':<18} {'asked':>7} {'answered':>9} {'paragraphs':>11} {'sentences':>10} {'unproved':>9} {'p95 ms':>8}")
    with running(ModelServer().app) as server:
        address = f"{server}/v1"
        llm = LlmSettings(base_url=address, model="turns", timeout_s=TIMEOUT_S, per_minute=BUSY)
        settings = load(data=given.data).model_copy(update={"llm": llm, "ask_per_minute": BUSY})
        asked = over_rest(questions, settings)
        print(asked.told("REST, in turns"), flush=True)
        with closing(LiveService(load(data=given.data))) as live:
            engine = live.service().knowledge.engine
            found = [(answer, dict(evidence_of(answer, engine))) for answer in map(live.ask, questions) if answer.found]
        tallies = {way: in_one_way(way, f"{address}/", found) for way in WAYS}
    for way, tally in tallies.items():
        print(tally.told(way))
    wrong = [each for tally in (asked, *tallies.values()) for each in tally.unproved]
    print("\n".join(wrong[:20]))
    late = max(asked.p95, *(tallies[way].p95 for way in LATE)) > TIMEOUT_S
    return 1 if wrong or late or asked.answered < len(questions) else 0


if __name__ == "__main__":
    sys.exit(main())
