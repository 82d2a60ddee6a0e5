"""Reading a question's spelling as the product does, over the plans of the training material instead of an index."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from corpus.names.agencies import known_names
from corpus.text import normalize, tokens
from qa.spelling.abbreviations import Abbreviations
from qa.spelling.accents import Restorer
from qa.understanding.lexicon import load_lexicon
from qa.understanding.rules import Understander

_PLANS: Final = ("corpus/plans", "training/data/authors")


class Speller:
    """Restores accents, mends slips and writes abbreviations out, with the language model of the plans it is given."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the plans' texts."""
        self.kept: dict[str, str] = {}
        """What was read so far, as typed and as read."""
        lexicon = load_lexicon()
        syllables: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        kept = [normalize(text) for text in texts]
        for line in itertools.chain.from_iterable(text.splitlines() for text in kept):
            words = [token.text for token in tokens(line)]
            syllables.update(words)
            pairs.update(itertools.pairwise(words))
        names = (tuple(token.text for token in tokens(name)) for name in known_names())
        restorer = Restorer.from_counts(syllables, pairs, itertools.chain(lexicon.phrases(), names))
        self._reader = Understander(restorer, lexicon, Abbreviations(lexicon.abbreviations, lambda: kept))

    @classmethod
    def of_material(cls, root: Path) -> Speller:
        """Return the speller over all plans below ``root``, the repository's folder."""
        files = [path for part in _PLANS for path in sorted((root / part).rglob("*")) if path.suffix in (".md", ".txt")]
        return cls(path.read_text("utf-8") for path in files)

    def read(self, typed: str) -> str:
        """Return ``typed`` as the product reads it."""
        found = self.kept.get(typed)
        if found is None:
            found = self.kept[typed] = self._reader.understand(normalize(typed).strip()).words.text
        return found
