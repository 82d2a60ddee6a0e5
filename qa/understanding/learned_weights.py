"""Where the learned reader's weights lie, and what its table of phrases says of a question."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from indexer.encoding.tuned import SCALE, TunedWeights
from qa.understanding.learned_phrases import phrase_rows

FILE: Final = "question_reader.safetensors"
PHRASES: Final = "phrases"
"""The table of what phrases say, [phrases, classes of all heads one after the other]."""


def packaged() -> Path:
    """Return where the weights lie in the package, whether they are there or not."""
    return Path(str(files("qa.understanding").joinpath("weights", FILE)))


def said_by_phrases(weights: TunedWeights, text: str) -> dict[str, NDArray[np.float32]]:
    """Return logits by head, from the phrases of ``text`` alone; empty where ``weights`` hold none for phrases."""
    if PHRASES not in weights.heads:
        return {}
    rows = phrase_rows(text) or [0]
    table = weights.heads[PHRASES][rows].astype(np.float32) * weights.heads[PHRASES + SCALE][rows].astype(np.float32)
    values = table.sum(0) / np.float32(len(rows) ** 0.5) + weights.heads[PHRASES + ".constant"]
    ends = np.cumsum([len(classes) for classes in weights.facts["heads"].values()])
    return dict(zip(weights.facts["heads"], np.split(values, ends[:-1]), strict=True))
