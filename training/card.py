"""The model card that lies beside the weights: data, figures on plans that were held out, limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from training.frames import SOURCE
from training.material import QuestionMaterial

FILE: Final = "MODEL_CARD.md"
_TEXT: Final = """# The reader of questions

Written by `make train`; do not edit by hand.

What it does: reads a Vietnamese question about administrative plans: fields wanted, form of the answer, kind of value, what is
counted, role of the agency, what is negated, and the words that name topic, agency, place, plan, time, money and claim. What
comes out is `qa.contracts.learned_reading.LearnedReading`; what is done with it is decided in `qa/understanding`.

Base: multilingual-e5-small (MIT, Wang et al. 2024, arXiv:2402.05672), six of its twelve layers. Its embeddings and three lowest
layers are read from the encoder that the product has; the next three are tuned and lie here in 8 bits with the heads. A
fingerprint over what is taken over is checked when the weights are loaded. Beside them stands a linear model over hashed
phrases without accents; each head's logits are a sum of both, weighted so that probabilities hold.

## Data
{data}

## Fit
{schedule}

The head of forms (list, count, order of time, …) is fitted once more, over the layers as they then stand, to these questions
and to those of `training/data/judged` (`training/heads.py`). Hands left out of that, one at a time: forms read right of u 0.711
before, 0.753 after; of t 0.758, 0.812; of n 0.858, 0.904; of w 0.830, 0.876.

## Figures
On {tested} questions about {plans} plans that the measured model did not see (it is then fitted on with all of them, and that
is what ships). Share right; of spans, F1 of the words.

{figures}

## Limits
- Written for plans (kế hoạch) of Vietnamese offices; other documents and languages were not tried.
- "None of these" and what is negated have few examples; silence must not rest on them.
- Questions without accents should be restored before they are read; both ways can be averaged.
- The authors write alike in some ways (all are language models with one brief); real questions will be more diverse.
"""


def write_card(
    folder: Path, figures: Mapping[str, Any], trained: QuestionMaterial, test: QuestionMaterial, schedule: Mapping[str, Any]
) -> None:
    """Write the card into ``folder``."""
    whole = [*trained.questions, *test.questions]
    styles = Counter(question.style or "frames" for question in whole)
    frames = sum(question.source == SOURCE for question in whole)
    data = [
        f"- {len(whole) - frames} questions written blind about {len({q.source for q in whole}) - 1} plans or groups of plans"
    ]
    data += [f"- {frames} filled frames", f"- by style: {', '.join(f'{name} {count}' for name, count in styles.most_common())}"]
    text = _TEXT.format(
        data="\n".join(data),
        schedule=", ".join(f"{name} {value}" for name, value in schedule.items()),
        tested=len(test.questions),
        plans=len({question.source for question in test.questions}),
        figures=_table(figures),
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(text, "utf-8")


def _table(figures: Mapping[str, Any]) -> str:
    lines = ["| | |", "|---|---|"]
    for name, value in figures.items():
        inner = value.items() if isinstance(value, Mapping) else [("", value)]
        lines += [f"| {name} {part}".rstrip() + f" | {number:.3f} |" for part, number in inner]
    return "\n".join(lines)
