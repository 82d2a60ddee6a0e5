"""The card that lies beside the decision: data, figures on authors that were held out, limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from qa.deciding.decide import decision_file
from training.answers.asking import Outcome
from training.answers.deciding import Decided

FILE: Final = "MODEL_CARD.md"
_TEXT: Final = """# The decision between answer and silence, and the order of what is found

Written by `python -m training.answers` (part of `make train`); do not edit by hand.

**The decision.** Whatever way an answer was found (computed from the register, told by a plan of itself, from prose, from the
best row), a logistic sum of signals says how likely it is right: how much of what is asked stands in its proof, with its
headings, in its plan; what does not; how near the search found it; whether it holds the kind of value that is asked for;
clashes of years, figures, agencies and places; how narrow the question is; which way it came. Below `least` the product is
silent.

**The order.** Softmaxes over the statements of a plan, and over the rows and passages that the search found in it (questions to
the register, and the rest), fitted so that what proves the answer comes first.

## Data
- The order, and the decision `alone` (without the reranker, and for questions that ask on): {alone}: those of the authors in
  `training/data/authors`, asked of an index of all their plans, and those of `bench/gold` about the plans of the corpus, which
  count as one more author's and are asked once more of the rules without the reader.
- What the reranker's scores count in the order, and the decision `reread`: {reread}, by hands whose questions the reranker was
  not made from (in `training/data/judged`), as far as one plan's rows and prose answer: what is computed, compared, or a plan
  says of itself is proved by no single passage, and is decided as without the reranker. It rests on what the decision `alone`
  comes to and on the reranker's signals; with all signals anew it told right from wrong no better.
- Made near misses did not help and were left out: questions whose proof was taken out of the plan first (1,066; held out, AUC
  fell by 0.01 to 0.02), and questions asked of another plan (837; as before).
- Questions about what can be asked here, and which plans there are, count for nothing: their answers need no proof.

## Figures
Each author's questions by weights that were fitted on the others. "AUC": how often a right answer scores above one to a
question without.

{decision}

{order}

## Limits
- The learned reader of questions has seen those of `training/data/authors`: what it reads of others is less sure.
- Near misses that differ from what a plan says in one word ("môi trường" for "xây dựng") are often answered.
- What is not in one plan may be in another: only the plans that a question means are judged.
"""


def write_card(decided: Sequence[Decided], order: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Path:
    """Write the card beside the decision's weights and return its file."""
    text = _TEXT.format(
        **{each.kind: _told(each.outcomes) for each in decided},
        decision="\n\n".join(f"Decision `{each.kind}`; {_chosen(each)}:\n\n{_table(each.figures())}" for each in decided),
        order="\n\n".join(f"Proof of {family} first, among the first three:\n\n{_table(of)}" for family, of in order.items()),
    )
    file = decision_file().with_name(FILE)
    file.write_text(text, "utf-8")
    return file


def _told(outcomes: Sequence[Outcome]) -> str:
    unanswerable = sum(not each.question.answerable for each in outcomes)
    right = sum(each.right for each in outcomes)
    return f"{len(outcomes)} questions, {unanswerable} of them about what no plan says, {right} answered right but for silence"


def _chosen(decided: Decided) -> str:
    return f"`least` was chosen on {' and '.join(decided.chosen_on)} so that {decided.lost:.0%} of the right answers are lost"


def _table(figures: Mapping[str, Mapping[str, float]]) -> str:
    names = list(next(iter(figures.values())))
    lines = [f"| author | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    lines += [f"| {author} | {' | '.join(f'{of[name]:.3f}' for name in names)} |" for author, of in figures.items()]
    return "\n".join(lines)
