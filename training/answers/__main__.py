"""``python -m training.answers``: fits the order of what is found, then the decision between answer and silence.

The decision is fitted to what comes out by the new order: one after the other, never both from one pass.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path
from typing import Final

from indexer.encoding.encoder import load_encoder
from qa.understanding.learned import load_reader
from training.answers import card, deciding, ordering
from training.answers.asked import CORPUS, asked_by_authors, asked_of_corpus
from training.answers.asking import Asker, index_of, index_of_authors

_log = logging.getLogger("training.answers")
_CHOSEN_ON: Final = ("a", "b")
"""The authors whose questions choose from which probability on answers are given; the others only measure."""


def main() -> None:
    """Index the plans, ask all questions, fit, measure and write."""
    parser = argparse.ArgumentParser(prog="python -m training.answers", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder with the models, and for what is made")
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    folder, encoder = given.data / "training" / "answers", load_encoder("default", given.data)
    reader, corpus = load_reader(given.data), index_of(CORPUS, folder / "corpus", encoder)
    asked = [
        (Asker(index_of_authors(folder, encoder), encoder, reader), asked_by_authors()),
        (Asker(corpus, encoder, reader), asked_of_corpus()),
    ]
    lists = [listed for asker, questions in asked for listed in asker.lists(questions)]
    ordered = ordering.figures_by_family(lists)
    for file in ordering.write_order(lists):
        _log.info("%s", file)
    asked.append((Asker(corpus, encoder, None), asked_of_corpus()))  # the decision must hold where the rules read alone, too
    outcomes = [outcome for asker, questions in asked for outcome in asker.outcomes(questions)]
    names = deciding.names_of(outcomes)
    parts = deciding.held_out(outcomes, names)
    least = deciding.least_of([parts[author] for author in _CHOSEN_ON])
    _log.info("%s", deciding.write_decision(outcomes, names, least))
    _log.info("%s", card.write_card(outcomes, deciding.table_of(parts, least), ordered, _CHOSEN_ON))


if __name__ == "__main__":
    main()
