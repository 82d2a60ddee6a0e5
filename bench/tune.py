"""Learn the weights of ranking and of the decision to answer from gold questions, and show whether they carry over.

usage: python -m bench.tune GOLD.jsonl [--data DIR] [--write]

Ranking: the likelihood that a passage with gold evidence comes first (softmax over the candidates), weights not below zero
and near a prior set by hand, one set for questions to the register and one for the rest. Decision: logistic regression on its
signals, answerable gold questions against ``bench/gold/unanswerable.txt`` (near misses of the plans' own topics are for rules,
not for it). Printed: figures in-sample, in five folds by question, and each plan left out in turn. ``--write`` puts the weights
learnt on everything into ``qa/weights.toml``.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from scipy.optimize import minimize

from corpus.records import Range
from evaluation.evaluate import LONGEST_ANSWER, LONGEST_WIDE_ANSWER
from evaluation.folding import fold
from evaluation.gold import GoldQuestion, read_gold
from qa.composing.draft import Inquiry
from qa.deciding import decide
from qa.pipeline import Answerer, answers_itself
from qa.ranking.features import NAMES
from qa.ranking.rank import family_of, load_weights
from qa.service import Service

WEIGHTS = Path(__file__).parents[1] / "qa" / "ranking" / "weights.toml"
PRIOR = Path(__file__).parent / "gold" / "prior_weights.toml"
UNANSWERABLE = Path(__file__).parent / "gold" / "unanswerable.txt"
SHARPNESS = 4.0
RIDGE = 0.1
FOLDS = 5
ANSWERABLE_SHARE = 0.65  # a needless silence costs more than a needless answer
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One gold question's candidates: features (n, f) and which of them hold gold evidence (n)."""

    question: GoldQuestion
    family: str
    features: Matrix
    gold: NDArray[np.bool_]


def gold_ranges(question: GoldQuestion, texts: dict[str, str]) -> dict[str, list[Range]]:
    """Return where the gold quotes stand, by file; white space in a quote stands for any."""
    found: dict[str, list[Range]] = defaultdict(list)
    for evidence in question.evidence:
        pattern = re.compile(r"\s+".join(map(re.escape, evidence.quote.split())))
        found[evidence.source] += [Range(*match.span()) for match in pattern.finditer(texts[evidence.source])]
    return found


def example_of(question: GoldQuestion, inquiry: Inquiry, texts: dict[str, str]) -> Example | None:
    """Return the question's candidates with labels; None where no candidate holds gold evidence."""
    ranges = gold_ranges(question, texts)
    family = family_of(inquiry.question.intents)
    ranked = inquiry.ranked(family)
    holds = [
        any(mine.overlaps(g) for g in ranges.get(r.candidate.passage.file, ()) for mine in r.candidate.passage.ranges)
        for r in ranked
    ]
    if not any(holds):
        return None
    return Example(question, family, np.array([r.features.as_list() for r in ranked]), np.array(holds))


def learn(examples: Sequence[Example], prior: Matrix) -> Matrix:
    """Return the weights (f) that put gold passages first: the softmax likelihood of gold, near the weights of ``prior``."""

    def loss(theta: Matrix) -> tuple[float, Matrix]:
        value, gradient = 0.0, np.zeros_like(theta)
        for example in examples:
            scores = SHARPNESS * (example.features @ theta)
            share = np.exp(scores - scores.max())
            share /= share.sum()
            gold = share[example.gold].sum()
            value -= float(np.log(gold))
            wanted = np.where(example.gold, share / gold, 0.0)
            gradient -= SHARPNESS * (example.features.T @ (wanted - share))
        shift = theta - prior
        return value / len(examples) + RIDGE * float(shift @ shift) / 2, gradient / len(examples) + RIDGE * shift

    found = minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(prior))
    return np.asarray(found.x)


def ranking_figures(examples: Sequence[Example], weights: Callable[[Example], Matrix]) -> tuple[float, float, float]:
    """Return the share of questions with gold evidence first, in the first five, and the mean reciprocal rank."""
    ranks = []
    for example in examples:
        order = np.argsort(-(example.features @ weights(example)), kind="stable")
        ranks.append(int(np.argmax(example.gold[order])) + 1)
    return (
        float(np.mean([r == 1 for r in ranks])),
        float(np.mean([r <= 5 for r in ranks])),
        float(np.mean([1 / r for r in ranks])),
    )


def out_of_sample(
    examples: Sequence[Example], start: dict[str, Matrix], part: Callable[[int, Example], object]
) -> dict[int, Matrix]:
    """Return for each example (by place) weights learnt on all examples of its family that are not in its part."""
    learnt: dict[tuple[str, object], Matrix] = {}
    found = {}
    for i, example in enumerate(examples):
        key = (example.family, part(i, example))
        if key not in learnt:
            rest = [e for j, e in enumerate(examples) if e.family == example.family and part(j, e) != key[1]]
            learnt[key] = learn(rest, start[example.family])
        found[i] = learnt[key]
    return found


def without_plan(examples: Sequence[Example], start: dict[str, Matrix], plan: str) -> dict[str, Matrix]:
    """Return weights by family learnt on the questions that are not about ``plan``."""
    rest = [example for example in examples if example.question.plan != plan]
    return {family: learn([e for e in rest if e.family == family], prior) for family, prior in start.items()}


def answer_accuracy(answerer: Answerer, gold: Sequence[GoldQuestion], weights_for: Callable[[str], dict[str, Matrix]]) -> float:
    """Return the share of answerable questions answered right with the weights for each one's plan."""
    right = []
    for plan in sorted({question.plan for question in gold}):
        named = {family: dict(zip(NAMES, map(float, values), strict=True)) for family, values in weights_for(plan).items()}
        with patch("qa.ranking.rank.load_weights", return_value={**load_weights(), **named}):
            for question in (q for q in gold if q.plan == plan and q.answerable):
                answer = answerer.answer(question.question)
                short = len(answer.answer) <= (LONGEST_WIDE_ANSWER if question.wide else LONGEST_ANSWER)
                text = fold(answer.answer)
                right.append(answer.found and short and all(fold(wanted) in text for wanted in question.answer))
    return float(np.mean(right))


def learn_decision(signals: Matrix, answerable: NDArray[np.bool_]) -> Matrix:
    """Return bias and weights (1 + s) of the decision; both classes count the same."""
    x = np.hstack([np.ones((len(signals), 1)), signals])
    y = np.where(answerable, 1.0, -1.0)
    w = np.where(answerable, ANSWERABLE_SHARE / answerable.sum(), (1 - ANSWERABLE_SHARE) / (~answerable).sum())

    def loss(theta: Matrix) -> tuple[float, Matrix]:
        margin = y * (x @ theta)
        value = float(w @ np.logaddexp(0, -margin)) + RIDGE / 4 * float(theta[1:] @ theta[1:]) / 2
        gradient = -(x.T @ (w * y / (1 + np.exp(margin))))
        gradient[1:] += RIDGE / 4 * theta[1:]
        return value, gradient

    bounds = [(None, None)] + [(0, None)] * signals.shape[1]
    return np.asarray(minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x)


def decision_rows(answerer: Answerer, questions: Sequence[str]) -> Matrix:
    """Return the decision's signals (n, s) for questions that reach it."""
    rows = []
    for text in questions:
        inquiry = answerer.inquire(text)
        ranked = inquiry.evidence()
        if inquiry.scope.plans and ranked and inquiry.topic.syllables and not answers_itself(inquiry.question):
            signals = decide.signals_of(inquiry, ranked[0])
            rows.append([getattr(signals, name) for name in decide.NAMES])
    return np.array(rows)


def write(weights: dict[str, Matrix], decision: Matrix) -> None:
    """Write the one file of weights."""
    lines = [
        "# Learnt by bench/tune.py on the dev questions and bench/gold/questions.jsonl; see its output for how they carry over."
    ]
    for family, values in weights.items():
        lines += [
            "",
            f"[{family}]",
            *(f"{name} = {value:.3f}" for name, value in zip(NAMES, values, strict=True) if value > 5e-4),
        ]
    lines += ["", "[decision]", f"bias = {decision[0]:.3f}"]
    lines += [f"{name} = {value:.3f}" for name, value in zip(decide.NAMES, decision[1:], strict=True) if value > 5e-4]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Learn, print how it carries over, and write where asked."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("gold", type=Path)
    args.add_argument("--data", type=Path, default=Path("data"))
    args.add_argument("--write", action="store_true")
    options = args.parse_args()
    console = Console(width=110)
    service = Service.open(options.data)
    answerer = service.answerer
    documents = [document for plan in service.plans() for document in plan.documents]
    texts = {document.file: service.document(document.id).text for document in documents}
    gold = read_gold(options.gold)
    made = [example_of(q, answerer.inquire(q.question), texts) for q in gold if q.answerable]
    examples = [example for example in made if example is not None]
    console.print(
        f"{len(examples)} of {sum(q.answerable for q in gold)} answerable questions have gold evidence among the candidates"
    )

    families = sorted({example.family for example in examples})
    prior = tomllib.loads(PRIOR.read_text("utf-8"))
    start = {family: np.array([prior[family].get(name, 0.0) for name in NAMES]) for family in families}
    shipped = {family: np.array([load_weights()[family].get(name, 0.0) for name in NAMES]) for family in families}
    learnt = {family: learn([e for e in examples if e.family == family], start[family]) for family in families}
    table = Table("weights", "first", "in first 5", "MRR", title="ranking: gold evidence")
    by_question = out_of_sample(examples, start, lambda i, _: i % FOLDS)
    by_plan = out_of_sample(examples, start, lambda _, e: e.question.plan)
    index = {id(example): i for i, example in enumerate(examples)}
    for name, chosen in (
        ("set by hand", lambda e: start[e.family]),
        ("as shipped", lambda e: shipped[e.family]),
        ("in-sample", lambda e: learnt[e.family]),
        (f"{FOLDS} folds by question", lambda e: by_question[index[id(e)]]),
        ("each plan left out", lambda e: by_plan[index[id(e)]]),
    ):
        table.add_row(name, *(f"{figure:.3f}" for figure in ranking_figures(examples, chosen)))
    console.print(table)
    in_sample = answer_accuracy(answerer, gold, lambda _: learnt)
    left_out = answer_accuracy(answerer, gold, lambda plan: without_plan(examples, start, plan))
    console.print(f"right answers to answerable questions: in-sample {in_sample:.3f}, each plan left out {left_out:.3f}")

    lines = UNANSWERABLE.read_text("utf-8").splitlines()
    outside = [line for line in lines if line and not line.startswith("#")]
    yes = decision_rows(answerer, [q.question for q in gold if q.answerable])
    no = decision_rows(answerer, outside)
    signals, label = np.vstack([yes, no]), np.array([True] * len(yes) + [False] * len(no))
    decision = learn_decision(signals, label)
    table = Table("decision", "answered when answerable", "silent when not", title=f"{len(yes)} and {len(no)} questions")
    for name, said in (("in-sample", _apply(decision, signals)), (f"{FOLDS} folds", _cross(signals, label))):
        table.add_row(name, f"{said[label].mean():.3f}", f"{(~said[~label]).mean():.3f}")
    console.print(table)
    if options.write:
        write(learnt, decision)
        console.print(f"written: {WEIGHTS.name}")


def _apply(decision: Matrix, signals: Matrix) -> NDArray[np.bool_]:
    return np.asarray(decision[0] + signals @ decision[1:] >= 0)


def _cross(signals: Matrix, label: NDArray[np.bool_]) -> NDArray[np.bool_]:
    part = np.arange(len(label)) % FOLDS
    said = np.zeros(len(label), bool)
    for n in range(FOLDS):
        said[part == n] = _apply(learn_decision(signals[part != n], label[part != n]), signals[part == n])
    return said


if __name__ == "__main__":
    main()
