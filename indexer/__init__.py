"""The index: passages, vectors, lexical index, records, snapshots. Knows nothing of questions.

In: what was read of each document. Out: snapshots that can be searched (:mod:`indexer.engines.base`).
"""
