"""Engines publish segments and search them; `local` is FAISS, tantivy and SQLite in a snapshot."""
