"""All that a model is fitted to or measured on, encoded and behind the frozen layers, kept from run to run."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import torch

from training.authored import DATA, authored
from training.batches import Prepared, prepare
from training.encoding import Encoded, Encoding
from training.frames import framed
from training.labels import Labelled
from training.model import Lower
from training.spelled import Speller
from training.variants import variants

_SEED: Final = 5
_SAVED_EVERY: Final = 500
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class QuestionMaterial:
    """Questions, for each the ways it is typed, the first of them as it is read, and its text as it is read."""

    questions: list[Labelled]
    ways: list[list[Prepared]]
    texts: list[str]

    def of(self, keep: Sequence[bool]) -> QuestionMaterial:
        """Return the questions for which ``keep`` is true."""
        chosen = [at for at, kept in enumerate(keep) if kept]
        return QuestionMaterial(
            [self.questions[at] for at in chosen], [self.ways[at] for at in chosen], [self.texts[at] for at in chosen]
        )

    def read(self) -> list[Labelled]:
        """Return the questions with their texts as they are read; their spans are left as they were typed."""
        return [replace(question, text=text) for question, text in zip(self.questions, self.texts, strict=True)]


class MaterialWorkshop:
    """Prepares questions: spelled as the product spells them, cut into tokens, sent through the frozen layers.

    What that gives is kept in ``folder`` from run to run; delete it after a change of the plans or of the base encoder.
    """

    def __init__(self, base: Path, speller: Speller, folder: Path) -> None:
        """Take the folder of the base encoder, the reader of spelling, and where to keep what was prepared."""
        self._speller = speller
        self._encoding = Encoding(base)
        self._lower = Lower(base)
        self._states_file, self._spelled_file = folder / "states.pt", folder / "spelled.json"
        self._states = torch.load(self._states_file, weights_only=True) if self._states_file.is_file() else {}
        if self._spelled_file.is_file():
            speller.kept.update(json.loads(self._spelled_file.read_text("utf-8")))

    def prepare(self, questions: Sequence[Labelled], others: int = 1) -> QuestionMaterial:
        """Return ``questions`` with ``others`` more ways of typing each."""
        typed = []
        for at, question in enumerate(questions):
            chance = np.random.default_rng([_SEED, *question.text.encode()])
            typed.append(variants(question, self._speller, chance, others))
            if at % _SAVED_EVERY == 0:
                self._save_spelled()
        self._save_spelled()
        flat = self._prepare([self._encoding.encode(way) for ways in typed for way in ways])
        found = iter(flat)
        return QuestionMaterial(
            list(questions), [[next(found) for _ in ways] for ways in typed], [ways[0].text for ways in typed]
        )

    def _prepare(self, encoded: list[Encoded]) -> list[Prepared]:
        known = len(self._states)
        found = prepare(encoded, self._lower, self._states)
        if len(self._states) > known:
            torch.save(self._states, self._states_file)
        return found

    def _save_spelled(self) -> None:
        self._spelled_file.parent.mkdir(parents=True, exist_ok=True)
        self._spelled_file.write_text(json.dumps(self._speller.kept, ensure_ascii=False), "utf-8")


def material(workshop: MaterialWorkshop, fillings: int) -> QuestionMaterial:
    """Return the authors' questions and the frames, each filled ``fillings`` times."""
    made = workshop.prepare(framed(fillings, np.random.default_rng(_SEED)), others=1)
    _log.info("%d fillings of frames", len(made.questions))
    real = workshop.prepare(authored())
    _log.info("%d questions by authors", len(real.questions))
    return QuestionMaterial(real.questions + made.questions, real.ways + made.ways, real.texts + made.texts)


def of_other_hands(workshop: MaterialWorkshop) -> QuestionMaterial:
    """Return the questions of the hands in ``data/judged``, as they are read."""
    return workshop.prepare(authored(DATA / "judged"), others=0)
