"""The model card that lies beside the reranker's weights: data, fit, figures on hands that were held out, limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from training.reranker.collecting import KEPT, Pairs

FILE: Final = "MODEL_CARD.md"
_TEXT: Final = """# The reranker

Written by `python -m training.reranker` (part of `make train`); do not edit by hand.

What it does: reads a question and one passage or sentence that was found for it together, and gives the logit of its proving
the answer, against the others of the list and against "none of these". What is done with it: `qa/ranking/reranking.py` (the
order of the few best) and `qa/deciding` (answer or silence).

Base: multilingual-e5-small (MIT, Wang et al. 2024, arXiv:2402.05672), six of its twelve layers, of which the upper three are
tuned and lie here in 8 bits; the lower three and the word table are read from the encoder that the product has.

## Data
{lists} lists of {pairs} pairs: what the product finds, without the reranker, for the questions of {authors} (the up to {kept}
best beside the proofs), {without} of them for questions that no plan answers. Proofs are the lines that the authors named.

## Fit
{schedule}

## Figures
On hands that were not learned from. "As found" is the order without the reranker; over both lists of a question
(passages, and sentences where prose is asked). "AUC": how often the best logit of a question with a proof is above that of one
without.

{figures}

## Limits
- It was trained on {learned} tokens and reads {longest}: of a long row or paragraph only the beginning.
- A passage that proves the answer too, but was not named by the author, was learned as wrong.
- What has one word else than what is asked ("môi trường" for "xây dựng") is often taken for a proof.
"""


def write_card(
    folder: Path, learned: Sequence[Pairs], found: Mapping[str, Mapping[str, float]], schedule: Mapping[str, Any]
) -> Path:
    """Write the card into ``folder`` and return its file."""
    from qa.ranking.reranker import LEARNED, LONGEST

    text = _TEXT.format(
        lists=len(learned),
        pairs=sum(len(each.excerpts) for each in learned),
        authors=", ".join(sorted({each.author for each in learned})),
        kept=KEPT,
        without=sum(not any(each.proves) for each in learned),
        schedule=", ".join(f"{name} {value}" for name, value in schedule.items()),
        longest=LONGEST,
        learned=LEARNED,
        figures=_table(found),
    )
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE
    file.write_text(text, "utf-8")
    return file


def _table(found: Mapping[str, Mapping[str, float]]) -> str:
    names = list(next(iter(found.values())))
    lines = [f"| hand | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    lines += [f"| {author} | {' | '.join(f'{of[name]:.3g}' for name in names)} |" for author, of in found.items()]
    return "\n".join(lines)
