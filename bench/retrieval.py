"""How well the product's own retriever finds passages, on any folder in the form of BEIR: nDCG@10, with and without accents.

usage: python -m bench.retrieval FOLDER [--data DIR]      FOLDER holds corpus.jsonl, queries.jsonl, qrels.tsv

The texts are indexed as the product indexes plans (one file a text), the questions are read, searched and fused as the product
does it: ``qa.retrieval.retrieve.find_candidates`` and :meth:`Candidate.fused`. A text's score is that of its best passage.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections import defaultdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corpus.text import fold_accents
from indexer.building.build import build
from indexer.encoding.encoder import DEFAULT_MODEL, LazyEncoder
from qa.contracts.candidates import LEXICAL_SHARE
from qa.service import Service

DEPTH = 10
SHARES = (LEXICAL_SHARE, 0.0, 1.0)


def read_lines(path: Path) -> list[dict[str, str]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Return the relevance of texts by question."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for line in path.read_text("utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) >= 3 and parts[-1].isdigit():
            found[parts[0]][parts[-2]] = int(parts[-1])
    return found


def ndcg(ranking: list[str], relevant: dict[str, int]) -> float:
    """Return the normalized discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002)."""
    gain = sum(relevant.get(text, 0) / math.log2(rank + 2) for rank, text in enumerate(ranking[:DEPTH]))
    best = sum(value / math.log2(rank + 2) for rank, value in enumerate(sorted(relevant.values(), reverse=True)[:DEPTH]))
    return gain / best if best else math.nan


def rankings(service: Service, question: str) -> dict[float, list[str]]:
    """Return the texts for ``question``, best first, by share of the lexical score."""
    candidates = service.answerer.inquire(question).candidates
    found = {}
    for share in SHARES:
        best: dict[str, float] = {}
        for candidate in candidates:
            text = Path(candidate.passage.file).stem
            best[text] = max(best.get(text, 0.0), candidate.fused(share))
        found[share] = sorted(best, key=lambda text: (-best[text], text))
    return found


def main() -> None:
    """Index the folder below a temporary one and print the table."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("folder", type=Path)
    args.add_argument("--data", type=Path, help="a folder of its own for the index, so that the next run need not build it")
    options = args.parse_args()
    relevant = read_qrels(options.folder / "qrels.tsv")
    questions = {q.get("_id") or q["id"]: q["text"] for q in read_lines(options.folder / "queries.jsonl")}
    with tempfile.TemporaryDirectory() as made:
        corpus, data = Path(made, "corpus"), options.data or Path(made, "data")
        corpus.mkdir()
        for text in read_lines(options.folder / "corpus.jsonl"):
            (corpus / f"{text.get('_id') or text['id']}.txt").write_text(
                f"{text.get('title', '')}\n{text['text']}".strip(), "utf-8"
            )
        build(corpus, data, LazyEncoder(DEFAULT_MODEL, data))
        service = Service.open(data)
        table = Table("question", "lexical share", "nDCG@10", title=f"{options.folder.name}: {len(questions)} questions")
        for name, typed in (("with accents", str), ("without accents", fold_accents)):
            scores: dict[float, list[float]] = {share: [] for share in SHARES}
            for number, text in questions.items():
                if relevant[number]:
                    for share, ranking in rankings(service, typed(text)).items():
                        scores[share].append(ndcg(ranking, relevant[number]))
            for share, values in scores.items():
                table.add_row(name, f"{share:.2f}", f"{sum(values) / len(values):.4f}")
        Console(width=100).print(table)


if __name__ == "__main__":
    main()
