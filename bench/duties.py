"""Hold the duties that are read in invented plans against a gold by hand: recall, precision, leads that are right whole.

usage: python -m bench.duties [--worst]

Gold is ``bench/gold/duties.txt``; the plans are those of ``training/data/judged``. A duty is found where the gold's first words
stand in it, right where its leads are the gold's.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from corpus.readers import read
from corpus.reading import understand
from corpus.records import Assignment, AssignmentKind
from corpus.text.folding import fold_case, fold_tone_position

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "bench" / "gold" / "duties.txt"
PLANS = ROOT / "training" / "data" / "judged"


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty by hand: its first words, who may lead it (each way as one string), and whether it may be left out."""

    words: str
    leads: tuple[str, ...]
    optional: bool


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--worst", action="store_true", help="print what differs")
    worst = args.parse_args().worst
    total: Counter[str] = Counter()
    for plan, wanted in gold().items():
        (path,) = (PLANS / plan.split("/")[0] / "plans").glob(plan.split("/")[1] + ".*")
        score = held(path, wanted, worst)
        print(plan, dict(score))
        total.update(score)
    recall, precision = total["found"] / total["gold"], total["found"] / (total["found"] + total["false"])
    print(f"recall {recall:.3f} precision {precision:.3f} lead {total['lead'] / total['found']:.3f}")
    return 0


def gold() -> dict[str, list[Duty]]:
    found: dict[str, list[Duty]] = {}
    last = ""
    for line in GOLD.read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("# "):
            plan = found.setdefault(line[2:], [])
            continue
        words, _, leads = line.removeprefix("? ").partition(" | ")
        last = last if "^" in leads else leads
        ways = leads.replace("^", last).split(" // ")
        plan.append(Duty(plain(words), tuple(agencies(way.split(";;")) for way in ways), line.startswith("? ")))
    return found


def held(path: Path, wanted: list[Duty], worst: bool) -> Counter[str]:
    """Return how many duties are wanted, found, right in their leads, and false."""
    document = read(path, path.parent)
    left = list(understand(document).assignments)
    score: Counter[str] = Counter(gold=sum(not duty.optional for duty in wanted))
    for duty in wanted:
        at = next((place for place, each in enumerate(left) if duty.words in stands(each, document.text)), None)
        if at is None:
            told("missed", duty.words, worst and not duty.optional)
            continue
        right = agencies([value.text for value in left.pop(at).lead]) in duty.leads
        told("lead", duty.words, worst and not right)
        score.update({"false": 1} if duty.optional and not right else {} if duty.optional else {"found": 1, "lead": right})
    false = [each for each in left if each.kind is AssignmentKind.DUTY]
    score["false"] += len(false)
    for each in false:
        told("false", said(each), worst)
    return score


def stands(duty: Assignment, text: str) -> str:
    return plain(" ".join(part.of(text) for part in duty.ranges))


def told(what: str, words: str, shown: bool) -> None:
    if shown:
        print("  ", what, words[:90])


def said(duty: Assignment) -> str:
    return plain(duty.task.text)


def agencies(names: list[str]) -> str:
    return " ".join(plain(name) for name in names).replace("ủy ban nhân dân", "ubnd").replace(" và ", " ")


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold_tone_position(fold_case(text))))


if __name__ == "__main__":
    sys.exit(main())
