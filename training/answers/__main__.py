"""``python -m training.answers``: fits the order of what is found, then the decision between answer and silence.

The decision is fitted to what comes out by the new order: one after the other, never both from one pass. What rests on the
reranker is fitted on questions that the reranker was not made from.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from indexer.encoding.encoder import load_encoder
from qa.deciding.decide import ALONE, REREAD
from qa.deciding.signals import is_reread
from qa.ranking.reranker import load_reranker
from qa.understanding.learned import load_reader
from training.answers import card, deciding, ordering
from training.answers.asked import CORPUS, HELD_OUT, JUDGED, asked_by_authors, asked_of_corpus
from training.answers.asking import Asker, index_of, index_of_authors
from training.answers.deciding import LOST_REREAD, Decided, with_alone_of

_log = logging.getLogger("training.answers")


def main() -> None:
    """Index the plans, ask all questions, fit, measure and write."""
    parser = argparse.ArgumentParser(prog="python -m training.answers", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder with the models, and for what is made")
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    folder, encoder = given.data / "training" / "answers", load_encoder("default", given.data)
    reader, reranker = load_reader(given.data), load_reranker(given.data)
    if reranker is None:
        parser.error("there is no reranker: run `python -m training.reranker` first")
    corpus, authors = index_of(CORPUS, folder / "corpus", encoder), index_of_authors(folder, encoder)
    judged = index_of_authors(folder, encoder, JUDGED)
    others = [each for each in asked_by_authors(JUDGED) if each.author in HELD_OUT]
    asked = [
        (Asker(authors, encoder, reader), asked_by_authors()),
        (Asker(corpus, encoder, reader), asked_of_corpus()),
    ]
    lists = [listed for asker, questions in asked for listed in asker.lists(questions)]
    ordered = ordering.figures_by_family(lists)
    for file in ordering.write_order(lists):
        _log.info("%s", file)
    reread = Asker(judged, encoder, reader).reread(others, reranker)
    mixed = ordering.mix_figures(reread)
    _log.info("%s", ordering.write_mix(reread))
    asked.append((Asker(corpus, encoder, None), asked_of_corpus()))  # the decision must hold where the rules read alone, too
    alone = Decided(ALONE, [outcome for asker, questions in asked for outcome in asker.outcomes(questions)], ("a", "b"))
    deciding.write_decision(alone.lines())
    judged_on = [
        with_alone_of(outcome)
        for outcome in Asker(judged, encoder, reader, reranker).outcomes(others)
        if outcome.signals and is_reread(outcome.signals)
    ]
    decided = [alone, Decided(REREAD, judged_on, HELD_OUT, LOST_REREAD)]
    _log.info("%s", deciding.write_decision([line for each in decided for line in each.lines()]))
    rereadings = {f"{family} by the reranker": of for family, of in mixed.items()}
    _log.info("%s", card.write_card(decided, ordered | rereadings))


if __name__ == "__main__":
    main()
