"""Engines publish segments and search them; `local` is FAISS, tantivy and SQLite in a snapshot.

In: segments, then searches with their filters. Out: snapshots; hits, passages, rows (:mod:`indexer.engines.base`).
"""
