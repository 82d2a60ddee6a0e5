"""``python -m training.asked_words``: counts the syllables of the questions, for the repair of accents and slips.

Counted are questions as their authors wrote them with all accents, and the frames between their slots. The counts are the
product's ``qa/spelling/asked_words.tsv``. Restored whole on questions of two other authors: 0.54 without, 0.67 with them.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from corpus.text import normalize, tokens
from qa.spelling import asked_words

DATA: Final = Path(__file__).parent / "data"
_ACCENTED: Final = frozenset({"plain", "colloquial", "formal-long", "keywords"})
_SLOT: Final = re.compile(r"\{\w+\}")


def written(folder: Path = DATA) -> Iterator[str]:
    """Yield the stretches of text to count in: whole questions, and what stands between the slots of a frame."""
    for file in sorted(folder.glob("authors/*/questions.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            question = json.loads(line)
            if question["style"] in _ACCENTED:
                yield normalize(question["question"])
    for file in sorted(folder.glob("frames/*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if line and not line.startswith(("[", "#")):
                yield from _SLOT.split(normalize(line))


def main() -> None:
    """Write the counts."""
    syllables: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in written():
        words = [token.text for token in tokens(text.lower())]
        syllables.update(words)
        pairs.update(itertools.pairwise(words))
    lines = [f"{word}\t{count}" for word, count in sorted(syllables.items())]
    lines += [f"{one}\t{other}\t{count}" for (one, other), count in sorted(pairs.items())]
    target = Path(asked_words.__file__).with_name(asked_words.FILE)
    target.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
