"""Checkpoints of a fit: all that is needed to go on where it was killed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch


def keep(path: Path | None, model: torch.nn.Module, optimizer: Any, rates: Any, done: int) -> None:  # noqa: ANN401
    """Write a fit after so many passes ``done`` to ``path``, whole or not at all; nothing where there is no path."""
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "rates": rates.state_dict(), "done": done}
    torch.save(state, beside)
    beside.rename(path)


def resume(path: Path | None, model: torch.nn.Module, optimizer: Any, rates: Any) -> int:  # noqa: ANN401
    """Bring a fit to where ``path`` holds it, and return how many passes are done; 0 where there is none."""
    if path is None or not path.is_file():
        return 0
    state = torch.load(path, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    rates.load_state_dict(state["rates"])
    return int(state["done"])
