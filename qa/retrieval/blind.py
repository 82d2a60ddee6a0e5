"""An encoder that sees no meaning: what is found is then found by its words alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.encoding.encoder import Encoder, Vectors


class BlindEncoder:
    """Stands in for ``encoder``: every text has the zero vector, as far from one as from another."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @property
    def name(self) -> str:
        """The name of the encoder that it stands for."""
        return self._encoder.name

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self._encoder.dimension

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the encoder that it stands for, so that its index is still answered from."""
        return self._encoder.fingerprint

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return a zero vector for each question."""
        return np.zeros((len(texts), self.dimension), np.float32)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return a zero vector for each passage."""
        return np.zeros((len(texts), self.dimension), np.float32)
