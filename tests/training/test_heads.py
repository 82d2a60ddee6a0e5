"""A head fitted anew over layers that stay."""

from types import SimpleNamespace

import pytest
import torch

from training import heads
from training.labels import HEADS

SIZE = 6
CLASSES = len(HEADS["form"])


@pytest.fixture
def model():
    """Stands for the reader: its vectors are the states, and only two of its heads are there."""
    torch.manual_seed(3)
    each = torch.nn.ModuleDict({name: torch.nn.Linear(SIZE, CLASSES) for name in ("form", "ask")})
    return SimpleNamespace(heads=each, whole=torch.nn.Identity(), eval=lambda: None, vectors=lambda states, *_: (states, None))


@pytest.fixture
def asked(monkeypatch):
    """Yield questions whose first numbers tell their form, the last of them without a label; each batch holds all."""
    states = torch.zeros(4 * CLASSES, SIZE)
    forms = torch.arange(4 * CLASSES) % 3
    states[torch.arange(len(forms)), forms] = 1.0
    targets = torch.nn.functional.one_hot(forms, CLASSES).float()
    targets[-1] = torch.nan
    batch = SimpleNamespace(states=states, present=None, firsts=None, targets={"form": targets})
    monkeypatch.setattr(heads, "batches", lambda *_: [batch])
    return states, forms


def test_the_head_learns_and_all_others_stay(model, asked):
    states, forms = asked
    other = model.heads["ask"].weight.detach().clone()
    heads.refit(model, "form", [])
    assert (model.heads["form"](states).argmax(1) == forms).all()
    assert torch.equal(model.heads["ask"].weight, other)


def test_labels_that_are_not_known_teach_nothing(model, asked):
    heads.refit(model, "form", [])
    assert not model.heads["form"].weight.isnan().any()
