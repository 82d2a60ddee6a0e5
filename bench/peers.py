"""Hold TraCứu against LlamaIndex on the same folder: time to index, a question, evidence in the first five.

usage: python -m bench.peers --corpus FOLDER --questions FILE.jsonl --data FOLDER [--model default] [--which all]

LlamaIndex's packages are no dependencies of the project; for a run install them beside it:
    pip install llama-index-core llama-index-embeddings-huggingface llama-index-retrievers-bm25
Questions are JSON lines with "question" and "evidence" (a list of {"source": file, "quote"}). Four contenders, each in a
process of its own, one after another in one run, so that they share the machine's mood: TraCứu; LlamaIndex as it comes
(sentence-transformers on the same model folder, its SentenceSplitter at 256 tokens, dense with BM25 by reciprocal rank
fusion); the same with TraCứu's encoder put in; and TraCứu's search alone. Evidence@5 is the share of questions one of whose
gold quotes shares half of its syllables, as runs of four, with one of the first five results from the same file.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.index import peak_mb, timed
from corpus.text import folded_syllables
from indexer.encoding.encoder import load_encoder
from indexer.encoding.model_folder import prepare_default

ROOT = Path(__file__).parents[1]
FIRST = 5
CHUNK_TOKENS = 256
SHARED = 0.5
RUN = 4
_LEAST_RUNS = 6
"""A result of fewer runs proves nothing by being part of a quote."""

TEXTS = (".txt", ".md", ".html", ".htm")

Found = list[tuple[str, str]]
"""Results, best first: the file and the text of each."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=Path, required=True, help="a folder of txt, md or html files")
    options.add_argument("--questions", type=Path, required=True)
    options.add_argument("--data", type=Path, required=True, help="where the model is (or will be), and the indexes go")
    options.add_argument("--which", choices=("all", *CONTENDERS), default="all")
    options.add_argument("--apart", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.apart:
        print(json.dumps(CONTENDERS[chosen.which](chosen.corpus, chosen.questions, chosen.data), ensure_ascii=False))
        return
    for name in CONTENDERS if chosen.which == "all" else (chosen.which,):
        done = subprocess.run([*_again(chosen), "--which", name], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
        told = json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else {"failed": done.returncode}
        print(json.dumps({name: told}, ensure_ascii=False), flush=True)


def _again(chosen: argparse.Namespace) -> list[str]:
    given = [f"--{name}={Path(getattr(chosen, name)).absolute()}" for name in ("corpus", "questions", "data")]
    return [sys.executable, "-m", "bench.peers", "--apart", *given]


def tracuu(corpus: Path, questions: Path, data: Path) -> dict[str, object]:
    """Index and ask with the product."""
    return _tracuu(corpus, questions, data, lambda service, asked: service.ask(asked).citations)


def tracuu_search(corpus: Path, questions: Path, data: Path) -> dict[str, object]:
    """Index and search with the product."""
    return _tracuu(corpus, questions, data, lambda service, asked: service.search(asked, limit=FIRST).citations)


def _tracuu(corpus: Path, questions: Path, data: Path, ask: Callable[[Any, str], Sequence[Any]]) -> dict[str, object]:
    from indexer.building.build import build
    from qa.service import Service

    prepare_default(data)
    own = data / "peers" / "tracuu"
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir(parents=True)
    (own / "models").symlink_to((data / "models").absolute())
    started = time.perf_counter()
    encoder = load_encoder("default", own)
    report = build(corpus, own, encoder)
    seconds = time.perf_counter() - started
    service = Service.open(own, encoder=encoder)
    return _measured(
        report.embedded, seconds, questions, lambda asked: [(found.file, found.quote) for found in ask(service, asked)]
    )


def llamaindex(corpus: Path, questions: Path, data: Path) -> dict[str, object]:
    """Index and ask with LlamaIndex as it comes, on the same model."""
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding

    folder = str(prepare_default(data))
    made = HuggingFaceEmbedding(model_name=folder, query_instruction="query: ", text_instruction="passage: ")
    return _llamaindex(corpus, questions, made)


def llamaindex_with_our_encoder(corpus: Path, questions: Path, data: Path) -> dict[str, object]:
    """Index and ask with LlamaIndex, embedding by the product's encoder."""
    from llama_index.core.embeddings import BaseEmbedding

    encoder = load_encoder("default", data)

    class Ours(BaseEmbedding):  # type: ignore[misc]
        def _get_query_embedding(self, query: str) -> list[float]:
            return encoder.encode_queries([query])[0].tolist()

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return encoder.encode_passages([text])[0].tolist()

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return encoder.encode_passages(texts).tolist()

    return _llamaindex(corpus, questions, Ours(embed_batch_size=64))


def _llamaindex(corpus: Path, questions: Path, embedding: Any) -> dict[str, object]:  # noqa: ANN401
    from llama_index.core import Document, VectorStoreIndex
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.core.retrievers import QueryFusionRetriever
    from llama_index.retrievers.bm25 import BM25Retriever

    paths = [path for path in sorted(corpus.rglob("*")) if path.suffix.lower() in TEXTS]
    started = time.perf_counter()
    documents = [
        Document(text=path.read_text("utf-8"), metadata={"file": path.relative_to(corpus).as_posix()}) for path in paths
    ]
    nodes = SentenceSplitter(chunk_size=CHUNK_TOKENS, chunk_overlap=20).get_nodes_from_documents(documents)
    index = VectorStoreIndex(nodes, embed_model=embedding)
    lexical = BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=20)
    seconds = time.perf_counter() - started
    both = QueryFusionRetriever(
        [index.as_retriever(similarity_top_k=20), lexical],
        similarity_top_k=FIRST,
        num_queries=1,
        mode="reciprocal_rerank",
        use_async=False,
        llm=None,
    )

    def ask(asked: str) -> Found:
        return [(found.node.metadata["file"], found.node.get_content()) for found in both.retrieve(asked)]

    return _measured(len(nodes), seconds, questions, ask)


def _measured(passages: int, seconds: float, questions: Path, ask: Callable[[str], Found]) -> dict[str, object]:
    lines = [json.loads(line) for line in questions.read_text("utf-8").splitlines() if line.strip()]
    golds = [(line["question"], gold) for line in lines if (gold := _golds(line))]
    found = [ask(asked)[:FIRST] for asked, _ in golds]
    hits = sum(_proves(results, gold) for results, (_, gold) in zip(found, golds, strict=True))
    return {
        "passages": passages,
        "index_s": round(seconds, 1),
        "passages_a_second": round(passages / seconds, 1),
        "question_ms": timed(lambda i: ask(golds[i % len(golds)][0]), min(60, max(20, len(golds)))),
        "evidence_at_5": round(hits / max(1, len(golds)), 3),
        "questions": len(golds),
        "peak_mb": peak_mb(),
    }


def _golds(line: dict[str, Any]) -> Found:
    """Return the gold quotes of a question with their files; none for one that has no answer."""
    return [(gold["source"], gold["quote"]) for gold in line.get("evidence") or [] if gold.get("quote")]


def _proves(results: Found, golds: Found) -> bool:
    return any(
        Path(file).name == Path(gold_file).name and _share(quote, text) >= SHARED
        for gold_file, quote in golds
        for file, text in results
    )


def _share(quote: str, text: str) -> float:
    wanted, held = _runs(quote), _runs(text)
    return len(wanted & held) / max(1, min(len(wanted), max(len(held), _LEAST_RUNS)))


def _runs(text: str) -> set[tuple[str, ...]]:
    syllables = folded_syllables(text)
    return {tuple(syllables[at : at + RUN]) for at in range(max(1, len(syllables) - RUN + 1))}


CONTENDERS: dict[str, Callable[[Path, Path, Path], dict[str, object]]] = {
    "tracuu": tracuu,
    "tracuu_search": tracuu_search,
    "llamaindex": llamaindex,
    "llamaindex_with_our_encoder": llamaindex_with_our_encoder,
}

if __name__ == "__main__":
    main()
