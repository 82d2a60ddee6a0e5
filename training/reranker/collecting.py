"""What is found for questions, the best of it kept, with which of it proves the answer: what the reranker learns from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from corpus.text import normalize
from qa.contracts.reranking import Excerpt
from qa.pipeline import Answerer
from qa.retrieval.knowledge import Knowledge
from training.answers.asked import Gold, bare, is_proof
from training.answers.asking import excerpt_of, lists_of

KEPT: Final = 8
"""How many of what is found are kept, the proofs among them left aside: as many as the product reranks."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """A question (``text`` as it is read) with the ``excerpts`` that were found for it, and which of them prove its answer."""

    author: str
    text: str
    excerpts: tuple[Excerpt, ...]
    proves: tuple[bool, ...]


def collect(answerer: Answerer, knowledge: Knowledge, questions: Iterable[Gold]) -> Iterator[Pairs]:
    """Yield the pairs of all ``questions`` that stand alone and can be right or wrong; ``answerer`` has no reranker."""
    files = {plan.id: {document.file for document in plan.documents} for plan in knowledge.plans}
    for question in questions:
        if question.thread or not question.counts:
            continue
        looked = answerer.inquire(normalize(question.text).strip())
        for _, each in lists_of(looked):
            found = {excerpt_of(of_list): (files[passage.plan], bare(text)) for passage, text, of_list in each}
            pairs = _pairs(question, looked.words.text, found)
            if pairs is not None:
                yield pairs


def _pairs(question: Gold, text: str, found: Mapping[Excerpt, tuple[Set[str], str]]) -> Pairs | None:
    """Return the best of what was ``found`` (files of its plan, its words), with all that proves the answer.

    None where nothing found does.
    """
    proofs = question.bare_proofs
    kept: list[tuple[Excerpt, bool]] = []
    others = 0
    for excerpt, (files, said) in found.items():
        proves = is_proof(said, files, proofs)
        if proves or others < KEPT:
            kept.append((excerpt, proves))
            others += not proves
    if not kept or (question.answerable and not any(proves for _, proves in kept)):
        return None
    return Pairs(question.author, text, tuple(excerpt for excerpt, _ in kept), tuple(proves for _, proves in kept))


def write_pairs(pairs: Iterable[Pairs], file: Path) -> Path:
    """Write ``pairs``, a line each, and return the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(asdict(each), ensure_ascii=False) for each in pairs]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def read_pairs(file: Path) -> list[Pairs]:
    """Return the pairs of ``file``."""
    found = []
    for line in file.read_text("utf-8").splitlines():
        each = json.loads(line)
        excerpts = tuple(Excerpt(**excerpt) for excerpt in each["excerpts"])
        found.append(Pairs(each["author"], each["text"], excerpts, tuple(each["proves"])))
    return found
