"""What a citation proves: its quote, and who leads and who coordinates in the rows of the register that stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.engines.base import Snapshot
from qa.contracts.answer import Answer, Citation


@dataclass(frozen=True, slots=True)
class ProvingText:
    """One citation as a proof: its number, all that is quoted, and the agencies of its rows by their part.

    ``leads`` and ``coordinates`` are as the plan writes them; both are empty where the passage holds no row of the register.
    """

    n: int
    quote: str
    leads: tuple[str, ...] = ()
    coordinates: tuple[str, ...] = ()


def evidence_of(answer: Answer, engine: Snapshot | None = None) -> Mapping[int, ProvingText]:
    """Return what the citations of ``answer`` prove by their number; ``engine`` is the index that it was answered from."""
    return {each.n: _evidence(each, engine) for each in answer.citations}


def _evidence(citation: Citation, engine: Snapshot | None) -> ProvingText:
    quote = "\n".join((citation.quote, *(more.quote for more in citation.more)))
    try:
        carried = engine.passage(citation.passage).assignments if engine else ()
        rows = [engine.assignment(each).assignment for each in carried] if engine else []
    except KeyError:  # the index has moved on since the answer
        rows = []
    return ProvingText(
        citation.n,
        quote,
        tuple(dict.fromkeys(value.text for row in rows for value in row.lead)),
        tuple(dict.fromkeys(value.text for row in rows for value in row.coordinate)),
    )
