"""Questions as they are asked, with the strings that decide their answers and the lines that prove them.

The authors' about their own plans, and those of ``bench/gold`` about the plans of ``corpus/plans``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.text import fold_accents, normalize
from training.authored import DATA

_SAME: Final = (("ubnd", "uy ban nhan dan"), ("nsnn", "ngan sach nha nuoc"))
_DAY: Final = re.compile(r"\b(\d{1,2}) thang (\d{1,2}) nam (\d{4})\b")
_ZERO: Final = re.compile(r"\b0(\d)\b")
_YES_NO: Final = frozenset({"co", "khong"})
_NO_ANSWER_IS_MEANT: Final = frozenset({"help", "plans"})
"""Fields whose answers need no proof: that nothing proves them does not say that there is none."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A question of an author.

    ``ask`` are its fields as far as labelled; ``thread`` is "" where it stands alone; ``proofs`` are (file, words) of plans.
    """

    author: str
    text: str
    ask: tuple[str, ...]
    thread: str
    answer: tuple[str, ...]
    proofs: tuple[tuple[str, str], ...]

    @property
    def answerable(self) -> bool:
        """Tell whether a plan holds the answer."""
        return bool(self.proofs)

    @property
    def counts(self) -> bool:
        """Tell whether silence on it can be right or wrong."""
        return self.answerable or not set(self.ask) & _NO_ANSWER_IS_MEANT

    @property
    def bare_proofs(self) -> list[tuple[str, str]]:
        """The proofs as :func:`is_proof` takes them: each file with its words made bare."""
        return [(file, bare(words)) for file, words in self.proofs]

    def answered_by(self, answer: str) -> bool:
        """Tell whether the text ``answer`` holds all that decides."""
        said = bare(answer)
        return self.answerable and all(_says(said, bare(part)) for part in self.answer)


GOLD: Final = "gold"
"""The name under which the questions of ``bench/gold`` count as those of one author."""
_ROOT: Final = Path(__file__).parents[2]
CORPUS: Final = _ROOT / "corpus" / "plans"
AUTHORS: Final = DATA / "authors"
"""Questions with all their labels: the learned reader is made from them, too."""
JUDGED: Final = DATA / "judged"
"""Questions of other hands."""
RERANKED: Final = ("j", "k", "l", "m")
"""The hands in :data:`JUDGED` that the reranker is made from; with those after p beside them it told proofs no better."""
HELD_OUT: Final = ("n", "o", "p")
"""The hands in :data:`JUDGED` that the reranker is not made from: they fit what is made of its scores."""


def asked_of_corpus(folder: Path = _ROOT / "bench" / "gold") -> list[Gold]:
    """Return the questions about the plans of the corpus, and those on other subjects."""
    lines = [json.loads(line) for line in (folder / "questions.jsonl").read_text("utf-8").splitlines() if line.strip()]
    known = [
        Gold(GOLD, each["question"], (), "", tuple(each["answer"]), tuple((e["source"], e["quote"]) for e in each["evidence"]))
        for each in lines
    ]
    others = (folder / "unanswerable.txt").read_text("utf-8").splitlines()
    return [*known, *(Gold(GOLD, line, (), "", (), ()) for line in others if line and not line.startswith("#"))]


def asked_by_authors(folder: Path = AUTHORS) -> list[Gold]:
    """Return all questions of all authors, in the order of the files: the turns of a conversation follow one another."""
    texts = {plan.name: plan.read_text("utf-8") for plan in plans_of(folder)}
    return [
        _gold(json.loads(line), file.parent.name, texts)
        for file in sorted(folder.glob("*/questions.jsonl"))
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    ]


def plans_of(folder: Path = AUTHORS) -> list[Path]:
    """Return the files of all authors' plans."""
    return sorted(plan for plan in folder.glob("*/plans/*") if plan.suffix in (".md", ".txt"))


def bare(text: str) -> str:
    """Return ``text`` without accents, marks and case, its dates and its commonest short forms written one way."""
    folded = " ".join(re.sub(r"\W+", " ", fold_accents(normalize(text)).lower()).split())
    folded = _ZERO.sub(r"\1", _DAY.sub(r"\1 \2 \3", folded))
    for short, long in _SAME:
        folded = re.sub(rf"\b{short}\b", long, folded)
    return folded


def is_proof(said: str, files: Set[str], proofs: Iterable[tuple[str, str]]) -> bool:
    """Tell whether the bare words ``said``, of a plan with these ``files``, hold one of the bare ``proofs`` or stand in one."""
    return bool(said) and any(file in files and (said in proof or proof in said) for file, proof in proofs)


def _says(said: str, part: str) -> bool:
    """Tell whether the bare words ``said`` hold ``part``: a yes or no at their begin, a number as a word of its own."""
    if part in _YES_NO:
        return said.split(" ", 1)[0] == part
    return re.search(rf"\b0?{part}\b", said) is not None if part.isdigit() else part in said


def _gold(line: dict[str, object], author: str, texts: dict[str, str]) -> Gold:
    plan, words = line["plan"], list(line["evidence"])  # type: ignore[call-overload]
    proofs = [(name, proof) for proof in words for name in ([str(plan)] if plan else texts) if proof in texts[name]]
    thread = line.get("thread")
    return Gold(
        author=author,
        text=str(line["question"]),
        ask=tuple(line["ask"]),  # type: ignore[arg-type]
        thread=f"{author}/{thread}" if thread else "",
        answer=tuple(line["answer"]),  # type: ignore[arg-type]
        proofs=tuple(proofs),
    )
