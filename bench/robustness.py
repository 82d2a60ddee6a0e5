"""How answers hold up when questions are typed badly: generated lead and coordinate questions, answer accuracy by perturbation.

usage: python -m bench.robustness [--data DIR] [--seed N] [--limit N] [--misses FILE]

Every task of the register is asked about with every template, as it is, without accents, with one slip of a keyboard, with one
that makes another word, and with general abbreviations. A question is answered right where every gold agency stands in a found
answer (folded as in evaluation). None of these questions is used for tuning.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corpus.records import AssignmentKind
from corpus.text import fold_accents, tokens
from corpus.text.wordlist import word_list
from evaluation.folding import fold
from indexer.segments.stored import StoredAssignment
from qa.contracts.answer import Answer
from qa.service import Service
from qa.understanding.lexicon import load_lexicon

TEMPLATES = {
    "lead": (
        "Ai chủ trì {task} ở {place}?",
        "Ở {place}, cơ quan nào chịu trách nhiệm chính {task}?",
        "{place} giao đơn vị nào chủ trì việc {task}",
        "Cho tôi hỏi việc {task} của tỉnh {place} thì bên nào lo chính?",
        "đơn vị chủ trì {task} {place}",
    ),
    "coordinate": (
        "Những cơ quan nào phối hợp {task} ở {place}?",
        "Khi {task} thì {place} giao những đơn vị nào phối hợp?",
        "Việc {task} ở {place} có ai phụ một tay?",
        "{task} {place} cơ quan phối hợp",
    ),
}
TOPIC_SYLLABLES = 22
LONGEST = 900
NEIGHBOURS = {
    **{"a": "sqz", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "g": "fh", "h": "gj", "i": "uo", "k": "jl", "l": "k", "m": "n"},
    **{"n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "x": "zc", "y": "tu"},
}


@dataclass(frozen=True, slots=True)
class Made:
    """A generated question, what it asks and the agencies that its answer must name."""

    kind: str
    question: str
    gold: tuple[str, ...]


def topic_of(stored: StoredAssignment, rows: list[StoredAssignment]) -> str:
    """Return the beginning of the task that no other task of its plan shares, lower-cased at the start."""
    text = " ".join(stored.assignment.task.text.split()).rstrip(" .;,")
    found = tokens(text)
    others = [r.assignment.task.text for r in rows if r.plan == stored.plan and r.id != stored.id]
    length = TOPIC_SYLLABLES
    while length < len(found) and any(fold(other).startswith(fold(text[: found[length - 1].end])) for other in others):
        length += 6
    cut = text[: found[min(length, len(found)) - 1].end] if found else text
    return cut[:1].lower() + cut[1:]


def make_questions(rows: list[StoredAssignment], provinces: dict[str, str]) -> Iterator[Made]:
    """Yield every template over every task that names agencies and whose plan has a province."""
    for stored in rows:
        place = provinces.get(stored.plan)
        if not place:
            continue
        topic = topic_of(stored, rows)
        for kind, templates in TEMPLATES.items():
            values = stored.assignment.lead if kind == "lead" else stored.assignment.coordinate
            for template in templates if values else ():
                question = template.format(task=topic, place=place)
                if len(question) <= LONGEST:
                    yield Made(kind, question, tuple(value.text for value in values))


def one_slip(question: str, chance: random.Random) -> str:
    """Return ``question`` with one slip in a word of at least four letters: a letter swapped, lost, doubled or mistyped."""
    words = [token for token in tokens(question) if token.end - token.start >= 4]
    if not words:
        return question
    word = chance.choice(words)
    written = question[word.start : word.end]
    at = chance.randrange(1, len(written) - 1)
    swapped = written[:at] + written[at + 1] + written[at] + written[at + 2 :]
    wrong = chance.choice(NEIGHBOURS.get(fold_accents(written[at]), "n"))
    slips = [
        swapped,
        written[:at] + written[at + 1 :],
        written[:at] + written[at] + written[at:],
        written[:at] + wrong + written[at + 1 :],
    ]
    return question[: word.start] + chance.choice(slips) + question[word.end :]


@cache
def syllables() -> frozenset[str]:
    """Return the syllables of the general word list."""
    return frozenset(syllable for word in word_list() for syllable in word)


def slip_to_a_word(question: str, chance: random.Random) -> str:
    """Return ``question`` with one letter lost so that another word comes out ("gia đoạn"); as it is where none does."""
    slips = []
    for word in tokens(question):
        written = question[word.start : word.end]
        shorter = [written[:at] + written[at + 1 :] for at in range(1, len(written))] if len(written) >= 3 else []
        slips += [(word, slip) for slip in shorter if slip.lower() in syllables()]
    if not slips:
        return question
    word, slip = chance.choice(slips)
    return question[: word.start] + slip + question[word.end :]


def abbreviated(question: str, _: random.Random) -> str:
    """Return ``question`` with general abbreviations for what they stand for."""
    for short, long in sorted(load_lexicon().abbreviations.items(), key=lambda item: -len(item[1])):
        if len(long.split()) >= 3 and short.isalpha():
            question = question.replace(long, short)
    return question


PERTURBATIONS: dict[str, Callable[[str, random.Random], str]] = {
    "as typed": lambda question, _: question,
    "no accents": lambda question, _: fold_accents(question),
    "one slip": one_slip,
    "one slip to a word": slip_to_a_word,
    "abbreviated": abbreviated,
    "no accents, one slip": lambda question, chance: fold_accents(one_slip(question, chance)),
}


def right(answer: Answer, made: Made) -> bool:
    """Tell whether the answer names every gold agency."""
    text = fold(answer.answer)
    return answer.found and all(fold(value) in text for value in made.gold)


def main() -> None:
    """Ask everything and print the table."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", type=Path, default=Path("data"))
    args.add_argument("--seed", type=int, default=7)
    args.add_argument("--limit", type=int, default=0, help="ask only so many of the generated questions, drawn at random")
    args.add_argument("--misses", type=Path, help="write the misses here, as JSON lines")
    options = args.parse_args()
    chance = random.Random(options.seed)
    service = Service.open(options.data)
    rows = service.assignments(kind=AssignmentKind.TASK.value)
    provinces = {plan.id: plan.province for plan in service.plans() if plan.province}
    questions = list(make_questions(rows, provinces))
    if options.limit and options.limit < len(questions):
        questions = chance.sample(questions, options.limit)
    done: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    misses = []
    for name, perturb in PERTURBATIONS.items():
        for made in questions:
            asked = perturb(made.question, chance)
            answer = service.ask(asked)
            ok = right(answer, made)
            done[made.kind, name][ok] += 1
            if not ok:
                misses.append(
                    {"kind": made.kind, "perturbation": name, "question": asked, "gold": made.gold, "answer": answer.answer}
                )
    if options.misses:
        options.misses.write_text("".join(json.dumps(miss, ensure_ascii=False) + "\n" for miss in misses), "utf-8")
    table = Table(
        "perturbation",
        *(f"{kind}: right of asked" for kind in TEMPLATES),
        title=f"{len(questions) * len(PERTURBATIONS)} questions",
    )
    for name in PERTURBATIONS:
        cells = [done[kind, name] for kind in TEMPLATES]
        table.add_row(name, *(f"{c[True] / max(c.total(), 1):.3f} of {c.total()}" for c in cells))
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
