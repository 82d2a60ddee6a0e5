"""What tests of the index share: a quick encoder without a model, and what holds of any one version of an index."""

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


def assert_of_one_version(snapshot, terms, vector, *, plan, word):
    """All hits of a request are in the snapshot's plans, quotes are in their documents, and ``plan`` is there with ``word``."""
    plans = {each.id for each in snapshot.plans()}
    hits = [*snapshot.lexical(terms, 20), *snapshot.dense(vector, 20)]
    for passage in snapshot.passages([hit.passage for hit in hits]):
        assert passage.plan in plans
        text = snapshot.document_text(passage.document)
        assert passage.clean == " ".join(" ".join(part.of(text) for part in passage.ranges).split())
    assert (plan in plans) == any(word in snapshot.passage(hit.passage).clean for hit in hits)
