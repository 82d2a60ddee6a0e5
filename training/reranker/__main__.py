"""``python -m training.reranker``: makes the weights of the reranker from what is in the repository.

Asks the product, without the reranker, the questions of ``data/authors``, ``bench/gold`` and ``data/judged``; keeps what it
finds; fits on all hands but those that are held out, whose questions measure, and later fit what is made of its scores.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import torch

from indexer.encoding.encoder import load_encoder
from indexer.encoding.model_folder import prepare_default
from qa.ranking.reranker import LEARNED, PairTokens, packaged
from qa.understanding.learned import load_reader
from training.answers.asked import CORPUS, HELD_OUT, JUDGED, RERANKED, asked_by_authors, asked_of_corpus
from training.answers.asking import Asker, index_of, index_of_authors
from training.model import Lower
from training.reranker.batches import PreparedList, prepare
from training.reranker.card import write_card
from training.reranker.collecting import Pairs, collect, read_pairs, write_pairs
from training.reranker.exporting import write_weights
from training.reranker.fitting import DEFAULT, fit, scores
from training.reranker.measuring import figures
from training.reranker.model import PairModel

_log = logging.getLogger("training.reranker")


def main() -> None:
    """Ask, keep, fit, measure and write; what was done already is not done again."""
    parser = argparse.ArgumentParser(prog="python -m training.reranker", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder with the models, and for what is made")
    parser.add_argument("--threads", type=int, default=1, help="threads to compute with")
    parser.add_argument("--passes", type=int, default=DEFAULT.passes, help="passes over the questions")
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(given.threads)
    base, folder, schedule = (
        prepare_default(given.data),
        given.data / "training" / "reranker",
        replace(DEFAULT, passes=given.passes),
    )
    pairs = _pairs(given.data, folder / "pairs.jsonl")
    rest, test = _split(pairs)
    lower, tokens = Lower(base), PairTokens(base, LEARNED)
    lists = prepare(rest, tokens, lower)
    _log.info("%d questions with %d pairs", len(lists), sum(len(each.states) for each in lists))
    model = PairModel(base)
    fit(model, lists, schedule, folder / "fit.pt")
    write_weights(model, base, rest, packaged())
    found = _measured(model, prepare(test, tokens, lower))
    _log.info("%s", json.dumps(found))
    write_card(packaged().parent, rest, found, asdict(schedule))


def _pairs(data: Path, kept: Path) -> list[Pairs]:
    """Return what the product finds for all questions, from the file ``kept`` where that is there."""
    if not kept.is_file():
        write_pairs(_asked(data, kept.parent), kept)
    return read_pairs(kept)


def _asked(data: Path, folder: Path) -> Iterator[Pairs]:
    encoder, reader, hands = load_encoder("default", data), load_reader(data), {*RERANKED, *HELD_OUT}
    for name, index, questions in (
        ("corpus", index_of(CORPUS, folder / "corpus", encoder), asked_of_corpus()),
        ("authors", index_of_authors(folder, encoder), asked_by_authors()),
        (
            "judged",
            index_of_authors(folder, encoder, JUDGED),
            [each for each in asked_by_authors(JUDGED) if each.author in hands],
        ),
    ):
        _log.info("asking %d questions of %s", len(questions), name)
        asker = Asker(index, encoder, reader)
        yield from collect(asker.answerer, asker.knowledge, questions)


def _split(pairs: Sequence[Pairs]) -> tuple[list[Pairs], list[Pairs]]:
    """Return what is learned from and what measures."""
    return [each for each in pairs if each.author not in HELD_OUT], [each for each in pairs if each.author in HELD_OUT]


def _measured(model: PairModel, lists: Sequence[PreparedList]) -> dict[str, dict[str, float]]:
    """Return the figures by hand."""
    found = {}
    for author in sorted({each.pairs.author for each in lists}):
        own = [each for each in lists if each.pairs.author == author]
        found[author] = figures([each.proves for each in own], scores(model, own))
    return found


if __name__ == "__main__":
    main()
