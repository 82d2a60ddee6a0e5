"""The engine on this machine: snapshots in folders, each with FAISS, tantivy and SQLite.

In: segments. Out: a snapshot as a folder, published by a rename, and searches in it.
"""
