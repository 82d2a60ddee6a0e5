"""The index: passages, vectors, lexical index, records, snapshots. Knows nothing of questions."""
