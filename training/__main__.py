"""``python -m training``: makes the weights of the learned reader from what is in the repository."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import torch

from training.fitting import Schedule
from training.running import Place, train


def main() -> None:
    """Fit, measure, calibrate and write the weights; what was done already is not done again."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder for what is made on the way")
    parser.add_argument("--threads", type=int, default=1, help="threads to compute with")
    parser.add_argument("--passes", type=int, default=Schedule().passes, help="passes over the questions")
    parser.add_argument("--fillings", type=int, default=1, help="how often each frame is filled")
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(given.threads)
    place = Place.of(Path(__file__).parents[1], given.data)
    target = train(place, fillings=given.fillings, schedule=Schedule(passes=given.passes))
    logging.getLogger("training").info("wrote %s", target)


if __name__ == "__main__":
    main()
