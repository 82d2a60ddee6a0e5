"""The engine on this machine: snapshots in folders, each with FAISS, tantivy and SQLite."""
