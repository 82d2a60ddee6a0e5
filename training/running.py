"""One training from material to weights: fit without some plans to measure and calibrate, then on all of them."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from indexer.encoding.model_folder import prepare_default
from qa.understanding.learned_weights import packaged
from training.calibration import error_of_calibration, field_weights, mixed, mixtures, temperature_of_marks
from training.card import write_card
from training.exporting import write_weights
from training.fitting import Schedule, begin_with_shares, fit, standardise
from training.heads import REFITTED, refit
from training.material import MaterialWorkshop, QuestionMaterial, material, of_other_hands
from training.measuring import figures, logits_of, span_figures
from training.model import Upper
from training.phrases import PhraseModel, fit_phrases, phrase_logits
from training.spelled import Speller

HELD_OUT: Final = (
    "ben-tre-xam-nhap-man-nuoc-sinh-hoat-2023-2025.txt",
    "so-gddt-quang-tri-hai-buoi-ban-tru.txt",
    "lam-dong-7412-kh-ubnd-2026-gia-hoa-dan-so.md",
    "hue-phong-chong-thien-tai-2026.txt",
)
"""The plans, one of each author, whose questions measure and calibrate; the last fit is on them, too."""

_LAST_PASSES: Final = 1
"""Passes over all questions, those about the plans that were held out among them."""

_SURE: Final = 0.7
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where things are: the repository, the folder for what is made on the way, the base encoder's folder."""

    root: Path
    folder: Path
    base: Path

    @classmethod
    def of(cls, root: Path, data: Path) -> Place:
        """Return the places of a repository and its data folder; the base encoder is made where it is not there."""
        return cls(root, data / "training", prepare_default(data))


def train(place: Place, *, fillings: int = 1, schedule: Schedule | None = None) -> Path:
    """Fit, measure and calibrate without :data:`HELD_OUT`, then go on with all; return the file of the weights.

    What was measured is written first, so that there are weights should the rest be killed.
    """
    schedule = schedule or Schedule()
    workshop = MaterialWorkshop(place.base, Speller.of_material(place.root), place.folder)
    whole = material(workshop, fillings)
    held = [question.source in HELD_OUT for question in whole.questions]
    rest, test = whole.of([not kept for kept in held]), whole.of(held)
    model = Upper(place.base)
    begin_with_shares(model, [ways[0] for ways in rest.ways])
    _fit(model, rest, schedule, place.folder / "without.pt")
    phrases = fit_phrases(rest.read())
    calibrated, found = judge(model, phrases, test)
    _log.info("%s", json.dumps(found))
    target = packaged()
    write_weights(model, phrases, place.base, target, calibrated)
    write_card(target.parent, found, rest, test, asdict(schedule))
    after = replace(schedule, passes=_LAST_PASSES, layers_rate=schedule.layers_rate / 3, heads_rate=schedule.heads_rate / 3)
    _fit(model, whole, after, place.folder / "all.pt")
    others = of_other_hands(workshop)
    refit(model, REFITTED, [ways[0] for ways in (*whole.ways, *others.ways)])
    write_weights(model, fit_phrases(whole.read()), place.base, target, calibrated)
    return target


def judge(model: Upper, phrases: PhraseModel, test: QuestionMaterial) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what calibrates both models together, and the figures of each and of both on the questions ``test``."""
    questions = [ways[0] for ways in test.ways]
    layers, marks = logits_of(model, questions)
    said = phrase_logits(phrases, [question.text for question in test.read()])
    shares = mixtures(layers, said, questions)
    both = mixed(layers, said, shares)
    calibrated: dict[str, Any] = {
        "mixed": shares,
        "temperatures": {"marks": temperature_of_marks(marks, questions)},
        "fields": field_weights(both, questions),
    }
    values = torch.softmax(torch.from_numpy(both["ask"]), 1).numpy()
    targets = np.stack([question.encoded.targets["ask"] for question in questions])
    right = targets[np.arange(len(targets)), values.argmax(1)] > 0
    sure = values.max(1) >= _SURE
    found: dict[str, Any] = {
        "layers": figures(layers, questions),
        "phrases": figures(said, questions),
        "both": figures(both, questions),
        "spans": span_figures(marks, questions),
        "likeliest field": {
            "calibration error": error_of_calibration(values.max(1), right),
            f"share of at least {_SURE}": float(sure.mean()),
            "right of these": float(right[sure].mean()),
        },
    }
    typed = [ways[1] if len(ways) > 1 else ways[0] for ways in test.ways]
    found["layers, as typed"] = figures(logits_of(model, typed)[0], typed)
    return calibrated, found


def _fit(model: Upper, questions: QuestionMaterial, schedule: Schedule, checkpoint: Path) -> None:
    standardise(model, [ways[0] for ways in questions.ways])
    _log.info("%s: %d questions", checkpoint.stem, len(questions.ways))
    fit(model, questions.ways, schedule, checkpoint)
