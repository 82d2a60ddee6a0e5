"""Claims held against the passage that decides them: how many ``qa.reading.verdicts`` tells rightly, hand by hand.

usage: python -m bench.claims

The pairs of ``bench/blind/claims`` were written blind over the invented plans of ``training/data``, in other words than the
passages'; half of the claims are so. Printed for each hand: how many, how many are told rightly, how many of those that are so
are denied, and how many of the others are borne out.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path

from corpus.text import folded_syllables
from qa.reading.claims import claim_in
from qa.reading.verdicts import judged

ROOT = Path(__file__).parents[1]
CLAIMS = ROOT / "bench" / "blind" / "claims"
PLANS = ROOT / "training" / "data"


class Rarity:
    """How telling a folded syllable is over the lines of some plans, as :meth:`qa.retrieval.knowledge.Knowledge.weight` is."""

    def __init__(self, plans: list[Path]) -> None:
        lines = [line for plan in plans for line in plan.read_text("utf-8").splitlines() if line.strip()]
        self._lines = len(lines)
        self._held = Counter(syllable for line in lines for syllable in set(folded_syllables(line)))

    def __call__(self, folded: str) -> float:
        """Return the logarithm of the syllable's rarity."""
        return math.log(1 + self._lines / (0.5 + self._held[folded]))


def main() -> None:
    """Print the table."""
    weight = Rarity(sorted(PLANS.glob("*/*/plans/*")))
    print(f"{'hand':6}{'claims':>8}{'right':>8}{'denied':>8}{'borne out':>11}")
    for file in sorted(CLAIMS.glob("*.jsonl")):
        told: Counter[tuple[bool, bool]] = Counter()
        for line in file.read_text("utf-8").splitlines():
            pair = json.loads(line)
            verdict = judged(claim_in(pair["question"]), pair["quote"], weight)
            told[pair["verdict"] == "yes", verdict is not None and verdict.says] += 1
        so, other = told[True, True] + told[True, False], told[False, True] + told[False, False]
        right = (told[True, True] + told[False, False]) / (so + other)
        print(f"{file.stem:6}{so + other:8}{right:8.3f}{told[True, False] / so:8.3f}{told[False, True] / other:11.3f}")


if __name__ == "__main__":
    main()
