"""An encoder for tests: quick, without a model, alike texts get alike vectors."""

import hashlib

import numpy as np


class HashEncoder:
    """Adds up a random unit vector for each word; counts what it was asked to encode."""

    def __init__(self, dimension=32, fingerprint="hash-encoder-1"):
        self.name = "hash"
        self.dimension = dimension
        self.fingerprint = fingerprint
        self.encoded = []

    def encode_queries(self, texts):
        return self._encode(texts)

    def encode_passages(self, texts):
        self.encoded += texts
        return self._encode(texts)

    def _encode(self, texts):
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
                vectors[row] += np.random.default_rng(seed).standard_normal(self.dimension)
        return (vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)).astype(np.float32)
